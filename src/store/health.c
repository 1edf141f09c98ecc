#include "store/health.h"

#include <string.h>

#include "store/db.h"
#include "store/file.h"
#include "store/health_sql.h"
#include "store/sql.h"

static void add_fault(struct health *health, struct arena *arena,
                      const char *text)
{
    if (health->faults < HEALTH_FAULTS)
        health->fault[health->faults++] = arena_text(arena, text, strlen(text));
}

/* Ends a query. Where it broke off, that is a fault of the database, unless
 * only the moment was bad: then false, with an error. */
static bool end_look(struct query *query, struct health *health,
                     struct arena *arena, struct error *error)
{
    struct error inner = {.code = ERROR_NONE};
    if (query_end(query, &inner))
        return true;
    switch (query->result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM: return error_set(error, inner.code, "%s", inner.text);
    default: break;
    }
    if (!health->faults)
        add_fault(health, arena, sqlite3_errmsg(query->db->handle));
    return true;
}

static bool look_at_pages(struct db *db, struct health *health,
                          struct arena *arena, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ, "PRAGMA integrity_check(5)");
    while (query_step(&query))
        if (!query_says(&query, "ok"))
            add_fault(health, arena, query_copy(&query, 0, arena));
    return end_look(&query, health, arena, error);
}

static bool look_at_references(struct db *db, struct health *health,
                               struct arena *arena, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ, "PRAGMA foreign_key_check");
    while (health->faults < HEALTH_FAULTS && query_step(&query)) {
        struct str text = {0};
        str_add_format(&text, "row %lld of %s belongs to no %s",
                       (long long)query_integer(&query, 1),
                       query_copy(&query, 0, arena),
                       query_copy(&query, 2, arena));
        add_fault(health, arena, text.text);
        str_release(&text);
    }
    return end_look(&query, health, arena, error);
}

static bool look_at_number(struct db *db, const char *sql, int64_t *number,
                           struct health *health, struct arena *arena,
                           struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ, sql);
    *number = query_step(&query) ? query_integer(&query, 0) : 0;
    return end_look(&query, health, arena, error);
}

static bool look_at_rows(struct db *db, struct health *health,
                         struct arena *arena, struct error *error)
{
    int64_t version;
    bool ok = look_at_number(db, "PRAGMA user_version", &version, health, arena,
                             error);
    health->version = (uint32_t)version;
    if (!ok || !version)
        return ok;
    return look_at_number(db, "SELECT count(*) FROM learner", &health->learners,
                          health, arena, error) &&
           look_at_number(db, "SELECT count(*) FROM answer", &health->answers,
                          health, arena, error) &&
           look_at_number(db, "SELECT max(time) FROM answer", &health->last,
                          health, arena, error);
}

bool health_look(struct db *db, struct health *health, struct arena *arena,
                 struct error *error)
{
    *health = (struct health){.there = true};
    bool ok = look_at_pages(db, health, arena, error);
    if (ok && !health->faults)
        ok = look_at_references(db, health, arena, error);
    if (ok && !health->faults)
        ok = look_at_rows(db, health, arena, error);
    return ok;
}

bool health_check(const char *path, struct health *health, struct arena *arena,
                  struct error *error)
{
    bool ignored, ok = true;
    struct error inner = {.code = ERROR_NONE};
    *health = (struct health){.there = store_file_exists(path)};
    if (!health->there)
        return true;
    if (!store_file_inspect(path, &ignored, error))
        return false;
    struct db *db = sql_connect(path, 0, &inner);
    if (db)
        ok = health_look(db, health, arena, error);
    else
        add_fault(health, arena, "it cannot be opened");
    db_close(db);
    return ok;
}

bool health_read(const char *path, struct health *health, struct arena *arena,
                 struct error *error)
{
    struct error inner = {.code = ERROR_NONE};
    *health = (struct health){.there = true};
    if (!store_file_is_ours(path, error))
        return false;
    struct db *db = sql_connect(path, SQLITE_OPEN_READONLY, &inner);
    bool ok = db && health_look(db, health, arena, &inner);
    db_close(db);
    if (!ok)
        return error_set(error, inner.code, "%s", inner.text);
    return !health->faults ||
           error_set(error, ERROR_STORE, "%.150s is damaged itself: %.80s",
                     path, health->fault[0]);
}
