#include <string.h>

#include "lang/layouter.h"

static struct box *word(const struct layouter *layouter, const char *text)
{
    return box_new(layouter->arena, BOX_TEXT, text);
}

static struct box *row(const struct layouter *layouter, int binding)
{
    struct box *box = box_new(layouter->arena, BOX_ROW, NULL);
    box->binding = binding;
    return box;
}

struct box *layout_flat(const struct layouter *layouter,
                        const struct node *node)
{
    struct layouter flat = *layouter;
    flat.flat = true;
    return layout(&flat, node);
}

static struct box *fenced_if(const struct layouter *layouter, struct box *box,
                             bool brackets)
{
    return brackets ? box_fenced(layouter->arena, GLYPH_PARENTHESES, box) : box;
}

struct box *layout_operand(const struct layouter *layouter,
                           const struct node *node, int least, bool leading)
{
    struct box *box = layout(layouter, node);
    return fenced_if(layouter, box,
                     box->binding < least || (!leading && box_is_signed(box)));
}

struct box *layout_pair(const struct layouter *layouter, struct box *left,
                        enum glyph glyph, struct box *right, int binding)
{
    struct box *pair = row(layouter, binding);
    box_add(pair, left);
    box_add(pair, box_glyph(layouter->arena, glyph));
    box_add(pair, right);
    return pair;
}

/* --- products and quotients ----------------------------------------------- */

/* Where a slash or an open end would swallow what follows. */
static struct box *left_factor(const struct layouter *layouter,
                               const struct node *node)
{
    struct box *box = layout_operand(layouter, node, BINDING_MULTIPLY, true);
    return fenced_if(layouter, box, box->slash || box_is_open(box));
}

static struct box *layout_product(const struct layouter *layouter,
                                  const struct node *node)
{
    struct box *left = left_factor(layouter, node->child[0]);
    struct box *right =
        layout_operand(layouter, node->child[1], BINDING_MULTIPLY + 1, false);
    return layout_pair(layouter, left,
                       box_may_touch(left, right) ? GLYPH_TOUCHING
                                                  : GLYPH_TIMES,
                       right, BINDING_MULTIPLY);
}

static struct box *layout_quotient(const struct layouter *layouter,
                                   const struct node *node)
{
    if (!layouter->flat)
        return box_with(layouter->arena, BOX_FRACTION,
                        layout_flat(layouter, node->child[0]),
                        layout_flat(layouter, node->child[1]));
    struct box *box = layout_pair(
        layouter, left_factor(layouter, node->child[0]), GLYPH_SLASH,
        layout_operand(layouter, node->child[1], BINDING_DIVIDE + 1, false),
        BINDING_DIVIDE);
    box->slash = true;
    return box;
}

/* Whole division and remainder: a sign in front would not be read as part of
 * the first operand only. */
static struct box *layout_modulo(const struct layouter *layouter,
                                 const struct node *node, enum glyph glyph)
{
    struct box *left =
        layout_operand(layouter, node->child[0], BINDING_MODULO, false);
    left = fenced_if(layouter, left, box_is_open(left));
    return layout_pair(
        layouter, left, glyph,
        layout_operand(layouter, node->child[1], BINDING_MODULO + 1, false),
        BINDING_MODULO);
}

static struct box *layout_negative(const struct layouter *layouter,
                                   const struct node *node)
{
    enum op inner = node->child[0]->op;
    bool factors = inner == OP_MULTIPLY || inner == OP_DIVIDE;
    struct box *box = row(layouter, BINDING_NEGATE);
    box_add(box, box_glyph(layouter->arena, GLYPH_NEGATIVE));
    box_add(box,
            layout_operand(layouter, node->child[0],
                           factors ? BINDING_MULTIPLY : BINDING_NEGATE, false));
    return box;
}

static struct box *layout_power(const struct layouter *layouter,
                                const struct node *node)
{
    return box_with(
        layouter->arena, BOX_POWER,
        layout_operand(layouter, node->child[0], BINDING_POWER + 1, false),
        layout_flat(layouter, node->child[1]));
}

/* --- the rest ------------------------------------------------------------- */

static struct box *layout_sum(const struct layouter *layouter,
                              const struct node *node)
{
    return layout_pair(
        layouter, layout_operand(layouter, node->child[0], BINDING_ADD, true),
        node->op == OP_ADD ? GLYPH_PLUS : GLYPH_MINUS,
        layout_operand(layouter, node->child[1], BINDING_ADD + 1, false),
        BINDING_ADD);
}

static struct box *layout_postfix(const struct layouter *layouter,
                                  const struct node *node, enum glyph glyph)
{
    struct box *box = row(layouter, BINDING_FACTORIAL);
    box_add(box, layout_operand(layouter, node->child[0], BINDING_FACTORIAL + 1,
                                false));
    box_add(box, box_glyph(layouter->arena, glyph));
    return box;
}

static struct box *layout_chain(const struct layouter *layouter,
                                const struct node *node)
{
    static const enum glyph signs[] = {GLYPH_EQUAL, GLYPH_NOT_EQUAL,
                                       GLYPH_LESS,  GLYPH_AT_MOST,
                                       GLYPH_MORE,  GLYPH_AT_LEAST};
    struct box *box = row(layouter, BINDING_CHAIN);
    for (uint32_t i = 0; i < node->count; i++) {
        if (i)
            box_add(box,
                    box_glyph(layouter->arena, signs[node->compare[i - 1]]));
        box_add(box, layout_operand(layouter, node->child[i], BINDING_CHAIN + 1,
                                    true));
    }
    return box;
}

