/* session/lookback: sums over a history that was made by hand. What is expected
 * was added up by hand; the ends of intervals are the roots of the score
 * equation n (p - x)^2 = z^2 x (1 - x), found with 40 digits in Python. */
#include "lookback_helpers.h"

/* What differs between the rows. */
struct given {
    const char *topic, *template;
    int64_t time;
    const char *verdict;
    double result, seconds, sure;
    const char *mistake;
    bool interrupted, open;
    const char *track;
    int64_t question; /* 0: a new one */
};

static void add(struct place *place, const struct given *given)
{
    place->sequence++;
    struct answer_row row = {
        .learner = place->learner,
        .session = 7,
        .sequence = place->sequence,
        .question = given->question ? given->question : place->sequence + 1000,
        .time = given->time,
        .offset = OFFSET,
        .bank = "desk",
        .template = given->template,
        .part = given->template,
        .topic = given->topic,
        .level = 2,
        .seed = (uint64_t)place->sequence,
        .kind = "number",
        .typed = "7",
        .typed_length = 1,
        .verdict = given->verdict,
        .mistake = given->mistake,
        .credit = given->result,
        .result = given->open ? NONE : given->result,
        .tries = 1,
        .seconds = given->seconds,
        .interrupted = given->interrupted,
        .self_graded = given->open,
        .mode = given->track ? "drill" : "practice",
        .track = given->track ? given->track : "",
        .confidence = given->sure,
        .prediction = 0.7,
        .asked = NONE,
        .allowed = NONE,
        .due = ANSWERS_UNKNOWN,
    };
    if (!progress_record(place->db, &row, NULL, NULL, &place->error))
        fail_msg("%s", place->error.text);
}

