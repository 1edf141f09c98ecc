/* Means, standard deviations and least squares against the Statistical
 * Reference Datasets of NIST. Every set is worked out twice: from the decimals
 * as they are, which the language keeps exact while it can, and from doubles.
 * At least nine digits are wanted of the sets of lower difficulty, in both; the
 * digits that are got of all of them are printed. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/numtext.h"
#include "base/str.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "lang/gsl_door.h"
#include "lang/parse.h"

enum difficulty { LOWER, HIGHER };

struct univariate {
    const char *name, *mean, *sd, *lag, *data;
};

struct linear {
    const char *name;
    enum difficulty difficulty;
    int degree; /* 0: predictors are given */
    const char *coefficients, *deviations, *residual, *r_squared, *data;
};

static const struct univariate univariates[] = {
#define UNIVARIATE(name, mean, sd, lag, data) {name, mean, sd, lag, data},
#define LINEAR(name, difficulty, degree, coefficients, deviations, residual,   \
               r_squared, data)
#include "nist_table.inc"
#undef UNIVARIATE
#undef LINEAR
};

static const struct linear linears[] = {
#define UNIVARIATE(name, mean, sd, lag, data)
#define LINEAR(name, difficulty, degree, coefficients, deviations, residual,   \
               r_squared, data)                                                \
    {name,       difficulty, degree,    coefficients,                          \
     deviations, residual,   r_squared, data},
#include "nist_table.inc"
#undef UNIVARIATE
#undef LINEAR
};

enum { WANTED = 9, MOST_DIGITS = 15, MOST_VALUES = 6000 };

/* --- formulas ------------------------------------------------------------- */

/* Names x (a list), y (a list), rows (a list of lists), m (a number). */
struct desk {
    struct arena arena;
    struct scope scope;
    struct value slot[64];
    bool doubles;
};

enum { SLOT_X, SLOT_Y, SLOT_ROWS, SLOT_M };

static void desk_open(struct desk *desk, bool doubles)
{
    static const struct type number = {TYPE_NUMBER, 0}, list = {TYPE_NUMBER, 1},
                             rows = {TYPE_NUMBER, 2};
    struct error error = {0};
    memset(desk, 0, sizeof *desk);
    arena_init(&desk->arena);
    desk->doubles = doubles;
    assert_true(scope_add(&desk->scope, "x", list, 0, 0, &error) &&
                scope_add(&desk->scope, "y", list, 0, 0, &error) &&
                scope_add(&desk->scope, "rows", rows, 0, 0, &error) &&
                scope_add(&desk->scope, "m", number, 0, 0, &error));
}

static void desk_close(struct desk *desk)
{
    arena_release(&desk->arena);
}

static struct value work_out(struct desk *desk, const char *text)
{
    struct error error = {0};
    struct run run;
    struct value value = value_integer(0);
    struct node *node =
        parse_expression(&desk->arena, text, strlen(text), &error);
    run_start(&run, &desk->arena, desk->slot, NULL, LIMIT_QUESTION_STEPS,
              &error);
    if (!node || !check_expression(&desk->scope, node, &error) ||
        !evaluate(&run, node, &value))
        fail_msg("%s: %s", text, error.text);
    assert_true(desk->scope.slots <= 64);
    return value;
}

/* --- data ----------------------------------------------------------------- */

static struct number read_number(const struct desk *desk, const char *text,
                                 size_t length)
{
    struct number number;
    bool negative = *text == '-';
    assert_true(number_scan(text + negative, length - negative, &number));
    if (negative)
        number = number_negate(number);
    return desk->doubles ? number_real(number_double(number)) : number;
}

/* The numbers of a text, with blanks between them. */
static size_t read_numbers(const struct desk *desk, const char *text,
                           struct number *out)
{
    size_t count = 0;
    while (*text) {
        size_t length = strcspn(text, " ");
        assert_true(count < MOST_VALUES);
        out[count++] = read_number(desk, text, length);
        text += length;
        text += *text == ' ';
    }
    return count;
}

/* Every so-manieth number, from the first on. */
static struct value column(struct desk *desk, const struct number *number,
                           size_t count, size_t first, size_t step)
{
    struct value *item;
    struct list *list = list_new(&desk->arena, count / step, &item);
    for (size_t i = 0; i < count / step; i++)
        item[i] = value_number(number[i * step + first]);
    return value_list(list);
}

static struct value predictors(struct desk *desk, const struct number *number,
                               size_t count, size_t width)
{
    struct value *row;
    struct list *rows = list_new(&desk->arena, count / width, &row);
    for (size_t i = 0; i < count / width; i++)
        row[i] = column(desk, number + i * width + 1, width - 1, 0, 1);
    return value_list(rows);
}

/* --- digits --------------------------------------------------------------- */