static struct box *layout_list(const struct layouter *layouter,
                               const struct node *node)
{
    struct box *members = row(layouter, 0);
    for (uint32_t i = 0; i < node->count; i++) {
        if (i)
            box_add(members, box_glyph(layouter->arena, GLYPH_COMMA));
        box_add(members, layout(layouter, node->child[i]));
    }
    return box_fenced(layouter->arena, GLYPH_BRACKETS, members);
}

/* 1..6 as the set that it is. */
static struct box *layout_range(const struct layouter *layouter,
                                const struct node *node)
{
    struct box *members = row(layouter, 0);
    box_add(members, layout_flat(layouter, node->child[0]));
    box_add(members, box_glyph(layouter->arena, GLYPH_COMMA));
    box_add(members, box_glyph(layouter->arena, GLYPH_DOTS));
    box_add(members, box_glyph(layouter->arena, GLYPH_COMMA));
    box_add(members, layout_flat(layouter, node->child[1]));
    return box_fenced(layouter->arena, GLYPH_BRACES, members);
}

/* Operands with words between (and before) them. */
static struct box *layout_words(const struct layouter *layouter,
                                const struct node *node,
                                const char *const *words)
{
    int binding = node->op == OP_AND   ? BINDING_AND
                  : node->op == OP_OR  ? BINDING_OR
                  : node->op == OP_NOT ? BINDING_NOT
                                       : BINDING_IF;
    struct box *box = row(layouter, binding);
    for (uint32_t i = 0; i < node->count; i++) {
        if (words[i])
            box_add(box, word(layouter, words[i]));
        box_add(box, layout_operand(layouter, node->child[i],
                                    binding ? binding + (int)i : 0, true));
    }
    box->open = !binding;
    return box;
}

static struct box *layout_name(const struct layouter *layouter,
                               const struct node *node)
{
    bool constant = node->slot == SLOT_CONSTANT;
    if (layouter->slot && !constant)
        return layout_inner_value(layouter, &layouter->slot[node->slot]);
    if (constant && strcmp(node->name, "inf") == 0)
        return box_glyph(layouter->arena, GLYPH_INFINITY);
    if (constant && node->type.base == TYPE_TRUTH)
        return word(layouter, node->name);
    return box_new(layouter->arena, BOX_NAME, node->name);
}

static struct box *layout_text(const struct layouter *layouter,
                               const struct node *node)
{
    size_t length = strlen(node->name);
    char *text = arena_get(layouter->arena, length + 3);
    text[0] = text[length + 1] = '\'';
    memcpy(text + 1, node->name, length);
    text[length + 2] = '\0';
    return word(layouter, text);
}

struct box *layout(const struct layouter *layouter, const struct node *node)
{
    static const char *const negation[] = {"not "};
    static const char *const conjunction[] = {NULL, " and "};
    static const char *const disjunction[] = {NULL, " or "};
    static const char *const condition[] = {"if ", " then ", " else "};
    static const char *const choice[] = {"one of "};
    static const char *const repeated[] = {NULL, " of "};
    static const char *const different[] = {NULL, " different of "};
    static const char *const stepped[] = {NULL, " by "};
    switch (node->op) {
    case OP_NUMBER: return layout_number(layouter, node->number);
    case OP_TEXT: return layout_text(layouter, node);
    case OP_NAME: return layout_name(layouter, node);
    case OP_LIST: return layout_list(layouter, node);
    case OP_CALL: return layout_call(layouter, node);
    case OP_LOOP: return layout_loop(layouter, node);
    case OP_FACTORIAL: return layout_postfix(layouter, node, GLYPH_FACTORIAL);
    case OP_PERCENT: return layout_postfix(layouter, node, GLYPH_PERCENT);
    case OP_INDEX:
        return box_with(
            layouter->arena, BOX_INDEX,
            layout_operand(layouter, node->child[0], BINDING_INDEX, false),
            layout_flat(layouter, node->child[1]));
    case OP_POWER: return layout_power(layouter, node);
    case OP_NEGATE: return layout_negative(layouter, node);
    case OP_MULTIPLY: return layout_product(layouter, node);
    case OP_DIVIDE: return layout_quotient(layouter, node);
    case OP_MODULO: return layout_modulo(layouter, node, GLYPH_MODULO);
    case OP_QUOTIENT: return layout_modulo(layouter, node, GLYPH_QUOTIENT);
    case OP_ADD:
    case OP_SUBTRACT: return layout_sum(layouter, node);
    case OP_RANGE: return layout_range(layouter, node);
    case OP_CHAIN: return layout_chain(layouter, node);
    case OP_NOT: return layout_words(layouter, node, negation);
    case OP_AND: return layout_words(layouter, node, conjunction);
    case OP_OR: return layout_words(layouter, node, disjunction);
    case OP_IF: return layout_words(layouter, node, condition);
    case OP_ONE_OF: return layout_words(layouter, node, choice);
    case OP_REPEAT: return layout_words(layouter, node, repeated);
    case OP_DIFFERENT: return layout_words(layouter, node, different);
    case OP_BY: return layout_words(layouter, node, stepped);
    }
    return row(layouter, BINDING_NUMBER);
}

struct box *layout_tree(struct arena *arena, const struct node *node,
                        const struct value *slot)
{
    return layout(&(struct layouter){.arena = arena, .slot = slot}, node);
}
