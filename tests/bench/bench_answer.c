/* Reading and judging one short typed answer, with five mistakes to compare,
 * against a bare recursive descent over the same text. The answers are wrong,
 * which costs most: the key, all mistakes and all slips are tried. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "lang/gsl_door.h"
#include "limits/limits.h"
#include "quiz/judge.h"

enum { TIMES = 200000 };

static const struct key_mistake mistakes[] = {
    {.tag = "a", .say = "A.", .value = {.denominator = 7, .numerator = 1}},
    {.tag = "b", .say = "B.", .value = {.denominator = 11, .numerator = 3}},
    {.tag = "c", .say = "C.", .value = {.denominator = 13, .numerator = 4}},
    {.tag = "d", .say = "D.", .value = {.denominator = 17, .numerator = 5}},
    {.tag = "e", .say = "E.", .value = {.denominator = 19, .numerator = 7}}};

static void read_and_judge(struct arena *arena, const char *line,
                           const struct key *key)
{
    struct answer_options options = answer_options_of(&key->rule);
    struct answer answer;
    struct verdict verdict;
    struct error error = {0};
    arena_clear(arena);
    if (!answer_read(arena, line, strlen(line), &options, &answer, &error))
        exit(1);
    judge(key, &answer, arena, &verdict);
    if (verdict.kind != VERDICT_WRONG)
        exit(1);
}

static int measure(struct arena *arena, const char *line, const char *title)
{
    struct key key = {.value = number_ratio(5, 36),
                      .rule = rule_standard(),
                      .mistake = mistakes,
                      .mistakes = 5};
    struct bench bench = {.measure = title,
                          .unit = "us",
                          .target = 12,
                          .aim = 4,
                          .our_way = "read, judged, five mistakes, all slips",
                          .limit_way = "parsed and evaluated as doubles"};
    double total = 0;
    key.rule.probability = true;
    for (int i = 0; i < BENCH_PAIRS; i++) {
        double start = bench_seconds();
        for (int j = 0; j < TIMES; j++)
            read_and_judge(arena, line, &key);
        double middle = bench_seconds();
        for (int j = 0; j < TIMES; j++)
            total += limit_expression(line);
        bench.limit[i] = 1e6 * (bench_seconds() - middle) / TIMES;
        bench.ours[i] = 1e6 * (middle - start) / TIMES;
    }
    if (!isfinite(total))
        exit(1);
    return bench_report(&bench);
}

int main(void)
{
    struct arena arena;
    int missed = 0;
    numeric_start();
    arena_init(&arena);
    missed |= measure(&arena, "C(10,3)*0.5^9", "answer 'C(10,3)*0.5^9'");
    missed |= measure(&arena, "5/37 + 1/97", "answer '5/37 + 1/97'");
    missed |= measure(&arena, "0.173", "answer '0.173'");
    arena_release(&arena);
    return missed;
}
