/* store/sittings: what is kept of drills and interviews. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/db.h"
#include "store/learners.h"
#include "store/sittings.h"

struct place {
    struct db *db;
    struct arena arena;
    struct error error;
    int64_t learner;
};

static int set_up(void **state)
{
    static struct place place;
    place = (struct place){.db = NULL};
    arena_init(&place.arena);
    place.db = db_open_memory(&place.error);
    assert_non_null(place.db);
    assert_true(
        learners_find(place.db, "ada", 1, &place.learner, &place.error));
    *state = &place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    db_close(place->db);
    arena_release(&place->arena);
    return 0;
}

static void begin(struct place *place, int64_t session, const char *mode,
                  int64_t started)
{
    struct sitting_item item[] = {{0, "b", "one", 2}, {1, "b", "two", 3}};
    struct sitting sitting = {
        .session = session,
        .learner = place->learner,
        .mode = mode,
        .preset = "quick",
        .seed = UINT64_MAX,
        .started = started,
        .seconds = 120,
        .item = item,
        .items = 2,
    };
    if (!sittings_begin(place->db, &sitting, &place->error))
        fail_msg("%s", place->error.text);
}

static void the_last_unfinished_one_can_be_gone_on_with(void **state)
{
    struct place *place = *state;
    struct sitting sitting;
    bool found = true;
    assert_true(sittings_unfinished(place->db, place->learner, "mock", &sitting,
                                    &found, &place->arena, &place->error));
    assert_false(found);
    begin(place, 5, "mock", 100);
    begin(place, 6, "mock", 200);
    begin(place, 7, "drill", 300);
    assert_true(sittings_advance(place->db, 6, 1, 61.5, &place->error));
    assert_true(sittings_unfinished(place->db, place->learner, "mock", &sitting,
                                    &found, &place->arena, &place->error));
    assert_true(found);
    assert_int_equal(sitting.session, 6);
    assert_string_equal(sitting.preset, "quick");
    assert_true(sitting.seed == UINT64_MAX);
    assert_int_equal(sitting.position, 1);
    assert_true(sitting.elapsed == 61.5);
    assert_int_equal(sitting.items, 2);
    assert_string_equal(sitting.item[1].template, "two");
    assert_int_equal(sitting.item[1].section, 1);
    assert_int_equal(sitting.item[1].level, 3);
    assert_true(
        sittings_end(place->db, 6, 400, 110, (double)NAN, &place->error));
    assert_true(sittings_end(place->db, 5, 401, 110, 3, &place->error));
    assert_true(sittings_unfinished(place->db, place->learner, "mock", &sitting,
                                    &found, &place->arena, &place->error));
    assert_false(found);
}

static void the_best_is_that_of_others_that_were_finished(void **state)
{
    struct place *place = *state;
    struct sitting best;
    bool found = true;
    static const double score[] = {55, (double)NAN, 40, 60};
    for (int i = 0; i < 4; i++) {
        begin(place, i + 1, "drill", 100);
        assert_true(sittings_end(place->db, i + 1, 200 + i, 120, score[i],
                                 &place->error));
    }
    assert_true(sittings_best(place->db, place->learner, "drill", "quick", 4,
                              &best, &found, &place->error));
    assert_true(found);
    assert_true(best.score == 55);
    assert_int_equal(best.ended, 200);
    assert_true(sittings_best(place->db, place->learner, "drill", "other", 4,
                              &best, &found, &place->error));
    assert_false(found);
}

static bool join_note(int64_t question, const char *words, size_t length,
                      void *context)
{
    struct str *text = context;
    str_add_format(text, "%d:", (int)question);
    str_add_bytes(text, words, length);
    str_add_char(text, ' ');
    return true;
}

static void notes_come_back_in_order(void **state)
{
    struct place *place = *state;
    struct str text = {0};
    assert_true(sittings_note(place->db, place->learner, 9, 1, 50, "keep 4", 6,
                              &place->error));
    assert_true(sittings_note(place->db, place->learner, 8, 1, 50, "other", 5,
                              &place->error));
    assert_true(sittings_note(place->db, place->learner, 9, 2, 51, "x\xff", 2,
                              &place->error));
    assert_true(sittings_notes(place->db, 9, join_note, &text, &place->error));
    assert_string_equal(text.text, "1:keep 4 2:x\xff ");
    str_release(&text);
}

/* Whoever has seen enough ends it, which is no failure. */
static bool only_one(const struct sitting *sitting, void *context)
{
    ++*(int *)context;
    return sitting->session < 0;
}

