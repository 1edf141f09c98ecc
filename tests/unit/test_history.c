/* history: what is written is read back as it was, whatever was typed; what is
 * wrong is told with its place, all of it, and then nothing is written. */
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
#include "base/rng.h"
#include "base/utf8.h"
#include "export/json_stream.h"
#include "history/history.h"
#include "history/text.h"
#include "store/answers.h"
#include "store/db.h"
#include "store/learners.h"
#include "store/progress.h"
#include "store/sittings.h"

enum { HOSTILE = 40 };

struct place {
    char path[40];
    struct db *from, *to;
    int64_t learner;
    struct error error;
    struct error_list errors;
    struct history_tally tally;
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    strcpy(place->path, "/tmp/reckon-history-XXXXXX");
    int file = mkstemp(place->path);
    close(file);
    place->from = db_open_memory(&place->error);
    place->to = db_open_memory(&place->error);
    *state = place;
    return !place->from || !place->to ||
           !learners_find(place->from, "me", 1, &place->learner, &place->error);
}

static int tear_down(void **state)
{
    struct place *place = *state;
    error_list_release(&place->errors);
    db_close(place->from);
    db_close(place->to);
    unlink(place->path);
    free(place);
    return 0;
}

static void check(const struct place *place, bool ok)
{
    if (!ok)
        fail_msg("%s", place->error.text);
}

static struct answer_row an_answer(int64_t sequence)
{
    return (struct answer_row){
        .learner = 1,
        .session = INT64_MAX - 1,
        .sequence = sequence,
        .question = sequence,
        .time = 1700000000 + sequence,
        .offset = -210,
        .bank = "b",
        .template = "t",
        .part = "t",
        .topic = "bayes",
        .level = 2,
        .seed = UINT64_MAX,
        .kind = "number",
        .verdict = "near:complement",
        .mistake = "complement",
        .credit = 0.1 + 0.2,
        .result = 0.5,
        .tries = 2,
        .hints = 1,
        .seconds = 12.345678901234567,
        .interrupted = true,
        .mode = "drill",
        .track = "quick",
        .confidence = 1.0 / 3,
        .prediction = (double)NAN,
        .options = 4,
        .asked = 1699999990,
        .allowed = 40.5,
        .due = ANSWERS_UNKNOWN,
    };
}

static void record(struct place *place, const struct answer_row *row)
{
    check(place, progress_record(place->from, row, NULL, NULL, &place->error));
}

/* Bytes of every sort at every place; some are what spreadsheets fear. */
static void fill(struct place *place)
{
    static const char *const typed[] = {"",
                                        "=1+1",
                                        "-0.5",
                                        "-x",
                                        "'=",
                                        "'",
                                        " a ",
                                        "\\",
                                        "\\x41",
                                        "a,\"b\"\n;",
                                        "\xe2\x80\xae",
                                        "+5",
                                        "@SUM",
                                        "\xef\xbc\x9dx",
                                        "  =1"};
    struct rng rng;
    rng_seed(&rng, 8);
    for (int i = 1; i <= HOSTILE; i++) {
        struct answer_row row = an_answer(i);
        char bytes[20];
        if ((size_t)i <= sizeof typed / sizeof *typed) {
            row.typed = row.reading = typed[i - 1];
            row.typed_length = strlen(row.typed);
        } else {
            for (size_t k = 0; k < sizeof bytes; k++)
                bytes[k] = (char)rng_below(&rng, i % 2 ? 256 : 40);
            row.typed = bytes;
            row.typed_length = (size_t)(i % 21);
        }
        record(place, &row);
    }
    struct sitting_item item[] = {{0, "b", "t", 1}, {1, "b", "u\\v", 3}};
    struct sitting sitting = {.session = 5,
                              .learner = 1,
                              .mode = "mock",
                              .preset = "p",
                              .seed = 7,
                              .started = 100,
                              .seconds = 600,
                              .elapsed = 12.25,
                              .score = (double)NAN,
                              .item = item,
                              .items = 2};
    check(place, sittings_begin(place->from, &sitting, &place->error));
    check(place,
          sittings_note(place->from, 1, 5, 1, 50, "a\0\xff", 3, &place->error));
    struct stated_interval interval = {.learner = 1,
                                       .session = 5,
                                       .question = 1,
                                       .time = 10,
                                       .topic = "bayes",
                                       .bank = "b",
                                       .template = "t",
                                       .stated = 0.9,
                                       .low = -HUGE_VAL,
                                       .high = 1e300,
                                       .truth = -0.0};
    check(place, sittings_interval(place->from, &interval, &place->error));
}

