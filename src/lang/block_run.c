/* Running blocks: one operation after another, for all trials at once. */
#include <string.h>

#include "lang/block_machine.h"
#include "lang/limits.h"

enum { CROWDED = 4 /* trials in so many that make a smaller frame pay */ };

static bool run_ops(struct block_machine *machine, int level, uint32_t from,
                    uint32_t to);

bool machine_fail(struct block_machine *machine, const struct node *node,
                  enum error_code code, const char *text)
{
    return error_set_at(machine->error, code, node->at, node->length, "%s",
                        text);
}

static uint32_t count_true(const uint8_t *mask, uint32_t lanes)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < lanes; i++)
        count += mask[i];
    return count;
}

static void do_given(const struct block_frame *frame, const struct block_op *op)
{
    const uint8_t *holds = op->a_fixed ? NULL : frame_truth(frame, op->a);
    const uint8_t *mask = frame_truth(frame, op->outs[0]);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        if (!mask[i] || (holds && holds[i]))
            continue;
        for (uint32_t k = 0; k < op->outs_count; k++)
            frame_truth(frame, op->outs[k])[i] = 0;
    }
}

static void do_move_where(const struct block_frame *frame,
                          const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    double *out = frame_number(frame, op->out);
    const double *a = op->a_fixed ? &op->a_value : frame_number(frame, op->a);
    const uint32_t step = !op->a_fixed;
    for (uint32_t i = 0; i < frame->lanes; i++)
        out[i] = mask[i] ? a[i * step] : out[i];
}

static void do_move_truth_where(const struct block_frame *frame,
                                const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    uint8_t *out = frame_truth(frame, op->out), fixed = op->a_value > 0;
    const uint8_t *a = op->a_fixed ? &fixed : frame_truth(frame, op->a);
    const uint32_t step = !op->a_fixed;
    for (uint32_t i = 0; i < frame->lanes; i++)
        out[i] = mask[i] ? a[i * step] : out[i];
}

/* --- loops ---------------------------------------------------------------- */

/* Takes a turn's steps from all trials in it; those that have none left are
 * out of this loop and all around it. */
static void charge(struct block_machine *machine,
                   const struct block_frame *frame, const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        if (!mask[i])
            continue;
        frame->steps[i] += (uint32_t)op->cost;
        if (frame->steps[i] <= LIMIT_TRIAL_STEPS)
            continue;
        frame->steps[i] = LIMIT_TRIAL_STEPS;
        for (uint32_t k = 0; k < op->outs_count; k++)
            frame_truth(frame, op->outs[k])[i] = 0;
        if (!machine->result->unfinished++)
            error_set_at(&machine->result->limit, ERROR_LIMIT, op->node->at,
                         op->node->length,
                         "this takes too many steps to work out");
    }
}

/* Copies the trials under the mask to the frame below, or back from it. */
static void carry(struct block_machine *machine, int level, bool back)
{
    const struct block_frame *all = &machine->frame[level];
    const struct block_frame *few = &machine->frame[level + 1];
    const uint32_t *lane = machine->lane + all->stride;
    for (uint32_t r = 0; r < machine->code->numbers; r++) {
        double *wide = frame_number(all, r), *narrow = frame_number(few, r);
        for (uint32_t i = 0; i < few->lanes; i++)
            if (back)
                wide[lane[i]] = narrow[i];
            else
                narrow[i] = wide[lane[i]];
    }
    for (uint32_t r = 0; r < machine->code->truths; r++) {
        uint8_t *wide = frame_truth(all, r), *narrow = frame_truth(few, r);
        for (uint32_t i = 0; i < few->lanes; i++)
            if (back)
                wide[lane[i]] = narrow[i];
            else
                narrow[i] = wide[lane[i]];
    }
    for (uint32_t i = 0; i < few->lanes; i++)
        if (back)
            all->steps[lane[i]] = few->steps[i];
        else
            few->steps[i] = all->steps[lane[i]];
}

static bool run_loop(struct block_machine *machine, int level, uint32_t at);

/* The rest of a loop for the few trials that are still in it. */
static bool run_few(struct block_machine *machine, int level, uint32_t at)
{
    const struct block_frame *all = &machine->frame[level];
    struct block_frame *few = &machine->frame[level + 1];
    const uint8_t *mask = frame_truth(all, machine->code->op[at].mask);
    uint32_t *lane = machine->lane + all->stride;
    few->lanes = 0;
    for (uint32_t i = 0; i < all->lanes; i++)
        if (mask[i])
            lane[few->lanes++] = i;
    carry(machine, level, false);
    if (!run_loop(machine, level + 1, at))
        return false;
    carry(machine, level, true);
    return true;
}

static bool run_loop(struct block_machine *machine, int level, uint32_t at)
{
    const struct block_frame *frame = &machine->frame[level];
    const struct block_op *op = &machine->code->op[at];
    uint8_t *mask = frame_truth(frame, op->mask);
    for (;;) {
        uint32_t active = count_true(mask, frame->lanes);
        if (!active)
            return true;
        if (level + 1 < BLOCK_LEVELS && active < frame->lanes &&
            active <= frame->stride / CROWDED)
            return run_few(machine, level, at);
        if (!run_ops(machine, level, at + 1, op->middle))
            return false;
        const uint8_t *holds = frame_truth(frame, op->a);
        for (uint32_t i = 0; i < frame->lanes; i++)
            mask[i] &= holds[i];
        charge(machine, frame, op);
        if (memchr(mask, 1, frame->lanes) &&
            !run_ops(machine, level, op->middle, op->target))
            return false;
    }
}

