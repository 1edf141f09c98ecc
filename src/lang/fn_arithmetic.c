#include <math.h>

#include "lang/functions.h"

static struct number first(const struct call *call)
{
    return call->argument[0].number;
}

bool fn_abs(struct call *call)
{
    struct number x = first(call);
    return call_number(call, number_sign(x) < 0 ? number_negate(x) : x);
}

bool fn_sign(struct call *call)
{
    return call_integer(call, number_sign(first(call)));
}

bool fn_floor(struct call *call)
{
    return call_number(call, number_floor(first(call)));
}

static struct number ceiling(struct number x)
{
    return number_negate(number_floor(number_negate(x)));
}

bool fn_ceil(struct call *call)
{
    return call_number(call, ceiling(first(call)));
}

bool fn_round(struct call *call)
{
    int64_t places = 0;
    if (call->count == 2 && !call_whole(call, 1, "decimals", -15, 15, &places))
        return false;
    struct number scale =
        number_power(number_integer(10), number_integer(places));
    struct number half = number_ratio(1, 2);
    struct number x = number_multiply(first(call), scale);
    struct number rounded;
    if (!number_is_exact(x))
        rounded = number_real(round(x.real));
    else if (number_sign(x) < 0)
        rounded = ceiling(number_subtract(x, half));
    else
        rounded = number_floor(number_add(x, half));
    return call_number(call, number_divide(rounded, scale));
}

bool fn_sqrt(struct call *call)
{
    if (number_sign(first(call)) < 0)
        return call_fail(call, ERROR_DOMAIN,
                         "the square root of a negative number is not real");
    return call_number(call, number_power(first(call), number_ratio(1, 2)));
}

bool fn_cbrt(struct call *call)
{
    struct number x = first(call);
    if (number_sign(x) < 0)
        return call_number(call, number_negate(number_power(
                                     number_negate(x), number_ratio(1, 3))));
    return call_number(call, number_power(x, number_ratio(1, 3)));
}

bool fn_exp(struct call *call)
{
    if (!number_sign(first(call)))
        return call_integer(call, 1);
    return call_real(call, exp(call_double(call, 0)));
}

static bool logarithm(struct call *call, double (*function)(double))
{
    struct number x = first(call);
    if (number_sign(x) <= 0)
        return call_fail(call, ERROR_DOMAIN,
                         "only a positive number has a logarithm");
    if (number_is_exact(x) && !number_compare(x, number_integer(1)))
        return call_integer(call, 0);
    return call_real(call, function(number_double(x)));
}

/* Logarithms that come out whole are exact: log2(8) is 3. */
static bool whole_logarithm(struct call *call, struct number base, double near)
{
    struct number whole = number_integer(llround(near));
    struct number x = first(call);
    if (number_is_exact(x) && fabs(near) < 64 &&
        number_is_exact(number_power(base, whole)) &&
        !number_compare(number_power(base, whole), x))
        return call_number(call, whole);
    return call_real(call, near);
}

bool fn_ln(struct call *call)
{
    return logarithm(call, log);
}

bool fn_log10(struct call *call)
{
    return logarithm(call, log10) &&
           whole_logarithm(call, number_integer(10),
                           number_double(call->result->number));
}

bool fn_log2(struct call *call)
{
    return logarithm(call, log2) &&
           whole_logarithm(call, number_integer(2),
                           number_double(call->result->number));
}

bool fn_log(struct call *call)
{
    struct number base = call->argument[1].number;
    if (number_sign(base) <= 0 || !number_compare(base, number_integer(1)))
        return call_fail(call, ERROR_DOMAIN,
                         "the base of a logarithm is positive and not 1");
    if (!logarithm(call, log))
        return false;
    double near =
        number_double(call->result->number) / log(number_double(base));
    return whole_logarithm(call, base, near);
}

/* A real function; at zero its value is a whole number, kept exact. */
static bool real_function(struct call *call, double (*function)(double),
                          int64_t at_zero)
{
    if (!number_sign(first(call)))
        return call_integer(call, at_zero);
    return call_real(call, function(call_double(call, 0)));
}

bool fn_sin(struct call *call)
{
    return real_function(call, sin, 0);
}

bool fn_cos(struct call *call)
{
    return real_function(call, cos, 1);
}

bool fn_tan(struct call *call)
{
    return real_function(call, tan, 0);
}

bool fn_asin(struct call *call)
{
    return real_function(call, asin, 0);
}

bool fn_acos(struct call *call)
{
    if (!number_compare(first(call), number_integer(1)))
        return call_integer(call, 0);
    return call_real(call, acos(call_double(call, 0)));
}

bool fn_atan(struct call *call)
{
    return real_function(call, atan, 0);
}

bool fn_sinh(struct call *call)
{
    return real_function(call, sinh, 0);
}

bool fn_cosh(struct call *call)
{
    return real_function(call, cosh, 1);
}

bool fn_tanh(struct call *call)
{
    return real_function(call, tanh, 0);
}

static bool must_be_exact(struct call *call)
{
    return number_is_exact(first(call)) ||
           call_fail(call, ERROR_DOMAIN, "%s needs an exact number",
                     call->function->name);
}

bool fn_numerator(struct call *call)
{
    return must_be_exact(call) && call_integer(call, first(call).numerator);
}

bool fn_denominator(struct call *call)
{
    return must_be_exact(call) && call_integer(call, first(call).denominator);
}

bool fn_max(struct call *call)
{
    struct number best = first(call);
    for (uint32_t i = 1; i < call->count; i++)
        if (number_compare(call->argument[i].number, best) > 0)
            best = call->argument[i].number;
    return call_number(call, best);
}

bool fn_min(struct call *call)
{
    struct number best = first(call);
    for (uint32_t i = 1; i < call->count; i++)
        if (number_compare(call->argument[i].number, best) < 0)
            best = call->argument[i].number;
    return call_number(call, best);
}
