#include "mutate.h"

#include <stdio.h>
#include <string.h>

#include "lang/function.h"

enum {
    MOST_NODES = 400, /* of a key with its definitions */
    MOST_SLOTS = 4096
};

static const char *const name[MUTATIONS] = {
    [COMPLEMENT] = "complement",
    [LESS_ONE] = "n for n - 1",
    [ONE_OFF] = "off by one",
    [TAIL] = "wrong tail",
    [REPLACEMENT] = "with for without replacement",
    [PERCENTS] = "constant off by 2 %",
    [SLIGHTLY] = "times 1 + 1e-6",
    [SWAPPED] = "swapped operands",
    [OPTION] = "another option right",
};

static const struct type number_type = {TYPE_NUMBER, 0};

const char *mutation_name(enum mutation mutation)
{
    return name[mutation];
}

/* --- trees ---------------------------------------------------------------- */

static struct node *make(struct arena *arena, const struct node *place,
                         enum op op, uint32_t count, struct node *const *child)
{
    struct node *node = arena_zero(arena, sizeof *node);
    *node = (struct node){.op = op,
                          .type = number_type,
                          .at = place->at,
                          .length = place->length,
                          .count = count};
    node->child = arena_get(arena, (count + 1) * sizeof *node->child);
    for (uint32_t i = 0; i < count; i++)
        node->child[i] = child[i];
    return node;
}

static struct node *constant(struct arena *arena, const struct node *place,
                             struct number number)
{
    struct node *node = make(arena, place, OP_NUMBER, 0, NULL);
    node->number = number;
    return node;
}

static struct node *binary(struct arena *arena, enum op op, struct node *left,
                           struct node *right)
{
    return make(arena, left, op, 2, (struct node *[]){left, right});
}

static struct node *times(struct arena *arena, struct node *node, double factor)
{
    if (node->op == OP_NUMBER && factor == 1.02)
        return constant(arena, node,
                        number_multiply(node->number, number_ratio(102, 100)));
    return binary(arena, OP_MULTIPLY, node,
                  constant(arena, node, number_real(factor)));
}

static struct node *plus(struct arena *arena, struct node *node, int64_t more)
{
    struct number term = number_integer(more);
    if (node->op == OP_NUMBER)
        return constant(arena, node, number_add(node->number, term));
    return binary(arena, OP_ADD, node, constant(arena, node, term));
}

static struct node *call(struct arena *arena, const struct node *place,
                         const char *function, uint32_t count,
                         struct node *const *child)
{
    struct node *node = make(arena, place, OP_CALL, count, child);
    node->name = arena_padded(arena, function, strlen(function));
    return node;
}

static bool is_call(const struct node *node, const char *function,
                    uint32_t count)
{
    return node->op == OP_CALL && node->count == count &&
           strcmp(node->name, function) == 0;
}

/* pnorm_upper for pnorm and the other way round; NULL where there is none. */
static const char *other_tail(const struct node *node)
{
    char other[LIMIT_NAME_BYTES + 8];
    if (node->op != OP_CALL)
        return NULL;
    size_t length = strlen(node->name), upper = strlen("_upper");
    if (length > upper && strcmp(node->name + length - upper, "_upper") == 0)
        snprintf(other, sizeof other, "%.*s", (int)(length - upper),
                 node->name);
    else
        snprintf(other, sizeof other, "%s_upper", node->name);
    const struct function *function = function_find(other);
    return function ? function->name : NULL;
}

/* dhyper(x, m, n, k) to dbinom(x, k, m/(m + n)), C(n, k) to C(n + k - 1, k),
 * perm(n, k) to n^k and back. */
