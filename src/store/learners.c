#include "store/learners.h"

#include "store/sql.h"

/* `id` is 0 if there is none: rows count from 1. */
static bool look_up(struct db *db, const char *name, int64_t *id,
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

bool learners_find(struct db *db, const char *name, int64_t now, int64_t *id,
                   struct error *error)
{
    if (!look_up(db, name, id, error))
        return false;
    if (*id)
        return true;
    if (!sql_begin(db, error))
        return false;
    bool ok = add(db, name, now, error) && look_up(db, name, id, error);
    return sql_finish(db, ok, error);
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
