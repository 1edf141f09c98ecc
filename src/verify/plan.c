/* Liveness by the textbook (Aho, Lam, Sethi and Ullman 2006, 9.2.5). In nested
 * loops without jumps the fixed point is found in one pass: what a loop's body
 * may read before setting it lives wherever a turn begins. */
#include "verify/plan.h"

#include <string.h>

struct planner {
    struct plan *plan;
    struct arena *arena;
};

static uint64_t *new_set(const struct planner *planner)
{
    return arena_zero(planner->arena, planner->plan->words * sizeof(uint64_t));
}

static void add(uint64_t *set, uint32_t variable)
{
    set[variable / 64] |= (uint64_t)1 << variable % 64;
}

static void drop(uint64_t *set, uint32_t variable)
{
    set[variable / 64] &= ~((uint64_t)1 << variable % 64);
}

static void join(const struct plan *plan, uint64_t *set, const uint64_t *other)
{
    for (uint32_t i = 0; i < plan->words; i++)
        set[i] |= other[i];
}

static void copy(const struct plan *plan, uint64_t *set, const uint64_t *other)
{
    memcpy(set, other, plan->words * sizeof *set);
}

/* Adds the variables that a tree reads. */
static void add_reads(const struct plan *plan, const struct node *node,
                      uint64_t *set)
{
    if (node->op == OP_NAME && node->slot < plan->program->slots &&
        plan->variable[node->slot] != NO_VARIABLE)
        add(set, plan->variable[node->slot]);
    for (uint32_t i = 0; i < node->count; i++)
        add_reads(plan, node->child[i], set);
}

/* --- variables and steps -------------------------------------------------- */

static uint32_t variable_of(struct plan *plan, uint32_t slot)
{
    if (plan->variable[slot] == NO_VARIABLE) {
        plan->slot[plan->variables] = slot;
        plan->variable[slot] = (uint16_t)plan->variables++;
    }
    return plan->variable[slot];
}

/* Lists of loops side by side share a variable. `nesting` loops lie around. */
static struct step *make_steps(struct planner *planner,
                               const struct block *block, uint32_t nesting,
                               uint32_t *deepest)
{
    struct step *first = NULL, **tail = &first;
    if (nesting > *deepest)
        *deepest = nesting;
    for (const struct statement *statement = block->first; statement;
         statement = statement->next) {
        struct step *step = arena_zero(planner->arena, sizeof *step);
        step->statement = statement;
        if (statement->kind == STATEMENT_ASSIGN ||
            statement->kind == STATEMENT_FOR)
            step->variable = variable_of(planner->plan, statement->slot);
        step->list = nesting; /* numbered when all names are known */
        step->given = statement->kind == STATEMENT_GIVEN;
        step->body =
            make_steps(planner, &statement->body,
                       nesting + (statement->kind == STATEMENT_FOR), deepest);
        for (const struct step *inner = step->body; inner; inner = inner->next)
            step->given |= inner->given;
        *tail = step;
        tail = &step->next;
    }
    return first;
}

static void number_lists(struct plan *plan, struct step *step, uint32_t names)
{
    for (; step; step = step->next) {
        step->list += names;
        number_lists(plan, step->body, names);
    }
}

/* --- liveness ------------------------------------------------------------- */

/* What may be read from `step` on before it is set, if nothing is read behind
 * the block. Remembers it for loops in step->reads. */
static void find_reads(struct planner *planner, struct step *step,
                       uint64_t *live)
{
    if (!step)
        return;
    const struct plan *plan = planner->plan;
    find_reads(planner, step->next, live);
    if (step->statement->kind == STATEMENT_ASSIGN)
        drop(live, step->variable);
    if (step->statement->kind == STATEMENT_WHILE ||
        step->statement->kind == STATEMENT_FOR) {
        step->reads = new_set(planner);
        find_reads(planner, step->body, step->reads);
        if (step->statement->kind == STATEMENT_FOR)
            drop(step->reads, step->variable);
        else
            add_reads(plan, step->statement->node, step->reads);
        join(plan, live, step->reads);
    }
    add_reads(plan, step->statement->node, live);
}

/* Sets step->after and step->head of a block behind which `out` lives; `live`
 * becomes what lives in front of it. */
static void find_living(struct planner *planner, struct step *step,
                        const uint64_t *out, uint64_t *live)
{
    const struct plan *plan = planner->plan;
    if (!step) {
        copy(plan, live, out);
        return;
    }
    find_living(planner, step->next, out, live);
    step->after = new_set(planner);
    copy(plan, step->after, live);
    if (step->statement->kind == STATEMENT_ASSIGN)
        drop(live, step->variable);
    if (step->body || step->reads) {
        uint64_t *inside = new_set(planner);
        step->head = new_set(planner);
        copy(plan, step->head, live);
        join(plan, step->head, step->reads);
        if (step->statement->kind == STATEMENT_FOR)
            add(step->head, step->list);
        find_living(planner, step->body, step->head, inside);
        join(plan, live, step->reads);
    }
    add_reads(plan, step->statement->node, live);
}

void plan_make(struct plan *plan, struct arena *arena,
               const struct program *program)
{
    struct planner planner = {.plan = plan, .arena = arena};
    *plan = (struct plan){.program = program};
    plan->variable =
        arena_get(arena, (program->slots + 1) * sizeof *plan->variable);
    for (uint32_t i = 0; i <= program->slots; i++)
        plan->variable[i] = NO_VARIABLE;
    plan->slot = arena_get(arena, (program->slots + LIMIT_NESTING + 2) *
                                      sizeof *plan->slot);
    uint32_t lists = 0;
    plan->first = make_steps(&planner, &program->body, 0, &lists);
    uint32_t names = plan->variables;
    number_lists(plan, plan->first, names);
    while (plan->variables < names + lists || !plan->variables)
        plan->slot[plan->variables++] = UINT32_MAX;
    plan->words = (plan->variables + 63) / 64;

    uint64_t *out = new_set(&planner), *before = new_set(&planner);
    add_reads(plan, program->result, out);
    find_reads(&planner, plan->first, new_set(&planner));
    find_living(&planner, plan->first, out, before);
}
