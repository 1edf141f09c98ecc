/* Calls and loops: roots, binomials, sums; and name(arguments) for the rest. */
#include <string.h>

#include "lang/layouter.h"

enum shape {
    SHAPE_WORD,
    SHAPE_ROOT,
    SHAPE_CUBE_ROOT,
    SHAPE_BARS,
    SHAPE_FLOOR,
    SHAPE_CEILING,
    SHAPE_BINOMIAL,
    SHAPE_LOGARITHM, /* to the base that is named, or to the second argument */
    SHAPE_SUM,       /* of a loop, from here on */
    SHAPE_PRODUCT,
    SHAPE_INTEGRAL
};

struct notation {
    const char *function;
    enum shape shape;
    const char *word;
};

static const struct notation notations[] = {
#define NOTATION(function, shape, word) {function, SHAPE_##shape, word},
#include "lang/notation.def"
#undef NOTATION
};

static struct notation notation_of(const char *function)
{
    for (size_t i = 0; i < sizeof notations / sizeof *notations; i++)
        if (strcmp(notations[i].function, function) == 0)
            return notations[i];
    return (struct notation){function, SHAPE_WORD, NULL};
}

static struct box *glyph(const struct layouter *layouter, enum glyph glyph)
{
    return box_glyph(layouter->arena, glyph);
}

static struct box *empty_row(const struct layouter *layouter)
{
    return box_new(layouter->arena, BOX_ROW, NULL);
}

static struct box *apply(const struct layouter *layouter, struct box *function,
                         struct box *arguments)
{
    return box_with(layouter->arena, BOX_APPLY, function,
                    box_fenced(layouter->arena, GLYPH_PARENTHESES, arguments));
}

static struct box *function_word(const struct layouter *layouter,
                                 const char *word)
{
    return box_new(layouter->arena, BOX_WORD, word);
}

static struct box *layout_arguments(const struct layouter *layouter,
                                    const struct node *node, uint32_t count)
{
    struct box *box = empty_row(layouter);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            box_add(box, glyph(layouter, GLYPH_COMMA));
        box_add(box, layout(layouter, node->child[i]));
    }
    return box;
}

static struct box *layout_logarithm(const struct layouter *layouter,
                                    const struct node *node, const char *base)
{
    struct box *below = node->count == 2
                            ? layout_flat(layouter, node->child[1])
                            : box_new(layouter->arena, BOX_NUMBER, base);
    struct box *function = box_with(layouter->arena, BOX_INDEX,
                                    function_word(layouter, "log"), below);
    return apply(layouter, function, layout_arguments(layouter, node, 1));
}

static struct box *fenced(const struct layouter *layouter, enum glyph fence,
                          const struct node *node)
{
    return box_fenced(layouter->arena, fence, layout(layouter, node));
}

struct box *layout_call(const struct layouter *layouter,
                        const struct node *node)
{
    struct notation notation = notation_of(node->name);
    struct arena *arena = layouter->arena;
    struct node **child = node->child;
    bool one = node->count == 1, two = node->count == 2;
    switch (notation.shape) {
    case SHAPE_ROOT:
        if (one)
            return box_with(arena, BOX_ROOT, layout(layouter, *child), NULL);
        break;
    case SHAPE_CUBE_ROOT:
        if (one)
            return box_with(arena, BOX_ROOT, layout(layouter, *child),
                            box_new(arena, BOX_NUMBER, "3"));
        break;
    case SHAPE_BARS:
        if (one)
            return fenced(layouter, GLYPH_BARS, *child);
        break;
    case SHAPE_FLOOR:
        if (one)
            return fenced(layouter, GLYPH_FLOOR, *child);
        break;
    case SHAPE_CEILING:
        if (one)
            return fenced(layouter, GLYPH_CEILING, *child);
        break;
    case SHAPE_BINOMIAL:
        if (two)
            return box_with(arena, BOX_BINOMIAL, layout_flat(layouter, *child),
                            layout_flat(layouter, child[1]));
        break;
    case SHAPE_LOGARITHM:
        if (one || two)
            return layout_logarithm(layouter, node, notation.word);
        break;
    case SHAPE_WORD:
    case SHAPE_SUM:
    case SHAPE_PRODUCT:
    case SHAPE_INTEGRAL: break;
    }
    bool renamed = notation.shape == SHAPE_WORD && notation.word;
    return apply(layouter,
                 function_word(layouter, renamed ? notation.word : node->name),
                 layout_arguments(layouter, node, node->count));
}

/* --- loops ---------------------------------------------------------------- */