/* --- operations ----------------------------------------------------------- */

static bool run_op(struct block_machine *machine,
                   const struct block_frame *frame, const struct block_op *op)
{
    switch (op->code) {
    case BLOCK_DIVIDE:
    case BLOCK_MODULO:
    case BLOCK_QUOTIENT:
    case BLOCK_POWER:
    case BLOCK_SQRT:
    case BLOCK_EXP:
    case BLOCK_LN:
    case BLOCK_FINITE: return machine_arithmetic(machine, frame, op);
    case BLOCK_BELOW:
    case BLOCK_ROLL:
    case BLOCK_FLIP:
    case BLOCK_FLIP_RATIO:
    case BLOCK_WEIGHTED:
    case BLOCK_UNIFORM:
    case BLOCK_NORMAL:
    case BLOCK_EXPONENTIAL:
    case BLOCK_INVERT:
    case BLOCK_SAMPLE:
    case BLOCK_QUANTILE: return machine_draw(machine, frame, op);
    case BLOCK_LOOK_UP:
    case BLOCK_CHOOSE: return machine_choose(machine, frame, op);
    case BLOCK_CALL: return machine_call(machine, frame, op);
    case BLOCK_MOVE_WHERE: do_move_where(frame, op); return true;
    case BLOCK_MOVE_TRUTH_WHERE: do_move_truth_where(frame, op); return true;
    case BLOCK_GIVEN: do_given(frame, op); return true;
    default: machine_pure(frame, op); return true;
    }
}

static bool run_ops(struct block_machine *machine, int level, uint32_t from,
                    uint32_t to)
{
    const struct block_frame *frame = &machine->frame[level];
    for (uint32_t at = from; at < to;) {
        const struct block_op *op = &machine->code->op[at];
        if (op->code == BLOCK_SKIP) {
            bool any = memchr(frame_truth(frame, op->mask), 1, frame->lanes);
            at = any ? at + 1 : op->target;
        } else if (op->code == BLOCK_LOOP) {
            if (!run_loop(machine, level, at))
                return false;
            at = op->target;
        } else {
            if (!run_op(machine, frame, op))
                return false;
            at++;
        }
    }
    return true;
}

/* --- blocks --------------------------------------------------------------- */

struct block_machine *block_machine_new(struct arena *arena,
                                        const struct block_code *code)
{
    struct block_machine *machine = arena_zero(arena, sizeof *machine);
    uint32_t width = BLOCK_TRIALS;
    machine->code = code;
    machine->arena = arena;
    machine->word = arena_get(arena, BLOCK_TRIALS * sizeof *machine->word);
    machine->place = arena_get(arena, BLOCK_MEMBERS * sizeof *machine->place);
    machine->lane = arena_get(arena, 2 * BLOCK_TRIALS * sizeof(uint32_t));
    for (int i = 0; i < BLOCK_LEVELS; i++, width /= CROWDED)
        machine->frame[i] = (struct block_frame){
            .number =
                arena_zero(arena, (code->numbers + 1) * width * sizeof(double)),
            .truth = arena_zero(arena, (code->truths + 1) * width),
            .steps = arena_zero(arena, width * sizeof(uint32_t)),
            .stride = width};
    return machine;
}

/* The results of those trials that are still alive, one behind the other. */
static uint32_t gather(const struct block_machine *machine, double *out)
{
    const struct block_frame *frame = machine->frame;
    const struct block_operand *from = &machine->code->result;
    const uint8_t *alive = frame_truth(frame, machine->code->alive);
    uint32_t count = 0;
    if (from->kind == OPERAND_CONSTANT) {
        count = count_true(alive, frame->lanes);
        for (uint32_t i = 0; i < count; i++)
            out[i] = block_fixed(from);
    } else if (from->truth) {
        const uint8_t *truth = frame_truth(frame, from->column);
        for (uint32_t i = 0; i < frame->lanes; count += alive[i++])
            out[count] = truth[i];
    } else {
        const double *number = frame_number(frame, from->column);
        for (uint32_t i = 0; i < frame->lanes; count += alive[i++])
            out[count] = number[i];
    }
    return count;
}

static void take_results(struct block_machine *machine)
{
    const struct block_frame *frame = machine->frame;
    struct block_result *result = machine->result;
    for (uint32_t i = 0; i < frame->lanes; i++)
        result->steps += frame->steps[i];
    result->counted = gather(machine, result->value);
}

bool block_run(struct block_machine *machine, struct rng_bulk *bulk,
               uint32_t trials, struct block_result *result,
               struct error *error)
{
    struct block_frame *frame = machine->frame;
    const struct block_code *code = machine->code;
    machine->bulk = bulk;
    machine->result = result;
    machine->error = error;
    result->unfinished = 0;
    result->steps = 0;
    result->limit = (struct error){0};
    frame->lanes = trials;
    memset(frame_truth(frame, code->alive), 1, trials);
    for (uint32_t i = 0; i < trials; i++)
        frame->steps[i] = (uint32_t)code->cost;
    if (!run_ops(machine, 0, 0, code->ops))
        return false;
    take_results(machine);
    return true;
}
