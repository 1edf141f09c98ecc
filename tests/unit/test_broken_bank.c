/* session: banks that were good when they were found and are not any more, and
 * templates of which nothing can be drawn. What is left goes on. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "lang/gsl_door.h"
#include "session/redraw.h"
#include "session/session.h"
#include "store/answers.h"
#include "store/db.h"
#include "store/learners.h"

#define NOW INT64_C(1700000000)

#define HEAD "format: 1\nbank: desk\ntitle: For the tests\ntemplates:\n"
#define TEMPLATE(id, topic, rest)                                              \
    "\n  - id: " id "\n    topic: " topic "\n    level: 1\n    time: "         \
    "10\n" rest
#define GOOD(id, topic)                                                        \
    TEMPLATE(id, topic,                                                        \
             "    ask: What is 1 + 1?\n    answer: 2\n    check: 1 + 1\n")
#define NEVER(id, topic)                                                       \
    TEMPLATE(id, topic,                                                        \
             "    draw:\n      n: 1..3\n    where: n > 5\n"                    \
             "    ask: What is {n}?\n    answer: n\n    check: n\n")
#define FAILING_LATER                                                          \
    TEMPLATE("later", "parts",                                                 \
             "    draw:\n      n: 1..3\n    ask: What is {n} + 1?\n"           \
             "    answer: n + 1\n    check: 1 + n\n    then:\n"                \
             "      - id: next\n        ask: And 1/({n} - {n})?\n"             \
             "        answer: 1/(n - n)\n        check: 1/(n - n)\n")

struct desk {
    char folder[40], path[60], index[60];
    struct db *db;
    int64_t learner;
    struct catalog catalog;
    struct session session;
    struct error error;
    struct error_list errors;
};

static int set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    numeric_start();
    strcpy(desk->folder, "/tmp/reckon-broken-XXXXXX");
    if (!mkdtemp(desk->folder))
        return -1;
    snprintf(desk->path, sizeof desk->path, "%s/desk.yaml", desk->folder);
    snprintf(desk->index, sizeof desk->index, "%s/index", desk->folder);
    catalog_init(&desk->catalog);
    desk->db = db_open_memory(&desk->error);
    *state = desk;
    return !desk->db ||
           !learners_find(desk->db, "me", 1, &desk->learner, &desk->error);
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    session_release(&desk->session);
    catalog_release(&desk->catalog);
    error_list_release(&desk->errors);
    db_close(desk->db);
    unlink(desk->path);
    unlink(desk->index);
    rmdir(desk->folder);
    free(desk);
    return 0;
}

static void begin(struct desk *desk, enum session_mode mode)
{
    struct session_options options = {
        .catalog = &desk->catalog,
        .db = desk->db,
        .learner = desk->learner,
        .id = 1,
        .seed = 7,
        .mode = mode,
        .track = "",
    };
    if (!session_start(&desk->session, &options, NOW, &desk->error))
        fail_msg("%s", desk->error.text);
}

static void begin_with(struct desk *desk, const char *text,
                       enum session_mode mode)
{
    struct bank *bank = bank_read("desk", text, strlen(text), &desk->errors);
    if (!bank)
        fail_msg("%s", desk->errors.item[0].text);
    assert_true(catalog_add_bank(&desk->catalog, bank, &desk->errors));
    begin(desk, mode);
}

static void write_bank(struct desk *desk, const char *text)
{
    assert_true(file_write(desk->path, text, strlen(text), 0600, &desk->error));
}

/* A catalog that knows the file by its index alone, as at a second start. */
static void find_bank(struct desk *desk, const char *text)
{
    write_bank(desk, text);
    for (int i = 0; i < 2; i++) {
        catalog_release(&desk->catalog);
        catalog_init(&desk->catalog);
        assert_true(catalog_add(&desk->catalog, desk->path, desk->index,
                                &desk->errors));
    }
}

static bool next(struct desk *desk)
{
    desk->error = (struct error){.code = ERROR_NONE};
    return session_next(&desk->session, NOW, &desk->error);
}

static const char *asked(const struct desk *desk)
{
    return desk->catalog.template[desk->session.asked.template].id;
}

static void answer(struct desk *desk, const char *line)
{
    struct moment moment = {.now = NOW, .seconds = 5};
    struct outcome outcome;
    session_answer(&desk->session, line, strlen(line), &moment, &outcome);
    assert_int_equal(outcome.kind, OUTCOME_DONE);
}