static double digits(double got, double certified)
{
    double distance = fabs(got - certified);
    if (certified != 0)
        distance /= fabs(certified);
    if (distance < 1e-15)
        return MOST_DIGITS;
    return distance < 1 ? -log10(distance) : 0;
}

static double digits_of(struct desk *desk, const char *formula,
                        const char *certified)
{
    struct value value = work_out(desk, formula);
    struct desk exact = {.doubles = true};
    return digits(
        number_double(value.number),
        number_double(read_number(&exact, certified, strlen(certified))));
}

/* The fewest of all coefficients. */
static double digits_of_list(struct desk *desk, const char *formula,
                             const char *certified)
{
    struct value value = work_out(desk, formula);
    struct number wanted[16];
    struct desk exact = {.doubles = true};
    size_t count = read_numbers(&exact, certified, wanted);
    double least = MOST_DIGITS;
    assert_int_equal(value.list->length, count);
    for (size_t i = 0; i < count; i++) {
        struct number got = value.list->item[i].number;
        least =
            fmin(least, digits(number_double(got), number_double(wanted[i])));
    }
    return least;
}

static void print_digits(const struct desk *desk, const char *name,
                         const char *text)
{
    printf("# %-8s from %s: %s\n", name,
           desk->doubles ? "doubles " : "decimals", text);
}

/* --- univariate ----------------------------------------------------------- */

/* Digits of mean, standard deviation and lag-1 autocorrelation; the fewest. */
static double summarise(struct desk *desk, const struct univariate *set)
{
    char text[80];
    double mean = digits_of(desk, "mean(x)", set->mean);
    double sd = digits_of(desk, "sd(x)", set->sd);
    desk->slot[SLOT_M] = work_out(desk, "mean(x)");
    double lag = digits_of(desk,
                           "sum((x[k] - m)*(x[k + 1] - m) for k in "
                           "1..(length(x) - 1))/sum((v - m)^2 for v in x)",
                           set->lag);
    snprintf(text, sizeof text, "mean %.1f, sd %.1f, autocorrelation %.1f",
             mean, sd, lag);
    print_digits(desk, set->name, text);
    return fmin(mean, fmin(sd, lag));
}

static void observed_data_is_summarised(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof univariates / sizeof *univariates; i++)
        for (int doubles = 0; doubles < 2; doubles++) {
            struct desk desk;
            desk_open(&desk, doubles);
            struct number *number =
                arena_get(&desk.arena, MOST_VALUES * sizeof *number);
            size_t count = read_numbers(&desk, univariates[i].data, number);
            desk.slot[SLOT_X] = column(&desk, number, count, 0, 1);
            assert_true(summarise(&desk, &univariates[i]) >= WANTED);
            desk_close(&desk);
        }
}

/* Digits of pi by the spigot of Rabinowitz and Wagon (Amer. Math. Monthly 102,
 * 1995), four at a time. */
static void digits_of_pi(struct number *out, int count)
{
    enum { BASE = 10000 };
    static int64_t rest[17501];
    int terms = count / 4 * 14;
    int64_t carry = 0;
    for (int i = 0; i <= terms; i++)
        rest[i] = BASE / 5;
    for (int last = terms; last > 0; last -= 14) {
        int64_t sum = 0;
        for (int i = last; i > 0; i--) {
            sum = sum * i + rest[i] * BASE;
            rest[i] = sum % (2 * i - 1);
            sum /= 2 * i - 1;
        }
        int64_t four = carry + sum / BASE;
        carry = sum % BASE;
        for (int64_t place = BASE / 10; place; place /= 10)
            *out++ = number_integer(four / place % 10);
    }
}

static void digits_of_pi_are_summarised(void **unused)
{
    (void)unused;
    static const struct univariate set = {"PiDigits", "4.53480000000000",
                                          "2.86733906028871",
                                          "-0.355099287237972e-2", NULL};
    enum { DIGITS = 5000, MISPRINT = 956 };
    for (int doubles = 0; doubles < 2; doubles++) {
        struct desk desk;
        desk_open(&desk, doubles);
        struct number *number = arena_get(&desk.arena, DIGITS * sizeof *number);
        digits_of_pi(number, DIGITS);
        /* The set has a 3 for the 8 in ...57780532..., and its certified
         * values are those of what it has. */
        assert_int_equal(number[MISPRINT].numerator, 8);
        number[MISPRINT] = number_integer(3);
        for (int i = 0; doubles && i < DIGITS; i++)
            number[i] = number_real(number_double(number[i]));
        desk.slot[SLOT_X] = column(&desk, number, DIGITS, 0, 1);
        assert_true(summarise(&desk, &set) >= WANTED);
        desk_close(&desk);
    }
}

/* NumAcc: a value, then another two in turn; the spread is in the last place.
 */
