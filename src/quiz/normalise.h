/* What keyboards, editors and web pages put in place of plain signs, mapped
 * back: minus look-alikes, times and division signs, all kinds of blanks,
 * full-width forms, superscripts as powers. Nothing else is changed (NFKC would
 * make 22 of 2 squared). */
#ifndef RECKON_QUIZ_NORMALISE_H
#define RECKON_QUIZ_NORMALISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct normalised {
    const char *text;
    size_t length;
    const uint32_t *origin; /* typed byte of each byte; NULL: the same */
    size_t typed_length;
};

/* False, with an error, on bytes that are no UTF-8 and on control bytes. A line
 * of plain ASCII is not copied. */
bool normalise(struct arena *arena, const char *line, size_t length,
               struct normalised *out, struct error *error);

/* Moves an error's place from the normalised to the typed line. */
void normalised_place(const struct normalised *normalised, struct error *error);

#endif
