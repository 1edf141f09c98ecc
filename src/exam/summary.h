/* Tables for the screen. */
#ifndef RECKON_EXAM_SUMMARY_H
#define RECKON_EXAM_SUMMARY_H

#include <stddef.h>

#include "base/str.h"

/* Appends text from outside, cut and filled up to `width` columns, of which the
 * last one stays empty. */
void summary_cell(const char *text, size_t width, struct str *out);

#endif
