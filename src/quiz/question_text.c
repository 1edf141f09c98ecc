/* Prose and keys as plain text. */
#include <string.h>

#include "quiz/passage.h"

static const struct format plain = {0};

const char *question_text(struct question *question, const struct prose *prose,
                          struct error *error)
{
    return passage_text(question, prose, error);
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
    static const struct format as_fraction = {.kind = FORMAT_FRACTION};
    const char *unit = part->key.rule.unit;
    size_t start = out->length;
    if (strcmp(unit, "%") == 0) {
        number_show(out, number, &percent);
        return;
    }
    if (strcmp(unit, "$") == 0) {
        number_show(out, number, &money);
        return;
    }
    bool exact = number_is_exact(number);
    bool fraction = part->key.rule.form == RULE_FORM_FRACTION ||
                    part->key.rule.form == RULE_FORM_REDUCED;
    number_show(out, number,
                !exact     ? &decimal
                : fraction ? &as_fraction
                           : &plain);
    if (exact && strchr(out->text + start, '/')) {
        str_add(out, " = ");
        number_show(out, number, &decimal);
    }
    if (unit[0]) {
        str_add_char(out, ' ');
        str_add(out, unit);
    }
}

void question_show_key(const struct question_part *part, struct str *out)
{
    if (part->part->kind == KIND_CHOICE) {
        str_add_format(out, "%c) %s", 'a' + (int)part->right,
                       part->option[part->right].text);
        return;
    }
    if (part->key.rule.shape == SHAPE_NUMBER) {
        show_number(part, part->key.value, out);
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
