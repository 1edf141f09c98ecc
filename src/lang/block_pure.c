/* Operations that can be done for all trials at no harm. */
#include <math.h>

#include "lang/block_machine.h"

/* out[i] from x and y, which are constants or columns. */
#define BINARY(result)                                                         \
    do {                                                                       \
        if (op->a_fixed) {                                                     \
            const double x = op->a_value;                                      \
            for (uint32_t i = 0; i < lanes; i++) {                             \
                const double y = b[i];                                         \
                out[i] = result;                                               \
            }                                                                  \
        } else if (op->b_fixed) {                                              \
            const double y = op->b_value;                                      \
            for (uint32_t i = 0; i < lanes; i++) {                             \
                const double x = a[i];                                         \
                out[i] = result;                                               \
            }                                                                  \
        } else {                                                               \
            for (uint32_t i = 0; i < lanes; i++) {                             \
                const double x = a[i], y = b[i];                               \
                out[i] = result;                                               \
            }                                                                  \
        }                                                                      \
    } while (0)

#define UNARY(result)                                                          \
    for (uint32_t i = 0; i < lanes; i++) {                                     \
        const double x = a[i];                                                 \
        out[i] = result;                                                       \
    }

static const double *number_or_null(const struct block_frame *frame,
                                    uint32_t column)
{
    return column == BLOCK_NONE ? NULL : frame_number(frame, column);
}

static void do_number(const struct block_frame *frame,
                      const struct block_op *op)
{
    const uint32_t lanes = frame->lanes;
    const double *a = number_or_null(frame, op->a);
    const double *b = number_or_null(frame, op->b);
    double *restrict out = frame_number(frame, op->out);
    switch (op->code) {
    case BLOCK_ADD: BINARY(x + y); break;
    case BLOCK_SUBTRACT: BINARY(x - y); break;
    case BLOCK_MULTIPLY: BINARY(x * y); break;
    case BLOCK_LEAST: BINARY(y < x ? y : x); break;
    case BLOCK_MOST: BINARY(y > x ? y : x); break;
    case BLOCK_ABS: UNARY(fabs(x)); break;
    case BLOCK_FLOOR: UNARY(floor(x)); break;
    case BLOCK_CEIL: UNARY(ceil(x)); break;
    default: /* MOVE */
        if (op->a_fixed)
            for (uint32_t i = 0; i < lanes; i++)
                out[i] = op->a_value;
        else
            UNARY(x);
        break;
    }
}

static void do_compare(const struct block_frame *frame,
                       const struct block_op *op)
{
    const uint32_t lanes = frame->lanes;
    const double *a = number_or_null(frame, op->a);
    const double *b = number_or_null(frame, op->b);
    uint8_t *restrict out = frame_truth(frame, op->out);
    switch (op->code) {
    case BLOCK_LESS: BINARY(x < y); break;
    case BLOCK_AT_MOST: BINARY(x <= y); break;
    case BLOCK_MORE: BINARY(x > y); break;
    case BLOCK_AT_LEAST: BINARY(x >= y); break;
    case BLOCK_EQUAL: BINARY(x == y); break;
    default: BINARY(x != y); break;
    }
}

static void do_truth(const struct block_frame *frame, const struct block_op *op)
{
    const uint32_t lanes = frame->lanes;
    uint8_t fixed_a = op->a_value > 0, fixed_b = op->b_value > 0;
    const uint8_t *a = op->a_fixed ? &fixed_a : frame_truth(frame, op->a);
    const uint8_t *b = op->b_fixed ? &fixed_b : a;
    const uint32_t step_a = !op->a_fixed, step_b = !op->b_fixed;
    uint8_t *restrict out = frame_truth(frame, op->out);
    if (op->b != BLOCK_NONE)
        b = frame_truth(frame, op->b);
    switch (op->code) {
    case BLOCK_AND:
        for (uint32_t i = 0; i < lanes; i++)
            out[i] = a[i * step_a] & b[i * step_b];
        break;
    case BLOCK_OR:
        for (uint32_t i = 0; i < lanes; i++)
            out[i] = a[i * step_a] | b[i * step_b];
        break;
    case BLOCK_AND_NOT:
        for (uint32_t i = 0; i < lanes; i++)
            out[i] = a[i * step_a] & !b[i * step_b];
        break;
    case BLOCK_SAME:
        for (uint32_t i = 0; i < lanes; i++)
            out[i] = a[i * step_a] == b[i * step_b];
        break;
    default: /* MOVE_TRUTH */
        for (uint32_t i = 0; i < lanes; i++)
            out[i] = a[i * step_a];
        break;
    }
}

static void do_select(const struct block_frame *frame,
                      const struct block_op *op)
{
    const uint8_t *c = frame_truth(frame, op->c);
    const uint32_t lanes = frame->lanes;
    const double *a = op->a_fixed ? &op->a_value : frame_number(frame, op->a);
    const double *b = op->b_fixed ? &op->b_value : frame_number(frame, op->b);
    const uint32_t step_a = !op->a_fixed, step_b = !op->b_fixed;
    double *restrict out = frame_number(frame, op->out);
    for (uint32_t i = 0; i < lanes; i++) {
        const double x = a[i * step_a], y = b[i * step_b];
        out[i] = c[i] ? x : y;
    }
}

static void do_select_truth(const struct block_frame *frame,
                            const struct block_op *op)
{
    const uint8_t *c = frame_truth(frame, op->c);
    uint8_t fixed_a = op->a_value > 0, fixed_b = op->b_value > 0;
    const uint8_t *a = op->a_fixed ? &fixed_a : frame_truth(frame, op->a);
    const uint8_t *b = op->b_fixed ? &fixed_b : frame_truth(frame, op->b);
    const uint32_t step_a = !op->a_fixed, step_b = !op->b_fixed;
    uint8_t *restrict out = frame_truth(frame, op->out);
    for (uint32_t i = 0; i < frame->lanes; i++)
        out[i] = c[i] ? a[i * step_a] : b[i * step_b];
}

void machine_pure(const struct block_frame *frame, const struct block_op *op)
{
    switch (op->code) {
    case BLOCK_LESS:
    case BLOCK_AT_MOST:
    case BLOCK_MORE:
    case BLOCK_AT_LEAST:
    case BLOCK_EQUAL:
    case BLOCK_NOT_EQUAL: do_compare(frame, op); break;
    case BLOCK_AND:
    case BLOCK_OR:
    case BLOCK_AND_NOT:
    case BLOCK_SAME:
    case BLOCK_MOVE_TRUTH: do_truth(frame, op); break;
    case BLOCK_SELECT: do_select(frame, op); break;
    case BLOCK_SELECT_TRUTH: do_select_truth(frame, op); break;
    case BLOCK_TO_NUMBER:
        for (uint32_t i = 0; i < frame->lanes; i++)
            frame_number(frame, op->out)[i] = frame_truth(frame, op->a)[i];
        break;
    default: do_number(frame, op); break;
    }
}