static bool only_one_note(int64_t question, const char *words, size_t length,
                          void *context)
{
    (void)words, (void)length;
    ++*(int *)context;
    return question < 0;
}

static bool only_one_whole_note(const struct sitting_note *note, void *context)
{
    return only_one_note(note->question, note->words, note->length, context);
}

static bool only_one_interval(const struct stated_interval *interval,
                              void *context)
{
    ++*(int *)context;
    return interval->session < 0;
}

static void a_visitor_may_leave(void **state)
{
    struct place *place = *state;
    struct db *db = place->db;
    struct error *error = &place->error;
    int64_t who = place->learner;
    int seen = 0;
    for (int i = 1; i <= 3; i++) {
        struct stated_interval interval = {.learner = who,
                                           .session = 9,
                                           .question = i,
                                           .topic = "t",
                                           .bank = "b",
                                           .template = "t"};
        begin(place, i, "mock", 100 * i);
        assert_true(sittings_note(db, who, 9, i, 50, "x", 1, error));
        assert_true(sittings_interval(db, &interval, error));
    }
    assert_true(
        sittings_each(db, who, INT64_MIN, INT64_MIN, only_one, &seen, error));
    assert_int_equal(seen, 1);
    assert_true(sittings_notes(db, 9, only_one_note, &seen, error));
    assert_int_equal(seen, 2);
    assert_true(
        sittings_each_note(db, who, 0, only_one_whole_note, &seen, error));
    assert_int_equal(seen, 3);
    assert_true(
        sittings_intervals(db, who, 0, only_one_interval, &seen, error));
    assert_int_equal(seen, 4);
    assert_true(
        sittings_each_interval(db, who, 0, only_one_interval, &seen, error));
    assert_int_equal(seen, 5);
}

static bool add_truth(const struct stated_interval *interval, void *context)
{
    assert_string_equal(interval->topic, "estimation");
    assert_true(interval->low == 40 && interval->high == 50);
    assert_true(interval->stated == 0.9);
    *(double *)context += interval->truth;
    return true;
}

static void intervals_come_back_by_learner_and_session(void **state)
{
    struct place *place = *state;
    struct stated_interval interval = {
        .learner = place->learner,
        .session = 3,
        .question = 1,
        .time = 10,
        .topic = "estimation",
        .bank = "b",
        .template = "one",
        .stated = 0.9,
        .low = 40,
        .high = 50,
        .truth = 44.5,
    };
    double sum = 0;
    assert_true(sittings_interval(place->db, &interval, &place->error));
    interval.session = 4;
    interval.truth = 1;
    assert_true(sittings_interval(place->db, &interval, &place->error));
    assert_true(sittings_intervals(place->db, place->learner, 0, add_truth,
                                   &sum, &place->error));
    assert_true(sum == 45.5);
    sum = 0;
    assert_true(sittings_intervals(place->db, place->learner, 4, add_truth,
                                   &sum, &place->error));
    assert_true(sum == 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_last_unfinished_one_can_be_gone_on_with),
        TEST(the_best_is_that_of_others_that_were_finished),
        TEST(a_visitor_may_leave),
        TEST(notes_come_back_in_order),
        TEST(intervals_come_back_by_learner_and_session),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
