/* history: what is wrong in a file is told with its place, all of it, and then
 * nothing is written. */
#include "history_helpers.h"

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

#define CELLS SESSION ",1,1,5,0,b,t,t,bayes,2,7,number,right,1,0,0,0,0,practice"
#define LONG  "0123456789012345678901234567890123456789"

static void cells_are_told_by_what_they_should_hold(void **state)
{
    struct place *place = *state;
    REFUSED(place, HEADER ",zzzzzzzzzzzz\n" ROW,
            "row 1: there is no column 'zzzzzzzzzzzz' in this format; take it "
            "out");
    REFUSED(place, HEADER ",format\n" CELLS ",0,one\n",
            "row 2: format is not 1");
    REFUSED(place, HEADER ",credit,due,confidence\n" CELLS ",0,2,maybe,-0.5\n",
            "row 2: credit is '2', not a number from 0 to 1",
            "row 2: confidence is '-0.5', not a number from 0 to 1",
            "row 2: due is 'maybe', not yes or no");
    REFUSED(place, HEADER ",track,reading\n" CELLS ",0," LONG "x\\q,a\\x00b\n",
            "row 2: reading is 'a\\x00b', not a text",
            "row 2: track is '" LONG "...', not a text");
    REFUSED(place, HEADER ",,\n" CELLS ",0,,\n",
            "there is no column '' in this format; take it out",
            "there is no column '' in this format; take it out");
    /* Empty cells behind the last column are none. */
    static const char surplus[] = HEADER "\n" CELLS ",0,,\n";
    assert_true(import(place, surplus, sizeof surplus - 1));
}

static void what_comes_behind_a_fault_is_only_looked_at(void **state)
{
    struct place *place = *state;
    REFUSED(place,
            BEGIN "\"answers\":[{\"session\":7,\"bank\":5,\"level\":true,"
                  "\"interrupted\":1,\"sequence\":1,\"question\":1,"
                  "\"time\":5,\"offset\":0,\"template\":\"t\","
                  "\"part\":\"t\",\"topic\":\"c\",\"seed\":\"7\","
                  "\"kind\":\"number\",\"verdict\":\"right\",\"tries\":1,"
                  "\"hints\":0,\"assisted\":false,\"self_graded\":false,"
                  "\"mode\":\"practice\",\"options\":0,\"zzzzzzzzz\":1}],"
                  "\"sittings\":[{\"session\":\"" SESSION
                  "\",\"mode\":\"mock\",\"preset\":\"p\",\"seed\":\"1\","
                  "\"started\":1,\"seconds\":1,\"elapsed\":0,"
                  "\"position\":0}],"
                  "\"notes\":[{\"session\":\"" SESSION
                  "\",\"question\":1,\"time\":1,\"words\":\"x\"}],"
                  "\"intervals\":[{\"session\":\"" SESSION
                  "\",\"question\":1,\"time\":1,\"topic\":\"c\","
                  "\"bank\":\"b\",\"template\":\"t\",\"stated\":0.9,"
                  "\"low\":1,\"high\":2,\"truth\":1}]}",
            "session is not s and 16 hexadecimal digits", "bank is not a text",
            "level is not a whole number from 1 to 5",
            "interrupted is not yes or no",
            "there is no member 'zzzzzzzzz' in this format");
    REFUSED(place,
            BEGIN "\"sittings\":[{\"session\":\"" SESSION
                  "\",\"mode\":\"mock\",\"preset\":\"p\",\"seed\":\"1\","
                  "\"started\":1,\"seconds\":1,\"elapsed\":0,"
                  "\"position\":0,\"items\":5}]}",
            "items is not a list");
    REFUSED(place,
            BEGIN "\"intervals\":[{\"session\":\"" SESSION
                  "\",\"question\":1,\"time\":1,\"topic\":\"c\","
                  "\"bank\":\"b\",\"template\":\"t\",\"stated\":0.9,"
                  "\"low\":\"x\",\"high\":[],\"truth\":1}]}",
            "low is 'x', not a number", "high is not a number");
    REFUSED(place, "{\"record\":5,\"format\":1,\"answers\":[{}]}",
            "this is no history of reckon");
    REFUSED(place, "{\"record\":\"history\",\"format\":\"x\"}",
            "this is no history of reckon");
    REFUSED(place, "\t \r\n {\"record\":\"history\"}",
            "this is no history of reckon");
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bad_rows_are_named_all_at_once),
        TEST(moments_are_whole),
        TEST(headers_are_looked_at),
        TEST(a_table_of_two_learners_is_refused),
        TEST(a_table_by_other_programs_is_read),
        TEST(bad_json_is_named_by_line),
        TEST(cells_are_told_by_what_they_should_hold),
        TEST(what_comes_behind_a_fault_is_only_looked_at),
        TEST(what_is_not_there_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