static void what_cannot_be_drawn_is_left_out(void **state)
{
    struct desk *desk = *state;
    begin_with(desk, HEAD NEVER("never", "sums") GOOD("good", "sums"),
               SESSION_PRACTICE);
    for (int i = 0; i < 12; i++) {
        assert_true(next(desk));
        assert_string_equal(asked(desk), "good");
        answer(desk, "2");
    }
    assert_int_equal(desk->session.trouble.count, 1);
    assert_non_null(strstr(desk->session.trouble.item[0].text, "where"));
}

static void nothing_to_ask_is_told(void **state)
{
    static const enum session_mode mode[] = {SESSION_PRACTICE,
                                             SESSION_PLACEMENT};
    struct desk *desk = *state;
    begin_with(desk, HEAD NEVER("never", "sums") NEVER("nor", "odds"),
               SESSION_PRACTICE);
    for (size_t i = 0; i < 2; i++) {
        session_release(&desk->session);
        begin(desk, mode[i]);
        assert_false(next(desk));
        assert_false(desk->session.over);
        assert_string_equal(desk->error.text, "there is no question to ask");
        for (uint32_t k = 0; k < desk->catalog.templates; k++)
            desk->catalog.template[k].level[0].dead = false;
    }
}

/* What was missed comes again in a review, unless it cannot be asked. */
static void a_review_passes_over_what_is_gone(void **state)
{
    struct desk *desk = *state;
    begin_with(desk, HEAD GOOD("a", "sums") GOOD("b", "sums"),
               SESSION_PRACTICE);
    for (int i = 0; i < 8; i++) {
        assert_true(next(desk));
        answer(desk, "3");
    }
    session_release(&desk->session);
    begin(desk, SESSION_REVIEW);
    assert_true(next(desk));
    session_release(&desk->session);
    for (uint32_t k = 0; k < desk->catalog.templates; k++)
        desk->catalog.template[k].level[0].dead = true;
    begin(desk, SESSION_REVIEW);
    assert_false(next(desk));
    assert_int_equal(desk->error.code, ERROR_NONE);
    assert_true(desk->session.over);
}

static void a_part_that_fails_is_passed_over(void **state)
{
    struct desk *desk = *state;
    begin_with(desk, HEAD FAILING_LATER, SESSION_PRACTICE);
    assert_true(next(desk));
    assert_int_equal(desk->session.asked.part, 0);
    answer(desk, "17");
    assert_true(next(desk));
    assert_int_equal(desk->session.asked.part, 0);
    assert_int_equal(desk->session.asked.number, 2);
    assert_int_equal(desk->session.trouble.count, 1);
}

static struct answer_row row_of(const char *template, const char *part)
{
    return (struct answer_row){.bank = "desk",
                               .template = template,
                               .part = part,
                               .level = 1,
                               .seed = 1,
                               .question = 1,
                               .time = NOW,
                               .typed = "so",
                               .typed_length = 2};
}

/* Neither a question of the history nor one that waits is drawn. */
static void refuses(struct desk *desk, const char *template, const char *part,
                    const char *reason)
{
    struct answer_row row = row_of(template, part);
    struct redrawn redrawn;
    struct error error = {.code = ERROR_NONE};
    struct arena arena;
    assert_false(redraw(&redrawn, &desk->catalog, &row, &error));
    if (!strstr(error.text, reason))
        fail_msg("%s", error.text);
    arena_init(&arena);
    assert_null(redraw_key(&desk->catalog, &row, &arena));
    arena_release(&arena);
}

static void cannot_reopen(struct desk *desk, const char *template,
                          const char *part, const char *reason)
{
    struct answer_row row = row_of(template, part);
    struct error error = {.code = ERROR_NONE};
    assert_false(session_reopen(&desk->session, &row, &error));
    if (!strstr(error.text, reason))
        fail_msg("%s", error.text);
    assert_false(desk->session.asked.waiting);
}

static void what_was_asked_may_be_gone(void **state)
{
    struct desk *desk = *state;
    begin_with(desk,
               HEAD GOOD("good", "sums") NEVER("never", "sums") FAILING_LATER,
               SESSION_PRACTICE);
    refuses(desk, "nowhere", "nowhere", "no template is called 'desk/nowhere'");
    refuses(desk, "later", "third", "has no part 'third'");
    refuses(desk, "never", "never", "where");
    refuses(desk, "later", "next", "");
    cannot_reopen(desk, "nowhere", "nowhere",
                  "no template is called 'desk/nowhere'");
    cannot_reopen(desk, "never", "never", "where");
    cannot_reopen(desk, "later", "next", "");
    /* What is left of it can be. */
    struct answer_row row = row_of("later", "later");
    struct error error = {.code = ERROR_NONE};
    assert_true(session_reopen(&desk->session, &row, &error));
    assert_int_equal(desk->session.asked.part, 0);
}

