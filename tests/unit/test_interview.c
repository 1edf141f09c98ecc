/* session/lookback: the last interview, from rows that were made by hand. */
#include "lookback_helpers.h"

/* What an interview asks; `self`: marked by oneself. */
static void add_asked(struct place *place, int64_t session, int64_t question,
                      const char *topic, const char *verdict, double credit,
                      int hints, double seconds, bool self)
{
    bool third = strcmp(topic, "coins") == 0;
    struct answer_row row = {
        .learner = place->learner,
        .session = session,
        .sequence = ++place->sequence,
        .question = question,
        .time = NOW - DAY,
        .offset = OFFSET,
        .bank = "desk",
        .template = third ? "third" : "pair",
        .part = third ? "third" : "pair",
        .topic = topic,
        .level = third ? 2 : 5,
        .kind = self ? "open" : "number",
        .verdict = verdict,
        .mistake = credit == 0 ? "base-rate" : NULL,
        .credit = credit,
        .result = self ? NONE : credit,
        .hints = hints,
        .seconds = seconds,
        .self_graded = self,
        .mode = "mock",
        .track = "",
        .confidence = NONE,
        .prediction = 0.7,
        .asked = NONE,
        .allowed = NONE,
        .due = ANSWERS_UNKNOWN,
    };
    if (!progress_record(place->db, &row, NULL, NULL, &place->error))
        fail_msg("%s", place->error.text);
}

static void add_sitting(struct place *place, int64_t session, const char *mode,
                        int64_t started, bool ended)
{
    struct sitting sitting = {
        .session = session,
        .learner = place->learner,
        .mode = mode,
        .preset = "interview",
        .started = started,
        .seconds = 3600,
    };
    assert_true(sittings_begin(place->db, &sitting, &place->error));
    assert_true(!ended || sittings_end(place->db, session, started + 1800, 1800,
                                       0.5, &place->error));
}

static void the_last_interview_is_looked_at(void **state)
{
    struct place *place = *state;
    add_sitting(place, 20, "mock", NOW - 2 * DAY, true);
    add_asked(place, 20, 1, "coins", "wrong", 0, 0, 5, false);
    add_sitting(place, 21, "mock", NOW - DAY, true);
    add_asked(place, 21, 1, "shares", "said", NONE, 0, 40, true);
    add_asked(place, 21, 2, "coins", "right", 1, 1, 12, false);
    add_asked(place, 21, 3, "shares", "wrong", 0, 0, 50, false);
    add_asked(place, 21, 4, "shares", "skipped", NONE, 0, 3, false);
    add_asked(place, 21, 1, "shares", "marked", 0.25, 0, 9, true);
    add_sitting(place, 22, "drill", NOW - DAY, true);
    add_sitting(place, 23, "mock", NOW - DAY + 9, false); /* goes on */
    struct lookback lookback = look(place, 30, NULL);
    const struct lookback_mock *mock = &lookback.mock;
    assert_int_equal(mock->session, 21);
    assert_int_equal(mock->day, TODAY - 1);
    assert_near(mock->given, 3600);
    assert_near(mock->elapsed, 1800);
    assert_int_equal(mock->parts, 4);
    /* In the order of asking; marks come later and keep the time. */
    assert_true(mock->part[0].open);
    assert_near(mock->part[0].points, 0.25);
    assert_near(mock->part[0].seconds, 40);
    assert_near(mock->part[1].credit, 1);
    assert_near(mock->part[1].points, 0.75);
    assert_near(mock->part[1].author, 10);
    assert_null(mock->part[1].about);
    assert_near(mock->part[2].points, 0);
    assert_near(mock->part[2].author, 30);
    assert_string_equal(mock->part[2].about, "left out how common the thing is "
                                             "to begin with");
    assert_true(mock->part[3].skipped && isnan(mock->part[3].points));
    /* Shares: 0 of 1, the marks of one's own apart; coins: 0.75 of 1. */
    assert_int_equal(mock->weak, 2);
    assert_string_equal(mock->weakest[0], "shares");
    assert_string_equal(mock->weakest[1], "coins");

    assert_int_equal(look(place, 1, NULL).mock.session, 0);
    assert_int_equal(look(place, 30, "coins").mock.session, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_last_interview_is_looked_at, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests_name("interview", tests, NULL, NULL);
}
