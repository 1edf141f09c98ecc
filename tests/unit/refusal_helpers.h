/* SQLite refuses one call of an operation after the other: the preparing of a
 * statement (by an authorizer), or its going on (by a progress handler). */
#ifndef RECKON_TESTS_REFUSAL_HELPERS_H
#define RECKON_TESTS_REFUSAL_HELPERS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "store/db.h"
#include "store/sql.h"

/* Works on a database and appends what it found out. */
typedef bool operation(struct db *db, struct str *found, struct error *error);

enum refused { REFUSE_PREPARING, REFUSE_RUNNING, REFUSALS };

/* Of one operation; of more calls as many are tried, evenly spread. */
enum { REFUSALS_MOST = 100 };

/* Which call is refused, counted from 1; 0: none. */
struct refusal {
    struct db *db;
    int at, count;
};

static inline sqlite3_stmt *find_busy(struct db *db)
{
    sqlite3_stmt *statement = NULL;
    do
        statement = sqlite3_next_stmt(db->handle, statement);
    while (statement && !sqlite3_stmt_busy(statement));
    return statement;
}

/* SQLite asks once more behind the end of a statement, when what it did is
 * done; no failure comes so late. */
static inline int refuse_running(void *context)
{
    struct refusal *refusal = context;
    return find_busy(refusal->db) && ++refusal->count == refusal->at;
}

static inline int refuse_preparing(void *context, int action, const char *a,
                                   const char *b, const char *c, const char *d)
{
    struct refusal *refusal = context;
    (void)a, (void)b, (void)c, (void)d;
    if (action == SQLITE_READ || action == SQLITE_FUNCTION)
        return SQLITE_OK; /* a part of a statement that was let through */
    return ++refusal->count == refusal->at ? SQLITE_DENY : SQLITE_OK;
}

static inline void refuse(struct db *db, enum refused what,
                          struct refusal *refusal)
{
    if (what == REFUSE_PREPARING)
        sqlite3_set_authorizer(db->handle, refuse_preparing, refusal);
    else
        sqlite3_progress_handler(db->handle, 1, refuse_running, refusal);
}

static inline void refuse_nothing(struct db *db)
{
    sqlite3_set_authorizer(db->handle, NULL, NULL);
    sqlite3_progress_handler(db->handle, 0, NULL, NULL);
}

/* A database in memory with all that `from` has. */
static inline struct db *copy_of(struct db *from)
{
    struct error error = {.code = ERROR_NONE};
    struct db *db = sql_connect(
        ":memory:", SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, &error);
    assert_non_null(db);
    sqlite3_backup *backup =
        sqlite3_backup_init(db->handle, "main", from->handle, "main");
    assert_non_null(backup);
    assert_int_equal(sqlite3_backup_step(backup, -1), SQLITE_DONE);
    assert_int_equal(sqlite3_backup_finish(backup), SQLITE_OK);
    return db;
}

static inline void add_rows(struct db *db, const char *table, struct str *out)
{
    struct query query;
    struct error error = {.code = ERROR_NONE};
    struct str sql = {0};
    str_add_format(&sql, "SELECT * FROM %s ORDER BY 1, 2, 3", table);
    query_start(&query, db, SQL_READ, sql.text);
    str_add_format(out, "%s\n", table);
    while (query_step(&query))
        for (int i = 0; i < sqlite3_column_count(query.statement); i++) {
            const char *text = query_text(&query, i);
            str_add_format(out, "%s|", text ? text : "NULL");
        }
    assert_true(query_end(&query, &error));
    str_release(&sql);
}

/* All rows of all tables, as text. */
static inline void add_content(struct db *db, struct str *out)
{
    struct query query;
    struct error error = {.code = ERROR_NONE};
    query_start(&query, db, SQL_READ,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                "name NOT GLOB 'sqlite_*' ORDER BY name");
    while (query_step(&query))
        add_rows(db, query_text(&query, 0), out);
    assert_true(query_end(&query, &error));
}

static inline bool content_is(struct db *db, const struct str *expected)
{
    struct str now = {0};
    add_content(db, &now);
    bool same = strcmp(str_text(&now), str_text(expected)) == 0;
    str_release(&now);
    return same;
}

/* What an operation begins with, and what it does when nothing is refused. */
struct expected {
    const char *name;
    operation *work;
    struct db *from;
    struct str before, after, found;
};

/* Nothing is left open that would stop the next call, or another program. */
static inline void check_idle(struct db *db, const char *name)
{
    if (!sqlite3_get_autocommit(db->handle))
        fail_msg("%s: a transaction is open", name);
    if (find_busy(db))
        fail_msg("%s: open: %s", name, sqlite3_sql(find_busy(db)));
}

/* False, with a reason and nothing done, and then done by the next call; or
 * true, and all is done. */
static inline void check_ending(const struct expected *expected, struct db *db,
                                bool ok, const struct str *found,
                                const struct error *error)
{
    const char *name = expected->name;
    struct error again = {.code = ERROR_NONE};
    struct str later = {0};
    check_idle(db, name);
    if (!ok && (error->code != ERROR_STORE || !error->text[0]))
        fail_msg("%s: failed with \"%s\"", name, error->text);
    if (ok && strcmp(str_text(found), str_text(&expected->found)) != 0)
        fail_msg("%s: found \"%s\"", name, str_text(found));
    if (!content_is(db, ok ? &expected->after : &expected->before))
        fail_msg("%s: neither all nor nothing, %s", name, error->text);
    if (ok)
        return;
    if (!expected->work(db, &later, &again))
        fail_msg("%s: fails again, %s", name, again.text);
    if (!content_is(db, &expected->after) ||
        strcmp(str_text(&later), str_text(&expected->found)) != 0)
        fail_msg("%s: done once more it is not the same", name);
    str_release(&later);
}

/* Works with that call refused; how many calls there were. */
static inline int refuse_one(const struct expected *expected, enum refused what,
                             int at)
{
    struct error error = {.code = ERROR_NONE};
    struct str found = {0};
    struct db *db = copy_of(expected->from);
    struct refusal refusal = {.db = db, .at = at};
    refuse(db, what, &refusal);
    bool ok = expected->work(db, &found, &error);
    refuse_nothing(db);
    if (at && ok)
        fail_msg("%s: call %d of %d was refused without a word", expected->name,
                 at, (int)what);
    check_ending(expected, db, ok, &found, &error);
    db_close(db);
    str_release(&found);
    return refusal.count;
}

/* Each call of an operation is refused once. */
static inline void refuse_each(struct db *from, const char *name,
                               operation *work)
{
    struct expected expected = {.name = name, .work = work, .from = from};
    struct error error = {.code = ERROR_NONE};
    struct db *db = copy_of(from);
    add_content(db, &expected.before);
    if (!work(db, &expected.found, &error))
        fail_msg("%s: %s", name, error.text);
    add_content(db, &expected.after);
    db_close(db);
    for (int i = 0; i < REFUSALS; i++) {
        enum refused what = (enum refused)i;
        int calls = refuse_one(&expected, what, 0);
        assert_true(calls > 0);
        for (int at = 1; at <= calls; at += 1 + calls / REFUSALS_MOST)
            refuse_one(&expected, what, at);
    }
    str_release(&expected.before);
    str_release(&expected.after);
    str_release(&expected.found);
}

#endif
