#include "quiz/accepted.h"

#include <math.h>

#include "base/numtext.h"
#include "quiz/grade.h"

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
    case RULE_FACTOR: {
        double small = value / rule->tolerance, large = value * rule->tolerance;
        return (struct accepted){fmin(small, large), fmax(small, large)};
    }
    }
    return (struct accepted){value - half, value + half};
}

void accepted_show(const struct rule *rule, struct number key, struct str *out)
{
    enum { FIGURES = 10 };
    struct accepted interval = accepted_interval(rule, key);
    numtext_add(out, interval.low, FIGURES);
    if (interval.high > interval.low) {
        str_add(out, " to ");
        numtext_add(out, interval.high, FIGURES);
    }
}
