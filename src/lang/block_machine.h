/* The parts of the machine that runs blocks. Functions that return bool return
 * false when a trial fails, with machine->error set. */
#ifndef RECKON_LANG_BLOCK_MACHINE_H
#define RECKON_LANG_BLOCK_MACHINE_H

#include "lang/block_code.h"
#include "lang/block_compiler.h"

enum { BLOCK_LEVELS = 5 };

/* Registers for so many trials. */
struct block_frame {
    double *number;
    uint8_t *truth;  /* 0 or 1 */
    uint32_t *steps; /* spent by each trial */
    uint32_t lanes;  /* trials */
    uint32_t stride; /* from one register to the next */
};

struct block_machine {
    const struct block_code *code;
    struct arena *arena; /* given back after each operation */
    struct block_frame frame[BLOCK_LEVELS]; /* each with fewer trials */
    uint64_t *word;                         /* random, one for each trial */
    uint16_t *place;                        /* BLOCK_MEMBERS, for samples */
    uint32_t *lane;                         /* places in the frame above */
    struct rng_bulk *bulk;
    struct block_result *result;
    struct error *error;
};

static inline double *frame_number(const struct block_frame *frame,
                                   uint32_t column)
{
    return frame->number + (size_t)column * frame->stride;
}

static inline uint8_t *frame_truth(const struct block_frame *frame,
                                   uint32_t column)
{
    return frame->truth + (size_t)column * frame->stride;
}

bool machine_fail(struct block_machine *machine, const struct node *node,
                  enum error_code code, const char *text);

/* The PURE operations. */
void machine_pure(const struct block_frame *frame, const struct block_op *op);

/* Arithmetic that can fail. */
bool machine_arithmetic(struct block_machine *machine,
                        const struct block_frame *frame,
                        const struct block_op *op);

/* Draws. */
bool machine_draw(struct block_machine *machine,
                  const struct block_frame *frame, const struct block_op *op);

/* LOOK_UP and CHOOSE. */
bool machine_choose(struct block_machine *machine,
                    const struct block_frame *frame, const struct block_op *op);

/* CALL. */
bool machine_call(struct block_machine *machine,
                  const struct block_frame *frame, const struct block_op *op);

#endif
