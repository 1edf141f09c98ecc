/* session/course: what a preset's questions come to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "session/course.h"

#define TEMPLATE(id, topic, level, rest)                                       \
    "  - id: " id "\n"                                                         \
    "    topic: " topic "\n"                                                   \
    "    level: " level "\n"                                                   \
    "    time: 30\n"                                                           \
    "    ask: What is 1 + 1?\n" rest

#define ANSWER                                                                 \
    "    answer: 2\n"                                                          \
    "    check: 1 + 1\n"

static const char bank_text[] =
    "format: 1\n"
    "bank: desk\n"
    "title: Desk\n"
    "templates:\n" TEMPLATE("a", "sums", "1..3", "    tools: head\n" ANSWER)
        TEMPLATE("b", "sums", "1..3", ANSWER) TEMPLATE("c", "odds", "2", ANSWER)
            TEMPLATE("d", "odds", "2",
                     "    kind: list\n    answer: list(1, 1)\n"
                     "    check: list(1, 1)\n")
                TEMPLATE("e", "talk", "1",
                         "    kind: open\n    rubric: Say two.\n");

struct desk {
    struct catalog catalog;
    struct preset *preset;
    struct course course;
    struct arena arena;
    struct rng rng;
    struct error error;
};

static int set_up(void **state)
{
    static struct desk desk;
    struct error_list errors = {.count = 0};
    desk = (struct desk){.preset = NULL};
    catalog_init(&desk.catalog);
    arena_init(&desk.arena);
    struct bank *bank =
        bank_read("desk", bank_text, strlen(bank_text), &errors);
    if (!bank)
        fail_msg("%s", errors.item[0].text);
    assert_true(catalog_add_bank(&desk.catalog, bank, &errors));
    *state = &desk;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    preset_free(desk->preset);
    catalog_release(&desk->catalog);
    arena_release(&desk->arena);
    return 0;
}

/* Harder levels are less likely to be right. */
static double chance(const void *context, uint32_t template, uint32_t level)
{
    (void)context;
    (void)template;
    return 0.85 - 0.2 * level;
}

static bool plan(struct desk *desk, const char *preset, double seconds,
                 uint64_t seed)
{
    struct error_list errors = {.count = 0};
    preset_free(desk->preset);
    desk->preset = preset_read("p", preset, strlen(preset), &errors);
    if (!desk->preset)
        fail_msg("%s", errors.item[0].text);
    rng_seed(&desk->rng, seed);
    desk->error = (struct error){.code = ERROR_NONE};
    return course_plan(&desk->course, desk->preset, seconds, &desk->catalog,
                       chance, NULL, &desk->rng, &desk->arena, &desk->error);
}

/* "a1 b2 ...": templates and levels in the order planned. */
static const char *dump(const struct desk *desk)
{
    static char text[4000];
    char *at = text;
    *at = '\0';
    for (size_t i = 0; i < desk->course.count; i++) {
        const struct course_item *item = &desk->course.item[i];
        const struct catalog_template *template =
            &desk->catalog.template[item->template];
        *at++ = template->id[0];
        *at++ = (char)('0' + template->level[item->level].level);
        *at++ = ' ';
        *at = '\0';
    }
    return text;
}

static size_t times(const char *text, const char *what)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, what)); at++)
        count++;
    return count;
}

#define DRILL "format: 1\npreset: p\ntitle: P\nmode: drill\nminutes: 2\n"
#define MOCK  "format: 1\npreset: p\ntitle: P\nmode: mock\nminutes: 10\n"

static void a_drill_mixes_what_its_sections_count(void **state)
{
    struct desk *desk = *state;
    assert_true(plan(desk,
                     DRILL "sections:\n"
                           "  -\n    topics:\n      - sums\n"
                           "    levels: 1..2\n    count: 20\n"
                           "  -\n    topics:\n      - desk/c\n    count: 6\n",
                     120, 1));
    const char *text = dump(desk);
    assert_int_equal(desk->course.count, 26);
    assert_int_equal(times(text, "a"), 10);
    assert_int_equal(times(text, "b"), 10);
    assert_int_equal(times(text, "c2"), 6);
    assert_int_equal(times(text, "3"), 0);
    assert_true(times(text, "a1") > 0 && times(text, "a2") > 0);
    /* Mixed: the second section does not stand at the end. */
    assert_true(strstr(text, "c2") < text + 20 * 3);
}

