#include "lang/check.h"

#include <string.h>

#include "base/suggest.h"
#include "lang/checker.h"
#include "lang/function.h"

static const struct type number_type = {TYPE_NUMBER, 0};
static const struct type truth_type = {TYPE_TRUTH, 0};

const char *type_name(struct type type)
{
    static const char *const names[4][3] = {
        {"a number", "a list of numbers", "a list of lists of numbers"},
        {"a truth value", "a list of truth values",
         "a list of lists of truth values"},
        {"a text", "a list of texts", "a list of lists of texts"},
        {"anything", "a list", "a list of lists"}};
    return type.depth > 2 ? "a deeply nested list"
                          : names[type.base][type.depth];
}

bool checker_fail(struct checker *checker, const struct node *node,
                  enum error_code code, const char *text)
{
    return error_set_at(checker->error, code, node->at, node->length, "%s",
                        text);
}

bool checker_depth(struct checker *checker, const struct node *node)
{
    if (node->type.depth <= LIMIT_LIST_DEPTH)
        return true;
    return error_set_at(checker->error, ERROR_LIMIT, node->at, node->length,
                        "lists may lie in lists at most %d deep",
                        LIMIT_LIST_DEPTH);
}

bool checker_wants(struct checker *checker, const struct node *node,
                   struct type type, const char *what)
{
    struct type common = type;
    if (checker_unify(&common, node->type))
        return true;
    return error_set_at(checker->error, ERROR_TYPE, node->at, node->length,
                        "%s must be %s, but this is %s", what, type_name(type),
                        type_name(node->type));
}

/* The common type of two branches or members; an empty list fits any list. */
bool checker_unify(struct type *type, struct type other)
{
    if (type_same(*type, other))
        return true;
    if (other.base == TYPE_ANY && other.depth <= type->depth)
        return true;
    if (type->base == TYPE_ANY && type->depth <= other.depth) {
        *type = other;
        return true;
    }
    return false;
}

/* --- names ---------------------------------------------------------------- */

void scope_copy(struct scope *scope, const struct scope *from)
{
    scope->count = from->count;
    scope->slots = from->slots;
    scope->functions = from->functions;
    memcpy(scope->name, from->name, from->count * sizeof *from->name);
}

static const struct scope_name *find_word(const struct scope *scope,
                                          struct word word, const char *name)
{
    for (uint32_t i = scope->count; i-- > 0;)
        if (word_same(scope->name[i].word, word) &&
            (word_is_whole(word) || strcmp(scope->name[i].name, name) == 0))
            return &scope->name[i];
    return NULL;
}

const struct scope_name *scope_find(const struct scope *scope, const char *name)
{
    return find_word(scope, word_from(name), name);
}

bool scope_has(const struct scope *scope, const char *text, size_t length)
{
    char name[LIMIT_NAME_BYTES + 1] = "";
    if (length > LIMIT_NAME_BYTES)
        return false;
    memcpy(name, text, length);
    return find_word(scope, word_padded(name), name);
}

static const struct function *find_function(const struct scope *scope,
                                            struct word word, const char *name)
{
    return scope->functions ? function_index_find(scope->functions, word, name)
                            : function_find(name);
}

bool scope_add(struct scope *scope, const char *name, struct type type,
               uint32_t at, uint32_t length, struct error *error)
{
    struct value ignored;
    struct word word = word_from(name);
    if (find_word(scope, word, name))
        return error_set_at(error, ERROR_NAME, at, length,
                            "'%s' is already a name here; take another", name);
    if (constant_find(name, &ignored))
        return error_set_at(error, ERROR_NAME, at, length,
                            "'%s' is a constant; take another name", name);
    if (find_function(scope, word, name))
        return error_set_at(error, ERROR_NAME, at, length,
                            "'%s' is a function; take another name", name);
    if (strlen(name) > LIMIT_NAME_BYTES || scope->count == LIMIT_NAMES ||
        scope->slots >= SLOT_CONSTANT)
        return error_set_at(error, ERROR_LIMIT, at, length,
                            "too many names (at most %d), or one longer than "
                            "%d letters",
                            LIMIT_NAMES, LIMIT_NAME_BYTES);
    scope->name[scope->count++] =
        (struct scope_name){word, name, type, scope->slots++};
    return true;
}

