/* Days of the calendar (proleptic Gregorian), without any time zone. */
#ifndef RECKON_FIGURE_DATE_H
#define RECKON_FIGURE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum { SECONDS_A_DAY = 86400 };

struct date {
    int64_t year;
    int month, day; /* from 1 */
};

/* `day` is counted from 1970-01-01, which is 0. */
struct date date_of_day(int64_t day);
int64_t date_to_day(struct date date);

/* 0 is Monday. */
int date_weekday(int64_t day);

int64_t date_day_of(double seconds);

/* "Nov", "November". */
const char *date_month_short(int month);
const char *date_month(int month);

/* Appends "23 Nov", or "23 November 2026" (the year if it is wanted). */
void date_add_short(struct str *out, int64_t day);
void date_add_long(struct str *out, int64_t day, bool year);

/* Appends 2026-11-23. */
void date_add_iso(struct str *out, int64_t day);

/* Appends 17:30, with :05 behind it if `seconds`. */
void date_add_time(struct str *out, double moment, bool seconds);

#endif
