/* Formulas as text: they must read back as what they were. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "lang/gsl_door.h"
#include "lang/parse.h"
#include "lang/show.h"

static bool value_of(struct arena *arena, const char *text, struct value *out)
{
    struct scope scope = {0};
    struct error error = {0};
    struct run run;
    struct node *node = parse_expression(arena, text, strlen(text), &error);
    if (!node || !check_expression(&scope, node, &error))
        return false;
    run_start(&run, arena, arena_zero(arena, 100 * sizeof(struct value)), NULL,
              LIMIT_QUESTION_STEPS, &error);
    return evaluate(&run, node, out);
}

static void check_tree(const char *formula, const char *shown)
{
    struct arena arena;
    struct error error = {0};
    struct str text = {0};
    arena_init(&arena);
    struct node *node = parse_domain(&arena, formula, strlen(formula), &error);
    if (!node)
        fail_msg("%s: %s", formula, error.text);
    tree_show(&text, node, NULL, &arena);
    if (strcmp(text.text, shown) != 0)
        fail_msg("%s shows as %s, not %s", formula, text.text, shown);
    str_release(&text);
    arena_release(&arena);
}

static void formulas_have_as_few_brackets_as_their_meaning_needs(void **state)
{
    (void)state;
    check_tree("((1)+(2*3))", "1 + 2*3");
    check_tree("(1+2)*3", "(1 + 2)*3");
    check_tree("1-(2-3)", "1 - (2 - 3)");
    check_tree("(1-2)-3", "1 - 2 - 3");
    check_tree("a/(b*c)", "a/(b*c)");
    check_tree("(a/b)*c", "a/b*c");
    check_tree("(2^3)^2", "(2^3)^2");
    check_tree("2^(3^2)", "2^3^2");
    check_tree("2^(-1)", "2^-1");
    check_tree("2^(a+b)", "2^(a + b)");
    check_tree("(-2)^2", "(-2)^2");
    check_tree("-(2^2)", "-2^2");
    check_tree("(-a)!", "(-a)!");
    check_tree("-(a!)", "-a!");
    check_tree("(a+b)%", "(a + b)%");
    check_tree("(1..3)[2]", "(1..3)[2]");
    check_tree("[1,2][1]", "[1, 2][1]");
    check_tree("0<x<=n", "0 < x <= n");
    check_tree("(a<b)=true", "(a < b) = true");
    check_tree("not(a and b)or c", "not (a and b) or c");
    check_tree("(a or b)and c", "(a or b) and c");
    check_tree("17 mod 5 div 2", "17 mod 5 div 2");
    check_tree("1+(if a then b else c)", "1 + (if a then b else c)");
    check_tree("if a then b else(c+d)", "if a then b else c + d");
    check_tree("sum(k^2 for k in 1..n if k>2)",
               "sum(k^2 for k in 1..n if k > 2)");
    check_tree("sum(x*y for x in 1..3, y in 1..x)",
               "sum(x*y for x in 1..3, y in 1..x)");
    check_tree("f()", "f()");
    check_tree("f('a b', [])", "f('a b', [])");
    check_tree("1e6 + .50", "1000000 + 0.5");
    check_tree("5 of 2..15", "5 of 2..15");
    check_tree("(n+1) of 2..15", "n + 1 of 2..15");
    check_tree("(if a then 2 else 3) of 1..6", "(if a then 2 else 3) of 1..6");
    check_tree("2 of 3 of one of x", "2 of 3 of one of x");
    check_tree("2 different of one of [1,2]", "2 different of one of [1, 2]");
    check_tree("normal(0,1) by 0.1", "normal(0, 1) by 0.1");
    check_tree("3 of 0..1 by 0.5", "3 of 0..1 by 0.5");
    check_tree("if a then 1..2 else one of x", "if a then 1..2 else one of x");
}

static void numbers_are_put_in_for_names(void **state)
{
    (void)state;
    static const struct {
        const char *value, *formula, *shown;
    } rows[] = {
        {"3", "x + 1", "3 + 1"},
        {"-3", "x + 1", "-3 + 1"},
        {"-3", "x^2", "(-3)^2"},
        {"-3", "-x", "-(-3)"},
        {"-3", "2^x", "2^-3"},
        {"1/3", "x^2", "(1/3)^2"},
        {"1/3", "2/x", "2/(1/3)"},
        {"1/3", "x/2", "1/3/2"},
        {"1/3", "1 - x", "1 - 1/3"},
        {"-1/3", "2/x", "2/(-1/3)"},
        {"-1/3", "x^2", "(-1/3)^2"},
        {"0.25", "x^2", "0.25^2"},
        {"0", "x^2", "0^2"},
        {"0.0001", "x^2", "0.0001^2"},
        {"0.00001", "x^2", "(1/100000)^2"},
        {"12345", "x/2", "12345/2"},
        {"12345.5", "x/2", "12345.5/2"},
        {"100000*pi", "x/2", "314159/2"},
        {"pi", "sin(x)", "sin(3.14159)"},
        {"[1, 2]", "sum(x)", "sum([1, 2])"},
        {"[12345, 1/3]", "sum(x)", "sum([12345, 1/3])"},
        {"[[1, 2], [3]]", "x[1]", "[[1, 2], [3]][1]"},
        {"'red'", "x = 'blue'", "'red' = 'blue'"},
        {"true", "not x", "not true"},
        {"4", "sum(k for k in 1..x)", "sum(k for k in 1..4)"},
        {"4", "sum(k*x for k in 1..x)", "sum(k*x for k in 1..4)"},
        {"4", "sum(j for k in 1..x, j in 1..k)",
         "sum(j for k in 1..4, j in 1..k)"},
        {"4", "x + pi", "4 + pi"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct error error = {0};
        struct scope scope = {0};
        struct str text = {0};
        arena_init(&arena);
        struct value slot[100] = {0};
        struct node *value = parse_expression(&arena, rows[i].value,
                                              strlen(rows[i].value), &error);
        assert_true(value && check_expression(&scope, value, &error));
        assert_true(value_of(&arena, rows[i].value, &slot[0]));
        assert_true(scope_add(&scope, "x", value->type, 0, 0, &error));
        struct node *node = parse_expression(&arena, rows[i].formula,
                                             strlen(rows[i].formula), &error);
        assert_true(node && check_expression(&scope, node, &error));
        tree_show(&text, node, slot, &arena);
        if (strcmp(text.text, rows[i].shown) != 0)
            fail_msg("%s with %s: %s, not %s", rows[i].formula, rows[i].value,
                     text.text, rows[i].shown);
        str_release(&text);
        arena_release(&arena);
    }
}

/* --- random formulas ------------------------------------------------------ */