static bool append(const char *bytes, size_t length, void *context)
{
    str_add_bytes(context, bytes, length);
    return true;
}

static struct str export(struct place *place, struct db *db,
                         enum history_kind kind, bool guarded)
{
    struct str out = {0};
    struct history_source source = {.db = db,
                                    .learner = 1,
                                    .name = "me",
                                    .program = "test",
                                    .kind = kind,
                                    .guarded = guarded};
    check(place, history_export(&source, append, &out, &place->error));
    return out;
}

static bool import(struct place *place, const char *text, size_t length)
{
    struct history_target target = {.learner = "me", .now = 5};
    error_list_release(&place->errors);
    check(place, file_write(place->path, text, length, 0600, &place->error));
    return history_import(place->to, &target, place->path, &place->tally,
                          &place->errors);
}

static void is_imported(struct place *place, const struct str *text)
{
    if (!import(place, text->text, text->length))
        fail_msg("%s", place->errors.item[0].text);
}

static void bytes_survive_both_formats(void **state)
{
    struct place *place = *state;
    fill(place);
    struct str json = export(place, place->from, HISTORY_JSON, false);
    for (int guarded = 0; guarded < 2; guarded++) {
        struct str csv = export(place, place->from, HISTORY_CSV, guarded);
        is_imported(place, &csv);
        assert_int_equal(place->tally.came[HISTORY_ANSWERS], HOSTILE);
        assert_int_equal(place->tally.added[HISTORY_ANSWERS],
                         guarded ? 0 : HOSTILE);
        struct str again = export(place, place->to, HISTORY_CSV, guarded);
        assert_string_equal(again.text, csv.text);
        str_release(&again);
        str_release(&csv);
    }
    is_imported(place, &json);
    assert_int_equal(place->tally.added[HISTORY_ANSWERS], 0);
    assert_int_equal(place->tally.added[HISTORY_SITTINGS], 1);
    assert_int_equal(place->tally.added[HISTORY_NOTES], 1);
    assert_int_equal(place->tally.added[HISTORY_INTERVALS], 1);
    struct str again = export(place, place->to, HISTORY_JSON, false);
    assert_string_equal(again.text, json.text);
    is_imported(place, &json);
    for (int i = 0; i < HISTORY_SORTS; i++)
        assert_int_equal(place->tally.added[i], 0);
    str_release(&again);
    str_release(&json);
}

/* Guarded cells alone, into nothing. */
static void an_apostrophe_for_spreadsheets_is_dropped(void **state)
{
    struct place *place = *state;
    fill(place);
    struct str csv = export(place, place->from, HISTORY_CSV, true);
    assert_non_null(strstr(csv.text, ",'=1+1,"));
    assert_non_null(strstr(csv.text, ",-0.5,-0.5,"));
    assert_non_null(strstr(csv.text, ",'-x,"));
    assert_non_null(strstr(csv.text, ",\\x27=,"));
    is_imported(place, &csv);
    struct str one = export(place, place->from, HISTORY_CSV, false);
    struct str other = export(place, place->to, HISTORY_CSV, false);
    assert_string_equal(one.text, other.text);
    assert_null(strstr(one.text, ",'"));
    str_release(&csv);
    str_release(&one);
    str_release(&other);
}

static bool only_plain(const struct str *text)
{
    for (size_t at = 0; at < text->length;) {
        uint32_t point;
        size_t taken = utf8_decode(text->text + at, text->length - at, &point);
        if (!taken || !(utf8_is_plain(point) || point == '\n' || point == '\r'))
            return false;
        at += taken;
    }
    return true;
}

