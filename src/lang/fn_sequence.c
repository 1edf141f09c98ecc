/* Sequences that count things: whole numbers, exact while they fit. Graham,
 * Knuth and Patashnik, Concrete Mathematics, chapters 5 to 7. */
#include "lang/functions.h"
#include "lang/limits.h"

enum { LAST_PLACE = 1000 };

static struct number whole(int64_t n)
{
    return number_integer(n);
}

static bool get_place(struct call *call, uint32_t index, const char *what,
                      int64_t *n)
{
    return call_whole(call, index, what, 0, LAST_PLACE, n);
}

bool fn_fibonacci(struct call *call)
{
    int64_t n;
    struct number a = whole(0), b = whole(1);
    if (!get_place(call, 0, "the place", &n))
        return false;
    for (int64_t i = 0; i < n; i++) {
        struct number next = number_add(a, b);
        a = b;
        b = next;
    }
    return call_number(call, a);
}

/* c(i+1) = c(i) (4 i + 2)/(i + 2) */
bool fn_catalan(struct call *call)
{
    int64_t n;
    struct number c = whole(1);
    if (!get_place(call, 0, "the place", &n))
        return false;
    for (int64_t i = 0; i < n; i++)
        c = number_multiply(c, number_ratio(4 * i + 2, i + 2));
    return call_number(call, c);
}

/* d(i) = i d(i-1) + (-1)^i */
bool fn_derangements(struct call *call)
{
    int64_t n;
    struct number d = whole(1);
    if (!get_place(call, 0, "the number", &n))
        return false;
    for (int64_t i = 1; i <= n; i++)
        d = number_add(number_multiply(d, whole(i)), whole(i % 2 ? -1 : 1));
    return call_number(call, d);
}

/* Row n of Stirling's triangle: S(n, k) = k S(n-1, k) + S(n-1, k-1), for k up
 * to `most`. */
static bool stirling_row(struct call *call, int64_t n, int64_t most,
                         struct number **out)
{
    uint64_t size = (uint64_t)most + 1;
    if (!run_spend(call->run, call->node, (uint64_t)n * size / 4))
        return false;
    struct number *row = arena_get(call->run->arena, size * sizeof *row);
    for (int64_t k = 0; k <= most; k++)
        row[k] = whole(k == 0);
    for (int64_t i = 1; i <= n; i++) {
        for (int64_t k = most; k > 0; k--)
            row[k] = number_add(number_multiply(whole(k), row[k]), row[k - 1]);
        row[0] = whole(0);
    }
    *out = row;
    return true;
}

bool fn_stirling2(struct call *call)
{
    int64_t n, k;
    struct number *row;
    return get_place(call, 0, "the number of things", &n) &&
           get_place(call, 1, "the number of groups", &k) &&
           stirling_row(call, n, k, &row) && call_number(call, row[k]);
}

bool fn_bell(struct call *call)
{
    int64_t n;
    struct number *row, sum = whole(0);
    if (!get_place(call, 0, "the number of things", &n) ||
        !stirling_row(call, n, n, &row))
        return false;
    for (int64_t k = 0; k <= n; k++)
        sum = number_add(sum, row[k]);
    return call_number(call, sum);
}

/* Parts 1, 2, ... are allowed one after another. */
bool fn_partition_count(struct call *call)
{
    int64_t n;
    if (!get_place(call, 0, "the number", &n) ||
        !run_spend(call->run, call->node, (uint64_t)(n * n) / 4))
        return false;
    struct number *ways =
        arena_get(call->run->arena, (uint64_t)(n + 1) * sizeof *ways);
    for (int64_t i = 0; i <= n; i++)
        ways[i] = whole(i == 0);
    for (int64_t part = 1; part <= n; part++)
        for (int64_t i = part; i <= n; i++)
            ways[i] = number_add(ways[i], ways[i - part]);
    return call_number(call, ways[n]);
}

/* Digits in another base, first to last. */
static bool give_digits(struct call *call, int64_t n, int64_t base)
{
    uint64_t length = 1;
    struct value *item;
    for (int64_t rest = n; rest >= base; rest /= base)
        length++;
    struct list *list = list_new(call->run->arena, length, &item);
    for (uint64_t i = length; i-- > 0; n /= base)
        item[i] = value_integer(n % base);
    *call->result = value_list(list);
    return true;
}

bool fn_binary_digits(struct call *call)
{
    int64_t n;
    return call_whole(call, 0, "the number", 0, INT64_C(1) << 60, &n) &&
           give_digits(call, n, 2);
}

bool fn_digits_in_base(struct call *call)
{
    int64_t n, base;
    return call_whole(call, 0, "the number", 0, INT64_C(1) << 60, &n) &&
           call_whole(call, 1, "the base", 2, 1000, &base) &&
           give_digits(call, n, base);
}
