/* Reads and works out a short expression and nothing more: no tree, no exact
 * fractions, no forms, no places for errors. */
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

#include "limits.h"

struct cursor {
    const char *at;
    int bad;
};

static double sum(struct cursor *cursor);

static void blanks(struct cursor *cursor)
{
    while (*cursor->at == ' ')
        cursor->at++;
}

static int take(struct cursor *cursor, char c)
{
    blanks(cursor);
    if (*cursor->at != c)
        return 0;
    cursor->at++;
    return 1;
}

static double choose(struct cursor *cursor)
{
    cursor->at++;
    cursor->bad |= !take(cursor, '(');
    double n = sum(cursor);
    cursor->bad |= !take(cursor, ',');
    double k = sum(cursor);
    cursor->bad |= !take(cursor, ')');
    return gsl_sf_choose((unsigned)n, (unsigned)k);
}

static double operand(struct cursor *cursor)
{
    blanks(cursor);
    if (*cursor->at == 'C')
        return choose(cursor);
    if (take(cursor, '(')) {
        double inside = sum(cursor);
        cursor->bad |= !take(cursor, ')');
        return inside;
    }
    char *end;
    double number = strtod(cursor->at, &end);
    cursor->bad |= end == cursor->at;
    cursor->at = end;
    return number;
}

static double power(struct cursor *cursor)
{
    double base = operand(cursor);
    if (!take(cursor, '^'))
        return base;
    double sign = take(cursor, '-') ? -1 : 1;
    return pow(base, sign * power(cursor));
}

static double product(struct cursor *cursor)
{
    double result = take(cursor, '-') ? -power(cursor) : power(cursor);
    for (;;) {
        if (take(cursor, '*'))
            result *= power(cursor);
        else if (take(cursor, '/'))
            result /= power(cursor);
        else
            return result;
    }
}

static double sum(struct cursor *cursor)
{
    double result = product(cursor);
    for (;;) {
        if (take(cursor, '+'))
            result += product(cursor);
        else if (take(cursor, '-'))
            result -= product(cursor);
        else
            return result;
    }
}

double limit_expression(const char *text)
{
    struct cursor cursor = {text, 0};
    double result = sum(&cursor);
    return cursor.bad || *cursor.at ? (double)NAN : result;
}
