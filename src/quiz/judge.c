#include "quiz/judge.h"

#include <math.h>

#include "quiz/grade.h"
#include "quiz/judge_form.h"
#include "quiz/judge_list.h"
#include "quiz/slip.h"

bool judge_accepts(const struct rule *rule, struct number key,
                   struct number value)
{
    struct typed typed = {.value = value};
    return grade(rule, key, &typed) == GRADE_RIGHT;
}

static bool is_right(const struct key *key, const struct typed *typed)
{
    if (grade(&key->rule, key->value, typed) == GRADE_RIGHT)
        return true;
    for (uint32_t i = 0; i < key->readings; i++)
        if (grade(&key->rule, key->reading[i].value, typed) == GRADE_RIGHT)
            return true;
    return false;
}

/* --- one number ------------------------------------------------------------
 */

/* Within the factor of an estimate full credit is for the key alone; on the
 * bound it is one half. */
static double estimate_credit(const struct key *key, const struct typed *typed)
{
    double ratio = number_double(typed->value) / number_double(key->value);
    double span = log(key->rule.tolerance);
    if (key->rule.kind != RULE_FACTOR || !(ratio > 0) || !(span > 0))
        return 1;
    double far = fabs(log(ratio)) / span;
    return 1 - 0.5 * (far < 1 ? far : 1);
}

static struct verdict right(const struct key *key, const struct typed *typed)
{
    struct verdict verdict = judge_form(&key->rule, typed);
    if (verdict.kind == VERDICT_RIGHT)
        verdict.credit = estimate_credit(key, typed);
    return verdict;
}

static bool by_reading(const struct key *key, const struct typed *typed,
                       struct verdict *verdict)
{
    for (uint32_t i = 0; i < key->readings; i++)
        if (grade(&key->rule, key->reading[i].value, typed) == GRADE_RIGHT) {
            *verdict = judge_form(&key->rule, typed);
            verdict->reading = (int)i;
            return true;
        }
    return false;
}

/* Would the line, read otherwise, be right? Each way alone, then all. */
static bool is_ambiguous(const struct key *key, const struct answer *answer,
                         struct arena *scratch, struct verdict *verdict)
{
    static const struct {
        unsigned seconds;
        const char *say;
    } ways[] = {
        {SECOND_TIGHT, "1/2pi can be read in two ways; please add brackets."},
        {SECOND_DESK, "A percent sign only divides by 100 here; please write "
                      "the sum out."},
        {SECOND_NATURAL, "log is to base 10 here; for the natural logarithm "
                         "write ln."},
        {SECOND_ALL, "This can be read in two ways; please add brackets."}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        unsigned seconds = ways[i].seconds & answer->seconds;
        if (!seconds)
            continue;
        struct arena_mark mark = arena_here(scratch);
        struct answer again;
        bool fits = answer_read_again(scratch, answer, seconds, &again);
        if (fits) {
            struct typed typed = judge_meant(&key->rule, &again.first);
            fits = is_right(key, &typed);
        }
        arena_rewind(scratch, mark);
        if (!fits)
            continue;
        *verdict = verdict_make(VERDICT_UNGRADED, fault_name(FAULT_AMBIGUOUS),
                                ways[i].say);
        return true;
    }
    return false;
}

/* 36 for 36 %, or 0.36 where percent are asked for. */
static bool lacks_percent(const struct key *key, const struct typed *typed)
{
    if (!judge_is_bare(typed))
        return false;
    if (judge_in_percent(&key->rule))
        return is_right(key, typed);
    if (!key->rule.probability && !key->rule.rate)
        return false;
    struct typed part = judge_hundredth(typed);
    return is_right(key, &part);
}

