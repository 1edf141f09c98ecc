/* The page of a learner's progress: what it says of histories that differ in
 * one thing from the one that tests/report/page.sh looks at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../runner/look_fixture.h"
#include "report/look_figures.h"
#include "report/report.h"
#include "report/web.h"

/* A history that may be changed, and its page. */
struct place {
    struct look_fixture room;
    struct lookback *look;
    struct str page;
};

static int set_up(void **state)
{
    static struct place place;
    place.look = look_fixture(&place.room);
    place.page = (struct str){0};
    *state = &place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    str_release(&place->page);
    return 0;
}

static void write_page(struct place *place)
{
    struct report report = {.look = place->look, .program = "reckon"};
    str_clear(&place->page);
    report_html(&report, &place->page);
}

static void assert_says(struct place *place, const char *part)
{
    write_page(place);
    if (!strstr(place->page.text, part))
        fail_msg("no '%s' in the page", part);
}

static void assert_lacks(struct place *place, const char *part)
{
    write_page(place);
    if (strstr(place->page.text, part))
        fail_msg("'%s' in the page", part);
}

static void a_page_may_have_no_name(void **state)
{
    struct place *place = *state;
    assert_says(place, "<h1>Your progress</h1>");
}

static void an_example_is_what_was_typed_or_chosen(void **state)
{
    struct place *place = *state;
    struct answer_row *row = &place->room.kind[0].example[0].row;
    char typed[62];
    row->options = 3;
    assert_says(place, "said \u201c&lt;b&gt;0.9&lt;/b&gt;&amp;\u201d in bayes");
    row->reading = "it rises";
    assert_says(place,
                "Last: said \u201cit rises\u201d in bayes on 20 November.");
    row->options = 0;
    memset(typed, '1', sizeof typed);
    row->typed = typed;
    row->typed_length = 60;
    assert_says(place, "11\u201d in bayes");
    assert_lacks(place, "\u2026\u201d");
    row->typed_length = 61;
    assert_says(place, "11\u2026\u201d in bayes");
    memcpy(typed + 59, "\u00e9", 2); /* would be torn after 60 bytes */
    assert_says(place, "11\u2026\u201d in bayes");
    assert_lacks(place, "\xc3\u2026");
    row->typed = NULL;
    row->typed_length = 0;
    assert_says(place, "Last: said \u201c\u201d in bayes");
}

static void eight_kinds_of_mistakes_are_told(void **state)
{
    struct place *place = *state;
    struct lookback_kind kind[9] = {{.tag = "one", .times = 9}};
    for (size_t i = 1; i < 9; i++)
        kind[i] = (struct lookback_kind){.tag = i < 8 ? "middle" : "last",
                                         .times = 1};
    place->look->kind = kind;
    place->look->kinds = 9;
    assert_says(place, "<li>one.</li>\n<li>middle.</li>");
    assert_lacks(place, "<li>last.</li>");
    place->look->kinds = 8;
    kind[7].tag = "last";
    assert_says(place, "<li>last.</li>");
}

static void what_was_said_is_compared_with_what_was_right(void **state)
{
    struct place *place = *state;
    struct lookback_calibration *sure = &place->look->calibration;
    assert_says(place, "You said 84% on average, and were right 77% of the "
                       "time: too sure.");
    sure->over = -0.07;
    assert_says(place, "of the time: you may trust yourself more.");
    sure->over = -0.05;
    assert_says(place, "of the time. Brier score");
    sure->over = 0.05;
    assert_says(place, "of the time. Brier score");
}

static void what_is_next_needs_a_choice(void **state)
{
    struct place *place = *state;
    assert_says(place, "<li>Next: ");
    place->look->topics = 1;
    assert_lacks(place, "<li>Next: ");
    assert_says(place,
                "Your level over all topics is 2.6 (standard error 0.3)");
    place->look->topics = 0;
    assert_lacks(place, "By topic, on the same axes");
    assert_says(place, "Your level over all topics is");
}

