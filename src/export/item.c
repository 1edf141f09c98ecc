#include "export/item.h"

#include <string.h>

#include "export/item_field.h"
#include "export/rule_text.h"
#include "quiz/judge_form.h"
#include "quiz/passage.h"

/* --- what kind of item ---------------------------------------------------- */

static bool is_short_decimal(struct number number)
{
    int places;
    return !number_is_exact(number) ||
           number_decimals(number, RULE_DIGITS_MOST, &places);
}

/* Exact fractions that nobody can type as a decimal, or is to type as one. */
static bool needs_text(const struct key *key)
{
    enum rule_form form = key->rule.form;
    bool fraction = form == RULE_FORM_FRACTION || form == RULE_FORM_REDUCED;
    if (key->rule.kind != RULE_EXACT || !number_is_exact(key->value))
        return false;
    bool text =
        fraction ? !number_is_whole(key->value) : !is_short_decimal(key->value);
    for (uint32_t i = 0; i < key->readings; i++) {
        if (!number_is_exact(key->reading[i].value))
            return false;
        text = text || !is_short_decimal(key->reading[i].value);
    }
    return text;
}

static enum item_kind kind_of(const struct question_part *drawn)
{
    enum part_kind kind = drawn->part->kind;
    if (kind == KIND_CHOICE)
        return ITEM_CHOICE;
    if (!part_kind_is_judged(kind))
        return ITEM_OPEN;
    if (drawn->key.rule.shape != SHAPE_NUMBER)
        return ITEM_NUMBERS;
    return needs_text(&drawn->key) ? ITEM_TEXT : ITEM_NUMBER;
}

/* --- texts ---------------------------------------------------------------- */

/* NULL with an error. */
static const struct passage *const *make_passages(struct question *question,
                                                  const struct prose *prose,
                                                  uint32_t count,
                                                  struct error *error)
{
    const struct passage **passage =
        arena_get(&question->arena, (count + 1) * sizeof *passage);
    for (uint32_t i = 0; i < count; i++) {
        passage[i] = passage_make(question, &prose[i], error);
        if (!passage[i])
            return NULL;
    }
    return passage;
}

static void say_options(struct question *question, struct item *item)
{
    const struct question_part *drawn = &item->behind->drawn;
    const struct passage **say =
        arena_zero(&question->arena, (drawn->options + 1) * sizeof *say);
    for (uint32_t i = 0; i < drawn->options; i++)
        if (drawn->option[i].say)
            say[i] = passage_of_words(&question->arena, drawn->option[i].say);
    item->option_say = say;
}

static void add_wanted(const struct item *item, struct str *out)
{
    const struct rule *rule = &item->behind->drawn.key.rule;
    if (item->kind == ITEM_CHOICE) {
        str_add(out, "one of the options");
        return;
    }
    if (item->kind == ITEM_OPEN) {
        str_add(out, "in your own words");
        return;
    }
    struct rule single = *rule; /* each field holds one number */
    single.shape = SHAPE_NUMBER;
    str_add(out, part_kind_name(item->seen->kind));
    str_add(out, "; ");
    rule_sentence(&single, out);
    if (item->seen->unit) {
        str_add(out, "; unit: ");
        str_add(out, item->seen->unit);
    }
    if (item->kind == ITEM_TEXT)
        str_add(out, "; a fraction in lowest terms such as 5/36");
    else if (judge_in_percent(rule))
        str_add(out, "; a plain number, without the sign");
    else if (rule->probability || rule->rate)
        str_add(out, "; a plain number such as 0.125, not 1/8 or 12.5%");
    else
        str_add(out, "; a plain number, not a formula or fraction");
}

/* An empty text in the arena, for one that will not be long. */
static struct str text_in(struct arena *arena)
{
    enum { USUAL = 255 };
    struct str text;
    str_in(&text, arena, USUAL);
    return text;
}

static const char *wanted_text(struct arena *arena, const struct item *item)
{
    struct str text = text_in(arena);
    add_wanted(item, &text);
    str_add(&text, "; ");
    str_add(&text, paper_tools(item->question->tools));
    return str_finish(&text);
}

static const char *by_hand_text(struct arena *arena, const struct item *item)
{
    struct str text = text_in(arena);
    paper_wanted(item->seen, &text);
    str_add(&text, "; ");
    str_add(&text, paper_tools(item->question->tools));
    return str_finish(&text);
}

static const char *item_name(struct question *question, const struct part *part)
{
    struct str name = text_in(&question->arena);
    question_name(question, &name);
    if (question->template->parts > 1) {
        str_add_char(&name, '/');
        str_add(&name, part->id);
    }
    return str_finish(&name);
}

/* --- items ---------------------------------------------------------------- */

static bool make(const struct items *items, struct item *item,
                 struct error *error)
{
    const struct sheet *sheet = items->sheet;
    struct sheet_question *drawn = &sheet->question[items->question];
    struct question *question = &drawn->question;
    const struct part *part = drawn->part[items->part].drawn.part;
    *item = (struct item){
        .id = item_name(question, part),
        .kind = kind_of(&drawn->part[items->part].drawn),
        .arena = &question->arena,
        .variant = sheet->paper.variant,
        .title = sheet->paper.title,
        .template = question->template,
        .level = question->level,
        .question = &sheet->paper.question[items->question],
        .seen = &sheet->paper.question[items->question].part[items->part],
        .behind = &drawn->part[items->part],
        .earlier = items->part,
        .hints = part->hints,
        .rubric_points = part->rubric_points,
    };
    item->any_order = item->behind->drawn.key.rule.shape == SHAPE_SET;
    item->wanted = wanted_text(&question->arena, item);
    item->wanted_by_hand = by_hand_text(&question->arena, item);
    item->hint = make_passages(question, part->hint, part->hints, error);
    item->rubric =
        make_passages(question, part->rubric, part->rubric_points, error);
    if (part->solution.place)
        item->solution = passage_make(question, &part->solution, error);
    if (error->code != ERROR_NONE)
        return false;
    say_options(question, item);
    return item->kind == ITEM_CHOICE || item->kind == ITEM_OPEN ||
           item_fill(question, item, error);
}

bool items_next(struct items *items, struct item *item, struct error *error)
{
    const struct paper *paper = &items->sheet->paper;
    while (items->question < paper->questions &&
           items->part >= paper->question[items->question].parts) {
        items->question++;
        items->part = 0;
    }
    if (items->question >= paper->questions || !make(items, item, error))
        return false;
    items->part++;
    return true;
}

const struct passage *item_key(const struct item *item)
{
    struct str text = {0};
    question_show_key(&item->behind->drawn, &text);
    const struct passage *passage = passage_of_words(
        item->arena, arena_text(item->arena, str_text(&text), text.length));
    str_release(&text);
    return passage;
}

/* --- notes ---------------------------------------------------------------- */

void item_note(const struct item *item, const char *format,
               const char *sentence, struct set_notes *notes)
{
    set_note(notes, format, item->template->bank->id, item->template->id,
             sentence);
}

void item_note_rule(const struct item *item, const char *format,
                    struct set_notes *notes)
{
    const struct key *key = &item->behind->drawn.key;
    if (item->kind == ITEM_TEXT)
        item_note(item, format,
                  "the fraction is compared as text, in lowest terms", notes);
    else if (item->fields && key->rule.form != RULE_FORM_ANY)
        item_note(item, format, "the form of the number is not checked", notes);
    if (item->fields && key->rule.strict)
        item_note(item, format, "the number of digits is not checked", notes);
}