enum { NAMES = 4 };
static const char *const names[NAMES] = {"a", "b", "c", "d"};

static void grow_number(struct str *out, struct rng *rng, int levels);

static void grow_truth(struct str *out, struct rng *rng, int levels)
{
    static const char *const compare[] = {" = ",  " != ", " < ",
                                          " <= ", " > ",  " >= "};
    str_add_char(out, '(');
    switch (levels > 0 ? rng_below(rng, 4) : 3) {
    case 0:
        grow_truth(out, rng, levels - 1);
        str_add(out, rng_below(rng, 2) ? " and " : " or ");
        grow_truth(out, rng, levels - 1);
        break;
    case 1:
        str_add(out, "not ");
        grow_truth(out, rng, levels - 1);
        break;
    default:
        grow_number(out, rng, levels - 1);
        for (uint64_t i = rng_below(rng, 2) + 1; i; i--) {
            str_add(out, compare[rng_below(rng, 6)]);
            grow_number(out, rng, levels - 1);
        }
    }
    str_add_char(out, ')');
}

static void grow_operation(struct str *out, struct rng *rng, int levels)
{
    static const char *const operators[] = {"+",     "-",     "*", "/",
                                            " mod ", " div ", "^"};
    grow_number(out, rng, levels);
    str_add(out, operators[rng_below(rng, 7)]);
    grow_number(out, rng, levels);
}

