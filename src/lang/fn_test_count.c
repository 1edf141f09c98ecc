/* Tests of counts by chi-square; exact where the counts are. */
#include "lang/functions.h"
#include "lang/matrix.h"
#include "lang/numbers.h"
#include "lang/test_side.h"

struct chi_square {
    struct number value;
    int64_t df;
};

static struct number squared_share(struct number observed,
                                   struct number expected)
{
    struct number d = number_subtract(observed, expected);
    return number_divide(number_multiply(d, d), expected);
}

/* Counts against probabilities, equal ones unless argument 1 has them. */
static bool fit_of_counts(struct call *call, struct chi_square *out)
{
    int64_t *count, total;
    uint64_t n;
    const struct list *chance = NULL;
    if (!numbers_counts(call, 0, 2, &count, &n, &total) ||
        (call->count > 1 && !numbers_chances(call, 1, &chance)))
        return false;
    if (chance && chance->length != n)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs one probability for each count",
                         call->function->name);
    out->value = number_integer(0);
    out->df = (int64_t)n - 1;
    for (uint64_t i = 0; i < n; i++) {
        struct number p =
            chance ? chance->item[i].number : number_ratio(1, (int64_t)n);
        struct number expected = number_multiply(p, number_integer(total));
        if (number_sign(expected) <= 0)
            return call_fail(call, ERROR_DOMAIN,
                             "every expected count must be positive");
        out->value = number_add(
            out->value, squared_share(number_integer(count[i]), expected));
    }
    return true;
}

/* Row total times column total over the total. */
static bool expected_counts(struct call *call, struct matrix *table,
                            struct matrix *expected)
{
    if (!matrix_get(call, 0, table))
        return false;
    struct arena *arena = call->run->arena;
    struct matrix row = matrix_new(arena, table->rows, 1);
    struct matrix column = matrix_new(arena, table->columns, 1);
    struct number total = number_integer(0);
    for (uint32_t i = 0; i < table->rows; i++)
        for (uint32_t j = 0; j < table->columns; j++) {
            struct number cell = *matrix_at(table, i, j);
            if (number_sign(cell) < 0)
                return call_fail(call, ERROR_DOMAIN,
                                 "the cells of a table are not negative");
            row.cell[i] = number_add(row.cell[i], cell);
            column.cell[j] = number_add(column.cell[j], cell);
            total = number_add(total, cell);
        }
    *expected = matrix_new(arena, table->rows, table->columns);
    for (uint32_t i = 0; i < table->rows; i++)
        for (uint32_t j = 0; j < table->columns; j++) {
            struct number product =
                number_multiply(row.cell[i], column.cell[j]);
            if (number_sign(product) <= 0)
                return call_fail(call, ERROR_DOMAIN,
                                 "every expected count must be positive");
            *matrix_at(expected, i, j) = number_divide(product, total);
        }
    return true;
}

static bool independence(struct call *call, struct chi_square *out)
{
    struct matrix table, expected;
    if (!expected_counts(call, &table, &expected))
        return false;
    if (table.rows < 2 || table.columns < 2)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs at least two rows and two columns",
                         call->function->name);
    out->df = (int64_t)(table.rows - 1) * (table.columns - 1);
    out->value = number_integer(0);
    for (uint64_t i = 0; i < (uint64_t)table.rows * table.columns; i++)
        out->value = number_add(out->value,
                                squared_share(table.cell[i], expected.cell[i]));
    return true;
}

/* Yates (1934): each deviation of a 2x2 table is made smaller by 1/2, though
 * not beyond 0 (as R does). */
static bool corrected(struct call *call, struct chi_square *out)
{
    struct matrix table, expected;
    if (!expected_counts(call, &table, &expected))
        return false;
    if (table.rows != 2 || table.columns != 2)
        return call_fail(call, ERROR_DOMAIN,
                         "%s needs two rows and two columns",
                         call->function->name);
    struct number half = number_ratio(1, 2);
    struct number d = number_subtract(table.cell[0], expected.cell[0]);
    if (number_sign(d) < 0)
        d = number_negate(d);
    d = number_compare(d, half) < 0 ? number_integer(0)
                                    : number_subtract(d, half);
    out->df = 1;
    out->value = number_integer(0);
    for (int i = 0; i < 4; i++)
        out->value = number_add(
            out->value, number_divide(number_multiply(d, d), expected.cell[i]));
    return true;
}

typedef bool method(struct call *call, struct chi_square *out);

static bool give_statistic(struct call *call, method *compute)
{
    struct chi_square chi;
    return compute(call, &chi) && call_number(call, chi.value);
}

static bool give_p(struct call *call, method *compute)
{
    struct chi_square chi;
    double lower, upper;
    return compute(call, &chi) &&
           side_tails(call, DISTRIBUTION_CHISQ, number_double(chi.value),
                      (double)chi.df, 0, &lower, &upper) &&
           call_real(call, upper);
}

bool fn_chisq_fit_statistic(struct call *call)
{
    return give_statistic(call, fit_of_counts);
}

bool fn_chisq_fit_p(struct call *call)
{
    return give_p(call, fit_of_counts);
}

bool fn_chisq_table_statistic(struct call *call)
{
    return give_statistic(call, independence);
}

bool fn_chisq_table_p(struct call *call)
{
    return give_p(call, independence);
}

bool fn_chisq_yates_statistic(struct call *call)
{
    return give_statistic(call, corrected);
}

bool fn_chisq_yates_p(struct call *call)
{
    return give_p(call, corrected);
}

bool fn_chisq_expected(struct call *call)
{
    struct matrix table, expected;
    return expected_counts(call, &table, &expected) &&
           matrix_give(call, &expected);
}
