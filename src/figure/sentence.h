/* Pieces of the sentences that stand for a figure. */
#ifndef RECKON_FIGURE_SENTENCE_H
#define RECKON_FIGURE_SENTENCE_H

#include "figure/measure.h"

/* Ends a sentence. */
void sentence_end(struct str *out);

/* A text of the figure; one that begins a sentence; one with a blank behind it,
 * if there is one. */
void sentence_text(const char *text, struct str *out);
void sentence_first(const char *text, struct str *out);
void sentence_named(const char *name, struct str *out);

/* The text, or the other where there is none. */
const char *sentence_given(const char *text, const char *otherwise);

/* Values; dates with their year where two years are seen. */
void sentence_x(const struct figure *figure, double value, struct str *out);
void sentence_y(const struct figure *figure, double value, struct str *out);

/* " on 23 November", " at level 3". */
void sentence_at(const struct figure *figure, double x, struct str *out);

/* ", standard error 0.19" or ", 95% interval 70% to 89%". */
void sentence_band(const struct figure *figure, double low, double high,
                   struct str *out);

/* All there is to say about a line, about dots. */
void sentence_line(const struct figure *figure,
                   const struct figure_series *series, struct str *out);
void sentence_dots(const struct figure *figure,
                   const struct figure_series *series, struct str *out);

#endif
