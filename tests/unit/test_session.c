/* session: what is asked, what the model is told, what is on disk when. The
 * clock is a number, the bank a text, the database in memory. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lang/gsl_door.h"
#include "session/session.h"
#include "store/answers.h"
#include "store/db.h"
#include "store/sql.h"

#define NOW INT64_C(1700000000)

enum { ROWS = 64 };

/* Rows as they are in the database, oldest first. */
struct kept {
    char verdict[40], mistake[40], template[40], part[40], typed[40];
    double result, credit, prediction;
    int level, tries, hints;
    int64_t question;
    bool assisted, self_graded;
};

struct desk {
    struct db *db;
    struct catalog catalog;
    struct session session;
    struct kept row[ROWS];
    size_t rows;
    int64_t now;
};

static const char head[] = "format: 1\nbank: desk\ntitle: For the tests\n"
                           "templates:\n";

static const char thirds[] = "\n"
                             "  - id: third\n"
                             "    topic: plain\n"
                             "    level: 1..3\n"
                             "    time: 10\n"
                             "    draw:\n"
                             "      n: 4..9\n"
                             "    ask: What is one third of {n}/10?\n"
                             "    answer: n/30\n"
                             "    check: n/30\n"
                             "    mistakes:\n"
                             "      - answer: n/10\n"
                             "        tag: whole\n"
                             "        say: That is all of it.\n"
                             "    hints:\n"
                             "      - Divide by three.\n"
                             "    solution: Divide.\n";

static const char pairs[] = "\n"
                            "  - id: pair\n"
                            "    topic: parts\n"
                            "    level: 2\n"
                            "    time: 10\n"
                            "    ask: What is 1 + 1?\n"
                            "    answer: 2\n"
                            "    check: 1 + 1\n"
                            "    solution: Two.\n"
                            "    then:\n"
                            "      - id: next\n"
                            "        ask: And one more?\n"
                            "        answer: 3\n"
                            "        check: 2 + 1\n"
                            "        solution: Three.\n"
                            "\n"
                            "  - id: words\n"
                            "    topic: talk\n"
                            "    level: 2\n"
                            "    time: 60\n"
                            "    ask: Why?\n"
                            "    kind: open\n"
                            "    rubric:\n"
                            "      - Because.\n"
                            "      - Therefore.\n"
                            "    solution: Because.\n"
                            "\n"
                            "  - id: pick\n"
                            "    topic: choice\n"
                            "    level: 1\n"
                            "    time: 10\n"
                            "    ask: Which is larger?\n"
                            "    kind: choice\n"
                            "    options:\n"
                            "      - text: two\n"
                            "        right: 2 > 1\n"
                            "      - text: one\n"
                            "        tag: smaller\n"
                            "        say: That is smaller.\n"
                            "    check: 1\n"
                            "    solution: Two.\n";

static void add_bank(struct desk *desk, const char *text)
{
    struct error_list errors = {.count = 0};
    struct bank *bank = bank_read("desk", text, strlen(text), &errors);
    if (!bank)
        fail_msg("%s", errors.item[0].text);
    assert_true(catalog_add_bank(&desk->catalog, bank, &errors));
    error_list_release(&errors);
}

static void begin(struct desk *desk, int64_t id, uint64_t seed)
{
    struct error error = {.code = ERROR_NONE};
    struct session_options options = {
        .catalog = &desk->catalog,
        .db = desk->db,
        .learner = 1,
        .id = id,
        .seed = seed,
        .mode = SESSION_PRACTICE,
        .track = "",
    };
    if (!session_start(&desk->session, &options, desk->now, &error))
        fail_msg("%s", error.text);
}

static int set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    struct error error = {.code = ERROR_NONE};
    struct str text = {0};
    numeric_start();
    desk->now = NOW;
    desk->db = db_open_memory(&error);
    if (!desk->db)
        return -1;
    sql_run(desk->db, SQL_SAVE, "INSERT INTO learner VALUES(1, 'me', 0)",
            &error);
    catalog_init(&desk->catalog);
    str_add(&text, head);
    str_add(&text, thirds);
    str_add(&text, pairs);
    add_bank(desk, text.text);
    str_release(&text);
    begin(desk, 1, 7);
    *state = desk;
    return error.code != ERROR_NONE;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    session_release(&desk->session);
    catalog_release(&desk->catalog);
    db_close(desk->db);
    free(desk);
    return 0;
}

static void copy(char *to, const char *from, size_t length)
{
    size_t most = length < 39 ? length : 39;
    memcpy(to, from, most);
    to[most] = '\0';
}

