/* bank/preset: what a preset says, and what is refused with its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "bank/preset.h"
#include "base/file.h"

#define HEAD                                                                   \
    "format: 1\n"                                                              \
    "preset: quick\n"                                                          \
    "title: Quick\n"                                                           \
    "mode: drill\n"                                                            \
    "minutes: 2.5\n"

static struct preset *read_well(const char *text)
{
    struct error_list errors = {.count = 0};
    struct preset *preset = preset_read("p", text, strlen(text), &errors);
    if (!preset)
        fail_msg("%s", errors.item[0].text);
    return preset;
}

static void a_preset_is_its_own_first_section(void **unused)
{
    (void)unused;
    struct preset *preset = read_well(HEAD "scoring: plus-minus\n"
                                           "answers: options\n"
                                           "topics:\n"
                                           "  - bayes\n"
                                           "  - dice/two-sixes\n"
                                           "tags:\n"
                                           "  - health\n"
                                           "levels: 2..3\n"
                                           "tools: head\n"
                                           "count: 40\n");
    assert_string_equal(preset->id, "quick");
    assert_int_equal(preset->mode, PRESET_DRILL);
    assert_true(preset->minutes == 2.5);
    assert_int_equal(preset->scoring, SCORING_PLUS_MINUS);
    assert_true(preset->options);
    assert_int_equal(preset->sections, 1);
    const struct preset_section *section = preset->section;
    assert_int_equal(section->topics, 2);
    assert_string_equal(section->topic[1], "dice/two-sixes");
    assert_string_equal(section->tag[0], "health");
    assert_int_equal(section->level_low, 2);
    assert_int_equal(section->level_high, 3);
    assert_string_equal(section->tools, "head");
    assert_int_equal(section->count, 40);
    preset_free(preset);
}

static void what_is_not_said_is_plain_typed_and_everything(void **unused)
{
    (void)unused;
    struct preset *preset = read_well(HEAD);
    assert_int_equal(preset->scoring, SCORING_PLAIN);
    assert_false(preset->options);
    assert_null(preset->about);
    assert_int_equal(preset->section[0].topics, 0);
    assert_int_equal(preset->section[0].level_low, 0);
    assert_int_equal(preset->section[0].count, 0);
    preset_free(preset);
}

static void sections_have_keys_of_their_own(void **unused)
{
    (void)unused;
    struct preset *preset = read_well("format: 1\n"
                                      "preset: hour\n"
                                      "title: Hour\n"
                                      "mode: mock\n"
                                      "minutes: 60\n"
                                      "sections:\n"
                                      "  -\n"
                                      "    name: first\n"
                                      "    share: 10\n"
                                      "  -\n"
                                      "    topics:\n"
                                      "      - bayes\n");
    assert_int_equal(preset->mode, PRESET_MOCK);
    assert_int_equal(preset->sections, 2);
    assert_string_equal(preset->section[0].name, "first");
    assert_true(preset->section[0].share == 10);
    assert_true(preset->section[1].share == 1);
    assert_string_equal(preset->section[1].topic[0], "bayes");
    preset_free(preset);
}

static void faults_are_named_with_their_place(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *says;
        unsigned line;
    } cases[] = {
        {HEAD "levels: 0..3\n", LEVELS_WANTED, 6},
        {HEAD "scoring: harsh\n", "'scoring' is plain or plus-minus", 6},
        {HEAD "answers: spoken\n", "'answers' is typed or options", 6},
        {HEAD "count: 0\n", "'count' is a number from 1 to 1000", 6},
        {HEAD "tools: abacus\n", "tools are head, paper or calculator", 6},
        {HEAD "minute: 3\n", "unknown key 'minute'; did you mean 'minutes'?",
         6},
        {HEAD "topics: bayes\n",
         "'topics' needs a list of words, one a line behind '-'", 6},
        {HEAD "topics:\n  - a/b/c\n",
         "an id has 1 to 64 of the letters A-Z a-z 0-9 _ . - and does not "
         "begin with '-' or '.'",
         7},
        {HEAD "levels: 2\nsections:\n  -\n    count: 3\n",
         "unknown key 'levels' in a preset", 6},
        {"format: 1\npreset: x\ntitle: X\nmode: quiz\nminutes: 3\n",
         "'mode' is drill, mock or placement", 4},
        {"format: 1\npreset: x\ntitle: X\nmode: mock\nminutes: 0\n",
         "'minutes' is a number from 0.5 to 480", 5},
        {"format: 2\npreset: x\ntitle: X\nmode: mock\nminutes: 9\n",
         "this program reads format 1; a newer preset needs a newer reckon", 1},
        {"format: 1\npreset: x\ntitle: X\nminutes: 9\n",
         "a preset needs the key 'mode': drill, mock or placement", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error_list errors = {.count = 0};
        assert_null(
            preset_read("p", cases[i].text, strlen(cases[i].text), &errors));
        assert_int_equal(errors.count, 1);
        assert_string_equal(errors.item[0].text, cases[i].says);
        assert_int_equal(
            source_locate(errors.item[0].source, errors.item[0].at).line,
            cases[i].line);
        error_list_release(&errors);
    }
}

static void put(const char *folder, const char *name, const char *text)
{
    struct str path = {0};
    struct error error = {0};
    str_add_format(&path, "%s/%s", folder, name);
    assert_true(file_write(path.text, text, strlen(text), 0600, &error));
    str_release(&path);
}

static void drop(const char *folder, const char *name)
{
    struct str path = {0};
    str_add_format(&path, "%s/%s", folder, name);
    unlink(path.text);
    str_release(&path);
}

static void a_later_folder_counts(void **unused)
{
    (void)unused;
    char shipped[] = "/tmp/reckon-presets-XXXXXX";
    char own[] = "/tmp/reckon-presets-XXXXXX";
    struct preset_list list = {0};
    struct error_list errors = {.count = 0};
    struct error error = {0};
    assert_non_null(mkdtemp(shipped));
    assert_non_null(mkdtemp(own));
    put(shipped, "a.yaml", HEAD);
    put(shipped, "b.yaml",
        "format: 1\npreset: hour\ntitle: H\nmode: mock\nminutes: 60\n");
    put(own, "a.yaml", HEAD "count: 7\n");
    put(own, "bad.yaml", "format: 1\n");
    assert_true(preset_list_add(&list, shipped, &errors));
    assert_false(preset_list_add(&list, own, &errors));
    assert_true(preset_list_add(&list, "/nonexistent", &errors));
    assert_int_equal(list.count, 2);
    const struct preset *found =
        preset_list_find(&list, PRESET_DRILL, "quick", &error);
    assert_non_null(found);
    assert_int_equal(found->section[0].count, 7);
    assert_null(preset_list_find(&list, PRESET_MOCK, "hou", &error));
    assert_string_equal(error.text, "no mock interview is called 'hou'; did "
                                    "you mean 'hour'?");
    error = (struct error){0};
    assert_null(preset_list_find(&list, PRESET_MOCK, "quick", &error));
    assert_string_equal(error.text, "no mock interview is called 'quick'");
    preset_list_release(&list);
    error_list_release(&errors);
    drop(shipped, "a.yaml");
    drop(shipped, "b.yaml");
    drop(own, "a.yaml");
    drop(own, "bad.yaml");
    rmdir(shipped);
    rmdir(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_preset_is_its_own_first_section),
        cmocka_unit_test(what_is_not_said_is_plain_typed_and_everything),
        cmocka_unit_test(sections_have_keys_of_their_own),
        cmocka_unit_test(faults_are_named_with_their_place),
        cmocka_unit_test(a_later_folder_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
