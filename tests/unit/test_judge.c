/* quiz/judge.c beyond what the tables of tests/quiz can say: mistakes, further
 * readings, credit. */
#include <gsl/gsl_errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "quiz/judge.h"
#include "quiz/judge_table.h"
#include "quiz/slip.h"

static struct verdict judged(struct key *key, const char *rule,
                             const char *line)
{
    struct arena arena;
    struct error error = {0};
    struct answer answer;
    struct verdict verdict;
    arena_init(&arena);
    assert_true(rule_read(rule, strlen(rule), &key->rule, &error));
    struct answer_options options = answer_options_of(&key->rule);
    answer_read(&arena, line, strlen(line), &options, &answer, &error);
    judge(key, &answer, &arena, &verdict);
    arena_release(&arena);
    return verdict;
}

static void assert_verdict(const struct verdict *verdict, const char *text)
{
    struct str out = {0};
    verdict_print(verdict, &out);
    assert_string_equal(str_text(&out), text);
    str_release(&out);
}

static void mistakes_come_before_slips(void **state)
{
    (void)state;
    const struct key_mistake mistakes[] = {
        {"no-replacement", "That is without replacement.", NULL,
         .value = {0, {.real = 0.2}}},
        {"swapped", "That is the other way round.", NULL,
         .value = number_ratio(31, 36)}};
    struct key key = {
        .value = number_ratio(5, 36), .mistake = mistakes, .mistakes = 2};
    struct verdict verdict = judged(&key, "sigfig:3;prob", "31/36");
    assert_verdict(&verdict, "near:swapped");
    assert_int_equal(verdict.mistake, 1);
    assert_string_equal(verdict.say, "That is the other way round.");
    assert_float_equal(verdict.credit, 0, 0);
    verdict = judged(&key, "sigfig:3;prob", "20%");
    assert_verdict(&verdict, "near:no-replacement");
    assert_int_equal(verdict.mistake, 0);
    verdict = judged(&key, "sigfig:3;prob", "5/72");
    assert_verdict(&verdict, "near:factor2");
    assert_int_equal(verdict.mistake, -1);
}

static void a_mistake_that_meets_the_key_sleeps(void **state)
{
    (void)state;
    const struct key_mistake mistakes[] = {
        {"asleep", "Never shown.", .value = number_ratio(1389, 10000)}};
    struct key key = {
        .value = number_ratio(5, 36), .mistake = mistakes, .mistakes = 1};
    struct verdict verdict = judged(&key, "sigfig:3", "0.1385");
    assert_verdict(&verdict, "near:digits");
    assert_true(judge_accepts(&key.rule, key.value, mistakes[0].value));
}

static void true_but_coarse_is_no_mistake(void **state)
{
    (void)state;
    const struct key_mistake mistakes[] = {
        {"tag", NULL, .value = number_ratio(7, 50)}};
    struct key key = {
        .value = number_ratio(5, 36), .mistake = mistakes, .mistakes = 1};
    struct verdict verdict = judged(&key, "sigfig:3", "0.14");
    assert_verdict(&verdict, "rounded");
    assert_true(verdict.retry && verdict.attempt);
    assert_non_null(strstr(verdict.say, "more digits are wanted"));
    verdict = judged(&key, "exact", "0.14");
    assert_verdict(&verdict, "rounded");
    assert_non_null(strstr(verdict.say, "the exact value is wanted"));
}

static void one_figure_that_is_a_mistake_is_the_mistake(void **state)
{
    (void)state;
    const struct key_mistake mistakes[] = {
        {"base-rate", "That is P(alarm | sick).", .value = number_ratio(4, 5)}};
    struct key key = {
        .value = number_ratio(24, 31), .mistake = mistakes, .mistakes = 1};
    struct verdict verdict = judged(&key, "sigfig:2;prob", "80%");
    assert_verdict(&verdict, "near:base-rate");
    verdict = judged(&key, "sigfig:2;prob", "0.77");
    assert_verdict(&verdict, "right");
    key.mistakes = 0;
    verdict = judged(&key, "sigfig:2;prob", "80%");
    assert_verdict(&verdict, "rounded");
}