static bool keep(const struct answer_row *row, void *context)
{
    struct desk *desk = context;
    struct kept *kept = &desk->row[desk->rows++];
    *kept = (struct kept){.result = row->result};
    copy(kept->verdict, row->verdict, strlen(row->verdict));
    copy(kept->template, row->template, strlen(row->template));
    copy(kept->part, row->part, strlen(row->part));
    if (row->mistake)
        copy(kept->mistake, row->mistake, strlen(row->mistake));
    if (row->typed)
        copy(kept->typed, row->typed, row->typed_length);
    kept->credit = row->credit;
    kept->prediction = row->prediction;
    kept->level = row->level;
    kept->tries = row->tries;
    kept->hints = row->hints;
    kept->question = row->question;
    kept->assisted = row->assisted;
    kept->self_graded = row->self_graded;
    return desk->rows < ROWS;
}

static void read_rows(struct desk *desk)
{
    struct error error = {.code = ERROR_NONE};
    desk->rows = 0;
    assert_true(answers_each(desk->db, 1, 0, keep, desk, &error));
}

static void want(struct desk *desk, const char *name)
{
    struct error error = {.code = ERROR_NONE};
    struct wish wish = {.topics = 0};
    if (!wish_add_word(&wish, &desk->catalog, name, &error))
        fail_msg("%s", error.text);
    session_want(&desk->session, &wish);
}

static void ask(struct desk *desk)
{
    struct error error = {.code = ERROR_NONE};
    if (!session_next(&desk->session, desk->now, &error))
        fail_msg("%s", error.text);
    desk->now += 10;
}

static struct moment moment_of(const struct desk *desk)
{
    return (struct moment){.now = desk->now, .seconds = 10};
}

static struct outcome type(struct desk *desk, const char *line)
{
    struct moment moment = moment_of(desk);
    struct outcome outcome;
    session_answer(&desk->session, line, strlen(line), &moment, &outcome);
    return outcome;
}

/* Types the key of the question, or the mistake that the bank knows. */
static struct outcome type_third(struct desk *desk, bool right)
{
    char line[40];
    int64_t n = 0;
    struct session_asked *asked = &desk->session.asked;
    const struct number key = asked->shown.key.value;
    n = key.numerator * 30 / key.denominator;
    snprintf(line, sizeof line, "%d/%d", (int)n, right ? 30 : 10);
    return type(desk, line);
}

static void a_right_answer_is_saved_and_raises_the_level(void **state)
{
    struct desk *desk = *state;
    want(desk, "plain");
    ask(desk);
    struct outcome outcome = type_third(desk, true);
    assert_int_equal(outcome.kind, OUTCOME_DONE);
    assert_int_equal(outcome.verdict.kind, VERDICT_RIGHT);
    assert_true(outcome.saved && outcome.told);
    assert_true(desk->session.asked.to.level > desk->session.asked.from.level);
    read_rows(desk);
    assert_int_equal(desk->rows, 1);
    assert_string_equal(desk->row[0].verdict, "right");
    assert_true(desk->row[0].result == 1);
    assert_true(desk->row[0].prediction > 0.5);
    assert_int_equal(desk->row[0].question, 1);
    assert_int_equal(desk->session.counts.right, 1);
}

static void a_known_mistake_is_named_and_kept(void **state)
{
    struct desk *desk = *state;
    want(desk, "plain");
    ask(desk);
    struct outcome outcome = type_third(desk, false);
    assert_int_equal(outcome.kind, OUTCOME_DONE);
    assert_string_equal(outcome.verdict.say, "That is all of it.");
    assert_true(desk->session.asked.to.level < desk->session.asked.from.level);
    read_rows(desk);
    assert_string_equal(desk->row[0].mistake, "whole");
    assert_true(desk->row[0].result == 0);
}

static void an_unreadable_line_leaves_no_row(void **state)
{
    struct desk *desk = *state;
    want(desk, "plain");
    ask(desk);
    struct outcome outcome = type(desk, "about 3");
    assert_int_equal(outcome.kind, OUTCOME_UNREAD);
    assert_true(outcome.error.code != ERROR_NONE);
    assert_true(outcome.error.text[0] != '\0');
    assert_true(desk->session.asked.waiting);
    read_rows(desk);
    assert_int_equal(desk->rows, 0);
    assert_int_equal(type_third(desk, true).kind, OUTCOME_DONE);
    read_rows(desk);
    assert_true(desk->row[0].result == 1);
    assert_int_equal(desk->row[0].tries, 1);
}

static void after_a_hint_right_is_one_half(void **state)
{
    struct desk *desk = *state;
    struct error error = {.code = ERROR_NONE};
    want(desk, "plain");
    ask(desk);
    assert_string_equal(session_hint(&desk->session, &error),
                        "Divide by three.");
    assert_null(session_hint(&desk->session, &error));
    assert_int_equal(error.code, ERROR_NONE);
    type_third(desk, true);
    read_rows(desk);
    assert_true(desk->row[0].result == 0.5);
    assert_true(desk->row[0].assisted);
    assert_int_equal(desk->row[0].hints, 1);
    assert_int_equal(desk->session.counts.helped, 1);
}

