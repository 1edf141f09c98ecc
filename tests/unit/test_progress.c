/* store/progress and store/answers: an answer and what follows from it are
 * saved together or not at all, by one program or by several. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/db.h"
#include "store/learners.h"
#include "store/progress.h"
#include "store/sql.h"

struct place {
    char folder[40];
    char path[60];
    struct db *db;
    int64_t learner;
    struct arena arena;
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    struct error error = {0};
    strcpy(place->folder, "/tmp/reckon-store-XXXXXX");
    if (!mkdtemp(place->folder))
        return -1;
    snprintf(place->path, sizeof place->path, "%s/progress.db", place->folder);
    place->db = db_open(place->path, &error);
    arena_init(&place->arena);
    *state = place;
    return !place->db ||
           !learners_find(place->db, "me", 0, &place->learner, &error);
}

static int tear_down(void **state)
{
    struct place *place = *state;
    char command[60];
    db_close(place->db);
    arena_release(&place->arena);
    snprintf(command, sizeof command, "rm -rf %s", place->folder);
    int result = system(command);
    free(place);
    return result;
}

static struct answer_row an_answer(const struct place *place, int64_t sequence)
{
    return (struct answer_row){
        .learner = place->learner,
        .session = 77,
        .sequence = sequence,
        .question = sequence,
        .time = 1700000000 + sequence,
        .offset = -210,
        .bank = "probability",
        .template = "two-dice",
        .part = "",
        .topic = "probability",
        .level = 3,
        .seed = UINT64_MAX - 1,
        .kind = "number",
        .typed = "1/6\0\xff",
        .typed_length = 5,
        .reading = "1/6",
        .verdict = "near:complement",
        .mistake = "complement",
        .credit = 0,
        .result = 0,
        .tries = 2,
        .hints = 1,
        .seconds = 12.5,
        .assisted = true,
        .mode = "practice",
        .track = PROGRESS_UNTIMED,
        .confidence = (double)NAN,
        .prediction = .71875,
        .asked = 1699999987,
        .allowed = 20.5,
        .due = 1,
    };
}

/* An update as the session makes it, for an answer that was right. */
static bool learn(struct progress_state *state, void *context,
                  struct error *error)
{
    (void)error;
    struct ability_question question = {3, 0, 1700000000};
    ability_update(&state->learner, &state->topic, &state->template, &question,
                   1, 1700000000);
    review_answer(&state->review, false, false, .5, 1700000000);
    if (context)
        *(struct progress_state *)context = *state;
    return true;
}

static bool refuse(struct progress_state *state, void *context,
                   struct error *error)
{
    (void)context;
    state->learner.answers = 1000;
    return error_set(error, ERROR_VALUE, "on purpose");
}

static void record_well(struct db *db, const struct answer_row *answer,
                        progress_update *update, void *context)
{
    struct error error = {0};
    if (!progress_record(db, answer, update, context, &error))
        fail_msg("%s", error.text);
}

static struct progress load(struct place *place)
{
    struct progress progress;
    struct error error = {0};
    if (!progress_load(place->db, place->learner, PROGRESS_UNTIMED, &progress,
                       &place->arena, &error))
        fail_msg("%s", error.text);
    return progress;
}

static int64_t count(const struct place *place)
{
    struct error error = {0};
    int64_t number = -1;
    assert_true(answers_count(place->db, place->learner, &number, &error));
    return number;
}

