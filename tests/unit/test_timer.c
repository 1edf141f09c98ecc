/* repl/timer: what is told of the time where no clock is in sight. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "repl/repl.h"
#include "repl/timer.h"

enum { ALL = 300 };

static double elapsed;

static double fake_seconds(void)
{
    return 1000 + elapsed;
}

static const struct clock fake_clock = {.seconds = fake_seconds};

struct desk {
    struct repl repl;
    struct term term;
    struct preset preset;
};

static int set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    desk->term.width = 78;
    desk->term.accessible = true;
    desk->repl.options.out = &desk->term;
    desk->repl.options.clock = &fake_clock;
    desk->repl.began = 1000;
    desk->repl.session.course.preset = &desk->preset;
    desk->repl.session.course.seconds = ALL;
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    str_release(&desk->term.pending);
    free(desk);
    return 0;
}

/* What is told when a line is entered after so many seconds. */
static void enter(struct desk *desk, double seconds, const char *want)
{
    elapsed = seconds;
    str_clear(&desk->term.pending);
    timer_tell(&desk->repl);
    assert_string_equal(str_text(&desk->term.pending), want);
}

static void half_and_the_last_tenth_are_told_once(void **state)
{
    struct desk *desk = *state;
    enter(desk, 0, "");
    enter(desk, 149, "");
    enter(desk, 150, "  Half of the time is left: 2 min 30 s.\n");
    enter(desk, 151, "");
    enter(desk, 269, "");
    enter(desk, 275, "  A tenth of the time is left: 25 s.\n");
    enter(desk, 276, "");
    enter(desk, 299, "");
    enter(desk, 300, ""); /* over: that is told elsewhere */
}

static void who_was_away_hears_the_last_one_alone(void **state)
{
    enter(*state, 280, "  A tenth of the time is left: 20 s.\n");
    enter(*state, 281, "");
}

static void nothing_is_told_to_who_sees_a_clock(void **state)
{
    struct desk *desk = *state;
    desk->term.accessible = false;
    enter(desk, 160, "");
    enter(desk, 290, "");
}

static void nothing_is_told_without_a_clock(void **state)
{
    struct desk *desk = *state;
    desk->repl.options.untimed = true;
    enter(desk, 160, "");
    desk->repl.options.untimed = false;
    desk->repl.session.course.preset = NULL;
    enter(desk, 160, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(half_and_the_last_tenth_are_told_once,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_was_away_hears_the_last_one_alone,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_told_to_who_sees_a_clock,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_told_without_a_clock, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
