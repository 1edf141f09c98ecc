/* Pieces of an HTML page. */
#ifndef RECKON_REPORT_WEB_H
#define RECKON_REPORT_WEB_H

#include "figure/figure.h"

/* A text between two pieces of markup. */
void web_text(struct str *out, const char *begin, const char *text,
              const char *end);

/* From the doctype to the beginning of <main>, with the title as its heading.
 */
void web_begin(struct str *out, const char *title);

/* The rest: who wrote it, for people and for machines that look for it. */
void web_end(struct str *out, const char *program);

/* A section with a heading of its own: "<section ...><h2 id=...>". Its id is
 * `id`, its heading's `id`-h. */
void web_section(struct str *out, const char *id, const char *heading);
void web_section_end(struct str *out);

/* What the figure shows, drawn and as a table that opens on demand. `id` must
 * be another for each figure of the page. */
void web_figure(struct str *out, const struct figure *figure, const char *id);

/* The description of the figure as a paragraph. */
void web_description(struct str *out, const struct figure *figure);

#endif