static void nearly_equal_numbers_are_summarised(void **unused)
{
    (void)unused;
    static const struct {
        struct univariate set;
        const char *first, *low, *high;
        size_t count;
        double wanted; /* from doubles, which do not hold these decimals */
    } sets[] = {
        {{"NumAcc1", "10000002", "1", "-0.5", NULL},
         "10000001",
         "10000003",
         "10000002",
         3,
         WANTED},
        {{"NumAcc2", "1.2", "0.1", "-0.999", NULL},
         "1.2",
         "1.1",
         "1.3",
         1001,
         WANTED},
        {{"NumAcc3", "1000000.2", "0.1", "-0.999", NULL},
         "1000000.2",
         "1000000.1",
         "1000000.3",
         1001,
         WANTED},
        {{"NumAcc4", "10000000.2", "0.1", "-0.999", NULL},
         "10000000.2",
         "10000000.1",
         "10000000.3",
         1001,
         8},
    };
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        for (int doubles = 0; doubles < 2; doubles++) {
            struct desk desk;
            struct number number[1001];
            desk_open(&desk, doubles);
            for (size_t j = 0; j < sets[i].count; j++) {
                const char *text = !j      ? sets[i].first
                                   : j % 2 ? sets[i].low
                                           : sets[i].high;
                number[j] = read_number(&desk, text, strlen(text));
            }
            desk.slot[SLOT_X] = column(&desk, number, sets[i].count, 0, 1);
            double least = summarise(&desk, &sets[i].set);
            assert_true(least >= (doubles ? sets[i].wanted : WANTED));
            desk_close(&desk);
        }
}

/* --- linear --------------------------------------------------------------- */

static void put_data(struct desk *desk, const struct number *number,
                     size_t count, size_t width)
{
    desk->slot[SLOT_Y] = column(desk, number, count, 0, width);
    if (width == 2)
        desk->slot[SLOT_X] = column(desk, number, count, 1, width);
    else
        desk->slot[SLOT_ROWS] = predictors(desk, number, count, width);
}

/* Digits of the coefficients and their deviations; the fewest. */
static double fit(struct desk *desk, const struct linear *set)
{
    char formula[120], text[80];
    char of[80] = "rows, y";
    if (set->degree) {
        snprintf(of, sizeof of, "list(list(v^k for k in 1..%d) for v in x), y",
                 set->degree);
    }
    snprintf(formula, sizeof formula, "least_squares(%s)", of);
    double coefficients = digits_of_list(desk, formula, set->coefficients);
    snprintf(formula, sizeof formula, "least_squares_se(%s)", of);
    double deviations = digits_of_list(desk, formula, set->deviations);
    snprintf(text, sizeof text, "coefficients %.1f, their deviations %.1f",
             coefficients, deviations);
    print_digits(desk, set->name, text);
    return fmin(coefficients, deviations);
}

static void observed_data_is_fitted(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof linears / sizeof *linears; i++)
        for (int doubles = 0; doubles < 2; doubles++) {
            const struct linear *set = &linears[i];
            struct desk desk;
            desk_open(&desk, doubles);
            struct number *number =
                arena_get(&desk.arena, MOST_VALUES * sizeof *number);
            size_t count = read_numbers(&desk, set->data, number);
            put_data(&desk, number, count, set->degree ? 2 : 7);
            double least = fit(&desk, set);
            assert_true(set->difficulty == HIGHER || least >= WANTED);
            desk_close(&desk);
        }
}

/* The functions for one predictor. */
static void a_line_is_fitted(void **unused)
{
    (void)unused;
    const struct linear *set = &linears[0];
    struct str part[2] = {{0}, {0}}, deviation[2] = {{0}, {0}};
    assert_string_equal(set->name, "Norris");
    for (int i = 0; i < 2; i++) {
        size_t first = strcspn(set->coefficients, " ");
        size_t other = strcspn(set->deviations, " ");
        str_add(&part[i], set->coefficients + (i ? first + 1 : 0));
        str_add(&deviation[i], set->deviations + (i ? other + 1 : 0));
        str_cut(&part[i], strcspn(part[i].text, " "));
        str_cut(&deviation[i], strcspn(deviation[i].text, " "));
    }
    for (int doubles = 0; doubles < 2; doubles++) {
        struct desk desk;
        desk_open(&desk, doubles);
        struct number *number =
            arena_get(&desk.arena, MOST_VALUES * sizeof *number);
        put_data(&desk, number, read_numbers(&desk, set->data, number), 2);
        const char *const formula[][2] = {
            {"regression_intercept(x, y)", part[0].text},
            {"regression_slope(x, y)", part[1].text},
            {"intercept_se(x, y)", deviation[0].text},
            {"slope_se(x, y)", deviation[1].text},
            {"residual_sd(x, y)", set->residual},
            {"r_squared(x, y)", set->r_squared},
            {"cor(x, y)^2", set->r_squared}};
        for (size_t i = 0; i < sizeof formula / sizeof *formula; i++) {
            double got = digits_of(&desk, formula[i][0], formula[i][1]);
            char text[80];
            snprintf(text, sizeof text, "%s %.1f", formula[i][0], got);
            print_digits(&desk, set->name, text);
            assert_true(got >= WANTED);
        }
        desk_close(&desk);
    }
    for (int i = 0; i < 2; i++) {
        str_release(&part[i]);
        str_release(&deviation[i]);
    }
}

