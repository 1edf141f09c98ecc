/* Text from banks and answers as text of a format: one function a format, and
 * nothing else ever puts such text into a file. */
#ifndef RECKON_EXPORT_ESCAPE_H
#define RECKON_EXPORT_ESCAPE_H

#include "base/str.h"

/* Appends a JSON string with its quotes. Controls and whatever could steer a
 * terminal are written as \uXXXX; bytes that are no UTF-8 as U+FFFD. */
void escape_json(struct str *out, const char *text);

/* Appends a CSV cell (RFC 4180) that a spreadsheet takes as text: one that
 * begins with = + - @ (full-width ones too), a tab or a line end, behind blanks
 * or not, gets an apostrophe in front (CWE-1236). What could steer a terminal is
 * spelt out, as utf8_add_visible does; line ends and tabs stay. */
void escape_csv_text(struct str *out, const char *text);

/* A cell with the text as it is, for programs that calculate nothing. */
void escape_csv_plain(struct str *out, const char *text);

/* The same for a cell that may be a number: a plain one, -5 or 1e-3, stays a
 * number. */
void escape_csv_value(struct str *out, const char *text);

#endif
