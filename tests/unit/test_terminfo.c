/* repl/terminfo: what types of terminals can do. Their codes are those of the
 * manuals of DEC and of ECMA-48. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "repl/terminfo.h"

static void known_terminals_wrap_anew(void **state)
{
    static const struct {
        const char *type, *tmux, *vte;
        bool rewraps;
    } row[] = {
        {"tmux", NULL, NULL, true},
        {"tmux-256color", NULL, NULL, true},
        {"xterm-kitty", NULL, NULL, true},
        {"xterm-ghostty", NULL, NULL, true},
        {"foot", NULL, NULL, true},
        {"alacritty", NULL, NULL, true},
        {"wezterm", NULL, NULL, true},
        {"screen", "/tmp/tmux-0/default,1,0", NULL, true},
        {"screen-256color", "/tmp/tmux-0/default,1,0", NULL, true},
        {"xterm-256color", NULL, "7006", true},
        /* Another program, or nothing that is known. */
        {"screen", NULL, NULL, false},
        {"screen", "", NULL, false},
        {"screen", NULL, "7006", false},
        {"xterm-256color", NULL, NULL, false},
        {"xterm-256color", NULL, "", false},
        {"xterm", "/tmp/tmux-0/default,1,0", NULL, false},
        {"linux", "x", "7006", false},
        {"xterm-kit", NULL, NULL, false},
        {"", NULL, NULL, false},
        {NULL, "x", "7006", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        if (terminfo_rewraps(row[i].type, row[i].tmux, row[i].vte) !=
            row[i].rewraps)
            fail_msg("row %d: %s", (int)i, row[i].type ? row[i].type : "none");
}

static struct terminfo read_type(const char *type)
{
    struct terminfo terminfo;
    terminfo_read(&terminfo, type, STDOUT_FILENO);
    return terminfo;
}

static void unknown_terminals_can_do_nothing(void **state)
{
    static const char *const type[] = {
        NULL,
        "",
        "dumb",
#if HAVE_TERMINFO
        "no-such-terminal",
        "a-name-that-is-longer-than-any-that-a-terminal-could-ever-have-had",
#endif
    };
    (void)state;
    for (size_t i = 0; i < sizeof type / sizeof *type; i++) {
        struct terminfo terminfo = read_type(type[i]);
        assert_false(terminfo.movable);
        assert_string_equal(terminfo.bold, "");
        assert_string_equal(terminfo.red, "");
        assert_string_equal(terminfo.plain, "");
    }
}

static void todays_terminals_follow_the_standard(void **state)
{
    struct terminfo standard, xterm = read_type("xterm-256color");
    (void)state;
    terminfo_standard(&standard);
    if (!xterm.movable)
        return; /* a database without it */
    assert_string_equal(xterm.bold, standard.bold);
    assert_string_equal(xterm.red, standard.red);
    assert_string_equal(standard.red, "\033[31m");
    assert_string_equal(xterm.plain, "\033[m");
}

/* Without the delays of $<2> behind each, and without the frames' ^O. */
static void a_vt100_needs_no_delays(void **state)
{
    struct terminfo vt100 = read_type("vt100");
    (void)state;
    if (!vt100.movable)
        return; /* a database without it */
#if HAVE_TERMINFO
    assert_string_equal(vt100.bold, "\033[1m");
    assert_string_equal(vt100.plain, "\033[m");
    assert_string_equal(vt100.red, "");
    assert_string_equal(vt100.dim, "");
    struct terminfo vt52 = read_type("vt52");
    assert_string_equal(vt52.plain, "");
    assert_string_equal(vt52.bold, "");
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_terminals_wrap_anew),
        cmocka_unit_test(unknown_terminals_can_do_nothing),
        cmocka_unit_test(todays_terminals_follow_the_standard),
        cmocka_unit_test(a_vt100_needs_no_delays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
