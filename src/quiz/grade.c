#include "quiz/grade.h"

#include <limits.h>
#include <math.h>

static const double guard = 1e-9;

static bool within(double distance, double bound)
{
    return distance <= bound * (1 + guard);
}

double grade_ten(int power)
{
    static const double exact[] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    enum { MOST = sizeof exact / sizeof *exact - 1 };
    if (power >= 0 && power <= MOST)
        return exact[power];
    if (power < 0 && power >= -MOST)
        return 1 / exact[-power];
    return pow(10, power);
}

int grade_lead(double value)
{
    /* an estimate from the binary exponent, put right by comparing; the guard
     * is for 0.3 - 0.2, which is meant to be 0.1 */
    double size = fabs(value) * (1 + 1e-13);
    int binary;
    if (size == 0 || !isfinite(size))
        return size == 0 ? INT_MIN / 2 : INT_MAX / 2;
    frexp(size, &binary);
    int lead = (int)((binary - 1) * 0.30103);
    while (size < grade_ten(lead))
        lead--;
    while (size >= grade_ten(lead + 1))
        lead++;
    return lead;
}

int grade_place(const struct rule *rule, double key)
{
    return rule->kind == RULE_DECIMALS ? -rule->digits
                                       : grade_lead(key) + 1 - rule->digits;
}

double grade_distance(struct number a, struct number key)
{
    double left = number_double(a), right = number_double(key);
    double distance = fabs(left - right);
    /* next to the key the difference of doubles has few true digits */
    if (distance <= 1e-6 * fabs(right) && number_is_exact(a) &&
        number_is_exact(key))
        distance = fabs(number_double(number_subtract(a, key)));
    return distance;
}

static bool same_at(double distance, struct number a, struct number key)
{
    double size = fabs(number_double(key));
    if (size == 0)
        return within(distance, 1e-12);
    if (!within(distance, 1e-12 * size))
        return false;
    bool as_integers =
        (number_is_exact(a) && number_is_exact(key)) || size < 0x1p53;
    return !as_integers || !number_is_whole(key) || distance <= 0.001;
}

bool grade_same(struct number a, struct number key)
{
    return same_at(grade_distance(a, key), a, key);
}

/* True to its last typed place, which does not pass the key's first figure. */
static bool is_true(const struct typed *typed, double distance, double key)
{
    return typed->has_place && key != 0 &&
           within(distance, grade_ten(typed->place_most) / 2) &&
           typed->place_most <= grade_lead(key);
}

/* The key with all behind its demanded place cut off, written so. */
static bool is_cut(const struct typed *typed, double value, double key,
                   int place)
{
    double unit = grade_ten(place);
    double cut = floor(fabs(key) / unit) * unit;
    return typed->has_place && typed->place_most >= place &&
           fabs(fabs(value) - cut) <= guard * unit &&
           (value == 0 || (value < 0) == (key < 0));
}

/* Beyond the demanded place and beyond the typed one: no grade but wrong. Told
 * without looking for the place of the key, since most values are far off. */
static bool is_far(const struct rule *rule, const struct typed *typed,
                   double distance, double key)
{
    double unit = rule->kind == RULE_DECIMALS
                      ? grade_ten(-rule->digits)
                      : grade_ten(1 - rule->digits) * fabs(key);
    return distance > unit * (1 + guard) &&
           !(typed->has_place &&
             within(distance, grade_ten(typed->place_most) / 2));
}

static enum grade grade_digits(const struct rule *rule,
                               const struct typed *typed, double distance,
                               double key)
{
    if (rule->kind == RULE_FIGURES && key == 0)
        return GRADE_WRONG;
    if (is_far(rule, typed, distance, key))
        return GRADE_WRONG;
    int place = grade_place(rule, key);
    if (within(distance, grade_ten(place) / 2)) {
        bool honest = !typed->has_place || typed->place_most >= place ||
                      distance < grade_ten(typed->place_most) * (1 - guard);
        return honest ? GRADE_RIGHT : GRADE_DIGITS;
    }
    if (!typed->has_place)
        return GRADE_WRONG;
    if (typed->place_most > place && is_true(typed, distance, key))
        return GRADE_ROUNDED;
    return is_cut(typed, number_double(typed->value), key, place)
               ? GRADE_TRUNCATED
               : GRADE_WRONG;
}

static bool within_factor(double value, double key, double factor)
{
    double size = fabs(value), most = fabs(key) * factor;
    return (value < 0) == (key < 0) && within(size, most) &&
           within(fabs(key), size * factor);
}

enum grade grade(const struct rule *rule, struct number key,
                 const struct typed *typed)
{
    double distance = grade_distance(typed->value, key);
    double size = number_double(key), bound = rule->tolerance;
    if (same_at(distance, typed->value, key))
        return GRADE_RIGHT;
    switch (rule->kind) {
    case RULE_EXACT:
        return is_true(typed, distance, size) ? GRADE_ROUNDED : GRADE_WRONG;
    case RULE_FIGURES:
    case RULE_DECIMALS: return grade_digits(rule, typed, distance, size);
    case RULE_RELATIVE: bound *= fabs(size); __attribute__((fallthrough));
    case RULE_ABSOLUTE:
        if (within(distance, bound))
            return GRADE_RIGHT;
        return is_true(typed, distance, size) ? GRADE_ROUNDED : GRADE_WRONG;
    case RULE_ESTIMATE:
        return within(distance, bound * fabs(size)) ? GRADE_RIGHT : GRADE_WRONG;
    case RULE_FACTOR:
        return within_factor(number_double(typed->value), size, bound)
                   ? GRADE_RIGHT
                   : GRADE_WRONG;
    }
    return GRADE_WRONG;
}
