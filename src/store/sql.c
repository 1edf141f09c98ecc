#include "store/sql.h"

#include <math.h>
#include <string.h>

static const char *opening(enum sql_purpose purpose)
{
    return purpose == SQL_SAVE ? "not saved: " : "progress cannot be read: ";
}

static bool fail_io(struct db *db, const char *start, struct error *error)
{
    int reason = sqlite3_system_errno(db->handle);
    return error_set(error, ERROR_STORE, "%sthe disk does not obey (%s)", start,
                     reason ? strerror(reason) : sqlite3_errmsg(db->handle));
}

bool sql_fail(struct db *db, enum sql_purpose purpose, int result,
              struct error *error)
{
    const char *start = opening(purpose);
    if (result == SQLITE_READONLY_DBMOVED)
        return error_set(error, ERROR_STORE,
                         "%s%.150s was moved or replaced while reckon used it; "
                         "start reckon once more",
                         start, db->path);
    switch (result & 0xff) {
    case SQLITE_FULL:
        return error_set(error, ERROR_STORE, "%sthe disk is full", start);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(error, ERROR_STORE,
                         "%sanother program has been using %s for 5 seconds",
                         start, db->path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return error_set(error, ERROR_STORE,
                         "%s%s or its folder cannot be written; --no-save "
                         "goes on without it",
                         start, db->path);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return error_set(error, ERROR_STORE,
                         "%s%.150s is damaged; nothing was done to it. 'reckon "
                         "doctor' lists its backups; --no-save goes on "
                         "without it",
                         start, db->path);
    case SQLITE_IOERR: return fail_io(db, start, error);
    default:
        return error_set(error, ERROR_STORE, "%sSQLite says: %s (%d)", start,
                         sqlite3_errmsg(db->handle), result);
    }
}

void query_start(struct query *query, struct db *db, enum sql_purpose purpose,
                 const char *sql)
{
    *query = (struct query){.db = db, .purpose = purpose};
    query->result =
        sqlite3_prepare_v2(db->handle, sql, -1, &query->statement, NULL);
}

static sqlite3_stmt *take_kept(struct db *db, const char *sql)
{
    for (size_t i = 0; i < SQL_KEPT; i++)
        if (db->kept[i].sql == sql) {
            sqlite3_stmt *statement = db->kept[i].statement;
            db->kept[i].sql = NULL;
            db->kept[i].statement = NULL;
            return statement;
        }
    return NULL;
}

static bool keep(struct query *query)
{
    for (size_t i = 0; query->kept && i < SQL_KEPT; i++)
        if (!query->db->kept[i].sql) {
            /* What was bound may be gone before it is used again. */
            sqlite3_clear_bindings(query->statement);
            query->db->kept[i].sql = query->kept;
            query->db->kept[i].statement = query->statement;
            return true;
        }
    return false;
}

void query_start_kept(struct query *query, struct db *db,
                      enum sql_purpose purpose, const char *sql)
{
    *query = (struct query){.db = db, .purpose = purpose, .kept = sql};
    query->statement = take_kept(db, sql);
    if (!query->statement)
        query->result =
            sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                               &query->statement, NULL);
}

void sql_release_kept(struct db *db)
{
    for (size_t i = 0; i < SQL_KEPT; i++)
        sqlite3_finalize(db->kept[i].statement);
    memset(db->kept, 0, sizeof db->kept);
}

/* Prepared and without a failure so far? */
static bool alive(const struct query *query)
{
    return query->result == SQLITE_OK;
}

void query_bind_integer(struct query *query, int64_t value)
{
    if (alive(query))
        query->result =
            sqlite3_bind_int64(query->statement, ++query->bound, value);
}

void query_bind_real(struct query *query, double value)
{
    /* SQLite itself makes NULL of a NaN. */
    if (alive(query))
        query->result =
            sqlite3_bind_double(query->statement, ++query->bound, value);
}

void query_bind_text(struct query *query, const char *text)
{
    if (alive(query))
        query->result = sqlite3_bind_text(query->statement, ++query->bound,
                                          text, -1, SQLITE_STATIC);
}

void query_bind_bytes(struct query *query, const char *bytes, size_t length)
{
    if (alive(query))
        query->result =
            sqlite3_bind_blob64(query->statement, ++query->bound,
                                bytes ? bytes : "", length, SQLITE_STATIC);
}

bool query_step(struct query *query)
{
    if (!alive(query))
        return false;
    int result = sqlite3_step(query->statement);
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE)
        query->result = result;
    return false;
}

int64_t query_integer(const struct query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

double query_real(const struct query *query, int column)
{
    if (sqlite3_column_type(query->statement, column) == SQLITE_NULL)
        return (double)NAN;
    return sqlite3_column_double(query->statement, column);
}

const char *query_text(const struct query *query, int column)
{
    return (const char *)sqlite3_column_text(query->statement, column);
}

const char *query_bytes(const struct query *query, int column, size_t *length)
{
    const char *bytes = sqlite3_column_blob(query->statement, column);
    *length = (size_t)sqlite3_column_bytes(query->statement, column);
    return bytes;
}

bool query_says(const struct query *query, const char *word)
{
    const char *text = query_text(query, 0);
    return text && strcmp(text, word) == 0;
}

const char *query_copy(const struct query *query, int column,
                       struct arena *arena)
{
    const char *text = query_text(query, column);
    return text ? arena_text(arena, text, strlen(text)) : "";
}

void query_again(struct query *query)
{
    if (!query->statement)
        return;
    sqlite3_reset(query->statement);
    sqlite3_clear_bindings(query->statement);
    query->bound = 0;
}

bool query_end(struct query *query, struct error *error)
{
    /* A column that could not be read for want of memory is told here only. */
    int result = sqlite3_reset(query->statement);
    if (alive(query))
        query->result = result;
    if (!alive(query) || !keep(query))
        sqlite3_finalize(query->statement);
    query->statement = NULL;
    return alive(query) ||
           sql_fail(query->db, query->purpose, query->result, error);
}

bool sql_run(struct db *db, enum sql_purpose purpose, const char *sql,
             struct error *error)
{
    struct query query;
    query_start(&query, db, purpose, sql);
    while (query_step(&query))
        ;
    return query_end(&query, error);
}

bool sql_number(struct db *db, const char *sql, int64_t *number,
                struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ, sql);
    *number = query_step(&query) ? query_integer(&query, 0) : 0;
    return query_end(&query, error);
}

static bool run_kept(struct db *db, const char *sql, struct error *error)
{
    struct query query;
    query_start_kept(&query, db, SQL_SAVE, sql);
    query_step(&query);
    return query_end(&query, error);
}

bool sql_begin(struct db *db, struct error *error)
{
    return run_kept(db, "BEGIN IMMEDIATE", error);
}

bool sql_finish(struct db *db, bool ok, struct error *error)
{
    ok = ok && run_kept(db, "COMMIT", error);
    /* A full disk has rolled back by itself; a commit that met a reader for
     * too long has not. */
    if (!ok && !sqlite3_get_autocommit(db->handle)) {
        struct error ignored = {0};
        sql_run(db, SQL_SAVE, "ROLLBACK", &ignored);
    }
    return ok;
}
