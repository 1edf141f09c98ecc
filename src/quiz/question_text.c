/* Prose with a draw's values. */
#include <string.h>

#include "lang/eval.h"
#include "quiz/question.h"

static const struct format plain = {0};

/* The formula behind a name, where the name stands for one. */
static const struct node *definition(const struct question *question,
                                     const struct node *node)
{
    const struct template *template = question->template;
    for (uint32_t i = 0; node->op == OP_NAME && i < template->bindings; i++)
        if (template->binding[i].slot == node->slot &&
            !template->binding[i].drawn)
            return template->binding[i].formula.node;
    return NULL;
}

/* Appends " = TEXT" unless that is what was written last. */
static void add_step(struct str *out, size_t *last, const struct str *text)
{
    if (text->length == out->length - *last &&
        memcmp(out->text + *last, text->text, text->length) == 0)
        return;
    str_add(out, " = ");
    *last = out->length;
    str_add_bytes(out, text->text, text->length);
}

/* Behind a value that was written as a fraction: what it comes to. */
static void add_decimal(struct str *out, struct number number,
                        const struct str *shown)
{
    static const struct format four_figures = {FORMAT_FIGURES, 4, NULL, NULL};
    if (!number_is_exact(number) || !strchr(str_text(shown), '/'))
        return;
    str_add(out, ", about ");
    number_show(out, number, &four_figures);
}

/* {e =}: the formula, the numbers put in, the value. */
static void explain(struct question *question, const struct segment *segment,
                    const struct value *value, struct str *out)
{
    struct str step = {0};
    const struct node *formula = definition(question, segment->node);
    size_t last = out->length;
    tree_show(out, segment->node, NULL, &question->arena);
    if (formula) {
        tree_show(&step, formula, NULL, &question->arena);
        add_step(out, &last, &step);
    } else {
        formula = segment->node;
    }
    str_clear(&step);
    tree_show(&step, formula, question->slot, &question->arena);
    add_step(out, &last, &step);
    str_clear(&step);
    value_show(&step, value, &segment->format, &question->arena);
    add_step(out, &last, &step);
    if (value->kind == VALUE_NUMBER && segment->format.kind == FORMAT_PLAIN)
        add_decimal(out, value->number, &step);
    str_release(&step);
}

static bool add_hole(struct question *question, const struct prose *prose,
                     const struct segment *segment, struct str *out,
                     struct error *error)
{
    struct formula formula = {segment->node, NULL};
    struct value value;
    if (!question_value(question, &formula, &value, error)) {
        /* Formulas in holes have places of their own; the hole is near enough. */
        error->at = segment->at;
        error->length = 1;
        if (!error->source)
            yaml_move_error(&question->template->bank->source, prose->place,
                            error);
        return false;
    }
    if (segment->explain)
        explain(question, segment, &value, out);
    else
        value_show(out, &value, &segment->format, &question->arena);
    return true;
}

const char *question_text(struct question *question, const struct prose *prose,
                          struct error *error)
{
    struct str out = {0};
    bool ok = true;
    for (uint32_t i = 0; ok && i < prose->count; i++) {
        const struct segment *segment = &prose->segment[i];
        if (segment->text)
            str_add(&out, segment->text);
        else
            ok = add_hole(question, prose, segment, &out, error);
    }
    const char *text =
        ok ? arena_text(&question->arena, str_text(&out), out.length) : NULL;
    str_release(&out);
    return text;
}

/* --- the key -------------------------------------------------------------- */

/* Figures of a decimal key: one more than is asked for, at least four. */
static int key_figures(const struct rule *rule)
{
    int asked = rule->kind == RULE_FIGURES ? rule->digits + 1 : 4;
    return asked < 4 ? 4 : asked;
}

static void show_number(const struct question_part *part, struct number number,
                        struct str *out)
{
    static const struct format percent = {.kind = FORMAT_PERCENT};
    static const struct format money = {.kind = FORMAT_MONEY};
    struct format decimal = {.kind = FORMAT_FIGURES,
                             .digits = key_figures(&part->key.rule)};
    const char *unit = part->key.rule.unit;
    int places;
    if (strcmp(unit, "%") == 0) {
        number_show(out, number, &percent);
        return;
    }
    if (strcmp(unit, "$") == 0) {
        number_show(out, number, &money);
        return;
    }
    number_show(out, number, number_is_exact(number) ? &plain : &decimal);
    if (number_is_exact(number) && !number_decimals(number, 4, &places) &&
        strchr(out->text, '/')) {
        str_add(out, " = ");
        number_show(out, number, &decimal);
    }
    if (unit[0])
        str_add_format(out, " %s", unit);
}

void question_show_key(const struct question_part *part, struct str *out)
{
    if (part->part->kind == KIND_CHOICE) {
        str_add_format(out, "%c) %s", 'a' + (int)part->right,
                       part->option[part->right].text);
        return;
    }
    if (part->key.rule.shape == SHAPE_NUMBER) {
        struct str number = {0};
        show_number(part, part->key.value, &number);
        str_add(out, str_text(&number));
        str_release(&number);
        return;
    }
    bool set = part->key.rule.shape == SHAPE_SET;
    str_add_char(out, set ? '{' : '[');
    for (uint32_t i = 0; i < part->key.count; i++) {
        if (i)
            str_add(out, ", ");
        number_show(out, part->key.item[i], &plain);
    }
    str_add_char(out, set ? '}' : ']');
    if (part->key.rule.unit[0])
        str_add_format(out, " %s", part->key.rule.unit);
}