static void further_readings_are_right_and_named(void **state)
{
    (void)state;
    const struct key_reading readings[] = {
        {.name = "with the table's z", .value = {0, {.real = 0.9744}}},
        {.name = "with n - 1", .value = number_ratio(9, 10)}};
    struct key key = {.value = number_real(0.97500210485177957),
                      .reading = readings,
                      .readings = 2};
    struct verdict verdict = judged(&key, "sigfig:4;prob", "0.9744");
    assert_verdict(&verdict, "right");
    assert_int_equal(verdict.reading, 0);
    verdict = judged(&key, "sigfig:4;prob", "0.9750");
    assert_int_equal(verdict.reading, -1);
    verdict = judged(&key, "sigfig:4;prob", "90");
    assert_verdict(&verdict, "form:percent");
    verdict = judged(&key, "sigfig:4;prob", "97.44");
    assert_verdict(&verdict, "form:percent");
    verdict = judged(&key, "sigfig:4;prob", "50");
    assert_verdict(&verdict, "wrong");
    verdict = judged(&key, "sigfig:4;prob;form=percent", "0.9744");
    assert_verdict(&verdict, "form:percent");
    assert_int_equal(verdict.reading, 0);
}

static void mistakes_of_several_numbers_are_named(void **state)
{
    (void)state;
    const struct number right[] = {number_integer(3), number_integer(7)};
    const struct number turned[] = {number_integer(7), number_integer(3)};
    const struct number longer[] = {number_integer(3), number_integer(7),
                                    number_integer(9)};
    const struct key_mistake mistakes[] = {
        {.tag = "order", .say = "Turned.", .item = turned, .count = 2},
        {.tag = "longer", .say = "One more.", .item = longer, .count = 3}};
    const struct key_reading readings[] = {
        {.name = "with zero",
         .item = (struct number[]){number_integer(0)},
         .count = 1}};
    struct key key = {.item = right,
                      .count = 2,
                      .mistake = mistakes,
                      .mistakes = 2,
                      .reading = readings,
                      .readings = 1};
    struct verdict verdict = judged(&key, "exact; list", "7, 3");
    assert_verdict(&verdict, "near:order");
    assert_int_equal(verdict.mistake, 0);
    assert_string_equal(verdict.say, "Turned.");
    verdict = judged(&key, "exact; list", "3, 7, 9");
    assert_verdict(&verdict, "near:longer");
    verdict = judged(&key, "exact; list", "3, 8");
    assert_verdict(&verdict, "near:partial");
    verdict = judged(&key, "exact; list", "3, 7");
    assert_verdict(&verdict, "right");
    assert_int_equal(verdict.reading, -1);
    verdict = judged(&key, "exact; list", "{0}");
    assert_verdict(&verdict, "right");
    assert_int_equal(verdict.reading, 0);
    verdict = judged(&key, "exact; set", "9, 7, 3");
    assert_verdict(&verdict, "near:longer");
    /* As a set the first mistake is the key: it would never be awake. */
    assert_true(judge_accepts_list(&key.rule, right, 2, turned, 2));
    assert_false(judge_accepts_list(&key.rule, right, 2, longer, 3));
    assert_false(judge_accepts_list(&key.rule, longer, 3, right, 2));
    const struct number other[] = {number_integer(9), number_integer(7),
                                   number_integer(3)};
    assert_true(judge_accepts_list(&key.rule, longer, 3, other, 3));
    assert_false(judge_accepts_list(&key.rule, right, 2, other, 3));
    assert_false(judge_accepts_list(&key.rule, other, 3, right, 2));
    assert_false(judge_accepts_list(&key.rule, right, 2, other, 1));
    key.rule.shape = SHAPE_LIST;
    assert_false(judge_accepts_list(&key.rule, right, 2, turned, 2));
    assert_false(judge_accepts_list(&key.rule, longer, 3, other, 3));
    assert_false(judge_accepts_list(&key.rule, longer, 3, right, 2));
    assert_false(judge_accepts_list(&key.rule, right, 2, longer, 3));
    assert_true(judge_accepts_list(&key.rule, right, 2, longer, 2));
    assert_false(judge_accepts_list(&key.rule, right, 2, turned + 1, 1));
    const struct number last[] = {number_integer(3), number_integer(8)};
    assert_false(judge_accepts_list(&key.rule, right, 2, last, 2));
}

