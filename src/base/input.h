/* A regular file read byte by byte, from the first to the last, so that its
 * size does not matter. */
#ifndef RECKON_BASE_INPUT_H
#define RECKON_BASE_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

enum { INPUT_END = -1 };

struct input {
    const char *path; /* outlives it */
    int descriptor;
    char *bytes; /* read and not yet taken: from `at` to `end` */
    size_t at, end;
    size_t line; /* that the next byte stands in, from 1 */
    int failure; /* errno, or 0 */
};

/* On true it must be closed. */
bool input_open(struct input *input, const char *path, struct error *error);

/* The next byte, 0 .. 255; INPUT_END at the end, and where reading fails.
 * input_take goes on to the one behind it. */
int input_peek(struct input *input);
int input_take(struct input *input);

/* Puts the next line, without its newline, in the place of what `line` holds;
 * the last one needs no newline. False at the end, where reading fails, and,
 * with an error, for a line of more than `limit` bytes. */
bool input_line(struct input *input, size_t limit, struct str *line,
                struct error *error);

/* False with an error where reading has failed. */
bool input_close(struct input *input, struct error *error);

#endif
