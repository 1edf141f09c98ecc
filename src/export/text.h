/* Plain text, for documents other than papers. */
#ifndef RECKON_EXPORT_TEXT_H
#define RECKON_EXPORT_TEXT_H

#include "base/str.h"
#include "export/paper.h"

enum { TEXT_INDENT = 5 };

/* Appends a part's text, table and options, set in by TEXT_INDENT. */
void text_part(const struct paper_part *part, struct str *out);

#endif
