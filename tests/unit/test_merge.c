/* store/merge: two histories become one, in an order that is that of neither
 * clock alone; and store/learners: what there is of each, and its end. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/db.h"
#include "store/learners.h"
#include "store/merge.h"
#include "store/progress.h"
#include "store/sitting_sql.h"
#include "store/sql.h"

struct place {
    struct db *db;
    int64_t me, other;
    struct error error;
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    place->db = db_open_memory(&place->error);
    *state = place;
    return !place->db ||
           !learners_find(place->db, "me", 1, &place->me, &place->error) ||
           !learners_find(place->db, "other", 1, &place->other, &place->error);
}

static int tear_down(void **state)
{
    struct place *place = *state;
    db_close(place->db);
    free(place);
    return 0;
}

static void check(const struct place *place, bool ok)
{
    if (!ok)
        fail_msg("%s", place->error.text);
}

static struct answer_row an_answer(int64_t session, int64_t sequence,
                                   int64_t time)
{
    return (struct answer_row){
        .session = session,
        .sequence = sequence,
        .question = sequence,
        .time = time,
        .bank = "b",
        .template = "t",
        .part = "t",
        .topic = "bayes",
        .level = 2,
        .seed = 5,
        .kind = "number",
        .typed = "1",
        .typed_length = 1,
        .verdict = "right",
        .credit = 1,
        .result = 1,
        .tries = 1,
        .seconds = 3,
        .mode = "practice",
        .track = "",
        .confidence = (double)NAN,
        .prediction = 0.5,
        .asked = (double)time - 3,
        .allowed = (double)NAN,
    };
}

static void record(struct place *place, int64_t learner, int64_t session,
                   int64_t sequence, int64_t time)
{
    struct answer_row row = an_answer(session, sequence, time);
    row.learner = learner;
    check(place, progress_record(place->db, &row, NULL, NULL, &place->error));
}

struct arrival {
    int64_t session, sequence, time;
};

/* Merges the rows, up to one of session 0, and counts those that were new. */
static int merge(struct place *place, const struct arrival *arrival)
{
    int added = 0;
    check(place, db_begin(place->db, &place->error));
    struct merge *merge = merge_begin(place->db, place->me, &place->error);
    check(place, merge);
    for (; arrival->session; arrival++) {
        struct answer_row row =
            an_answer(arrival->session, arrival->sequence, arrival->time);
        enum merge_fate fate;
        check(place, merge_answer(merge, &row, &fate, &place->error));
        assert_true(fate == MERGE_ADDED || fate == MERGE_KNOWN);
        added += fate == MERGE_ADDED;
    }
    check(place, merge_end(merge, true, &place->error));
    check(place, db_finish(place->db, true, &place->error));
    return added;
}

static bool add_name(const struct answer_row *row, void *context)
{
    str_add_format(context, "%d.%d ", (int)row->session, (int)row->sequence);
    return true;
}

static void order_is(struct place *place, int64_t learner, const char *wanted)
{
    struct str found = {0};
    check(place,
          answers_each(place->db, learner, 0, add_name, &found, &place->error));
    assert_string_equal(str_text(&found), wanted);
    str_release(&found);
}

static void into_nothing_the_order_is_that_of_the_file(void **state)
{
    struct place *place = *state;
    /* The clock jumped twice. */
    static const struct arrival file[] = {
        {1, 1, 50}, {1, 2, 20}, {2, 1, 90}, {1, 3, 60}, {0}};
    assert_int_equal(merge(place, file), 4);
    order_is(place, place->me, "1.1 1.2 2.1 1.3 ");
    assert_int_equal(merge(place, file), 0);
    order_is(place, place->me, "1.1 1.2 2.1 1.3 ");
}

static void two_histories_are_put_together_by_time(void **state)
{
    struct place *place = *state;
    for (int i = 1; i <= 4; i++) {
        record(place, place->me, 1, i, 10 * i);
        record(place, place->other, 5, i, 10 * i);
    }
    static const struct arrival file[] = {{2, 1, 5},  {2, 2, 15}, {2, 3, 20},
                                          {3, 1, 50}, {3, 2, 51}, {0}};
    assert_int_equal(merge(place, file), 5);
    order_is(place, place->me, "2.1 1.1 2.2 1.2 2.3 1.3 1.4 3.1 3.2 ");
    order_is(place, place->other, "5.1 5.2 5.3 5.4 ");
    assert_int_equal(merge(place, file), 0);
    order_is(place, place->me, "2.1 1.1 2.2 1.2 2.3 1.3 1.4 3.1 3.2 ");
}

/* The other computer had these rows too, and went on. */
static void what_both_have_stands_once_and_holds_the_order(void **state)
{
    struct place *place = *state;
    for (int i = 1; i <= 3; i++)
        record(place, place->me, 1, i, 10 * i);
    record(place, place->me, 2, 1, 100);
    static const struct arrival file[] = {{1, 1, 10}, {1, 2, 20}, {1, 3, 30},
                                          {3, 1, 12}, {3, 2, 60}, {0}};
    assert_int_equal(merge(place, file), 2);
    /* 3.1 came behind 1.3 by its own history, whatever its clock says. */
    order_is(place, place->me, "1.1 1.2 1.3 3.1 3.2 2.1 ");
}

