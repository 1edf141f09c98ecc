/* history: what is written is read back as it was, whatever was typed. */
#include "history_helpers.h"

enum { HOSTILE = 40 };

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
        TEST(an_output_that_is_full_ends_it),
        TEST(a_long_history_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
