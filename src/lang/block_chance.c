/* Random draws for a block. One number of the stream makes the same draw here
 * as in chance.c and sampler.c. */
#include <math.h>

#include "lang/block_machine.h"
#include "lang/incomplete.h"
#include "lang/limits.h"

__extension__ typedef unsigned __int128 wide;

/* One of 0 .. n-1 from a random word, as rng_below does it. */
static inline uint64_t below(struct rng *rest, uint64_t word, uint64_t n)
{
    wide product = (wide)word * n;
    if (__builtin_expect((uint64_t)product < n, 0)) {
        uint64_t least = (0 - n) % n;
        while ((uint64_t)product < least)
            product = (wide)rng_next(rest) * n;
    }
    return (uint64_t)(product >> 64);
}

/* As sampler_unit. */
static inline double open_unit(uint64_t word)
{
    return ((double)(int64_t)(word >> 12) + 0.5) * 0x1p-52;
}

/* As rng_unit. */
static inline double unit(uint64_t word)
{
    return (double)(int64_t)(word >> 11) * 0x1p-53;
}

static void draw_below(struct block_machine *machine,
                       const struct block_frame *frame,
                       const struct block_op *op)
{
    const uint64_t *word = machine->word, n = op->limit;
    const int64_t first = (int64_t)op->b_value;
    double *restrict out = frame_number(frame, op->out);
    for (uint32_t i = 0; i < frame->lanes; i++)
        out[i] =
            (double)((int64_t)below(&machine->bulk->rest, word[i], n) + first);
}

static bool draw_roll(struct block_machine *machine,
                      const struct block_frame *frame,
                      const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    const double *faces = frame_number(frame, op->a);
    double *out = frame_number(frame, op->out);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        if (!mask[i])
            continue;
        if (!(faces[i] >= 1 && faces[i] <= INT32_MAX))
            return machine_fail(machine, op->node->child[0], ERROR_DOMAIN,
                                "the number of faces must be a whole number "
                                "from 1 to 2147483647");
        out[i] = (double)below(&machine->bulk->rest, machine->word[i],
                               (uint64_t)faces[i]) +
                 1;
    }
    return true;
}

static bool draw_flip(struct block_machine *machine,
                      const struct block_frame *frame,
                      const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    const double *p = op->a_fixed ? &op->a_value : frame_number(frame, op->a);
    const uint32_t step = !op->a_fixed;
    uint8_t *out = frame_truth(frame, op->out);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        double chance = p[i * step];
        if (mask[i] && !(chance >= 0 && chance <= 1))
            return machine_fail(machine, op->node, ERROR_DOMAIN,
                                "the probability of flip lies between 0 and 1");
        out[i] = unit(machine->word[i]) < chance;
    }
    return true;
}

static void draw_ratio(struct block_machine *machine,
                       const struct block_frame *frame,
                       const struct block_op *op)
{
    const uint64_t n = op->limit, hits = (uint64_t)op->a_value;
    uint8_t *out = frame_truth(frame, op->out);
    for (uint32_t i = 0; i < frame->lanes; i++)
        out[i] = below(&machine->bulk->rest, machine->word[i], n) < hits;
}

static void draw_weighted(struct block_machine *machine,
                          const struct block_frame *frame,
                          const struct block_op *op)
{
    double *out = frame_number(frame, op->out);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        double left = unit(machine->word[i]);
        uint32_t k = 0;
        while (k + 1 < op->count && left >= op->table[k])
            left -= op->table[k++];
        out[i] = k;
    }
}

static void draw_invert(struct block_machine *machine,
                        const struct block_frame *frame,
                        const struct block_op *op)
{
    double *out = frame_number(frame, op->out);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        double u = open_unit(machine->word[i]);
        uint32_t k = op->guide[(uint32_t)(u * BLOCK_GUIDE)];
        while (op->table[k] <= u)
            k++;
        out[i] = k + op->b_value;
    }
}