static bool unknown_name(struct checker *checker, const struct node *node)
{
    struct suggest suggest = {0};
    size_t length = strlen(node->name);
    for (uint32_t i = 0; i < checker->scope->count; i++)
        suggest_offer(&suggest, node->name, length,
                      checker->scope->name[i].name);
    for (size_t i = 0; constant_at(i); i++)
        suggest_offer(&suggest, node->name, length, constant_at(i));
    const char *other = function_suggest(node->name);
    if (function_find(node->name))
        error_set_at(checker->error, ERROR_NAME, node->at, node->length,
                     "'%s' is a function; call it as %s(...)", node->name,
                     node->name);
    else if (suggest.best)
        error_set_at(checker->error, ERROR_NAME, node->at, node->length,
                     "unknown name '%s'; did you mean '%s'?", node->name,
                     suggest.best);
    else if (other)
        error_set_at(checker->error, ERROR_NAME, node->at, node->length,
                     "unknown name '%s'; there is a function '%s'", node->name,
                     other);
    else
        error_set_at(checker->error, ERROR_NAME, node->at, node->length,
                     "unknown name '%s'", node->name);
    return false;
}

static bool check_name(struct checker *checker, struct node *node)
{
    const struct scope_name *found =
        find_word(checker->scope, word_padded(node->name), node->name);
    if (found) {
        node->type = found->type;
        node->slot = found->slot;
        return true;
    }
    struct value value;
    if (!constant_find(node->name, &value))
        return unknown_name(checker, node);
    node->type = value.kind == VALUE_TRUTH ? truth_type : number_type;
    node->slot = SLOT_CONSTANT;
    return true;
}

/* --- calls ---------------------------------------------------------------- */

/* The type that a letter stands for by itself; false for a, A and M, which
 * hang on the arguments. */
static bool letter_type(char letter, struct type *type)
{
    static const struct {
        char letter;
        struct type type;
    } rows[] = {{'n', {TYPE_NUMBER, 0}}, {'t', {TYPE_TRUTH, 0}},
                {'s', {TYPE_TEXT, 0}},   {'l', {TYPE_NUMBER, 1}},
                {'T', {TYPE_TRUTH, 1}},  {'m', {TYPE_NUMBER, 2}}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].letter == letter) {
            *type = rows[i].type;
            return true;
        }
    return false;
}

static uint8_t letter_levels(char letter)
{
    return letter == 'a' ? 0 : letter == 'A' ? 1 : 2;
}

/* Does an argument type fit the letter? Binds `any` on first use. */
static bool fits(char letter, struct type type, struct type *any, bool *bound)
{
    struct type want;
    if (letter_type(letter, &want))
        return checker_unify(&want, type);
    uint8_t levels = letter_levels(letter);
    if (type.depth < levels)
        return false;
    struct type member = {type.base, (uint8_t)(type.depth - levels)};
    if (*bound)
        return checker_unify(any, member);
    *bound = true;
    *any = member;
    return true;
}

static bool signature_accepts(const char *signature, const struct type *type,
                              uint32_t count, struct type *result)
{
    struct type any = {TYPE_ANY, 0};
    bool bound = false, optional = false;
    uint32_t i = 0;
    const char *at = signature;
    for (; *at != ':'; at++) {
        if (*at == '?') {
            optional = true;
        } else if (*at == '*') {
            while (i < count && fits(at[-1], type[i], &any, &bound))
                i++;
        } else if (i < count) {
            if (!fits(*at, type[i++], &any, &bound))
                return false;
        } else if (!optional) {
            return false;
        }
    }
    if (i < count)
        return false;
    if (!letter_type(at[1], result)) {
        any.depth = (uint8_t)(any.depth + letter_levels(at[1]));
        *result = any;
    }
    return true;
}

static bool resolve(struct checker *checker, struct node *node,
                    const struct type *type, uint32_t count)
{
    const struct function *first =
        find_function(checker->scope, word_padded(node->name), node->name);
    if (!first) {
        const char *other = function_suggest(node->name);
        if (other)
            return error_set_at(checker->error, ERROR_NAME, node->at,
                                (uint32_t)strlen(node->name),
                                "unknown function '%s'; did you mean '%s'?",
                                node->name, other);
        return error_set_at(checker->error, ERROR_NAME, node->at,
                            (uint32_t)strlen(node->name),
                            "unknown function '%s'", node->name);
    }
    for (const struct function *row = first; row; row = function_next(row))
        if ((row->kind != FUNCTION_LOOP || node->op == OP_LOOP) &&
            signature_accepts(row->signature, type, count, &node->type)) {
            node->function = row;
            return true;
        }
    /* R's natural logarithm, a calculator's to base 10: neither is meant here.
     */
    if (strcmp(node->name, "log") == 0 && count == 1)
        return error_set_at(checker->error, ERROR_TYPE, node->at, node->length,
                            "log of one number is ln(x) to some and log10(x) "
                            "to others; write the one you mean");
    return error_set_at(checker->error, ERROR_TYPE, node->at, node->length,
                        "'%s' does not take these arguments; for example %s",
                        node->name, first->example);
}