static void pictures_of_sureness_are_those_there_is_something_for(void **state)
{
    struct place *place = *state;
    struct lookback_calibration *sure = &place->look->calibration;
    assert_says(place, "id=\"intervals-f");
    assert_says(place, "Brier score");
    size_t intervals = sure->intervals;
    sure->intervals = 0;
    assert_lacks(place, "id=\"intervals-f");
    assert_says(place, "id=\"sure-f");
    sure->intervals = intervals;
    sure->right = share_of(0, 0);
    assert_lacks(place, "Brier score");
    assert_lacks(place, "You said");
    assert_says(place, "id=\"sure-f");
    sure->intervals = 0;
    assert_lacks(place, "sure-f");
}

static void topics_without_a_level_have_no_picture_of_it(void **state)
{
    struct place *place = *state;
    assert_says(place, "<h4>bayes</h4>");
    place->room.topic[2].abilities = 0;
    assert_lacks(place, "<h4>bayes</h4>");
    assert_says(place, "<h4>variance</h4>");
}

static void an_interviews_parts_have_their_words(void **state)
{
    struct place *place = *state;
    struct lookback_mock *mock = &place->look->mock;
    struct lookback_asked part = {.question = 1,
                                  .name = "n",
                                  .topic = "t",
                                  .points = (double)NAN,
                                  .credit = (double)NAN};
    static const struct {
        double credit, points;
        bool open, skipped;
        const char *words;
    } cases[] = {{(double)NAN, (double)NAN, false, false, ">not marked<"},
                 {(double)NAN, (double)NAN, false, true, ">skipped<"},
                 {0.5, 0.5, false, false, ">nearly: 0.5<"},
                 {0.5, 0.375, false, false, ">nearly: 0.38<"},
                 {1, 0.5, false, false, ">right, with hints: 0.5<"},
                 {1, 1, false, false, ">right<"},
                 {0, 0, false, false, ">wrong<"},
                 {1, 1, true, false, ">100% of its points<"}};
    mock->part = &part;
    mock->parts = 1;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        part.credit = cases[i].credit;
        part.points = cases[i].points;
        part.open = cases[i].open;
        part.skipped = cases[i].skipped;
        assert_says(place, cases[i].words);
    }
    assert_says(place, ": 1 of 1 point in ");
    mock->weak = 0;
    assert_says(place, "Nothing stands out to be practised next.");
    assert_lacks(place, "Practise next");
}

/* 53 weeks are 371 days. */
static void the_calendar_has_a_year_at_most(void **state)
{
    struct place *place = *state;
    struct tally_day day[] = {
        {.day = FIXTURE_LAST - 371, .answered = 7},
        {.day = FIXTURE_LAST - 370, .answered = 5, .open = 1},
        {.day = FIXTURE_LAST, .answered = 3},
        {.day = FIXTURE_LAST + 1, .answered = 2}};
    struct arena arena;
    arena_init(&arena);
    place->look->day = day;
    place->look->days = 4;
    place->look->first = FIXTURE_LAST - 370;
    struct figure figure = look_calendar(place->look, &arena);
    assert_int_equal(figure.breadth, 371);
    assert_string_equal(figure.description, "Questions answered on each day.");
    place->look->first = FIXTURE_LAST - 371;
    figure = look_calendar(place->look, &arena);
    assert_int_equal(figure.breadth, 371);
    assert_int_equal(figure.first_day, FIXTURE_LAST - 370);
    assert_true(figure.cell[0] == 6 && figure.cell[1] == 0);
    assert_true(figure.cell[370] == 3);
    assert_string_equal(figure.description,
                        "Questions answered on each day of the last 53 weeks.");
    arena_release(&arena);
}

