#include <string.h>

#include "lang/show.h"

static const struct {
    const char *symbol;
    int precedence;
} ops[] = {
#define OP(id, symbol, precedence) {symbol, precedence},
#include "lang/op.def"
#undef OP
};

struct shower {
    struct str *out;
    const struct value *slot;
    struct arena *scratch;
};

static const struct format plain = {0};

/* How tightly what is printed for the node binds. */
static int precedence(const struct shower *shower, const struct node *node)
{
    struct number number;
    if (node->op == OP_NUMBER)
        number = node->number;
    else if (node->op == OP_NAME && shower->slot &&
             node->slot != SLOT_CONSTANT &&
             shower->slot[node->slot].kind == VALUE_NUMBER)
        number = shower->slot[node->slot].number;
    else
        return ops[node->op].precedence;
    int places;
    if (number_is_exact(number) && number.denominator > 1 &&
        !number_decimals(number, 4, &places))
        return ops[OP_DIVIDE].precedence;
    if (number_sign(number) < 0)
        return ops[OP_NEGATE].precedence;
    return ops[OP_NUMBER].precedence;
}

static void show(const struct shower *shower, const struct node *node);

static void show_at(const struct shower *shower, const struct node *node,
                    int least)
{
    bool brackets = precedence(shower, node) < least;
    if (brackets)
        str_add_char(shower->out, '(');
    show(shower, node);
    if (brackets)
        str_add_char(shower->out, ')');
}

void number_show_bare(struct str *out, struct number number)
{
    struct str text = {0};
    int places;
    if (number_is_exact(number) && !number_decimals(number, 4, &places)) {
        str_add_integer(out, number.numerator);
        str_add_char(out, '/');
        str_add_integer(out, number.denominator);
        return;
    }
    number_show(&text, number, &plain);
    for (size_t i = 0; i < text.length; i++)
        if (text.text[i] != ',')
            str_add_char(out, text.text[i]);
    str_release(&text);
}

/* A value in the place of a name: bracketed and quoted as in a formula, so that
 * it reads as what it is. */
static void show_value(const struct shower *shower, const struct value *value)
{
    if (value->kind == VALUE_NUMBER) {
        number_show_bare(shower->out, value->number);
        return;
    }
    if (value->kind != VALUE_LIST) {
        value_write(shower->out, value, shower->scratch);
        return;
    }
    size_t start = shower->out->length;
    str_add_char(shower->out, '[');
    for (uint64_t i = 0; i < value->list->length; i++) {
        struct value member = list_member(value->list, i, shower->scratch);
        str_add(shower->out, i ? ", " : "");
        if (shower->out->length - start > VALUE_SHOWN_BYTES) {
            str_add(shower->out, "...");
            break;
        }
        show_value(shower, &member);
    }
    str_add_char(shower->out, ']');
}

static void show_name(const struct shower *shower, const struct node *node)
{
    if (!shower->slot || node->slot == SLOT_CONSTANT)
        str_add(shower->out, node->name);
    else
        show_value(shower, &shower->slot[node->slot]);
}

static void show_members(const struct shower *shower, const struct node *node,
                         const char *open, const char *close)
{
    str_add(shower->out, open);
    for (uint32_t i = 0; i < node->count; i++) {
        if (i)
            str_add(shower->out, ", ");
        show(shower, node->child[i]);
    }
    str_add(shower->out, close);
}

/* Bound names have no value outside their loop: it is shown as written. */
static void show_loop(const struct shower *outer, const struct node *node)
{
    struct shower shower = *outer;
    shower.slot = NULL;
    str_add(shower.out, node->name);
    str_add_char(shower.out, '(');
    show(&shower, node->child[0]);
    for (uint32_t i = 0; i < node->binders; i++) {
        str_add(shower.out, i ? ", " : " for ");
        str_add(shower.out, node->binder[i].name);
        str_add(shower.out, " in ");
        /* Later domains may use the names before them. */
        show(i ? &shower : outer, node->child[1 + i]);
    }
    if (node->filtered) {
        str_add(shower.out, " if ");
        show(&shower, node->child[node->count - 1]);
    }
    str_add_char(shower.out, ')');
}

