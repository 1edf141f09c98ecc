#include "quiz/distractors.h"

#include <string.h>

#include "lang/show.h"
#include "quiz/passage.h"
#include "quiz/slip.h"

enum { SLIPS_MOST = 16 };

/* The options so far, the right one first; texts are compared, since two that
 * look the same would both be right. */
struct choice_maker {
    struct question *question;
    struct question_part *part;
    struct format format;
    struct question_option *option;
    struct number value[OPTION_LIMIT];
    uint32_t count, most;
};

/* One format for all: fractions only where the key is asked for as one. */
static struct format common_format(const struct key *key)
{
    const struct rule *rule = &key->rule;
    if (strcmp(rule->unit, "%") == 0)
        return (struct format){.kind = FORMAT_PERCENT};
    if (strcmp(rule->unit, "$") == 0)
        return (struct format){.kind = FORMAT_MONEY};
    if (number_is_exact(key->value) &&
        (rule->kind == RULE_EXACT || key->value.denominator == 1))
        return (struct format){.kind = FORMAT_PLAIN};
    int digits = rule->kind == RULE_FIGURES ? rule->digits : 3;
    return (struct format){.kind = FORMAT_FIGURES, .digits = digits};
}

/* A wrong value that nobody would believe helps to guess the right one. */
static bool is_plausible(const struct key *key, struct number value)
{
    if (number_sign(value) < 0 && number_sign(key->value) >= 0)
        return false;
    if (key->rule.probability && number_compare(value, number_integer(1)) > 0)
        return false;
    return !number_is_whole(key->value) || number_is_whole(value);
}

static bool is_taken(const struct choice_maker *maker, struct number value,
                     const char *text)
{
    for (uint32_t i = 0; i < maker->count; i++)
        if (strcmp(maker->option[i].text, text) == 0 ||
            judge_accepts(&maker->part->key.rule, maker->value[i], value))
            return true;
    return false;
}

static void offer(struct choice_maker *maker, struct number value,
                  const char *tag, const char *say)
{
    struct str text = {0};
    if (maker->count == maker->most || !is_plausible(&maker->part->key, value))
        return;
    number_show(&text, value, &maker->format);
    if (!is_taken(maker, value, str_text(&text))) {
        maker->value[maker->count] = value;
        maker->option[maker->count++] = (struct question_option){
            .text = arena_text(&maker->question->arena, str_text(&text),
                               text.length),
            .passage = maker->question->plain
                           ? NULL
                           : passage_of_number(&maker->question->arena, value,
                                               &maker->format),
            .tag = tag,
            .say = say};
    }
    str_release(&text);
}

static void shuffle(struct choice_maker *maker)
{
    struct rng stream;
    question_stream_of(maker->question, "options", &stream);
    for (uint32_t i = maker->count; i > 1; i--) {
        uint32_t j = (uint32_t)rng_below(&stream, i);
        struct question_option swap = maker->option[i - 1];
        maker->option[i - 1] = maker->option[j];
        maker->option[j] = swap;
    }
}

bool distractors_make(struct question *question, struct question_part *part,
                      uint32_t count, struct error *error)
{
    struct choice_maker maker = {.question = question,
                                 .part = part,
                                 .format = common_format(&part->key),
                                 .most = count < OPTION_LIMIT ? count
                                                              : OPTION_LIMIT};
    struct number slip[SLIPS_MOST];
    maker.option =
        arena_zero(&question->arena, OPTION_LIMIT * sizeof *maker.option);
    offer(&maker, part->key.value, NULL, NULL);
    for (uint32_t i = 0; i < part->key.mistakes; i++)
        offer(&maker, part->key.mistake[i].value, part->key.mistake[i].tag,
              part->key.mistake[i].say);
    size_t slips =
        slip_values(&part->key.rule, part->key.value, SLIPS_MOST, slip);
    for (size_t i = 0; i < slips; i++)
        offer(&maker, slip[i], NULL, NULL);
    if (maker.count < 2)
        return error_set(error, ERROR_VALUE,
                         "'%s' has no wrong value that could be told from its "
                         "key; give it mistakes",
                         part->part->id);
    maker.option[0].right = true;
    shuffle(&maker);
    part->option = maker.option;
    part->options = maker.count;
    for (uint32_t i = 0; i < maker.count; i++)
        if (maker.option[i].right)
            part->right = i;
    return true;
}
