#include "verify/second_opinion.h"

#include <math.h>
#include <string.h>

#include "lang/eval.h"
#include "lang/function.h"
#include "verify/enumerate.h"

/* --- tolerances ----------------------------------------------------------- */

static bool node_is_numeric(const struct node *node)
{
    if (!node)
        return false;
    if (node->function && node->function->kind == FUNCTION_INTERVAL)
        return true;
    for (uint32_t i = 0; i < node->count; i++)
        if (node_is_numeric(node->child[i]))
            return true;
    return false;
}

static bool block_is_numeric(const struct block *block)
{
    for (const struct statement *statement = block->first; statement;
         statement = statement->next)
        if (node_is_numeric(statement->node) ||
            block_is_numeric(&statement->body))
            return true;
    return false;
}

bool opinion_is_numeric(const struct template *template,
                        const struct part *part)
{
    for (uint32_t i = 0; i < template->bindings; i++)
        if (node_is_numeric(template->binding[i].formula.node))
            return true;
    const struct program *program = part->check.program;
    return node_is_numeric(part->answer.node) ||
           (program && (node_is_numeric(program->result) ||
                        block_is_numeric(&program->body)));
}

bool opinion_same(struct number key, struct number value, double tolerance,
                  double doubt)
{
    if (number_is_exact(key) && number_is_exact(value))
        return number_compare(key, value) == 0;
    double a = number_double(key), b = number_double(value);
    double most = fmax(fabs(a), fabs(b));
    double allowed = tolerance * most + doubt;
    /* What should be 0 is seldom quite 0 in doubles. */
    if ((!number_sign(key) || !number_sign(value)) && allowed < 1e-12)
        allowed = 1e-12;
    return fabs(a - b) <= allowed;
}

/* --- a second formula ----------------------------------------------------- */

static bool same_lists(const struct key *key, const struct list *list,
                       double tolerance, struct arena *arena)
{
    struct number *value = arena_get(arena, list->length * sizeof *value);
    if (list->length != key->count)
        return false;
    for (uint64_t i = 0; i < list->length; i++)
        value[i] = list_member(list, i, arena).number;
    /* Of a set each member must have one that was not yet taken. */
    uint64_t left = list->length;
    bool in_order = key->rule.shape != SHAPE_SET;
    for (uint32_t i = 0; i < key->count; i++) {
        uint64_t j = 0;
        while (j < left && !opinion_same(key->item[i], value[j], tolerance, 0))
            j += in_order ? left : 1;
        if (j >= left)
            return false;
        if (in_order) {
            value++;
            left--;
        } else {
            value[j] = value[--left];
        }
    }
    return true;
}

static enum opinion_end compare(const struct question_part *part,
                                const struct value *value, double tolerance,
                                double doubt, struct arena *arena)
{
    const struct key *key = &part->key;
    bool same;
    if (value->kind == VALUE_LIST)
        same = same_lists(key, value->list, tolerance, arena);
    else
        same = opinion_same(key->value, value->number, tolerance, doubt);
    return same ? OPINION_AGREES : OPINION_DIFFERS;
}

/* A frame for a program: the question's values, then room for its own. */
static struct value *frame(struct question *question,
                           const struct program *program)
{
    uint32_t slots = question->template->slots;
    if (program->slots > slots)
        slots = program->slots;
    struct value *slot = arena_zero(&question->arena, slots * sizeof *slot);
    memcpy(slot, question->slot, question->template->slots * sizeof *slot);
    return slot;
}

static void ask_formula(struct opinion *opinion, struct question *question,
                        const struct question_part *part, double tolerance,
                        const struct opinion_options *options,
                        struct error *error)
{
    const struct program *program = part->part->check.program;
    struct run run;
    bool counts;
    run_start(&run, &question->arena, frame(question, program), NULL,
              options->steps, error);
    bool ok = program_trial(&run, program, &counts, &opinion->value);
    opinion->steps = options->steps - run.steps;
    opinion->proof = PROOF_FORMULA;
    opinion->resolution = tolerance;
    opinion->end = OPINION_FAILED;
    if (ok && !counts)
        error_set_at(error, ERROR_DOMAIN, program->result->at,
                     program->result->length, "what is given does not hold");
    if (!ok || !counts)
        return;
    if (opinion->value.kind == VALUE_TRUTH)
        opinion->value = value_integer(opinion->value.truth);
    opinion->end =
        compare(part, &opinion->value, tolerance, 0, &question->arena);
}