static void nothing_in_a_file_steers_a_terminal(void **state)
{
    struct place *place = *state;
    fill(place);
    struct str csv = export(place, place->from, HISTORY_CSV, false);
    struct str json = export(place, place->from, HISTORY_JSON, false);
    assert_true(only_plain(&csv));
    assert_true(only_plain(&json));
    str_release(&csv);
    str_release(&json);
}

static void any_bytes_become_text_and_back(void **state)
{
    (void)state;
    struct rng rng;
    struct arena arena;
    rng_seed(&rng, 3);
    arena_init(&arena);
    for (int round = 0; round < 20000; round++) {
        char bytes[12];
        size_t length = rng_below(&rng, sizeof bytes + 1), back;
        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)rng_below(&rng, round % 2 ? 256 : 128);
        struct str text = {0};
        text_escape(&text, bytes, length);
        assert_true(only_plain(&text));
        const char *found = text_unescape(str_text(&text), &back, &arena);
        assert_non_null(found);
        assert_int_equal(back, length);
        assert_memory_equal(found, bytes, length);
        assert_true(!text.length ||
                    (text.text[0] != '\'' && text.text[0] != ' '));
        str_release(&text);
        arena_clear(&arena);
    }
    size_t length;
    static const char *const bad[] = {"\\",   "a\\b",  "\\x",
                                      "\\x1", "\\xg0", "\\x0g"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_null(text_unescape(bad[i], &length, &arena));
    arena_release(&arena);
}

/* --- faults ----------------------------------------------------------------
 */

static void is_refused(struct place *place, const char *text, size_t count,
                       const char *const *sentence)
{
    assert_false(import(place, text, strlen(text)));
    for (size_t i = 0; i < count && i < place->errors.count; i++)
        if (!strstr(place->errors.item[i].text, sentence[i]))
            fail_msg("'%s' has not '%s'", place->errors.item[i].text,
                     sentence[i]);
    assert_int_equal(place->errors.count, count);
    struct learner_row *learner;
    size_t learners;
    struct arena arena;
    arena_init(&arena);
    check(place,
          learners_all(place->to, &learner, &learners, &arena, &place->error));
    assert_int_equal(learners, 0); /* nothing at all was written */
    arena_release(&arena);
}

#define REFUSED(place, text, ...)                                              \
    do {                                                                       \
        static const char *const sentence[] = {__VA_ARGS__};                   \
        is_refused(place, text, sizeof sentence / sizeof *sentence, sentence); \
    } while (0)

#define HEADER                                                                 \
    "session,sequence,question,time,offset,bank,template,part,topic,level,"    \
    "seed,kind,verdict,tries,hints,interrupted,assisted,self_graded,mode,"     \
    "options"
#define SESSION "s000000000000002a"
#define ROW                                                                    \
    SESSION ",1,1,5,0,b,t,t,bayes,2,7,number,right,1,0,0,0,0,practice,0\n"

static void bad_rows_are_named_all_at_once(void **state)
{
    struct place *place = *state;
    REFUSED(
        place,
        HEADER
        "\n" ROW
        "s2a,2,1,5,0,b,t,t,bayes,2,7,number,right,1,0,0,0,0,practice,0\n"
        "\n" SESSION
        ",0,1.5,,2000,b,t,,bayes,6,-7,number,right,1,0,2,0,0,a\\q,0\n" SESSION
        ",4,1,5,0,b,t,t,bayes,2,7,number,right,1,0,0,0,0,practice,"
        "0,surplus\n",
        "row 3: session is 's2a', not s and 16 hexadecimal digits",
        "row 5: sequence is '0', not a whole number from 1",
        "row 5: question is '1.5', not a whole",
        "row 5: time is missing; it wants a whole number",
        "row 5: offset is '2000', not a whole number from -1440 to 1440",
        "row 5: part is missing",
        "row 5: level is '6', not a whole number from 1 to 5",
        "row 5: seed is '-7'", "row 5: interrupted is '2', not yes or no",
        "row 5: mode is 'a\\q', not a text",
        "row 6: there are more cells than columns");
}

