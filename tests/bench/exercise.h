/* The exercises that the benchmarks ask: written in the bank format here, and
 * in C by hand in limits/questions.c. */
#ifndef RECKON_BENCH_EXERCISE_H
#define RECKON_BENCH_EXERCISE_H

#include "bank/template.h"
#include "quiz/question.h"

struct exercise {
    struct bank *bank;
    const struct template *template;
    struct question question; /* used again for each */
    struct str key;
};

/* "binomial", or "data", which lists a sample. Ends the program where there is
 * none. */
void exercise_open(struct exercise *exercise, const char *name);

/* Appends a bank of so many copies of both. */
void exercise_bank(struct str *out, int copies);

/* Prompt, key and worked solution of the question with this seed; how many
 * bytes they have with a newline behind each. `shows` prints them. */
size_t exercise_make(struct exercise *exercise, uint64_t seed, bool shows);

void exercise_close(struct exercise *exercise);

#endif
