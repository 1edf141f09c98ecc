#include <stdlib.h>

#include "lang/functions.h"
#include "lang/special.h"

enum { LARGEST_WHOLE = 1000000000 };
static const int64_t any_whole = INT64_C(1000000000000000);

static int64_t common_divisor(int64_t a, int64_t b)
{
    a = llabs(a);
    b = llabs(b);
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

bool fn_gcd(struct call *call)
{
    int64_t result = 0, next;
    for (uint32_t i = 0; i < call->count; i++) {
        if (!call_whole(call, i, "a number", -any_whole, any_whole, &next))
            return false;
        result = common_divisor(result, next);
    }
    return call_integer(call, result);
}

bool fn_lcm(struct call *call)
{
    int64_t result = 1, next;
    for (uint32_t i = 0; i < call->count; i++) {
        if (!call_whole(call, i, "a number", 1, LARGEST_WHOLE, &next))
            return false;
        next /= common_divisor(result, next);
        if (__builtin_mul_overflow(result, next, &result))
            return call_fail(call, ERROR_RANGE, "this multiple is too large");
    }
    return call_integer(call, result);
}

bool fn_is_whole(struct call *call)
{
    return call_truth(call, number_is_whole(call->argument[0].number));
}

bool fn_is_prime(struct call *call)
{
    int64_t n;
    if (!call_whole(call, 0, "the number", -any_whole, LARGEST_WHOLE, &n))
        return false;
    bool prime = n >= 2;
    int64_t divisor = 2;
    for (; prime && divisor * divisor <= n; divisor++)
        prime = n % divisor != 0;
    return run_spend(call->run, call->node, (uint64_t)divisor) &&
           call_truth(call, prime);
}

bool fn_digits(struct call *call)
{
    int64_t n;
    if (!call_whole(call, 0, "the number", 0, any_whole, &n))
        return false;
    uint64_t length = 1;
    for (int64_t rest = n; rest >= 10; rest /= 10)
        length++;
    struct value *item;
    struct list *list = list_new(call->run->arena, length, &item);
    for (uint64_t i = length; i-- > 0; n /= 10)
        item[i] = value_integer(n % 10);
    *call->result = value_list(list);
    return true;
}

bool fn_choose(struct call *call)
{
    int64_t n, k, exact;
    double value;
    if (number_to_integer(call->argument[0].number, &n) && n >= 0 &&
        number_to_integer(call->argument[1].number, &k) &&
        choose_exact(n, k, &exact))
        return call_integer(call, exact);
    struct error reason = {0};
    return special_choose(call_double(call, 0), call_double(call, 1), &value,
                          &reason)
               ? call_real(call, value)
               : call_fail(call, reason.code, "%s", reason.text);
}

bool fn_permutations(struct call *call)
{
    int64_t n, k, exact;
    double value;
    if (!call_whole(call, 0, "n", 0, LARGEST_WHOLE, &n) ||
        !call_whole(call, 1, "k", -LARGEST_WHOLE, LARGEST_WHOLE, &k))
        return false;
    if (permutations_exact(n, k, &exact))
        return call_integer(call, exact);
    struct error reason = {0};
    if (!special_permutations((double)n, (double)k, &value, &reason))
        return call_fail(call, reason.code, "%s", reason.text);
    return call_real(call, value);
}

bool fn_multinomial(struct call *call)
{
    const struct list *list;
    if (!call_stored(call, 0, &list))
        return false;
    struct number result = number_integer(1);
    int64_t total = 0;
    for (uint64_t i = 0; i < list->length; i++) {
        int64_t size, ways;
        if (!number_to_integer(list->item[i].number, &size) || size < 0 ||
            size > LARGEST_WHOLE || total > LARGEST_WHOLE)
            return call_fail(call, ERROR_DOMAIN,
                             "group sizes are whole numbers from 0 on");
        total += size;
        struct number factor;
        if (choose_exact(total, size, &ways)) {
            factor = number_integer(ways);
        } else {
            struct error reason = {0};
            double value;
            if (!special_choose((double)total, (double)size, &value, &reason))
                return call_fail(call, reason.code, "%s", reason.text);
            factor = number_real(value);
        }
        result = number_multiply(result, factor);
    }
    return call_number(call, result);
}

bool fn_harmonic(struct call *call)
{
    int64_t n;
    double value;
    if (!call_whole(call, 0, "n", 0, LARGEST_WHOLE, &n))
        return false;
    if (n > 40) {
        struct error reason = {0};
        if (!special_harmonic((double)n, &value, &reason))
            return call_fail(call, reason.code, "%s", reason.text);
        return call_real(call, value);
    }
    struct number sum = number_integer(0);
    for (int64_t i = 1; i <= n; i++)
        sum = number_add(sum, number_ratio(1, i));
    return call_number(call, sum);
}
