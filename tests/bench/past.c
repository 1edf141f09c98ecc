#include "past.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "store/learners.h"
#include "store/progress.h"
#include "store/sql.h"

enum { ONE_MINUTE = 60 };

static void fail(const struct error *error)
{
    fprintf(stderr, "bench: %s\n", error->text);
    exit(2);
}

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
        .time = PAST_START + (int64_t)i * ONE_MINUTE,
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
    struct ability_question question = {.level = 3, .asked = PAST_START};
    (void)context;
    (void)error;
    ability_update(&state->learner, &state->topic, &state->template, &question,
                   1, PAST_START + ONE_MINUTE);
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
                                 .time = PAST_START,
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
int64_t past_fill(const char *path, const struct catalog *catalog, int answers)
{
    struct error error = {.code = ERROR_NONE};
    int64_t learner = 0;
    struct db *db = db_open(path, &error);
    if (!db || !learners_find(db, "bench", PAST_START, &learner, &error) ||
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

void past_begin(struct session *session, struct catalog *catalog, struct db *db,
                int64_t learner)
{
    struct error error = {.code = ERROR_NONE};
    struct session_options options = {.catalog = catalog,
                                      .db = db,
                                      .learner = learner,
                                      .id = 77,
                                      .seed = 5,
                                      .mode = SESSION_PRACTICE,
                                      .track = PROGRESS_UNTIMED};
    if (!session_start(session, &options, PAST_START, &error))
        fail(&error);
}

double past_open(const char *path, struct catalog *catalog, int64_t learner)
{
    struct error error = {.code = ERROR_NONE};
    struct session session;
    struct choice choice;
    double start = bench_wall();
    struct db *db = db_open(path, &error);
    if (!db)
        fail(&error);
    past_begin(&session, catalog, db, learner);
    if (!choose(&session, PAST_START, &choice, &error))
        fail(&error);
    double taken = bench_wall() - start;
    session_release(&session);
    db_close(db);
    return taken;
}