/* The column holds whole numbers only, and the database would say so. */
static void moments_are_whole(void **state)
{
    struct place *place = *state;
    REFUSED(place,
            HEADER ",asked\n" SESSION ",1,1,5,0,b,t,t,bayes,2,7,number,right,1,"
                   "0,0,0,0,practice,0,17957911.2\n",
            "row 2: asked is '17957911.2', not a whole number from 0");
}

static void headers_are_looked_at(void **state)
{
    struct place *place = *state;
    REFUSED(place, "name,age\n1,2\n", "this is no history of reckon");
    REFUSED(place, "", "the table has no header");
    REFUSED(place, "\n\r\n \n", "the table has no header");
    REFUSED(place, "\n~\n", "this is no history of reckon");
    REFUSED(place, "\n\n" HEADER "\n" SESSION ",0,1\n",
            "row 4: sequence is '0', not a whole number from 1",
            "row 4: time is missing; it wants a whole number",
            "row 4: offset is missing", "row 4: bank is missing",
            "row 4: template is missing", "row 4: part is missing",
            "row 4: topic is missing", "row 4: level is missing",
            "row 4: seed is missing", "row 4: kind is missing",
            "row 4: verdict is missing", "row 4: tries is missing",
            "row 4: hints is missing", "row 4: interrupted is missing",
            "row 4: assisted is missing", "row 4: self_graded is missing",
            "row 4: mode is missing", "row 4: options is missing");
    REFUSED(place, HEADER ",levle,level\n" ROW,
            "row 1: there is no column 'levle' in this format; did you mean "
            "'level'?",
            "row 1: there are two columns 'level'");
    REFUSED(place, "session,time\n", "row 1: missing columns: sequence, ");
    REFUSED(place,
            HEADER ",format\n" SESSION
                   ",1,1,5,0,b,t,t,bayes,2,7,number,right,1,0,0,0,0,"
                   "practice,0,2\n",
            "newer reckon");
    REFUSED(place, HEADER "\n\"" ROW, "row 2: this quote is never closed");
    REFUSED(place, "session,\xff\n", "not in UTF-8");
}

static void a_table_of_two_learners_is_refused(void **state)
{
    struct place *place = *state;
    REFUSED(place,
            HEADER ",learner\n" SESSION
                   ",1,1,5,0,b,t,t,bayes,2,7,number,right,1,0,0,0,0,practice,0,"
                   "ada\n" SESSION
                   ",2,2,5,0,b,t,t,bayes,2,7,number,right,1,0,0,0,0,practice,0,"
                   "eve\n",
            "row 3: learner is 'eve', but 'ada' further up");
}

static void a_table_by_other_programs_is_read(void **state)
{
    struct place *place = *state;
    static const char text[] =
        "\xEF\xBB\xBFlearner;mode;options;seed;sequence;question;time;offset;"
        "bank;template;part;topic;level;kind;verdict;tries;hints;interrupted;"
        "assisted;self_graded;session;result;typed\r"
        "ada;practice;0;7;1;1;5;0;b;t;t;bayes;2;number;right;1;0;0;0;0;"
        "\"" SESSION "\";1;\" 1;\\x002 \"\r"
        "ada;practice;0;7;2;2;6;0;b;t;t;bayes;2;number;right;1;0;0;0;0;" SESSION
        ";;'=3";
    assert_true(import(place, text, sizeof text - 1));
    assert_int_equal(place->tally.added[HISTORY_ANSWERS], 2);
    struct str out = export(place, place->to, HISTORY_CSV, false);
    assert_non_null(strstr(out.text, "\"1;\\x002\""));
    assert_non_null(strstr(out.text, ",=3,"));
    str_release(&out);
}

#define BEGIN "{\"record\":\"history\",\"format\":1,"