static void a_file_may_change_while_it_is_used(void **state)
{
    struct desk *desk = *state;
    find_bank(desk, HEAD GOOD("a", "sums") GOOD("b", "sums"));
    assert_null(desk->catalog.file[0].loaded);
    /* The same templates at other places: found by their names. */
    write_bank(desk,
               HEAD GOOD("new", "sums") GOOD("b", "sums") GOOD("a", "sums"));
    begin(desk, SESSION_PRACTICE);
    assert_true(next(desk));
    assert_int_equal(desk->session.trouble.count, 0);
    answer(desk, "2");
}

/* Whatever has become of the file: gone, broken, or without the template. */
static void loses(struct desk *desk, const char *text, const char *reason)
{
    struct error error = {.code = ERROR_NONE};
    struct answer_row row = row_of("a", "a");
    find_bank(desk, HEAD GOOD("a", "sums"));
    if (text)
        write_bank(desk, text);
    else
        unlink(desk->path);
    struct redrawn redrawn;
    assert_false(redraw(&redrawn, &desk->catalog, &row, &error));
    assert_string_equal(error.text, "desk cannot be read any more");
    error = (struct error){.code = ERROR_NONE};
    begin(desk, SESSION_PRACTICE);
    assert_false(session_reopen(&desk->session, &row, &error));
    assert_false(next(desk));
    assert_string_equal(desk->error.text, "there is no question to ask");
    session_release(&desk->session);
    error_list_release(&desk->errors);

    find_bank(desk, HEAD GOOD("a", "sums"));
    if (text)
        write_bank(desk, text);
    else
        unlink(desk->path);
    begin(desk, SESSION_PRACTICE);
    assert_false(next(desk));
    assert_int_equal(desk->session.trouble.count, reason ? 1 : 0);
    if (reason && !strstr(desk->session.trouble.item[0].text, reason))
        fail_msg("%s", desk->session.trouble.item[0].text);
    session_release(&desk->session);
}

static void a_file_may_be_lost_while_it_is_used(void **state)
{
    struct desk *desk = *state;
    loses(desk, NULL, "desk.yaml");
    loses(desk, "format: 1\nbank: [\n", "takes '[' here");
    loses(desk, HEAD GOOD("other", "sums"), NULL);
    begin(desk, SESSION_PRACTICE);
}

/* Calls that come when there is no question do nothing, and keep nothing. */
static void where_nothing_waits_nothing_happens(void **state)
{
    struct desk *desk = *state;
    struct session *session = &desk->session;
    struct moment moment = {.now = NOW, .seconds = 5};
    struct outcome outcome;
    int64_t rows = 1;
    begin_with(desk, HEAD GOOD("good", "sums"), SESSION_PRACTICE);
    assert_false(session_reads(session, "2", 1));
    session_answer(session, "2", 1, &moment, &outcome);
    assert_int_equal(outcome.kind, OUTCOME_UNREAD);
    session_show(session, &moment, &outcome);
    session_skip(session, &moment, &outcome);
    session_said(session, &moment, &outcome);
    session_mark(session, NULL, 0, &moment, &outcome);
    assert_null(session_hint(session, &desk->error));
    assert_null(session_solution(session, &desk->error));
    assert_int_equal(session_calculator(session), CALCULATOR_FREE);
    assert_int_equal(desk->error.code, ERROR_NONE);
    assert_true(answers_count(desk->db, desk->learner, &rows, &desk->error));
    assert_int_equal(rows, 0);
}

/* What is known of a question before it is drawn: its time, where that hangs
 * on the level alone, and how many options there will be. */