static bool compare(const struct answer_row *found, void *context)
{
    const struct answer_row *wanted = context;
    assert_true(found->id > 0);
    assert_int_equal(found->learner, wanted->learner);
    assert_int_equal(found->session, wanted->session);
    assert_int_equal(found->sequence, wanted->sequence);
    assert_int_equal(found->question, wanted->question);
    assert_int_equal(found->time, wanted->time);
    assert_int_equal(found->offset, wanted->offset);
    assert_string_equal(found->bank, wanted->bank);
    assert_string_equal(found->template, wanted->template);
    assert_string_equal(found->part, wanted->part);
    assert_string_equal(found->topic, wanted->topic);
    assert_int_equal(found->level, wanted->level);
    assert_true(found->seed == wanted->seed);
    assert_string_equal(found->kind, wanted->kind);
    assert_int_equal(found->typed_length, wanted->typed_length);
    assert_memory_equal(found->typed, wanted->typed, wanted->typed_length);
    assert_string_equal(found->reading, wanted->reading);
    assert_string_equal(found->verdict, wanted->verdict);
    assert_string_equal(found->mistake, wanted->mistake);
    assert_true(found->credit == wanted->credit);
    assert_true(found->result == wanted->result);
    assert_int_equal(found->tries, wanted->tries);
    assert_int_equal(found->hints, wanted->hints);
    assert_true(found->seconds == wanted->seconds);
    assert_int_equal(found->interrupted, wanted->interrupted);
    assert_int_equal(found->assisted, wanted->assisted);
    assert_int_equal(found->self_graded, wanted->self_graded);
    assert_string_equal(found->mode, wanted->mode);
    assert_string_equal(found->track, wanted->track);
    assert_true(isnan(found->confidence));
    assert_true(found->prediction == wanted->prediction);
    assert_true(found->asked == wanted->asked);
    assert_true(found->allowed == wanted->allowed);
    assert_int_equal(found->due, wanted->due);
    return true;
}

static void an_answer_comes_back_as_it_was(void **state)
{
    struct place *place = *state;
    struct answer_row answer = an_answer(place, 1);
    struct error error = {0};
    record_well(place->db, &answer, NULL, NULL);
    assert_true(
        answers_each(place->db, place->learner, 0, compare, &answer, &error));
    assert_int_equal(count(place), 1);
    assert_int_equal(load(place).topic_count, 0); /* no update, no state */
}

static bool check_blank(const struct answer_row *found, void *context)
{
    (void)context;
    assert_true(isnan(found->result) && isnan(found->seconds));
    assert_null(found->reading);
    assert_null(found->mistake);
    assert_int_equal(found->typed_length, 0);
    return true;
}

static void what_there_is_not_stays_so(void **state)
{
    struct place *place = *state;
    struct answer_row answer = an_answer(place, 1);
    struct error error = {0};
    answer.result = answer.seconds = (double)NAN;
    answer.typed = answer.reading = answer.mistake = NULL;
    answer.typed_length = 0;
    record_well(place->db, &answer, NULL, NULL);
    assert_true(
        answers_each(place->db, place->learner, 0, check_blank, NULL, &error));
}

static void states_come_back_to_the_last_bit(void **state)
{
    struct place *place = *state;
    struct answer_row answer = an_answer(place, 1);
    struct progress_state saved;
    record_well(place->db, &answer, learn, &saved);
    struct progress progress = load(place);
    assert_memory_equal(&progress.learner.global, &saved.learner.global,
                        3 * sizeof(struct estimate));
    assert_int_equal(progress.learner.answers, 1);
    assert_int_equal(progress.topic_count, 1);
    assert_int_equal(progress.template_count, 1);
    struct ability_topic topic = progress_of_topic(&progress, "probability");
    assert_memory_equal(&topic.offset, &saved.topic.offset,
                        sizeof topic.offset);
    assert_true(topic.last == 1700000000);
    struct progress_template template =
        progress_of_template(&progress, "probability", "two-dice");
    assert_memory_equal(&template.state.residual, &saved.template.residual,
                        sizeof saved.template.residual);
    assert_int_equal(template.review.box, 0);
    assert_int_equal(template.review.due, 1700000000);

    topic = progress_of_topic(&progress, "bayes");
    assert_int_equal(topic.answers, 0);
    template = progress_of_template(&progress, "probability", "zzz");
    assert_int_equal(template.review.box, REVIEW_NONE);
}