static void estimates_earn_less_with_distance(void **state)
{
    (void)state;
    struct key key = {.value = number_integer(300)};
    assert_float_equal(judged(&key, "estimate:x3", "300").credit, 1, 0);
    assert_float_equal(judged(&key, "estimate:x3", "900").credit, 0.5, 1e-9);
    assert_float_equal(judged(&key, "estimate:x3", "100").credit, 0.5, 1e-9);
    double between = judged(&key, "estimate:x3", "400").credit;
    assert_true(between > 0.5 && between < 1);
    assert_float_equal(judged(&key, "estimate:10%", "310").credit, 1, 0);
}

/* Each of two ways to read a line is told in words of its own. */
static void a_line_of_two_readings_is_told_which(void **state)
{
    static const struct {
        double key;
        const char *line, *say;
    } cases[] = {{0.15915494309189535, "1/2pi", "1/2pi can be read"},
                 {110, "100+10%", "A percent sign only divides"},
                 {1.0986122886681098, "log(3)", "write ln"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct key key = {.value = number_real(cases[i].key)};
        struct verdict verdict = judged(&key, "sigfig:4", cases[i].line);
        assert_verdict(&verdict, "ungraded:ambiguous");
        assert_non_null(strstr(verdict.say, cases[i].say));
    }
    /* Both at once, neither alone: 1/(2 pi) + 10 % of it. */
    struct key key = {.value = number_real(1.1 * 0.15915494309189535)};
    struct verdict verdict = judged(&key, "sigfig:4", "1/2pi+10%");
    assert_verdict(&verdict, "ungraded:ambiguous");
    assert_non_null(strstr(verdict.say, "read in two ways; please add"));
}

static void what_is_not_read_is_no_attempt(void **state)
{
    (void)state;
    struct key key = {.value = number_integer(3)};
    struct verdict verdict = judged(&key, "exact", "3..");
    assert_verdict(&verdict, "ungraded:syntax");
    assert_false(verdict.attempt);
    assert_true(judged(&key, "exact", "4").attempt);
    verdict = judged(&key, "exact", "3, 4");
    assert_verdict(&verdict, "ungraded:list");
    assert_non_null(strstr(verdict.say, "One number is wanted"));
    key.item = &key.value;
    key.count = 1;
    verdict = judged(&key, "exact;interval", "3");
    assert_verdict(&verdict, "ungraded:list");
    assert_non_null(strstr(verdict.say, "More than one number"));
    assert_false(judged(&key, "exact", "3 frogs").attempt);
}

static void long_sets_are_judged(void **state)
{
    (void)state;
    const struct number items[] = {number_integer(1), number_integer(2)};
    struct key key = {.item = items, .count = 2};
    struct verdict verdict = judged(
        &key, "exact;set", "1,2,1,2,1,2,1,2,1,2,1,2,1,2,1,2,1,2,1,2,2,2,2");
    assert_verdict(&verdict, "right");
    verdict = judged(&key, "exact;list", "2,1");
    assert_verdict(&verdict, "near:order");
}

/* The order is asked about up to 64 numbers. */
static void long_lists_in_another_order_are_told_so(void **state)
{
    struct number items[65];
    struct str line = {0};
    (void)state;
    for (int i = 0; i < 65; i++)
        items[i] = number_integer(i);
    for (int count = 64; count <= 65; count++) {
        struct key key = {.item = items, .count = (uint32_t)count};
        str_clear(&line);
        for (int i = count; i-- > 0;)
            str_add_format(&line, "%d%s", i, i ? "," : "");
        struct verdict verdict = judged(&key, "exact;list", line.text);
        assert_verdict(&verdict, count == 64 ? "near:order" : "near:partial");
    }
    str_release(&line);
}

static void distractors_differ_from_key_and_each_other(void **state)
{
    (void)state;
    struct rule rule = rule_standard();
    struct number values[12], key = number_ratio(1, 2);
    rule.probability = true;
    size_t count = slip_values(&rule, key, 12, values);
    assert_true(count >= 3);
    for (size_t i = 0; i < count; i++) {
        assert_int_not_equal(number_compare(values[i], key), 0);
        assert_true(number_double(values[i]) >= 0 &&
                    number_double(values[i]) <= 1);
        for (size_t j = 0; j < i; j++)
            assert_int_not_equal(number_compare(values[i], values[j]), 0);
    }
}

/* What a general slip makes of a key, in the order in which options are filled
 * up: worked out by hand. */
static void slips_are_those_that_people_make(void **state)
{
    static const struct {
        int64_t above, below; /* the key */
        bool probability;
        double n; /* the question's own; 0: none */
        double values[12];
    } cases[] = {
        /* half, double, neighbours, root, square, inverse, tenth, tenfold,
         * sign */
        {8,
         1,
         false,
         0,
         {4, 16, 9, 7, 2.8284271247461903, 64, 0.125, 0.8, 80, -8}},
        {8,
         1,
         false,
         5,
         {4, 16, 9, 7, 2.8284271247461903, 64, 0.125, 1.6, 40, 0.8, 80, -8}},
        {5,
         2,
         false,
         0,
         {1.25, 5, 1.5811388300841898, 6.25, 0.4, 0.25, 25, -2.5}},
        {-4, 1, false, 0, {-2, -8, -3, -5, -0.25, -0.4, -40, 4}},
        {0, 1, false, 0, {1, -1}},
        /* a probability stays one: complement, half, double, root, square,
         * tenth */
        {1, 4, true, 0, {0.75, 0.125, 0.5, 0.0625, 0.025}},
        {3, 4, true, 0, {0.25, 0.375, 0.8660254037844386, 0.5625, 0.075}},
        {1, 4, true, 5, {0.75, 0.125, 0.5, 0.0625, 0.05, 0.025}}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rule rule = rule_standard();
        struct number values[12];
        rule.probability = cases[i].probability;
        rule.has_n = cases[i].n > 0;
        rule.n = cases[i].n;
        size_t wanted = 0;
        while (wanted < 12 && cases[i].values[wanted] != 0)
            wanted++;
        size_t count = slip_values(
            &rule, number_ratio(cases[i].above, cases[i].below), 12, values);
        if (count != wanted)
            fail_msg("case %zu: %zu values, not %zu", i, count, wanted);
        for (size_t k = 0; k < count; k++) {
            double off = number_double(values[k]) - cases[i].values[k];
            if (off > 1e-12 || off < -1e-12)
                fail_msg("case %zu: value %zu is %.17g", i, k,
                         number_double(values[k]));
        }
        assert_int_equal(
            slip_values(&rule, number_ratio(cases[i].above, cases[i].below), 2,
                        values),
            2);
    }
}

static void add_row(void *context, const struct judge_row *row)
{
    str_add_format(context, "%zu %s %s %s\n", row->line, row->input, row->value,
                   row->verdict);
}

static void tables_are_judged_row_by_row(void **state)
{
    static const struct {
        const char *text, *rows;
        int at; /* of an error; -1: none */
    } cases[] = {
        {"input\tkey\trule\n1/2\t1/2\texact\n", "2 1/2 0.5 right\n", -1},
        {"rule\tinput\tkey\r\nexact\t2\t2\r\n", "2 2 2 right\n", -1},
        {"# a comment\n\ninput\tkey\trule\n\n# another\n3\t2\texact",
         "6 3 3 wrong\n", -1},
        {"input\tkey\trule\n@{3*1}\t111\texact\n", "2 @{3*1} 111 right\n", -1},
        {"input\tkey\trule\n\\x31\\x2e5\t1.5\texact\n",
         "2 \\x31\\x2e5 1.5 right\n", -1},
        {"input\tkey\trule\n1\\x30\t10\texact\n", "2 1\\x30 10 right\n", -1},
        {"input\tkey\trule\n\\x095\t5\texact\n", "2 \\x095 5 right\n", -1},
        {"input\tkey\trule\n\\x3a2\\x3A\t5\texact\n",
         "2 \\x3a2\\x3A error ungraded:syntax\n", -1},
        {"input\tkey\trule\n5\\x2E5\\x2e\t5\texact\n",
         "2 5\\x2E5\\x2e error ungraded:syntax\n", -1},
        {"input\tkey\trule\n1@{2*\\x31}2\t1112\texact\n",
         "2 1@{2*\\x31}2 1112 right\n", -1},
        {"input\tkey\trule\n5@{0*x}@{1*5}\t55\texact\n",
         "2 5@{0*x}@{1*5} 55 right\n", -1},
        {"#\n#x\tinput\tkey\trule\n1\t2\t2\texact\n", "3 2 2 right\n", -1},
        {"input\tkey\trule\n\\x3B\t1\texact\n",
         "2 \\x3B error ungraded:syntax\n", -1},
        {"input\tkey\trule\n\\xg1\t1\texact\n",
         "2 \\xg1 error ungraded:syntax\n", -1},
        {"input\tkey\trule\n@{1}\t1\texact\n", "2 @{1} error ungraded:syntax\n",
         -1},
        {"input\tkey\trule\n@{x*1}\t1\texact\n",
         "2 @{x*1} error ungraded:syntax\n", -1},
        {"input\tkey\trule\n@{2*}}\t1\texact\n",
         "2 @{2*}} error ungraded:syntax\n", -1},
        {"input\tkey\trule\n@{2*1\t1\texact\n",
         "2 @{2*1 error ungraded:syntax\n", -1},
        {"input\tkey\trule\n@{99999*1}\t1\texact\n",
         "2 @{99999*1} error ungraded:limit\n", -1},
        {"input\tkey\trule\n1\tfrog\texact\n2\t2\texact\n",
         "2 1  invalid:key\n3 2 2 right\n", 17},
        {"input\tkey\trule\n1\t1\tabs\n2\tfrog\texact\n",
         "2 1  invalid:rule\n3 2  invalid:key\n", 19},
        {"input\tkey\trule\n1\t1\n", "2 1  invalid:rule\n", 18},
        {"input\tkey\n1\t1\n", "", 0},
        {"", "", 0}};
    struct str rows = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct source source = {.name = "t.tsv",
                                .text = cases[i].text,
                                .length = strlen(cases[i].text)};
        struct error error = {0};
        str_clear(&rows);
        bool good = judge_table_each(&source, add_row, &rows, &error);
        if (strcmp(str_text(&rows), cases[i].rows) != 0 ||
            good != (cases[i].at < 0) || good != !error.code ||
            (!good && (int)error.at != cases[i].at))
            fail_msg("%s\n%s%s at %u", cases[i].text, str_text(&rows),
                     error.text, error.at);
    }
    str_release(&rows);
}