static void grow_leaf(struct str *out, struct rng *rng)
{
    switch (rng_below(rng, 4)) {
    case 0:
        str_add_format(out, "%d.%d", (int)rng_below(rng, 20),
                       (int)rng_below(rng, 100));
        break;
    case 1: str_add(out, names[rng_below(rng, NAMES)]); break;
    default: str_add_integer(out, (int64_t)rng_below(rng, 12));
    }
}

/* Half of the time in brackets, so that trees of every shape come up. */
static void grow_number(struct str *out, struct rng *rng, int levels)
{
    bool brackets = rng_below(rng, 2);
    if (levels <= 0) {
        grow_leaf(out, rng);
        return;
    }
    uint64_t kind = rng_below(rng, 12);
    brackets |= kind == 0;
    str_add(out, brackets ? "(" : "");
    switch (kind) {
    case 0:
        str_add(out, "if ");
        grow_truth(out, rng, levels - 1);
        str_add(out, " then ");
        grow_number(out, rng, levels - 1);
        str_add(out, " else ");
        grow_number(out, rng, levels - 1);
        break;
    case 1:
        str_add(out, "-");
        grow_number(out, rng, levels - 1);
        break;
    case 2:
        str_add_char(out, '(');
        grow_number(out, rng, levels - 1);
        str_add(out, rng_below(rng, 2) ? ")%" : ")!");
        break;
    case 3:
        str_add(out, "max(");
        grow_number(out, rng, levels - 1);
        str_add(out, ", ");
        grow_number(out, rng, levels - 1);
        str_add_char(out, ')');
        break;
    case 4:
        str_add(out, "[");
        grow_number(out, rng, levels - 1);
        str_add(out, ", ");
        grow_number(out, rng, levels - 1);
        str_add(out, "][");
        grow_number(out, rng, 0);
        str_add(out, "]");
        break;
    case 5:
        str_add_format(out, "sum(k%d*", levels);
        grow_number(out, rng, levels - 1);
        str_add_format(out, " for k%d in 1..", levels);
        grow_number(out, rng, 0);
        if (rng_below(rng, 2)) {
            str_add(out, " if ");
            grow_truth(out, rng, levels - 1);
        }
        str_add_char(out, ')');
        break;
    default: grow_operation(out, rng, levels - 1);
    }
    str_add(out, brackets ? ")" : "");
}

static bool same_tree(const struct node *a, const struct node *b)
{
    bool named = a->op == OP_NAME || a->op == OP_CALL || a->op == OP_LOOP;
    if (a->op != b->op || a->count != b->count || a->binders != b->binders ||
        a->filtered != b->filtered ||
        (named && strcmp(a->name, b->name) != 0) ||
        (a->op == OP_NUMBER && number_compare(a->number, b->number) != 0) ||
        (a->op == OP_CHAIN &&
         memcmp(a->compare, b->compare, a->count - 1) != 0))
        return false;
    for (uint32_t i = 0; i < a->binders; i++)
        if (strcmp(a->binder[i].name, b->binder[i].name) != 0)
            return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!same_tree(a->child[i], b->child[i]))
            return false;
    return true;
}

