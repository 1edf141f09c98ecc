/* config/config: what is set once, where it is from, and how it is kept. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "config/config.h"

static char folder[256], path[300];

static int make_folder(void **state)
{
    const char *top = getenv("top_builddir");
    (void)state;
    snprintf(folder, sizeof folder, "%s/tests/tmp-config.XXXXXX",
             top ? top : ".");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/config.yaml", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static void write_text(const char *text)
{
    struct error error = {.code = ERROR_NONE};
    assert_true(file_write(path, text, strlen(text), 0600, &error));
}

static void assert_file(const char *want)
{
    struct error error = {.code = ERROR_NONE};
    struct str text = {0};
    assert_true(file_read(path, 1 << 20, &text, &error));
    assert_string_equal(str_text(&text), want);
    str_release(&text);
}

static void assert_origin(const struct config *config, enum setting setting,
                          const char *want)
{
    struct str origin = {0};
    config_origin(config, setting, &origin);
    assert_string_equal(str_text(&origin), want);
    str_release(&origin);
}

static void all_have_good_defaults(void **state)
{
    struct config config;
    (void)state;
    config_init(&config);
    for (int i = 0; i < SETTINGS; i++) {
        struct error error = {.code = ERROR_NONE};
        enum setting setting = (enum setting)i;
        const char *text = config_text(&config, setting);
        if (*text)
            assert_true(config_take(&config, setting, text, SETTING_BY_DEFAULT,
                                    "x", &error));
        assert_int_equal(config_find(config_name(setting), &error), i);
    }
    assert_true(config_number(&config, SETTING_TARGET) == 0.72);
    assert_true(config_number(&config, SETTING_GOAL) == 0);
    assert_true(isnan(config_number(&config, SETTING_CONFIDENCE)));
    assert_true(config_is(&config, SETTING_DECIMAL, "point"));
    config_release(&config);
}

static void options_stand_above_environment_above_file(void **state)
{
    struct config config;
    struct error error = {.code = ERROR_NONE};
    struct error_list errors = {.count = 0};
    (void)state;
    write_text("# mine\ncolor: always\ngoal: 20\n");
    config_init(&config);
    assert_true(config_read(&config, path, &errors));
    assert_origin(&config, SETTING_COLOR, "config.yaml:2");
    assert_true(config_number(&config, SETTING_GOAL) == 20);
    assert_true(config_take(&config, SETTING_COLOR, "never",
                            SETTING_BY_ENVIRONMENT, "NO_COLOR", &error));
    assert_origin(&config, SETTING_COLOR, "NO_COLOR");
    assert_true(config_read(&config, path, &errors));
    assert_true(config_is(&config, SETTING_COLOR, "never"));
    assert_true(config_take(&config, SETTING_COLOR, "auto", SETTING_BY_OPTION,
                            "--color", &error));
    assert_true(config_is(&config, SETTING_COLOR, "auto"));
    assert_origin(&config, SETTING_COLOR, "--color");
    assert_origin(&config, SETTING_CLOCK, "default");
    config_release(&config);
}

static void all_faults_are_told_with_their_places(void **state)
{
    struct config config;
    struct error_list errors = {.count = 0};
    struct str text = {0};
    (void)state;
    write_text("goal: 7\ncolour: never\ndecimal: comm\ntarget: 20%\n"
               "clock:\n  - no\naccessible: yes\n");
    config_init(&config);
    assert_false(config_read(&config, path, &errors));
    assert_int_equal(errors.count, 4);
    for (size_t i = 0; i < errors.count; i++)
        error_print(&errors.item[i], &text);
    static const char *const wanted[] = {
        "config.yaml:2:1: no setting is called 'colour'; did you mean 'color'?",
        "config.yaml:3:10: 'decimal' wants point or comma, not 'comm'",
        "config.yaml:4:9: 'target' wants a share from 50% to 95%, not '20%'",
        "config.yaml:6:3: 'clock' wants one value",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!strstr(text.text, wanted[i]))
            fail_msg("%s\nis not in\n%s", wanted[i], text.text);
    /* What is good counts all the same. */
    assert_true(config_number(&config, SETTING_GOAL) == 7);
    assert_true(config_is(&config, SETTING_ACCESSIBLE, "yes"));
    str_release(&text);
    error_list_release(&errors);
    config_release(&config);
}

static void files_without_settings_are_good(void **state)
{
    static const char *const texts[] = {"", "\n\n", "# nothing\n  # yet\n"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct config config;
        struct error_list errors = {.count = 0};
        write_text(texts[i]);
        config_init(&config);
        assert_true(config_read(&config, path, &errors));
        config_release(&config);
        error_list_release(&errors);
    }
    unlink(path);
    struct config config;
    struct error_list errors = {.count = 0};
    config_init(&config);
    assert_true(config_read(&config, path, &errors));
    config_release(&config);
    error_list_release(&errors);
}