static void a_table_is_answered_by_a_table(void **state)
{
    static const char text[] =
        "input\tkey\trule\n1/2\t0.5\texact\n3\t2\texact\n";
    struct source source = source_of("t.tsv", text, sizeof text - 1);
    struct str out = {0};
    struct error error = {0};
    (void)state;
    assert_true(judge_table(&source, &out, &error));
    assert_string_equal(out.text, "input\tvalue\tverdict\n1/2\t0.5\tright\n"
                                  "3\t3\twrong\n");
    str_release(&out);
}

static int quiet(void **state)
{
    (void)state;
    gsl_set_error_handler_off();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_of_several_numbers_are_named),
        cmocka_unit_test(mistakes_come_before_slips),
        cmocka_unit_test(a_mistake_that_meets_the_key_sleeps),
        cmocka_unit_test(true_but_coarse_is_no_mistake),
        cmocka_unit_test(one_figure_that_is_a_mistake_is_the_mistake),
        cmocka_unit_test(further_readings_are_right_and_named),
        cmocka_unit_test(estimates_earn_less_with_distance),
        cmocka_unit_test(a_line_of_two_readings_is_told_which),
        cmocka_unit_test(what_is_not_read_is_no_attempt),
        cmocka_unit_test(long_sets_are_judged),
        cmocka_unit_test(long_lists_in_another_order_are_told_so),
        cmocka_unit_test(distractors_differ_from_key_and_each_other),
        cmocka_unit_test(slips_are_those_that_people_make),
        cmocka_unit_test(tables_are_judged_row_by_row),
        cmocka_unit_test(a_table_is_answered_by_a_table),
    };
    return cmocka_run_group_tests(tests, quiet, NULL);
}
