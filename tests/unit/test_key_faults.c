/* Key files with one fault each: the message says which. */
#include "marking_helpers.h"

static const char head[] =
    "{\"record\":\"set\",\"format\":1,\"program\":\"reckon 0.1.0\","
    "\"title\":\"T\",\"variant\":1,\"parts\":3,"
    "\"credit\":{\"rounded\":0.5,\"form\":1,\"near\":0}}\n";
static const char parts[] =
    "{\"record\":\"part\",\"variant\":1,\"question\":\"1\",\"kind\":\"count\","
    "\"points\":2,\"text\":\"Number?\",\"template\":\"s/n\",\"part\":\"n\","
    "\"table\":[[\"a\",\"b\"],[\"c\",\"d\"]],\"unit\":\"km\","
    "\"rule\":\"exact\",\"key\":[{\"exact\":\"-5/36\",\"value\":-0.1388}],"
    "\"mistakes\":[{\"value\":41,\"say\":\"-1?\"}]}\n"
    "{\"record\":\"part\",\"variant\":1,\"question\":\"2\","
    "\"kind\":\"choice\",\"points\":1,\"text\":\"Which?\","
    "\"template\":\"s/c\",\"part\":\"c\",\"options\":["
    "{\"text\":\"first\",\"right\":false},{\"text\":\"second\","
    "\"right\":true}]}\n"
    "{\"record\":\"part\",\"variant\":1,\"question\":\"3\",\"kind\":\"count\","
    "\"points\":1,\"text\":\"All?\",\"template\":\"s/l\",\"part\":\"l\","
    "\"rule\":\"exact; set\",\"key\":[{\"value\":1},{\"value\":2}],"
    "\"readings\":[{\"name\":\"r\",\"values\":[{\"value\":3}]}]}\n";

struct damage {
    const char *old, *new;
    const char *told;
};

static const struct damage damages[] = {
    {"\"rounded\":0.5", "\"rounded\":1.5", ":1: .*'rounded'"},
    {"\"rounded\":0.5", "\"rounded\":\"half\"", ":1: .*'rounded'"},
    {"\"form\":1", "\"form\":-0.1", ":1: .*'form'"},
    {"\"near\":0", "\"nearly\":0", ":1: .*'near'"},
    {"\"format\":1", "\"format\":99", ":1: .*another version"},
    {"\"variant\":1,\"parts\"", "\"variant\":4294967296,\"parts\"",
     ":1: .*'variant'"},
    {"\"parts\":3", "\"parts\":0", ":1: .*'parts'"},
    {"\"parts\":3", "\"parts\":9", "cut off: 6 parts are missing"},
    {"\"parts\":3", "\"parts\":4", "cut off: 1 part is missing"},
    {"\"title\":\"T\"", "\"name\":\"T\"", ":1: .*'title'"},
    {"\"question\":\"2\"", "\"question\":\"1\"",
     "question 1 of variant 1 twice"},
    {"{\"record\":\"part\",\"variant\":1,\"question\":\"2\"",
     "{\"record\":\"set\",\"variant\":1,\"question\":\"2\"",
     ":3: a record 'part' is due here, and not 'set'"},
    {"\"variant\":1,\"question\":\"2\"", "\"variant\":2,\"question\":\"2\"",
     ":3: .*'variant'"},
    {"\"points\":2", "\"points\":-2", ":2: .*'points'"},
    {"\"kind\":\"choice\"", "\"kind\":\"guess\"", ":3: .*unknown kind"},
    {"\"right\":false", "\"right\":true", ":3: .*one right option"},
    {"\"right\":true", "\"right\":1", ":3: .*one right option"},
    {"[\"c\",\"d\"]", "[\"c\"]", ":2: .*no table"},
    {"[\"c\",\"d\"]", "[\"c\",4]", ":2: .*no table"},
    {"[\"a\",\"b\"]", "[]", ":2: .*no table"},
    {"\"rule\":\"exact\",", "\"rule\":\"nearly\",", ":2: .*marking rule"},
    {"-5/36", "-5/0", ":2: .*no fraction"},
    {"-5/36", "-5/x", ":2: .*no fraction"},
    {"-5/36", "9223372036854775808", ":2: .*no fraction"},
    {"-5/36", "1/9223372036854775808", ":2: .*no fraction"},
    {"[{\"exact\":\"-5/36\",\"value\":-0.1388}]", "[]", ":2: .*'key'"},
    {"[{\"exact\":\"-5/36\",\"value\":-0.1388}]",
     "[{\"value\":1},{\"value\":2}]", ":2: .*'key'"},
    {"\"rule\":\"exact; set\"", "\"rule\":\"exact; interval\"", NULL},
    {"\"rule\":\"exact; set\",\"key\":[{\"value\":1},",
     "\"rule\":\"exact; interval\",\"key\":[", ":4: .*'key'"},
    {"\"values\":[{\"value\":3}]", "\"values\":[]", ":4: .*'values'"},
    {"\"values\":[{\"value\":3}]", "\"values\":[{\"value\":\"3\"}]",
     ":4: .*'value'"},
    {"\"values\":[{\"value\":3}]", "\"value\":3", ":4: .*'values'"},
    {"\"name\":\"r\"", "\"name\":7", ":4: .*'name'"},
    {"{\"value\":41,", "{", ":2: .*'value'"},
};

