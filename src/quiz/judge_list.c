/* Lists, sets and intervals, number by number. */
#include "quiz/judge_list.h"

#include "quiz/grade.h"
#include "quiz/judge_form.h"

/* How well a list fits: right, or right but for rounding, or not. */
static enum grade worse(enum grade a, enum grade b)
{
    if (a == GRADE_RIGHT && b == GRADE_RIGHT)
        return GRADE_RIGHT;
    bool known = (a == GRADE_RIGHT || a == GRADE_ROUNDED) &&
                 (b == GRADE_RIGHT || b == GRADE_ROUNDED);
    return known ? GRADE_ROUNDED : GRADE_WRONG;
}

static enum grade grade_item(const struct key *key, uint32_t k,
                             const struct answer *answer, uint32_t a)
{
    struct typed typed = judge_meant(&key->rule, &answer->item[a]);
    return grade(&key->rule, key->item[k], &typed);
}

static enum grade grade_in_order(const struct key *key,
                                 const struct answer *answer)
{
    enum grade all = GRADE_RIGHT;
    if (key->count != answer->count)
        return GRADE_WRONG;
    for (uint32_t i = 0; i < key->count; i++)
        all = worse(all, grade_item(key, i, answer, i));
    return all;
}

/* The best grade of one typed item among the keys, or of one key among the
 * items. */
static enum grade best_of(const struct key *key, const struct answer *answer,
                          uint32_t index, bool of_item)
{
    enum grade best = GRADE_WRONG;
    uint32_t count = of_item ? key->count : answer->count;
    for (uint32_t i = 0; i < count && best != GRADE_RIGHT; i++) {
        enum grade one = of_item ? grade_item(key, i, answer, index)
                                 : grade_item(key, index, answer, i);
        if (one == GRADE_RIGHT || one == GRADE_ROUNDED)
            best = one;
    }
    return best;
}

static enum grade grade_set(const struct key *key, const struct answer *answer)
{
    enum grade all = GRADE_RIGHT;
    for (uint32_t i = 0; i < answer->count; i++)
        all = worse(all, best_of(key, answer, i, true));
    for (uint32_t i = 0; i < key->count; i++)
        all = worse(all, best_of(key, answer, i, false));
    return all;
}

/* The same numbers, each as often, in another order. */
static bool is_reordered(const struct key *key, const struct answer *answer)
{
    enum { MOST = 64 };
    bool used[MOST] = {false};
    if (key->count != answer->count || key->count > MOST)
        return false;
    for (uint32_t a = 0; a < answer->count; a++) {
        uint32_t k = 0;
        while (k < key->count &&
               (used[k] || grade_item(key, k, answer, a) != GRADE_RIGHT))
            k++;
        if (k == key->count)
            return false;
        used[k] = true;
    }
    return true;
}

static bool some_right(const struct key *key, const struct answer *answer)
{
    for (uint32_t i = 0; i < answer->count; i++) {
        bool end = key->rule.shape == SHAPE_INTERVAL;
        if (end ? i < key->count && grade_item(key, i, answer, i) == GRADE_RIGHT
                : best_of(key, answer, i, true) == GRADE_RIGHT)
            return true;
    }
    return false;
}

static bool accepts_some(const struct rule *rule, const struct number *key,
                         uint32_t count, struct number value)
{
    for (uint32_t i = 0; i < count; i++)
        if (judge_accepts(rule, key[i], value))
            return true;
    return false;
}

bool judge_accepts_list(const struct rule *rule, const struct number *key,
                        uint32_t count, const struct number *value,
                        uint32_t values)
{
    bool set = rule->shape == SHAPE_SET, same = set || count == values;
    for (uint32_t i = 0; same && i < values; i++)
        same = set ? accepts_some(rule, key, count, value[i])
                   : judge_accepts(rule, key[i], value[i]);
    for (uint32_t i = 0; same && set && i < count; i++) {
        bool there = false;
        for (uint32_t k = 0; k < values && !there; k++)
            there = judge_accepts(rule, key[i], value[k]);
        same = there;
    }
    return same;
}

/* As if the key were other numbers. */
static enum grade grade_for(const struct key *key, const struct number *item,
                            uint32_t count, const struct answer *answer)
{
    struct key other = *key;
    other.item = item;
    other.count = count;
    return key->rule.shape == SHAPE_SET ? grade_set(&other, answer)
                                        : grade_in_order(&other, answer);
}

/* Under the key, or else under another convention; `reading` is its number. */
static enum grade grade_all(const struct key *key, const struct answer *answer,
                            int *reading)
{
    enum grade all = grade_for(key, key->item, key->count, answer);
    *reading = -1;
    for (uint32_t i = 0; all != GRADE_RIGHT && i < key->readings; i++)
        if (grade_for(key, key->reading[i].item, key->reading[i].count,
                      answer) == GRADE_RIGHT) {
            *reading = (int)i;
            all = GRADE_RIGHT;
        }
    return all;
}

/* A mistake that the author knows, perhaps rounded. */
static bool by_mistake(const struct key *key, const struct answer *answer,
                       struct verdict *verdict)
{
    for (uint32_t i = 0; i < key->mistakes; i++) {
        const struct key_mistake *mistake = &key->mistake[i];
        enum grade fit = grade_for(key, mistake->item, mistake->count, answer);
        if (fit != GRADE_RIGHT && fit != GRADE_ROUNDED)
            continue;
        *verdict =
            verdict_make(VERDICT_NEAR, mistake->tag ? mistake->tag : "mistake",
                         mistake->say);
        verdict->mistake = (int)i;
        return true;
    }
    return false;
}

struct verdict judge_list(const struct key *key, const struct answer *answer)
{
    bool set = key->rule.shape == SHAPE_SET;
    int reading;
    enum grade all = grade_all(key, answer, &reading);
    struct verdict known;
    if (all == GRADE_ROUNDED)
        return verdict_make(VERDICT_ROUNDED, NULL,
                            "Right as far as it goes; more digits are wanted.");
    if (all == GRADE_RIGHT) {
        struct verdict verdict = verdict_make(VERDICT_RIGHT, NULL, NULL);
        for (uint32_t i = 0; i < answer->count && verdict.kind == VERDICT_RIGHT;
             i++)
            verdict = judge_form(&key->rule, &answer->item[i]);
        verdict.reading = reading;
        return verdict;
    }
    if (by_mistake(key, answer, &known))
        return known;
    if (!set && is_reordered(key, answer))
        return verdict_make(VERDICT_NEAR, "order",
                            "Are they in the right order?");
    if (some_right(key, answer))
        return verdict_make(VERDICT_NEAR, "partial", "Some of it is right.");
    return verdict_make(VERDICT_WRONG, NULL, NULL);
}