static void rows_keep_their_own_order_whatever_the_clock_says(void **state)
{
    struct place *place = *state;
    record(place, place->me, 1, 1, 10);
    record(place, place->me, 1, 2, 900); /* a wrong year */
    record(place, place->me, 1, 3, 20);
    static const struct arrival file[] = {
        {2, 1, 15}, {2, 2, 12}, {2, 3, 30}, {0}};
    assert_int_equal(merge(place, file), 3);
    order_is(place, place->me, "1.1 2.1 2.2 2.3 1.2 1.3 ");
}

static void the_same_twice_in_one_file_is_one(void **state)
{
    struct place *place = *state;
    record(place, place->me, 1, 1, 100);
    static const struct arrival file[] = {{2, 1, 50}, {2, 1, 50}, {1, 1, 100},
                                          {2, 2, 60}, {2, 1, 50}, {0}};
    assert_int_equal(merge(place, file), 2);
    order_is(place, place->me, "2.1 1.1 2.2 ");
}

static struct sitting a_sitting(int64_t session, double elapsed)
{
    static struct sitting_item item[] = {{0, "b", "t", 1}, {1, "b", "u", 3}};
    return (struct sitting){
        .session = session,
        .mode = "mock",
        .preset = "p",
        .seed = UINT64_MAX,
        .started = 100,
        .seconds = 600,
        .elapsed = elapsed,
        .score = (double)NAN,
        .item = item,
        .items = 2,
    };
}

static void another_answer_in_that_place_is_refused(void **state)
{
    struct place *place = *state;
    record(place, place->me, 1, 1, 100);
    record(place, place->other, 2, 1, 100);
    check(place, db_begin(place->db, &place->error));
    struct merge *merge = merge_begin(place->db, place->me, &place->error);
    struct answer_row row = an_answer(1, 1, 101);
    enum merge_fate fate;
    check(place, merge_answer(merge, &row, &fate, &place->error));
    assert_int_equal(fate, MERGE_OTHER);
    struct answer_row other[5];
    for (int i = 0; i < 5; i++)
        other[i] = an_answer(1, 1, 100);
    other[0].question++;
    other[1].bank = "c";
    other[2].template = "u";
    other[3].part = "u";
    other[4].typed = "2";
    for (int i = 0; i < 5; i++) {
        check(place, merge_answer(merge, &other[i], &fate, &place->error));
        assert_int_equal(fate, MERGE_OTHER);
    }
    row = an_answer(2, 1, 100);
    check(place, merge_answer(merge, &row, &fate, &place->error));
    assert_int_equal(fate, MERGE_FOREIGN);
    struct sitting theirs = a_sitting(7, 60);
    theirs.learner = place->other;
    check(place, sitting_add(place->db, &theirs, &place->error));
    check(place, merge_sitting(merge, &theirs, &fate, &place->error));
    assert_int_equal(fate, MERGE_FOREIGN);
    merge_end(merge, false, &place->error);
    assert_false(db_finish(place->db, false, &place->error));
    order_is(place, place->me, "1.1 ");
}

static bool add_sitting(const struct sitting *sitting, void *context)
{
    str_add_format(context, "%d:%d:%d:%d:", (int)sitting->session,
                   (int)sitting->elapsed, (int)sitting->ended,
                   (int)sitting->items);
    str_add_format(
        context, "%s%d%s ", sitting->item[1].template, sitting->item[1].level,
        sitting->seed == UINT64_MAX && isnan(sitting->score) ? "" : "!");
    return true;
}

static void sittings_are(struct place *place, const char *wanted)
{
    struct str found = {0};
    check(place, sittings_each(place->db, place->me, INT64_MIN, INT64_MIN,
                               add_sitting, &found, &place->error));
    assert_string_equal(str_text(&found), wanted);
    str_release(&found);
}

static enum merge_fate merge_one(struct place *place,
                                 const struct sitting *sitting)
{
    enum merge_fate fate;
    check(place, db_begin(place->db, &place->error));
    struct merge *merge = merge_begin(place->db, place->me, &place->error);
    check(place, merge_sitting(merge, sitting, &fate, &place->error));
    merge_end(merge, true, &place->error);
    check(place, db_finish(place->db, true, &place->error));
    return fate;
}

static void of_a_sitting_the_later_state_is_kept(void **state)
{
    struct place *place = *state;
    struct sitting sitting = a_sitting(7, 60);
    assert_int_equal(merge_one(place, &sitting), MERGE_ADDED);
    sittings_are(place, "7:60:0:2:u3 ");
    sitting = a_sitting(7, 50);
    assert_int_equal(merge_one(place, &sitting), MERGE_KNOWN);
    sittings_are(place, "7:60:0:2:u3 ");
    sitting = a_sitting(7, 40);
    sitting.ended = 150;
    assert_int_equal(merge_one(place, &sitting), MERGE_KNOWN);
    sittings_are(place, "7:40:150:2:u3 ");
    sitting = a_sitting(7, 90);
    assert_int_equal(merge_one(place, &sitting), MERGE_KNOWN);
    sittings_are(place, "7:40:150:2:u3 ");
    sitting = a_sitting(6, 1);
    assert_int_equal(merge_one(place, &sitting), MERGE_ADDED);
    sittings_are(place, "6:1:0:2:u3 7:40:150:2:u3 ");
}

