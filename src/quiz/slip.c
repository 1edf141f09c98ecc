#include "quiz/slip.h"

#include <math.h>
#include <string.h>

#include "quiz/grade.h"

/* One answer being explained. */
struct suspect {
    const struct rule *rule;
    const struct typed *typed;
    struct number key;
    double k, a;  /* key and answer as doubles */
    double reach; /* how far, relatively, a value may be off at most */
};

bool slip_fits(const struct rule *rule, struct number wrong,
               const struct typed *typed)
{
    double size = fabs(number_double(wrong)), part;
    switch (rule->kind) {
    case RULE_EXACT:
    case RULE_FIGURES:
    case RULE_DECIMALS: return grade(rule, wrong, typed) == GRADE_RIGHT;
    case RULE_ABSOLUTE:
    case RULE_RELATIVE: part = 0.005; break;
    default: part = 0.02;
    }
    return grade_same(typed->value, wrong) ||
           grade_distance(typed->value, wrong) <= part * size * (1 + 1e-9);
}

/* A bound for all rules that tells most values apart at the cost of one
 * multiplication. */
static double reach_of(const struct rule *rule)
{
    switch (rule->kind) {
    case RULE_EXACT: return 1e-9;
    case RULE_FIGURES: return 0.51 * grade_ten(1 - rule->digits);
    case RULE_DECIMALS: return HUGE_VAL;
    default: return 0.021;
    }
}

static bool far(const struct suspect *suspect, double wrong)
{
    /* under dp a zero fits all that is small enough, and tells nothing */
    if (suspect->a == 0)
        return wrong != 0;
    return !(fabs(suspect->a - wrong) <= suspect->reach * fabs(wrong) + 1e-12);
}

/* The answer fits this value, and the value is not the key again. */
static bool is(const struct suspect *suspect, struct number wrong)
{
    return number_is_finite(wrong) && !grade_same(wrong, suspect->key) &&
           slip_fits(suspect->rule, wrong, suspect->typed);
}

static bool is_times_or_part(const struct suspect *suspect,
                             struct number factor)
{
    double size = number_double(factor);
    return (!far(suspect, suspect->k * size) &&
            is(suspect, number_multiply(suspect->key, factor))) ||
           (!far(suspect, suspect->k / size) &&
            is(suspect, number_divide(suspect->key, factor)));
}

/* --- the tests -------------------------------------------------------------
 */

static bool slip_sign(const struct suspect *suspect)
{
    return !far(suspect, -suspect->k) &&
           is(suspect, number_negate(suspect->key));
}

static bool slip_percent(const struct suspect *suspect)
{
    const struct rule *rule = suspect->rule;
    return (rule->probability || rule->rate || strcmp(rule->unit, "%") == 0) &&
           is_times_or_part(suspect, number_integer(100));
}

static bool slip_complement(const struct suspect *suspect)
{
    return suspect->rule->probability && !far(suspect, 1 - suspect->k) &&
           is(suspect, number_subtract(number_integer(1), suspect->key));
}

static bool slip_inverse(const struct suspect *suspect)
{
    return suspect->k != 0 && !far(suspect, 1 / suspect->k) &&
           is(suspect, number_divide(number_integer(1), suspect->key));
}

static bool slip_odds(const struct suspect *suspect)
{
    struct number other = number_integer(1);
    if (!suspect->rule->probability || suspect->k == 1 ||
        far(suspect, suspect->k / (1 - suspect->k)))
        return false;
    other = number_subtract(other, suspect->key);
    return number_sign(other) &&
           is(suspect, number_divide(suspect->key, other));
}

static bool slip_magnitude(const struct suspect *suspect)
{
    enum { MOST = 9 };
    if (suspect->k == 0 || suspect->a == 0)
        return false;
    /* the power of ten next to the ratio: 4 of 4 to 40 (5 is no such slip) */
    int power = grade_lead(suspect->a / suspect->k * 2.5);
    if (power == 0 || power > MOST || power < -MOST)
        return false;
    double factor = grade_ten(power < 0 ? -power : power);
    return is_times_or_part(suspect, number_integer((int64_t)factor));
}

static bool slip_factor2(const struct suspect *suspect)
{
    return is_times_or_part(suspect, number_integer(2));
}