static void speed_is_told_of_topics_with_times_and_answers(void **state)
{
    struct place *place = *state;
    struct arena arena;
    arena_init(&arena);
    place->room.topic[0].median = 0;           /* no time is known */
    place->room.topic[1].author = (double)NAN; /* nor what it should be */
    place->room.topic[2].answered = 2;         /* too few */
    place->room.topic[3].answered = 3;
    struct figure figure = look_speed(place->look, &arena);
    const struct figure_series *dots = &figure.series[1];
    assert_int_equal(dots->count, 1);
    assert_string_equal(dots->point[0].label, "variance");
    assert_true(fabs(dots->point[0].x - 95 / 60.0) < 1e-12);
    assert_true(dots->point[0].weight == 3);
    arena_release(&arena);
}

/* 12 answers: 3 without a time of their own or of the author. */
static void pace_counts_answers_whose_times_are_known(void **state)
{
    struct place *place = *state;
    static const double seconds[] = {10, 29, 30, 59, 60, 100, 119, 120, 900};
    struct lookback_point point[12];
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < 12; i++)
        point[i] = (struct lookback_point){.seconds = i < 9 ? seconds[i] : 60,
                                           .author = 60};
    point[9].seconds = (double)NAN;
    point[10].author = 0;
    point[11].author = (double)NAN;
    place->look->point = point;
    place->look->points = 12;
    struct figure figure = look_pace(place->look, &arena);
    const double *answers = figure.column[0].value;
    double all = answers[0] + answers[1] + answers[2] + answers[3];
    assert_true(all == 9);
    assert_true(answers[3] <= 2 && answers[0] >= 2);
    arena_release(&arena);
}

static void a_topic_that_began_earlier_widens_all_axes(void **state)
{
    struct place *place = *state;
    struct figure figure = {.x = {.low = 0, .high = 0}};
    look_ability_axes(place->look, &figure);
    assert_true(figure.x.low == (double)place->look->first * 86400.0);
    assert_true(figure.x.high == FIXTURE_LAST * 86400.0);
    figure = (struct figure){.x = {.low = 0, .high = 0}};
    for (int i = 0; i < FIXTURE_TOPICS; i++)
        place->room.topic[i].ability += FIXTURE_DAYS - 1 - (i == 2);
    look_ability_axes(place->look, &figure);
    assert_true(figure.x.low == (FIXTURE_LAST - 1) * 86400.0);
    figure = (struct figure){.x = {.low = 0, .high = 0}};
    place->room.topic[2].abilities = 0;
    look_ability_axes(place->look, &figure); /* one day is no axis */
    assert_true(figure.x.low == 0 && figure.x.high == 0);
}

static void a_figure_without_words_has_no_paragraph(void **state)
{
    struct place *place = *state;
    struct figure figure = {.title = "T"};
    web_description(&place->page, &figure);
    assert_string_equal(str_text(&place->page), "");
    figure.description = "a < b";
    web_description(&place->page, &figure);
    assert_string_equal(place->page.text, "<p>a &lt; b</p>\n");
}

int main(void)
{
#define IN_A_PLACE(test)                                                       \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(a_page_may_have_no_name),
        IN_A_PLACE(an_example_is_what_was_typed_or_chosen),
        IN_A_PLACE(eight_kinds_of_mistakes_are_told),
        IN_A_PLACE(what_was_said_is_compared_with_what_was_right),
        IN_A_PLACE(what_is_next_needs_a_choice),
        IN_A_PLACE(pictures_of_sureness_are_those_there_is_something_for),
        IN_A_PLACE(topics_without_a_level_have_no_picture_of_it),
        IN_A_PLACE(an_interviews_parts_have_their_words),
        IN_A_PLACE(the_calendar_has_a_year_at_most),
        IN_A_PLACE(speed_is_told_of_topics_with_times_and_answers),
        IN_A_PLACE(pace_counts_answers_whose_times_are_known),
        IN_A_PLACE(a_topic_that_began_earlier_widens_all_axes),
        IN_A_PLACE(a_figure_without_words_has_no_paragraph),
    };
#undef IN_A_PLACE
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
