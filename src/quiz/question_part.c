/* One part of a drawn question: prompt, key, known mistakes, options. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "lang/eval.h"
#include "quiz/distractors.h"
#include "quiz/passage.h"

enum { STANDARD_SECONDS = 60 };

/* A text, and the passage it is of unless the question is plain. */
static bool make_text(struct question *question, const struct prose *prose,
                      const char **text, const struct passage **passage,
                      struct error *error)
{
    if (question->plain) {
        *text = passage_text(question, prose, error);
        return *text;
    }
    *passage = passage_make(question, prose, error);
    *text = *passage ? (*passage)->text : NULL;
    return *passage;
}

/* The wording that takes the least to read; of those as short the first. */
static bool shortest_text(struct question *question, struct question_part *out,
                          struct error *error)
{
    const struct part *part = out->part;
    for (uint32_t i = 0; i < part->wordings; i++) {
        const struct passage *passage = NULL;
        const char *text;
        if (!make_text(question, &part->ask[i], &text, &passage, error))
            return false;
        if (out->text && strlen(text) >= strlen(out->text))
            continue;
        out->text = text;
        out->passage = passage;
    }
    return true;
}

static bool part_text(struct question *question, struct question_part *out,
                      struct error *error)
{
    const struct part *part = out->part;
    struct rng stream;
    uint32_t which = 0;
    if (question->terse)
        return shortest_text(question, out, error);
    if (part->wordings > 1) {
        question_stream_of(question, "ask", &stream);
        which = (uint32_t)rng_below(&stream, part->wordings);
    }
    return make_text(question, &part->ask[which], &out->text, &out->passage,
                     error);
}

static bool part_cells(struct question *question, struct question_part *out,
                       struct error *error)
{
    const struct table *table = &out->part->table;
    uint32_t count = table->rows * table->columns;
    if (!count)
        return true;
    const struct passage **passage =
        arena_zero(&question->arena, count * sizeof *passage);
    out->cell = arena_get(&question->arena, count * sizeof *out->cell);
    out->cell_passage = passage;
    for (uint32_t i = 0; i < count; i++)
        if (!make_text(question, &table->cell[i], &out->cell[i], &passage[i],
                       error))
            return false;
    return true;
}

static bool part_seconds(struct question *question, struct question_part *out,
                         struct error *error)
{
    struct value value;
    out->seconds = STANDARD_SECONDS;
    if (!out->part->time.node)
        return true;
    if (!question_value(question, &out->part->time, &value, error))
        return false;
    out->seconds = number_double(value.number);
    if (!(out->seconds > 0 && isfinite(out->seconds)))
        return error_set(error, ERROR_VALUE,
                         "the time of '%s' is not over 0 in this draw",
                         out->part->id);
    return true;
}

/* A number, or the members of a list. */
static void take_value(struct question *question, const struct value *value,
                       struct number *number, const struct number **member,
                       uint32_t *count)
{
    if (value->kind != VALUE_LIST) {
        *number = value->number;
        return;
    }
    const struct list *list = value->list;
    struct number *item =
        arena_get(&question->arena, (list->length + 1) * sizeof *item);
    for (uint64_t i = 0; i < list->length; i++)
        item[i] = list_member(list, i, &question->arena).number;
    *member = item;
    *count = (uint32_t)list->length;
}

static bool part_key(struct question *question, struct question_part *out,
                     struct error *error)
{
    const struct part *part = out->part;
    struct value value;
    if (!question_value(question, &part->answer, &value, error))
        return false;
    take_value(question, &value, &out->key.value, &out->key.item,
               &out->key.count);
    return true;
}

/* A mistake that cannot be told from the key, or from an earlier mistake, or
 * that has no value for these numbers, sleeps in this draw. */
static bool is_awake(const struct key *key, const struct key_mistake *mistake)
{
    bool single = key->rule.shape == SHAPE_NUMBER;
    if (single ? judge_accepts(&key->rule, key->value, mistake->value)
               : judge_accepts_list(&key->rule, key->item, key->count,
                                    mistake->item, mistake->count))
        return false;
    for (uint32_t i = 0; i < key->mistakes; i++) {
        const struct key_mistake *other = &key->mistake[i];
        if (single ? judge_accepts(&key->rule, other->value, mistake->value)
                   : judge_accepts_list(&key->rule, other->item, other->count,
                                        mistake->item, mistake->count))
            return false;
    }
    return true;
}

