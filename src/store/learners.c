#include "store/learners.h"

#include "store/sql.h"

/* Rows count from 1. */
bool learners_look_up(struct db *db, const char *name, int64_t *id,
                      struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ, "SELECT id FROM learner WHERE name = ?");
    query_bind_text(&query, name);
    *id = query_step(&query) ? query_integer(&query, 0) : 0;
    return query_end(&query, error);
}

static bool add(struct db *db, const char *name, int64_t now,
                struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "INSERT INTO learner(name, created) VALUES(?, ?) "
                "ON CONFLICT(name) DO NOTHING");
    query_bind_text(&query, name);
    query_bind_integer(&query, now);
    query_step(&query);
    return query_end(&query, error);
}

bool learners_find_within(struct db *db, const char *name, int64_t now,
                          int64_t *id, struct error *error)
{
    return learners_look_up(db, name, id, error) &&
           (*id || (add(db, name, now, error) &&
                    learners_look_up(db, name, id, error)));
}

bool learners_find(struct db *db, const char *name, int64_t now, int64_t *id,
                   struct error *error)
{
    if (!learners_look_up(db, name, id, error))
        return false;
    return *id ||
           (sql_begin(db, error) &&
            sql_finish(db, learners_find_within(db, name, now, id, error),
                       error));
}

bool learners_all(struct db *db, struct learner_row **learner, size_t *count,
                  struct arena *arena, struct error *error)
{
    struct query query;
    size_t capacity = 0;
    *learner = NULL;
    *count = 0;
    query_start(&query, db, SQL_READ,
                "SELECT id, name, created FROM learner ORDER BY id");
    while (query_step(&query)) {
        *learner =
            arena_grow(arena, *learner, *count, &capacity, sizeof **learner);
        (*learner)[(*count)++] = (struct learner_row){
            .id = query_integer(&query, 0),
            .name = query_copy(&query, 1, arena),
            .created = query_integer(&query, 2),
        };
    }
    return query_end(&query, error);
}

static bool count_rows(struct db *db, const char *sql, int64_t learner,
                       int64_t *count, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ, sql);
    query_bind_integer(&query, learner);
    *count = query_step(&query) ? query_integer(&query, 0) : 0;
    return query_end(&query, error);
}

bool learners_holdings(struct db *db, int64_t learner,
                       struct learner_holdings *holdings, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT count(*), min(time), max(time) FROM answer "
                "WHERE learner = ?");
    query_bind_integer(&query, learner);
    *holdings = (struct learner_holdings){.answers = 0};
    if (query_step(&query)) {
        holdings->answers = query_integer(&query, 0);
        holdings->first = query_integer(&query, 1);
        holdings->last = query_integer(&query, 2);
    }
    return query_end(&query, error) &&
           count_rows(db, "SELECT count(*) FROM sitting WHERE learner = ?",
                      learner, &holdings->sittings, error) &&
           count_rows(db, "SELECT count(*) FROM note WHERE learner = ?",
                      learner, &holdings->notes, error);
}

static bool delete_rows(struct db *db, int64_t learner, struct error *error)
{
    static const char *const statement[] = {
        "DELETE FROM learner_state WHERE learner = ?",
        "DELETE FROM topic_state WHERE learner = ?",
        "DELETE FROM template_state WHERE learner = ?",
        "DELETE FROM sitting WHERE learner = ?", /* and its items */
        "DELETE FROM note WHERE learner = ?",
        "DELETE FROM stated_interval WHERE learner = ?",
        "DELETE FROM answer WHERE learner = ?",
    };
    for (size_t i = 0; i < sizeof statement / sizeof *statement; i++) {
        struct query query;
        query_start(&query, db, SQL_SAVE, statement[i]);
        query_bind_integer(&query, learner);
        query_step(&query);
        if (!query_end(&query, error))
            return false;
    }
    return true;
}

/* A journal that stays would hold the pages as they were. */
bool learners_empty(struct db *db, int64_t learner, struct error *error)
{
    return sql_run(db, SQL_SAVE, "PRAGMA secure_delete = ON", error) &&
           sql_run(db, SQL_SAVE, "PRAGMA journal_mode = DELETE", error) &&
           sql_begin(db, error) &&
           sql_finish(db, delete_rows(db, learner, error), error);
}
