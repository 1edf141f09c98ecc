#include "lang/matrix.h"

#include "lang/limits.h"

struct matrix matrix_new(struct arena *arena, uint32_t rows, uint32_t columns)
{
    uint64_t count = (uint64_t)rows * columns;
    struct matrix matrix = {rows, columns,
                            arena_get(arena, count * sizeof *matrix.cell)};
    for (uint64_t i = 0; i < count; i++)
        matrix.cell[i] = number_integer(0);
    return matrix;
}

static bool size_fits(struct call *call, uint64_t rows, uint64_t columns)
{
    if (!rows || !columns)
        return call_fail(call, ERROR_DOMAIN, "%s needs a matrix with entries",
                         call->function->name);
    if (rows > LIMIT_MATRIX || columns > LIMIT_MATRIX)
        return call_fail(call, ERROR_LIMIT,
                         "a matrix may have at most %d rows and columns",
                         LIMIT_MATRIX);
    return run_spend(call->run, call->node, rows * columns);
}

static bool is_finite(struct call *call, struct number cell)
{
    return number_is_finite(cell) ||
           call_fail(call, ERROR_DOMAIN, "the entries of a matrix are finite");
}

bool matrix_get(struct call *call, uint32_t index, struct matrix *out)
{
    const struct list *rows = call->argument[index].list;
    struct value row;
    for (uint64_t i = 0; i < rows->length && i <= LIMIT_MATRIX; i++) {
        if (!run_member(call->run, call->node, rows, i, &row))
            return false;
        if (i == 0) {
            if (!size_fits(call, rows->length, row.list->length))
                return false;
            *out = matrix_new(call->run->arena, (uint32_t)rows->length,
                              (uint32_t)row.list->length);
        }
        if (row.list->length != out->columns)
            return call_fail(call, ERROR_DOMAIN,
                             "all rows of a matrix have the same length");
        for (uint32_t j = 0; j < out->columns; j++) {
            struct value cell;
            if (!run_member(call->run, call->node, row.list, j, &cell) ||
                !is_finite(call, cell.number))
                return false;
            *matrix_at(out, (uint32_t)i, j) = cell.number;
        }
    }
    return rows->length > 0 || size_fits(call, 0, 0);
}

bool matrix_get_square(struct call *call, uint32_t index, struct matrix *out)
{
    if (!matrix_get(call, index, out))
        return false;
    if (out->rows == out->columns)
        return true;
    return call_fail(call, ERROR_DOMAIN,
                     "%s needs a square matrix, but this has %u rows and %u "
                     "columns",
                     call->function->name, (unsigned)out->rows,
                     (unsigned)out->columns);
}

bool matrix_get_column(struct call *call, uint32_t index, struct matrix *out)
{
    const struct list *list = call->argument[index].list;
    if (!size_fits(call, list->length, 1))
        return false;
    *out = matrix_new(call->run->arena, (uint32_t)list->length, 1);
    for (uint32_t i = 0; i < out->rows; i++) {
        struct value cell;
        if (!run_member(call->run, call->node, list, i, &cell) ||
            !is_finite(call, cell.number))
            return false;
        out->cell[i] = cell.number;
    }
    return true;
}

static bool row_list(struct call *call, const struct number *cell,
                     uint32_t count, struct value *out)
{
    struct value *item;
    struct list *list = list_new(call->run->arena, count, &item);
    for (uint32_t i = 0; i < count; i++) {
        if (!call_number(call, cell[i]))
            return false;
        item[i] = *call->result;
    }
    *out = value_list(list);
    return true;
}

bool matrix_give(struct call *call, const struct matrix *matrix)
{
    struct value *row;
    struct list *list = list_new(call->run->arena, matrix->rows, &row);
    for (uint32_t i = 0; i < matrix->rows; i++)
        if (!row_list(call, matrix_at(matrix, i, 0), matrix->columns, &row[i]))
            return false;
    *call->result = value_list(list);
    return true;
}

bool matrix_give_list(struct call *call, const struct matrix *matrix)
{
    struct value list;
    if (!row_list(call, matrix->cell, matrix->rows * matrix->columns, &list))
        return false;
    *call->result = list;
    return true;
}

struct matrix matrix_transposed(struct arena *arena, const struct matrix *a)
{
    struct matrix b = matrix_new(arena, a->columns, a->rows);
    for (uint32_t i = 0; i < a->rows; i++)
        for (uint32_t j = 0; j < a->columns; j++)
            *matrix_at(&b, j, i) = *matrix_at(a, i, j);
    return b;
}

bool matrix_product(struct call *call, const struct matrix *a,
                    const struct matrix *b, struct matrix *out)
{
    if (a->columns != b->rows)
        return call_fail(call, ERROR_DOMAIN,
                         "these do not fit: %u columns times %u rows",
                         (unsigned)a->columns, (unsigned)b->rows);
    if (!run_spend(call->run, call->node,
                   (uint64_t)a->rows * a->columns * b->columns / 4))
        return false;
    struct matrix c = matrix_new(call->run->arena, a->rows, b->columns);
    for (uint32_t i = 0; i < a->rows; i++)
        for (uint32_t j = 0; j < b->columns; j++) {
            struct number sum = number_integer(0);
            for (uint32_t k = 0; k < a->columns; k++)
                sum = number_add(sum, number_multiply(*matrix_at(a, i, k),
                                                      *matrix_at(b, k, j)));
            *matrix_at(&c, i, j) = sum;
        }
    *out = c;
    return true;
}
