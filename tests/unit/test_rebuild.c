/* session/rebuild: what a live session believes and what its history says are
 * the same. Sittings of every mode are held with answers of every sort; then
 * the states are worked out once more from the rows alone. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank/preset.h"
#include "lang/gsl_door.h"
#include "session/lesson.h"
#include "session/rebuild.h"
#include "session/session.h"
#include "store/db.h"
#include "store/sql.h"

#define NOW INT64_C(1700000000)

enum { SITTINGS = 24, QUESTIONS = 20, DAY = 86400 };

#define TEMPLATE(id, topic, more)                                              \
    "\n  - id: " id "\n    topic: " topic "\n    level: 1..3\n    time: 20\n"  \
    "    draw:\n      n: 4..9\n    ask: What is one third of {n}/10?\n"        \
    "    answer: n/30\n    check: n/30\n    solution: Divide.\n"               \
    "    hints:\n      - Divide.\n" more

#define PAIR                                                                   \
    "\n  - id: pair\n    topic: parts\n    level: 2\n    time: 10\n"           \
    "    ask: What is 1 + 1?\n    answer: 2\n    check: 1 + 1\n"               \
    "    solution: Two.\n    then:\n      - id: next\n"                        \
    "        ask: And one more?\n        answer: 3\n        check: 2 + 1\n"    \
    "        solution: Three.\n"

#define PICK                                                                   \
    "\n  - id: pick\n    topic: choice\n    level: 1\n    time: 10\n"          \
    "    ask: Which is larger?\n    kind: choice\n    options:\n"              \
    "      - text: two\n        right: 2 > 1\n      - text: one\n"             \
    "    check: 1\n    solution: Two.\n"

#define HEAD "format: 1\nbank: desk\ntitle: For the tests\ntemplates:\n"
#define REST                                                                   \
    TEMPLATE("half", "other", "")                                              \
    TEMPLATE("quarter", "other", "") TEMPLATE("fifth", "plain", "") PAIR PICK

static const char bank_text[] = HEAD TEMPLATE("third", "plain", "") REST;
static const char renamed_text[] =
    HEAD TEMPLATE("one-third", "plain", "    formerly:\n      - third\n") REST;

static const char drill_text[] =
    "format: 1\npreset: quick\ntitle: Quick\nmode: drill\nminutes: 5\n"
    "topics:\n  - plain\n  - choice\n";
static const char mock_text[] =
    "format: 1\npreset: talk\ntitle: Talk\nmode: mock\nminutes: 10\n"
    "topics:\n  - other\n  - parts\n";

struct desk {
    struct db *db;
    struct catalog catalog, renamed;
    struct preset *drill, *mock;
    struct session session;
    struct rng rng;
    int64_t now;
    size_t answers;
};

static void open_catalog(struct catalog *catalog, const char *text)
{
    struct error_list errors = {.count = 0};
    struct bank *bank = bank_read("desk", text, strlen(text), &errors);
    if (!bank)
        fail_msg("%s", errors.item[0].text);
    catalog_init(catalog);
    assert_true(catalog_add_bank(catalog, bank, &errors));
    error_list_release(&errors);
}

static struct preset *open_preset(const char *text)
{
    struct error_list errors = {.count = 0};
    struct preset *preset = preset_read("p", text, strlen(text), &errors);
    if (!preset)
        fail_msg("%s", errors.item[0].text);
    return preset;
}

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->text);
}

static int set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    struct error error = {.code = ERROR_NONE};
    numeric_start();
    desk->now = NOW;
    desk->db = db_open_memory(&error);
    if (!desk->db)
        return -1;
    sql_run(desk->db, SQL_SAVE,
            "INSERT INTO learner VALUES(1, 'me', 0), (2, 'other', 0)", &error);
    open_catalog(&desk->catalog, bank_text);
    open_catalog(&desk->renamed, renamed_text);
    desk->drill = open_preset(drill_text);
    desk->mock = open_preset(mock_text);
    rng_seed(&desk->rng, 20);
    *state = desk;
    return error.code != ERROR_NONE;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    preset_free(desk->drill);
    preset_free(desk->mock);
    catalog_release(&desk->catalog);
    catalog_release(&desk->renamed);
    db_close(desk->db);
    free(desk);
    return 0;
}

/* --- a learner -------------------------------------------------------------
 */