static void one_seed_plans_one_course(void **state)
{
    struct desk *desk = *state;
    static const char preset[] = DRILL "topics:\n  - sums\ncount: 30\n";
    char first[200], other[200];
    assert_true(plan(desk, preset, 120, 5));
    strcpy(first, dump(desk));
    assert_true(plan(desk, preset, 120, 6));
    strcpy(other, dump(desk));
    assert_true(plan(desk, preset, 120, 5));
    assert_string_equal(dump(desk), first);
    assert_string_not_equal(other, first);
}

static void a_drill_asks_nothing_open_and_options_need_one_number(void **state)
{
    struct desk *desk = *state;
    assert_true(plan(desk, DRILL "count: 12\n", 120, 1));
    assert_int_equal(times(dump(desk), "e"), 0);
    assert_int_equal(times(dump(desk), "d"), 3);
    assert_true(plan(desk, DRILL "answers: options\ncount: 12\n", 120, 1));
    assert_int_equal(times(dump(desk), "d"), 0);
    assert_true(plan(desk, DRILL "tools: head\ncount: 4\n", 120, 1));
    assert_int_equal(times(dump(desk), "a"), 4);
}

static void without_a_count_there_is_enough_for_the_time(void **state)
{
    struct desk *desk = *state;
    assert_true(plan(desk, DRILL "topics:\n  - sums\n", 120, 1));
    /* twice 120 seconds, 30 each */
    assert_int_equal(desk->course.count, 8);
}

static void an_interview_fits_the_learner_and_repeats_nothing(void **state)
{
    struct desk *desk = *state;
    assert_true(plan(desk,
                     MOCK "sections:\n"
                          "  -\n    topics:\n      - talk\n    share: 1\n"
                          "  -\n    topics:\n      - sums\n    share: 4\n",
                     600, 3));
    const char *text = dump(desk);
    /* Level 2 has the wanted chance; each template once, in order. */
    assert_true(strcmp(text, "e1 a2 b2 ") == 0 ||
                strcmp(text, "e1 b2 a2 ") == 0);
    assert_true(desk->course.until[0] == 120);
    assert_true(desk->course.until[1] == 600);
}

static void a_section_whose_time_is_over_is_left(void **state)
{
    struct desk *desk = *state;
    struct course *course = &desk->course;
    assert_true(plan(desk,
                     MOCK "sections:\n"
                          "  -\n    topics:\n      - sums\n"
                          "  -\n    topics:\n      - odds\n",
                     600, 3));
    assert_int_equal(course_step(course)->section, 0);
    course->elapsed = 301;
    assert_int_equal(course_step(course)->section, 1);
    course->elapsed = 600;
    assert_null(course_step(course));
}

static void what_cannot_be_asked_is_told(void **state)
{
    struct desk *desk = *state;
    assert_false(plan(desk, DRILL "topics:\n  - sms\n", 120, 1));
    assert_string_equal(desk->error.text,
                        "no topic is called 'sms'; did you mean 'sums'?");
    assert_false(plan(desk, DRILL "topics:\n  - talk\n", 120, 1));
    assert_string_equal(desk->error.text,
                        "section 1 of 'p' has no question to ask");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_drill_mixes_what_its_sections_count),
        TEST(one_seed_plans_one_course),
        TEST(a_drill_asks_nothing_open_and_options_need_one_number),
        TEST(without_a_count_there_is_enough_for_the_time),
        TEST(an_interview_fits_the_learner_and_repeats_nothing),
        TEST(a_section_whose_time_is_over_is_left),
        TEST(what_cannot_be_asked_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
