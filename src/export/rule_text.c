#include "export/rule_text.h"

#include <string.h>

#include "base/numtext.h"

static const char *const kind_name[] = {
#define RULE(id, name, takes, about) [RULE_##id] = name,
#include "bank/rule.def"
#undef RULE
};

static const char *const form_name[] = {
    [RULE_FORM_ANY] = NULL,
#define RULE_FORM(id, name, say) [RULE_FORM_##id] = name,
#include "bank/rule_form.def"
#undef RULE_FORM
};

static void add_kind(const struct rule *rule, struct str *out)
{
    const char *name = kind_name[rule->kind];
    switch (rule->kind) {
    case RULE_EXACT: str_add(out, name); break;
    case RULE_FIGURES:
    case RULE_DECIMALS:
        str_add(out, name);
        str_add_char(out, ':');
        str_add_integer(out, rule->digits);
        break;
    case RULE_ABSOLUTE:
    case RULE_RELATIVE:
        str_add_format(out, "%s:", name);
        numtext_add_shortest(out, rule->tolerance);
        break;
    case RULE_ESTIMATE:
        str_add_format(out, "%s:", name);
        numtext_add(out, 100 * rule->tolerance, 15);
        str_add_char(out, '%');
        break;
    case RULE_FACTOR:
        str_add_format(out, "%s:x", kind_name[RULE_ESTIMATE]);
        numtext_add_shortest(out, rule->tolerance);
        break;
    }
}

static const char *shape_flag(enum answer_shape shape)
{
    switch (shape) {
    case SHAPE_NUMBER: return NULL;
    case SHAPE_LIST: return "list";
    case SHAPE_SET: return "set";
    case SHAPE_INTERVAL: return "interval";
    }
    return NULL;
}

void rule_text(const struct rule *rule, struct str *out)
{
    add_kind(rule, out);
    if (rule->probability)
        str_add(out, "; prob");
    if (rule->rate)
        str_add(out, "; rate");
    if (rule->strict)
        str_add(out, "; strict");
    if (form_name[rule->form])
        str_add_format(out, "; form=%s", form_name[rule->form]);
    if (rule->fraction)
        str_add(out, "; show=fraction");
    if (shape_flag(rule->shape))
        str_add_format(out, "; %s", shape_flag(rule->shape));
    if (rule->comma)
        str_add(out, "; locale=comma");
    if (rule->has_n) {
        str_add(out, "; n=");
        numtext_add_shortest(out, rule->n);
    }
    if (*rule->unit && !strchr(rule->unit, ';'))
        str_add_format(out, "; unit=%s", rule->unit);
}

static const char *form_sentence(enum rule_form form)
{
    switch (form) {
    case RULE_FORM_FRACTION: return ", as a fraction";
    case RULE_FORM_REDUCED: return ", as a fraction in lowest terms";
    case RULE_FORM_PERCENT: return ", with a percent sign";
    case RULE_FORM_DECIMAL: return ", as a decimal";
    case RULE_FORM_SCIENTIFIC: return ", as in 1.2e3";
    case RULE_FORM_ANY:
    case RULE_FORM_DIGITS:
    case RULE_FORM_UNIT: return "";
    }
    return "";
}

static const char *shape_sentence(enum answer_shape shape)
{
    switch (shape) {
    case SHAPE_NUMBER: return "";
    case SHAPE_LIST: return ", in order, with semicolons between";
    case SHAPE_SET: return ", in any order, with semicolons between";
    case SHAPE_INTERVAL: return ", as [low; high]";
    }
    return "";
}

void rule_sentence(const struct rule *rule, struct str *out)
{
    rule_describe(rule, out);
    if (rule->strict)
        str_add(out, ", no more and no less");
    str_add(out, form_sentence(rule->form));
    str_add(out, shape_sentence(rule->shape));
    if (rule->comma)
        str_add(out, ", decimals with a comma");
}
