/* store: a file system that knows no hard links, and calls on files that fail
 * one by one. What was there stays, whole and under its own name. The calls are
 * those of this program: the C library's are behind them. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "store/backup.h"
#include "store/health.h"
#include "store/learners.h"
#include "store/sql.h"
#include "store_helpers.h"

#define NOW INT64_C(1772720130) /* 2026-03-05 14:15:30 UTC, by date(1) */

/* The errno with which each fails; 0: it does not. */
static struct {
    int link, rename, unlink, mkstemp, fsync, access;
} fault;

static int failed(int reason)
{
    errno = reason;
    return -1;
}

int link(const char *from, const char *to)
{
    return fault.link ? failed(fault.link)
                      : linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int rename(const char *from, const char *to)
{
    return fault.rename ? failed(fault.rename)
                        : renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int unlink(const char *path)
{
    return fault.unlink ? failed(fault.unlink) : unlinkat(AT_FDCWD, path, 0);
}

int mkstemp(char *name)
{
    return fault.mkstemp ? failed(fault.mkstemp) : mkostemp(name, 0);
}

int fsync(int file)
{
    return fault.fsync ? failed(fault.fsync) : fdatasync(file);
}

int faccessat(int folder, const char *path, int mode, int flags)
{
    (void)folder, (void)flags;
    return fault.access ? failed(fault.access) : access(path, mode);
}

static int begin(void **state)
{
    memset(&fault, 0, sizeof fault);
    return set_up(state);
}

static int finish(void **state)
{
    memset(&fault, 0, sizeof fault);
    return tear_down(state);
}

static void make_database(const char *path, const char *learner)
{
    struct error error = {.code = ERROR_NONE};
    int64_t id;
    struct db *db = open_well(path);
    assert_true(learners_find(db, learner, 1, &id, &error));
    db_close(db);
}

static void assert_learner(const char *path, const char *learner)
{
    struct error error = {.code = ERROR_NONE};
    int64_t id;
    struct db *db = open_well(path);
    assert_true(learners_look_up(db, learner, &id, &error));
    db_close(db);
    if (!id)
        fail_msg("%s is not in %s", learner, path);
}

/* The names in a folder. */
static size_t count_files(const char *folder)
{
    size_t count = 0;
    DIR *open_folder = opendir(folder);
    assert_non_null(open_folder);
    for (const struct dirent *entry; (entry = readdir(open_folder));)
        count += entry->d_name[0] != '.' ||
                 (entry->d_name[1] && strcmp(entry->d_name, "..") != 0);
    closedir(open_folder);
    return count;
}

static void a_database_gets_its_name_without_links(void **state)
{
    struct place *place = *state;
    struct stat status;
    fault.link = EPERM;
    make_database(place->path, "ada");
    assert_learner(place->path, "ada");
    assert_int_equal(stat(place->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(count_files(place->folder), 1);
}

static void a_database_that_cannot_be_named_is_none(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    fault.link = EPERM;
    fault.rename = EIO;
    assert_null(db_open(place->path, &error));
    assert_non_null(strstr(error.text, "cannot create"));
    assert_non_null(strstr(error.text, "--no-save"));
    assert_int_equal(count_files(place->folder), 0);
    fault.rename = 0;
    fault.mkstemp = ENOSPC;
    error = (struct error){.code = ERROR_NONE};
    assert_null(db_open(place->path, &error));
    assert_non_null(strstr(error.text, "No space left"));
    assert_int_equal(count_files(place->folder), 0);
}

static void places_that_may_not_be_written_are_refused(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    make_database(place->path, "ada");
    fault.access = EACCES;
    assert_null(db_open(place->path, &error));
    assert_non_null(strstr(error.text, "cannot write "));
    assert_non_null(strstr(error.text, "Permission denied"));
}

static void list(const struct place *place, struct arena *arena,
                 struct backup **backup, size_t *count)
{
    arena_init(arena);
    backup_list(place->path, NOW, backup, count, arena);
}

static void backups_get_their_names_without_links(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    struct arena arena;
    struct backup *backup;
    size_t count;
    make_database(place->path, "ada");
    fault.link = EPERM;
    struct db *db = open_well(place->path);
    assert_true(backup_make(db, NOW, &path, &error));
    assert_true(backup_make(db, NOW, &path, &error)); /* the name is taken */
    db_close(db);
    list(place, &arena, &backup, &count);
    assert_int_equal(count, 2);
    assert_string_equal(backup[1].name, "progress-20260305-141530.db");
    assert_string_equal(backup[0].name, "progress-20260305-141531.db");
    assert_learner(backup[0].path, "ada");
    arena_release(&arena);
    str_release(&path);
}

/* Whatever fails, there is no backup, and nothing half of one. */
static void makes_none(const struct place *place, const char *reason)
{
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    char folder[80];
    struct db *db = open_well(place->path);
    assert_false(backup_make(db, NOW, &path, &error));
    if (!strstr(error.text, reason))
        fail_msg("%s", error.text);
    assert_int_equal(path.length, 0);
    db_close(db);
    str_release(&path);
    snprintf(folder, sizeof folder, "%s/backups", place->folder);
    assert_int_equal(count_files(folder), 0);
}

static void backups_are_whole_or_not_there(void **state)
{
    struct place *place = *state;
    make_database(place->path, "ada");
    fault.mkstemp = ENOSPC;
    makes_none(place, "No space left");
    fault.mkstemp = 0;
    fault.link = EACCES;
    fault.rename = EACCES;
    makes_none(place, "Permission denied");
    fault.link = fault.rename = 0;
    fault.fsync = EIO;
    makes_none(place, "Input/output error");
}

static void move(const struct place *place, const char *name, char *to,
                 size_t size)
{
    snprintf(to, size, "%s/%s", place->folder, name);
    assert_int_equal(rename(place->path, to), 0);
}

static void a_backup_takes_the_place_without_links(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct str aside = {0};
    char from[80];
    make_database(place->path, "ada");
    move(place, "copy.db", from, sizeof from);
    make_database(place->path, "bob");
    FILE *journal = fopen(place->journal, "w"); /* of nothing */
    assert_non_null(journal);
    fputc('\0', journal);
    fclose(journal);
    fault.link = EPERM;
    assert_true(backup_restore(place->path, from, NOW, &aside, &error));
    assert_learner(place->path, "ada");
    assert_learner(aside.text, "bob");
    assert_int_not_equal(access(place->journal, F_OK), 0);
    str_clear(&aside);
    /* The next name is taken within the same second. */
    assert_true(backup_restore(place->path, from, NOW, &aside, &error));
    assert_non_null(strstr(aside.text, "aside-20260305-141531"));
    str_release(&aside);
}

/* Whatever fails, what was there is there. */
static void restores_nothing(const struct place *place, const char *from,
                             const char *reason)
{
    struct error error = {.code = ERROR_NONE};
    struct str aside = {0};
    assert_false(backup_restore(place->path, from, NOW, &aside, &error));
    if (!strstr(error.text, reason))
        fail_msg("%s", error.text);
    str_release(&aside);
    memset(&fault, 0, sizeof fault);
    assert_learner(place->path, "bob");
    assert_learner(from, "ada");
}

static void what_cannot_be_restored_changes_nothing(void **state)
{
    struct place *place = *state;
    char from[80];
    make_database(place->path, "ada");
    move(place, "copy.db", from, sizeof from);
    make_database(place->path, "bob");
    fault.mkstemp = ENOSPC;
    restores_nothing(place, from, "No space left");
    fault.rename = EIO;
    restores_nothing(place, from, "cannot write");
    fault.link = fault.rename = EACCES;
    restores_nothing(place, from, "cannot set aside");
    fault.fsync = EIO;
    restores_nothing(place, from, "Input/output error");
}

static void a_lost_database_is_put_back_or_told(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct str aside = {0};
    char from[80];
    make_database(place->path, "ada");
    move(place, "copy.db", from, sizeof from);
    fault.link = fault.rename = EACCES;
    assert_false(backup_restore(place->path, from, NOW, &aside, &error));
    assert_non_null(strstr(error.text, "cannot write"));
    memset(&fault, 0, sizeof fault);
    assert_int_not_equal(access(place->path, F_OK), 0);
    error = (struct error){.code = ERROR_NONE};
    assert_true(backup_restore(place->path, from, NOW, &aside, &error));
    assert_int_equal(aside.length, 0);
    assert_learner(place->path, "ada");
    str_release(&aside);
}

/* Rows that belong to nobody: the first five are named. */
static void many_faults_are_named_in_part(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct health health;
    struct arena arena;
    struct db *db = open_well(place->path);
    assert_true(sql_run(db, SQL_SAVE, "PRAGMA foreign_keys = OFF", &error));
    for (int i = 0; i < 9; i++)
        assert_true(sql_run(db, SQL_SAVE,
                            "INSERT INTO note(learner, session, question, "
                            "time, words) VALUES(7, 1, 1, 1, x'31')",
                            &error));
    db_close(db);
    arena_init(&arena);
    assert_true(health_check(place->path, &health, &arena, &error));
    assert_int_equal(health.faults, HEALTH_FAULTS);
    assert_string_equal(health.fault[0], "row 1 of note belongs to no learner");
    assert_string_equal(health.fault[4], "row 5 of note belongs to no learner");
    assert_false(health_read(place->path, &health, &arena, &error));
    assert_non_null(strstr(error.text, "is damaged itself: row 1 of note"));
    arena_release(&arena);
}

/* A file that was made and never filled is sound, and holds nothing. */
static void a_database_of_version_0_holds_nothing(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct health health;
    struct arena arena;
    struct db *db = sql_connect(place->path, SQLITE_OPEN_CREATE, &error);
    assert_non_null(db);
    assert_true(
        sql_run(db, SQL_SAVE, "PRAGMA application_id = 0x524B4F4E", &error));
    db_close(db);
    arena_init(&arena);
    assert_true(health_check(place->path, &health, &arena, &error));
    assert_true(health.there && !health.faults && !health.version);
    assert_int_equal(health.answers, 0);
    arena_release(&arena);
}

/* Another tool has left it in WAL, which more than one of us cannot share on
 * every file system. */
static void a_database_in_wal_is_brought_back(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    sqlite3 *other;
    make_database(place->path, "ada");
    assert_int_equal(sqlite3_open(place->path, &other), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(other, "PRAGMA journal_mode = WAL", NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(other, "BEGIN; SELECT * FROM learner", NULL, NULL, NULL),
        SQLITE_OK);
    assert_null(db_open(place->path, &error));
    assert_non_null(strstr(error.text, "another program has been using"));
    sqlite3_close(other);
    assert_learner(place->path, "ada");
    struct db *db = open_well(place->path);
    struct query query;
    query_start(&query, db, SQL_READ, "PRAGMA journal_mode");
    assert_true(query_step(&query) && query_says(&query, "persist"));
    error = (struct error){.code = ERROR_NONE};
    assert_true(query_end(&query, &error));
    db_close(db);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_database_gets_its_name_without_links),
        TEST(a_database_that_cannot_be_named_is_none),
        TEST(places_that_may_not_be_written_are_refused),
        TEST(backups_get_their_names_without_links),
        TEST(backups_are_whole_or_not_there),
        TEST(a_backup_takes_the_place_without_links),
        TEST(what_cannot_be_restored_changes_nothing),
        TEST(a_lost_database_is_put_back_or_told),
        TEST(many_faults_are_named_in_part),
        TEST(a_database_of_version_0_holds_nothing),
        TEST(a_database_in_wal_is_brought_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
