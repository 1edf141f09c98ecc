/* repl/line_history: the file of typed commands, also when several programs
 * write it at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "repl/line_history.h"

static char folder[] = "tests/tmp-line_history.XXXXXX";
static char path[80];

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/new/history", folder);
    return 0;
}

static int tear_down(void **state)
{
    char parent[80];
    (void)state;
    snprintf(parent, sizeof parent, "%s/new", folder);
    unlink(path);
    rmdir(parent);
    return rmdir(folder);
}

static void read_all(struct str *text)
{
    struct error error = {.code = ERROR_NONE};
    str_clear(text);
    assert_true(file_read(path, 1 << 20, text, &error));
}

static size_t count(const char *text, const char *word)
{
    size_t found = 0;
    for (; (text = strstr(text, word)); text++)
        found++;
    return found;
}

static void a_new_file_is_the_owners(void **state)
{
    struct str text = {0};
    struct stat status;
    (void)state;
    line_history_append(path, "practice bayes");
    line_history_append(path, "stats");
    read_all(&text);
    assert_string_equal(str_text(&text), "practice bayes\nstats\n");
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    str_release(&text);
}

static void the_last_lines_are_kept(void **state)
{
    struct str text = {0};
    char line[16];
    (void)state;
    unlink(path);
    for (int i = 1; i <= 20; i++) {
        snprintf(line, sizeof line, "line %d", i);
        line_history_append(path, line);
    }
    line_history_trim(path, 10);
    read_all(&text);
    assert_int_equal(count(str_text(&text), "line"), 20);
    line_history_append(path, "line 21");
    line_history_trim(path, 3);
    read_all(&text);
    assert_string_equal(str_text(&text), "line 19\nline 20\nline 21\n");
    str_release(&text);
}

static void what_is_not_there_is_left_alone(void **state)
{
    (void)state;
    unlink(path);
    line_history_trim(path, 1);
    assert_int_not_equal(access(path, F_OK), 0);
    line_history_append("/dev/null/none", "x");
}

/* Three write while a fourth shortens the file: old lines may go, none of
 * theirs may. */
static void nothing_young_is_lost(void **state)
{
    enum { WRITERS = 3, LINES = 300, OLD = 2000, TURNS = 10 };
    struct str text = {0};
    (void)state;
    for (int turn = 0; turn < TURNS; turn++) {
        unlink(path);
        for (int i = 0; i < OLD; i++)
            line_history_append(path, "old");
        for (int writer = 0; writer <= WRITERS; writer++) {
            pid_t child = fork();
            assert_true(child >= 0);
            if (child)
                continue;
            if (writer == 1)
                line_history_trim(path, WRITERS * LINES);
            else
                for (int i = 0; i < LINES; i++)
                    line_history_append(path, "mine");
            _exit(0);
        }
        for (int writer = 0; writer <= WRITERS; writer++) {
            int status;
            assert_true(wait(&status) > 0);
            assert_int_equal(status, 0);
        }
        read_all(&text);
        assert_int_equal(count(str_text(&text), "mine\n"), WRITERS * LINES);
    }
    str_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_file_is_the_owners),
        cmocka_unit_test(the_last_lines_are_kept),
        cmocka_unit_test(what_is_not_there_is_left_alone),
        cmocka_unit_test(nothing_young_is_lost),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