static void bad_json_is_named_by_line(void **state)
{
    struct place *place = *state;
    REFUSED(place, "{}", "this is no history of reckon");
    REFUSED(place, "[1]", "line 1: something else where '{' should stand");
    REFUSED(place, "{\"record\":\"key\",\"format\":1,\"answers\":[{}]}",
            "this is no history");
    REFUSED(place, "{\"record\":\"history\",\"answers\":[{}],\"format\":1}",
            "this is no history");
    REFUSED(place, "{\"record\":\"history\",\"format\":2,\"cards\":[{}]}",
            "newer reckon");
    REFUSED(place, BEGIN "\"format\":0}", "none that reckon has ever written");
    REFUSED(place, BEGIN "\n\"answers\":[\n{\"a\":1,\n\"a\":2}]}",
            "line 4: this is no JSON");
    REFUSED(place, BEGIN "\"answers\":[1,]}", "line 1: this is no object",
            "line 1: this is no JSON");
    REFUSED(place, BEGIN "\"answers\":[] \"notes\":[]}",
            "line 1: something else where ',' or '}' should stand");
    REFUSED(place, BEGIN "\"answers\":[]", "the file ends where ',' or '}'");
    REFUSED(place, BEGIN "\"answers\":[{\"x\":\"", "this value does not end");
    REFUSED(place, BEGIN "\"answers\":[]} 1", "something behind the end");
    REFUSED(place, BEGIN "\"teeth\":1}", "there is no member 'teeth'");
    REFUSED(place,
            BEGIN "\"notes\":[\n{\"session\":\"" SESSION
                  "\",\"question\":true,\"time\":-1,\"wrods\":\"x\"}]}",
            "line 2: question is not a whole number", "line 2: time is '-1'",
            "line 2: there is no member 'wrods' in this format; did you mean "
            "'words'?");
    REFUSED(place,
            BEGIN "\"sittings\":[{\"session\":\"" SESSION
                  "\",\"mode\":\"mock\",\"preset\":\"p\",\"seed\":\"1\","
                  "\"started\":1,\"seconds\":1,\"elapsed\":0,\"position\":0,"
                  "\"items\":[{\"section\":0,\"bank\":\"b\",\"template\":\"t\","
                  "\"level\":9}]}]}",
            "line 1: level is '9'");
}

static void what_is_not_there_cannot_be_read(void **state)
{
    struct place *place = *state;
    struct history_target target = {.learner = "me", .now = 5};
    assert_false(history_import(place->to, &target, "/nonexistent/file",
                                &place->tally, &place->errors));
    assert_int_equal(place->errors.count, 1);
    assert_int_equal(place->errors.item[0].code, ERROR_FILE);
}

static bool stop(const char *bytes, size_t length, void *context)
{
    (void)bytes;
    (void)length;
    ++*(int *)context;
    return false;
}

static void an_output_that_is_full_ends_it(void **state)
{
    struct place *place = *state;
    int calls = 0;
    for (int i = 1; i <= 2000; i++) {
        struct answer_row row = an_answer(i);
        record(place, &row);
    }
    struct history_source source = {
        .db = place->from, .learner = 1, .name = "me", .program = "test"};
    assert_false(history_export(&source, stop, &calls, &place->error));
    assert_int_equal(calls, 1);
    assert_int_equal(place->error.code, ERROR_NONE);
}

/* Far more than is gathered at once. */
static void a_long_history_comes_back(void **state)
{
    struct place *place = *state;
    for (int i = 1; i <= 3000; i++) {
        struct answer_row row = an_answer(i);
        row.time -= (int64_t)i * (i % 3); /* the clock jumps */
        record(place, &row);
    }
    for (int kind = 0; kind < 2; kind++) {
        struct str one =
            export(place, place->from, (enum history_kind)kind, false);
        is_imported(place, &one);
        struct str other =
            export(place, place->to, (enum history_kind)kind, false);
        assert_int_equal(one.length, other.length);
        assert_memory_equal(one.text, other.text, one.length);
        str_release(&one);
        str_release(&other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(bytes_survive_both_formats),
        TEST(an_apostrophe_for_spreadsheets_is_dropped),
        TEST(nothing_in_a_file_steers_a_terminal),
        TEST(any_bytes_become_text_and_back),
        TEST(bad_rows_are_named_all_at_once),
        TEST(moments_are_whole),
        TEST(headers_are_looked_at),
        TEST(a_table_of_two_learners_is_refused),
        TEST(a_table_by_other_programs_is_read),
        TEST(bad_json_is_named_by_line),
        TEST(what_is_not_there_cannot_be_read),
        TEST(an_output_that_is_full_ends_it),
        TEST(a_long_history_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
