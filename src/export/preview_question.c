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

/* Further conventions under which an answer is right. */
static void add_readings(struct question *question, struct preview_part *part)
{
    const struct key *key = &part->drawn.key;
    for (uint32_t i = 0; i < key->readings; i++) {
        struct str text = {0};
        number_show(&text, key->reading[i].value, &plain);
        str_add_format(&text, ", %s", key->reading[i].name);
        add_field(part, "reading", NULL, words(question, &text));
        str_release(&text);
    }
}

/* The sentence of a mistake that is awake in this draw, from its prose. */
static const struct passage *say_of(struct question *question,
                                    const struct part *source,
                                    const struct key_mistake *mistake,
                                    struct error *error)
{
    for (uint32_t i = 0; i < source->mistakes; i++) {
        const struct mistake *written = &source->mistake[i];
        if (written->tag != mistake->tag || !written->say.place)
            continue;
        const struct passage *say =
            passage_make(question, &written->say, error);
        if (!say || strcmp(say->text, mistake->say) == 0)
            return say;
    }
    return passage_of_words(&question->arena, mistake->say ? mistake->say : "");
}

/* "3/8: the sentence". */
static const struct passage *with_number(struct question *question,
                                         struct number number,
                                         const struct passage *say)
{
    struct arena *arena = &question->arena;
    const struct passage *value = passage_of_number(arena, number, &plain);
    value = passage_join(arena, value, passage_of_words(arena, ": "));
    return passage_join(arena, value, say);
}

static bool add_mistakes(struct question *question, struct preview_part *part,
                         struct error *error)
{
    const struct key *key = &part->drawn.key;
    for (uint32_t i = 0; i < key->mistakes; i++) {
        const struct passage *say =
            say_of(question, part->drawn.part, &key->mistake[i], error);
        if (!say)
            return false;
        add_field(part, "mistake", key->mistake[i].tag,
                  with_number(question, key->mistake[i].value, say));
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
    uint32_t most = 3 + out->drawn.key.readings + out->drawn.key.mistakes + out->drawn.options +
                    source->hints + source->rubric_points;
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
