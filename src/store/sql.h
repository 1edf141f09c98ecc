/* Inside of the store: one connection, statements that remember their first
 * failure, and SQLite's result codes turned into sentences. Only files of this
 * folder include this header. */
#ifndef RECKON_STORE_SQL_H
#define RECKON_STORE_SQL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum { SQL_KEPT = 12 };

struct db {
    sqlite3 *handle;
    char *path; /* as given to db_open; ":memory:" for none */
    /* Statements that are not in use, each under its text. */
    struct {
        const char *sql;
        sqlite3_stmt *statement;
    } kept[SQL_KEPT];
};

/* A connection to a file that is there, with all settings of db.h, whatever the
 * schema; `flags` of sqlite3_open_v2. To be freed with db_close. */
struct db *sql_connect(const char *path, int flags, struct error *error);

/* What the sentence about a failure begins with. */
enum sql_purpose { SQL_READ, SQL_SAVE };

/* A statement on its way: start, bind from the first parameter on, step, read
 * columns, end. After a failure the calls between do nothing, so that only
 * query_end needs a check. */
struct query {
    struct db *db;
    sqlite3_stmt *statement;
    enum sql_purpose purpose;
    const char *kept; /* the text, where it is to be kept; else NULL */
    int bound;        /* parameters bound so far */
    int result;       /* SQLITE_OK, or the first failure */
};

void query_start(struct query *query, struct db *db, enum sql_purpose purpose,
                 const char *sql);

/* The same for what every answer does again: preparing it costs more than all
 * the rest, so it is kept when it ends. `sql` must be a constant, known again
 * by its address. */
void query_start_kept(struct query *query, struct db *db,
                      enum sql_purpose purpose, const char *sql);

/* Bind the next parameter. Text and bytes are not copied: they must live until
 * query_end. NULL text and a NaN are stored as NULL. */
void query_bind_integer(struct query *query, int64_t value);
void query_bind_real(struct query *query, double value);
void query_bind_text(struct query *query, const char *text);
void query_bind_bytes(struct query *query, const char *bytes, size_t length);

/* True when there is a row; false at the end and after a failure. */
bool query_step(struct query *query);

/* Columns of the current row, from 0. A NULL reads as 0, NaN or NULL text; text
 * and bytes are valid until the next step. */
int64_t query_integer(const struct query *query, int column);
double query_real(const struct query *query, int column);
const char *query_text(const struct query *query, int column);
const char *query_bytes(const struct query *query, int column, size_t *length);

/* Is that the text of the first column? */
bool query_says(const struct query *query, const char *word);

/* A copy of a text column in an arena; "" for NULL. */
const char *query_copy(const struct query *query, int column,
                       struct arena *arena);

/* Begins once more with the first parameter, all of them unbound: for many rows
 * by one statement. A failure stays. */
void query_again(struct query *query);

/* Frees the statement, or keeps it. False with an error if anything failed. */
bool query_end(struct query *query, struct error *error);

/* Frees what is kept. */
void sql_release_kept(struct db *db);

/* Starts, steps to the end and ends a statement without parameters. */
bool sql_run(struct db *db, enum sql_purpose purpose, const char *sql,
             struct error *error);

/* The first column of the first row of a statement without parameters. */
bool sql_number(struct db *db, const char *sql, int64_t *number,
                struct error *error);

/* Takes the right to write, waiting for other programs. A transaction that
 * began by reading could not wait later: it would fail at once. */
bool sql_begin(struct db *db, struct error *error);

/* Commits if `ok`, else rolls back; returns whether all is on disk. Either way
 * the connection is out of the transaction and can be used again. */
bool sql_finish(struct db *db, bool ok, struct error *error);

/* Sets the error that SQLite's result code stands for; always false. */
bool sql_fail(struct db *db, enum sql_purpose purpose, int result,
              struct error *error);

#endif