static void every_topic_and_template_is_found(void **state)
{
    struct place *place = *state;
    enum { NAMES = 37 };
    char name[NAMES][8];
    for (int i = 0; i < NAMES; i++) {
        struct answer_row answer = an_answer(place, i + 1);
        snprintf(name[i], sizeof name[i], "t%d", i * 7 % NAMES);
        answer.topic = answer.template = name[i];
        record_well(place->db, &answer, learn, NULL);
    }
    struct progress progress = load(place);
    assert_int_equal(progress.topic_count, NAMES);
    assert_int_equal(progress.learner.answers, NAMES);
    for (int i = 0; i < NAMES; i++) {
        assert_int_equal(progress_of_topic(&progress, name[i]).answers, 1);
        assert_int_equal(progress_of_template(&progress, "probability", name[i])
                             .state.answers,
                         1);
    }
}

static void learners_and_tracks_are_kept_apart(void **state)
{
    struct place *place = *state;
    struct answer_row answer = an_answer(place, 1);
    struct error error = {0};
    record_well(place->db, &answer, learn, NULL);
    assert_true(learners_find(place->db, "you", 0, &answer.learner, &error));
    answer.sequence = 2;
    record_well(place->db, &answer, learn, NULL);
    answer = an_answer(place, 3);
    answer.track = "80in8";
    record_well(place->db, &answer, learn, NULL);
    assert_int_equal(load(place).learner.answers, 1);
    assert_int_equal(count(place), 2);

    answer.learner = 99; /* nobody */
    answer.sequence = 4;
    assert_false(progress_record(place->db, &answer, learn, NULL, &error));
}

static void an_update_that_fails_takes_all_back(void **state)
{
    struct place *place = *state;
    struct answer_row answer = an_answer(place, 1);
    struct error error = {0};
    assert_false(progress_record(place->db, &answer, refuse, NULL, &error));
    assert_string_equal(error.text, "on purpose");
    assert_int_equal(count(place), 0);
    assert_int_equal(load(place).learner.answers, 0);
    record_well(place->db, &answer, learn, NULL);
    assert_int_equal(count(place), 1);
}

static void an_answer_is_counted_once(void **state)
{
    struct place *place = *state;
    struct answer_row answer = an_answer(place, 1);
    struct error error = {0};
    record_well(place->db, &answer, learn, NULL);
    record_well(place->db, &answer, learn, NULL); /* the same, tried again */
    assert_int_equal(count(place), 1);
    assert_int_equal(load(place).learner.answers, 1);

    answer.typed = "1/3";
    answer.typed_length = 3;
    assert_false(progress_record(place->db, &answer, learn, NULL, &error));
    assert_non_null(strstr(error.text, "not saved: "));
    assert_int_equal(count(place), 1);
    assert_int_equal(load(place).learner.answers, 1);
    answer.session++;
    record_well(place->db, &answer, learn, NULL);
}

/* Each connection's own picture is out of date half of the time. */
static void two_connections_in_turn_lose_nothing(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    struct db *other = db_open(place->path, &error);
    assert_non_null(other);
    struct progress_state alone = {ability_new_learner(), ability_new_topic(),
                                   ability_new_template(), review_new()};
    for (int i = 0; i < 40; i++) {
        struct answer_row answer = an_answer(place, i);
        record_well(i % 2 ? other : place->db, &answer, learn, NULL);
        learn(&alone, NULL, &error);
    }
    struct progress progress = load(place);
    assert_int_equal(progress.learner.answers, 40);
    assert_memory_equal(&progress.learner.global, &alone.learner.global,
                        3 * sizeof(struct estimate));
    db_close(other);
}

static int write_many(const struct place *place, int64_t session, int answers)
{
    struct error error = {0};
    struct db *db = db_open(place->path, &error);
    bool ok = db != NULL;
    for (int i = 1; ok && i <= answers; i++) {
        struct answer_row answer = an_answer(place, i);
        answer.session = session;
        ok = progress_record(db, &answer, learn, NULL, &error);
    }
    if (!ok)
        printf("# %s\n", error.text);
    db_close(db);
    return !ok;
}