static void type(struct desk *desk, bool right, struct moment *moment)
{
    const struct question_part *shown = &desk->session.asked.shown;
    struct outcome outcome;
    char line[60];
    if (shown->options)
        snprintf(line, sizeof line, "%c",
                 (char)('a' + (right == (shown->right == 0) ? 0 : 1)));
    else if (!right)
        snprintf(line, sizeof line, "77");
    else if (rng_below(&desk->rng, 4) == 0) /* may be too coarse */
        snprintf(line, sizeof line, "%.1f", number_double(shown->key.value));
    else
        snprintf(line, sizeof line, "%lld/%lld",
                 (long long)shown->key.value.numerator,
                 (long long)shown->key.value.denominator);
    session_answer(&desk->session, line, strlen(line), moment, &outcome);
    if (outcome.kind == OUTCOME_UNREAD)
        fail_msg("%s: %s", line, outcome.error.text);
    assert_true(outcome.saved);
}

/* One part: an answer, perhaps after a hint; given up; left. Drills see slow
 * answers and pauses too. */
static void react(struct desk *desk)
{
    struct session *session = &desk->session;
    struct error error = {.code = ERROR_NONE};
    struct outcome outcome;
    uint64_t what = rng_below(&desk->rng, 20);
    int seconds = (int)rng_below(&desk->rng, what == 0 ? 200 : 30);
    desk->now += seconds;
    struct moment moment = {.now = desk->now,
                            .seconds = seconds,
                            .interrupted = rng_below(&desk->rng, 15) == 0};
    if (what == 1)
        session_show(session, &moment, &outcome);
    else if (what == 2)
        session_skip(session, &moment, &outcome);
    else {
        if (what < 6)
            session_hint(session, &error);
        type(desk, rng_below(&desk->rng, 3) > 0, &moment);
    }
    desk->answers++;
}

static void begin(struct desk *desk, int64_t id, enum session_mode mode,
                  int64_t learner)
{
    struct error error = {.code = ERROR_NONE};
    struct session_options options = {
        .catalog = &desk->catalog,
        .db = desk->db,
        .learner = learner,
        .id = id,
        .seed = (uint64_t)id,
        .mode = mode,
        .track = mode == SESSION_DRILL ? "quick" : "",
    };
    check(session_start(&desk->session, &options, desk->now, &error), &error);
    if (mode == SESSION_DRILL)
        check(session_take_course(&desk->session, desk->drill, 300, desk->now,
                                  &error),
              &error);
    if (mode == SESSION_MOCK)
        check(session_take_course(&desk->session, desk->mock, 600, desk->now,
                                  &error),
              &error);
}

static void sit(struct desk *desk, int64_t id, enum session_mode mode,
                int64_t learner)
{
    struct error error = {.code = ERROR_NONE};
    begin(desk, id, mode, learner);
    for (int i = 0; i < QUESTIONS; i++) {
        desk->now += (int64_t)rng_below(&desk->rng, 3);
        if (!session_next(&desk->session, desk->now, &error)) {
            assert_int_equal(error.code, ERROR_NONE);
            break;
        }
        react(desk);
        if (desk->session.asked.waiting) /* the free retry */
            react(desk);
    }
    session_release(&desk->session);
}

/* Weeks of sittings. */
static void live(struct desk *desk)
{
    static const enum session_mode mode[] = {
        SESSION_PRACTICE, SESSION_DRILL, SESSION_PRACTICE, SESSION_REVIEW,
        SESSION_MOCK,     SESSION_DRILL, SESSION_PLACEMENT};
    for (int i = 0; i < SITTINGS; i++) {
        sit(desk, 100 + i, mode[i % 7], 1 + i % 8 / 7);
        desk->now += (int64_t)rng_below(&desk->rng, 3 * DAY);
    }
    assert_true(desk->answers > 300);
}

/* --- what is believed ------------------------------------------------------
 */

static void dump_table(struct desk *desk, const char *sql, struct str *out)
{
    struct query query;
    struct error error = {.code = ERROR_NONE};
    query_start(&query, desk->db, SQL_READ, sql);
    while (query_step(&query)) {
        for (int i = 0; i < sqlite3_column_count(query.statement); i++) {
            if (sqlite3_column_type(query.statement, i) == SQLITE_FLOAT)
                str_add_format(out, "%a ", query_real(&query, i));
            else
                str_add_format(out, "%s ", query_text(&query, i));
        }
        str_add(out, "\n");
    }
    check(query_end(&query, &error), &error);
}

/* Every bit of it. */
static struct str dump(struct desk *desk)
{
    struct str out = {0};
    dump_table(desk, "SELECT * FROM learner_state ORDER BY 1, 2", &out);
    dump_table(desk, "SELECT * FROM topic_state ORDER BY 1, 2, 3", &out);
    dump_table(desk, "SELECT * FROM template_state ORDER BY 1, 2, 3, 4", &out);
    return out;
}

