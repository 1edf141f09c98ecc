/* Days of the calendar. Expected numbers are Python's datetime. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "figure/date.h"

static void days_are_counted_as_python_does(void **state)
{
    (void)state;
    static const struct {
        int64_t year;
        int month, day, weekday;
        int64_t count;
    } rows[] = {
        {1970, 1, 1, 3, 0},         {2026, 11, 23, 0, 20780},
        {2026, 10, 24, 5, 20750},   {2024, 2, 29, 3, 19782},
        {1969, 12, 31, 2, -1},      {1600, 3, 1, 2, -135080},
        {2100, 3, 1, 0, 47541},     {1, 1, 1, 0, -719162},
        {9999, 12, 31, 4, 2932896},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date date = {rows[i].year, rows[i].month, rows[i].day};
        struct date back = date_of_day(rows[i].count);
        assert_true(date_to_day(date) == rows[i].count);
        assert_true(back.year == date.year && back.month == date.month &&
                    back.day == date.day);
        assert_int_equal(date_weekday(rows[i].count), rows[i].weekday);
    }
}

static void every_day_leads_back_to_itself(void **state)
{
    (void)state;
    struct date before = date_of_day(-800001);
    for (int64_t day = -800000; day < 800000; day++) {
        struct date date = date_of_day(day);
        if (date_to_day(date) != day)
            fail_msg("day %lld", (long long)day);
        if (date.day != before.day + 1 && date.day != 1)
            fail_msg("day %lld does not follow", (long long)day);
        before = date;
    }
}

static void dates_are_written_short_long_and_in_order(void **state)
{
    (void)state;
    struct str text = {0};
    date_add_short(&text, 20780);
    str_add(&text, "|");
    date_add_long(&text, 20780, true);
    str_add(&text, "|");
    date_add_long(&text, 20780, false);
    str_add(&text, "|");
    date_add_iso(&text, 20780);
    str_add(&text, "|");
    date_add_time(&text, 20780 * 86400.0 + 17 * 3600 + 5 * 60 + 9, true);
    str_add(&text, "|");
    date_add_time(&text, -1, false);
    assert_string_equal(text.text, "23 Nov|23 November 2026|23 November|"
                                   "2026-11-23|17:05:09|23:59");
    str_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted_as_python_does),
        cmocka_unit_test(every_day_leads_back_to_itself),
        cmocka_unit_test(dates_are_written_short_long_and_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
