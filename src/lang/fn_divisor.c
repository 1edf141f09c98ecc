/* Number theory: primes, divisors and remainders. */
#include <math.h>
#include <stdlib.h>

#include "lang/functions.h"
#include "lang/limits.h"
#include "lang/numbers.h"

/* Trial division takes a million steps at most, a tenth of them charged. */
static const int64_t largest_factored = INT64_C(1000000000000);
enum { MOST_FACTORS = 64, LARGEST_SIEVE = 1300000 };

struct factors {
    int64_t prime[MOST_FACTORS]; /* with repetitions, rising */
    uint64_t count;
};

static bool factorize(struct call *call, struct factors *out)
{
    int64_t n;
    if (!call_whole(call, 0, "the number", 1, largest_factored, &n))
        return false;
    out->count = 0;
    int64_t divisor = 2;
    for (; divisor * divisor <= n; divisor++)
        for (; n % divisor == 0; n /= divisor)
            out->prime[out->count++] = divisor;
    if (n > 1)
        out->prime[out->count++] = n;
    return run_spend(call->run, call->node, (uint64_t)divisor / 4);
}

static bool give_integers(struct call *call, const int64_t *x, uint64_t count)
{
    struct value *item;
    struct list *list = list_new(call->run->arena, count, &item);
    for (uint64_t i = 0; i < count; i++)
        item[i] = value_integer(x[i]);
    *call->result = value_list(list);
    return true;
}

bool fn_factorize(struct call *call)
{
    struct factors factors;
    return factorize(call, &factors) &&
           give_integers(call, factors.prime, factors.count);
}

static int compare_integers(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

bool fn_divisors(struct call *call)
{
    struct factors factors;
    enum { MOST_DIVISORS = 6720 }; /* of any number up to 10^12 */
    if (!factorize(call, &factors))
        return false;
    int64_t *divisor =
        arena_get(call->run->arena, MOST_DIVISORS * sizeof *divisor);
    uint64_t count = 1, fresh = 1;
    divisor[0] = 1;
    /* Each prime multiplies all divisors so far; its repetitions only those
     * that the one before has made. */
    for (uint64_t i = 0; i < factors.count; i++) {
        bool again = i && factors.prime[i] == factors.prime[i - 1];
        uint64_t from = again ? count - fresh : 0, to = count;
        for (uint64_t j = from; j < to; j++)
            divisor[count++] = divisor[j] * factors.prime[i];
        fresh = to - from;
    }
    qsort(divisor, count, sizeof *divisor, compare_integers);
    return run_spend(call->run, call->node, count) &&
           give_integers(call, divisor, count);
}

bool fn_totient(struct call *call)
{
    struct factors factors;
    if (!factorize(call, &factors))
        return false;
    int64_t value = 1;
    for (uint64_t i = 0; i < factors.count; i++) {
        bool again = i && factors.prime[i] == factors.prime[i - 1];
        value *= factors.prime[i] - !again;
    }
    return call_integer(call, value);
}

/* Numbers up to `most` that are no prime, as a sieve. */
static bool *sieve(struct call *call, int64_t most)
{
    bool *composite =
        arena_zero(call->run->arena, (uint64_t)(most + 1) * sizeof *composite);
    for (int64_t i = 2; i * i <= most; i++)
        for (int64_t j = i * i; !composite[i] && j <= most; j += i)
            composite[j] = true;
    return composite;
}

bool fn_primes_to(struct call *call)
{
    int64_t most;
    if (!call_whole(call, 0, "the end", 0, LARGEST_SIEVE, &most) ||
        !run_spend(call->run, call->node, (uint64_t)most / 4))
        return false;
    const bool *composite = sieve(call, most);
    uint64_t count = 0;
    struct value *item;
    for (int64_t i = 2; i <= most; i++)
        count += !composite[i];
    struct list *list = list_new(call->run->arena, count, &item);
    for (int64_t i = 2; i <= most; i++)
        if (!composite[i])
            *item++ = value_integer(i);
    *call->result = value_list(list);
    return true;
}

/* p_n < n (ln n + ln ln n) for n >= 6 (Rosser 1941). */
bool fn_nth_prime(struct call *call)
{
    int64_t n, most = 13, at = 1;
    if (!call_whole(call, 0, "the place", 1, LIMIT_LIST, &n))
        return false;
    if (n >= 6)
        most =
            (int64_t)((double)n * (log((double)n) + log(log((double)n)))) + 1;
    if (!run_spend(call->run, call->node, (uint64_t)most / 4))
        return false;
    const bool *composite = sieve(call, most);
    for (int64_t left = n; left; left -= !composite[at])
        at++;
    return call_integer(call, at);
}

/* --- remainders ----------------------------------------------------------- */

static int64_t remainder_of(int64_t a, int64_t m)
{
    int64_t rest = a % m;
    return rest < 0 ? rest + m : rest;
}

static const int64_t largest_modulus = INT64_C(1000000000000000);

static bool get_modulus(struct call *call, uint32_t index, int64_t *m)
{
    return call_whole(call, index, "the modulus", 1, largest_modulus, m);
}

/* Euclid's algorithm with the coefficient of a. */
bool fn_mod_inverse(struct call *call)
{
    int64_t a, m;
    if (!call_whole(call, 0, "the number", -largest_modulus, largest_modulus,
                    &a) ||
        !get_modulus(call, 1, &m))
        return false;
    int64_t r = m, next_r = remainder_of(a, m), t = 0, next_t = 1;
    while (next_r) {
        int64_t quotient = r / next_r, swap;
        swap = r - quotient * next_r, r = next_r, next_r = swap;
        swap = t - quotient * next_t, t = next_t, next_t = swap;
    }
    if (r != 1)
        return call_fail(call, ERROR_DOMAIN,
                         "no inverse: both are divisible by %lld",
                         (long long)r);
    return call_integer(call, remainder_of(t, m));
}

bool fn_mod_power(struct call *call)
{
    __extension__ typedef __int128 wide;
    int64_t base, exponent, m, power = 1;
    if (!call_whole(call, 0, "the base", -largest_modulus, largest_modulus,
                    &base) ||
        !call_whole(call, 1, "the exponent", 0, largest_modulus, &exponent) ||
        !get_modulus(call, 2, &m))
        return false;
    base = remainder_of(base, m);
    for (power %= m; exponent; exponent >>= 1) {
        if (exponent & 1)
            power = (int64_t)((wide)power * base % m);
        base = (int64_t)((wide)base * base % m);
    }
    return call_integer(call, power);
}

bool fn_is_square(struct call *call)
{
    struct number x = call->argument[0].number;
    struct number root = number_sign(x) < 0 ? x : number_root(x);
    return call_truth(call, number_is_exact(x) && number_sign(x) >= 0 &&
                                number_is_whole(x) && number_is_exact(root));
}

/* --- of a list ------------------------------------------------------------ */

bool fn_gcd_list(struct call *call)
{
    const struct list *x;
    if (!numbers_get(call, 0, 1, &x))
        return false;
    struct call inner = *call;
    inner.argument = x->item;
    inner.count = (uint32_t)x->length;
    return fn_gcd(&inner);
}

bool fn_lcm_list(struct call *call)
{
    const struct list *x;
    if (!numbers_get(call, 0, 1, &x))
        return false;
    struct call inner = *call;
    inner.argument = x->item;
    inner.count = (uint32_t)x->length;
    return fn_lcm(&inner);
}
