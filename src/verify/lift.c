/* Draws are independent, so a fold may be worked out before the rest of its
 * expression, and also where the rest would not have needed it; but not where
 * that could fail or cost: in the branches of an `if`, behind `and` and `or`,
 * inside other loops, in the condition of a `while`. */
#include "verify/lift.h"

#include <string.h>

#include "lang/function.h"

enum fold_kind {
    FOLD_SUM,
    FOLD_PRODUCT,
    FOLD_COUNT,
    FOLD_MEAN,
    FOLD_SHARE,
    FOLD_ANY,
    FOLD_ALL,
    FOLD_MAX,
    FOLD_MIN
};

static const struct {
    const char *name;
    enum fold_kind kind;
} folds[] = {{"sum", FOLD_SUM},   {"product", FOLD_PRODUCT},
             {"mean", FOLD_MEAN}, {"E", FOLD_MEAN},
             {"P", FOLD_SHARE},   {"count", FOLD_COUNT},
             {"any", FOLD_ANY},   {"all", FOLD_ALL},
             {"max", FOLD_MAX},   {"min", FOLD_MIN}};

struct lifting {
    struct arena *arena;
    uint32_t slots;          /* of the new program */
    struct statement **tail; /* where the next statement goes */
    bool changed;
};

/* --- trees ---------------------------------------------------------------- */

/* A node that stands, for messages, where `place` does. */
static struct node *make(struct lifting *lifting, enum op op,
                         const struct node *place, enum base_type type,
                         struct node *a, struct node *b, struct node *c)
{
    struct node *node = arena_zero(lifting->arena, sizeof *node);
    node->op = op;
    node->type = (struct type){(uint8_t)type, 0};
    node->at = place->at;
    node->length = place->length;
    node->count = (uint32_t)((a != NULL) + (b != NULL) + (c != NULL));
    node->child = arena_zero(lifting->arena, 3 * sizeof(struct node *));
    struct node *child[] = {a, b, c};
    for (uint32_t i = 0; i < node->count; i++) {
        node->child[i] = child[i];
        node->draws |= child[i]->draws;
    }
    return node;
}

static struct node *number(struct lifting *lifting, const struct node *place,
                           int64_t value)
{
    struct node *node =
        make(lifting, OP_NUMBER, place, TYPE_NUMBER, NULL, NULL, NULL);
    node->number = number_integer(value);
    return node;
}

/* true or false, as 0 = 0 or 0 = 1. */
static struct node *truth(struct lifting *lifting, const struct node *place,
                          bool value)
{
    struct node *node =
        make(lifting, OP_CHAIN, place, TYPE_TRUTH, number(lifting, place, 0),
             number(lifting, place, !value), NULL);
    node->compare = arena_zero(lifting->arena, 1);
    node->compare[0] = COMPARE_EQUAL;
    return node;
}

static struct node *name(struct lifting *lifting, const struct node *place,
                         enum base_type type, uint32_t slot)
{
    struct node *node = make(lifting, OP_NAME, place, type, NULL, NULL, NULL);
    node->name = "(fold)";
    node->slot = slot;
    return node;
}

static struct node *choose(struct lifting *lifting, const struct node *place,
                           struct node *condition, struct node *yes,
                           struct node *no)
{
    return make(lifting, OP_IF, place, (enum base_type)yes->type.base,
                condition, yes, no);
}

/* --- statements ----------------------------------------------------------- */

static struct statement *add(struct lifting *lifting, enum statement_kind kind,
                             struct node *node, uint32_t slot)
{
    struct statement *statement = arena_zero(lifting->arena, sizeof *statement);
    *statement = (struct statement){.kind = kind,
                                    .at = node->at,
                                    .length = node->length,
                                    .name = "(fold)",
                                    .slot = slot,
                                    .node = node};
    *lifting->tail = statement;
    lifting->tail = &statement->next;
    return statement;
}

static bool fold_kind(const struct node *node, enum fold_kind *kind)
{
    if (node->op != OP_LOOP || node->function->kind != FUNCTION_FOLD ||
        node->child[0]->type.depth)
        return false;
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++)
        if (strcmp(folds[i].name, node->function->name) == 0) {
            *kind = folds[i].kind;
            return true;
        }
    return false;
}

