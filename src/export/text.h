/* Plain text, for documents other than papers. */
#ifndef RECKON_EXPORT_TEXT_H
#define RECKON_EXPORT_TEXT_H

#include "base/str.h"
#include "export/paper.h"

enum { TEXT_INDENT = 5 };

/* Appends a part's text, table and options, set in by TEXT_INDENT. */
void text_part(const struct paper_part *part, struct str *out);

/* Appends what stands below a part of a paper: an empty line, and the
 * conditions in brackets. */
void text_foot(const struct paper_question *question,
               const struct paper_part *part, struct str *out);

#endif