static struct node *other_replacement(struct arena *arena, struct node *node)
{
    static const char *const tables[][2] = {{"dhyper", "dbinom"},
                                            {"phyper", "pbinom"},
                                            {"phyper_upper", "pbinom_upper"}};
    struct node **child = node->child;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (is_call(node, tables[i][0], 4)) {
            struct node *all = binary(arena, OP_ADD, child[1], child[2]);
            struct node *share = binary(arena, OP_DIVIDE, child[1], all);
            return call(arena, node, tables[i][1], 3,
                        (struct node *[]){child[0], child[3], share});
        }
    if (is_call(node, "C", 2)) {
        struct node *more = binary(arena, OP_ADD, child[0], child[1]);
        return call(arena, node, "C", 2,
                    (struct node *[]){plus(arena, more, -1), child[1]});
    }
    if (is_call(node, "perm", 2))
        return make(arena, node, OP_POWER, 2, child);
    if (node->op == OP_POWER)
        return call(arena, node, "perm", 2, child);
    return NULL;
}

static bool is_one(const struct node *node)
{
    return node->op == OP_NUMBER &&
           number_compare(node->number, number_integer(1)) == 0;
}

/* The changed node, made of the node's copy; NULL where the change is not one
 * for this node. `top`: it is the key itself, or a member of a listed key. */
static struct node *changed(struct arena *arena, struct node *node, bool top,
                            const struct change *change)
{
    bool number = type_same(node->type, number_type);
    switch (change->mutation) {
    case COMPLEMENT:
        return top && number
                   ? binary(arena, OP_SUBTRACT,
                            constant(arena, node, number_integer(1)), node)
                   : NULL;
    case LESS_ONE:
        return (node->op == OP_SUBTRACT || node->op == OP_ADD) &&
                       is_one(node->child[1])
                   ? node->child[0]
                   : NULL;
    case ONE_OFF:
        return number && (top || node->op == OP_NAME || node->op == OP_CALL ||
                          (node->op == OP_NUMBER &&
                           number_is_whole(node->number)))
                   ? plus(arena, node, change->way ? 1 : -1)
                   : NULL;
    case TAIL: {
        const char *other = other_tail(node);
        return other ? call(arena, node, other, node->count, node->child)
                     : NULL;
    }
    case REPLACEMENT: return other_replacement(arena, node);
    case PERCENTS:
        return number && (top || node->op == OP_NUMBER)
                   ? times(arena, node, 1.02)
                   : NULL;
    case SLIGHTLY: return top && number ? times(arena, node, 1 + 1e-6) : NULL;
    case SWAPPED:
        return node->op == OP_SUBTRACT || node->op == OP_DIVIDE
                   ? binary(arena, node->op, node->child[1], node->child[0])
                   : NULL;
    case OPTION:
    case MUTATIONS: break;
    }
    return NULL;
}

/* --- copies --------------------------------------------------------------- */

struct copier {
    struct arena *arena;
    const struct template *template; /* definitions are replaced; or NULL */
    const struct change *change;     /* or NULL */
    uint32_t nodes;
    bool done; /* the change was made */
};

static const struct node *definition(const struct copier *copier,
                                     const struct node *node)
{
    const struct template *template = copier->template;
    if (!template || node->op != OP_NAME || copier->nodes > MOST_NODES)
        return NULL;
    for (uint32_t i = 0; i < template->bindings; i++)
        if (!template->binding[i].drawn &&
            strcmp(template->binding[i].name, node->name) == 0)
            return template->binding[i].formula.node;
    return NULL;
}

static struct node *copy(struct copier *copier, const struct node *node,
                         bool top)
{
    const struct node *formula = definition(copier, node);
    if (formula)
        return copy(copier, formula, top);
    uint32_t site = copier->nodes++;
    struct node *out = arena_get(copier->arena, sizeof *out);
    *out = *node;
    out->child =
        arena_get(copier->arena, (node->count + 1) * sizeof *out->child);
    for (uint32_t i = 0; i < node->count; i++)
        out->child[i] =
            copy(copier, node->child[i], top && node->op == OP_LIST);
    if (node->binders) {
        size_t size = node->binders * sizeof *out->binder;
        out->binder = arena_get(copier->arena, size);
        memcpy(out->binder, node->binder, size);
    }
    if (!copier->change || copier->change->site != site)
        return out;
    struct node *other = changed(copier->arena, out, top, copier->change);
    copier->done = other;
    return other ? other : out;
}

