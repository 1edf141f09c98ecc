#include "store/sittings.h"

#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "store/sitting_sql.h"

#define COLUMNS                                                                \
    "session, learner, mode, preset, seed, started, seconds, elapsed, "        \
    "position, ended, score"

static bool add_row(struct db *db, const struct sitting *sitting,
                    struct error *error)
{
    struct query query;
    struct str seed = {0};
    str_add_format(&seed, "%llu", (unsigned long long)sitting->seed);
    query_start(&query, db, SQL_SAVE,
                "INSERT INTO sitting(" COLUMNS ") "
                "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_bind_integer(&query, sitting->session);
    query_bind_integer(&query, sitting->learner);
    query_bind_text(&query, sitting->mode);
    query_bind_text(&query, sitting->preset);
    query_bind_text(&query, seed.text);
    query_bind_integer(&query, sitting->started);
    query_bind_real(&query, sitting->seconds);
    query_bind_real(&query, sitting->elapsed);
    query_bind_integer(&query, sitting->position);
    if (sitting->ended)
        query_bind_integer(&query, sitting->ended);
    else
        query_bind_text(&query, NULL);
    query_bind_real(&query, sitting->score);
    query_step(&query);
    bool ok = query_end(&query, error);
    str_release(&seed);
    return ok;
}

static bool add_item(struct db *db, int64_t session, size_t position,
                     const struct sitting_item *item, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "INSERT INTO sitting_item(session, position, section, bank, "
                "template, level) VALUES(?, ?, ?, ?, ?, ?)");
    query_bind_integer(&query, session);
    query_bind_integer(&query, (int64_t)position);
    query_bind_integer(&query, item->section);
    query_bind_text(&query, item->bank);
    query_bind_text(&query, item->template);
    query_bind_integer(&query, item->level);
    query_step(&query);
    return query_end(&query, error);
}

bool sitting_add(struct db *db, const struct sitting *sitting,
                 struct error *error)
{
    bool ok = add_row(db, sitting, error);
    for (size_t i = 0; ok && i < sitting->items; i++)
        ok = add_item(db, sitting->session, i, &sitting->item[i], error);
    return ok;
}

bool sittings_begin(struct db *db, const struct sitting *sitting,
                    struct error *error)
{
    return sql_begin(db, error) &&
           sql_finish(db, sitting_add(db, sitting, error), error);
}

bool sittings_advance(struct db *db, int64_t session, int position,
                      double elapsed, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "UPDATE sitting SET position = ?, elapsed = ? "
                "WHERE session = ?");
    query_bind_integer(&query, position);
    query_bind_real(&query, elapsed);
    query_bind_integer(&query, session);
    query_step(&query);
    return query_end(&query, error);
}

bool sittings_end(struct db *db, int64_t session, int64_t now, double elapsed,
                  double score, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "UPDATE sitting SET ended = ?, elapsed = ?, score = ? "
                "WHERE session = ?");
    query_bind_integer(&query, now);
    query_bind_real(&query, elapsed);
    query_bind_real(&query, score);
    query_bind_integer(&query, session);
    query_step(&query);
    return query_end(&query, error);
}

static struct sitting read_sitting(const struct query *query,
                                   struct arena *arena)
{
    const char *digits = query_text(query, 4);
    struct sitting sitting = {
        .session = query_integer(query, 0),
        .learner = query_integer(query, 1),
        .mode = arena ? query_copy(query, 2, arena) : "",
        .preset = arena ? query_copy(query, 3, arena) : "",
        .started = query_integer(query, 5),
        .seconds = query_real(query, 6),
        .elapsed = query_real(query, 7),
        .position = (int)query_integer(query, 8),
        .ended = query_integer(query, 9),
        .score = query_real(query, 10),
    };
    if (digits && !numtext_integer(digits, strlen(digits), &sitting.seed))
        sitting.seed = 0;
    return sitting;
}

static bool read_items(struct db *db, struct sitting *sitting,
                       struct arena *arena, struct error *error)
{
    struct query query;
    size_t capacity = 0;
    query_start(&query, db, SQL_READ,
                "SELECT section, bank, template, level FROM sitting_item "
                "WHERE session = ? ORDER BY position");
    query_bind_integer(&query, sitting->session);
    while (query_step(&query)) {
        sitting->item = arena_grow(arena, sitting->item, sitting->items,
                                   &capacity, sizeof *sitting->item);
        sitting->item[sitting->items++] = (struct sitting_item){
            .section = (int)query_integer(&query, 0),
            .bank = query_copy(&query, 1, arena),
            .template = query_copy(&query, 2, arena),
            .level = (int)query_integer(&query, 3),
        };
    }
    return query_end(&query, error);
}

bool sittings_unfinished(struct db *db, int64_t learner, const char *mode,
                         struct sitting *sitting, bool *found,
                         struct arena *arena, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT " COLUMNS " FROM sitting WHERE learner = ? "
                "AND mode = ? AND ended IS NULL "
                "ORDER BY started DESC, session DESC LIMIT 1");
    query_bind_integer(&query, learner);
    query_bind_text(&query, mode);
    *found = query_step(&query);
    if (*found)
        *sitting = read_sitting(&query, arena);
    return query_end(&query, error) &&
           (!*found || read_items(db, sitting, arena, error));
}

bool sittings_best(struct db *db, int64_t learner, const char *mode,
                   const char *preset, int64_t except, struct sitting *best,
                   bool *found, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT " COLUMNS " FROM sitting WHERE learner = ? "
                "AND mode = ? AND preset = ? AND session != ? "
                "AND score IS NOT NULL "
                "ORDER BY score DESC, ended DESC LIMIT 1");
    query_bind_integer(&query, learner);
    query_bind_text(&query, mode);
    query_bind_text(&query, preset);
    query_bind_integer(&query, except);
    *found = query_step(&query);
    if (*found)
        *best = read_sitting(&query, NULL);
    return query_end(&query, error);
}

bool sittings_each(struct db *db, int64_t learner, int64_t started,
                   int64_t session, sittings_visit *visit, void *context,
                   struct error *error)
{
    struct query query;
    struct arena arena;
    bool ok = true, more = true;
    arena_init(&arena);
    query_start(&query, db, SQL_READ,
                "SELECT " COLUMNS " FROM sitting WHERE learner = ? "
                "AND (started, session) > (?, ?) ORDER BY started, session");
    query_bind_integer(&query, learner);
    query_bind_integer(&query, started);
    query_bind_integer(&query, session);
    while (ok && more && query_step(&query)) {
        arena_clear(&arena);
        struct sitting sitting = read_sitting(&query, &arena);
        ok = read_items(db, &sitting, &arena, error);
        more = ok && visit(&sitting, context);
    }
    ok = query_end(&query, error) && ok;
    arena_release(&arena);
    return ok;
}
