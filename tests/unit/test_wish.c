/* session/wish, session/catalog_find: what a selection takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "session/wish.h"

static const char text[] = "format: 1\n"
                           "bank: desk\n"
                           "title: Desk\n"
                           "templates:\n"
                           "  - id: easy\n"
                           "    topic: sums\n"
                           "    tags:\n"
                           "      - finance\n"
                           "      - health\n"
                           "    level: 1..2\n"
                           "    ask: What is 1 + 1?\n"
                           "    answer: 2\n"
                           "    check: 1 + 1\n"
                           "  - id: hard\n"
                           "    formerly:\n"
                           "      - harder\n"
                           "    topic: sums\n"
                           "    level: 4\n"
                           "    ask: What is 2 + 2?\n"
                           "    answer: 4\n"
                           "    check: 2 + 2\n"
                           "  - id: odd\n"
                           "    topic: odds\n"
                           "    tags:\n"
                           "      - health\n"
                           "    level: 3\n"
                           "    ask: What is 3 + 2?\n"
                           "    answer: 5\n"
                           "    check: 3 + 2\n";

static int set_up(void **state)
{
    static struct catalog catalog;
    struct error_list errors = {.count = 0};
    catalog_init(&catalog);
    struct bank *bank = bank_read("desk", text, strlen(text), &errors);
    assert_non_null(bank);
    assert_true(catalog_add_bank(&catalog, bank, &errors));
    *state = &catalog;
    return 0;
}

static int tear_down(void **state)
{
    catalog_release(*state);
    return 0;
}

/* The templates that are taken, a letter each: e(asy) h(ard) o(dd). */
static void takes(const struct catalog *catalog, const struct wish *wish,
                  const char *expected)
{
    char taken[4] = "";
    for (uint32_t i = 0; i < catalog->templates; i++)
        if (wish_takes(wish, catalog, i))
            strncat(taken, catalog->template[i].id, 1);
    assert_string_equal(taken, expected);
}

static struct wish wish_of(const struct catalog *catalog, const char *word)
{
    struct wish wish = {.topics = 0};
    struct error error = {.code = ERROR_NONE};
    if (!wish_add_word(&wish, catalog, word, &error))
        fail_msg("%s", error.text);
    return wish;
}

static void an_empty_wish_takes_everything(void **state)
{
    struct wish wish = {.topics = 0};
    takes(*state, &wish, "eho");
    assert_false(wish_is_narrow(&wish));
}

static void a_word_is_a_topic_a_template_or_a_tag(void **state)
{
    struct wish wish = wish_of(*state, "sums");
    takes(*state, &wish, "eh");
    wish = wish_of(*state, "health");
    takes(*state, &wish, "eo");
    assert_true(wish_is_narrow(&wish));
    wish = wish_of(*state, "desk/odd");
    takes(*state, &wish, "o");
    wish = wish_of(*state, "desk/harder"); /* its former id */
    takes(*state, &wish, "h");
}

static void places_add_up_and_tags_and_levels_narrow(void **state)
{
    struct error error = {.code = ERROR_NONE};
    struct wish wish = wish_of(*state, "odds");
    assert_true(wish_add_word(&wish, *state, "desk/easy", &error));
    takes(*state, &wish, "eo");
    wish.level_low = 2;
    wish.level_high = 2;
    takes(*state, &wish, "e");
    assert_true(wish_takes_level(&wish, 2));
    assert_false(wish_takes_level(&wish, 1));
    wish.level_low = wish.level_high = 0;
    assert_true(wish_add_tag(&wish, *state, "finance", &error));
    takes(*state, &wish, "e");
    assert_true(wish_add_tag(&wish, *state, "health", &error));
    takes(*state, &wish, "eo");
}

static void refused(const struct catalog *catalog, const char *word,
                    const char *sentence)
{
    struct wish wish = {.topics = 0};
    struct error error = {.code = ERROR_NONE};
    assert_false(wish_add_word(&wish, catalog, word, &error));
    assert_string_equal(error.text, sentence);
}

static void what_is_unknown_is_refused_with_the_nearest_name(void **state)
{
    struct wish wish = {.topics = 0};
    struct error error = {.code = ERROR_NONE};
    refused(*state, "sms", "no topic is called 'sms'; did you mean 'sums'?");
    refused(*state, "desk/eazy",
            "no template is called 'desk/eazy'; did you mean 'desk/easy'?");
    refused(*state, "other/easy", "no template is called 'other/easy'");
    assert_false(wish_add_tag(&wish, *state, "helth", &error));
    assert_string_equal(error.text, "no question is tagged 'helth'; did you "
                                    "mean 'health'?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_wish_takes_everything),
        cmocka_unit_test(a_word_is_a_topic_a_template_or_a_tag),
        cmocka_unit_test(places_add_up_and_tags_and_levels_narrow),
        cmocka_unit_test(what_is_unknown_is_refused_with_the_nearest_name),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