static void a_shown_formula_reads_back_as_the_same_tree(void **state)
{
    (void)state;
    struct rng rng;
    struct arena arena;
    struct str formula = {0}, shown = {0}, again = {0};
    arena_init(&arena);
    rng_seed(&rng, 20240603);
    for (int i = 0; i < 5000; i++) {
        struct error error = {0};
        str_clear(&formula);
        str_clear(&shown);
        str_clear(&again);
        grow_number(&formula, &rng, 1 + i % 5);
        struct node *first =
            parse_expression(&arena, formula.text, formula.length, &error);
        if (!first)
            fail_msg("%s: %s", formula.text, error.text);
        tree_show(&shown, first, NULL, &arena);
        struct node *second =
            parse_expression(&arena, shown.text, shown.length, &error);
        if (!second || !same_tree(first, second))
            fail_msg("%s shows as %s", formula.text, shown.text);
        tree_show(&again, second, NULL, &arena);
        assert_string_equal(again.text, shown.text);
        assert_true(shown.length <= 2 * formula.length + 2);
        arena_clear(&arena);
    }
    str_release(&formula);
    str_release(&shown);
    str_release(&again);
    arena_release(&arena);
}

/* The value of a formula, or the code of its error. */
static enum error_code outcome(struct arena *arena, const char *text,
                               const struct value *given, struct str *shown,
                               struct value *out)
{
    struct scope scope = {0};
    struct error error = {0};
    struct run run;
    struct type number = {TYPE_NUMBER, 0};
    for (int i = 0; given && i < NAMES; i++)
        scope_add(&scope, names[i], number, 0, 0, &error);
    struct node *node = parse_expression(arena, text, strlen(text), &error);
    if (!node || !check_expression(&scope, node, &error))
        fail_msg("%s: %s", text, error.text);
    struct value *slot = arena_zero(arena, (scope.slots + 1) * sizeof *slot);
    for (int i = 0; given && i < NAMES; i++)
        slot[i] = given[i];
    if (shown)
        tree_show(shown, node, slot, arena);
    run_start(&run, arena, slot, NULL, LIMIT_QUESTION_STEPS, &error);
    evaluate(&run, node, out);
    return error.code;
}

static bool same_number(struct number a, struct number b)
{
    if (number_is_exact(a) || number_is_exact(b))
        return number_is_exact(a) == number_is_exact(b) &&
               number_compare(a, b) == 0;
    return fabs(a.real - b.real) <= 1e-12 * fabs(a.real);
}

/* With the numbers put in, a formula without loops means the same. */
static void a_formula_with_its_numbers_put_in_has_the_same_value(void **state)
{
    (void)state;
    struct rng rng;
    struct arena arena;
    struct str formula = {0}, shown = {0};
    int values = 0;
    arena_init(&arena);
    rng_seed(&rng, 20240604);
    for (int i = 0; i < 5000; i++) {
        struct value given[NAMES], wanted, got;
        for (int j = 0; j < NAMES; j++)
            given[j] =
                value_number(number_ratio((int64_t)rng_below(&rng, 41) - 20,
                                          (int64_t)rng_below(&rng, 12) + 1));
        str_clear(&formula);
        str_clear(&shown);
        grow_number(&formula, &rng, 1 + i % 4);
        if (strstr(formula.text, " for "))
            continue;
        enum error_code before =
            outcome(&arena, formula.text, given, &shown, &wanted);
        enum error_code after = outcome(&arena, shown.text, NULL, NULL, &got);
        if (before != after ||
            (!before && !same_number(wanted.number, got.number)))
            fail_msg("%s shows as %s", formula.text, shown.text);
        values += !before;
        arena_clear(&arena);
    }
    assert_true(values > 1000);
    str_release(&formula);
    str_release(&shown);
    arena_release(&arena);
}

static int set_up(void **state)
{
    (void)state;
    numeric_start();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_have_as_few_brackets_as_their_meaning_needs),
        cmocka_unit_test(numbers_are_put_in_for_names),
        cmocka_unit_test(a_shown_formula_reads_back_as_the_same_tree),
        cmocka_unit_test(a_formula_with_its_numbers_put_in_has_the_same_value),
    };
    return cmocka_run_group_tests_name("show_tree", tests, set_up, NULL);
}
