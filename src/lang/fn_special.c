#include "lang/functions.h"
#include "lang/special.h"

/* Turns the outcome of a numeric routine into the call's. */
static bool give(struct call *call, bool ok, double value,
                 const struct error *reason)
{
    return ok ? call_real(call, value)
              : call_fail(call, reason->code, "%s", reason->text);
}

static bool special(struct call *call,
                    bool (*function)(double, double *, struct error *))
{
    struct error reason = {0};
    double value = 0;
    bool ok = function(call_double(call, 0), &value, &reason);
    return give(call, ok, value, &reason);
}

bool fn_gamma(struct call *call)
{
    int64_t n;
    struct number product = number_integer(1);
    if (!number_to_integer(call->argument[0].number, &n) || n < 1 || n > 21)
        return special(call, special_gamma);
    for (int64_t i = 2; i < n; i++)
        product = number_multiply(product, number_integer(i));
    return call_number(call, product);
}

bool fn_lgamma(struct call *call)
{
    return special(call, special_lgamma);
}

bool fn_erf(struct call *call)
{
    return special(call, special_erf);
}

bool fn_erfc(struct call *call)
{
    return special(call, special_erfc);
}

bool fn_beta(struct call *call)
{
    struct error reason = {0};
    double value = 0;
    int64_t a, b, ways;
    if (number_to_integer(call->argument[0].number, &a) && a > 0 &&
        number_to_integer(call->argument[1].number, &b) && b > 0 &&
        a < 1000 && b < 1000 && choose_exact(a + b - 2, a - 1, &ways))
        return call_number(
            call, number_divide(number_ratio(1, ways),
                                number_integer(a + b - 1)));
    bool ok = special_beta(call_double(call, 0), call_double(call, 1), &value,
                           &reason);
    return give(call, ok, value, &reason);
}