static void times_are_known_by_level(void **state)
{
    struct desk *desk = *state;
    static const char text[] =
        HEAD "\n  - id: a\n    topic: sums\n    level: 1..2\n"
             "    time: 10*level\n    ask: What is 1 + 1?\n    answer: 2\n"
             "    check: 2\n"
             "\n  - id: b\n    topic: sums\n    level: 1..2\n"
             "    time: 30/(level - 1)\n    ask: What is 1 + 1?\n"
             "    answer: 2\n    check: 2\n"
             "\n  - id: c\n    topic: sums\n    level: 1\n"
             "    time: 10*n\n    draw:\n      n: 1..2\n"
             "    ask: What is {n}?\n    answer: n\n    check: n\n"
             "\n  - id: d\n    topic: sums\n    level: 1\n"
             "    time: level - 1\n    ask: What is 1 + 1?\n"
             "    kind: choice\n    answer: 2\n    check: 2\n";
    begin_with(desk, text, SESSION_PRACTICE);
    const struct catalog_template *template = desk->catalog.template;
    assert_true(template[0].level[0].seconds == 10);
    assert_true(template[0].level[1].seconds == 20);
    assert_true(template[1].level[0].seconds == 60); /* as without a time */
    assert_true(template[1].level[1].seconds == 30);
    assert_true(template[2].level[0].seconds == 60);
    assert_true(template[3].level[0].seconds == 60);
    assert_int_equal(template[0].level[0].options, 0);
    assert_int_equal(template[3].level[0].options, 4);
}

/* Two banks may call their templates alike, and tags may begin alike. */
static void names_are_those_of_a_bank(void **state)
{
    struct desk *desk = *state;
    struct error_list errors = {.count = 0};
    static const char other[] =
        "format: 1\nbank: other\ntitle: Other\ntemplates:\n"
        "\n  - id: good\n    topic: sums\n    tags:\n      - car\n"
        "      - cards\n    level: 1\n    ask: What is 2 + 2?\n"
        "    answer: 4\n    check: 4\n";
    struct bank *bank = bank_read("other", other, sizeof other - 1, &errors);
    assert_non_null(bank);
    assert_true(catalog_add_bank(&desk->catalog, bank, &errors));
    assert_int_equal(desk->catalog.tags, 2);
    begin_with(desk, HEAD GOOD("good", "sums"), SESSION_PRACTICE);
    assert_true(next(desk));
    uint32_t asked_first = desk->session.asked.template;
    answer(desk, asked_first ? "2" : "4");
    session_release(&desk->session);
    begin(desk, SESSION_PRACTICE);
    assert_true(next(desk));
    /* What was asked last is known again by bank and id. */
    assert_int_equal(desk->session.topic[0].recents, 2);
    assert_int_equal(desk->session.topic[0].recent[1].template, asked_first);
    /* One of them a second time is refused. */
    bank = bank_read("other", other, sizeof other - 1, &errors);
    assert_false(catalog_add_bank(&desk->catalog, bank, &errors));
    assert_int_equal(errors.count, 1);
    assert_non_null(strstr(errors.item[0].text, "is taken"));
    error_list_release(&errors);
}

/* A number that was asked with options has as many when it is drawn again. */
static void options_are_drawn_again(void **state)
{
    struct desk *desk = *state;
    begin_with(desk,
               HEAD TEMPLATE("mean", "sums",
                             "    draw:\n      n: 20..90\n"
                             "    ask: What is a third of {n}, plus 1?\n"
                             "    answer: n/3 + 1\n    check: 1 + n/3\n"
                             "    mistakes:\n"
                             "      - answer: n/3\n        tag: one\n"
                             "        say: And one.\n"
                             "      - answer: n/2 + 1\n        tag: half\n"
                             "        say: A third.\n"
                             "      - answer: n/3 - 1\n        tag: minus\n"
                             "        say: Plus.\n"),
               SESSION_PRACTICE);
    struct answer_row row = row_of("mean", "mean");
    struct redrawn redrawn;
    struct error error = {.code = ERROR_NONE};
    row.options = 4;
    assert_true(redraw(&redrawn, &desk->catalog, &row, &error));
    assert_int_equal(redrawn.shown.options, 4);
    /* It has no worked solution, which is no failure. */
    assert_null(redraw_solution(&redrawn, &error));
    assert_int_equal(error.code, ERROR_NONE);
    redraw_release(&redrawn);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_cannot_be_drawn_is_left_out),
        TEST(nothing_to_ask_is_told),
        TEST(a_review_passes_over_what_is_gone),
        TEST(a_part_that_fails_is_passed_over),
        TEST(what_was_asked_may_be_gone),
        TEST(a_file_may_change_while_it_is_used),
        TEST(a_file_may_be_lost_while_it_is_used),
        TEST(where_nothing_waits_nothing_happens),
        TEST(times_are_known_by_level),
        TEST(names_are_those_of_a_bank),
        TEST(options_are_drawn_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
