#include "store/db.h"

#include <string.h>

#include "base/memory.h"
#include "store/file.h"
#include "store/migrate.h"
#include "store/sql.h"

enum {
    WAIT_TIMES = 4500, /* a millisecond and the attempt: 5 seconds in all */
    LONGEST_VALUE = 1 << 22, /* bytes of one text; a damaged file may claim
                                anything */
};

/* Short waits that stay short: SQLite's own busy_timeout polls ever more rarely
 * and starves where several programs write all the time. Measured with eight of
 * them and 1,000 answers each: polls every 5 ms still gave up now and then. */
static int wait_for_turn(void *unused, int times_waited)
{
    (void)unused;
    if (times_waited >= WAIT_TIMES)
        return 0;
    sqlite3_sleep(1);
    return 1;
}

static void harden(sqlite3 *handle)
{
    static const struct {
        int option, value;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        sqlite3_db_config(handle, settings[i].option, settings[i].value,
                          (int *)NULL);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_handler(handle, wait_for_turn, NULL);
}

/* WAL is kept in the file and can have come in by another tool only; the rest
 * belongs to the connection. */
static bool set_journal(struct db *db, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ, "PRAGMA journal_mode = PERSIST");
    bool wal = query_step(&query) && query_says(&query, "wal");
    return query_end(&query, error) &&
           (!wal || error_set(error, ERROR_STORE,
                              "%s is in use by another program in a way "
                              "(WAL) that reckon does not share",
                              db->path));
}

static bool configure(struct db *db, struct error *error)
{
    return sql_run(db, SQL_READ, "PRAGMA cell_size_check = ON", error) &&
           sql_run(db, SQL_READ, "PRAGMA temp_store = MEMORY", error) &&
           sql_run(db, SQL_READ, "PRAGMA synchronous = EXTRA", error) &&
           set_journal(db, error);
}

/* SQLite takes "file:" and ":memory:" for more than names. */
static bool needs_prefix(const char *path, int flags)
{
    return *path != '/' && !(flags & SQLITE_OPEN_MEMORY);
}

/* Counting its memory, which nobody asks for, locks a mutex with each piece of
 * it: a thirtieth of a start. SQLite takes this before its first use only, and
 * refuses it without harm from then on. */
static void leave_out_what_is_not_used(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

struct db *sql_connect(const char *path, int flags, struct error *error)
{
    struct db *db = memory_get(sizeof *db);
    struct str name = {0};
    str_add(&name, needs_prefix(path, flags) ? "./" : "");
    str_add(&name, path);
    *db = (struct db){.path = name.text};
    leave_out_what_is_not_used();
    flags |= SQLITE_OPEN_NOMUTEX; /* one thread, one connection */
    int result = sqlite3_open_v2(
        db->path, &db->handle,
        flags & SQLITE_OPEN_READONLY ? flags : flags | SQLITE_OPEN_READWRITE,
        NULL);
    bool ok = result == SQLITE_OK || sql_fail(db, SQL_READ, result, error);
    if (ok) {
        harden(db->handle);
        ok = configure(db, error);
    }
    if (ok)
        return db;
    db_close(db);
    return NULL;
}

/* The work of store_file_create: a complete database at `path`, which exists
 * and is empty. */
static bool fill(const char *path, struct error *error)
{
    struct db *db = sql_connect(path, 0, error);
    bool ok = db && migrate(db, error);
    db_close(db);
    return ok;
}

static bool check_damage(struct db *db, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ, "PRAGMA quick_check(1)");
    bool good = query_step(&query) && query_says(&query, "ok");
    if (!query_end(&query, error))
        return false;
    return good || sql_fail(db, SQL_READ, SQLITE_CORRUPT, error);
}

static bool prepare(struct db *db, bool journal_left, struct error *error)
{
    if (sqlite3_db_readonly(db->handle, "main") != 0)
        return sql_fail(db, SQL_READ, SQLITE_READONLY, error);
    return (!journal_left || check_damage(db, error)) && migrate(db, error);
}

struct db *db_open(const char *path, struct error *error)
{
    bool journal_left = false;
    if (!store_file_exists(path) && !store_file_create(path, fill, error))
        return NULL;
    if (!store_file_inspect(path, &journal_left, error))
        return NULL;
    struct db *db = sql_connect(path, 0, error);
    if (db && !prepare(db, journal_left, error)) {
        db_close(db);
        return NULL;
    }
    return db;
}

struct db *db_open_memory(struct error *error)
{
    struct db *db =
        sql_connect(":memory:", SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, error);
    if (db && !migrate(db, error)) {
        db_close(db);
        return NULL;
    }
    return db;
}

bool db_begin(struct db *db, struct error *error)
{
    return sql_begin(db, error);
}

bool db_finish(struct db *db, bool ok, struct error *error)
{
    return sql_finish(db, ok, error);
}

/* The journal goes with the last of its users, unless another program is just
 * using the database: then with that one. Not where another database has taken
 * the place of ours: the journal beside it is not ours. */
static void remove_journal(sqlite3 *handle)
{
    int moved = 1;
    if (!handle) /* no memory for one */
        return;
    sqlite3_busy_handler(handle, NULL, NULL);
    if (sqlite3_db_readonly(handle, "main") == 0 &&
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
            SQLITE_OK &&
        !moved)
        sqlite3_exec(handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
}

void db_close(struct db *db)
{
    if (!db)
        return;
    sql_release_kept(db);
    remove_journal(db->handle);
    sqlite3_close(db->handle);
    memory_free(db->path);
    memory_free(db);
}
