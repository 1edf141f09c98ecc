#include "export/preview_question.h"

#include <string.h>

#include "export/sheet.h"
#include "quiz/accepted.h"

static const struct format plain = {.kind = FORMAT_PLAIN};

static void add_field(struct preview_part *part, const char *name,
                      const char *tag, const struct passage *passage)
{
    part->field[part->fields++] = (struct preview_field){name, tag, passage};
}

/* Text of our own as a passage, copied. */
static const struct passage *words(struct question *question,
                                   const struct str *text)
{
    struct arena *arena = &question->arena;
    return passage_of_words(arena,
                            arena_text(arena, str_text(text), text->length));
}

static void add_key(struct question *question, struct preview_part *part)
{
    struct str text = {0};
    if (!part_kind_is_judged(part->drawn.part->kind))
        return;
    question_show_key(&part->drawn, &text);
    if (part->drawn.part->kind != KIND_CHOICE) {
        str_add(&text, " (");
        rule_describe(&part->drawn.key.rule, &text);
        str_add_char(&text, ')');
    }
    add_field(part, "key", NULL, words(question, &text));
    str_clear(&text);
    if (part->drawn.part->kind != KIND_CHOICE &&
        part->drawn.key.rule.shape == SHAPE_NUMBER) {
        accepted_show(&part->drawn.key.rule, part->drawn.key.value, &text);
        add_field(part, "accepted", NULL, words(question, &text));
    }
    str_release(&text);
}

/* "3/8" or "[1, 3/8]". */
static void add_values(struct str *text, const struct key_reading *reading)
{
    if (!reading->item) {
        number_show(text, reading->value, &plain);
        return;
    }
    for (uint32_t i = 0; i < reading->count; i++) {
        str_add(text, i ? ", " : "[");
        number_show(text, reading->item[i], &plain);
    }
    str_add_char(text, ']');
}

/* Further conventions under which an answer is right. */
static void add_readings(struct question *question, struct preview_part *part)
{
    const struct key *key = &part->drawn.key;
    for (uint32_t i = 0; i < key->readings; i++) {
        struct str text = {0};
        add_values(&text, &key->reading[i]);
        str_add_format(&text, ", %s", key->reading[i].name);
        add_field(part, "reading", NULL, words(question, &text));
        str_release(&text);
    }
}

/* "3/8" or "[1, 3/8]". */
static const struct passage *of_mistake(struct question *question,
                                        const struct key_mistake *mistake)
{
    struct arena *arena = &question->arena;
    if (!mistake->item)
        return passage_of_number(arena, mistake->value, &plain);
    const struct passage *all = passage_of_words(arena, "[");
    for (uint32_t i = 0; i < mistake->count; i++) {
        if (i)
            all = passage_join(arena, all, passage_of_words(arena, ", "));
        all = passage_join(arena, all,
                           passage_of_number(arena, mistake->item[i], &plain));
    }
    return passage_join(arena, all, passage_of_words(arena, "]"));
}

/* "3/8: the sentence", for those that are awake in this draw. */
static bool add_mistakes(struct question *question, struct preview_part *part,
                         struct error *error)
{
    const struct key *key = &part->drawn.key;
    struct arena *arena = &question->arena;
    for (uint32_t i = 0; i < key->mistakes; i++) {
        const struct key_mistake *mistake = &key->mistake[i];
        const struct passage *say =
            passage_make(question, &mistake->source->say, error);
        if (!say)
            return false;
        const struct passage *value =
            passage_join(arena, of_mistake(question, mistake),
                         passage_of_words(arena, ": "));
        add_field(part, "mistake", mistake->tag,
                  passage_join(arena, value, say));
    }
    return true;
}

/* Sentences on wrong options. */
static bool add_options(struct question *question, struct preview_part *part)
{
    for (uint32_t i = 0; i < part->drawn.options; i++) {
        const struct question_option *option = &part->drawn.option[i];
        struct str text = {0};
        if (!option->say)
            continue;
        paper_letter(&text, i);
        str_add_format(&text, ") %s", option->say);
        add_field(part, "mistake", option->tag, words(question, &text));
        str_release(&text);
    }
    return true;
}

static bool add_proses(struct question *question, struct preview_part *part,
                       const char *name, const struct prose *prose,
                       uint32_t count, struct error *error)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct passage *passage =
            passage_make(question, &prose[i], error);
        if (!passage)
            return false;
        add_field(part, name, NULL, passage);
    }
    return true;
}

bool preview_part(struct question *question, uint32_t index,
                  struct preview_part *out, struct error *error)
{
    *out = (struct preview_part){0};
    if (!question_part(question, index, &out->drawn, error))
        return false;
    const struct part *source = out->drawn.part;
    uint32_t most = 3 + out->drawn.key.readings + out->drawn.key.mistakes +
                    out->drawn.options + source->hints + source->rubric_points;
    out->field = arena_get(&question->arena, most * sizeof *out->field);
    sheet_show_part(&question->arena, &out->drawn, &out->seen);
    add_key(question, out);
    add_readings(question, out);
    return add_mistakes(question, out, error) && add_options(question, out) &&
           add_proses(question, out, "hint", source->hint, source->hints,
                      error) &&
           add_proses(question, out, "rubric", source->rubric,
                      source->rubric_points, error) &&
           add_proses(question, out, "solution", &source->solution,
                      source->solution.place != NULL, error);
}