/* Bound names have no value outside their loop: what uses them is shown as
 * written, and so is the body. Later domains may use the names before them. */
struct loop {
    const struct layouter *outer;
    struct layouter inner;
    const struct node *node;
};

static const struct layouter *of_domain(const struct loop *loop, uint32_t index)
{
    return index ? &loop->inner : loop->outer;
}

static const struct node *condition(const struct loop *loop)
{
    return loop->node->filtered ? loop->node->child[loop->node->count - 1]
                                : NULL;
}

static struct box *bound_name(const struct loop *loop, uint32_t index)
{
    return box_new(loop->outer->arena, BOX_NAME,
                   loop->node->binder[index].name);
}

/* "k = 1" below and "n" above; "u in x", with the condition, below. */
static struct box *limits_of(const struct loop *loop, enum glyph sign,
                             uint32_t index)
{
    const struct layouter *layouter = of_domain(loop, index);
    const struct node *domain = loop->node->child[1 + index];
    bool last = index + 1 == loop->node->binders;
    const struct node *filter = last ? condition(loop) : NULL;
    bool range = domain->op == OP_RANGE && !filter;
    struct box *below = layout_pair(
        layouter, bound_name(loop, index), range ? GLYPH_EQUAL : GLYPH_ELEMENT,
        layout_flat(layouter, range ? domain->child[0] : domain),
        BINDING_CHAIN);
    if (filter) {
        box_add(below, glyph(layouter, GLYPH_COMMA));
        box_add(below, layout_flat(&loop->inner, filter));
    }
    struct box *box =
        box_with(layouter->arena, BOX_LIMITS, below,
                 range ? layout_flat(layouter, domain->child[1]) : NULL);
    box->glyph = sign;
    return box;
}

static struct box *layout_big(const struct loop *loop, enum glyph sign)
{
    struct box *box = empty_row(loop->outer);
    for (uint32_t i = 0; i < loop->node->binders; i++)
        box_add(box, limits_of(loop, sign, i));
    box_add(box, layout_operand(&loop->inner, loop->node->child[0],
                                BINDING_MULTIPLY, false));
    box->binding = BINDING_NEGATE;
    box->open = true;
    return box;
}

static struct box *layout_integral(const struct loop *loop)
{
    const struct node *domain = loop->node->child[1];
    struct box *box = empty_row(loop->outer);
    struct box *limits = box_with(loop->outer->arena, BOX_LIMITS,
                                  layout_flat(loop->outer, domain->child[0]),
                                  layout_flat(loop->outer, domain->child[1]));
    limits->glyph = GLYPH_INTEGRAL;
    box_add(box, limits);
    box_add(box, layout_operand(&loop->inner, loop->node->child[0],
                                BINDING_MULTIPLY, false));
    box_add(box, box_new(loop->outer->arena, BOX_TEXT, " "));
    box_add(box, function_word(loop->outer, "d"));
    box_add(box, bound_name(loop, 0));
    box->binding = BINDING_NEGATE;
    box->open = true;
    return box;
}

/* name(body for k in list if condition) */
static struct box *layout_spelt(const struct loop *loop)
{
    const struct node *node = loop->node;
    struct arena *arena = loop->outer->arena;
    struct box *box = empty_row(loop->outer);
    box_add(box, layout(&loop->inner, node->child[0]));
    for (uint32_t i = 0; i < node->binders; i++) {
        box_add(box, i ? glyph(loop->outer, GLYPH_COMMA)
                       : box_new(arena, BOX_TEXT, " for "));
        box_add(box, bound_name(loop, i));
        box_add(box, glyph(loop->outer, GLYPH_ELEMENT));
        box_add(box, layout(of_domain(loop, i), node->child[1 + i]));
    }
    if (condition(loop)) {
        box_add(box, box_new(arena, BOX_TEXT, " if "));
        box_add(box, layout(&loop->inner, condition(loop)));
    }
    return apply(loop->outer, function_word(loop->outer, node->name), box);
}

struct box *layout_loop(const struct layouter *layouter,
                        const struct node *node)
{
    struct loop loop = {layouter, *layouter, node};
    loop.inner.slot = NULL;
    switch (notation_of(node->name).shape) {
    case SHAPE_SUM: return layout_big(&loop, GLYPH_SUM);
    case SHAPE_PRODUCT: return layout_big(&loop, GLYPH_PRODUCT);
    case SHAPE_INTEGRAL:
        if (node->child[1]->op == OP_RANGE && node->binders == 1 &&
            !node->filtered)
            return layout_integral(&loop);
        break;
    default: break;
    }
    return layout_spelt(&loop);
}