static bool check_children(struct checker *checker, struct node *node)
{
    for (uint32_t i = 0; i < node->count; i++) {
        if (!checker_node(checker, node->child[i]))
            return false;
        node->draws |= node->child[i]->draws;
    }
    return true;
}

static bool check_kind(struct checker *checker, struct node *node)
{
    enum function_kind kind = node->function->kind;
    if (kind == FUNCTION_DRAW) {
        node->draws = true;
        if (!checker->draws_allowed)
            return checker_fail(
                checker, node, ERROR_TYPE,
                "random draws are for 'draw' and for check programs");
    }
    if (kind == FUNCTION_INTERVAL && node->op != OP_LOOP)
        return error_set_at(checker->error, ERROR_TYPE, node->at, node->length,
                            "'%s' needs a variable and its interval: %s",
                            node->name, node->function->example);
    return true;
}

static bool check_call(struct checker *checker, struct node *node)
{
    struct type types[LIMIT_ARGUMENTS];
    if (!check_children(checker, node))
        return false;
    for (uint32_t i = 0; i < node->count; i++)
        types[i] = node->child[i]->type;
    return resolve(checker, node, types, node->count) &&
           check_kind(checker, node);
}

/* The domain of a binder: a list, whose members it takes; for an integral the
 * two ends of an interval, which need not be whole. */
static bool check_binder(struct checker *checker, struct node *node,
                         uint32_t which)
{
    struct node *domain = node->child[1 + which];
    if (!checker_node(checker, domain))
        return false;
    node->draws |= domain->draws;
    if (domain->type.depth == 0)
        return checker_wants(checker, domain,
                             (struct type){domain->type.base, 1},
                             "what a loop runs over");
    struct type member = {domain->type.base, (uint8_t)(domain->type.depth - 1)};
    struct binder *binder = &node->binder[which];
    binder->slot = checker->scope->slots;
    return scope_add(checker->scope, binder->name, member, domain->at,
                     domain->length, checker->error);
}

static bool check_loop(struct checker *checker, struct node *node)
{
    uint32_t names = checker->scope->count;
    for (uint32_t i = 0; i < node->binders; i++)
        if (!check_binder(checker, node, i))
            return false;
    if (node->filtered) {
        struct node *condition = node->child[node->count - 1];
        if (!checker_node(checker, condition) ||
            !checker_wants(checker, condition, truth_type, "the condition"))
            return false;
        node->draws |= condition->draws;
    }
    struct node *body = node->child[0];
    if (!checker_node(checker, body))
        return false;
    node->draws |= body->draws;
    /* The names end here; their slots stay taken, as a frame is cheap. */
    checker->scope->count = names;
    struct type list = {body->type.base, (uint8_t)(body->type.depth + 1)};
    if (!resolve(checker, node, &list, 1) || !check_kind(checker, node))
        return false;
    if (node->function->kind == FUNCTION_INTERVAL &&
        (node->binders != 1 || node->child[1]->op != OP_RANGE ||
         node->filtered))
        return error_set_at(checker->error, ERROR_TYPE, node->at, node->length,
                            "'%s' needs one variable and its interval: %s",
                            node->name, node->function->example);
    return true;
}

/* --- operators ------------------------------------------------------------ */

static bool check_list(struct checker *checker, struct node *node)
{
    if (!check_children(checker, node))
        return false;
    struct type member = {TYPE_ANY, 0};
    for (uint32_t i = 0; i < node->count; i++)
        if (!checker_unify(&member, node->child[i]->type))
            return checker_fail(checker, node->child[i], ERROR_TYPE,
                                "members of a list must be of one type");
    node->type = (struct type){member.base, (uint8_t)(member.depth + 1)};
    return true;
}

static bool check_if(struct checker *checker, struct node *node)
{
    if (!check_children(checker, node) ||
        !checker_wants(checker, node->child[0], truth_type, "the condition"))
        return false;
    node->type = node->child[1]->type;
    if (checker_unify(&node->type, node->child[2]->type))
        return true;
    return checker_fail(checker, node, ERROR_TYPE,
                        "both branches of an 'if' must be of one type");
}

