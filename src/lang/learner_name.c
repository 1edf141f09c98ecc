/* What learners call things, and calling them. */
#include "lang/learner_name.h"

#include <string.h>

#include "lang/function.h"
#include "lang/functions.h"
#include "lang/learner.h"
#include "lang/limits.h"

static const struct learner_name names[] = {
#define LEARNER_NAME(name, function, least, most, bare)                        \
    {name, function, least, most, BARE_##bare},
#include "lang/learner_name.def"
#undef LEARNER_NAME
};

enum { NAME_COUNT = sizeof names / sizeof *names };

static bool same(const char *name, size_t length, const char *known)
{
    return strncmp(name, known, length) == 0 && !known[length];
}

/* Letter case aside, but only for whole words: C is no c, Phi no phi. */
static bool same_word(const char *name, size_t length, const char *known)
{
    return length > 1 && lex_same(known, name, length);
}

bool learner_constant(const char *name, size_t length, struct number *value)
{
    static const char *const constants[] = {"e", "pi", "tau"};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        struct value found = {0};
        if (!lex_same(constants[i], name, length))
            continue;
        constant_find(constants[i], &found);
        *value = found.number;
        return true;
    }
    return false;
}

bool learner_suffix(const char *name, size_t length, int *power, bool *percent)
{
    static const struct {
        const char *word;
        int power;
        bool percent;
    } suffixes[] = {
#define LEARNER_SUFFIX(word, power, percent) {word, power, percent},
#include "lang/learner_suffix.def"
#undef LEARNER_SUFFIX
    };
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (same(name, length, suffixes[i].word) ||
            (length > 2 && same_word(name, length, suffixes[i].word))) {
            *power = suffixes[i].power;
            *percent = suffixes[i].percent;
            return true;
        }
    return false;
}

/* Takes numbers only, gives one, and is no loop or draw. */
static bool is_numeric(const struct function *row)
{
    size_t letters = strspn(row->signature, "n?*");
    return row->kind == FUNCTION_PLAIN &&
           strcmp(row->signature + letters, ":n") == 0;
}

/* A row of the function table that numbers can be given to. */
static const struct function *numeric_row(const char *name)
{
    const struct function *row = function_find(name);
    for (size_t i = 0; row && strcmp(row[i].name, name) == 0; i++)
        if (is_numeric(&row[i]))
            return &row[i];
    return NULL;
}

static void arity(const struct function *row, struct learner_name *name)
{
    bool optional = false;
    name->least = name->most = 0;
    for (const char *at = row->signature; *at != ':'; at++) {
        if (*at == '?') {
            optional = true;
        } else if (*at == '*') {
            name->most = LEARNER_ARGUMENTS;
        } else {
            name->least += !optional;
            name->most++;
        }
    }
}

bool learner_name_find(const char *text, size_t length,
                       struct learner_name *name)
{
    char copy[LIMIT_NAME_BYTES + 1];
    if (length > LIMIT_NAME_BYTES)
        return false;
    for (size_t i = 0; i < NAME_COUNT; i++)
        if (same(text, length, names[i].name)) {
            *name = names[i];
            return true;
        }
    memcpy(copy, text, length);
    copy[length] = '\0';
    const struct function *row = numeric_row(copy);
    if (row) {
        *name = (struct learner_name){.name = row->name, .function = row->name};
        arity(row, name);
        return true;
    }
    for (size_t i = 0; i < NAME_COUNT; i++)
        if (same_word(text, length, names[i].name)) {
            *name = names[i];
            return true;
        }
    for (size_t i = 0; i < length; i++)
        copy[i] = lex_lower(copy[i]);
    /* PHI could be either of two */
    if (strcmp(copy, "phi") == 0 || memcmp(copy, text, length) == 0)
        return false;
    return learner_name_find(copy, length, name);
}

/* x^(1/n), for odd n of negative numbers too. */
static struct node *root(struct learner *learner, struct node **argument,
                         uint32_t count, uint32_t at)
{
    struct number x = argument[0]->number, n = number_integer(2);
    int64_t whole;
    if (count == 2)
        n = argument[1]->number;
    if (!number_sign(n))
        return learner_fail(learner, FAULT_DOMAIN, at, 4,
                            "there is no zeroth root");
    bool odd = number_to_integer(n, &whole) && whole % 2 != 0;
    bool negate = odd && number_sign(x) < 0;
    struct node *power[2] = {
        learner_leaf(learner, at, negate ? number_negate(x) : x),
        learner_leaf(learner, at, number_divide(number_integer(1), n))};
    struct node *result = learner_operate(learner, OP_POWER, power, 2);
    if (result && negate)
        result->number = number_negate(result->number);
    return result;
}

/* Roughly in tenths of a microsecond, so that no line takes long. */
static uint32_t cost_of(const struct function *function)
{
    if (function->compute != fn_distribution)
        return 1;
    return function->name[0] == 'q' ? 50 : 8;
}

static struct node *call_function(struct learner *learner, const char *function,
                                  uint32_t at, struct node **argument,
                                  uint32_t count)
{
    struct node node = {.op = OP_CALL,
                        .at = at,
                        .length = learner->parser.last_end - at,
                        .name = function,
                        .count = count,
                        .child = argument,
                        .function = numeric_row(function)};
    struct value value;
    learner->cost += cost_of(node.function);
    if (learner->cost > LEARNER_COST)
        return learner_fail(learner, FAULT_LIMIT, at, node.length,
                            "too many functions in one line");
    if (!evaluate(&learner->run, &node, &value))
        return NULL;
    if (!number_sign(value.number) && strcmp(function, "exp") == 0)
        return learner_fail(learner, FAULT_RANGE, at, node.length,
                            "this is too small for a number");
    return learner_leaf(learner, at, value.number);
}

struct node *learner_call(struct learner *learner,
                          const struct learner_name *name, uint32_t at,
                          struct node **argument, uint32_t count)
{
    const char *function = name->function;
    if (count < name->least || count > name->most)
        return learner_fail(
            learner, FAULT_SYNTAX, at, learner->parser.last_end - at,
            name->least == name->most
                ? "%s takes %u number%s, not %u%s"
                : "%s takes at least %u number%s, not %u%s",
            name->name, name->least, name->least == 1 ? "" : "s", count,
            learner->parser.lexer.comma && count < name->least
                ? "; here ';' stands between them"
                : "");
    if (strcmp(function, "log") == 0 && count == 1) {
        learner->seconds |= SECOND_NATURAL;
        function = learner->reading & SECOND_NATURAL ? "ln" : "log10";
    }
    if (strcmp(function, "factorial") == 0)
        return learner_operate(learner, OP_FACTORIAL, argument, 1);
    if (strcmp(function, "mod") == 0)
        return learner_operate(learner, OP_MODULO, argument, 2);
    if (strcmp(function, "root") == 0)
        return root(learner, argument, count, at);
    return call_function(learner, function, at, argument, count);
}
