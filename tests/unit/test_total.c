/* Every function and operator, called with whatever its signature lets through:
 * it has a value of its type, or an error that says where, and always the same.
 * Nothing is infinite, no number or not reduced, and nothing takes longer than
 * its steps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/str.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "lang/function.h"
#include "lang/gsl_door.h"
#include "lang/parse.h"

enum { STEPS = 20000, CALLS = 400, MOST_ARGUMENTS = 6 };

static struct arena arena;
static size_t values, errors;

static const char *const numbers[] = {
    "0",      "1",    "-1",    "1/2", "2",       "3",
    "10",     "-5/2", "0.95",  "1e6", "1e300",   "-1e300",
    "1e-300", "2^62", "-2^62", "pi",  "2/3 + 0", "52"};
static const char *const lists[] = {"[]",
                                    "[0]",
                                    "[1]",
                                    "[1/2, 1/2]",
                                    "[1/6, 1/3, 1/2]",
                                    "[1, 2, 3]",
                                    "[3, 1, 2, 5, 4]",
                                    "[-1, 0, 1]",
                                    "[0, 0, 0]",
                                    "[2.5, 3.1, 2.5, 4, 7]",
                                    "[1e300, -1e300, 1e300]",
                                    "[pi, e, sqrt(2)]",
                                    "1..4",
                                    "1..200000",
                                    "[1, 2, 2, 3]",
                                    "[2^62, -2^62, 2^61]",
                                    "[3000000000, 3000000001, 1/3]",
                                    "[1/999983, 1/999979, 1/999961]",
                                    "[2^62, 1/3, 1]"};
static const char *const matrices[] = {
    "[[]]",
    "[[1]]",
    "[[0]]",
    "[[1, 2], [3, 4]]",
    "[[1, 2], [3]]",
    "[[1/2, 1/2], [0, 1]]",
    "[[1, 2], [2, 4]]",
    "[[1, 2, 3], [4, 5, 6]]",
    "[[-1, 1], [1, -1]]",
    "[[1e300, 1], [1, 1e300]]",
    "[[0, 1], [1, 0]]",
    "[[1, 0, 0], [1/3, 1/3, 1/3], [0, 0, 1]]",
    "[[1, 2, 3], [2, 5, 4], [4, 1, 1], [3, 3, 2]]",
    "[1..60]",
    "[[0.2, 0.8], [0.5, 0.5]]"};
static const char *const texts[] = {
    "''", "'a'", "'less'", "'greater'", "'two'", "'HTH'", "'more words'"};
static const char *const truths[] = {"true", "false", "1 < 2"};
static const char *const truth_lists[] = {"[]", "[true]",
                                          "[true, false, true]"};
static const char *const anything[] = {"1", "2", "'a'", "true", "[1]"};
static const char *const any_lists[] = {
    "[]",     "[1, 2, 3]",      "[2, 1, 2]", "['a', 'b', 'a']",
    "[true]", "[[1], [2], []]", "1..5",      "1..200000",
    "dice(2)"};

struct choices {
    const char *const *text;
    size_t count;
};

#define CHOICES(of) ((struct choices){of, sizeof(of) / sizeof *(of)})

static struct choices choices_of(char letter)
{
    switch (letter) {
    case 'n': return CHOICES(numbers);
    case 't': return CHOICES(truths);
    case 's': return CHOICES(texts);
    case 'l': return CHOICES(lists);
    case 'm': return CHOICES(matrices);
    case 'T': return CHOICES(truth_lists);
    case 'a': return CHOICES(anything);
    default: return CHOICES(any_lists);
    }
}

/* Is it a value as the type says, all through? */
static bool is_sound(const struct value *value, struct type type)
{
    if (type.depth) {
        type.depth--;
        if (value->kind != VALUE_LIST)
            return false;
        for (uint64_t i = 0; i < value->list->length && i < 50; i++) {
            struct value member = list_member(value->list, i, &arena);
            if (!is_sound(&member, type))
                return false;
        }
        return true;
    }
    if (type.base == TYPE_TRUTH)
        return value->kind == VALUE_TRUTH;
    if (type.base == TYPE_TEXT)
        return value->kind == VALUE_TEXT && value->text;
    if (type.base != TYPE_NUMBER || value->kind != VALUE_NUMBER)
        return false;
    struct number number = value->number;
    if (!number_is_exact(number))
        return number_is_finite(number);
    int64_t a = number.numerator, b = number.denominator;
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return number.denominator > 0 && (a == 1 || a == -1);
}