/* y is a polynomial of x = 0 .. 20, with so many times a fixed error. */
static void wampler(struct number *number, int64_t bottom, int64_t errors)
{
    static const int64_t error[] = {759,  -2048, 2048, -2048, 2523, -2048,
                                    2048, -2048, 1838, -2048, 2048, -2048,
                                    1838, -2048, 2048, -2048, 2523, -2048,
                                    2048, -2048, 759};
    for (int64_t x = 0; x <= 20; x++) {
        struct number y = number_integer(errors * error[x]);
        struct number term = number_integer(1);
        for (int power = 0; power <= 5; power++) {
            y = number_add(y, term);
            term = number_multiply(term, number_ratio(x, bottom));
        }
        *number++ = y;
        *number++ = number_integer(x);
    }
}

static void polynomials_are_fitted(void **unused)
{
    (void)unused;
    static const char ones[] = "1 1 1 1 1 1", none[] = "0 0 0 0 0 0";
    static const struct {
        struct linear set;
        int64_t bottom, errors;
    } sets[] = {{{"Wampler1", HIGHER, 5, ones, none, "0", "1", NULL}, 1, 0},
                {{"Wampler2", HIGHER, 5, "1 0.1 0.01 0.001 0.0001 0.00001",
                  none, "0", "1", NULL},
                 10,
                 0},
                {{"Wampler3", HIGHER, 5, ones,
                  "2152.32624678170 2363.55173469681 779.343524331583 "
                  "101.475507550350 5.64566512170752 0.112324854679312",
                  "2360.14502379268", "0.999995559025820", NULL},
                 1,
                 1},
                {{"Wampler4", HIGHER, 5, ones,
                  "215232.624678170 236355.173469681 77934.3524331583 "
                  "10147.5507550350 564.566512170752 11.2324854679312",
                  "236014.502379268", "0.957478440825662", NULL},
                 1,
                 100},
                {{"Wampler5", HIGHER, 5, ones,
                  "21523262.4678170 23635517.3469681 7793435.24331583 "
                  "1014755.07550350 56456.6512170752 1123.24854679312",
                  "23601450.2379268", "0.224668921574940e-2", NULL},
                 1,
                 10000}};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        for (int doubles = 0; doubles < 2; doubles++) {
            struct desk desk;
            struct number number[42];
            desk_open(&desk, doubles);
            wampler(number, sets[i].bottom, sets[i].errors);
            for (int j = 0; doubles && j < 42; j++)
                number[j] = number_real(number_double(number[j]));
            put_data(&desk, number, 42, 2);
            fit(&desk, &sets[i].set);
            desk_close(&desk);
        }
}

/* NoInt: lines through the origin, as a formula. */
static void lines_without_intercept_are_fitted(void **unused)
{
    (void)unused;
    static const char formula[] = "sum(x[k]*y[k] for k in 1..length(x))/"
                                  "sum(v^2 for v in x)";
    for (int doubles = 0; doubles < 2; doubles++) {
        struct desk desk;
        struct number one[22], two[6];
        desk_open(&desk, doubles);
        for (int i = 0; i <= 10; i++) {
            one[2 * i] = read_number(&desk, "130", 3);
            one[2 * i] = number_add(one[2 * i], number_integer(i));
            one[2 * i + 1] = number_integer(60 + i);
        }
        put_data(&desk, one, 22, 2);
        assert_true(digits_of(&desk, formula, "2.07438016528926") >= 14);
        read_numbers(&desk, "3 4 4 5 4 6", two);
        put_data(&desk, two, 6, 2);
        assert_true(digits_of(&desk, formula, "0.727272727272727") >= 14);
        desk_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(observed_data_is_summarised),
        cmocka_unit_test(digits_of_pi_are_summarised),
        cmocka_unit_test(nearly_equal_numbers_are_summarised),
        cmocka_unit_test(observed_data_is_fitted),
        cmocka_unit_test(a_line_is_fitted),
        cmocka_unit_test(polynomials_are_fitted),
        cmocka_unit_test(lines_without_intercept_are_fitted),
    };
    numeric_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
