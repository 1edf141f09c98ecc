/* lang/parse and lang/check where no line of a .case file reaches: bounds,
 * bytes that lines cannot hold, and what only a caller can do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "lang/check.h"
#include "lang/limits.h"
#include "lang/parse.h"

static struct arena arena;
static struct error error;

static const struct type number = {TYPE_NUMBER, 0};

static int clear(void **state)
{
    (void)state;
    arena_clear(&arena);
    error = (struct error){0};
    return 0;
}

/* The text `copies` times, one behind the other, then `end`. */
static void repeat(struct str *out, const char *text, size_t copies,
                   const char *end)
{
    str_clear(out);
    for (size_t i = 0; i < copies; i++)
        str_add(out, text);
    str_add(out, end);
}

static void too_long_a_formula_is_refused_by_each_entry(void **state)
{
    struct str text = {0};
    size_t end;
    (void)state;
    repeat(&text, " ", LIMIT_FORMULA_BYTES - 1, "7");
    assert_non_null(parse_expression(&arena, text.text, text.length, &error));
    assert_non_null(parse_domain(&arena, text.text, text.length, &error));
    assert_non_null(parse_program(&arena, text.text, text.length, &error));
    str_add(&text, "7");
    assert_null(parse_expression(&arena, text.text, text.length, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    error = (struct error){0};
    assert_null(parse_domain(&arena, text.text, text.length, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    error = (struct error){0};
    assert_null(parse_program(&arena, text.text, text.length, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    error = (struct error){0};
    /* a hole's text goes on behind it: only so much of it is looked at */
    struct node *node =
        parse_prefix(&arena, text.text, text.length, &end, &error);
    assert_non_null(node);
    assert_int_equal(node->number.numerator, 7);
    assert_int_equal(end, LIMIT_FORMULA_BYTES);
    str_release(&text);
}

/* A hole ends at its sign of equality, where no operand follows it. */
static void a_hole_ends_where_its_format_begins(void **state)
{
    static const struct {
        const char *text;
        size_t end;
        enum op op;
    } cases[] = {
        {"n =}", 2, OP_NAME},        {"n = }", 2, OP_NAME},
        {"n =: 2}", 2, OP_NAME},     {"n = : 2}", 2, OP_NAME},
        {"n =", 2, OP_NAME},         {"n =  ", 2, OP_NAME},
        {"n = 2}", 5, OP_CHAIN},     {"(n =)}", 0, OP_CHAIN},
        {"(n = 2) =}", 8, OP_CHAIN}, {"n}", 1, OP_NAME},
        {"n + 1:2}", 5, OP_ADD},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t end = 99;
        const char *text = cases[i].text;
        clear(NULL);
        struct node *node =
            parse_prefix(&arena, text, strlen(text), &end, &error);
        if (!cases[i].end) {
            assert_null(node);
            continue;
        }
        if (!node || node->op != cases[i].op || end != cases[i].end)
            fail_msg("%s: end %zu", text, end);
    }
}

static void blanks_of_each_kind_and_comments_are_skipped(void **state)
{
    static const char text[] = "\t1\r +\t\n2";
    static const char program[] = "x := 1 # one\n\tx + 1 # the end";
    static const char zero[] = "1 + \0 2";
    (void)state;
    struct node *node = parse_expression(&arena, text, strlen(text), &error);
    assert_non_null(node);
    assert_int_equal(node->op, OP_ADD);
    assert_non_null(parse_program(&arena, program, strlen(program), &error));
    assert_null(parse_expression(&arena, zero, sizeof zero - 1, &error));
    assert_int_equal(error.code, ERROR_SYNTAX);
    assert_int_equal(error.at, 4);
    error = (struct error){0};
    assert_null(parse_expression(&arena, "1 # 2", 5, &error));
    assert_int_equal(error.at, 2);
}

static void a_program_may_end_without_a_line_end(void **state)
{
    static const char *const whole[] = {"1", "x := 1\nx", "given true\n1",
                                        "while false do\nend\n1"};
    static const struct {
        const char *text, *message;
    } broken[] = {{"x := 1", "the value of a trial expected"},
                  {"given true", "the value of a trial expected"},
                  {"while true do\nend", "the value of a trial expected"},
                  {"while true do", "'end' expected"},
                  {"", "the value of a trial expected"}};
    (void)state;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        assert_non_null(
            parse_program(&arena, whole[i], strlen(whole[i]), &error));
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        clear(NULL);
        assert_null(parse_program(&arena, broken[i].text,
                                  strlen(broken[i].text), &error));
        assert_non_null(strstr(error.text, broken[i].message));
    }
}

static void blocks_nest_only_so_deep(void **state)
{
    struct str text = {0};
    (void)state;
    repeat(&text, "while false do\n", LIMIT_NESTING - 1, "");
    for (int i = 0; i < LIMIT_NESTING - 1; i++)
        str_add(&text, "end\n");
    str_add(&text, "1");
    assert_non_null(parse_program(&arena, text.text, text.length, &error));
    repeat(&text, "while false do\n", LIMIT_NESTING + 1, "1");
    assert_null(parse_program(&arena, text.text, text.length, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    str_release(&text);
}

static void a_scope_takes_so_many_names_and_slots(void **state)
{
    static char names[LIMIT_NAMES + 1][8];
    struct scope scope = {0};
    (void)state;
    for (int i = 0; i < LIMIT_NAMES; i++) {
        struct str name = {0};
        str_add_format(&name, "x%d", i);
        memcpy(names[i], name.text, name.length + 1);
        str_release(&name);
        assert_true(scope_add(&scope, names[i], number, 0, 1, &error));
        assert_int_equal(scope_find(&scope, names[i])->slot, i);
    }
    assert_int_equal(scope.slots, LIMIT_NAMES);
    assert_false(scope_add(&scope, "more", number, 3, 4, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    assert_int_equal(error.at, 3);
    assert_null(scope_find(&scope, "more"));
    /* one for each name and one for constants, whatever became of the names */
    error = (struct error){0};
    scope.count = 0;
    scope.slots = SLOT_CONSTANT - 1;
    assert_true(scope_add(&scope, "last", number, 0, 1, &error));
    assert_false(scope_add(&scope, "more", number, 0, 1, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
}

static void a_scope_refuses_names_that_are_taken_or_too_long(void **state)
{
    static const struct {
        const char *name, *message;
    } cases[] = {{"n", "already a name"},
                 {"pi", "is a constant"},
                 {"true", "is a constant"},
                 {"sqrt", "is a function"}};
    struct scope scope = {0};
    struct str name = {0}, longer = {0};
    (void)state;
    assert_true(scope_add(&scope, "n", number, 0, 1, &error));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        error = (struct error){0};
        assert_false(scope_add(&scope, cases[i].name, number, 0, 1, &error));
        assert_int_equal(error.code, ERROR_NAME);
        assert_non_null(strstr(error.text, cases[i].message));
    }
    error = (struct error){0};
    repeat(&name, "m", LIMIT_NAME_BYTES, "");
    assert_true(scope_add(&scope, name.text, number, 0, 1, &error));
    repeat(&longer, "k", LIMIT_NAME_BYTES + 1, "");
    assert_false(scope_add(&scope, longer.text, number, 0, 1, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    assert_int_equal(scope.count, 2);
    assert_true(scope_has(&scope, name.text, LIMIT_NAME_BYTES));
    assert_false(scope_has(&scope, name.text, LIMIT_NAME_BYTES - 1));
    assert_false(scope_has(&scope, longer.text, LIMIT_NAME_BYTES + 1));
    assert_true(scope_has(&scope, "n + 1", 1));
    assert_false(scope_has(&scope, "m", 1));
    str_release(&name);
    str_release(&longer);
}

/* Each domain's own operator, found where an expression should be. */
static void a_domain_is_no_expression(void **state)
{
    static const char *const domains[] = {"one of [1, 2]", "3 of 1..6",
                                          "3 different of 1..6", "1..6 by 2"};
    (void)state;
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++) {
        struct scope scope = {0};
        clear(NULL);
        struct node *node =
            parse_domain(&arena, domains[i], strlen(domains[i]), &error);
        assert_non_null(node);
        assert_false(check_expression(&scope, node, &error));
        assert_int_equal(error.code, ERROR_TYPE);
        assert_non_null(strstr(error.text, "'draw' only"));
        error = (struct error){0};
        assert_true(check_domain(&scope, node, &error));
    }
}

static void types_have_names_at_each_depth(void **state)
{
    static const char *const names[][3] = {
        {"a number", "a list of numbers", "a list of lists of numbers"},
        {"a truth value", "a list of truth values",
         "a list of lists of truth values"},
        {"a text", "a list of texts", "a list of lists of texts"},
        {"anything", "a list", "a list of lists"}};
    static const uint8_t bases[] = {TYPE_NUMBER, TYPE_TRUTH, TYPE_TEXT,
                                    TYPE_ANY};
    (void)state;
    for (size_t base = 0; base < 4; base++)
        for (uint8_t depth = 0; depth < 4; depth++)
            assert_string_equal(type_name((struct type){bases[base], depth}),
                                depth < 3 ? names[base][depth]
                                          : "a deeply nested list");
}

static void count_names(void *context, const struct node *name)
{
    struct str *names = context;
    str_add_format(names, "%s ", name->name);
}

static void free_names_are_those_that_no_loop_binds(void **state)
{
    static const char *const cases[][2] = {
        {"a + b*a", "a b a "},
        {"sum(k*a for k in 1..n)", "a n "},
        {"sum(i*j for i in 1..n, j in 1..m if i < k)", "n m k "},
        {"k + sum(k for k in [k])", "k "},
        {"sum(sum(i*j for i in 1..j) for j in 1..n)", "n "},
        {"max(x, [y, 1][z])", "x y z "}};
    struct str names = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        clear(NULL);
        struct node *node =
            parse_expression(&arena, cases[i][0], strlen(cases[i][0]), &error);
        assert_non_null(node);
        str_clear(&names);
        tree_names(node, count_names, &names);
        assert_string_equal(str_text(&names), cases[i][1]);
    }
    str_release(&names);
}

static int start(void **state)
{
    (void)state;
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
        cmocka_unit_test_setup(too_long_a_formula_is_refused_by_each_entry,
                               clear),
        cmocka_unit_test_setup(a_hole_ends_where_its_format_begins, clear),
        cmocka_unit_test_setup(blanks_of_each_kind_and_comments_are_skipped,
                               clear),
        cmocka_unit_test_setup(a_program_may_end_without_a_line_end, clear),
        cmocka_unit_test_setup(blocks_nest_only_so_deep, clear),
        cmocka_unit_test_setup(a_scope_takes_so_many_names_and_slots, clear),
        cmocka_unit_test_setup(a_scope_refuses_names_that_are_taken_or_too_long,
                               clear),
        cmocka_unit_test_setup(a_domain_is_no_expression, clear),
        cmocka_unit_test_setup(types_have_names_at_each_depth, clear),
        cmocka_unit_test_setup(free_names_are_those_that_no_loop_binds, clear),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
