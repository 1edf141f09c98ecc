/* One drawn question with all that its author wants to see: parameters, text,
 * key, mistakes, hints, rubric, solution. For authors; learners are given
 * papers (paper.h). */
#ifndef RECKON_EXPORT_PREVIEW_H
#define RECKON_EXPORT_PREVIEW_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"
#include "export/medium.h"
#include "quiz/question.h"

/* The beginning and the end of a document of questions in a medium. */
void preview_begin(const struct medium *medium, const char *title,
                   struct str *out);
void preview_end(const struct medium *medium, struct str *out);

/* Appends the question. False, with an error that points into the bank, where
 * a formula has no value. */
bool preview_write(const struct medium *medium, struct question *question,
                   struct str *out, struct error *error);

/* The same as an object of JSON on one line, without its end: each text also as
 * its pieces, a formula in text, LaTeX and MathML. */
bool preview_json(struct question *question, struct str *out,
                  struct error *error);

#endif