static bool slip_factor_n(const struct suspect *suspect)
{
    double n = suspect->rule->n;
    return suspect->rule->has_n &&
           (is_times_or_part(suspect, number_real(n)) ||
            is_times_or_part(suspect, number_real(sqrt(n))));
}

static bool slip_square(const struct suspect *suspect)
{
    return !far(suspect, suspect->k * suspect->k) &&
           is(suspect, number_multiply(suspect->key, suspect->key));
}

static bool slip_sqrt(const struct suspect *suspect)
{
    return suspect->k > 0 && !far(suspect, sqrt(suspect->k)) &&
           is(suspect, number_power(suspect->key, number_ratio(1, 2)));
}

static bool slip_offbyone(const struct suspect *suspect)
{
    struct number one = number_integer(1);
    return number_is_whole(suspect->key) && fabs(suspect->k) >= 3 &&
           ((!far(suspect, suspect->k + 1) &&
             is(suspect, number_add(suspect->key, one))) ||
            (!far(suspect, suspect->k - 1) &&
             is(suspect, number_subtract(suspect->key, one))));
}

static bool slip_lastdigit(const struct suspect *suspect)
{
    enum rule_kind kind = suspect->rule->kind;
    if (kind != RULE_DECIMALS && (kind != RULE_FIGURES || suspect->k == 0))
        return false;
    double unit = grade_ten(grade_place(suspect->rule, suspect->k));
    return grade_distance(suspect->typed->value, suspect->key) <=
           1.5 * unit * (1 + 1e-9);
}

static bool slip_close(const struct suspect *suspect)
{
    return !number_is_whole(suspect->key) &&
           grade_distance(suspect->typed->value, suspect->key) <=
               0.01 * fabs(suspect->k) * (1 + 1e-9);
}

static const struct {
    struct slip slip;
    bool (*test)(const struct suspect *suspect);
} slips[] = {
#define SLIP(id, name, question) {{name, question}, slip_##id},
#include "quiz/slip.def"
#undef SLIP
};

enum { SLIP_COUNT = sizeof slips / sizeof *slips };

const struct slip *slip_find(const struct rule *rule, struct number key,
                             const struct typed *typed)
{
    struct suspect suspect = {.rule = rule,
                              .typed = typed,
                              .key = key,
                              .k = number_double(key),
                              .a = number_double(typed->value),
                              .reach = reach_of(rule)};
    for (size_t i = 0; i < SLIP_COUNT; i++)
        if (slips[i].test(&suspect))
            return &slips[i].slip;
    return NULL;
}

/* --- the other way round ----------------------------------------------------
 */

static void offer(struct number value, struct number key, size_t most,
                  struct number *out, size_t *count)
{
    if (*count == most || !number_is_finite(value) || grade_same(value, key))
        return;
    for (size_t i = 0; i < *count; i++)
        if (grade_same(value, out[i]))
            return;
    out[(*count)++] = value;
}

size_t slip_values(const struct rule *rule, struct number key, size_t most,
                   struct number *out)
{
    struct number one = number_integer(1), two = number_integer(2);
    struct number ten = number_integer(10);
    bool probability = rule->probability, whole = number_is_whole(key);
    size_t count = 0;
    if (probability)
        offer(number_subtract(one, key), key, most, out, &count);
    offer(number_divide(key, two), key, most, out, &count);
    if (!probability || number_double(key) <= 0.5)
        offer(number_multiply(key, two), key, most, out, &count);
    if (whole) {
        offer(number_add(key, one), key, most, out, &count);
        offer(number_subtract(key, one), key, most, out, &count);
    }
    if (number_sign(key) > 0) {
        offer(number_power(key, number_ratio(1, 2)), key, most, out, &count);
        offer(number_multiply(key, key), key, most, out, &count);
    }
    if (number_sign(key) && !probability)
        offer(number_divide(one, key), key, most, out, &count);
    if (rule->has_n) {
        struct number n = number_real(rule->n);
        offer(number_divide(key, n), key, most, out, &count);
        if (!probability)
            offer(number_multiply(key, n), key, most, out, &count);
    }
    offer(number_divide(key, ten), key, most, out, &count);
    if (!probability)
        offer(number_multiply(key, ten), key, most, out, &count);
    if (number_sign(key) && !probability)
        offer(number_negate(key), key, most, out, &count);
    return count;
}
