#include "quiz/accepted.h"

#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "quiz/grade.h"

enum { BEHIND = 9, EXACT_TEN = 22 };

/* The end, rounded at a place so far behind the tolerance, the first figure of
 * which is at `lead`, that the judge's guard covers it: ends that are short
 * decimals become just these. */
static double tidy_at(double end, double half, int lead)
{
    int place = lead - BEHIND;
    if (!(half > 0) || !isfinite(end) || !isfinite(half) ||
        place < -EXACT_TEN || place > EXACT_TEN)
        return end;
    double ten = grade_ten(place < 0 ? -place : place);
    double units = place < 0 ? end * ten : end / ten;
    if (fabs(units) > 0x1p53)
        return end;
    return place < 0 ? round(units) / ten : round(units) * ten;
}

static double tidy(double end, double half)
{
    return tidy_at(end, half, grade_lead(half));
}

/* One end; never farther from the key than the judge lets it be, which could
 * happen where the tolerance is a few units in the last place of the key. */
static double end_at(double value, double half, int lead, int side)
{
    double end = tidy_at(value + side * half, half, lead);
    while (fabs(end - value) > half * (1 + 1e-9))
        end = nextafter(end, value);
    return end;
}

static struct accepted around(double value, double half)
{
    int lead = grade_lead(half);
    return (struct accepted){end_at(value, half, lead, -1),
                             end_at(value, half, lead, 1)};
}

/* How far the judge lets doubles be from what they stand for, if that is more
 * than `half`. */
static double half_with_same(struct number key, double half)
{
    double same = 1e-12 * fabs(number_double(key));
    if (half >= same)
        return half;

    int places;
    bool is_decimal = number_is_whole(key) ||
                      (number_is_exact(key) &&
                       number_decimals(key, RULE_DIGITS_MOST, &places));
    return is_decimal ? half : fmax(half, same);
}

/* Here the guard is a part of each end. */
static struct accepted within_factor(double key, double factor)
{
    double small = key / factor, large = key * factor;
    double low = fmin(small, large), high = fmax(small, large);
    return (struct accepted){tidy(low, fabs(low)), tidy(high, fabs(high))};
}

struct accepted accepted_interval(const struct rule *rule, struct number key)
{
    double value = number_double(key), half = 0;
    switch (rule->kind) {
    case RULE_EXACT: break;
    case RULE_FIGURES:
    case RULE_DECIMALS:
        if (value != 0 || rule->kind == RULE_DECIMALS)
            half = grade_ten(grade_place(rule, value)) / 2;
        break;
    case RULE_ABSOLUTE: half = rule->tolerance; break;
    case RULE_RELATIVE:
    case RULE_ESTIMATE: half = rule->tolerance * fabs(value); break;
    case RULE_FACTOR: return within_factor(value, rule->tolerance);
    }
    return around(value, half_with_same(key, half));
}

struct accepted accepted_mistake(const struct rule *rule, struct number wrong)
{
    double value = number_double(wrong), part = 0.02;
    switch (rule->kind) {
    case RULE_EXACT:
    case RULE_FIGURES:
    case RULE_DECIMALS: return accepted_interval(rule, wrong);
    case RULE_ABSOLUTE:
    case RULE_RELATIVE: part = 0.005; break;
    case RULE_ESTIMATE:
    case RULE_FACTOR: break;
    }
    return around(value, part * fabs(value));
}

struct accepted accepted_scaled(const struct accepted *interval, double scale)
{
    double half = (interval->high - interval->low) / 2 * scale;
    return (struct accepted){tidy(interval->low * scale, half),
                             tidy(interval->high * scale, half)};
}

void accepted_centre(const struct accepted *interval, double *centre,
                     double *half)
{
    double width = interval->high - interval->low;
    *half = tidy(width / 2, width / 2);
    *centre = tidy(interval->low + width / 2, *half);
}

uint32_t accepted_steps(const struct rule *rule, struct number key,
                        struct accepted_step step[ACCEPTED_STEPS_MOST])
{
    double value = number_double(key);
    uint32_t steps = 0;
    if (rule->kind == RULE_FACTOR && rule->tolerance > 1 && value != 0)
        /* credit 1 - far/2 is nearest to 1 up to far = 0.1, to 0.9 up to 0.3 */
        for (int i = 0; i < ACCEPTED_STEPS_MOST - 1; i++)
            step[steps++] = (struct accepted_step){
                within_factor(value, pow(rule->tolerance, 0.1 + 0.2 * i)),
                1 - 0.1 * i};
    step[steps] =
        (struct accepted_step){accepted_interval(rule, key), steps ? 0.5 : 1};
    return steps + 1;
}

void accepted_show(const struct rule *rule, struct number key, struct str *out)
{
    enum { FIGURES = 10 };
    struct accepted interval = accepted_interval(rule, key);
    struct str high = {0};
    size_t at = out->length;
    numtext_add(out, interval.low, FIGURES);
    numtext_add(&high, interval.high, FIGURES);
    if (strcmp(out->text + at, str_text(&high)) != 0)
        str_add_format(out, " to %s", str_text(&high));
    str_release(&high);
}
