#include "bank/rule.h"

#include <string.h>

#include "base/numtext.h"
#include "base/suggest.h"

enum takes { TAKES_NOTHING, TAKES_DIGITS, TAKES_AMOUNT, TAKES_SPREAD };

static const struct {
    enum rule_kind kind;
    const char *name; /* NULL: cannot be written as such */
    enum takes takes;
} rules[] = {
#define RULE(id, name, takes, about) {RULE_##id, name, TAKES_##takes},
#include "bank/rule.def"
#undef RULE
};

static const struct {
    enum rule_form form;
    const char *name;
} forms[] = {
#define RULE_FORM(id, name, say) {RULE_FORM_##id, name},
#include "bank/rule_form.def"
#undef RULE_FORM
};

enum {
    RULE_COUNT = sizeof rules / sizeof *rules,
    FORM_COUNT = sizeof forms / sizeof *forms
};

/* A piece of the rule's text. */
struct piece {
    const char *all; /* start of the rule, for places */
    const char *text;
    size_t length;
    struct error *error;
};

static bool fail(const struct piece *piece, const char *message)
{
    return error_set_at(
        piece->error, ERROR_VALUE, (uint32_t)(piece->text - piece->all),
        piece->length ? (uint32_t)piece->length : 1, "%s", message);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static void trim(struct piece *piece)
{
    while (piece->length && is_blank(piece->text[piece->length - 1]))
        piece->length--;
    while (piece->length && is_blank(*piece->text)) {
        piece->text++;
        piece->length--;
    }
}

static bool is(const struct piece *piece, const char *word)
{
    return strlen(word) == piece->length &&
           memcmp(word, piece->text, piece->length) == 0;
}

/* Cuts off what stands before `mark`; the rest stays in `piece`, which is empty
 * where there is no mark. */
static struct piece cut(struct piece *piece, char mark, bool *found)
{
    struct piece head = *piece;
    const char *at =
        piece->length ? memchr(piece->text, mark, piece->length) : NULL;
    *found = at != NULL;
    head.length = at ? (size_t)(at - piece->text) : piece->length;
    piece->text += head.length + (at != NULL);
    piece->length -= head.length + (at != NULL);
    trim(&head);
    trim(piece);
    return head;
}

static bool read_digits(const struct piece *piece, bool zero, int *digits)
{
    uint64_t value;
    if (!numtext_integer(piece->text, piece->length, &value) ||
        value > RULE_DIGITS_MOST || (!value && !zero))
        return fail(piece, zero ? "a whole number from 0 to 15 belongs here"
                                : "a whole number from 1 to 15 belongs here");
    *digits = (int)value;
    return true;
}

static bool read_amount(struct piece piece, double *amount, bool *percent)
{
    *percent = piece.length && piece.text[piece.length - 1] == '%';
    if (*percent) {
        piece.length--;
        trim(&piece);
    }
    if (!numtext_double(piece.text, piece.length, amount) || *amount > 1e300)
        return fail(&piece, "a number belongs here");
    if (*percent)
        *amount /= 100;
    return true;
}

static bool read_spread(struct piece piece, struct rule *rule)
{
    bool percent;
    if (piece.length && *piece.text == 'x') {
        piece.text++;
        piece.length--;
        rule->kind = RULE_FACTOR;
        if (!read_amount(piece, &rule->tolerance, &percent))
            return false;
        return (rule->tolerance >= 1 && !percent) ||
               fail(&piece, "a factor of at least 1 belongs here");
    }
    if (!read_amount(piece, &rule->tolerance, &percent))
        return false;
    return percent || fail(&piece, "a percentage (10%) or a factor (x3) "
                                   "belongs here");
}

static bool read_argument(const struct piece *piece, enum takes takes,
                          struct rule *rule)
{
    bool percent = false;
    switch (takes) {
    case TAKES_NOTHING: return true;
    case TAKES_DIGITS:
        return read_digits(piece, rule->kind == RULE_DECIMALS, &rule->digits);
    case TAKES_AMOUNT:
        if (!read_amount(*piece, &rule->tolerance, &percent))
            return false;
        return !percent || rule->kind == RULE_RELATIVE ||
               fail(piece, "a distance is no percentage; write rel:1%");
    case TAKES_SPREAD: return read_spread(*piece, rule);
    }
    return true;
}

static bool unknown(const struct piece *piece, const struct suggest *suggest,
                    const char *what)
{
    return error_set_at(piece->error, ERROR_VALUE,
                        (uint32_t)(piece->text - piece->all),
                        piece->length ? (uint32_t)piece->length : 1,
                        suggest->best ? "unknown %s '%.*s'; did you mean '%s'?"
                                      : "unknown %s '%.*s'",
                        what, piece->length > 40 ? 40 : (int)piece->length,
                        piece->text, suggest->best ? suggest->best : "");
}

static bool read_kind(struct piece piece, struct rule *rule)
{
    struct suggest suggest = {0};
    bool colon;
    struct piece name = cut(&piece, ':', &colon);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (!rules[i].name)
            continue;
        if (!is(&name, rules[i].name)) {
            suggest_offer(&suggest, name.text, name.length, rules[i].name);
            continue;
        }
        rule->kind = rules[i].kind;
        if (rules[i].takes == TAKES_NOTHING && colon)
            return fail(&piece, "nothing stands behind 'exact'");
        if (rules[i].takes != TAKES_NOTHING && !colon)
            return fail(&name, "this rule needs a number, as in sigfig:3");
        return read_argument(&piece, rules[i].takes, rule);
    }
    return unknown(&name, &suggest, "rule");
}