static bool run(const struct node *node, struct value *slot, struct value *out,
                struct error *error)
{
    struct rng rng;
    struct run run;
    rng_seed(&rng, 7);
    struct chance chance = chance_random(&rng);
    run_start(&run, &arena, slot, &chance, STEPS, error);
    return evaluate(&run, node, out);
}

static bool is_value_error(const struct error *error, size_t length)
{
    return (error->code == ERROR_DOMAIN || error->code == ERROR_RANGE ||
            error->code == ERROR_VALUE || error->code == ERROR_LIMIT) &&
           error->text[0] && error->at + error->length <= length;
}

static void ask(const char *text)
{
    struct scope scope = {0};
    struct error error = {0}, again = {0};
    struct value one, two;
    size_t length = strlen(text);
    arena_clear(&arena);
    struct node *node = parse_expression(&arena, text, length, &error);
    if (!node)
        fail_msg("%s: %s", text, error.text);
    /* as in a check program, where draws are allowed */
    struct program *program = parse_program(&arena, text, length, &error);
    if (!check_program(&scope, program, &error)) {
        assert_true(error.at + error.length <= length);
        return;
    }
    node = program->result;
    struct value *slot =
        arena_zero(&arena, (program->slots + 1) * sizeof *slot);
    bool good = run(node, slot, &one, &error);
    if (good != run(node, slot, &two, &again))
        fail_msg("%s: once a value, once an error", text);
    if (!good) {
        errors++;
        if (!is_value_error(&error, length) ||
            strcmp(error.text, again.text) != 0)
            fail_msg("%s: error %d at %u, %u: %s", text, error.code, error.at,
                     error.length, error.text);
        return;
    }
    values++;
    if (error.code)
        fail_msg("%s: a value, and %s", text, error.text);
    if (!is_sound(&one, node->type))
        fail_msg("%s: not %s as it should be", text, type_name(node->type));
    /* outcome spaces may have more members than anybody can look at */
    bool same = one.kind == VALUE_LIST && one.list->length > 1000
                    ? one.list->length == two.list->length
                    : value_equal(&one, &two, &arena);
    if (!same)
        fail_msg("%s: not the same value again", text);
}

/* name(a, b, ...), each argument one of what its letter may be; which is told
 * by the digits of `number`, or drawn where there are too many. */
static void call_with(const char *name, const char *letters, size_t count,
                      size_t number, bool all, struct rng *rng,
                      struct str *text)
{
    str_clear(text);
    str_add_format(text, "%s(", name);
    for (size_t i = 0; i < count; i++) {
        struct choices choices = choices_of(letters[i]);
        size_t which = all ? number % choices.count
                           : (size_t)rng_below(rng, choices.count);
        number /= choices.count;
        str_add_format(text, "%s%s", i ? ", " : "", choices.text[which]);
    }
    str_add_char(text, ')');
}

static void call_with_all(const char *name, const char *letters, size_t count)
{
    struct str text = {0};
    struct rng rng;
    size_t ways = 1;
    for (size_t i = 0; i < count && ways <= CALLS; i++)
        ways *= choices_of(letters[i]).count;
    bool all = ways <= CALLS;
    rng_seed(&rng, 20260101);
    for (size_t i = 0; i < (all ? ways : CALLS); i++) {
        call_with(name, letters, count, i, all, &rng, &text);
        ask(text.text);
    }
    str_release(&text);
}

static void every_function_has_a_value_or_an_error(void **state)
{
    (void)state;
    for (size_t i = 0; function_at(i); i++) {
        const struct function *row = function_at(i);
        char letters[MOST_ARGUMENTS];
        size_t count = 0;
        if (row->kind == FUNCTION_LOOP || row->kind == FUNCTION_INTERVAL)
            continue;
        for (const char *at = row->signature; *at != ':'; at++) {
            if (*at == '?') {
                call_with_all(row->name, letters, count);
                continue;
            }
            letters[count] = *at == '*' ? at[-1] : *at;
            count++;
        }
        call_with_all(row->name, letters, count);
    }
    assert_true(values > 5000 && errors > 5000);
}

