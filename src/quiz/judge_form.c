#include "quiz/judge_form.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *name, *say;
} rows[] = {
    {"any", NULL},
#define RULE_FORM(id, name, say) {name, say},
#include "bank/rule_form.def"
#undef RULE_FORM
};

bool judge_in_percent(const struct rule *rule)
{
    return rule->unit[0] == '%' && !rule->unit[1];
}

bool judge_is_bare(const struct typed *typed)
{
    return !typed->percent && typed->form != FORM_CHANCE &&
           typed->form != FORM_ODDS;
}

struct typed judge_hundredth(const struct typed *typed)
{
    struct typed part = *typed;
    part.value = number_divide(typed->value, number_integer(100));
    part.place -= 2;
    part.place_most -= 2;
    return part;
}

/* "percent", "percentage points": the key is a number of them. */
static bool counts_percent(const struct rule *rule)
{
    static const char word[] = "percent";
    return strncmp(rule->unit, word, sizeof word - 1) == 0;
}

static struct typed without_percent(const struct typed *typed)
{
    struct typed whole = *typed;
    whole.value = number_multiply(typed->value, number_integer(100));
    whole.place += 2;
    whole.place_most += 2;
    whole.percent = false;
    return whole;
}

struct typed judge_meant(const struct rule *rule, const struct typed *typed)
{
    if (judge_in_percent(rule) && judge_is_bare(typed))
        return judge_hundredth(typed);
    if (typed->percent && counts_percent(rule))
        return without_percent(typed);
    return *typed;
}

struct verdict judge_form_says(enum rule_form form)
{
    return verdict_make(VERDICT_FORM, rows[form].name, rows[form].say);
}

static bool is_fraction(const struct typed *typed)
{
    bool whole =
        typed->has_place && typed->form == FORM_DECIMAL && typed->place >= 0;
    return typed->form == FORM_FRACTION || typed->form == FORM_MIXED || whole;
}

static bool is_reduced(const struct typed *typed)
{
    int64_t a = typed->numerator, b = typed->denominator;
    if (!b)
        return true; /* a whole number, or too long to tell */
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a == 1;
}

/* Could the digits typed be so many? Only sigfig and dp can be strict. */
static bool has_digits(const struct rule *rule, const struct typed *typed)
{
    if (!typed->has_place)
        return false;
    if (rule->kind == RULE_FIGURES)
        return typed->figures <= rule->digits &&
               rule->digits <= typed->figures_most;
    return typed->place <= -rule->digits && -rule->digits <= typed->place_most;
}

static enum rule_form missing(const struct rule *rule,
                              const struct typed *typed)
{
    switch (rule->form) {
    case RULE_FORM_FRACTION:
        return is_fraction(typed) ? RULE_FORM_ANY : RULE_FORM_FRACTION;
    case RULE_FORM_REDUCED:
        if (!is_fraction(typed))
            return RULE_FORM_FRACTION;
        return is_reduced(typed) ? RULE_FORM_ANY : RULE_FORM_REDUCED;
    case RULE_FORM_PERCENT:
        return typed->percent ? RULE_FORM_ANY : RULE_FORM_PERCENT;
    case RULE_FORM_DECIMAL:
        return typed->form == FORM_DECIMAL ? RULE_FORM_ANY : RULE_FORM_DECIMAL;
    case RULE_FORM_SCIENTIFIC:
        return typed->form == FORM_SCIENTIFIC ? RULE_FORM_ANY
                                              : RULE_FORM_SCIENTIFIC;
    case RULE_FORM_ANY:
    case RULE_FORM_DIGITS:
    case RULE_FORM_UNIT: break;
    }
    return RULE_FORM_ANY;
}

struct verdict judge_form(const struct rule *rule, const struct typed *typed)
{
    enum rule_form form = missing(rule, typed);
    if (form == RULE_FORM_ANY && rule->strict && !has_digits(rule, typed))
        form = RULE_FORM_DIGITS;
    return form == RULE_FORM_ANY ? verdict_make(VERDICT_RIGHT, NULL, NULL)
                                 : judge_form_says(form);
}