/* --- draws ---------------------------------------------------------------- */

/* False when it cannot be enumerated. */
static bool ask_enumeration(struct opinion *opinion, struct question *question,
                            const struct question_part *part, double tolerance,
                            const struct opinion_options *options,
                            struct error *error)
{
    struct enumerated result;
    enum enumeration_end end =
        enumerate(part->part->check.program, question->slot,
                  question->template->slots, options->steps, &result, error);
    opinion->steps = result.steps;
    if (end == ENUMERATION_CANNOT)
        return false;
    opinion->proof = result.exact ? PROOF_ENUMERATED : PROOF_ROUNDED;
    opinion->end = OPINION_FAILED;
    if (end == ENUMERATION_FAILED)
        return true;
    opinion->value = value_number(result.value);
    opinion->doubt = result.bound;
    opinion->resolution = tolerance;
    opinion->end = compare(part, &opinion->value, tolerance, result.bound,
                           &question->arena);
    return true;
}

static void ask_simulation(struct opinion *opinion, struct question *question,
                           const struct question_part *part,
                           const struct opinion_options *options,
                           struct error *error)
{
    struct simulated result;
    struct rng root, part_root, stream;
    double key = number_double(part->key.value);
    question_stream_of(question, "check", &root);
    rng_split(&part_root, &root, part->part->id);
    rng_split_number(&stream, &part_root, options->seed);
    bool ok = simulate(part->part->check.program, question->slot,
                       question->template->slots, key, &stream,
                       &options->simulation, &result, error);
    opinion->proof = PROOF_SIMULATED;
    opinion->trials = result.trials;
    opinion->doubtful = result.doubtful;
    opinion->steps += result.steps;
    opinion->value = value_number(number_real(result.estimate));
    opinion->doubt = result.error;
    opinion->resolution =
        key < 0 || key > 0 ? result.shift / fabs(key) : result.shift;
    if (!ok)
        opinion->end = OPINION_FAILED;
    else if (result.end == SEQUENTIAL_OPEN)
        opinion->end = OPINION_UNSETTLED;
    else
        opinion->end =
            result.end == SEQUENTIAL_ACCEPT ? OPINION_AGREES : OPINION_DIFFERS;
}

/* Whether the check gives what the key is: a number (or the chance of a truth),
 * or as many as there are. Of what is drawn, only one number has a mean. */
static bool shapes_fit(const struct question_part *part)
{
    const struct program *program = part->part->check.program;
    struct type type = program->result->type;
    if (part->key.rule.shape == SHAPE_NUMBER)
        return type.depth == 0 &&
               (type.base == TYPE_NUMBER || type.base == TYPE_TRUTH);
    return type.depth == 1 && !program->draws &&
           (type.base == TYPE_NUMBER || type.base == TYPE_ANY);
}

void opinion_ask(struct opinion *opinion, struct question *question,
                 const struct question_part *part, bool numeric,
                 const struct opinion_options *options, struct error *error)
{
    double tolerance = numeric ? TOLERANCE_NUMERIC : TOLERANCE_FORMULA;
    struct error reason = {0};
    *opinion = (struct opinion){.value = value_integer(0)};
    if (!shapes_fit(part)) {
        opinion->end = OPINION_SHAPE;
        return;
    }
    if (!part->part->check.program->draws) {
        ask_formula(opinion, question, part, tolerance, options, error);
        return;
    }
    if (options->enumerate &&
        ask_enumeration(opinion, question, part, tolerance, options, &reason)) {
        if (reason.code != ERROR_NONE)
            *error = reason;
        return;
    }
    ask_simulation(opinion, question, part, options, error);
}
