#include "lang/fold.h"

#include "lang/eval.h"
#include "lang/function.h"

/* Of one constant: steps to work it out, and values it may hold. */
enum { FOLD_STEPS = 500, FOLD_VALUES = 200 };

struct folder {
    struct arena *arena;
    struct arena scratch;
};

static bool is_constant(const struct node *node)
{
    switch (node->op) {
    case OP_NUMBER:
    case OP_TEXT: return true;
    case OP_NAME: return node->slot == SLOT_CONSTANT;
    case OP_CALL:
        return node->function->kind == FUNCTION_PLAIN ||
               node->function->kind == FUNCTION_FOLD;
    case OP_LOOP:
    case OP_ONE_OF:
    case OP_REPEAT:
    case OP_DIFFERENT:
    case OP_BY: return false;
    default: return true;
    }
}

static bool work_out(struct folder *folder, const struct node *node,
                     struct value *out)
{
    struct error error;
    struct run run;
    error.code = ERROR_NONE;
    run_start(&run, &folder->scratch, NULL, NULL, FOLD_STEPS, &error);
    return evaluate(&run, node, out);
}

static void keep(struct folder *folder, struct node *node)
{
    struct value value;
    if (node->op == OP_NUMBER || node->op == OP_TEXT)
        return; /* as fast as they are */
    if (work_out(folder, node, &value) &&
        value_size(&value, FOLD_VALUES) <= FOLD_VALUES) {
        struct value *known = arena_get(folder->arena, sizeof *known);
        *known = value_copy(&value, folder->arena);
        node->known = known;
    }
    arena_clear(&folder->scratch);
}

/* `range by step`, all of it constant. */
static void keep_steps(struct folder *folder, struct node *node)
{
    struct error error;
    struct run run;
    struct steps steps;
    error.code = ERROR_NONE;
    run_start(&run, &folder->scratch, NULL, NULL, FOLD_STEPS, &error);
    if (domain_steps(&run, node, &steps)) {
        struct steps *known = arena_get(folder->arena, sizeof *known);
        *known = steps;
        node->steps = known;
    }
    arena_clear(&folder->scratch);
}

/* Of what is constant, only the outermost part is kept. */
static void fold(struct folder *folder, struct node *node)
{
    bool all = true;
    for (uint32_t i = 0; i < node->count; i++) {
        fold(folder, node->child[i]);
        all &= node->child[i]->constant;
    }
    node->constant = all && is_constant(node) && !node->draws;
    if (node->constant)
        return;
    if (all && node->op == OP_BY && node->child[0]->op == OP_RANGE) {
        keep_steps(folder, node);
        return;
    }
    for (uint32_t i = 0; i < node->count; i++)
        if (node->child[i]->constant)
            keep(folder, node->child[i]);
}

void tree_fold(struct arena *arena, struct node *node)
{
    struct folder folder = {.arena = arena};
    arena_init(&folder.scratch);
    fold(&folder, node);
    if (node->constant)
        keep(&folder, node);
    arena_release(&folder.scratch);
}