static void programs_at_once_lose_nothing(void **state)
{
    struct place *place = *state;
    enum { PROGRAMS = 4, ANSWERS = 50 };
    db_close(place->db);
    place->db = NULL;
    for (int i = 0; i < PROGRAMS; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            _exit(write_many(place, i, ANSWERS));
    }
    for (int i = 0; i < PROGRAMS; i++) {
        int status;
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    struct error error = {0};
    place->db = db_open(place->path, &error);
    assert_int_equal(count(place), PROGRAMS * ANSWERS);
    assert_int_equal(load(place).learner.answers, PROGRAMS * ANSWERS);
}

/* SQLite itself says when the file may grow no more; a full disk does the
 * same. */
static void a_full_disk_is_an_error_and_no_more(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    char long_line[3000];
    memset(long_line, '1', sizeof long_line);
    assert_true(
        sql_run(place->db, SQL_READ, "PRAGMA max_page_count = 40", &error));
    int64_t saved = 0;
    for (;; saved++) {
        struct answer_row answer = an_answer(place, saved + 1);
        answer.typed = long_line;
        answer.typed_length = sizeof long_line;
        if (!progress_record(place->db, &answer, learn, NULL, &error))
            break;
        assert_true(saved < 100);
    }
    assert_string_equal(error.text, "not saved: the disk is full");
    assert_int_equal(count(place), saved);
    assert_int_equal(load(place).learner.answers, saved);

    struct error other = {0};
    assert_true(
        sql_run(place->db, SQL_READ, "PRAGMA max_page_count = 4000", &other));
    struct answer_row answer = an_answer(place, saved + 1);
    record_well(place->db, &answer, learn, NULL);
    assert_int_equal(load(place).learner.answers, saved + 1);
}

static void the_last_questions_of_a_topic(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    static const struct {
        const char *topic, *template;
        int64_t question;
    } rows[] = {{"a", "w", 1}, {"b", "x", 2}, {"a", "y", 3},
                {"a", "y", 3}, {"b", "x", 4}, {"a", "z", 5}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct answer_row answer = an_answer(place, (int64_t)i + 1);
        answer.question = rows[i].question;
        answer.topic = rows[i].topic;
        answer.template = rows[i].template;
        record_well(place->db, &answer, NULL, NULL);
    }
    struct answers_recent recent;
    assert_true(answers_last_asked(place->db, place->learner, "a", &recent,
                                   &place->arena, &error));
    assert_int_equal(recent.count, 3);
    assert_string_equal(recent.asked[0].template, "z");
    assert_string_equal(recent.asked[1].template, "y");
    assert_string_equal(recent.asked[2].template, "w");
    assert_true(answers_last_asked(place->db, place->learner, "c", &recent,
                                   &place->arena, &error));
    assert_int_equal(recent.count, 0);

    for (int i = 10; i < 30; i++) {
        struct answer_row answer = an_answer(place, i);
        answer.topic = "b";
        record_well(place->db, &answer, NULL, NULL);
    }
    assert_true(answers_last_asked(place->db, place->learner, "b", &recent,
                                   &place->arena, &error));
    assert_int_equal(recent.count, ANSWERS_RECENT);
}

static bool keep_id(const struct answer_row *answer, void *context)
{
    *(int64_t *)context = answer->sequence;
    return false;
}

static void mistakes_are_counted_and_found_again(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    static const char *const tags[] = {"base", "sign", NULL, "sign"};
    for (int i = 0; i < 4; i++) {
        struct answer_row answer = an_answer(place, i + 1);
        answer.mistake = tags[i];
        record_well(place->db, &answer, NULL, NULL);
    }
    struct answers_mistake *mistake;
    size_t found;
    assert_true(answers_mistakes(place->db, place->learner, &mistake, &found,
                                 &place->arena, &error));
    assert_int_equal(found, 2);
    assert_string_equal(mistake[0].tag, "sign");
    assert_int_equal(mistake[0].times, 2);
    assert_string_equal(mistake[1].tag, "base");

    int64_t sequence = 0;
    struct answers_filter filter = {.learner = place->learner};
    assert_true(answers_latest(place->db, &filter, keep_id, &sequence, &error));
    assert_int_equal(sequence, 4);
    filter.bank = "probability";
    filter.template = "two-dice";
    sequence = 0;
    assert_true(answers_latest(place->db, &filter, keep_id, &sequence, &error));
    assert_int_equal(sequence, 4);
    filter.template = "no-dice";
    sequence = 0;
    assert_true(answers_latest(place->db, &filter, keep_id, &sequence, &error));
    assert_int_equal(sequence, 0);
    assert_true(
        answers_each(place->db, place->learner, 2, keep_id, &sequence, &error));
    assert_int_equal(sequence, 3);
}

/* What the loading of states reads must not grow with the history. */
static void states_are_loaded_without_reading_answers(void **state)
{
    struct place *place = *state;
    static const char *const sql[] = {
        "EXPLAIN QUERY PLAN SELECT topic FROM topic_state "
        "WHERE learner = 1 AND track = '' ORDER BY topic",
        "EXPLAIN QUERY PLAN SELECT template FROM template_state "
        "WHERE learner = 1 AND track = '' ORDER BY bank, template",
        "EXPLAIN QUERY PLAN SELECT typed FROM answer "
        "WHERE learner = 1 AND topic = 'a' ORDER BY id DESC",
        "EXPLAIN QUERY PLAN SELECT typed FROM answer "
        "WHERE learner = 1 AND bank = 'a' AND template = 'b' "
        "ORDER BY id DESC",
        "EXPLAIN QUERY PLAN SELECT typed FROM answer "
        "WHERE learner = 1 ORDER BY id DESC",
    };
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) {
        struct query query;
        struct error error = {0};
        query_start(&query, place->db, SQL_READ, sql[i]);
        int rows = 0;
        while (query_step(&query)) {
            rows++;
            assert_non_null(strstr(query_text(&query, 3), "SEARCH"));
        }
        assert_true(query_end(&query, &error));
        assert_int_equal(rows, 1); /* no sorting either */
    }
}

