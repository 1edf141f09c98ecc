/* What a learner costs: one prediction and update, the choice of the next
 * question among all templates and levels of the shipped banks, and opening a
 * history of 100,000 answers. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "bench.h"
#include "lang/gsl_door.h"
#include "past.h"

enum { UPDATES = 1000000, CHOICES = 5000, OPENINGS = 40, ANSWERS = 100000 };

#define US 1e6
#define MS 1e3

static void fail(const struct error *error)
{
    fprintf(stderr, "bench_learner: %s\n", error->text);
    exit(2);
}

static int measure_update(void)
{
    double ours[BENCH_PAIRS], total = 0;
    for (int run = 0; run < BENCH_PAIRS; run++) {
        struct ability_learner learner = ability_new_learner();
        struct ability_topic topic = ability_new_topic();
        struct ability_template template = ability_new_template();
        double start = bench_seconds();
        for (int i = 0; i < UPDATES; i++) {
            double now = PAST_START + 60.0 * i;
            struct ability_question question = {
                .level = 1 + i % 5, .options = i % 3 ? 0 : 4, .asked = now};
            total +=
                ability_predict(&learner, &topic, &template, &question).chance;
            ability_update(&learner, &topic, &template, &question, i % 2,
                           now + 30);
        }
        ours[run] = US * (bench_seconds() - start) / UPDATES;
    }
    if (!isfinite(total))
        exit(2);
    return bench_bounded("one prediction and update", "us", ours, 1,
                         "all six components");
}

/* --- choosing, opening -----------------------------------------------------
 */

static int measure_choice(struct catalog *catalog, const char *path,
                          int64_t learner)
{
    double ours[BENCH_PAIRS];
    struct error error = {.code = ERROR_NONE};
    struct session session;
    struct db *db = db_open(path, &error);
    if (!db)
        fail(&error);
    past_begin(&session, catalog, db, learner);
    for (int run = 0; run < BENCH_PAIRS; run++) {
        double start = bench_seconds();
        for (int i = 0; i < CHOICES; i++) {
            struct choice choice;
            if (!choose(&session, PAST_START + i, &choice, &error))
                fail(&error);
            choose_note(&session, choice.template, choice.level);
            session.since_review++;
        }
        ours[run] = US * (bench_seconds() - start) / CHOICES;
    }
    session_release(&session);
    db_close(db);
    return bench_bounded("choosing the next question", "us", ours, 100,
                         "among all shipped templates and levels");
}

static int measure_opening(struct catalog *catalog, const char *empty,
                           const char *full, int64_t learner)
{
    double ours[BENCH_PAIRS];
    for (int run = 0; run < BENCH_PAIRS; run++) {
        double none = 0, many = 0;
        for (int i = 0; i < OPENINGS; i++) {
            none += past_open(empty, catalog, learner);
            many += past_open(full, catalog, learner);
        }
        ours[run] = MS * (many - none) / OPENINGS;
    }
    return bench_bounded("opening 100,000 answers, above none", "ms", ours, 1,
                         "database, states, first choice");
}

int main(void)
{
    char folder[] = "/tmp/reckon-bench-XXXXXX";
    const char *top = getenv("top_srcdir");
    struct str banks = {0}, empty = {0}, full = {0};
    struct error_list errors = {.count = 0};
    struct catalog catalog;
    int missed = 0;
    numeric_start();
    catalog_init(&catalog);
    str_add_format(&banks, "%s/banks", top ? top : ".");
    if (!catalog_add(&catalog, banks.text, NULL, &errors) || !mkdtemp(folder)) {
        fprintf(stderr, "bench_learner: no banks, or no folder\n");
        return 2;
    }
    str_add_format(&empty, "%s/empty.db", folder);
    str_add_format(&full, "%s/full.db", folder);
    int64_t learner = past_fill(empty.text, &catalog, 0);
    past_fill(full.text, &catalog, ANSWERS);
    missed |= measure_update();
    missed |= measure_choice(&catalog, full.text, learner);
    missed |= measure_opening(&catalog, empty.text, full.text, learner);
    unlink(empty.text);
    unlink(full.text);
    rmdir(folder);
    catalog_release(&catalog);
    str_release(&banks);
    str_release(&empty);
    str_release(&full);
    return missed;
}