static void draw_continuous(struct block_machine *machine,
                            const struct block_frame *frame,
                            const struct block_op *op)
{
    const double a = op->a_value, b = op->b_value;
    double *out = frame_number(frame, op->out);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        double u = open_unit(machine->word[i]);
        if (op->code == BLOCK_UNIFORM)
            out[i] = u < 0.5 ? a + (b - a) * u : b - (b - a) * (1 - u);
        else if (op->code == BLOCK_NORMAL)
            out[i] = a + b * normal_quantile(tails_make(u, 1 - u));
        else
            out[i] = -log1p(-u) / a;
    }
}

/* As in draw_sample of fn_draw.c, but that the places are put back. */
static void draw_sample(struct block_machine *machine,
                        const struct block_frame *frame,
                        const struct block_op *op)
{
    uint16_t *place = machine->place;
    uint32_t swap[BLOCK_MEMBERS], size = op->outs_count;
    for (uint32_t k = 0; k < size; k++) {
        double *out = frame_number(frame, op->outs[k]);
        rng_fill(machine->bulk, machine->word, frame->lanes);
        for (uint32_t i = 0; i < frame->lanes; i++)
            out[i] = (double)below(&machine->bulk->rest, machine->word[i],
                                   op->limit - k);
    }
    for (uint32_t i = 0; i < op->limit; i++)
        place[i] = (uint16_t)i;
    for (uint32_t i = 0; i < frame->lanes; i++) {
        for (uint32_t k = 0; k < size; k++) {
            double *out = &frame_number(frame, op->outs[k])[i];
            swap[k] = k + (uint32_t)*out;
            uint16_t chosen = place[swap[k]];
            place[swap[k]] = place[k];
            place[k] = chosen;
            *out = chosen;
        }
        for (uint32_t k = size; k-- > 0;) {
            uint16_t chosen = place[k];
            place[k] = place[swap[k]];
            place[swap[k]] = chosen;
        }
    }
}

static bool draw_quantile(struct block_machine *machine,
                          const struct block_frame *frame,
                          const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    double *out = frame_number(frame, op->out);
    double given[DISTRIBUTION_PARAMETERS], parameter[DISTRIBUTION_PARAMETERS];
    for (uint32_t i = 0; i < frame->lanes; i++) {
        struct error reason = {0};
        if (!mask[i])
            continue;
        for (uint32_t k = 0; k < op->count; k++)
            given[k] = op->item[k].kind == OPERAND_CONSTANT
                           ? block_fixed(&op->item[k])
                           : frame_number(frame, op->item[k].column)[i];
        if (!distribution_fill(op->distribution, given, op->count, parameter,
                               &reason) ||
            !distribution_quantile(op->distribution,
                                   open_unit(machine->word[i]), parameter,
                                   &out[i], &reason))
            return machine_fail(machine, op->node, reason.code, reason.text);
        out[i] += op->b_value;
    }
    return true;
}

bool machine_draw(struct block_machine *machine,
                  const struct block_frame *frame, const struct block_op *op)
{
    if (op->code == BLOCK_SAMPLE) {
        draw_sample(machine, frame, op);
        return true;
    }
    rng_fill(machine->bulk, machine->word, frame->lanes);
    switch (op->code) {
    case BLOCK_BELOW: draw_below(machine, frame, op); return true;
    case BLOCK_ROLL: return draw_roll(machine, frame, op);
    case BLOCK_FLIP: return draw_flip(machine, frame, op);
    case BLOCK_FLIP_RATIO: draw_ratio(machine, frame, op); return true;
    case BLOCK_WEIGHTED: draw_weighted(machine, frame, op); return true;
    case BLOCK_INVERT: draw_invert(machine, frame, op); return true;
    case BLOCK_QUANTILE: return draw_quantile(machine, frame, op);
    default: draw_continuous(machine, frame, op); return true;
    }
}