/* --- flags ------------------------------------------------------------------
 */

static bool read_form(const struct piece *value, struct rule *rule)
{
    struct suggest suggest = {0};
    for (size_t i = 0; i < FORM_COUNT && forms[i].form < RULE_FORM_DIGITS;
         i++) {
        if (is(value, forms[i].name)) {
            rule->form = forms[i].form;
            return true;
        }
        suggest_offer(&suggest, value->text, value->length, forms[i].name);
    }
    return unknown(value, &suggest, "form");
}

static bool read_setting(const struct piece *name, const struct piece *value,
                         struct rule *rule)
{
    bool percent;
    if (!value->length)
        return fail(value, "something belongs behind '='");
    if (is(name, "form"))
        return read_form(value, rule);
    if (is(name, "n")) {
        rule->has_n = true;
        return read_amount(*value, &rule->n, &percent) &&
               ((rule->n > 0 && !percent) ||
                fail(value, "a positive number belongs here"));
    }
    if (is(name, "locale")) {
        rule->comma = is(value, "comma");
        return rule->comma || is(value, "point") ||
               fail(value, "'comma' or 'point' belongs here");
    }
    if (is(name, "show")) {
        rule->fraction = is(value, "fraction");
        return rule->fraction || fail(value, "'fraction' belongs here");
    }
    if (!is(name, "unit")) {
        struct suggest suggest = {0};
        return unknown(name, &suggest, "setting");
    }
    if (value->length >= sizeof rule->unit)
        return fail(value, "a unit has at most 31 bytes");
    memcpy(rule->unit, value->text, value->length);
    rule->unit[value->length] = '\0';
    return true;
}

static bool read_flag(struct piece piece, struct rule *rule)
{
    struct suggest suggest = {0};
    bool equals;
    const struct {
        const char *name;
        bool *flag;
    } flags[] = {{"prob", &rule->probability},
                 {"rate", &rule->rate},
                 {"strict", &rule->strict}};
    static const struct {
        const char *name;
        enum answer_shape shape;
    } shapes[] = {
        {"list", SHAPE_LIST}, {"set", SHAPE_SET}, {"interval", SHAPE_INTERVAL}};
    struct piece name = cut(&piece, '=', &equals);
    if (equals)
        return read_setting(&name, &piece, rule);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (is(&name, flags[i].name))
            return *flags[i].flag = true;
        suggest_offer(&suggest, name.text, name.length, flags[i].name);
    }
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (is(&name, shapes[i].name)) {
            rule->shape = shapes[i].shape;
            return true;
        }
        suggest_offer(&suggest, name.text, name.length, shapes[i].name);
    }
    if (!name.length)
        return fail(&name, "a flag belongs behind ';'");
    return unknown(&name, &suggest, "flag");
}

bool rule_read(const char *text, size_t length, struct rule *rule,
               struct error *error)
{
    struct piece rest = {text, text, length, error};
    bool more;
    *rule = (struct rule){.kind = RULE_EXACT};
    trim(&rest);
    struct piece first = cut(&rest, ';', &more);
    if (!first.length)
        return fail(&first, "a rule belongs here, such as exact or sigfig:3");
    if (!read_kind(first, rule))
        return false;
    while (more)
        if (!read_flag(cut(&rest, ';', &more), rule))
            return false;
    if (rule->strict && rule->kind != RULE_FIGURES &&
        rule->kind != RULE_DECIMALS)
        return fail(&first, "'strict' needs sigfig or dp");
    return true;
}

struct rule rule_standard(void)
{
    return (struct rule){.kind = RULE_FIGURES, .digits = 3};
}

void rule_describe(const struct rule *rule, struct str *out)
{
    const char *plural = rule->digits == 1 ? "" : "s";
    switch (rule->kind) {
    case RULE_EXACT: str_add(out, "exact"); return;
    case RULE_FIGURES:
    case RULE_DECIMALS:
        str_add_integer(out, rule->digits);
        str_add(out, rule->kind == RULE_FIGURES ? " significant figure"
                                                : " decimal place");
        str_add(out, plural);
        return;
    case RULE_ABSOLUTE:
        str_add(out, "to within ");
        numtext_add(out, rule->tolerance, 6);
        return;
    case RULE_RELATIVE:
    case RULE_ESTIMATE:
        str_add(out, "to within ");
        numtext_add(out, rule->tolerance * 100, 6);
        str_add_char(out, '%');
        return;
    case RULE_FACTOR:
        str_add(out, "to within a factor of ");
        numtext_add(out, rule->tolerance, 6);
    }
}