static bool by_mistake(const struct key *key, const struct typed *typed,
                       struct verdict *verdict)
{
    for (uint32_t i = 0; i < key->mistakes; i++) {
        const struct key_mistake *mistake = &key->mistake[i];
        if (!slip_fits(&key->rule, mistake->value, typed) ||
            judge_accepts(&key->rule, key->value, mistake->value))
            continue;
        *verdict =
            verdict_make(VERDICT_NEAR, mistake->tag ? mistake->tag : "mistake",
                         mistake->say);
        verdict->mistake = (int)i;
        return true;
    }
    return false;
}

/* One figure that is the very value of a known mistake: 80% where the key is
 * 0.774 and P(B | A) is 0.8 is that mistake and not the key, rounded. With two
 * true figures it would hardly be chance. */
static bool is_mistake(const struct key *key, const struct typed *typed)
{
    for (uint32_t i = 0; typed->figures <= 1 && i < key->mistakes; i++)
        if (grade_same(typed->value, key->mistake[i].value))
            return true;
    return false;
}

static struct verdict near(const char *why, const char *say)
{
    return verdict_make(VERDICT_NEAR, why, say);
}

static struct verdict judge_number(const struct key *key,
                                   const struct answer *answer,
                                   struct arena *scratch)
{
    struct verdict verdict;
    struct typed typed = judge_meant(&key->rule, &answer->first);
    enum grade first = grade(&key->rule, key->value, &typed);
    if (first == GRADE_RIGHT)
        return right(key, &typed);
    if (by_reading(key, &typed, &verdict) ||
        (answer->seconds && is_ambiguous(key, answer, scratch, &verdict)))
        return verdict;
    if (lacks_percent(key, &answer->first))
        return judge_form_says(RULE_FORM_PERCENT);
    if (first == GRADE_ROUNDED && !is_mistake(key, &typed))
        return verdict_make(VERDICT_ROUNDED, NULL,
                            key->rule.kind == RULE_EXACT
                                ? "Right as far as it goes; the exact value "
                                  "is wanted."
                                : "Right as far as it goes; more digits are "
                                  "wanted.");
    if (by_mistake(key, &typed, &verdict))
        return verdict;
    if (first == GRADE_DIGITS)
        return near("digits", "Are the last digits true?");
    if (first == GRADE_TRUNCATED)
        return near("truncated", "Was that cut off instead of rounded?");
    const struct slip *slip = slip_find(&key->rule, key->value, &typed);
    if (slip)
        return near(slip->name, slip->question);
    return verdict_make(VERDICT_WRONG, NULL, NULL);
}

/* --- everything -------------------------------------------------------------
 */

static bool shape_fits(const struct rule *rule, const struct answer *answer)
{
    switch (rule->shape) {
    case SHAPE_NUMBER:
    case SHAPE_INTERVAL: return answer->shape == rule->shape;
    case SHAPE_LIST:
    case SHAPE_SET: return answer->shape == SHAPE_LIST;
    }
    return false;
}

static struct verdict ungraded(enum fault fault, const char *say)
{
    return verdict_make(VERDICT_UNGRADED, fault_name(fault), say);
}

void judge(const struct key *key, const struct answer *answer,
           struct arena *scratch, struct verdict *verdict)
{
    const struct rule *rule = &key->rule;
    bool other_unit = answer->unit == UNIT_OTHER;
    if (answer->fault)
        *verdict = ungraded(answer->fault, NULL);
    else if (other_unit && !*rule->unit)
        *verdict = ungraded(FAULT_UNIT, "No unit is wanted here; just the "
                                        "number, please.");
    else if (!shape_fits(rule, answer))
        *verdict =
            ungraded(FAULT_LIST, rule->shape == SHAPE_NUMBER
                                     ? "One number is wanted here."
                                     : "More than one number is wanted here.");
    else if (rule->shape == SHAPE_NUMBER)
        *verdict = judge_number(key, answer, scratch);
    else
        *verdict = judge_list(key, answer);
    if (verdict->kind == VERDICT_RIGHT && other_unit)
        *verdict = judge_form_says(RULE_FORM_UNIT);
}