/* What a fold needs: its value so far, and for some kinds how many members (or
 * whether any) there were, since they have no value without one. */
struct fold_slots {
    enum fold_kind kind;
    enum base_type type; /* of the value */
    uint32_t value, seen;
    bool counts, marks;
};

static struct fold_slots start_fold(struct lifting *lifting,
                                    const struct node *loop,
                                    enum fold_kind kind)
{
    bool is_truth = kind == FOLD_ANY || kind == FOLD_ALL;
    struct fold_slots slots = {.kind = kind,
                               .type = is_truth ? TYPE_TRUTH : TYPE_NUMBER,
                               .value = lifting->slots++,
                               .seen = lifting->slots++,
                               .counts =
                                   kind == FOLD_MEAN || kind == FOLD_SHARE,
                               .marks = kind == FOLD_MAX || kind == FOLD_MIN};
    add(lifting, STATEMENT_ASSIGN,
        is_truth ? truth(lifting, loop, kind == FOLD_ALL)
                 : number(lifting, loop, kind == FOLD_PRODUCT),
        slots.value);
    if (slots.counts)
        add(lifting, STATEMENT_ASSIGN, number(lifting, loop, 0), slots.seen);
    if (slots.marks)
        add(lifting, STATEMENT_ASSIGN, truth(lifting, loop, false), slots.seen);
    return slots;
}

/* The value with one more member. */
static struct node *next_value(struct lifting *lifting, const struct node *loop,
                               const struct fold_slots *slots)
{
    struct node *body = loop->child[0];
    struct node *value = name(lifting, loop, slots->type, slots->value);
    struct node *call;
    switch (slots->kind) {
    case FOLD_ANY:
        return make(lifting, OP_OR, loop, TYPE_TRUTH, value, body, NULL);
    case FOLD_ALL:
        return make(lifting, OP_AND, loop, TYPE_TRUTH, value, body, NULL);
    case FOLD_PRODUCT:
        return make(lifting, OP_MULTIPLY, loop, TYPE_NUMBER, value, body, NULL);
    case FOLD_COUNT:
    case FOLD_SHARE:
        body = choose(lifting, loop, body, number(lifting, loop, 1),
                      number(lifting, loop, 0));
        break;
    case FOLD_MAX:
    case FOLD_MIN:
        call = make(lifting, OP_CALL, loop, TYPE_NUMBER, value, body, NULL);
        call->name = loop->function->name;
        call->function = function_find(call->name);
        return choose(lifting, loop,
                      name(lifting, loop, TYPE_TRUTH, slots->seen), call, body);
    default: break;
    }
    return make(lifting, OP_ADD, loop, TYPE_NUMBER, value, body, NULL);
}

/* What is done in one turn; `keeps` says whether the member passes the loop's
 * own `if`, NULL: it has none. */
static void add_member(struct lifting *lifting, const struct node *loop,
                       const struct fold_slots *slots, struct node *keeps)
{
    struct node *value = next_value(lifting, loop, slots);
    if (keeps)
        value = choose(lifting, loop, keeps, value,
                       name(lifting, loop, slots->type, slots->value));
    add(lifting, STATEMENT_ASSIGN, value, slots->value);
    if (!slots->counts && !slots->marks)
        return;
    struct node *seen = name(
        lifting, loop, slots->counts ? TYPE_NUMBER : TYPE_TRUTH, slots->seen);
    struct node *more = slots->counts
                            ? make(lifting, OP_ADD, loop, TYPE_NUMBER, seen,
                                   number(lifting, loop, 1), NULL)
                            : truth(lifting, loop, true);
    if (keeps)
        more = choose(lifting, loop, keeps, more, seen);
    add(lifting, STATEMENT_ASSIGN, more, slots->seen);
}

/* The fold's value; where there was no member, the loop itself, which has then
 * nothing to draw and says what is wrong. */