static void impossible_states_read_as_new_ones(void **state)
{
    struct place *place = *state;
    struct answer_row answer = an_answer(place, 1);
    struct error error = {0};
    record_well(place->db, &answer, learn, NULL);
    assert_true(sql_run(place->db, SQL_SAVE,
                        "UPDATE topic_state SET variance = -1, answers = -5",
                        &error));
    assert_true(sql_run(place->db, SQL_SAVE,
                        "UPDATE template_state SET variance = 1e999, "
                        "review_box = 17",
                        &error));
    struct progress progress = load(place);
    assert_true(progress.topic[0].state.offset.variance > 0);
    assert_int_equal(progress.topic[0].state.answers, 0);
    assert_true(isfinite(progress.template[0].state.residual.variance));
    assert_int_equal(progress.template[0].review.box, REVIEW_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_answer_comes_back_as_it_was),
        TEST(what_there_is_not_stays_so),
        TEST(states_come_back_to_the_last_bit),
        TEST(every_topic_and_template_is_found),
        TEST(learners_and_tracks_are_kept_apart),
        TEST(an_update_that_fails_takes_all_back),
        TEST(an_answer_is_counted_once),
        TEST(two_connections_in_turn_lose_nothing),
        TEST(programs_at_once_lose_nothing),
        TEST(a_full_disk_is_an_error_and_no_more),
        TEST(the_last_questions_of_a_topic),
        TEST(mistakes_are_counted_and_found_again),
        TEST(states_are_loaded_without_reading_answers),
        TEST(impossible_states_read_as_new_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
