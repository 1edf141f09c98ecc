#include "verify/moments.h"

#include <math.h>

static const double UNIT = 0x1p-53;
static const double VALUE_ERROR = 1e-13; /* of a result that is a double */

/* A state's value, or its squared distance from `center`. */
static struct number term_of(const struct states *results, size_t index,
                             const struct number *center)
{
    struct number value = cell_value(states_at(results, index)[0]).number;
    if (!center)
        return value;
    struct number distance = number_subtract(value, *center);
    return number_multiply(distance, distance);
}

/* Adds weight * value * common to *sum, exactly. */
static bool add_exactly(signed_wide *sum, wide weight, struct number value,
                        int64_t common)
{
    signed_wide term;
    int64_t whole;
    if (weight >> 126 ||
        __builtin_mul_overflow(value.numerator, common / value.denominator,
                               &whole) ||
        __builtin_mul_overflow((signed_wide)weight, (signed_wide)whole,
                               &term) ||
        __builtin_add_overflow(*sum, term, sum))
        return false;
    return true;
}

/* A quotient of 128-bit numbers as a number: exact where it fits. */
static struct number quotient(signed_wide top, wide bottom)
{
    wide size = (wide)(top < 0 ? -top : top);
    wide divisor = wide_divisor(bottom, size);
    size /= divisor;
    bottom /= divisor;
    if (size > INT64_MAX || bottom > INT64_MAX) {
        double value = (double)size / (double)bottom;
        return number_real(top < 0 ? -value : value);
    }
    int64_t numerator = (int64_t)size;
    return (struct number){.denominator = (int64_t)bottom,
                           .numerator = top < 0 ? -numerator : numerator};
}

/* The mean of the terms in whole numbers, where they allow it. */
static bool exact_mean(const struct states *results,
                       const struct number *center, struct number *out)
{
    int64_t common = 1;
    wide weights = 0, bottom;
    signed_wide sum = 0;
    if (!results->exact || (center && !number_is_exact(*center)))
        return false;
    for (size_t i = 0; i < results->count; i++) {
        struct number term = term_of(results, i, center);
        if (!number_is_exact(term))
            return false;
        int64_t more =
            term.denominator /
            (int64_t)wide_divisor((wide)common, (wide)term.denominator);
        if (__builtin_mul_overflow(common, more, &common))
            return false;
    }
    for (size_t i = 0; i < results->count; i++) {
        weights += results->weight[i].whole;
        if (!add_exactly(&sum, results->weight[i].whole,
                         term_of(results, i, center), common))
            return false;
    }
    if (__builtin_mul_overflow(weights, (wide)common, &bottom))
        return false;
    *out = quotient(sum, bottom);
    return true;
}

static void rounded_mean(struct moments *moments, const struct states *results,
                         const struct number *center)
{
    double sum = 0, carry = 0, size = 0;
    for (size_t i = 0; i < results->count; i++) {
        double weight = states_weight(results, i);
        double term = number_double(term_of(results, i, center));
        sum_add(&sum, &carry, weight * term);
        size += weight * fabs(term);
    }
    double mass = states_mass(results);
    moments->scale = size / mass;
    moments->value = number_real((sum + carry) / mass);
}

/* The mean of the values, or of their squared distances from `center`. */
static void make_mean(struct moments *moments, const struct states *results,
                      const struct number *center)
{
    rounded_mean(moments, results, center);
    moments->exact = exact_mean(results, center, &moments->value);
    double relative = (2 * results->roundings + 8) * UNIT + VALUE_ERROR;
    moments->bound = moments->exact ? 0 : relative * moments->scale;
}

static void add_dropped(struct moments *moments, const struct states *results,
                        const struct number *center, double dropped,
                        double factor)
{
    double largest = 0;
    for (size_t i = 0; i < results->count; i++)
        largest =
            fmax(largest, fabs(number_double(term_of(results, i, center))));
    moments->bound += dropped / states_mass(results) * factor * largest;
    moments->exact = moments->exact && dropped <= 0;
}

/* How far off a distance from the center may be that doubles cannot hold. */
static double distance_error(const struct states *results,
                             const struct number *center)
{
    double largest = fabs(number_double(*center));
    for (size_t i = 0; i < results->count; i++)
        largest = fmax(largest, fabs(number_double(term_of(results, i, NULL))));
    return 2 * UNIT * largest;
}

void moments_make(struct moments *moments, const struct states *results,
                  enum summary summary, double dropped, bool is_share)
{
    make_mean(moments, results, NULL);
    if (summary == SUMMARY_MEAN) {
        add_dropped(moments, results, NULL, dropped, is_share ? 1 : 1000);
        return;
    }
    struct number center = moments->value;
    bool exact = moments->exact && number_is_exact(center);
    double error = moments->bound;
    make_mean(moments, results, &center);
    moments->exact = moments->exact && exact;
    if (!moments->exact) {
        /* An error of the center by d adds d^2: the terms of first order
         * cancel, but not those of each distance by itself. */
        double each = distance_error(results, &center);
        double sd = sqrt(number_double(moments->value));
        moments->bound += error * error + each * (3 * each + 2 * sd);
    }
    add_dropped(moments, results, &center, dropped, is_share ? 1 : 1e6);
    if (summary == SUMMARY_SD && number_sign(moments->value) > 0) {
        double variance = number_double(moments->value);
        moments->value = number_power(moments->value, number_ratio(1, 2));
        moments->bound /= 2 * sqrt(variance);
        moments->scale = sqrt(variance);
    }
}
