#include "verify/enumerate.h"

#include <string.h>

#include "lang/limits.h"
#include "verify/chain.h"
#include "verify/enumeration.h"
#include "verify/lift.h"
#include "verify/moments.h"

enum {
    SETS_BYTES = 32 << 20,   /* for states, and what their cells point to */
    SCRATCH_BYTES = 8 << 20, /* for one evaluation */
    DOUBLE_ROUNDINGS = 4500  /* a probability that came as a double is taken
                                to be good to 1e-12 */
};

static const double LEAST_MASS = 1e-22;

bool enumeration_full(struct enumeration *e, const struct node *node)
{
    return run_fail(&e->run, node, ERROR_LIMIT,
                    "there are too many different states");
}

/* The cell of a value; false when there is no more room for what it holds. */
static bool pack(struct enumeration *e, const struct value *value,
                 struct cell *out)
{
    if (value->kind == VALUE_LIST && value_size(value, LIMIT_LIST) > LIMIT_LIST)
        return false;
    *out = cells_pack(&e->cells, value);
    return cells_bytes(&e->cells) <= e->room.most - e->room.used;
}

static void load(struct enumeration *e, const struct cell *cell)
{
    for (uint32_t v = 0; v < e->plan.variables; v++)
        if (e->plan.slot[v] != UINT32_MAX)
            e->run.slot[e->plan.slot[v]] = cell_value(cell[v]);
}

bool enumeration_each(struct enumeration *e, const struct states *from,
                      const struct node *node, outcome_use *use, void *context)
{
    struct choices *choices = &e->choices;
    size_t bytes = e->plan.variables * sizeof *e->row;
    struct arena_mark mark = arena_here(&e->scratch);
    e->extra = 1;
    for (size_t i = 0; i < from->count; i++) {
        load(e, states_at(from, i));
        choices_start(choices);
        do {
            struct value value;
            if (!evaluate(&e->run, node, &value) ||
                !run_spend(&e->run, node, 1 + e->plan.variables / 16))
                return false;
            memcpy(e->row, states_at(from, i), bytes);
            if (!use(e, context, from, i, &value, choices_probability(choices)))
                return false;
            arena_rewind(&e->scratch, mark);
        } while (choices_next(choices));
        double roundings = 2 + 2 * (double)choices->deepest +
                           (choices->doubles ? DOUBLE_ROUNDINGS : 0);
        if (roundings > e->extra)
            e->extra = roundings;
    }
    return true;
}

bool enumeration_put(struct enumeration *e, struct states *to,
                     const uint64_t *living, const struct states *from,
                     size_t index, struct number p)
{
    for (uint32_t v = 0; v < e->plan.variables; v++)
        if (!plan_lives(living, v))
            e->row[v] = (struct cell){0, 0};
    return states_put(to, e->row, from, index, p);
}

/* --- statements ----------------------------------------------------------- */

/* A set being made by a statement. */
struct making {
    const struct step *step;
    struct states to;
};

/* What is made replaces the set it was made from. */
static bool finish(struct enumeration *e, struct making *making,
                   struct states *set, bool ok)
{
    if (ok) {
        struct states old = *set;
        *set = making->to;
        making->to = old;
        set->roundings += e->extra;
        if (set->count > e->most)
            e->most = set->count;
    }
    states_release(&making->to);
    return ok;
}

static bool use_assign(struct enumeration *e, void *context,
                       const struct states *from, size_t index,
                       const struct value *value, struct number p)
{
    struct making *making = context;
    const struct step *step = making->step;
    return (pack(e, value, &e->row[step->variable]) &&
            enumeration_put(e, &making->to, step->after, from, index, p)) ||
           enumeration_full(e, step->statement->node);
}

static bool use_given(struct enumeration *e, void *context,
                      const struct states *from, size_t index,
                      const struct value *value, struct number p)
{
    struct making *making = context;
    const struct step *step = making->step;
    return !value->truth ||
           enumeration_put(e, &making->to, step->after, from, index, p) ||
           enumeration_full(e, step->statement->node);
}

static bool use_list(struct enumeration *e, void *context,
                     const struct states *from, size_t index,
                     const struct value *value, struct number p)
{
    struct making *making = context;
    const struct step *step = making->step;
    return (pack(e, value, &e->row[step->list]) &&
            enumeration_put(e, &making->to, step->head, from, index, p)) ||
           enumeration_full(e, step->statement->node);
}

