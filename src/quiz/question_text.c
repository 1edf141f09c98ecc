/* Prose and keys as plain text. */
#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "quiz/passage.h"

enum { KEY_FIGURES_MOST = 12 };

static const struct format plain = {0};

const char *question_text(struct question *question, const struct prose *prose,
                          struct error *error)
{
    return passage_text(question, prose, error);
}

/* --- the key -------------------------------------------------------------- */

/* The key counts as right when it is typed with so many figures. */
static bool is_enough(const struct rule *rule, struct number key, int figures)
{
    struct str text = {0};
    double value = number_double(key), shown = 0;
    numtext_add(&text, fabs(value), figures);
    numtext_double(text.text, text.length, &shown);
    str_release(&text);
    return judge_accepts(rule, key, number_real(copysign(shown, value)));
}

/* Figures of a decimal key: one more than is asked for, at least four, and as
 * many as it takes to be right. (An exact one may have no end.) */
static int key_figures(const struct rule *rule, struct number key)
{
    int asked = rule->kind == RULE_FIGURES ? rule->digits + 1 : 4;
    int figures = asked < 4 ? 4 : asked;
    if (rule->kind != RULE_EXACT && rule->kind != RULE_FIGURES)
        while (figures < KEY_FIGURES_MOST && !is_enough(rule, key, figures))
            figures++;
    return figures;
}

/* Dollars; with more than cents where cents would not be right. */
static void show_money(const struct rule *rule, struct number number,
                       struct str *out)
{
    static const struct format money = {.kind = FORMAT_MONEY};
    double value = number_double(number);
    double cents = round(100 * value) / 100;
    if (rule->kind == RULE_EXACT ||
        judge_accepts(rule, number, number_real(cents))) {
        number_show(out, number, &money);
        return;
    }
    struct format decimal = {.kind = FORMAT_FIGURES,
                             .digits = key_figures(rule, number)};
    str_add(out, value < 0 ? "-$" : "$");
    number_show(out, number_real(fabs(value)), &decimal);
}

static void show_decimal(const struct rule *rule, struct number number,
                         struct str *out)
{
    struct format decimal = {.kind = FORMAT_FIGURES,
                             .digits = key_figures(rule, number)};
    number_show(out, number, &decimal);
}

/* A fraction, with the decimal that it comes to; the decimal alone where that
 * is the form asked for, or where it ends soon and no fraction was wanted. */
static void show_plain(const struct rule *rule, struct number number,
                       struct str *out)
{
    static const struct format as_fraction = {.kind = FORMAT_FRACTION};
    size_t start = out->length;
    bool fraction = rule->fraction || rule->form == RULE_FORM_FRACTION ||
                    rule->form == RULE_FORM_REDUCED;
    if (!number_is_exact(number)) {
        show_decimal(rule, number, out);
        return;
    }
    number_show(out, number, fraction ? &as_fraction : &plain);
    if (!strchr(out->text + start, '/'))
        return;
    if (rule->form == RULE_FORM_DECIMAL)
        str_cut(out, start);
    else
        str_add(out, " = ");
    show_decimal(rule, number, out);
}

static void show_number(const struct rule *rule, struct number number,
                        struct str *out)
{
    static const struct format percent = {.kind = FORMAT_PERCENT};
    if (strcmp(rule->unit, "%") == 0) {
        number_show(out, number, &percent);
    } else if (strcmp(rule->unit, "$") == 0) {
        show_money(rule, number, out);
    } else {
        show_plain(rule, number, out);
        if (rule->unit[0]) {
            str_add_char(out, ' ');
            str_add(out, rule->unit);
        }
    }
}

/* Between brackets. True when a number has a comma of its own. */
static bool show_members(const struct question_part *part, const char *between,
                         struct str *out)
{
    bool set = part->key.rule.shape == SHAPE_SET, commas = false;
    str_add_char(out, set ? '{' : '[');
    for (uint32_t i = 0; i < part->key.count; i++) {
        if (i)
            str_add(out, between);
        size_t start = out->length;
        number_show(out, part->key.item[i], &plain);
        commas = commas || strchr(out->text + start, ',');
    }
    str_add_char(out, set ? '}' : ']');
    return commas;
}

void question_show_key(const struct question_part *part, struct str *out)
{
    if (part->part->kind == KIND_CHOICE) {
        str_add_format(out, "%c) %s", 'a' + (int)part->right,
                       part->option[part->right].text);
        return;
    }
    if (part->key.rule.shape == SHAPE_NUMBER) {
        show_number(&part->key.rule, part->key.value, out);
        return;
    }
    /* Semicolons, then, so that what is shown can be read back. */
    size_t start = out->length;
    if (show_members(part, ", ", out)) {
        str_cut(out, start);
        show_members(part, "; ", out);
    }
    if (part->key.rule.unit[0])
        str_add_format(out, " %s", part->key.rule.unit);
}
