/* Arithmetic that has no value for some numbers. What trials outside the mask
 * hold is left from before and may be anything. */
#include <math.h>

#include "lang/block_machine.h"

static double at(const struct block_frame *frame, uint32_t column, bool fixed,
                 double value, uint32_t lane)
{
    return fixed ? value : frame_number(frame, column)[lane];
}

static double right(const struct block_frame *frame, const struct block_op *op,
                    uint32_t lane)
{
    return at(frame, op->b, op->b_fixed, op->b_value, lane);
}

static double left(const struct block_frame *frame, const struct block_op *op,
                   uint32_t lane)
{
    return at(frame, op->a, op->a_fixed, op->a_value, lane);
}

static bool check_finite(struct block_machine *machine,
                         const struct block_op *op, double value)
{
    if (isnan(value))
        return machine_fail(machine, op->node, ERROR_DOMAIN,
                            "this has no value among the real numbers");
    return isfinite(value) || machine_fail(machine, op->node, ERROR_RANGE,
                                           "this is too large for a number");
}

static double remainder_of(double a, double b)
{
    double rest = fmod(a, b);
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

static bool divide(struct block_machine *machine,
                   const struct block_frame *frame, const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    double *out = frame_number(frame, op->out);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        double a = left(frame, op, i), b = right(frame, op, i);
        if (!(b < 0 || b > 0)) {
            if (mask[i])
                return machine_fail(machine, op->node->child[1], ERROR_DOMAIN,
                                    "division by zero");
            b = 1;
        }
        out[i] = op->code == BLOCK_DIVIDE     ? a / b
                 : op->code == BLOCK_QUOTIENT ? floor(a / b)
                                              : remainder_of(a, b);
    }
    return true;
}

static bool power(struct block_machine *machine,
                  const struct block_frame *frame, const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    double *out = frame_number(frame, op->out);
    bool square = op->b_fixed && op->b_value >= 2 && op->b_value <= 2;
    for (uint32_t i = 0; i < frame->lanes; i++) {
        if (!mask[i])
            continue;
        double a = left(frame, op, i), b = right(frame, op, i);
        if (!(a < 0 || a > 0) && b < 0)
            return machine_fail(machine, op->node, ERROR_DOMAIN,
                                "division by zero");
        out[i] = square ? a * a : pow(a, b);
        if (!check_finite(machine, op, out[i]))
            return false;
    }
    return true;
}

static bool one_function(struct block_machine *machine,
                         const struct block_op *op, double x, double *out)
{
    switch (op->code) {
    case BLOCK_SQRT:
        if (x < 0)
            return machine_fail(
                machine, op->node, ERROR_DOMAIN,
                "the square root of a negative number is not real");
        *out = sqrt(x);
        return true;
    case BLOCK_LN:
        if (x <= 0)
            return machine_fail(machine, op->node, ERROR_DOMAIN,
                                "only a positive number has a logarithm");
        *out = log(x);
        return true;
    default:
        *out = exp(x);
        if (isinf(*out))
            return machine_fail(machine, op->node, ERROR_RANGE,
                                "exp is too large for a number here");
        return true;
    }
}

bool machine_arithmetic(struct block_machine *machine,
                        const struct block_frame *frame,
                        const struct block_op *op)
{
    const uint8_t *mask = frame_truth(frame, op->mask);
    if (op->code == BLOCK_DIVIDE || op->code == BLOCK_MODULO ||
        op->code == BLOCK_QUOTIENT)
        return divide(machine, frame, op);
    if (op->code == BLOCK_POWER)
        return power(machine, frame, op);
    const double *a = frame_number(frame, op->a);
    for (uint32_t i = 0; i < frame->lanes; i++) {
        if (!mask[i])
            continue;
        if (op->code == BLOCK_FINITE
                ? !check_finite(machine, op, a[i])
                : !one_function(machine, op, a[i],
                                &frame_number(frame, op->out)[i]))
            return false;
    }
    return true;
}
