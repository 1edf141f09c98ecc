/* Any bytes as a typed line: the line is read to its end or refused with a
 * fault and a place inside it; values are finite; what is printed with 17
 * figures reads back as the same number; blanks around a line change nothing;
 * what is said of it is plain text. And as the choice of an option. */
#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "fuzz.h"
#include "quiz/judge.h"

/* "-1.5" and "1.5" both, since the line grammar has the sign. */
static void require_same(struct arena *arena, const struct answer *answer)
{
    struct str text = {0};
    struct answer again;
    struct error error = {0};
    struct answer_options options = {.wanted = answer->shape};
    answer_print(answer, &text);
    if (answer->shape == SHAPE_INTERVAL && text.length > 1) {
        text.text[0] = '[';
        text.text[text.length - 1] = ']';
    }
    REQUIRE(answer_read(arena, str_text(&text), text.length, &options, &again,
                        &error));
    REQUIRE(again.count == answer->count && again.shape == answer->shape);
    for (uint32_t i = 0; i < answer->count; i++) {
        double a = number_double(answer->item[i].value);
        double b = number_double(again.item[i].value);
        REQUIRE(fabs(a - b) <= 1e-15 * fabs(a));
    }
    str_release(&text);
}

static void require_finite(const struct answer *answer)
{
    for (uint32_t i = 0; i < answer->count; i++) {
        const struct typed *typed = &answer->item[i];
        REQUIRE(number_is_finite(typed->value));
        REQUIRE(isfinite(number_double(typed->value)));
        REQUIRE(!typed->has_place || typed->place <= typed->place_most);
        REQUIRE(!typed->has_place || typed->figures <= typed->figures_most);
    }
}

/* The line with a blank at either end. */
static void read_padded(struct arena *arena, const char *line, size_t length,
                        const struct answer_options *options,
                        const struct answer *answer)
{
    struct str padded = {0};
    struct answer again;
    struct error error = {0};
    /* A newline at the end is no part of a line. */
    if (!fuzz_is_visible(line, length, false))
        return;
    str_add_char(&padded, ' ');
    str_add_bytes(&padded, line, length);
    str_add_char(&padded, ' ');
    answer_read(arena, padded.text, padded.length, options, &again, &error);
    /* Two bytes more may be too many. */
    REQUIRE(again.fault == answer->fault || error.code == ERROR_LIMIT);
    REQUIRE(again.count == answer->count || error.code == ERROR_LIMIT);
    str_release(&padded);
}

static void read_one(struct arena *arena, const char *line, size_t length,
                     const char *rule_text)
{
    struct error error = {0};
    struct key key = {.value = number_ratio(5, 36)};
    struct number items[2] = {number_ratio(6, 5), number_ratio(17, 5)};
    key.item = items;
    key.count = 2;
    REQUIRE(rule_read(rule_text, strlen(rule_text), &key.rule, &error));
    struct answer_options options = answer_options_of(&key.rule);
    struct answer answer;
    bool read = answer_read(arena, line, length, &options, &answer, &error);
    REQUIRE(read == !answer.fault && read == !error.code);
    struct verdict verdict;
    judge(&key, &answer, arena, &verdict);
    struct str out = {0};
    answer_echo(&answer, &out);
    verdict_print(&verdict, &out);
    REQUIRE_OF(fuzz_is_visible(str_text(&out), out.length, false),
               str_text(&out));
    str_release(&out);
    read_padded(arena, line, length, &options, &answer);
    if (!read) {
        REQUIRE(verdict.kind == VERDICT_UNGRADED && !verdict.attempt);
        struct source source = source_of("line", line, length);
        REQUIRE(error.at <= length);
        error.source = &source;
        fuzz_check_error(&error);
        return;
    }
    require_finite(&answer);
    require_same(arena, &answer);
}

static void choose(const char *line, size_t length)
{
    static const char *const options[] = {
        "1/2", "1/20", "yes", "Yes, often", "n\xC3\xB6", "b", "2", "d"};
    enum { OPTIONS = sizeof options / sizeof *options };
    struct error error = {0};
    size_t index = OPTIONS;
    if (answer_choice(line, length, options, OPTIONS, &index, &error))
        REQUIRE(index < OPTIONS && error.code == ERROR_NONE);
    else
        REQUIRE(error.code != ERROR_NONE && error.text[0] &&
                error.at <= length);
    answer_is_word(line, length);
}

FUZZ_TARGET(answer)
{
    static const char *const rules[] = {
        "sigfig:3;prob",       "exact",
        "exact;set",           "sigfig:2;interval",
        "exact;locale=comma",  "dp:2;strict;unit=$",
        "abs:0.5;unit=%;rate", "estimate:x3;n=6",
        "exact;form=reduced",  "rel:1%;list;locale=comma"};
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        read_one(&arena, data, size, rules[i]);
        arena_clear(&arena);
    }
    arena_release(&arena);
    choose(data, size);
}
