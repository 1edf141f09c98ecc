/* Any bytes as a typed line: the line is read to its end or refused with a
 * fault and a place inside it; values are finite; what is printed with 17
 * figures reads back as the same number. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/numtext.h"
#include "quiz/judge.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

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
    require(answer_read(arena, str_text(&text), text.length, &options, &again,
                        &error));
    require(again.count == answer->count && again.shape == answer->shape);
    for (uint32_t i = 0; i < answer->count; i++) {
        double a = number_double(answer->item[i].value);
        double b = number_double(again.item[i].value);
        require(fabs(a - b) <= 1e-15 * fabs(a));
    }
    str_release(&text);
}

static void require_finite(const struct answer *answer)
{
    for (uint32_t i = 0; i < answer->count; i++) {
        const struct typed *typed = &answer->item[i];
        require(number_is_finite(typed->value));
        require(isfinite(number_double(typed->value)));
        require(!typed->has_place || typed->place <= typed->place_most);
        require(!typed->has_place || typed->figures <= typed->figures_most);
    }
}

static void read_one(struct arena *arena, const char *line, size_t length,
                     const char *rule_text)
{
    struct error error = {0};
    struct key key = {.value = number_ratio(5, 36)};
    struct number items[2] = {number_ratio(6, 5), number_ratio(17, 5)};
    key.item = items;
    key.count = 2;
    require(rule_read(rule_text, strlen(rule_text), &key.rule, &error));
    struct answer_options options = answer_options_of(&key.rule);
    struct answer answer;
    bool read = answer_read(arena, line, length, &options, &answer, &error);
    require(read == !answer.fault && read == !error.code);
    struct verdict verdict;
    judge(&key, &answer, arena, &verdict);
    struct str out = {0};
    answer_echo(&answer, &out);
    verdict_print(&verdict, &out);
    str_release(&out);
    if (!read) {
        require(verdict.kind == VERDICT_UNGRADED && !verdict.attempt);
        require(error.at <= length && error.text[0]);
        return;
    }
    require_finite(&answer);
    require_same(arena, &answer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
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
        read_one(&arena, (const char *)data, size, rules[i]);
        arena_clear(&arena);
    }
    arena_release(&arena);
    return 0;
}
