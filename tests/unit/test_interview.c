/* session/lookback: the last interview, from rows that were made by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lang/gsl_door.h"
#include "session/lookback.h"
#include "store/db.h"
#include "store/learners.h"
#include "store/progress.h"
#include "store/sittings.h"

/* 2024-03-15, 10:00 UTC; the learner's clock shows 11:00. It is day 19797. */
#define NOW    INT64_C(1710496800)
#define TODAY  INT64_C(19797)
#define DAY    INT64_C(86400)
#define OFFSET 60

#define NONE ((double)NAN)

struct place {
    struct db *db;
    struct arena arena;
    struct error error;
    struct catalog catalog;
    int64_t learner, sequence;
};

static const char bank_text[] =
    "format: 1\nbank: desk\ntitle: For the tests\ntemplates:\n"
    "  - id: third\n    topic: coins\n    level: 1..3\n    time: 10\n"
    "    ask: What is one third of 3?\n    answer: 1\n    check: 1\n"
    "  - id: pair\n    topic: shares\n    level: 5\n    time: 30\n"
    "    ask: What is 1 + 1?\n    answer: 2\n    check: 2\n";

static struct lookback look(struct place *place, int days, const char *topic)
{
    struct lookback lookback;
    struct lookback_options options = {
        .db = place->db,
        .catalog = &place->catalog,
        .learner = place->learner,
        .now = NOW,
        .offset = OFFSET,
        .days = days,
        .topic = topic,
    };
    if (!lookback_make(&lookback, &options, &place->arena, &place->error))
        fail_msg("%s", place->error.text);
    return lookback;
}

static void assert_near(double value, double expected)
{
    assert_float_equal(value, expected, 1e-9);
}

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
    struct place room = {.sequence = 0}, *place = &room;
    struct error_list errors = {.count = 0};
    (void)state;
    numeric_start();
    arena_init(&place->arena);
    catalog_init(&place->catalog);
    place->db = db_open_memory(&place->error);
    struct bank *bank =
        bank_read("desk", bank_text, strlen(bank_text), &errors);
    assert_non_null(bank);
    assert_true(catalog_add_bank(&place->catalog, bank, &errors));
    assert_true(
        learners_find(place->db, "ada", 1, &place->learner, &place->error));

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

    db_close(place->db);
    catalog_release(&place->catalog);
    arena_release(&place->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_interview_is_looked_at),
    };
    return cmocka_run_group_tests_name("interview", tests, NULL, NULL);
}