static bool check_chain(struct checker *checker, struct node *node)
{
    if (!check_children(checker, node))
        return false;
    node->type = truth_type;
    struct type common = node->child[0]->type;
    for (uint32_t i = 0; i + 1 < node->count; i++) {
        const struct node *right = node->child[i + 1];
        bool equality = node->compare[i] == COMPARE_EQUAL ||
                        node->compare[i] == COMPARE_NOT_EQUAL;
        if (!checker_unify(&common, right->type))
            return checker_fail(
                checker, node, ERROR_TYPE,
                "the two sides of a comparison must be of one type");
        if (!equality && !type_same(common, number_type))
            return checker_fail(
                checker, node, ERROR_TYPE,
                "only numbers are smaller or larger than each other");
    }
    return true;
}

static bool check_operands(struct checker *checker, struct node *node,
                           struct type operand, struct type result)
{
    if (!check_children(checker, node))
        return false;
    for (uint32_t i = 0; i < node->count; i++)
        if (!checker_wants(checker, node->child[i], operand, "an operand here"))
            return false;
    node->type = result;
    return true;
}

static bool check_index(struct checker *checker, struct node *node)
{
    if (!check_children(checker, node) ||
        !checker_wants(checker, node->child[1], number_type,
                       "a place in a list"))
        return false;
    struct type list = node->child[0]->type;
    if (!list.depth)
        return checker_fail(checker, node, ERROR_TYPE,
                            "only a list has members to choose from");
    node->type = (struct type){list.base, (uint8_t)(list.depth - 1)};
    return true;
}

static bool check_by_kind(struct checker *checker, struct node *node)
{
    switch (node->op) {
    case OP_NUMBER: node->type = number_type; return true;
    case OP_TEXT: node->type = (struct type){TYPE_TEXT, 0}; return true;
    case OP_NAME: return check_name(checker, node);
    case OP_LIST: return check_list(checker, node);
    case OP_CALL: return check_call(checker, node);
    case OP_LOOP: return check_loop(checker, node);
    case OP_INDEX: return check_index(checker, node);
    case OP_IF: return check_if(checker, node);
    case OP_CHAIN: return check_chain(checker, node);
    case OP_NOT:
    case OP_AND:
    case OP_OR: return check_operands(checker, node, truth_type, truth_type);
    case OP_RANGE:
        return check_operands(checker, node, number_type,
                              (struct type){TYPE_NUMBER, 1});
    case OP_FACTORIAL:
    case OP_PERCENT:
    case OP_POWER:
    case OP_NEGATE:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_MODULO:
    case OP_QUOTIENT:
    case OP_ADD:
    case OP_SUBTRACT:
        return check_operands(checker, node, number_type, number_type);
    default: break; /* OP_ONE_OF, OP_REPEAT, OP_DIFFERENT, OP_BY */
    }
    return checker_fail(checker, node, ERROR_TYPE,
                        "this belongs in 'draw' only");
}

bool checker_node(struct checker *checker, struct node *node)
{
    return check_by_kind(checker, node) && checker_depth(checker, node);
}

bool check_expression(struct scope *scope, struct node *node,
                      struct error *error)
{
    struct checker checker = {.scope = scope, .error = error};
    return checker_node(&checker, node);
}

bool check_expecting(struct scope *scope, struct node *node, struct type type,
                     const char *what, struct error *error)
{
    struct checker checker = {.scope = scope, .error = error};
    return checker_node(&checker, node) &&
           checker_wants(&checker, node, type, what);
}

static bool is_bound(const struct node *node, const char *name)
{
    for (uint32_t i = 0; i < node->binders; i++)
        if (word_same_text(node->binder[i].name, name))
            return true;
    return false;
}

struct filter {
    const struct node *loop;
    void (*use)(void *context, const struct node *name);
    void *context;
};

static void use_unless_bound(void *context, const struct node *name)
{
    const struct filter *filter = context;
    if (!is_bound(filter->loop, name->name))
        filter->use(filter->context, name);
}

void tree_names(const struct node *node,
                void (*use)(void *context, const struct node *name),
                void *context)
{
    struct filter filter = {node, use, context};
    if (node->op == OP_NAME)
        use(context, node);
    for (uint32_t i = 0; i < node->count; i++)
        if (node->op == OP_LOOP)
            tree_names(node->child[i], use_unless_bound, &filter);
        else
            tree_names(node->child[i], use, context);
}
