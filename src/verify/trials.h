/* Trials of a check program by the block, on several threads. A block's trials
 * depend on its number only, so how many threads there are changes nothing but
 * the time. */
#ifndef RECKON_VERIFY_TRIALS_H
#define RECKON_VERIFY_TRIALS_H

#include "lang/block.h"

/* A block asked for and, afterwards, what it gave. */
struct trials_block {
    uint32_t trials; /* set by the caller; at most BLOCK_TRIALS */
    bool ok;
    struct error error; /* when not ok; place: in the program's text */
    struct block_result result;
};

struct trials;

/* Prepares trials of a checked program that draws, its stream split by the
 * number of the block. Everything pointed to must last until trials_end; what
 * is made lives in `arena` or until then. */
struct trials *trials_start(struct arena *arena, const struct program *program,
                            const struct value *parameter, uint32_t parameters,
                            const struct rng *stream, uint32_t threads);

/* The program as compiled for blocks, or NULL when each trial is run on
 * values. */
const struct block_code *trials_code(const struct trials *trials);

/* Runs the blocks numbered first, first + 1, ... */
void trials_run(struct trials *trials, uint64_t first,
                struct trials_block *block, uint32_t count);

void trials_end(struct trials *trials);

#endif
