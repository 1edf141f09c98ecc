#include "lang/test_side.h"

#include <math.h>
#include <string.h>

bool side_get(struct call *call, uint32_t index, enum side *out)
{
    *out = SIDE_BOTH;
    if (index >= call->count)
        return true;
    const char *text = call->argument[index].text;
    if (strcmp(text, "less") == 0)
        *out = SIDE_LESS;
    else if (strcmp(text, "greater") == 0)
        *out = SIDE_GREATER;
    else if (strcmp(text, "two") != 0)
        return call_fail(call, ERROR_DOMAIN,
                         "the side of %s is 'two', 'less' or 'greater'",
                         call->function->name);
    return true;
}

bool side_tails(struct call *call, enum distribution_id id, double x,
                double first, double second, double *lower, double *upper)
{
    const struct distribution *distribution = distribution_at(id);
    const double given[] = {first, second};
    double parameter[DISTRIBUTION_PARAMETERS];
    struct error reason = {0};
    return (distribution_fill(distribution, given, (size_t)distribution->most,
                              parameter, &reason) &&
            distribution_cumulative(distribution, x, parameter, lower,
                                    &reason) &&
            distribution_upper(distribution, x, parameter, upper, &reason)) ||
           call_fail(call, reason.code, "%s", reason.text);
}

bool side_quantile(struct call *call, enum distribution_id id, double p,
                   double first, double second, double *out)
{
    const struct distribution *distribution = distribution_at(id);
    const double given[] = {first, second};
    double parameter[DISTRIBUTION_PARAMETERS];
    struct error reason = {0};
    return (distribution_fill(distribution, given, (size_t)distribution->most,
                              parameter, &reason) &&
            distribution_quantile_upper(distribution, p, parameter, out,
                                        &reason)) ||
           call_fail(call, reason.code, "%s", reason.text);
}

bool side_give(struct call *call, enum distribution_id id, double x,
               double parameter, enum side side)
{
    double lower, upper;
    double first = id == DISTRIBUTION_NORM ? 0 : parameter;
    if (!side_tails(call, id, side == SIDE_BOTH ? fabs(x) : x, first, 1, &lower,
                    &upper))
        return false;
    if (side == SIDE_BOTH)
        return call_real(call, fmin(1, 2 * upper));
    return call_real(call, side == SIDE_LESS ? lower : upper);
}

bool side_level(struct call *call, uint32_t index, double *tail)
{
    double level = call_double(call, index);
    *tail = (1 - level) / 2;
    return (level > 0 && *tail > 0) ||
           call_fail(call, ERROR_DOMAIN,
                     "a level of confidence lies between 0 and 1, such as "
                     "0.95");
}
