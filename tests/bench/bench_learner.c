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
#include "session/choose.h"
#include "session/session.h"
#include "store/db.h"
#include "store/learners.h"
#include "store/progress.h"
#include "store/sql.h"

enum { UPDATES = 1000000, CHOICES = 5000, OPENINGS = 40, ANSWERS = 100000 };

#define START      1700000000
#define US         1e6
#define MS         1e3
#define ONE_MINUTE 60

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
            double now = START + 60.0 * i;
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

/* --- a database with or without a history ----------------------------------
 */

static void add_answer(struct db *db, int64_t learner,
                       const struct catalog *catalog, int i)
{
    const struct catalog_template *template =
        &catalog->template[(uint32_t)i * 7919u % catalog->templates];
    struct error error = {.code = ERROR_NONE};
    bool known;
    struct answer_row row = {
        .learner = learner,
        .session = 1 + i / 20,
        .sequence = 1 + i % 20,
        .question = 1 + i % 20,
        .time = START + (int64_t)i * ONE_MINUTE,
        .bank = template->bank,
        .template = template->id,
        .part = "",
        .topic = catalog->topic[template->topic].name,
        .level = template->level[0].level,
        .seed = (uint64_t)i,
        .kind = template->kind,
        .typed = "0.125",
        .typed_length = 5,
        .reading = "1/8",
        .verdict = i % 3 ? "right" : "wrong",
        .credit = i % 3 != 0,
        .result = i % 3 != 0,
        .tries = 1,
        .seconds = 30,
        .mode = "practice",
        .track = PROGRESS_UNTIMED,
        .confidence = (double)NAN,
        .prediction = 0.7,
    };
    if (!answers_insert(db, &row, &known, &error))
        fail(&error);
}

static bool one_answer(struct progress_state *state, void *context,
                       struct error *error)
{
    struct ability_question question = {.level = 3, .asked = START};
    (void)context;
    (void)error;
    ability_update(&state->learner, &state->topic, &state->template, &question,
                   1, START + ONE_MINUTE);
    return true;
}

/* The last answer to each template, by which its states come to be. */
static void add_states(struct db *db, int64_t learner,
                       const struct catalog *catalog)
{
    for (uint32_t i = 0; i < catalog->templates; i++) {
        const struct catalog_template *template = &catalog->template[i];
        struct error error = {.code = ERROR_NONE};
        struct answer_row row = {.learner = learner,
                                 .session = 1000000 + i,
                                 .sequence = 1,
                                 .question = 1,
                                 .time = START,
                                 .bank = template->bank,
                                 .template = template->id,
                                 .part = "",
                                 .topic = catalog->topic[template->topic].name,
                                 .level = 3,
                                 .kind = template->kind,
                                 .verdict = "right",
                                 .credit = 1,
                                 .result = 1,
                                 .mode = "practice",
                                 .track = PROGRESS_UNTIMED,
                                 .confidence = (double)NAN,
                                 .prediction = (double)NAN};
        if (!progress_record(db, &row, one_answer, NULL, &error))
            fail(&error);
    }
}

/* Both databases know the states of every template, so that what differs is
 * the number of answers alone. */
static int64_t fill(const char *path, const struct catalog *catalog,
                    int answers)
{
    struct error error = {.code = ERROR_NONE};
    int64_t learner = 0;
    struct db *db = db_open(path, &error);
    if (!db || !learners_find(db, "bench", START, &learner, &error) ||
        !sql_run(db, SQL_SAVE, "PRAGMA synchronous = OFF", &error))
        fail(&error);
    add_states(db, learner, catalog);
    if (!sql_begin(db, &error))
        fail(&error);
    for (int i = 0; i < answers; i++)
        add_answer(db, learner, catalog, i);
    if (!sql_finish(db, true, &error))
        fail(&error);
    db_close(db);
    return learner;
}

/* --- choosing, opening -----------------------------------------------------
 */

static void begin(struct session *session, struct catalog *catalog,
                  struct db *db, int64_t learner)
{
    struct error error = {.code = ERROR_NONE};
    struct session_options options = {.catalog = catalog,
                                      .db = db,
                                      .learner = learner,
                                      .id = 77,
                                      .seed = 5,
                                      .mode = SESSION_PRACTICE,
                                      .track = PROGRESS_UNTIMED};
    if (!session_start(session, &options, START, &error))
        fail(&error);
}

static double open_once(const char *path, struct catalog *catalog,
                        int64_t learner)
{
    struct error error = {.code = ERROR_NONE};
    struct session session;
    struct choice choice;
    double start = bench_wall();
    struct db *db = db_open(path, &error);
    if (!db)
        fail(&error);
    begin(&session, catalog, db, learner);
    if (!choose(&session, START, &choice, &error))
        fail(&error);
    double taken = bench_wall() - start;
    session_release(&session);
    db_close(db);
    return taken;
}

static int measure_choice(struct catalog *catalog, const char *path,
                          int64_t learner)
{
    double ours[BENCH_PAIRS];
    struct error error = {.code = ERROR_NONE};
    struct session session;
    struct db *db = db_open(path, &error);
    if (!db)
        fail(&error);
    begin(&session, catalog, db, learner);
    for (int run = 0; run < BENCH_PAIRS; run++) {
        double start = bench_seconds();
        for (int i = 0; i < CHOICES; i++) {
            struct choice choice;
            if (!choose(&session, START + i, &choice, &error))
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
            none += open_once(empty, catalog, learner);
            many += open_once(full, catalog, learner);
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
    int64_t learner = fill(empty.text, &catalog, 0);
    fill(full.text, &catalog, ANSWERS);
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