static bool replace_set(struct enumeration *e, const struct step *step,
                        struct states *set, outcome_use *use)
{
    struct making making = {.step = step};
    states_init(&making.to, e->plan.variables, &e->room);
    states_start(&making.to, set);
    bool ok = enumeration_each(e, set, step->statement->node, use, &making);
    return finish(e, &making, set, ok);
}

static bool use_condition(struct enumeration *e, void *context,
                          const struct states *from, size_t index,
                          const struct value *value, struct number p)
{
    struct branches *branches = context;
    const struct step *step = branches->step;
    bool ok = value->truth ? enumeration_put(e, &branches->inside, step->head,
                                             from, index, p)
                           : enumeration_put(e, &branches->outside, step->after,
                                             from, index, p);
    return ok || enumeration_full(e, step->statement->node);
}

static void branches_init(struct enumeration *e, struct branches *branches,
                          const struct step *step, const struct states *from)
{
    branches->step = step;
    states_init(&branches->inside, e->plan.variables, &e->room);
    states_init(&branches->outside, e->plan.variables, &e->room);
    states_start(&branches->inside, from);
    states_start(&branches->outside, from);
}

bool branches_make(struct enumeration *e, struct branches *branches,
                   const struct step *step, const struct states *from)
{
    branches_init(e, branches, step, from);
    bool ok = enumeration_each(e, from, step->statement->node, use_condition,
                               branches);
    branches->inside.roundings += e->extra;
    branches->outside.roundings += e->extra;
    return ok;
}

void branches_release(struct branches *branches)
{
    states_release(&branches->inside);
    states_release(&branches->outside);
}

/* Turn k of a `for`: states whose list is not done get its member. */
static bool branch_for(struct enumeration *e, struct branches *branches,
                       const struct step *step, const struct states *from,
                       uint64_t k)
{
    const struct node *node = step->statement->node;
    size_t bytes = e->plan.variables * sizeof *e->row;
    struct number one = number_integer(1);
    branches_init(e, branches, step, from);
    for (size_t i = 0; i < from->count; i++) {
        memcpy(e->row, states_at(from, i), bytes);
        const struct list *list = cell_value(e->row[step->list]).list;
        struct arena_mark mark = arena_here(&e->scratch);
        bool ok;
        if (k < list->length) {
            struct value member = list_member(list, k, &e->scratch);
            ok = pack(e, &member, &e->row[step->variable]) &&
                 states_put(&branches->inside, e->row, from, i, one);
        } else {
            ok = enumeration_put(e, &branches->outside, step->after, from, i,
                                 one);
        }
        arena_rewind(&e->scratch, mark);
        if (!ok)
            return enumeration_full(e, node);
        if (!run_spend(&e->run, node, 1 + e->plan.variables / 16))
            return false;
    }
    return true;
}

/* Whether so little is left in the loop that it need not be followed. */
static bool negligible(struct enumeration *e, const struct states *inside,
                       double left)
{
    double mass = states_mass(inside);
    if (mass > LEAST_MASS * left)
        return false;
    e->dropped += mass;
    return true;
}

static bool run_loop(struct enumeration *e, struct step *step,
                     struct states *set)
{
    bool is_for = step->statement->kind == STATEMENT_FOR, ok = true;
    struct states exit;
    double left = 0;
    states_init(&exit, e->plan.variables, &e->room);
    for (uint64_t k = 0; ok && set->count; k++) {
        struct branches branches;
        states_reduce(set);
        ok = is_for ? branch_for(e, &branches, step, set, k)
                    : branches_make(e, &branches, step, set);
        left += ok ? states_mass(&branches.outside) : 0;
        ok = ok && (!branches.outside.count ||
                    states_merge(&exit, &branches.outside) ||
                    enumeration_full(e, step->statement->node));
        bool over = ok && !is_for && negligible(e, &branches.inside, left);
        ok = ok && (over || enumeration_run(e, step->body, &branches.inside));
        if (ok && !over) {
            struct states old = *set;
            *set = branches.inside;
            branches.inside = old;
        }
        branches_release(&branches);
        if (over)
            break;
    }
    states_release(set);
    *set = exit;
    if (set->count > e->most)
        e->most = set->count;
    return ok;
}