static bool add_note(const struct sitting_note *note, void *context)
{
    str_add_bytes(context, note->words, note->length);
    str_add_char(context, ' ');
    return true;
}

/* A note that was made twice stays twice. */
static void notes_and_intervals_are_added_once(void **state)
{
    struct place *place = *state;
    static const char *const words[] = {"one", "two", "one"};
    for (int round = 0; round < 2; round++) {
        enum merge_fate fate;
        check(place, db_begin(place->db, &place->error));
        struct merge *merge = merge_begin(place->db, place->me, &place->error);
        for (int i = 0; i < 3; i++) {
            struct sitting_note note = {.session = 1,
                                        .question = 1,
                                        .time = 5,
                                        .words = words[i],
                                        .length = 3};
            check(place, merge_note(merge, &note, &fate, &place->error));
            assert_int_equal(fate, round ? MERGE_KNOWN : MERGE_ADDED);
        }
        struct stated_interval interval = {.session = 1,
                                           .question = 1,
                                           .time = 5,
                                           .topic = "t",
                                           .bank = "b",
                                           .template = "t",
                                           .stated = 0.9,
                                           .low = 1,
                                           .high = 2,
                                           .truth = 1.5};
        check(place, merge_interval(merge, &interval, &fate, &place->error));
        assert_int_equal(fate, round ? MERGE_KNOWN : MERGE_ADDED);
        merge_end(merge, true, &place->error);
        check(place, db_finish(place->db, true, &place->error));
    }
    struct str found = {0};
    check(place, sittings_each_note(place->db, place->me, 0, add_note, &found,
                                    &place->error));
    assert_string_equal(str_text(&found), "one two one ");
    str_release(&found);
}

static bool learn(struct progress_state *state, void *context,
                  struct error *error)
{
    (void)state;
    (void)context;
    (void)error;
    return true;
}

static int64_t rows_of(struct place *place, int64_t learner)
{
    static const char *const table[] = {
        "answer",  "learner_state", "topic_state",    "template_state",
        "sitting", "note",          "stated_interval"};
    int64_t sum = 0, count = 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct str sql = {0};
        str_add_format(&sql, "SELECT count(*) FROM %s WHERE learner = %d",
                       table[i], (int)learner);
        check(place, sql_number(place->db, sql.text, &count, &place->error));
        sum += count;
        str_release(&sql);
    }
    return sum;
}

static void an_emptied_learner_leaves_the_others(void **state)
{
    struct place *place = *state;
    int64_t learners[] = {place->me, place->other};
    for (int i = 0; i < 2; i++) {
        struct answer_row row = an_answer(i + 1, 1, 100 + i);
        struct sitting sitting = a_sitting(i + 1, 1);
        row.learner = sitting.learner = learners[i];
        check(place,
              progress_record(place->db, &row, learn, NULL, &place->error));
        check(place, sittings_begin(place->db, &sitting, &place->error));
        check(place, sittings_note(place->db, learners[i], i + 1, 1, 5, "x", 1,
                                   &place->error));
    }
    struct learner_holdings holdings;
    check(place,
          learners_holdings(place->db, place->other, &holdings, &place->error));
    assert_int_equal(holdings.answers, 1);
    assert_int_equal(holdings.first, 101);
    assert_int_equal(holdings.last, 101);
    assert_int_equal(holdings.sittings, 1);
    assert_int_equal(holdings.notes, 1);

    assert_int_equal(rows_of(place, place->me), 6);
    check(place, learners_empty(place->db, place->me, &place->error));
    assert_int_equal(rows_of(place, place->me), 0);
    assert_int_equal(rows_of(place, place->other), 6);
    int64_t items = 0;
    check(place, sql_number(place->db, "SELECT count(*) FROM sitting_item",
                            &items, &place->error));
    assert_int_equal(items, 2);
    check(place,
          learners_holdings(place->db, place->me, &holdings, &place->error));
    assert_int_equal(holdings.answers, 0);
    int64_t id = 9;
    check(place, learners_look_up(place->db, "nobody", &id, &place->error));
    assert_int_equal(id, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(into_nothing_the_order_is_that_of_the_file),
        TEST(two_histories_are_put_together_by_time),
        TEST(what_both_have_stands_once_and_holds_the_order),
        TEST(rows_keep_their_own_order_whatever_the_clock_says),
        TEST(the_same_twice_in_one_file_is_one),
        TEST(another_answer_in_that_place_is_refused),
        TEST(of_a_sitting_the_later_state_is_kept),
        TEST(notes_and_intervals_are_added_once),
        TEST(an_emptied_learner_leaves_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