static int64_t number(struct desk *desk, const char *sql)
{
    struct error error = {.code = ERROR_NONE};
    int64_t value = -1;
    check(sql_number(desk->db, sql, &value, &error), &error);
    return value;
}

static void run(struct desk *desk, const char *sql)
{
    struct error error = {.code = ERROR_NONE};
    check(sql_run(desk->db, SQL_SAVE, sql, &error), &error);
}

static void rebuild(struct desk *desk, const struct catalog *catalog)
{
    struct error error = {.code = ERROR_NONE};
    check(rebuild_states(desk->db, 1, catalog, &error), &error);
}

/* The states are spoilt in between, so that nothing is left of them. */
static void is_rebuilt(struct desk *desk, const struct str *wanted,
                       const struct catalog *catalog)
{
    run(desk, "UPDATE learner_state SET global_mean = 9 WHERE learner = 1");
    run(desk, "UPDATE topic_state SET mean = 9 WHERE learner = 1");
    run(desk, "INSERT INTO template_state VALUES"
              "(1, 'gone', 'desk', 'x', 1, 1, 1, 1, 0, 0, 0)");
    rebuild(desk, catalog);
    struct str found = dump(desk);
    assert_string_equal(found.text, wanted->text);
    str_release(&found);
}

/* --- tests -----------------------------------------------------------------
 */

static void rebuilt_states_are_the_live_ones(void **state)
{
    struct desk *desk = *state;
    live(desk);
    /* There is something to get wrong. */
    assert_true(number(desk, "SELECT count(*) FROM answer WHERE result = 0.5") >
                5);
    assert_true(number(desk, "SELECT count(*) FROM answer WHERE due") > 10);
    assert_true(number(desk, "SELECT count(*) FROM answer WHERE tries > 1") >
                5);
    assert_true(number(desk, "SELECT count(*) FROM answer "
                             "WHERE track = 'quick' AND result = 1") > 10);
    assert_true(number(desk, "SELECT count(*) FROM template_state "
                             "WHERE review_box > 0") > 0);
    struct str wanted = dump(desk);
    is_rebuilt(desk, &wanted, NULL);
    is_rebuilt(desk, &wanted, &desk->catalog);
    str_release(&wanted);
}

/* Two sessions at once: the order of the rows is the order of learning. */
static void sessions_side_by_side_are_rebuilt(void **state)
{
    struct desk *desk = *state;
    struct error error = {.code = ERROR_NONE};
    struct session session[2];
    for (int i = 0; i < 2; i++) {
        begin(desk, 10 + i, SESSION_PRACTICE, 1);
        session[i] = desk->session;
    }
    for (int i = 0; i < 60; i++) {
        desk->session = session[i % 2];
        desk->session.asked.waiting = false;
        check(session_next(&desk->session, desk->now, &error), &error);
        react(desk);
        session[i % 2] = desk->session;
    }
    struct str wanted = dump(desk);
    is_rebuilt(desk, &wanted, NULL);
    str_release(&wanted);
    session_release(&session[0]);
    session_release(&session[1]);
}

/* Rows of the versions before. */
static void what_old_rows_lack_is_worked_out(void **state)
{
    struct desk *desk = *state;
    live(desk);
    struct str wanted = dump(desk);
    run(desk, "UPDATE answer SET asked = NULL, allowed = NULL, due = NULL");
    is_rebuilt(desk, &wanted, &desk->catalog);
    str_release(&wanted);
    rebuild(desk, NULL);
    assert_int_equal(number(desk, "SELECT count(*) FROM learner_state "
                                  "WHERE learner = 1 AND track = 'quick'"),
                     0);
}

static void a_former_id_counts_for_the_new_one(void **state)
{
    struct desk *desk = *state;
    live(desk);
    run(desk, "CREATE TEMP TABLE before AS SELECT * FROM template_state");
    rebuild(desk, &desk->renamed);
    assert_int_equal(number(desk, "SELECT count(*) FROM template_state "
                                  "WHERE learner = 1 AND template = 'third'"),
                     0);
    assert_int_equal(
        number(desk, "SELECT count(*) FROM before b JOIN template_state s "
                     "USING(learner, track, mean, variance, review_box) WHERE "
                     "b.template = 'third' AND s.template = 'one-third' AND "
                     "learner = 1"),
        2);
    assert_true(number(desk, "SELECT count(*) FROM answer "
                             "WHERE template = 'third'") > 10);
}

struct walk {
    size_t rows, lessons;
    double worst; /* prediction of the session against that of the replay */
    struct ability_learner last;
    int64_t last_id;
};