static bool any(void *context, uint32_t variant, const char *student)
{
    (void)context;
    (void)variant;
    (void)student;
    return true;
}

/* Reads a key as a file; of its first variant `look` is told. */
static void read_text(const struct str *text, struct error *error,
                      void look(const struct key_paper *paper))
{
    struct str path = {0};
    struct key_file key;
    make_file(text->text, text->length, &path);
    assert_true(key_open(&key, path.text, error));
    while (key_next(&key, any, NULL, error))
        if (look)
            look(&key.paper);
    key_close(&key, error);
    remove_file(&path);
}

/* ":2: .*what" is in the message, and `what` behind the place. */
static bool tells(const char *message, const char *told)
{
    const char *gap = strstr(told, ".*");
    if (!gap)
        return strstr(message, told);
    struct str place = {0};
    str_add_bytes(&place, told, (size_t)(gap - told));
    const char *found = strstr(message, place.text);
    str_release(&place);
    return found && strstr(found, gap + 2);
}

static void a_fault_is_told_with_its_line_and_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        const struct damage *damage = &damages[i];
        struct str whole = {0}, text = {0};
        struct error error = {0};
        str_add_format(&whole, "%s%s", head, parts);
        const char *at = strstr(whole.text, damage->old);
        assert_non_null(at);
        str_add_bytes(&text, whole.text, (size_t)(at - whole.text));
        str_add_format(&text, "%s%s", damage->new, at + strlen(damage->old));
        read_text(&text, &error, NULL);
        if (!damage->told != (error.code == ERROR_NONE))
            fail_msg("case %zu: %s", i, error.text);
        if (damage->told && !tells(error.text, damage->told))
            fail_msg("case %zu: %s: %s", i, damage->told, error.text);
        str_release(&whole);
        str_release(&text);
    }
}

static void look_at_faultless(const struct key_paper *paper)
{
    assert_true(paper->has_credit);
    assert_true(paper->credit.rounded == 0.5 && paper->credit.form == 1 &&
                paper->credit.near == 0);
    assert_int_equal(paper->parts, 3);
    const struct key *key = &paper->part[0].key;
    assert_int_equal(number_compare(key->value, number_ratio(-5, 36)), 0);
    assert_string_equal(key->rule.unit, "km");
    assert_null(key->mistake[0].tag);
    assert_string_equal(paper->part[0].cell[2], "c");
    assert_int_equal(paper->part[1].right, 1);
    key = &paper->part[2].key;
    assert_int_equal(key->count, 2);
    assert_int_equal(key->reading[0].count, 1);
    assert_string_equal(key->reading[0].name, "r");
}

static void without_a_fault_it_is_a_key(void **state)
{
    (void)state;
    struct str text = {0};
    struct error error = {0};
    str_add_format(&text, "%s\n%s\n", head, parts); /* empty lines are none */
    read_text(&text, &error, look_at_faultless);
    assert_string_equal(error.text, "");
    str_release(&text);
}

static void a_list_without_end_is_refused(void **state)
{
    (void)state;
    struct str text = {0};
    struct error error = {0};
    const char *options = strstr(parts, "\"mistakes\":[");
    assert_non_null(options);
    str_add(&text, head);
    str_add_bytes(&text, parts, (size_t)(options - parts));
    str_add(&text, "\"mistakes\":[0");
    for (int i = 0; i < 1 << 16; i++)
        str_add(&text, ",0");
    str_add(&text, "]}\n");
    read_text(&text, &error, NULL);
    if (!tells(error.text, ":2: .*too long a list in 'mistakes'"))
        fail_msg("%s", error.text);
    str_release(&text);
}

static void nothing_is_no_key(void **state)
{
    (void)state;
    struct str text = {0};
    struct error error = {0};
    str_add(&text, "\n\n");
    read_text(&text, &error, NULL);
    assert_true(tells(error.text, "is no key file: it is empty"));
    str_release(&text);
}

static bool none(void *context, uint32_t variant, const char *student)
{
    (void)context;
    (void)variant;
    (void)student;
    return false;
}

/* What nobody answered is gone over, and must be whole all the same. */
static void papers_that_nobody_has_are_counted(void **state)
{
    (void)state;
    struct str text = {0}, path = {0};
    struct key_file key;
    struct error error = {0};
    str_add_format(&text, "%s%s%s%s", head, parts, head, parts);
    make_file(text.text, text.length, &path);
    assert_true(key_open(&key, path.text, &error));
    assert_false(key_next(&key, none, NULL, &error));
    assert_int_equal(key.variants, 2);
    assert_true(key_close(&key, &error));
    assert_string_equal(error.text, "");
    remove_file(&path);
    str_cut(&text, text.length - strlen(strstr(parts, "\n") + 1));
    make_file(text.text, text.length, &path);
    assert_true(key_open(&key, path.text, &error));
    assert_false(key_next(&key, none, NULL, &error));
    assert_true(tells(error.text, "cut off: 2 parts are missing"));
    key_close(&key, &error);
    remove_file(&path);
    str_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_is_told_with_its_line_and_name),
        cmocka_unit_test(without_a_fault_it_is_a_key),
        cmocka_unit_test(a_list_without_end_is_refused),
        cmocka_unit_test(nothing_is_no_key),
        cmocka_unit_test(papers_that_nobody_has_are_counted),
    };
    numeric_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
