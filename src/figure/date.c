#include "figure/date.h"

#include <math.h>

enum { DAYS_OF_400_YEARS = 146097, DAYS_BEFORE_1970 = 719468 };

/* Years are counted from March on, so that the leap day ends one; days from
 * 1 March of the year 0. */
struct date date_of_day(int64_t day)
{
    int64_t shifted = day + DAYS_BEFORE_1970;
    int64_t era = (shifted >= 0 ? shifted : shifted - DAYS_OF_400_YEARS + 1) /
                  DAYS_OF_400_YEARS;
    int64_t in_era = shifted - era * DAYS_OF_400_YEARS;
    int64_t year =
        (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * in_year + 2) / 153;
    return (struct date){
        .year = year + era * 400 + (month >= 10),
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day = (int)(in_year - (153 * month + 2) / 5 + 1),
    };
}

int64_t date_to_day(struct date date)
{
    int64_t year = date.year - (date.month <= 2);
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t in_era = year - era * 400;
    int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
    int64_t in_year = (153 * month + 2) / 5 + date.day - 1;
    return era * DAYS_OF_400_YEARS + in_era * 365 + in_era / 4 - in_era / 100 +
           in_year - DAYS_BEFORE_1970;
}

int date_weekday(int64_t day)
{
    /* 1970-01-01 was a Thursday. */
    return (int)(((day + 3) % 7 + 7) % 7);
}

int64_t date_day_of(double seconds)
{
    return (int64_t)floor(seconds / SECONDS_A_DAY);
}

const char *date_month(int month)
{
    static const char *const names[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return names[month - 1];
}

const char *date_month_short(int month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr",
                                        "May", "Jun", "Jul", "Aug",
                                        "Sep", "Oct", "Nov", "Dec"};
    return names[month - 1];
}

void date_add_short(struct str *out, int64_t day)
{
    struct date date = date_of_day(day);
    str_add_format(out, "%d %s", date.day, date_month_short(date.month));
}

void date_add_long(struct str *out, int64_t day, bool year)
{
    struct date date = date_of_day(day);
    str_add_format(out, "%d %s", date.day, date_month(date.month));
    if (year)
        str_add_format(out, " %lld", (long long)date.year);
}

void date_add_iso(struct str *out, int64_t day)
{
    struct date date = date_of_day(day);
    str_add_format(out, "%04lld-%02d-%02d", (long long)date.year, date.month,
                   date.day);
}

void date_add_time(struct str *out, double moment, bool seconds)
{
    int second = (int)(moment - (double)date_day_of(moment) * SECONDS_A_DAY);
    str_add_format(out, "%02d:%02d", second / 3600, second / 60 % 60);
    if (seconds)
        str_add_format(out, ":%02d", second % 60);
}