static bool part_mistakes(struct question *question, struct question_part *out,
                          struct error *error)
{
    const struct part *part = out->part;
    if (!part->mistakes)
        return true;
    struct key_mistake *mistake =
        arena_zero(&question->arena, (part->mistakes + 1) * sizeof *mistake);
    out->key.mistake = mistake;
    for (uint32_t i = 0; i < part->mistakes; i++) {
        struct value value;
        struct error ignored = {0};
        struct key_mistake *next = &mistake[out->key.mistakes];
        if (!question_value(question, &part->mistake[i].answer, &value,
                            &ignored))
            continue;
        *next = (struct key_mistake){.tag = part->mistake[i].tag,
                                     .source = &part->mistake[i]};
        take_value(question, &value, &next->value, &next->item, &next->count);
        if (!is_awake(&out->key, next))
            continue;
        next->say = question_text(question, &part->mistake[i].say, error);
        if (!next->say)
            return false;
        out->key.mistakes++;
    }
    return true;
}

static bool part_readings(struct question *question, struct question_part *out,
                          struct error *error)
{
    const struct part *part = out->part;
    if (!part->readings)
        return true;
    struct key_reading *reading =
        arena_zero(&question->arena, (part->readings + 1) * sizeof *reading);
    out->key.reading = reading;
    for (uint32_t i = 0; i < part->readings; i++) {
        struct value value;
        struct key_reading *next = &reading[out->key.readings];
        if (!question_value(question, &part->reading[i].answer, &value, error))
            return false;
        next->name = part->reading[i].name;
        take_value(question, &value, &next->value, &next->item, &next->count);
        out->key.readings++;
    }
    return true;
}

static bool one_option(struct question *question, const struct option *option,
                       struct question_option *out, struct error *error)
{
    struct value right = value_truth(false);
    if (!make_text(question, &option->text, &out->text, &out->passage, error))
        return false;
    if (option->say.place &&
        !(out->say = question_text(question, &option->say, error)))
        return false;
    if (option->right.node &&
        !question_value(question, &option->right, &right, error))
        return false;
    out->right = right.truth;
    /* An option that is right in this draw hides no misconception. */
    if (out->right)
        out->say = NULL;
    else
        out->tag = option->tag;
    return true;
}

/* `key.value` is the place of the right option as the bank lists them: what a
 * check gives. */
static bool part_options(struct question *question, struct question_part *out,
                         struct error *error)
{
    const struct part *part = out->part;
    uint32_t right = 0;
    out->options = part->options;
    out->option =
        arena_zero(&question->arena, part->options * sizeof *out->option);
    for (uint32_t i = 0; i < part->options; i++) {
        if (!one_option(question, &part->option[i], &out->option[i], error))
            return false;
        if (!out->option[i].right)
            continue;
        right++;
        out->key.value = number_integer(i + 1);
    }
    if (right != 1)
        return error_set(error, ERROR_VALUE,
                         "%u options of '%s' are right in this draw; there "
                         "must be one",
                         right, part->id);

    struct rng stream;
    question_stream_of(question, "options", &stream);
    for (uint32_t i = part->options; i > 1; i--) {
        uint32_t j = (uint32_t)rng_below(&stream, i);
        struct question_option swap = out->option[i - 1];
        out->option[i - 1] = out->option[j];
        out->option[j] = swap;
    }
    for (uint32_t i = 0; i < part->options; i++)
        if (out->option[i].right)
            out->right = i;
    return true;
}

bool question_part(struct question *question, uint32_t index,
                   struct question_part *out, struct error *error)
{
    const struct part *part = &question->template->part[index];
    memory_clear(out, sizeof *out);
    out->part = part;
    out->key.rule = part->rule;
    if (!part_text(question, out, error) || !part_cells(question, out, error) ||
        !part_seconds(question, out, error))
        return false;
    if (part->kind == KIND_OPEN)
        return true;
    if (part->kind == KIND_CHOICE && part->options)
        return part_options(question, out, error);
    return part_key(question, out, error) &&
           part_mistakes(question, out, error) &&
           part_readings(question, out, error) &&
           (part->kind != KIND_CHOICE ||
            distractors_make(question, out, DISTRACTORS_USUAL, error));
}
