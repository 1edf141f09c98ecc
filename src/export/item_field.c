/* Which answers are worth what: the fields of an item. */
#include "export/item_field.h"

#include <math.h>

#include "quiz/judge_form.h"
#include "quiz/passage.h"

/* Learning systems read 13.9 where percent are asked for. */
static int64_t scale_of(const struct rule *rule)
{
    return judge_in_percent(rule) ? 100 : 1;
}

/* A field that is being filled. */
struct filling {
    struct question *question;
    const struct rule *rule;
    struct item_field *field;
    bool text; /* answers are compared as text */
};

/* A fraction as it is typed, in lowest terms. */
static const char *fraction_text(const struct filling *filling,
                                 struct number number)
{
    struct str text = {0};
    str_add_integer(&text, number.numerator);
    if (number.denominator != 1) {
        str_add_char(&text, '/');
        str_add_integer(&text, number.denominator);
    }
    const char *copy =
        arena_text(&filling->question->arena, str_text(&text), text.length);
    str_release(&text);
    return copy;
}

/* The best come first, since the first that fits counts. */
static struct item_answer *add_answer(struct filling *filling,
                                      struct number number,
                                      struct accepted interval, double credit)
{
    int64_t scale = scale_of(filling->rule);
    struct item_field *field = filling->field;
    struct item_answer *answer = &field->answer[field->answers++];
    for (; answer > field->answer && answer[-1].credit < credit; answer--)
        *answer = answer[-1];
    number = number_multiply(number, number_integer(scale));
    *answer = (struct item_answer){
        .value = number_double(number), .interval = interval, .credit = credit};
    if (interval.low == interval.high)
        answer->interval = (struct accepted){answer->value, answer->value};
    else if (scale != 1)
        answer->interval = accepted_scaled(&interval, (double)scale);
    if (filling->text)
        answer->text = fraction_text(filling, number);
    return answer;
}

static void add_right(struct filling *filling, struct number number)
{
    struct accepted_step step[ACCEPTED_STEPS_MOST];
    uint32_t steps = accepted_steps(filling->rule, number, step);
    for (uint32_t i = 0; i < steps; i++)
        add_answer(filling, number, step[i].interval, step[i].credit);
}

static void add_mistake(struct filling *filling, struct number number,
                        uint32_t index, const struct passage *say)
{
    if (filling->text && !number_is_exact(number))
        return;
    struct item_answer *answer =
        add_answer(filling, number, accepted_mistake(filling->rule, number), 0);
    answer->say = say;
    answer->mistake = index + 1;
}

static const struct passage *say_of(struct question *question,
                                    const struct key_mistake *mistake,
                                    struct error *error)
{
    return passage_make(question, &mistake->source->say, error);
}

/* Where a share is wanted the judge asks back about one in percent; here it can
 * but be told. */
static void add_percent(struct filling *filling, struct number number)
{
    const struct rule *rule = filling->rule;
    if (filling->text || scale_of(rule) != 1 ||
        !(rule->probability || rule->rate))
        return;
    struct accepted interval = accepted_interval(rule, number);
    number = number_multiply(number, number_integer(100));
    add_answer(filling, number, accepted_scaled(&interval, 100), 0)->say =
        passage_of_words(&filling->question->arena,
                         "Is that in percent? A share is wanted here, such as "
                         "0.125 for 12.5%.");
}

static bool fill_number(struct filling *filling, const struct key *key,
                        struct error *error)
{
    add_right(filling, key->value);
    for (uint32_t i = 0; i < key->readings; i++)
        add_right(filling, key->reading[i].value);
    for (uint32_t i = 0; i < key->mistakes; i++) {
        const struct passage *say =
            say_of(filling->question, &key->mistake[i], error);
        if (!say)
            return false;
        add_mistake(filling, key->mistake[i].value, i, say);
    }
    add_percent(filling, key->value);
    return true;
}

/* Member `index` of the key, or of a set every member; then those of other
 * readings and of mistakes. */
static bool fill_member(struct filling *filling, const struct key *key,
                        uint32_t index, struct error *error)
{
    bool set = key->rule.shape == SHAPE_SET;
    for (uint32_t i = 0; i < key->count; i++)
        if (set || i == index)
            add_right(filling, key->item[i]);
    for (uint32_t i = 0; i < key->readings; i++)
        for (uint32_t k = 0; k < key->reading[i].count; k++)
            if (set || k == index)
                add_right(filling, key->reading[i].item[k]);
    for (uint32_t i = 0; i < key->mistakes; i++) {
        const struct key_mistake *mistake = &key->mistake[i];
        const struct passage *say = say_of(filling->question, mistake, error);
        if (!say)
            return false;
        for (uint32_t k = 0; k < mistake->count; k++)
            if (set || k == index)
                add_mistake(filling, mistake->item[k], i, say);
    }
    return true;
}

/* An upper bound of the answers of one field. */
static uint32_t answers_most(const struct key *key)
{
    uint32_t most = (1 + key->count + key->readings) * ACCEPTED_STEPS_MOST +
                    key->mistakes + 1; /* in percent */
    for (uint32_t i = 0; i < key->readings; i++)
        most += key->reading[i].count * ACCEPTED_STEPS_MOST;
    for (uint32_t i = 0; i < key->mistakes; i++)
        most += key->mistake[i].count;
    return most;
}

bool item_fill(struct question *question, struct item *item,
               struct error *error)
{
    const struct key *key = &item->behind->drawn.key;
    struct arena *arena = &question->arena;
    bool several = item->kind == ITEM_NUMBERS;
    item->fields = several ? key->count : 1;
    item->field = arena_zero(arena, (item->fields + 1) * sizeof *item->field);
    for (uint32_t i = 0; i < item->fields; i++) {
        struct filling filling = {.question = question,
                                  .rule = &key->rule,
                                  .field = &item->field[i],
                                  .text = item->kind == ITEM_TEXT};
        filling.field->answer = arena_zero(
            arena, answers_most(key) * sizeof *filling.field->answer);
        if (several ? !fill_member(&filling, key, i, error)
                    : !fill_number(&filling, key, error))
            return false;
    }
    return true;
}

uint32_t item_tolerances(const struct item_answer *answer,
                         struct item_tolerance pair[ITEM_TOLERANCES_MOST])
{
    const struct accepted *interval = &answer->interval;
    double value = answer->value, centre, half;
    uint32_t pairs = 0;
    accepted_centre(interval, &centre, &half);
    if (fabs(centre - value) <= 1e-8 * half)
        centre = value;
    else if (answer->credit == 1)
        pair[pairs++] = (struct item_tolerance){
            value, fmin(value - interval->low, interval->high - value)};
    pair[pairs++] = (struct item_tolerance){centre, half};
    return pairs;
}