/* The slots of loops, before and after a tree is typed once more. The values
 * of a question are laid out by the slots of its template, so a mutant must
 * keep to these. */
struct slots {
    uint32_t old[MOST_SLOTS], count, first;
};

static void note_slots(struct slots *slots, const struct node *node)
{
    /* In the order in which check_expression gives them. */
    for (uint32_t i = 0; i < node->binders; i++) {
        note_slots(slots, node->child[1 + i]);
        if (slots->count < MOST_SLOTS)
            slots->old[slots->count++] = node->binder[i].slot;
    }
    if (node->filtered)
        note_slots(slots, node->child[node->count - 1]);
    if (node->binders)
        note_slots(slots, node->child[0]);
    for (uint32_t i = 0; !node->binders && i < node->count; i++)
        note_slots(slots, node->child[i]);
}

static uint32_t old_slot(const struct slots *slots, uint32_t slot)
{
    bool fresh = slot >= slots->first && slot < slots->first + slots->count;
    return fresh ? slots->old[slot - slots->first] : slot;
}

static void restore_slots(const struct slots *slots, struct node *node)
{
    if (node->op == OP_NAME)
        node->slot = old_slot(slots, node->slot);
    for (uint32_t i = 0; i < node->binders; i++)
        node->binder[i].slot = old_slot(slots, node->binder[i].slot);
    for (uint32_t i = 0; i < node->count; i++)
        restore_slots(slots, node->child[i]);
}

/* Types a changed tree in the scope of its template. */
static bool type_again(const struct template *template, struct node *node,
                       struct type type)
{
    struct scope scope = {.slots = template->slots};
    struct slots slots = {.first = template->slots};
    struct error error = {0};
    scope.name[scope.count++] = (struct scope_name){
        word_from("level"), "level", number_type, template->level_slot};
    for (uint32_t i = 0; i < template->bindings; i++) {
        const struct binding *binding = &template->binding[i];
        scope.name[scope.count++] =
            (struct scope_name){word_from(binding->name), binding->name,
                                binding->formula.node->type, binding->slot};
    }
    note_slots(&slots, node);
    if (slots.count == MOST_SLOTS ||
        !check_expecting(&scope, node, type, "the key", &error))
        return false;
    restore_slots(&slots, node);
    return true;
}

/* --- what is made --------------------------------------------------------- */

struct node *mutate_expand(struct arena *arena, const struct template *template,
                           const struct node *answer)
{
    struct copier copier = {.arena = arena, .template = template};
    struct node *tree = copy(&copier, answer, true);
    return type_again(template, tree, answer->type) ? tree : NULL;
}

struct node *mutate(struct arena *arena, const struct template *template,
                    const struct node *tree, const struct change *change)
{
    struct copier copier = {.arena = arena, .change = change};
    struct node *mutant = copy(&copier, tree, true);
    return copier.done && type_again(template, mutant, tree->type) ? mutant
                                                                   : NULL;
}

uint32_t mutate_list(const struct template *template, const struct node *tree,
                     enum mutation mutation, struct change *change)
{
    struct arena arena;
    struct copier size = {.arena = &arena};
    uint32_t ways = mutation == ONE_OFF ? 2 : 1, count = 0;
    arena_init(&arena);
    copy(&size, tree, true);
    for (uint32_t i = 0; i < ways * size.nodes && count < MUTATE_CHANGES; i++) {
        struct change candidate = {mutation, i / ways, i % ways};
        if (mutate(&arena, template, tree, &candidate))
            change[count++] = candidate;
        arena_clear(&arena);
    }
    arena_release(&arena);
    return count;
}
