/* repl/complete: what Tab offers, by the place in the line and the state of the
 * conversation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "repl/complete.h"
#include "repl/help.h"
#include "repl/repl.h"

static const char bank_text[] = "format: 1\n"
                                "bank: desk\n"
                                "title: Desk\n"
                                "templates:\n"
                                "  - id: easy\n"
                                "    topic: sums\n"
                                "    tags:\n"
                                "      - salary\n"
                                "    level: 1\n"
                                "    ask: What is 1 + 1?\n"
                                "    answer: 2\n"
                                "    check: 1 + 1\n";

static const char preset_text[] = "format: 1\n"
                                  "preset: sprint\n"
                                  "title: Sprint\n"
                                  "mode: drill\n"
                                  "minutes: 1\n";

static const struct help_shell shell[] = {
    {"setup", "", "a", "b"}, {"--seed", "N", "a", "b"}, {.name = NULL}};

struct scene {
    struct catalog catalog;
    struct preset_list presets;
    struct repl_options options;
    struct repl repl;
    struct complete complete;
};

static int set_up(void **state)
{
    static struct scene scene;
    struct error_list errors = {.count = 0};
    static struct preset *item[1];
    catalog_init(&scene.catalog);
    struct bank *bank =
        bank_read("desk", bank_text, strlen(bank_text), &errors);
    assert_non_null(bank);
    assert_true(catalog_add_bank(&scene.catalog, bank, &errors));
    item[0] = preset_read("sprint", preset_text, strlen(preset_text), &errors);
    assert_non_null(item[0]);
    scene.presets = (struct preset_list){.item = item, .count = 1};
    scene.options = (struct repl_options){.catalog = &scene.catalog,
                                          .presets = &scene.presets,
                                          .shell = shell,
                                          .activity = &activity_practice};
    scene.repl.activity = &activity_practice;
    scene.repl.state = REPL_ANSWER;
    scene.repl.session.asked.waiting = true;
    scene.complete =
        (struct complete){.options = &scene.options, .repl = &scene.repl};
    *state = &scene;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;
    str_release(&scene->complete.word);
    preset_free(scene->presets.item[0]);
    catalog_release(&scene->catalog);
    return 0;
}

/* The candidates for the last word of the line, as readline asks for them. */
static void expect(struct scene *scene, const char *line, const char *wanted)
{
    struct str got = {0};
    const char *candidate, *blank = strrchr(line, ' ');
    const char *colon = strrchr(line, ':');
    const char *word = line;
    if (blank && blank >= word)
        word = blank + 1;
    if (colon && colon >= word)
        word = colon + 1;
    for (size_t i = 0; (candidate = complete_word(&scene->complete, line,
                                                  (size_t)(word - line), i));
         i++)
        str_add_format(&got, "%s%s", i ? " " : "", candidate);
    assert_string_equal(str_text(&got), wanted);
    str_release(&got);
}

static void commands_begin_a_line(void **state)
{
    struct scene *scene = *state;
    expect(scene, "hi", "hint");
    expect(scene, ":hi", "hint");
    expect(scene, "  hi", "hint");
    expect(scene, "s", "show skip stats set");
    expect(scene, "hint hi", "");
}

static void names_stand_behind_commands(void **state)
{
    struct scene *scene = *state;
    expect(scene, "practice ", "sums salary");
    expect(scene, "practice sums sa", "salary");
    expect(scene, ":practice su", "sums");
    expect(scene, "place ", "sums");
    expect(scene, "drill ", "sprint");
    expect(scene, "drill x", "");
    expect(scene, "quit ", "");
}

static void screens_and_settings_have_names(void **state)
{
    struct scene *scene = *state;
    expect(scene, "stats ", "mistakes calibration sums");
    expect(scene, "stats cal", "calibration");
    expect(scene, "stats su", "sums");
    expect(scene, "set conf", "confidence");
    expect(scene, "set zz", "");
}

/* Functions and mistakes, of which there are hundreds, only when begun. */
static void help_offers_first_what_is_few(void **state)
{
    struct scene *scene = *state;
    struct str all = {0};
    const char *candidate;
    for (size_t i = 0;
         (candidate = complete_word(&scene->complete, "help ", 5, i)); i++)
        str_add_format(&all, " %s ", candidate);
    assert_non_null(strstr(all.text, " hint "));
    assert_non_null(strstr(all.text, " sums "));
    assert_non_null(strstr(all.text, " sprint "));
    assert_null(strstr(all.text, " dbinom "));
    assert_null(strstr(all.text, " base-rate "));
    assert_null(strstr(all.text, " seed "));
    str_release(&all);
    expect(scene, "help dbin", "dbinom");
}

static void points_are_marked_by_letters(void **state)
{
    struct scene *scene = *state;
    scene->repl.state = REPL_MARK;
    expect(scene, "", "y n");
    scene->repl.state = REPL_ANSWER;
}

/* Before there is a conversation, and without presets. */
static void little_is_known_at_the_start(void **state)
{
    struct scene *scene = *state;
    scene->complete.repl = NULL;
    expect(scene, "hi", "hint");
    expect(scene, "drill ", "sprint");
    scene->options.presets = NULL;
    expect(scene, "drill ", "");
    scene->options.presets = &scene->presets;
    scene->presets.item[0]->mode = PRESET_MOCK; /* is none */
    expect(scene, "drill ", "");
    scene->presets.item[0]->mode = PRESET_DRILL;
    scene->complete.repl = &scene->repl;
}

static void help_knows_all_that_it_explains(void **state)
{
    struct scene *scene = *state;
    expect(scene, "help ans", "answers");
    expect(scene, "help see", "seed");
    expect(scene, "help setu", "setup");
    expect(scene, "help sums", "sums");
    expect(scene, "help base-r", "base-rate");
    expect(scene, "? spri", "sprint");
}

static void nothing_stands_for_a_number(void **state)
{
    struct scene *scene = *state;
    expect(scene, "1", "");
    expect(scene, "1/", "");
    expect(scene, "C(", "");
    expect(scene, "3:1 ", "");
    expect(scene, "3:1 aga", "");
    expect(scene, "sq", "");
    expect(scene, "2 h", "");
}

static void options_have_letters(void **state)
{
    struct scene *scene = *state;
    scene->repl.session.asked.shown.options = 3;
    expect(scene, "", "a b c");
    expect(scene, "b", "b");
    expect(scene, "hi", "hint");
    expect(scene, "d", "drill");
    scene->repl.session.asked.shown.options = 0;
    scene->repl.state = REPL_MARK;
    expect(scene, "", "y n");
    scene->repl.state = REPL_ANSWER;
}

/* In a drill only what a drill knows. */
static void commands_fit_the_conversation(void **state)
{
    struct scene *scene = *state;
    scene->repl.activity = &activity_drill;
    expect(scene, "", "repeat time = help quit");
    expect(scene, "practice ", "");
    scene->repl.activity = &activity_practice;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_begin_a_line),
        cmocka_unit_test(names_stand_behind_commands),
        cmocka_unit_test(screens_and_settings_have_names),
        cmocka_unit_test(help_offers_first_what_is_few),
        cmocka_unit_test(points_are_marked_by_letters),
        cmocka_unit_test(little_is_known_at_the_start),
        cmocka_unit_test(help_knows_all_that_it_explains),
        cmocka_unit_test(nothing_stands_for_a_number),
        cmocka_unit_test(options_have_letters),
        cmocka_unit_test(commands_fit_the_conversation),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
