/* The fields of a Moodle question that is answered by several numbers. */
#ifndef RECKON_EXPORT_MOODLE_CLOZE_H
#define RECKON_EXPORT_MOODLE_CLOZE_H

#include "export/item.h"

/* Appends a paragraph with a field for each number: {1:NUMERICAL:...}. */
void moodle_cloze(const struct item *item, struct str *out);

#endif