static void show_chain(const struct shower *shower, const struct node *node)
{
    static const char *const signs[] = {" = ",  " != ", " < ",
                                        " <= ", " > ",  " >= "};
    for (uint32_t i = 0; i < node->count; i++) {
        if (i)
            str_add(shower->out, signs[node->compare[i - 1]]);
        show_at(shower, node->child[i], ops[OP_CHAIN].precedence + 1);
    }
}

static void show_binary(const struct shower *shower, const struct node *node)
{
    int own = ops[node->op].precedence;
    bool right = node->op == OP_POWER;
    bool tight = right || node->op == OP_RANGE;
    bool of = node->op == OP_REPEAT || node->op == OP_DIFFERENT;
    bool alone = right || node->op == OP_RANGE || !own; /* no row of them */
    const char *symbol = ops[node->op].symbol;
    /* Products and quotients of simple parts read better without blanks. */
    tight = tight || node->op == OP_MULTIPLY || node->op == OP_DIVIDE;
    show_at(shower, node->child[0], alone ? own + 1 : own);
    if (!tight)
        str_add_char(shower->out, ' ');
    str_add(shower->out, symbol);
    if (!tight)
        str_add_char(shower->out, ' ');
    /* An exponent may carry a sign without brackets; what stands behind 'of' is
     * a domain and never has any. */
    int least = right ? ops[OP_NEGATE].precedence : of ? 0 : own + 1;
    show_at(shower, node->child[1], least);
}

static void show_words(const struct shower *shower, const struct node *node)
{
    str_add(shower->out, "if ");
    show(shower, node->child[0]);
    str_add(shower->out, " then ");
    show(shower, node->child[1]);
    str_add(shower->out, " else ");
    show(shower, node->child[2]);
}

static void show(const struct shower *shower, const struct node *node)
{
    struct str *out = shower->out;
    int own = ops[node->op].precedence;
    switch (node->op) {
    case OP_NUMBER: number_show_bare(out, node->number); return;
    case OP_TEXT:
        str_add_char(out, '\'');
        str_add(out, node->name);
        str_add_char(out, '\'');
        return;
    case OP_NAME: show_name(shower, node); return;
    case OP_LIST: show_members(shower, node, "[", "]"); return;
    case OP_CALL:
        str_add(out, node->name);
        show_members(shower, node, "(", ")");
        return;
    case OP_LOOP: show_loop(shower, node); return;
    case OP_FACTORIAL:
    case OP_PERCENT:
        show_at(shower, node->child[0], own);
        str_add(out, ops[node->op].symbol);
        return;
    case OP_INDEX:
        show_at(shower, node->child[0], own);
        str_add_char(out, '[');
        show(shower, node->child[1]);
        str_add_char(out, ']');
        return;
    case OP_NEGATE:
        str_add_char(out, '-');
        show_at(shower, node->child[0], own + 1);
        return;
    case OP_NOT:
        str_add(out, "not ");
        show_at(shower, node->child[0], own + 1);
        return;
    case OP_ONE_OF:
        str_add(out, "one of ");
        show_at(shower, node->child[0], 1);
        return;
    case OP_CHAIN: show_chain(shower, node); return;
    case OP_IF: show_words(shower, node); return;
    case OP_POWER:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_MODULO:
    case OP_QUOTIENT:
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_RANGE:
    case OP_AND:
    case OP_OR:
    case OP_REPEAT:
    case OP_DIFFERENT:
    case OP_BY: show_binary(shower, node); return;
    }
}

void tree_show(struct str *out, const struct node *node,
               const struct value *slot, struct arena *scratch)
{
    struct shower shower = {out, slot, scratch};
    show(&shower, node);
}
