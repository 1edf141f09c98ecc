#include <math.h>

#include "figure/date.h"
#include "figure/tick.h"

enum pace { BY_SECOND, BY_MINUTE, BY_DAY, BY_MONTH, BY_YEAR };

struct rhythm {
    enum pace pace;
    int64_t count; /* seconds; BY_DAY: days; months; years */
};

static struct rhythm rhythm_at(size_t index)
{
    static const struct rhythm table[] = {
        {BY_SECOND, 1},     {BY_SECOND, 2},     {BY_SECOND, 5},
        {BY_SECOND, 10},    {BY_SECOND, 15},    {BY_SECOND, 30},
        {BY_MINUTE, 60},    {BY_MINUTE, 120},   {BY_MINUTE, 300},
        {BY_MINUTE, 600},   {BY_MINUTE, 900},   {BY_MINUTE, 1800},
        {BY_MINUTE, 3600},  {BY_MINUTE, 7200},  {BY_MINUTE, 10800},
        {BY_MINUTE, 21600}, {BY_MINUTE, 43200}, {BY_DAY, 1},
        {BY_DAY, 2},        {BY_DAY, 7},        {BY_DAY, 14},
        {BY_MONTH, 1},      {BY_MONTH, 2},      {BY_MONTH, 3},
        {BY_MONTH, 6},      {BY_YEAR, 1},       {BY_YEAR, 2},
        {BY_YEAR, 5},       {BY_YEAR, 10},      {BY_YEAR, 20},
        {BY_YEAR, 50},      {BY_YEAR, 100},     {BY_YEAR, 200},
        {BY_YEAR, 500},     {BY_YEAR, 1000},    {BY_YEAR, 2000},
        {BY_YEAR, 5000},    {BY_YEAR, 10000},   {BY_YEAR, 20000},
        {BY_YEAR, 50000},
    };
    size_t last = sizeof table / sizeof *table - 1;
    return table[index < last ? index : last];
}

/* The beginning of the n-th month, year ... counted from 1970. */
static double beat(struct rhythm rhythm, int64_t n)
{
    int64_t months = n * rhythm.count * (rhythm.pace == BY_YEAR ? 12 : 1);
    switch (rhythm.pace) {
    case BY_SECOND:
    case BY_MINUTE: return (double)(n * rhythm.count);
    case BY_DAY:
        /* Weeks begin on a Monday: 1970-01-05. */
        return (double)(n * rhythm.count + (rhythm.count % 7 ? 0 : 4)) *
               SECONDS_A_DAY;
    case BY_MONTH:
    case BY_YEAR: break;
    }
    int64_t year = months >= 0 ? months / 12 : -((11 - months) / 12);
    int64_t day = date_to_day((struct date){
        rhythm.pace == BY_YEAR ? n * rhythm.count : 1970 + year,
        rhythm.pace == BY_YEAR ? 1 : (int)(months - 12 * year) + 1, 1});
    return (double)day * SECONDS_A_DAY;
}

static double seconds_of(struct rhythm rhythm)
{
    static const double unit[] = {1, 1, 86400, 2629746, 31556952};
    return (double)rhythm.count * unit[rhythm.pace];
}

/* A beat before the moment, and not long before. */
static int64_t beat_before(struct rhythm rhythm, double moment)
{
    double from = rhythm.pace == BY_YEAR ? moment + 1970 * 31556952.0 : moment;
    return (int64_t)floor(from / seconds_of(rhythm)) - 2;
}

static void add_beat_text(struct rhythm rhythm, double moment, struct str *text)
{
    struct date date = date_of_day(date_day_of(moment));
    switch (rhythm.pace) {
    case BY_SECOND: date_add_time(text, moment, true); break;
    case BY_MINUTE: date_add_time(text, moment, false); break;
    case BY_DAY: date_add_short(text, date_day_of(moment)); break;
    case BY_MONTH:
        str_add_format(text, "%s ", date_month_short(date.month));
        str_add_integer(text, date.year);
        break;
    case BY_YEAR: str_add_integer(text, date.year); break;
    }
}

void tick_dates(const struct scale *scale, size_t most, struct ticks *ticks)
{
    struct str text = {0};
    size_t choice = 0;
    struct rhythm rhythm = rhythm_at(0);
    while (rhythm.count < 50000 &&
           (scale->high - scale->low) / seconds_of(rhythm) >= (double)most)
        rhythm = rhythm_at(++choice);
    int64_t n = beat_before(rhythm, scale->low);
    for (; beat(rhythm, n) <= scale->high && ticks->count < most; n++) {
        if (beat(rhythm, n) < scale->low)
            continue;
        add_beat_text(rhythm, beat(rhythm, n), &text);
        tick_add(ticks, beat(rhythm, n), &text);
    }
    str_release(&text);
}
