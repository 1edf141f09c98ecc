/* Questions with prompt, key and worked solution, against the same exercise
 * written in C by hand: how long one takes. */
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "exercise.h"
#include "lang/gsl_door.h"
#include "limits/limits.h"

enum { QUESTIONS = 100000 };

static int measure(const char *title, const char *name, double aim,
                   size_t (*limit)(unsigned long, long))
{
    struct exercise exercise;
    size_t ours = 0, theirs = 0;
    struct bench bench = {.measure = title,
                          .unit = "us",
                          .target = 1,
                          .aim = aim,
                          .our_way = "drawn, prompt, key, worked solution",
                          .limit_way = "C with GSL and snprintf"};
    exercise_open(&exercise, name);
    for (uint64_t k = 0; k < 3 && getenv("BENCH_SHOW"); k++)
        exercise_make(&exercise, k, true);
    for (int i = 0; i < BENCH_PAIRS; i++) {
        double start = bench_seconds();
        for (uint64_t k = 0; k < QUESTIONS; k++)
            ours += exercise_make(&exercise, k, false);
        double middle = bench_seconds();
        theirs += limit((unsigned long)i, QUESTIONS);
        bench.limit[i] = 1e6 * (bench_seconds() - middle) / QUESTIONS;
        bench.ours[i] = 1e6 * (middle - start) / QUESTIONS;
    }
    if (ours < theirs / 2 || ours > 2 * theirs) {
        fprintf(stderr, "bench_question: %zu bytes against %zu\n", ours,
                theirs);
        exit(2);
    }
    exercise_close(&exercise);
    return bench_report(&bench);
}

int main(void)
{
    int missed = 0;
    numeric_start();
    missed |= measure("a binomial question", "binomial", 0.4, limit_binomial);
    missed |=
        measure("a question that lists data", "data", 0.5, limit_t_statistic);
    return missed;
}
