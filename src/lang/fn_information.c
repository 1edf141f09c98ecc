/* Measures of information, in bits (base 2) or nats (base e), as the row says:
 * Cover and Thomas, Elements of Information Theory, chapters 2 and 5. Entropies
 * of powers of 1/2 in bits come out exact. */
#include <math.h>

#include "lang/functions.h"
#include "lang/limits.h"
#include "lang/matrix.h"
#include "lang/numbers.h"

/* log2 of a positive number, exact for powers of 2. */
static struct number log_two(struct number x)
{
    double value = log2(number_double(x));
    if (number_is_exact(x) && value == rint(value)) {
        struct number whole = number_integer((int64_t)value);
        struct number power = number_power(number_integer(2), whole);
        if (number_is_exact(power) && !number_compare(power, x))
            return whole;
    }
    return number_real(value);
}

static struct number logarithm(struct number x, bool bits)
{
    if (number_is_exact(x) && !number_compare(x, number_integer(1)))
        return number_integer(0);
    return bits ? log_two(x) : number_real(log(number_double(x)));
}

/* -p log q; nothing for p = 0. */
static struct number surprise(struct number p, struct number q, bool bits)
{
    if (!number_sign(p))
        return number_integer(0);
    return number_negate(number_multiply(p, logarithm(q, bits)));
}

static struct number entropy_of(const struct list *p, bool bits)
{
    struct number sum = number_integer(0);
    for (uint64_t i = 0; i < p->length; i++)
        sum = number_add(sum,
                         surprise(p->item[i].number, p->item[i].number, bits));
    return sum;
}

static bool entropy(struct call *call, bool bits)
{
    const struct list *p;
    return numbers_chances(call, 0, &p) &&
           call_number(call, entropy_of(p, bits));
}

bool fn_entropy_bits(struct call *call)
{
    return entropy(call, true);
}

bool fn_entropy_nats(struct call *call)
{
    return entropy(call, false);
}

/* -sum p log q, or with p log p added the divergence of q from p. */
static bool against(struct call *call, bool bits, bool divergence)
{
    const struct list *p, *q;
    struct number sum = number_integer(0);
    if (!numbers_chances(call, 0, &p) || !numbers_chances(call, 1, &q) ||
        !numbers_pair(call, 1, &p, &q))
        return false;
    for (uint64_t i = 0; i < p->length; i++) {
        struct number a = p->item[i].number, b = q->item[i].number;
        if (!number_sign(a))
            continue;
        if (!number_sign(b))
            return call_fail(call, ERROR_DOMAIN,
                             "%s is infinite: the second gives probability 0 "
                             "where the first does not",
                             call->function->name);
        struct number ratio = divergence ? number_divide(b, a) : b;
        sum = number_add(sum, surprise(a, ratio, bits));
    }
    return call_number(call, sum);
}

bool fn_cross_entropy_bits(struct call *call)
{
    return against(call, true, false);
}

bool fn_cross_entropy_nats(struct call *call)
{
    return against(call, false, false);
}

bool fn_kl_bits(struct call *call)
{
    return against(call, true, true);
}

bool fn_kl_nats(struct call *call)
{
    return against(call, false, true);
}

/* H((p+q)/2) - (H(p) + H(q))/2 */
static bool jensen_shannon(struct call *call, bool bits)
{
    const struct list *p, *q;
    struct value *item;
    if (!numbers_chances(call, 0, &p) || !numbers_chances(call, 1, &q) ||
        !numbers_pair(call, 1, &p, &q))
        return false;
    struct list *middle = list_new(call->run->arena, p->length, &item);
    for (uint64_t i = 0; i < p->length; i++)
        item[i] = value_number(
            number_over(number_add(p->item[i].number, q->item[i].number), 2));
    struct number both = number_add(entropy_of(p, bits), entropy_of(q, bits));
    return call_number(
        call, number_subtract(entropy_of(middle, bits), number_over(both, 2)));
}

bool fn_js_bits(struct call *call)
{
    return jensen_shannon(call, true);
}

bool fn_js_nats(struct call *call)
{
    return jensen_shannon(call, false);
}

/* Sum of p log(p/(row column)) over the cells of a table, whose entries may be
 * counts. */
static bool mutual(struct call *call, bool bits)
{
    struct matrix table;
    if (!matrix_get(call, 0, &table))
        return false;
    struct arena *arena = call->run->arena;
    struct matrix row = matrix_new(arena, table.rows, 1);
    struct matrix column = matrix_new(arena, table.columns, 1);
    struct number total = number_integer(0), sum = total;
    for (uint32_t i = 0; i < table.rows; i++)
        for (uint32_t j = 0; j < table.columns; j++) {
            struct number cell = *matrix_at(&table, i, j);
            if (number_sign(cell) < 0)
                return call_fail(call, ERROR_DOMAIN,
                                 "the cells of a table are not negative");
            row.cell[i] = number_add(row.cell[i], cell);
            column.cell[j] = number_add(column.cell[j], cell);
            total = number_add(total, cell);
        }
    if (!number_sign(total))
        return call_fail(call, ERROR_DOMAIN, "this table is empty");
    for (uint32_t i = 0; i < table.rows; i++)
        for (uint32_t j = 0; j < table.columns; j++) {
            struct number cell = *matrix_at(&table, i, j);
            if (!number_sign(cell))
                continue;
            struct number ratio =
                number_divide(number_multiply(number_divide(row.cell[i], total),
                                              column.cell[j]),
                              cell);
            sum = number_add(sum,
                             surprise(number_divide(cell, total), ratio, bits));
        }
    return call_number(call, sum);
}

bool fn_mutual_information_bits(struct call *call)
{
    return mutual(call, true);
}

bool fn_mutual_information_nats(struct call *call)
{
    return mutual(call, false);
}

bool fn_gini_impurity(struct call *call)
{
    const struct list *p;
    struct number sum = number_integer(1);
    if (!numbers_chances(call, 0, &p))
        return false;
    for (uint64_t i = 0; i < p->length; i++)
        sum = number_subtract(
            sum, number_multiply(p->item[i].number, p->item[i].number));
    return call_number(call, sum);
}

/* Expected length of a best binary code: each merge of the two least likely
 * adds their probability (Huffman 1952). Merged ones come in rising order, so
 * two queues do. */
bool fn_huffman_length(struct call *call)
{
    const struct list *p;
    if (!numbers_chances(call, 0, &p) ||
        !run_spend(call->run, call->node, 4 * p->length))
        return false;
    p = numbers_sorted(call->run->arena, p);
    uint64_t n = p->length, single = 0, first = 0, last = 0;
    struct number *merged = arena_get(call->run->arena, n * sizeof *merged);
    struct number length = number_integer(0);
    for (uint64_t turn = 1; turn < n; turn++) {
        struct number sum = number_integer(0);
        for (int side = 0; side < 2; side++) {
            bool take = first == last ||
                        (single < n && number_compare(p->item[single].number,
                                                      merged[first]) <= 0);
            sum = number_add(sum,
                             take ? p->item[single++].number : merged[first++]);
        }
        merged[last++] = sum;
        length = number_add(length, sum);
    }
    return call_number(call, length);
}
