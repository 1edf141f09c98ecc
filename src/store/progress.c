#include "store/progress.h"

#include <string.h>

#include "store/state.h"

static bool apply(struct db *db, const struct answer_row *answer,
                  progress_update *update, void *context, struct error *error)
{
    struct progress_state state;
    return state_load(db, answer, &state, error) &&
           update(&state, context, error) &&
           state_save(db, answer, &state, error);
}

bool progress_record(struct db *db, const struct answer_row *answer,
                     progress_update *update, void *context,
                     struct error *error)
{
    if (!sql_begin(db, error))
        return false;
    bool known;
    bool ok = answers_insert(db, answer, &known, error) &&
              (known || !update || apply(db, answer, update, context, error));
    return sql_finish(db, ok, error);
}

static void start(struct query *query, struct db *db, const char *sql,
                  int64_t learner, const char *track)
{
    query_start(query, db, SQL_READ, sql);
    query_bind_integer(query, learner);
    query_bind_text(query, track);
}

static bool load_learner(struct db *db, int64_t learner, const char *track,
                         struct progress *progress, struct error *error)
{
    struct query query;
    start(&query, db,
          "SELECT " STATE_LEARNER " FROM learner_state "
          "WHERE learner = ? AND track = ?",
          learner, track);
    progress->learner =
        query_step(&query) ? state_learner(&query, 0) : ability_new_learner();
    return query_end(&query, error);
}

static bool load_topics(struct db *db, int64_t learner, const char *track,
                        struct progress *progress, struct arena *arena,
                        struct error *error)
{
    struct query query;
    size_t capacity = 0;
    start(&query, db,
          "SELECT topic, " STATE_TOPIC " FROM topic_state "
          "WHERE learner = ? AND track = ? ORDER BY topic",
          learner, track);
    while (query_step(&query)) {
        progress->topic =
            arena_grow(arena, progress->topic, progress->topic_count, &capacity,
                       sizeof *progress->topic);
        progress->topic[progress->topic_count++] = (struct progress_topic){
            .topic = query_copy(&query, 0, arena),
            .state = state_topic(&query, 1),
        };
    }
    return query_end(&query, error);
}

static bool load_templates(struct db *db, int64_t learner, const char *track,
                           struct progress *progress, struct arena *arena,
                           struct error *error)
{
    struct query query;
    size_t capacity = 0;
    start(&query, db,
          "SELECT bank, template, " STATE_TEMPLATE " FROM template_state "
          "WHERE learner = ? AND track = ? ORDER BY bank, template",
          learner, track);
    while (query_step(&query)) {
        progress->template =
            arena_grow(arena, progress->template, progress->template_count,
                       &capacity, sizeof *progress->template);
        progress->template[progress->template_count++] =
            (struct progress_template){
                .bank = query_copy(&query, 0, arena),
                .template = query_copy(&query, 1, arena),
                .state = state_template(&query, 2),
                .review = state_review(&query, 2),
            };
    }
    return query_end(&query, error);
}

bool progress_load(struct db *db, int64_t learner, const char *track,
                   struct progress *progress, struct arena *arena,
                   struct error *error)
{
    *progress = (struct progress){0};
    /* Only reads: no program is kept from writing for long. */
    if (!sql_run(db, SQL_READ, "BEGIN", error))
        return false;
    bool ok = load_learner(db, learner, track, progress, error) &&
              load_topics(db, learner, track, progress, arena, error) &&
              load_templates(db, learner, track, progress, arena, error);
    return sql_finish(db, ok, error);
}

struct ability_topic progress_of_topic(const struct progress *progress,
                                       const char *topic)
{
    size_t low = 0, high = progress->topic_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct progress_topic *item = &progress->topic[middle];
        int order = strcmp(topic, item->topic);
        if (order == 0)
            return item->state;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return ability_new_topic();
}

struct progress_template progress_of_template(const struct progress *progress,
                                              const char *bank,
                                              const char *template)
{
    size_t low = 0, high = progress->template_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct progress_template *item = &progress->template[middle];
        int order = strcmp(bank, item->bank);
        if (order == 0)
            order = strcmp(template, item->template);
        if (order == 0)
            return *item;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return (struct progress_template){
        .bank = bank,
        .template = template,
        .state = ability_new_template(),
        .review = review_new(),
    };
}
