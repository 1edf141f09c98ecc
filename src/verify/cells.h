/* Values squeezed into two words each, so that two states of an enumeration are
 * equal when their bytes are. Numbers and truths are held in the cell; a text
 * or a list is kept once for all cells that hold an equal one, and the cell
 * holds its address. Kept values live as long as the table. */
#ifndef RECKON_VERIFY_CELLS_H
#define RECKON_VERIFY_CELLS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "lang/value.h"

/* form > 0: the denominator of an exact number; 0: a double's bits; below 0: a
 * truth, a text, a list. All zero bytes: a variable without a value. */
struct cell {
    int64_t form, content;
};

struct cell_entry; /* a kept text or list */

struct cells {
    struct arena kept;
    struct arena scratch;
    struct cell_entry *entry;
    size_t size, count;
};

void cells_init(struct cells *cells);
void cells_release(struct cells *cells);

/* The cell of any value; what it points to is copied if it is new. Lists that
 * are equal but held differently (1..3 and [1, 2, 3]) may get two cells. */
struct cell cells_pack(struct cells *cells, const struct value *value);

/* The value of a cell; lives as long as the table. */
struct value cell_value(struct cell cell);

/* Bytes in use. */
size_t cells_bytes(const struct cells *cells);

/* A hash of `count` cells. */
uint64_t cells_hash(const struct cell *cell, size_t count);

#endif
