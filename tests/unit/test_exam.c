/* exam: seeds, rosters, blueprints, variants, shards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bank/blueprint.h"
#include "exam/exam.h"
#include "exam/roster.h"
#include "exam/seed.h"

static uint64_t seed(const char *text, enum seed_purpose purpose,
                     const char *id)
{
    struct str secret = {0};
    struct error error = {0};
    uint64_t value = 0;
    str_add(&secret, text);
    if (!exam_seed(&secret, purpose, id, &value, &error))
        fail_msg("%s", error.text);
    str_release(&secret);
    return value;
}

/* The values are those of Python's hmac and hashlib. */
static void seeds_are_hmac_sha256(void **unused)
{
    (void)unused;
    assert_true(seed("seed 1", SEED_PLAN, "") == 3677800140607741314u);
    assert_true(seed("seed 1", SEED_PAPER, "7") == 3813099086041555676u);
    assert_true(seed("0123456789abcdef", SEED_PAPER, "s4711") ==
                2233537827365039345u);
}

static size_t read_roster(const char *text, struct roster *roster)
{
    struct source source = {
        .name = "class.csv", .text = text, .length = strlen(text)};
    struct error_list errors = {.count = 0};
    roster_read(&source, roster, &errors);
    size_t count = errors.count;
    error_list_release(&errors);
    return count;
}

static void a_roster_names_students(void **unused)
{
    (void)unused;
    struct roster roster;
    assert_int_equal(
        read_roster("name,Student\r\nAnn,007\r\n\"B, b\",x y\r\n", &roster), 0);
    assert_int_equal(roster.students, 2);
    assert_string_equal(roster.student[0], "007");
    assert_string_equal(roster.student[1], "x y");
    roster_release(&roster);
}

static void a_bad_roster_is_told_row_by_row(void **unused)
{
    (void)unused;
    struct roster roster;
    assert_int_equal(
        read_roster("student,n\na,1\n\"\",2\na,3\n\"b\x01\",4\n", &roster), 3);
    roster_release(&roster);
    assert_int_equal(read_roster("name\na\n", &roster), 1);
    roster_release(&roster);
    assert_int_equal(read_roster("student\n", &roster), 1);
    roster_release(&roster);
    assert_int_equal(read_roster("", &roster), 1);
    roster_release(&roster);
}

/* The first fault of a roster. */
static void assert_fault(const char *text, const char *told)
{
    struct source source = {
        .name = "class.csv", .text = text, .length = strlen(text)};
    struct error_list errors = {.count = 0};
    struct roster roster;
    assert_false(roster_read(&source, &roster, &errors));
    assert_int_equal(errors.count, 1);
    assert_string_equal(errors.item[0].text, told);
    error_list_release(&errors);
    roster_release(&roster);
}

static void a_fault_of_a_roster_is_named(void **unused)
{
    (void)unused;
    struct str text = {0};
    struct roster roster;
    str_add(&text, "id\n");
    for (int i = 0; i < ROSTER_ID_BYTES; i++)
        str_add_char(&text, 'x');
    assert_int_equal(read_roster(text.text, &roster), 0);
    assert_int_equal(strlen(roster.student[0]), ROSTER_ID_BYTES);
    roster_release(&roster);
    str_add_char(&text, 'x');
    assert_fault(
        text.text,
        "row 2: longer than 100 bytes: "
        "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'");
    assert_fault("student,n\na,1\n\n,2\n", "row 4: no student is named");
    assert_fault("student\n\xc2\x85\n",
                 "row 2: a student's id holds a control character");
    assert_fault("student\na\n\"b\n", "row 3: this quote is never closed");
    assert_fault("student\na\xff\n",
                 "the table is not in UTF-8; save it as \"CSV UTF-8\"");
    str_release(&text);
}

static void shards_are_all_variants_once(void **unused)
{
    (void)unused;
    for (uint32_t variants = 1; variants < 40; variants++)
        for (uint32_t shards = 1; shards <= variants; shards++) {
            uint32_t next = 1;
            for (uint32_t i = 1; i <= shards; i++) {
                struct exam exam = {
                    .variants = variants, .shard = i, .shards = shards};
                uint32_t first, end;
                exam_shard(&exam, &first, &end);
                assert_int_equal(first, next);
                uint32_t count = end - first;
                assert_true(count == variants / shards ||
                            count == variants / shards + 1);
                next = end;
            }
            assert_int_equal(next, variants + 1);
        }
}

static struct blueprint *read_blueprint(const char *text, size_t *faults)
{
    struct error_list errors = {.count = 0};
    struct blueprint *blueprint =
        blueprint_read("b.yaml", text, strlen(text), &errors);
    *faults = errors.count;
    error_list_release(&errors);
    return blueprint;
}

#define HEAD                                                                   \
    "format: 1\n"                                                              \
    "set: quiz\n"                                                              \
    "title: Quiz\n"

static void a_blueprint_says_what_is_asked(void **unused)
{
    (void)unused;
    size_t faults;
    struct blueprint *blueprint = read_blueprint(HEAD "variants: 120\n"
                                                      "questions: each\n"
                                                      "shuffle: yes\n"
                                                      "near: 0.25\n"
                                                      "sections:\n"
                                                      "  -\n"
                                                      "    topics:\n"
                                                      "      - bayes\n"
                                                      "    count: 3\n"
                                                      "    points: 2.5\n"
                                                      "  -\n"
                                                      "    topics:\n"
                                                      "      - games/nim\n"
                                                      "      - games/pig\n",
                                                 &faults);
    assert_non_null(blueprint);
    assert_int_equal(blueprint->variants, 120);
    assert_int_equal(blueprint->questions, QUESTIONS_EACH);
    assert_true(blueprint->shuffle);
    assert_true(blueprint->credit.near == 0.25);
    assert_true(blueprint->credit.rounded == 0.5);
    assert_int_equal(blueprint->sections, 2);
    assert_true(blueprint->section[0].points == 2.5);
    assert_int_equal(blueprint->section[1].count, 2); /* all that are named */
    blueprint_free(blueprint);
}

static void a_bad_blueprint_is_told(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        size_t faults;
    } bad[] = {
        {HEAD "topics:\n  - bayes\n", 1},          /* how many? */
        {HEAD "count: 0\n", 1},                    /* none */
        {HEAD "count: 2.5\n", 1},                  /* half a question */
        {HEAD "count: 2\nnear: 2\nform: -1\n", 2}, /* shares */
        {HEAD "count: 2\nshuffel: yes\n", 1},      /* unknown */
        {HEAD "count: 2\nquestions: some\n", 1},   /* same or each */
        {"format: 2\nset: a\ntitle: A\ncount: 1\n", 1},
        {"set: a\n", 2}, /* format, title */
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t faults;
        struct blueprint *blueprint = read_blueprint(bad[i].text, &faults);
        if (blueprint || faults < bad[i].faults)
            fail_msg("case %zu: %zu faults", i, faults);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seeds_are_hmac_sha256),
        cmocka_unit_test(a_roster_names_students),
        cmocka_unit_test(a_bad_roster_is_told_row_by_row),
        cmocka_unit_test(a_fault_of_a_roster_is_named),
        cmocka_unit_test(shards_are_all_variants_once),
        cmocka_unit_test(a_blueprint_says_what_is_asked),
        cmocka_unit_test(a_bad_blueprint_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