static bool look(const struct rebuild_step *step, void *context)
{
    struct walk *walk = context;
    const struct answer_row *row = step->row;
    walk->rows++;
    assert_true(row->id > walk->last_id);
    walk->last_id = row->id;
    assert_true(step->learnt == lesson_is_one(row));
    walk->lessons += step->learnt;
    if (!step->learnt)
        assert_memory_equal(step->before, step->after, sizeof *step->after);
    struct ability_question question = {row->level, row->options, row->asked};
    double chance =
        ability_predict(&step->before->learner, &step->before->topic,
                        &step->before->template, &question)
            .chance;
    if (!isnan(row->prediction) && row->tries == 1)
        walk->worst = fmax(walk->worst, fabs(chance - row->prediction));
    if (!*row->track)
        walk->last = step->after->learner;
    return true;
}

/* The chance that stands in a row was given before the answer, by a session:
 * the replay comes to the same. */
static void each_row_is_told_with_what_follows(void **state)
{
    struct desk *desk = *state;
    struct error error = {.code = ERROR_NONE};
    struct walk walk = {.rows = 0};
    live(desk);
    struct str before = dump(desk);
    check(rebuild_replay(desk->db, 1, NULL, look, &walk, &error), &error);
    assert_int_equal(walk.rows, number(desk, "SELECT count(*) FROM answer "
                                             "WHERE learner = 1"));
    assert_int_equal(walk.lessons,
                     number(desk, "SELECT count(*) FROM answer "
                                  "WHERE learner = 1 AND result NOT NULL"));
    assert_true(walk.worst == 0);
    assert_int_equal(walk.last.answers,
                     number(desk, "SELECT answers FROM learner_state "
                                  "WHERE learner = 1 AND track = ''"));
    struct str after = dump(desk);
    assert_string_equal(before.text, after.text);
    str_release(&before);
    str_release(&after);
}

static bool stop(const struct rebuild_step *step, void *context)
{
    (void)step;
    return ++*(int *)context < 5;
}

static void a_replay_may_end_early(void **state)
{
    struct desk *desk = *state;
    struct error error = {.code = ERROR_NONE};
    int rows = 0;
    live(desk);
    check(rebuild_replay(desk->db, 1, NULL, stop, &rows, &error), &error);
    assert_int_equal(rows, 5);
}

static void nothing_is_replaced_where_writing_fails(void **state)
{
    struct desk *desk = *state;
    struct error error = {.code = ERROR_NONE};
    live(desk);
    struct str before = dump(desk);
    run(desk, "PRAGMA query_only = 1");
    assert_false(rebuild_states(desk->db, 1, NULL, &error));
    run(desk, "PRAGMA query_only = 0");
    struct str after = dump(desk);
    assert_string_equal(before.text, after.text);
    str_release(&before);
    str_release(&after);
}

static bool agrees(struct desk *desk, const struct catalog *catalog)
{
    struct error error = {.code = ERROR_NONE};
    bool result;
    check(rebuild_agrees(desk->db, 1, catalog, &result, &error), &error);
    return result;
}

/* By either names of templates; and looking changes nothing. */
static void states_are_compared_with_the_history(void **state)
{
    struct desk *desk = *state;
    live(desk);
    struct str before = dump(desk);
    assert_true(agrees(desk, NULL));
    assert_true(agrees(desk, &desk->catalog));
    assert_true(agrees(desk, &desk->renamed));
    struct str after = dump(desk);
    assert_string_equal(before.text, after.text);
    str_release(&before);
    str_release(&after);
    rebuild(desk, &desk->renamed);
    assert_true(agrees(desk, &desk->renamed));
    assert_false(agrees(desk, &desk->catalog));
    run(desk, "UPDATE topic_state SET mean = mean + 1e-12 WHERE learner = 1");
    assert_false(agrees(desk, &desk->renamed));
    rebuild(desk, NULL);
    assert_true(agrees(desk, NULL));
    run(desk, "DELETE FROM learner_state WHERE learner = 1");
    assert_false(agrees(desk, NULL));
}

static void a_learner_without_answers_has_no_states(void **state)
{
    struct desk *desk = *state;
    rebuild(desk, NULL);
    assert_int_equal(number(desk, "SELECT count(*) FROM learner_state"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(rebuilt_states_are_the_live_ones),
        TEST(sessions_side_by_side_are_rebuilt),
        TEST(what_old_rows_lack_is_worked_out),
        TEST(a_former_id_counts_for_the_new_one),
        TEST(each_row_is_told_with_what_follows),
        TEST(a_replay_may_end_early),
        TEST(nothing_is_replaced_where_writing_fails),
        TEST(states_are_compared_with_the_history),
        TEST(a_learner_without_answers_has_no_states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
