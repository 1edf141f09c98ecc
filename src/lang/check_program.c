#include <stddef.h>
#include <string.h>

#include "lang/checker.h"
#include "lang/function.h"

static const struct type number_type = {TYPE_NUMBER, 0};
static const struct type truth_type = {TYPE_TRUTH, 0};

/* --- domains -------------------------------------------------------------- */

static bool check_by(struct checker *checker, struct node *node)
{
    struct node *what = node->child[0], *step = node->child[1];
    checker->draws_allowed = true;
    if (!checker_node(checker, what))
        return false;
    checker->draws_allowed = false;
    if (!checker_node(checker, step) ||
        !checker_wants(checker, step, number_type, "a step"))
        return false;
    bool is_draw = what->op == OP_CALL &&
                   what->function->kind == FUNCTION_DRAW &&
                   type_same(what->type, number_type);
    if (what->op != OP_RANGE && !is_draw)
        return checker_fail(
            checker, what, ERROR_TYPE,
            "'by' follows a range or a draw such as normal(0, 1)");
    node->type = number_type;
    return true;
}

/* A domain whose values can be listed, so that some of them can be taken
 * without repetition. */
static bool is_listed(const struct node *node)
{
    if (node->op == OP_IF)
        return is_listed(node->child[1]) && is_listed(node->child[2]);
    if (node->op == OP_BY)
        return node->child[0]->op == OP_RANGE;
    return node->op == OP_ONE_OF || node->op == OP_RANGE;
}

static bool check_in_domain(struct checker *checker, struct node *node)
{
    switch (node->op) {
    case OP_ONE_OF: {
        struct node *list = node->child[0];
        if (!checker_node(checker, list))
            return false;
        if (!list->type.depth)
            return checker_wants(checker, list,
                                 (struct type){list->type.base, 1},
                                 "what 'one of' chooses from");
        node->type =
            (struct type){list->type.base, (uint8_t)(list->type.depth - 1)};
        return true;
    }
    case OP_REPEAT:
    case OP_DIFFERENT: {
        struct node *inner = node->child[1];
        if (!checker_node(checker, node->child[0]) ||
            !checker_wants(checker, node->child[0], number_type, "how many") ||
            !check_in_domain(checker, inner))
            return false;
        if (node->op == OP_DIFFERENT && !is_listed(inner))
            return checker_fail(
                checker, inner, ERROR_TYPE,
                "'different of' needs a range or 'one of' a list");
        node->type =
            (struct type){inner->type.base, (uint8_t)(inner->type.depth + 1)};
        return checker_depth(checker, node);
    }
    case OP_BY: return check_by(checker, node);
    case OP_IF:
        if (!checker_node(checker, node->child[0]) ||
            !checker_wants(checker, node->child[0], truth_type,
                           "the condition") ||
            !check_in_domain(checker, node->child[1]) ||
            !check_in_domain(checker, node->child[2]))
            return false;
        node->type = node->child[1]->type;
        if (checker_unify(&node->type, node->child[2]->type))
            return true;
        return checker_fail(checker, node, ERROR_TYPE,
                            "both branches of an 'if' must be of one type");
    default: break;
    }
    checker->draws_allowed = true;
    if (!checker_node(checker, node))
        return false;
    checker->draws_allowed = false;
    if (node->op == OP_RANGE)
        node->type = number_type;
    return true;
}

bool check_domain(struct scope *scope, struct node *node, struct error *error)
{
    struct checker checker = {.scope = scope, .error = error};
    return check_in_domain(&checker, node);
}

static bool check_assign(struct checker *checker, struct statement *statement,
                         struct type type)
{
    const struct scope_name *known =
        scope_find(checker->scope, statement->name);
    if (!known) {
        if (!scope_add(checker->scope, statement->name, type, statement->at,
                       (uint32_t)strlen(statement->name), checker->error))
            return false;
        statement->slot = checker->scope->slots - 1;
        return true;
    }
    if (known - checker->scope->name < (ptrdiff_t)checker->fixed)
        return error_set_at(checker->error, ERROR_NAME, statement->at,
                            (uint32_t)strlen(statement->name),
                            "'%s' is drawn; a check cannot change it",
                            statement->name);
    struct type common = known->type;
    statement->slot = known->slot;
    if (checker_unify(&common, type)) {
        checker->scope->name[known - checker->scope->name].type = common;
        return true;
    }
    return error_set_at(checker->error, ERROR_TYPE, statement->at,
                        statement->length, "'%s' holds %s; it cannot become %s",
                        statement->name, type_name(known->type),
                        type_name(type));
}

static bool check_block(struct checker *checker, struct block *block,
                        bool *draws);

/* What a turn of a loop does to the names: condition or list, then body. */
static bool check_turn(struct checker *checker, struct statement *statement,
                       bool *draws)
{
    struct node *node = statement->node;
    if (!checker_node(checker, node))
        return false;
    *draws |= node->draws;
    if (statement->kind == STATEMENT_WHILE)
        return checker_wants(checker, node, truth_type, "the condition") &&
               check_block(checker, &statement->body, draws);
    if (!node->type.depth)
        return checker_wants(checker, node, (struct type){node->type.base, 1},
                             "what a loop runs over");
    struct type member = {node->type.base, (uint8_t)(node->type.depth - 1)};
    if (!check_assign(checker, statement, member))
        return false;
    return check_block(checker, &statement->body, draws);
}

/* A loop may not run at all, so names that are first set in it end with it. Its
 * body may widen the type of an empty list, which its start then sees on the
 * next turn: it is checked until nothing changes. */
static bool check_loop(struct checker *checker, struct statement *statement,
                       bool *draws)
{
    struct scope *scope = checker->scope;
    uint32_t names = scope->count;
    for (bool again = true; again;) {
        struct type before[LIMIT_NAMES];
        for (uint32_t i = 0; i < names; i++)
            before[i] = scope->name[i].type;
        if (!check_turn(checker, statement, draws))
            return false;
        scope->count = names;
        again = false;
        for (uint32_t i = 0; i < names; i++)
            again |= !type_same(before[i], scope->name[i].type);
    }
    return true;
}

static bool check_statement(struct checker *checker,
                            struct statement *statement, bool *draws)
{
    struct node *node = statement->node;
    if (statement->kind == STATEMENT_WHILE || statement->kind == STATEMENT_FOR)
        return check_loop(checker, statement, draws);
    if (!checker_node(checker, node))
        return false;
    *draws |= node->draws;
    if (statement->kind == STATEMENT_ASSIGN)
        return check_assign(checker, statement, node->type);
    return checker_wants(checker, node, truth_type, "what is given");
}

static bool check_block(struct checker *checker, struct block *block,
                        bool *draws)
{
    for (struct statement *statement = block->first; statement;
         statement = statement->next)
        if (!check_statement(checker, statement, draws))
            return false;
    return true;
}

bool check_program(const struct scope *scope, struct program *program,
                   struct error *error)
{
    struct scope own;
    scope_copy(&own, scope);
    struct checker checker = {.scope = &own,
                              .error = error,
                              .draws_allowed = true,
                              .fixed = scope->count};
    if (!check_block(&checker, &program->body, &program->draws) ||
        !checker_node(&checker, program->result))
        return false;
    struct type type = program->result->type;
    bool single = type.depth == 0 &&
                  (type.base == TYPE_NUMBER || type.base == TYPE_TRUTH);
    program->draws |= program->result->draws;
    program->slots = own.slots;
    if (program->draws && !single)
        return checker_fail(&checker, program->result, ERROR_TYPE,
                            "a trial must end in a number or a truth value");
    return true;
}