static void writing_keeps_the_rest(void **state)
{
    struct error error = {.code = ERROR_NONE};
    struct stat status;
    (void)state;
    unlink(path);
    assert_true(config_write(path, SETTING_GOAL, "20", &error));
    assert_file(
        "# Settings of reckon; 'reckon config' lists them.\ngoal: 20\n");
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);

    write_text("# mine\n\ngoal: 7\n# and this\ntarget: 0.8\n# last");
    assert_true(config_write(path, SETTING_GOAL, "12", &error));
    assert_file("# mine\n\ngoal: 12\n# and this\ntarget: 0.8\n# last");
    assert_true(config_write(path, SETTING_PAGER, "less -FRX", &error));
    assert_file("# mine\n\ngoal: 12\n# and this\ntarget: 0.8\n# last\n"
                "pager: less -FRX\n");
    assert_true(config_write(path, SETTING_GOAL, NULL, &error));
    assert_true(config_write(path, SETTING_PAGER, NULL, &error));
    assert_file("# mine\n\n# and this\ntarget: 0.8\n# last\n");
    assert_true(config_write(path, SETTING_GOAL, NULL, &error)); /* not there */
    assert_file("# mine\n\n# and this\ntarget: 0.8\n# last\n");
    write_text("pager: >-\n  more\ngoal: 3\n");
    assert_true(config_write(path, SETTING_PAGER, "most", &error));
    struct config config;
    struct error_list errors = {.count = 0};
    config_init(&config);
    assert_true(config_read(&config, path, &errors));
    assert_true(config_is(&config, SETTING_PAGER, "most"));
    assert_true(config_number(&config, SETTING_GOAL) == 3);
    config_release(&config);
}

static void what_does_not_fit_is_not_written(void **state)
{
    static const struct {
        enum setting setting;
        const char *value, *why;
    } rows[] = {
        {SETTING_GOAL, "many", "goal wants a whole number from 0 to 1000"},
        {SETTING_GOAL, "1.5", "goal wants a whole number"},
        {SETTING_GOAL, "-1", "goal wants a whole number"},
        {SETTING_TARGET, "1", "target wants a share from 50% to 95%"},
        {SETTING_TIME_SCALE, "0", "time-scale wants a number from 0.1 to 10"},
        {SETTING_COLOR, "red", "color wants auto, always or never"},
        {SETTING_CLOCK, "maybe", "clock wants yes or no"},
        {SETTING_LEARNER, "", "learner wants a text on one line"},
        {SETTING_LEARNER, "a\033[31m", "learner wants a text on one line"},
        {SETTING_LEARNER, "a #b", "cannot be kept"},
        {SETTING_LEARNER, "a: b", "cannot be kept"},
        {SETTING_LEARNER, "'a'", "cannot be kept"},
        {SETTING_LEARNER, "[a]", "cannot be kept"},
    };
    (void)state;
    write_text("goal: 7\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error error = {.code = ERROR_NONE};
        assert_false(
            config_write(path, rows[i].setting, rows[i].value, &error));
        if (!strstr(error.text, rows[i].why))
            fail_msg("'%s' is not in '%s'", rows[i].why, error.text);
    }
    assert_file("goal: 7\n");
    write_text("goal: [\n");
    struct error error = {.code = ERROR_NONE};
    assert_false(config_write(path, SETTING_GOAL, "3", &error));
    assert_non_null(strstr(error.text, "mend line 1 of "));
    assert_file("goal: [\n");
}

static void a_link_stays_a_link(void **state)
{
    char target[300];
    struct stat status;
    struct error error = {.code = ERROR_NONE};
    (void)state;
    write_text("goal: 7\n");
    snprintf(target, sizeof target, "%s/real.yaml", folder);
    assert_int_equal(rename(path, target), 0);
    assert_int_equal(symlink("real.yaml", path), 0);
    assert_true(config_write(path, SETTING_GOAL, "8", &error));
    assert_int_equal(lstat(path, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_file("goal: 8\n");
    unlink(target);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_have_good_defaults),
        cmocka_unit_test(options_stand_above_environment_above_file),
        cmocka_unit_test(all_faults_are_told_with_their_places),
        cmocka_unit_test(files_without_settings_are_good),
        cmocka_unit_test(writing_keeps_the_rest),
        cmocka_unit_test(what_does_not_fit_is_not_written),
        cmocka_unit_test(a_link_stays_a_link),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
