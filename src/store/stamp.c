#include "store/stamp.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, LAST_YEAR = 9999 };

/* Of the last second of the year 9999. */
#define LATEST INT64_C(253402300799)

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

static int days_of_year(int year)
{
    return is_leap(year) ? 366 : 365;
}

void stamp_add(struct str *out, int64_t time)
{
    time = time < 0 ? 0 : time > LATEST ? LATEST : time;
    int days = (int)(time / DAY), rest = (int)(time % DAY);
    int year = 1970, month = 1;
    while (days >= days_of_year(year))
        days -= days_of_year(year++);
    while (days >= days_of_month(year, month))
        days -= days_of_month(year, month++);
    str_add_format(out, "%04d%02d%02d-%02d%02d%02d", year, month, days + 1,
                   rest / HOUR, rest % HOUR / MINUTE, rest % MINUTE);
}

/* So many digits; -1 where they are none. */
static int digits(const char **at, int count)
{
    int number = 0;
    while (count-- > 0) {
        if (**at < '0' || **at > '9')
            return -1;
        number = 10 * number + (*(*at)++ - '0');
    }
    return number;
}

bool stamp_read(const char *text, int64_t *time)
{
    int year = digits(&text, 4);
    int month = year < 0 ? -1 : digits(&text, 2);
    int day = month < 0 ? -1 : digits(&text, 2);
    if (year < 1970 || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
        day > days_of_month(year, month) || *text++ != '-')
        return false;
    int hour = digits(&text, 2);
    int minute = hour < 0 ? -1 : digits(&text, 2);
    int second = minute < 0 ? -1 : digits(&text, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
        second > 59)
        return false;
    int64_t days = day - 1;
    for (int i = 1970; i < year; i++)
        days += days_of_year(i);
    for (int i = 1; i < month; i++)
        days += days_of_month(year, i);
    *time = days * DAY + (int64_t)hour * HOUR + minute * MINUTE + second;
    return true;
}