static void add_history(struct place *place)
{
    /* A second before the first day of thirty begins on the learner's clock,
     * and the first one of it: 23:00 UTC is midnight. */
    const int64_t edge = (TODAY - 29) * DAY - 3600;
    const int64_t then = NOW - DAY;
    const struct given rows[] = {
        {"coins", "third", edge - 1, "right", 1, 9, NONE, NULL, false, false,
         NULL, 0},
        {"coins", "third", edge, "right", 1, 10, NONE, NULL, false, false, NULL,
         0},
        {"coins", "third", then, "right", 1, 10, 0.9, NULL, false, false, NULL,
         0},
        {"coins", "third", then, "near:independence", 0, 20, 0.9,
         "independence", false, false, NULL, 0},
        /* Two tries at one question. */
        {"coins", "third", then, "rounded", 0.5, 30, 0.6, NULL, false, false,
         NULL, 55},
        {"coins", "third", then, "right", NONE, 35, 0.6, NULL, false, false,
         NULL, 55},
        {"coins", "third", then, "wrong", 0, 1000, NONE, NULL, true, false,
         NULL, 0},
        {"coins", "third", then, "skipped", NONE, 5, NONE, NULL, false, false,
         NULL, 0},
        {"coins", "third", then, "marked", 0.5, 60, NONE, NULL, false, true,
         NULL, 0},
        {"shares", "pair", NOW, "right", 1, 8, 1, NULL, false, false, NULL, 0},
        {"shares", "pair", NOW, "near:independence", 0, 12, 0.7, "independence",
         false, false, NULL, 0},
        {"shares", "pair", NOW, "near:sign", 0, 13, NONE, "sign", false, false,
         NULL, 0},
        {"shares", "pair", NOW, "shown", 0, 50, NONE, NULL, false, false, NULL,
         0},
        {"shares", "pair", NOW, "right", 1, 2, NONE, NULL, false, false,
         "quick", 0},
        {"shares", "pair", NOW, "right", 1, 4, NONE, NULL, false, false,
         "quick", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        add(place, &rows[i]);
}

static const struct lookback_topic *topic_of(const struct lookback *lookback,
                                             const char *name)
{
    for (size_t i = 0; i < lookback->topics; i++)
        if (strcmp(lookback->topic[i].name, name) == 0)
            return &lookback->topic[i];
    fail_msg("no topic %s", name);
    return NULL;
}

static void totals_are_of_the_learners_own_days(void **state)
{
    struct place *place = *state;
    add_history(place);
    struct lookback lookback = look(place, 30, NULL);
    assert_true(lookback.started);
    assert_int_equal(lookback.last, TODAY);
    assert_int_equal(lookback.first, TODAY - 29);
    assert_int_equal(lookback.total.answered, 11);
    assert_int_equal(lookback.total.right, 5);
    assert_int_equal(lookback.total.open, 1);
    assert_int_equal(lookback.total.shown, 1);
    assert_int_equal(lookback.total.skipped, 1);
    assert_int_equal(lookback.total.practised, 3);
    /* 10 | 10 + 20 + 35 + 0 + 5 + 60 | 8 + 12 + 13 + 50 + 2 + 4 */
    assert_near(lookback.total.seconds, 10 + 130 + 89);
    assert_int_equal(lookback.days, 3);
    assert_int_equal(lookback.day[0].day, TODAY - 29);
    assert_int_equal(lookback.day[1].day, TODAY - 1);
    assert_int_equal(lookback.day[1].answered, 4);
    assert_int_equal(lookback.day[1].right, 1);
    assert_near(lookback.day[1].seconds, 130);
    assert_int_equal(lookback.day[2].answered, 6);
}

static void all_days_begin_with_the_first_answer(void **state)
{
    struct place *place = *state;
    add_history(place);
    struct lookback lookback = look(place, 0, NULL);
    assert_int_equal(lookback.first, TODAY - 30);
    assert_int_equal(lookback.total.answered, 12);
}

static void topics_have_shares_and_median_times(void **state)
{
    struct place *place = *state;
    add_history(place);
    struct lookback lookback = look(place, 30, NULL);
    assert_int_equal(lookback.topics, 2);
    /* Right: 2 of 5; times 10, 10, 20, 30, the interrupted one left out. */
    const struct lookback_topic *coins = topic_of(&lookback, "coins");
    assert_int_equal(coins->answered, 5);
    assert_near(coins->median, 15);
    assert_near(coins->right.value, 0.4);
    assert_near(coins->right.low, 0.11762077423264);
    assert_near(coins->right.high, 0.76927571872398);
    assert_near(coins->median_right, 10);
    assert_near(coins->median_wrong, 25);
    assert_near(coins->author, 10);
    /* Drills have a row of their own: 8, 12, 13, 50 are left. */
    const struct lookback_topic *shares = topic_of(&lookback, "shares");
    assert_int_equal(shares->answered, 4);
    assert_near(shares->median, 12.5);
    assert_int_equal(lookback.drills, 1);
    assert_string_equal(lookback.drill[0].name, "quick");
    assert_near(lookback.drill[0].median, 3);
    assert_int_equal(lookback.drill[0].right.hits, 2);
    /* Nothing was learnt here, so all levels are those of a newcomer. */
    assert_near(coins->level.level, 4.4);
    assert_int_equal(lookback.points, 8);
}

static void one_topic_is_looked_at_alone(void **state)
{
    struct place *place = *state;
    add_history(place);
    struct lookback lookback = look(place, 30, "shares");
    assert_int_equal(lookback.total.answered, 6);
    assert_int_equal(lookback.topics, 1);
    assert_int_equal(lookback.mistakes, 2);
    assert_int_equal(lookback.calibration.right.count, 2);
    assert_int_equal(lookback.level_groups, 1);
    assert_string_equal(lookback.level_group[0].name, "2");
    assert_int_equal(lookback.template_groups, 1);
    assert_string_equal(lookback.template_group[0].name, "desk/pair");
    assert_near(lookback.template_group[0].median, 12.5);
}

static void confidence_is_held_against_what_came(void **state)
{
    struct place *place = *state;
    add_history(place);
    struct lookback lookback = look(place, 30, NULL);
    const struct lookback_calibration *sure = &lookback.calibration;
    /* A second try states nothing anew. */
    assert_int_equal(sure->right.count, 5);
    assert_int_equal(sure->right.hits, 2);
    assert_near(sure->stated, 0.82);
    assert_near(sure->over, 0.42);
    assert_near(sure->brier, 0.334);
    assert_int_equal(sure->bin[9].right.count, 2);
    assert_int_equal(sure->bin[9].right.hits, 1);
    assert_near(sure->bin[9].stated, 0.9);
    assert_int_equal(sure->bin[10].right.count, 1);
    assert_int_equal(sure->bin[7].right.count, 1);
    assert_int_equal(sure->bin[6].right.count, 1);
    assert_int_equal(sure->bin[0].right.count, 0);
    assert_true(isnan(sure->bin[0].stated));
}

static void add_interval(struct place *place, int64_t time, double stated,
                         double low, double high)
{
    struct stated_interval interval = {
        .learner = place->learner,
        .session = 7,
        .question = 1,
        .time = time,
        .topic = "coins",
        .bank = "desk",
        .template = "third",
        .stated = stated,
        .low = low,
        .high = high,
        .truth = 10,
    };
    assert_true(sittings_interval(place->db, &interval, &place->error));
}

static void intervals_hold_or_miss(void **state)
{
    struct place *place = *state;
    add_interval(place, NOW, 0.9, 5, 10);
    add_interval(place, NOW - DAY, 0.9, 10, 12);
    add_interval(place, NOW, 0.9, 11, 12);
    add_interval(place, NOW, 0.5, 0, 20);
    add_interval(place, NOW - 40 * DAY, 0.9, 0, 20);
    struct lookback lookback = look(place, 30, NULL);
    const struct lookback_calibration *sure = &lookback.calibration;
    assert_int_equal(sure->intervals, 2);
    assert_near(sure->interval[0].stated, 0.5);
    assert_int_equal(sure->interval[1].held.count, 3);
    assert_int_equal(sure->interval[1].held.hits, 2);
    assert_near(sure->interval[1].held.low, 0.20765960080204);
    assert_near(sure->interval[1].held.high, 0.93850805527960);
    assert_int_equal(look(place, 30, "shares").calibration.intervals, 0);
    assert_false(lookback.started);
}

static void mistakes_are_kept_by_kind(void **state)
{
    struct place *place = *state;
    add_history(place);
    struct lookback lookback = look(place, 30, NULL);
    assert_int_equal(lookback.mistakes, 4);
    assert_int_equal(lookback.kinds, 3);
    const struct lookback_kind *kind = lookback.kind;
    assert_string_equal(kind[0].tag, "independence");
    assert_int_equal(kind[0].times, 2);
    assert_int_equal(kind[0].examples, 2);
    assert_string_equal(kind[0].about,
                        "treated dependent things as independent");
    /* The newest first, with all that draws it again. */
    assert_string_equal(kind[0].example[0].row.template, "pair");
    assert_int_equal(kind[0].example[0].day, TODAY);
    assert_int_equal(kind[0].example[1].day, TODAY - 1);
    assert_string_equal(kind[0].example[0].row.typed, "7");
    assert_string_equal(kind[1].tag, "sign");
    assert_string_equal(kind[2].tag, "");
    assert_null(kind[2].about);
}

/* --- states ----------------------------------------------------------------
 */

static bool set_state(struct progress_state *state, void *context,
                      struct error *error)
{
    (void)error;
    *state = *(const struct progress_state *)context;
    return true;
}

static void put(struct place *place, const char *topic, const char *template,
                double ability, struct review review)
{
    struct progress_state state = {
        .learner = ability_new_learner(),
        .topic = ability_new_topic(),
        .template = ability_new_template(),
        .review = review,
    };
    state.topic.offset = (struct estimate){ability, 0.01};
    state.learner.answers = state.topic.answers = 50;
    state.learner.last = state.topic.last = (double)NOW;
    struct answer_row row = {
        .learner = place->learner,
        .session = 8,
        .sequence = ++place->sequence,
        .question = place->sequence,
        .time = NOW,
        .offset = OFFSET,
        .bank = "desk",
        .template = template,
        .part = template,
        .topic = topic,
        .level = 1,
        .kind = "number",
        .verdict = "right",
        .credit = 1,
        .result = 1,
        .seconds = 10,
        .mode = "practice",
        .track = "",
        .confidence = NONE,
        .prediction = NONE,
        .asked = NONE,
        .allowed = NONE,
        .due = ANSWERS_UNKNOWN,
    };
    if (!progress_record(place->db, &row, set_state, &state, &place->error))
        fail_msg("%s", place->error.text);
}

static void it_is_said_where_nothing_fits(void **state)
{
    struct place *place = *state;
    put(place, "coins", "third", 6, review_new());
    put(place, "shares", "pair", -4, review_new());
    struct lookback lookback = look(place, 30, NULL);
    const struct lookback_reach *coins = &topic_of(&lookback, "coins")->reach;
    assert_true(coins->known && coins->too_easy && !coins->too_hard);
    assert_int_equal(coins->fitting, 0);
    assert_int_equal(coins->low, 1);
    assert_int_equal(coins->high, 3);
    const struct lookback_reach *shares = &topic_of(&lookback, "shares")->reach;
    assert_true(shares->known && shares->too_hard && !shares->too_easy);
    assert_int_equal(shares->low, 5);
    /* By level, the highest first; the weakest is to be practised. */
    assert_string_equal(lookback.topic[0].name, "coins");
    assert_string_equal(lookback_weakest(&lookback)->name, "shares");
}

static void something_fits_a_newcomer(void **state)
{
    struct place *place = *state;
    add_history(place);
    /* Level 1: 0.75, 2: 0.69 fit; 3 with 0.62 and 5 with 0.45 do not
     * (adaptive model, expected chances of a new learner). */
    struct lookback lookback = look(place, 30, NULL);
    const struct lookback_reach *coins = &topic_of(&lookback, "coins")->reach;
    assert_int_equal(coins->fitting, 2);
    assert_false(coins->too_easy || coins->too_hard);
    assert_true(topic_of(&lookback, "shares")->reach.too_hard);
}

static void reviews_are_counted_by_day(void **state)
{
    struct place *place = *state;
    /* Due at 23:30 UTC today, which is tomorrow on the learner's clock. */
    put(place, "coins", "third", 0,
        (struct review){.box = 1, .due = TODAY * DAY + 23 * 3600 + 1800});
    put(place, "shares", "pair", 0,
        (struct review){.box = 4, .due = NOW + 14 * DAY});
    put(place, "gone", "gone", 0, (struct review){.box = 0, .due = NOW});
    struct lookback lookback = look(place, 30, NULL);
    assert_int_equal(lookback.due[0], 0);
    assert_int_equal(lookback.due[1], 1);
    assert_int_equal(lookback.later, 1);
    put(place, "coins", "third", 0, (struct review){.box = 0, .due = NOW});
    lookback = look(place, 30, "coins");
    assert_int_equal(lookback.due[0], 1);
    assert_int_equal(lookback.due[1] + lookback.later, 0);
}

/* --- ability over time -----------------------------------------------------
 */

static void add_answer(struct place *place, int64_t time, double result)
{
    struct given given = {
        "coins", "third", time, result >= 1 ? "right" : "wrong",
        result,  10,      NONE, NULL,
        false,   false,   NULL, 0};
    add(place, &given);
}

/* The same answers through the model itself. */
static struct ability_level level_after(const double *result, size_t count,
                                        const int64_t *time, bool topic)
{
    struct ability_learner learner = ability_new_learner();
    struct ability_topic coins = ability_new_topic();
    struct ability_template third = ability_new_template();
    for (size_t i = 0; i < count; i++) {
        struct ability_question question = {.level = 2,
                                            .asked = (double)time[i] - 10};
        ability_update(&learner, &coins, &third, &question, result[i],
                       (double)time[i]);
    }
    return ability_shown_level(&learner, topic ? &coins : NULL,
                               (double)time[count - 1]);
}

static void ability_is_what_it_was_at_the_end_of_days(void **state)
{
    struct place *place = *state;
    static const int64_t time[] = {NOW - 40 * DAY, NOW - 35 * DAY,
                                   NOW - 5 * DAY, NOW - 5 * DAY + 60,
                                   NOW - DAY};
    static const double result[] = {0, 1, 1, 0, 1};
    for (size_t i = 0; i < 5; i++)
        add_answer(place, time[i], result[i]);
    struct lookback lookback = look(place, 30, NULL);
    assert_int_equal(lookback.abilities, 3);
    assert_int_equal(lookback.ability[0].day, TODAY - 30);
    assert_int_equal(lookback.ability[1].day, TODAY - 5);
    assert_int_equal(lookback.ability[2].day, TODAY - 1);
    static const size_t known[] = {2, 4, 5};
    const struct lookback_topic *coins = topic_of(&lookback, "coins");
    assert_int_equal(coins->abilities, 3);
    for (size_t i = 0; i < 3; i++) {
        struct ability_level all = level_after(result, known[i], time, false);
        struct ability_level of = level_after(result, known[i], time, true);
        assert_near(lookback.ability[i].level.level, all.level);
        assert_near(lookback.ability[i].level.band, all.band);
        assert_near(coins->ability[i].level.level, of.level);
        assert_near(coins->ability[i].level.deviation, of.deviation);
    }
    assert_int_equal(look(place, 0, NULL).abilities, 4);
}

static void a_clock_that_went_back_makes_no_line_go_back(void **state)
{
    struct place *place = *state;
    add_answer(place, NOW, 1);
    add_answer(place, NOW - 3 * DAY, 0);
    add_answer(place, NOW + 3 * DAY, 0);
    struct lookback lookback = look(place, 30, NULL);
    assert_int_equal(lookback.abilities, 1);
    assert_int_equal(lookback.ability[0].day, TODAY);
}

static void nothing_is_nothing(void **state)
{
    struct place *place = *state;
    struct lookback lookback = look(place, 30, NULL);
    assert_false(lookback.started);
    assert_int_equal(lookback.topics + lookback.kinds + lookback.days, 0);
    assert_true(isnan(lookback.calibration.brier));
    assert_null(lookback_weakest(&lookback));
    assert_int_equal(look(place, 0, NULL).first, TODAY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(totals_are_of_the_learners_own_days),
        TEST(all_days_begin_with_the_first_answer),
        TEST(topics_have_shares_and_median_times),
        TEST(one_topic_is_looked_at_alone),
        TEST(confidence_is_held_against_what_came),
        TEST(intervals_hold_or_miss),
        TEST(mistakes_are_kept_by_kind),
        TEST(it_is_said_where_nothing_fits),
        TEST(something_fits_a_newcomer),
        TEST(reviews_are_counted_by_day),
        TEST(ability_is_what_it_was_at_the_end_of_days),
        TEST(a_clock_that_went_back_makes_no_line_go_back),
        TEST(nothing_is_nothing),
    };
    return cmocka_run_group_tests_name("lookback", tests, NULL, NULL);
}