/* The first try is an event at once, so that nothing that was said can be
 * lost; the second is a row without a result. */
static void a_coarse_answer_may_be_tried_once_more(void **state)
{
    struct desk *desk = *state;
    want(desk, "plain");
    do {
        desk->session.asked.waiting = false;
        ask(desk);
    } while (desk->session.asked.shown.key.value.denominator % 3 != 0);
    double value = number_double(desk->session.asked.shown.key.value);
    char line[20];
    snprintf(line, sizeof line, "%.1f", value);
    struct outcome outcome = type(desk, line);
    assert_int_equal(outcome.kind, OUTCOME_RETRY);
    assert_int_equal(outcome.verdict.kind, VERDICT_ROUNDED);
    read_rows(desk);
    assert_int_equal(desk->rows, 1);
    assert_true(desk->row[0].result == 0.5);

    outcome = type_third(desk, true);
    assert_int_equal(outcome.kind, OUTCOME_DONE);
    assert_false(outcome.told);
    read_rows(desk);
    assert_int_equal(desk->rows, 2);
    assert_true(isnan(desk->row[1].result));
    assert_int_equal(desk->row[1].tries, 2);
    assert_true(desk->row[1].credit == 1);
    assert_int_equal(desk->row[1].question, desk->row[0].question);
    assert_int_equal(desk->session.counts.answered, 1);
    assert_int_equal(desk->session.counts.helped, 1);
}

static void shown_counts_as_missed_and_skipped_not_at_all(void **state)
{
    struct desk *desk = *state;
    struct outcome outcome;
    struct moment moment = moment_of(desk);
    want(desk, "plain");
    ask(desk);
    session_show(&desk->session, &moment, &outcome);
    assert_true(outcome.told);
    ask(desk);
    session_skip(&desk->session, &moment, &outcome);
    assert_false(outcome.told);
    read_rows(desk);
    assert_int_equal(desk->rows, 2);
    assert_true(desk->row[0].result == 0);
    assert_string_equal(desk->row[0].verdict, "shown");
    assert_true(isnan(desk->row[1].result));
    assert_string_equal(desk->row[1].verdict, "skipped");
}

static void parts_come_in_order_and_share_their_question(void **state)
{
    struct desk *desk = *state;
    want(desk, "parts");
    ask(desk);
    type(desk, "2");
    ask(desk);
    assert_int_equal(desk->session.asked.part, 1);
    assert_int_equal(desk->session.asked.reason, ASKED_AS_FOLLOW_UP);
    type(desk, "3");
    read_rows(desk);
    assert_int_equal(desk->rows, 2);
    assert_string_equal(desk->row[1].part, "next");
    assert_int_equal(desk->row[0].question, desk->row[1].question);
}

static void an_open_answer_is_marked_by_the_learner(void **state)
{
    struct desk *desk = *state;
    static const bool met[] = {true, false};
    struct outcome outcome;
    want(desk, "talk");
    ask(desk);
    assert_int_equal(type(desk, "because of it").kind, OUTCOME_MARKS);
    read_rows(desk);
    assert_int_equal(desk->rows, 0);
    struct moment moment = moment_of(desk);
    session_mark(&desk->session, met, 2, &moment, &outcome);
    read_rows(desk);
    assert_int_equal(desk->rows, 1);
    assert_true(desk->row[0].self_graded);
    assert_true(desk->row[0].credit == 0.5);
    assert_true(isnan(desk->row[0].result));
    assert_string_equal(desk->row[0].typed, "because of it");
    assert_int_equal(desk->session.counts.answered, 0);
}

static void open_questions_wait_until_their_topic_is_named(void **state)
{
    struct desk *desk = *state;
    for (int i = 0; i < 40; i++) {
        struct moment moment = moment_of(desk);
        struct outcome outcome;
        ask(desk);
        assert_true(part_kind_is_judged(desk->session.asked.shown.part->kind));
        session_skip(&desk->session, &moment, &outcome);
    }
}

static void an_option_is_named_by_its_letter(void **state)
{
    struct desk *desk = *state;
    want(desk, "choice");
    ask(desk);
    assert_int_equal(type(desk, "c").kind, OUTCOME_UNREAD);
    char wrong[] = {(char)('a' + (desk->session.asked.shown.right == 0)), 0};
    struct outcome outcome = type(desk, wrong);
    assert_int_equal(outcome.verdict.kind, VERDICT_WRONG);
    read_rows(desk);
    assert_string_equal(desk->row[0].mistake, "smaller");
}