static struct node *end_fold(struct lifting *lifting, struct node *loop,
                             const struct fold_slots *slots)
{
    struct node *value = name(lifting, loop, slots->type, slots->value);
    if (slots->marks)
        return choose(lifting, loop,
                      name(lifting, loop, TYPE_TRUTH, slots->seen), value,
                      loop);
    if (!slots->counts)
        return value;
    struct node *seen = name(lifting, loop, TYPE_NUMBER, slots->seen);
    struct node *some = make(lifting, OP_CHAIN, loop, TYPE_TRUTH,
                             number(lifting, loop, 0), seen, NULL);
    some->compare = arena_zero(lifting->arena, 1);
    some->compare[0] = COMPARE_LESS;
    return choose(
        lifting, loop, some,
        make(lifting, OP_DIVIDE, loop, TYPE_NUMBER, value, seen, NULL), loop);
}

/* Writes the loop as statements; what stands for it from now on. */
static struct node *lift_loop(struct lifting *lifting, struct node *loop,
                              enum fold_kind kind)
{
    struct fold_slots slots = start_fold(lifting, loop, kind);
    struct statement **outer = NULL;
    for (uint32_t i = 0; i < loop->binders; i++) {
        struct statement *turn = add(lifting, STATEMENT_FOR, loop->child[1 + i],
                                     loop->binder[i].slot);
        if (!outer)
            outer = lifting->tail;
        lifting->tail = &turn->body.first;
    }
    struct node *keeps = NULL;
    if (loop->filtered) {
        /* It may draw, and must do so once only. */
        uint32_t slot = lifting->slots++;
        add(lifting, STATEMENT_ASSIGN, loop->child[loop->count - 1], slot);
        keeps = name(lifting, loop, TYPE_TRUTH, slot);
    }
    add_member(lifting, loop, &slots, keeps);
    lifting->tail = outer;
    lifting->changed = true;
    return end_fold(lifting, loop, &slots);
}

/* The tree with its folds over draws taken out. */
static struct node *lift_node(struct lifting *lifting, struct node *node)
{
    enum fold_kind kind;
    if (!node->draws)
        return node;
    if (fold_kind(node, &kind))
        return lift_loop(lifting, node, kind);
    if (node->op == OP_LOOP)
        return node;
    bool first_only =
        node->op == OP_IF || node->op == OP_AND || node->op == OP_OR;
    struct node *copy = NULL;
    for (uint32_t i = 0; i < (first_only ? 1 : node->count); i++) {
        struct node *child = lift_node(lifting, node->child[i]);
        if (child == node->child[i])
            continue;
        if (!copy) {
            copy = arena_get(lifting->arena, sizeof *copy);
            *copy = *node;
            copy->child =
                arena_get(lifting->arena, node->count * sizeof *copy->child);
            memcpy(copy->child, node->child, node->count * sizeof *copy->child);
        }
        copy->child[i] = child;
    }
    return copy ? copy : node;
}

/* Leaves lifting->tail at the block's end. */
static void lift_block(struct lifting *lifting, const struct block *block,
                       struct block *out)
{
    lifting->tail = &out->first;
    for (const struct statement *statement = block->first; statement;
         statement = statement->next) {
        struct node *node = statement->node;
        if (statement->kind != STATEMENT_WHILE)
            node = lift_node(lifting, node);
        struct statement *copy = add(lifting, statement->kind, node, 0);
        *copy = *statement;
        copy->next = NULL;
        copy->node = node;
        copy->body = (struct block){0};
        lift_block(lifting, &statement->body, &copy->body);
        lifting->tail = &copy->next;
    }
}

const struct program *lift_program(struct arena *arena,
                                   const struct program *program)
{
    struct lifting lifting = {.arena = arena, .slots = program->slots};
    struct program *lifted = arena_get(arena, sizeof *lifted);
    *lifted = *program;
    lifted->body = (struct block){0};
    lift_block(&lifting, &program->body, &lifted->body);
    lifted->result = lift_node(&lifting, program->result);
    lifted->slots = lifting.slots;
    return lifting.changed ? lifted : program;
}
