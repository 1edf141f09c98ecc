/* An answer that survives whatever happens to the machine: history and states
 * in one transaction, against a file that is appended to and synced. Both lie
 * in the folder where this is run, since /tmp may be memory. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench.h"
#include "limits/limits.h"
#include "store/db.h"
#include "store/learners.h"
#include "store/progress.h"

enum { ANSWERS = 25 };

static void fail(const char *text)
{
    fprintf(stderr, "bench_durable: %s\n", text);
    exit(2);
}

static bool learn(struct progress_state *state, void *context,
                  struct error *error)
{
    struct ability_question question = {.level = 3, .asked = 1700000000};
    (void)context;
    (void)error;
    ability_update(&state->learner, &state->topic, &state->template, &question,
                   1, 1700000060);
    return true;
}

static void record(struct db *db, int64_t learner, int number)
{
    struct error error = {.code = ERROR_NONE};
    struct answer_row row = {.learner = learner,
                             .session = 1,
                             .sequence = number,
                             .question = number,
                             .time = 1700000000 + number,
                             .bank = "discrete",
                             .template = "binomial-exactly",
                             .part = "",
                             .topic = "discrete",
                             .level = 3,
                             .kind = "probability",
                             .typed = "0.1171875",
                             .typed_length = 9,
                             .reading = "0.1171875",
                             .verdict = "right",
                             .credit = 1,
                             .result = 1,
                             .tries = 1,
                             .seconds = 30,
                             .mode = "practice",
                             .track = PROGRESS_UNTIMED,
                             .confidence = (double)NAN,
                             .prediction = 0.7};
    if (!progress_record(db, &row, learn, NULL, &error))
        fail(error.text);
}

/* The median of each: a sync of somebody else is not ours. */
static void measure(struct db *db, int64_t learner, int file, int *number,
                    double *ours, double *limit)
{
    double taken[2][ANSWERS];
    for (int i = 0; i < ANSWERS; i++) {
        double start = bench_wall();
        record(db, learner, ++*number);
        double middle = bench_wall();
        if (!limit_append(file))
            fail("cannot append");
        taken[1][i] = 1e6 * (bench_wall() - middle);
        taken[0][i] = 1e6 * (middle - start);
    }
    *ours = bench_median(taken[0], ANSWERS);
    *limit = bench_median(taken[1], ANSWERS);
}

int main(void)
{
    struct bench bench = {.measure = "a durable answer",
                          .unit = "us",
                          .clock = "wall",
                          .target = 8,
                          .aim = 6,
                          .our_way = "rollback journal kept, synchronous = EXTRA",
                          .limit_way = "100 bytes appended, fdatasync"};
    char folder[] = "./bench-XXXXXX";
    struct error error = {.code = ERROR_NONE};
    struct str path = {0}, plain = {0};
    int64_t learner;
    int number = 0;
    if (!mkdtemp(folder))
        fail("no folder");
    str_add_format(&path, "%s/progress.db", folder);
    str_add_format(&plain, "%s/plain", folder);
    struct db *db = db_open(path.text, &error);
    int file = limit_append_open(plain.text);
    if (!db || !learners_find(db, "bench", 1700000000, &learner, &error))
        fail(error.text);
    for (int i = 0; i < BENCH_PAIRS; i++)
        measure(db, learner, file, &number, &bench.ours[i], &bench.limit[i]);
    db_close(db);
    limit_append_close(file);
    unlink(path.text);
    unlink(plain.text);
    rmdir(folder);
    str_release(&path);
    str_release(&plain);
    return bench_report(&bench);
}