static void every_loop_has_a_value_or_an_error(void **state)
{
    static const char *const heads[] = {"k",        "k < 2", "[k]", "1/k",
                                        "k^k - k!", "'a'",   "pi*k"};
    static const char *const domains[] = {"1..3",   "[]",      "[2, 1, 2]",
                                          "0..2",   "1..1000", "[1e300, 1e300]",
                                          "[-1, 1]"};
    struct str text = {0};
    (void)state;
    for (size_t i = 0; function_at(i); i++) {
        const struct function *row = function_at(i);
        if (row->kind != FUNCTION_LOOP && row->kind != FUNCTION_FOLD)
            continue;
        for (size_t h = 0; h < sizeof heads / sizeof *heads; h++)
            for (size_t d = 0; d < sizeof domains / sizeof *domains; d++) {
                str_clear(&text);
                str_add_format(&text, "%s(%s for k in %s)", row->name, heads[h],
                               domains[d]);
                ask(text.text);
                str_cut(&text, text.length - 1);
                str_add(&text, " if k > 1)");
                ask(text.text);
                str_clear(&text);
                str_add_format(&text, "%s(%s for k in %s, d in dice(2))",
                               row->name, heads[h], domains[d]);
                ask(text.text);
            }
    }
    str_release(&text);
}

static void every_interval_has_a_value_or_an_error(void **state)
{
    static const char *const heads[] = {
        "x",     "1/x",   "exp(-x^2)",
        "ln(x)", "x - 2", "1",
        "x^2",   "0",     "if x < 1 then 0 else 1"};
    static const char *const ends[] = {"0",     "1",    "-1",  "3",
                                       "1e300", "-inf", "inf", "1/3"};
    struct str text = {0};
    (void)state;
    for (size_t i = 0; function_at(i); i++)
        for (size_t h = 0; function_at(i)->kind == FUNCTION_INTERVAL &&
                           h < sizeof heads / sizeof *heads;
             h++)
            for (size_t e = 0; e < 64; e++) {
                str_clear(&text);
                str_add_format(&text, "%s(%s for x in %s..%s)",
                               function_at(i)->name, heads[h], ends[e % 8],
                               ends[e / 8]);
                ask(text.text);
            }
    str_release(&text);
}

static void every_operator_has_a_value_or_an_error(void **state)
{
    static const char *const operators[] = {"+",   "-",   "*", "/", "^",
                                            "mod", "div", "=", "<", ".."};
    enum { COUNT = sizeof numbers / sizeof *numbers };
    struct str text = {0};
    (void)state;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        for (size_t j = 0; j < (size_t)COUNT * COUNT; j++) {
            str_clear(&text);
            str_add_format(&text, "(%s) %s (%s)", numbers[j % COUNT],
                           operators[i], numbers[j / COUNT]);
            ask(text.text);
        }
    for (size_t i = 0; i < COUNT; i++) {
        static const char *const around[] = {"(%s)!", "(%s)%%", "-(%s)",
                                             "[1, 2, 3][%s]", "dice(2)[%s]"};
        for (size_t j = 0; j < sizeof around / sizeof *around; j++) {
            const char *hole = strchr(around[j], '%');
            str_clear(&text);
            str_add_bytes(&text, around[j], (size_t)(hole - around[j]));
            str_add(&text, numbers[i]);
            str_add(&text, hole[2] == ')' && hole[3] == '%' ? ")%" : hole + 2);
            ask(text.text);
        }
    }
    str_release(&text);
}

static int start(void **state)
{
    (void)state;
    numeric_start();
    arena_init(&arena);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_function_has_a_value_or_an_error),
        cmocka_unit_test(every_loop_has_a_value_or_an_error),
        cmocka_unit_test(every_interval_has_a_value_or_an_error),
        cmocka_unit_test(every_operator_has_a_value_or_an_error),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
