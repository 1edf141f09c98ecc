/* The media that passages (quiz/passage.h) are written in: Markdown, HTML with
 * MathML, LaTeX. Plain text needs none of this: it is the passage's text. Each
 * medium is a file, with the paper of that format and what a preview is made
 * of; all of it is written from pieces and boxes, never from other text. */
#ifndef RECKON_EXPORT_MEDIUM_H
#define RECKON_EXPORT_MEDIUM_H

#include <stdbool.h>

#include "base/str.h"
#include "export/paper.h"
#include "lang/box.h"
#include "quiz/passage.h"

struct medium {
    const char *name;

    /* Text from outside, escaped; `begins`: at the beginning of a paragraph. */
    void (*words)(struct str *out, const char *text, size_t length,
                  bool begins);
    /* A formula in the line: `step` after `step`, with equals signs. */
    void (*formula)(struct str *out, const struct box *const *step,
                    uint32_t steps);

    /* A whole document: its beginning with a title and its end; inside it
     * headings, parts with their tables and options, and paragraphs that begin
     * with a name ("hint"). */
    void (*begin)(struct str *out, const char *title);
    void (*end)(struct str *out);
    void (*heading)(struct str *out, const char *text);
    void (*part)(struct str *out, const struct paper_part *part);
    void (*field)(struct str *out, const char *name,
                  const struct passage *passage);
};

extern const struct medium medium_markdown, medium_html, medium_latex;

/* The medium of that name, or NULL. */
const struct medium *medium_find(const char *name);

/* Appends a passage; `paragraph` is put between its paragraphs. Numbers that
 * are plain digits stand among the words, other ones are formulas. */
void medium_write(const struct medium *medium, const struct passage *passage,
                  const char *paragraph, struct str *out);

/* What stands between two equals signs of a formula, as boxes. */
const struct box *medium_step(struct arena *arena,
                              const struct formula_step *step);

/* Appends text that is no passage, escaped. */
void medium_words(const struct medium *medium, const char *text,
                  struct str *out);

#endif