static bool run_step(struct enumeration *e, struct step *step,
                     struct states *set)
{
    bool done = false;
    switch (step->statement->kind) {
    case STATEMENT_ASSIGN: return replace_set(e, step, set, use_assign);
    case STATEMENT_GIVEN: return replace_set(e, step, set, use_given);
    case STATEMENT_FOR:
        return replace_set(e, step, set, use_list) && run_loop(e, step, set);
    case STATEMENT_WHILE:
        return chain_run(e, step, set, &done) &&
               (done || run_loop(e, step, set));
    }
    return false;
}

bool enumeration_run(struct enumeration *e, struct step *step,
                     struct states *set)
{
    for (; step && set->count; step = step->next) {
        if (set->denominator >> 64)
            states_reduce(set);
        if (!run_step(e, step, set))
            return false;
    }
    return true;
}

/* --- the whole ------------------------------------------------------------ */

static bool use_result(struct enumeration *e, void *context,
                       const struct states *from, size_t index,
                       const struct value *value, struct number p)
{
    struct states *results = context;
    struct value number = *value;
    if (value->kind == VALUE_TRUTH)
        number = value_integer(value->truth);
    struct cell cell;
    return (pack(e, &number, &cell) &&
            states_put(results, &cell, from, index, p)) ||
           enumeration_full(e, e->plan.program->result);
}

/* From one state without values to the distribution of results. */
static bool run_program(struct enumeration *e, struct states *results)
{
    struct states set;
    states_init(&set, e->plan.variables, &e->room);
    bool ok =
        states_put_one(&set, e->row) && enumeration_run(e, e->plan.first, &set);
    states_start(results, &set);
    ok = ok && enumeration_each(e, &set, e->plan.program->result, use_result,
                                results);
    results->roundings += e->extra;
    states_release(&set);
    return ok;
}

static void start(struct enumeration *e, const struct value *parameter,
                  uint32_t parameters, uint64_t steps, struct error *error)
{
    const struct program *program = e->plan.program;
    /* A template's frame also holds what its other formulas bind, which may be
     * more than this program knows of. */
    uint32_t slots = program->slots > parameters ? program->slots : parameters;
    struct value *slot = arena_zero(&e->own, (slots + 1) * sizeof *slot);
    if (parameters)
        memcpy(slot, parameter, parameters * sizeof *slot);
    e->row = arena_zero(&e->own, e->plan.variables * sizeof *e->row);
    e->room.most = SETS_BYTES;
    run_start(&e->run, &e->scratch, slot, &e->choices.chance, steps, error);
    e->run.memory = e->scratch.total + SCRATCH_BYTES;
}

/* The value of a distribution of results, if it is good enough. */
static bool conclude(struct enumeration *e, const struct states *results,
                     struct enumerated *out)
{
    const struct program *program = e->plan.program;
    const struct node *node = program->result;
    if (!results->count)
        return run_fail(&e->run, node, ERROR_DOMAIN,
                        "no trial counts: what is given never happens");
    bool is_share = node->type.base == TYPE_TRUTH;
    struct moments moments;
    moments_make(&moments, results, program->summary, e->dropped, is_share);
    out->value = moments.value;
    out->exact = moments.exact;
    out->bound = moments.bound;
    out->accepted = states_mass(results);
    if (moments.exact || moments.bound <= 1e-9 * moments.scale)
        return true;
    return run_fail(&e->run, node, ERROR_LIMIT,
                    "rare outcomes matter too much for an enumeration");
}

enum enumeration_end enumerate(const struct program *program,
                               const struct value *parameter,
                               uint32_t parameters, uint64_t steps,
                               struct enumerated *out, struct error *error)
{
    struct enumeration e = {0};
    struct states results;
    *out = (struct enumerated){0};
    arena_init(&e.own);
    arena_init(&e.scratch);
    cells_init(&e.cells);
    choices_init(&e.choices);
    states_init(&results, 1, &e.room);
    enum enumeration_end end = ENUMERATION_FAILED;
    plan_make(&e.plan, &e.own, lift_program(&e.own, program));
    start(&e, parameter, parameters, steps, error);
    if (run_program(&e, &results) && conclude(&e, &results, out))
        end = ENUMERATION_DONE;
    else if (error->code == ERROR_LIMIT)
        end = ENUMERATION_CANNOT;
    out->states = e.most;
    out->steps = steps - e.run.steps;
    states_release(&results);
    choices_release(&e.choices);
    cells_release(&e.cells);
    arena_release(&e.scratch);
    arena_release(&e.own);
    return end;
}
