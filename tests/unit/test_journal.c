/* The rollback journal: kept from one transaction to the next, gone when the
 * database is closed, played back where a program was killed. */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "store/db.h"
#include "store/learners.h"
#include "store/sql.h"
#include "store_helpers.h"

enum { LARGEST = 1 << 22, HEADER = 28 /* of a journal: SQLite's format */ };

static int64_t add_learner(struct db *db, const char *name)
{
    struct error error = {0};
    int64_t id;
    if (!learners_find(db, name, 1, &id, &error))
        fail_msg("%s", error.text);
    return id;
}

static int64_t number(struct db *db, const char *sql)
{
    struct error error = {0};
    int64_t result;
    if (!sql_number(db, sql, &result, &error))
        fail_msg("%s", error.text);
    return result;
}

static void run_well(struct db *db, const char *sql)
{
    struct error error = {0};
    if (!sql_run(db, SQL_SAVE, sql, &error))
        fail_msg("%s", error.text);
}

static struct str contents(const char *path)
{
    struct str text = {0};
    struct error error = {0};
    if (!file_read(path, LARGEST, &text, &error))
        fail_msg("%s", error.text);
    return text;
}

static void write_file(const char *path, const char *bytes, size_t length)
{
    struct error error = {0};
    assert_true(file_write(path, bytes, length, 0600, &error));
}

static void it_stays_until_the_database_is_closed(void **state)
{
    static const char zeros[HEADER];
    struct place *place = *state;
    struct db *db = open_well(place->path);
    for (int i = 0; i < 3; i++) {
        char name[] = {(char)('a' + i), '\0'};
        add_learner(db, name);
        struct str journal = contents(place->journal);
        /* A header and a page at least; committed since it is all zeros. */
        assert_true(journal.length > 4096);
        assert_memory_equal(journal.text, zeros, HEADER);
        str_release(&journal);
    }
    db_close(db);
    assert_int_not_equal(access(place->journal, F_OK), 0);
    db = open_well(place->path);
    assert_int_equal(number(db, "SELECT count(*) FROM learner"), 3);
    db_close(db);
}

/* The database and its journal as SIGKILL leaves them in the midst of a
 * transaction: a cache of one page has them written before the commit. */
static void kill_half_way(struct place *place, const char *mode)
{
    sqlite3 *handle;
    char sql[200];
    snprintf(sql, sizeof sql,
             "PRAGMA journal_mode = %s; PRAGMA cache_size = 1;"
             "BEGIN; UPDATE learner SET name = name || 'x';"
             "CREATE TABLE other(words); INSERT INTO other "
             "VALUES(zeroblob(40000)), (zeroblob(40000));",
             mode);
    assert_int_equal(sqlite3_open(place->path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    struct str database = contents(place->path);
    struct str journal = contents(place->journal);
    assert_int_equal(sqlite3_exec(handle, "ROLLBACK", NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(handle);
    struct str before = contents(place->path);
    assert_true(before.length != database.length ||
                memcmp(before.text, database.text, before.length) != 0);
    write_file(place->path, database.text, database.length);
    write_file(place->journal, journal.text, journal.length);
    str_release(&before);
    str_release(&database);
    str_release(&journal);
}

/* In the way of this program, and in that of others and of earlier versions. */
static void what_was_killed_half_way_is_taken_back(void **state)
{
    static const char *const mode[] = {"PERSIST", "DELETE", "TRUNCATE"};
    struct place *place = *state;
    struct db *db = open_well(place->path);
    add_learner(db, "ada");
    db_close(db);
    for (size_t i = 0; i < sizeof mode / sizeof *mode; i++) {
        kill_half_way(place, mode[i]);
        db = open_well(place->path);
        assert_int_equal(number(db, "SELECT count(*) FROM learner "
                                    "WHERE name = 'ada'"),
                         1);
        assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema "
                                    "WHERE name = 'other'"),
                         0);
        db_close(db);
        assert_int_not_equal(access(place->journal, F_OK), 0);
    }
}

/* A whole check of the file takes long; it is for crashes, not for starts. */
static void only_with_a_header_it_has_the_file_checked(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    db_close(open_well(place->path));
    struct str bad = contents(place->path);
    memset(bad.text + 2 * 4096, 0xff, 4096);
    write_file(place->path, bad.text, bad.length);
    write_file(place->journal, "\0\0", 2);
    db_close(open_well(place->path));
    write_file(place->journal, "x", 1);
    assert_null(db_open(place->path, &error));
    assert_non_null(strstr(error.text, "is damaged"));
    str_release(&bad);
}

static void that_of_another_database_is_left_alone(void **state)
{
    struct place *place = *state;
    char aside[80];
    struct db *db = open_well(place->path);
    add_learner(db, "ada");
    snprintf(aside, sizeof aside, "%s.aside", place->path);
    assert_int_equal(rename(place->path, aside), 0);
    write_file(place->path, "another", 7);
    write_file(place->journal, "its journal", 11);
    db_close(db);
    struct str journal = contents(place->journal);
    assert_string_equal(journal.text, "its journal");
    str_release(&journal);
}

static void what_is_deleted_is_not_in_it(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    struct db *db = open_well(place->path);
    int64_t id = add_learner(db, "ada");
    run_well(db, "INSERT INTO note(learner, session, question, time, words) "
                 "VALUES(1, 1, 1, 1, CAST('confided' AS BLOB))");
    run_well(db, "UPDATE note SET time = 2"); /* the page is in the journal */
    struct str journal = contents(place->journal);
    assert_non_null(memmem(journal.text, journal.length, "confided", 8));
    str_release(&journal);
    assert_true(learners_empty(db, id, &error));
    assert_int_not_equal(access(place->journal, F_OK), 0);
    struct str database = contents(place->path);
    assert_null(memmem(database.text, database.length, "confided", 8));
    str_release(&database);
    db_close(db);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_stays_until_the_database_is_closed),
        TEST(what_was_killed_half_way_is_taken_back),
        TEST(only_with_a_header_it_has_the_file_checked),
        TEST(that_of_another_database_is_left_alone),
        TEST(what_is_deleted_is_not_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