static void what_cannot_be_saved_is_saved_with_the_next(void **state)
{
    struct desk *desk = *state;
    struct error error = {.code = ERROR_NONE};
    want(desk, "plain");
    ask(desk);
    sql_run(desk->db, SQL_SAVE, "PRAGMA query_only = 1", &error);
    struct outcome outcome = type_third(desk, true);
    assert_int_equal(outcome.kind, OUTCOME_DONE);
    assert_false(outcome.saved);
    assert_true(outcome.save_error.code != ERROR_NONE);
    assert_true(outcome.told);
    assert_int_equal(session_save(&desk->session, &error), 1);

    error = (struct error){.code = ERROR_NONE};
    sql_run(desk->db, SQL_SAVE, "PRAGMA query_only = 0", &error);
    ask(desk);
    outcome = type_third(desk, false);
    assert_true(outcome.saved);
    assert_int_equal(session_save(&desk->session, &error), 0);
    read_rows(desk);
    assert_int_equal(desk->rows, 2);
    assert_string_equal(desk->row[0].verdict, "right");
    assert_string_equal(desk->row[1].mistake, "whole");
}

static void the_same_seed_asks_the_same(void **state)
{
    struct desk *desk = *state;
    char first[20][80];
    for (int round = 0; round < 2; round++) {
        session_release(&desk->session);
        begin(desk, 100 + round, 12345);
        for (int i = 0; i < 20; i++) {
            struct error error = {.code = ERROR_NONE};
            struct str name = {0};
            assert_true(session_next(&desk->session, NOW, &error));
            question_name(&desk->session.asked.question, &name);
            if (round == 0)
                copy(first[i], name.text, name.length);
            else
                assert_memory_equal(first[i], name.text, strlen(first[i]));
            str_release(&name);
            desk->session.asked.waiting = false;
        }
    }
}

/* Forty templates of one topic: what was missed comes back after eight others,
 * and no more than every third question is a repetition. */
static void a_missed_template_comes_back(void **state)
{
    struct desk *desk = *state;
    struct str text = {0};
    str_add(&text, "format: 1\nbank: many\ntitle: Many\ntemplates:\n");
    for (int i = 0; i < 40; i++)
        str_add_format(
            &text,
            "\n  - id: t%d\n    topic: many\n    level: 2\n"
            "    time: 10\n    ask: What is %d?\n    answer: %d\n"
            "    accept: exact\n    check: %d\n    solution: It is.\n",
            i, i + 10, i + 10, i + 10);
    session_release(&desk->session);
    add_bank(desk, text.text);
    str_release(&text);
    begin(desk, 55, 3);
    want(desk, "many");

    uint32_t missed = CATALOG_NONE;
    int since = 0, reviews = 0, last = -3;
    for (int i = 0; i < 40; i++) {
        ask(desk);
        struct session_asked *asked = &desk->session.asked;
        if (asked->template == missed) {
            assert_true(since >= 8);
            assert_int_equal(asked->reason, ASKED_FOR_REVIEW);
        }
        if (asked->reason == ASKED_FOR_REVIEW) {
            assert_true(i - last >= 3);
            last = i;
            reviews++;
        }
        if (i == 0)
            missed = asked->template;
        char line[20];
        snprintf(line, sizeof line, "%d",
                 i % 4 ? (int)asked->shown.key.value.numerator : 1000);
        type(desk, line);
        since += i > 0;
    }
    assert_true(reviews >= 5);
}

static void a_second_sitting_goes_on_where_the_first_ended(void **state)
{
    struct desk *desk = *state;
    want(desk, "plain");
    ask(desk);
    type_third(desk, false);
    struct ability_level before = session_level(
        &desk->session, desk->catalog.template[0].topic, desk->now);
    session_release(&desk->session);
    begin(desk, 2, 9);
    struct ability_level after = session_level(
        &desk->session, desk->catalog.template[0].topic, desk->now);
    assert_true(fabs(before.level - after.level) < 1e-9);
    assert_int_equal(session_reviews(&desk->session, desk->now, true).due, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(a_right_answer_is_saved_and_raises_the_level),
        TEST(a_known_mistake_is_named_and_kept),
        TEST(an_unreadable_line_leaves_no_row),
        TEST(after_a_hint_right_is_one_half),
        TEST(a_coarse_answer_may_be_tried_once_more),
        TEST(shown_counts_as_missed_and_skipped_not_at_all),
        TEST(parts_come_in_order_and_share_their_question),
        TEST(an_open_answer_is_marked_by_the_learner),
        TEST(open_questions_wait_until_their_topic_is_named),
        TEST(an_option_is_named_by_its_letter),
        TEST(what_cannot_be_saved_is_saved_with_the_next),
        TEST(the_same_seed_asks_the_same),
        TEST(a_missed_template_comes_back),
        TEST(a_second_sitting_goes_on_where_the_first_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
