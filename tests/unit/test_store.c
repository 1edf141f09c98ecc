/* store/db: the file itself. How it comes into being, what is refused, and that
 * a refused file is not touched. */
#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/rng.h"
#include "store/answers.h"
#include "store/db.h"
#include "store/learners.h"
#include "store/migrate.h"
#include "store/sql.h"
#include "store_helpers.h"

enum { LARGEST = 1 << 22 };

static struct str contents(const char *path)
{
    struct str text = {0};
    struct error error = {0};
    if (!file_read(path, LARGEST, &text, &error))
        fail_msg("%s", error.text);
    return text;
}

/* The database is refused with these words, and is as it was. */
static void assert_refused(const char *path, const char *words)
{
    struct str before = contents(path);
    struct error error = {0};
    assert_null(db_open(path, &error));
    if (!strstr(error.text, words) || !strstr(error.text, "--no-save"))
        fail_msg("\"%s\" lacks \"%s\" or --no-save", error.text, words);
    struct str after = contents(path);
    assert_int_equal(before.length, after.length);
    if (before.length)
        assert_memory_equal(before.text, after.text, before.length);
    str_release(&before);
    str_release(&after);
}

static void write_file(const char *path, const char *bytes, size_t length)
{
    struct error error = {0};
    assert_true(file_write(path, bytes, length, 0600, &error));
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *handle;
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 0777;
}

static void only_the_owner_may_read_whatever_the_umask(void **state)
{
    struct place *place = *state;
    static const mode_t masks[] = {0, 022, 077};
    mode_t old = umask(0);
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        char folder[60], path[80];
        snprintf(folder, sizeof folder, "%s/a%zu", place->folder, i);
        snprintf(path, sizeof path, "%s/b/progress.db", folder);
        umask(masks[i]);
        db_close(open_well(path));
        assert_int_equal(mode_of(folder), 0700);
        assert_int_equal(mode_of(path), 0600);
    }
    umask(old);
}

static void nothing_else_is_left_in_the_folder(void **state)
{
    struct place *place = *state;
    db_close(open_well(place->path));
    assert_int_equal(unlink(place->path), 0);
    assert_int_equal(rmdir(place->folder), 0);
}

static void reopening_keeps_the_rows(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    int64_t first, again, other;
    struct db *db = open_well(place->path);
    assert_true(learners_find(db, "me", 1, &first, &error));
    db_close(db);
    db = open_well(place->path);
    assert_true(learners_find(db, "you", 2, &other, &error));
    assert_true(learners_find(db, "me", 3, &again, &error));
    assert_int_equal(first, again);
    assert_int_not_equal(first, other);
    struct arena arena;
    arena_init(&arena);
    struct learner_row *learner;
    size_t count;
    assert_true(learners_all(db, &learner, &count, &arena, &error));
    assert_int_equal(count, 2);
    assert_string_equal(learner[0].name, "me");
    assert_int_equal(learner[0].created, 1);
    arena_release(&arena);
    db_close(db);
}

static int64_t number(struct db *db, const char *sql)
{
    struct error error = {0};
    int64_t result;
    if (!sql_number(db, sql, &result, &error))
        fail_msg("%s", error.text);
    return result;
}

static void settings_are_the_safe_ones(void **state)
{
    struct place *place = *state;
    struct db *db = open_well(place->path);
    assert_int_equal(number(db, "PRAGMA synchronous"), 3); /* EXTRA */
    assert_int_equal(number(db, "PRAGMA foreign_keys"), 1);
    assert_int_equal(number(db, "PRAGMA trusted_schema"), 0);
    assert_int_equal(number(db, "PRAGMA cell_size_check"), 1);
    assert_int_equal(number(db, "PRAGMA user_version"), migrate_newest());
    assert_int_equal(number(db, "SELECT journal_mode = 'persist' FROM "
                                "pragma_journal_mode"),
                     1);
    struct error error = {0};
    assert_false(sql_run(db, SQL_SAVE, "DELETE FROM sqlite_schema", &error));
    db_close(db);
}

static void version_0_is_brought_up_to_date(void **state)
{
    struct place *place = *state;
    run_sql(place->path, "PRAGMA application_id = 0x524B4F4E");
    struct db *db = open_well(place->path);
    assert_int_equal(number(db, "PRAGMA user_version"), migrate_newest());
    assert_int_equal(number(db, "SELECT count(*) FROM answer"), 0);
    db_close(db);
}

/* What the first version held is there after all later steps, but for what was
 * remembered of banks, which is elsewhere now. */
static void version_1_is_brought_up_to_date(void **state)
{
    static const char *const steps[] = {
#define MIGRATION(sql) sql,
#include "store/migration.def"
#undef MIGRATION
    };
    struct place *place = *state;
    run_sql(place->path, steps[0]);
    run_sql(place->path,
            "PRAGMA user_version = 1;"
            "INSERT INTO learner VALUES(7, 'ada', 1);"
            "INSERT INTO topic_state VALUES(7, '', 'bayes', 0.5, 0.25, 9, 3);"
            "INSERT INTO bank_file VALUES('/b.yaml', 1, 2, 'b', 'B');"
            "INSERT INTO bank_template VALUES"
            "('/b.yaml', 0, 't', 1, 'bayes', 'number', 0, 30)");
    struct db *db = open_well(place->path);
    assert_int_equal(number(db, "PRAGMA user_version"), migrate_newest());
    assert_int_equal(number(db, "SELECT id FROM learner WHERE name = 'ada'"),
                     7);
    assert_int_equal(number(db, "SELECT answers FROM topic_state"), 3);
    assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema "
                                "WHERE name = 'bank_file'"),
                     0);
    db_close(db);
}

/* Until version 6 there was an index of answers by session alone. */
static void rows_of_a_session_are_found_by_an_index(void **state)
{
    struct place *place = *state;
    struct db *db = open_well(place->path);
    assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema "
                                "WHERE name = 'answer_session'"),
                     0);
    struct query query;
    struct error error = {0};
    query_start(&query, db, SQL_READ,
                "EXPLAIN QUERY PLAN SELECT * FROM answer "
                "WHERE session = 5 ORDER BY sequence");
    assert_true(query_step(&query));
    assert_non_null(strstr(query_text(&query, 3), "SEARCH answer USING INDEX"));
    assert_false(query_step(&query)); /* and they come in order */
    assert_true(query_end(&query, &error));
    db_close(db);
}

static bool has_gaps(const struct answer_row *answer, void *context)
{
    assert_true(isnan(answer->asked));
    assert_true(isnan(answer->allowed));
    assert_int_equal(answer->due, ANSWERS_UNKNOWN);
    ++*(int *)context;
    return true;
}

/* Answers from before it was kept when they were asked. */
static void answers_of_version_3_say_what_they_lack(void **state)
{
    static const char *const steps[] = {
#define MIGRATION(sql) sql,
#include "store/migration.def"
#undef MIGRATION
    };
    struct place *place = *state;
    struct error error = {0};
    int rows = 0;
    for (int i = 0; i < 3; i++)
        run_sql(place->path, steps[i]);
    run_sql(place->path,
            "PRAGMA user_version = 3;"
            "INSERT INTO learner VALUES(7, 'ada', 1);"
            "INSERT INTO answer VALUES(1, 7, 5, 1, 1, 1700000000, 60, 'b', "
            "'t', 't', 'bayes', 2, '9', 'number', x'31', '1', 'right', NULL, "
            "1, 1, 1, 0, 2.5, 0, 0, 0, 'drill', 'quick', NULL, 0.5, 0)");
    struct db *db = open_well(place->path);
    assert_true(answers_each(db, 7, 0, has_gaps, &rows, &error));
    assert_int_equal(rows, 1);
    db_close(db);
}

static void a_newer_database_is_refused(void **state)
{
    struct place *place = *state;
    db_close(open_well(place->path));
    run_sql(place->path, "PRAGMA user_version = 999");
    assert_refused(place->path, "newer reckon (version 999");
}

static void what_is_no_database_is_refused(void **state)
{
    struct place *place = *state;
    write_file(place->path, "", 0);
    assert_refused(place->path, "is empty");

    static const char text[] = "My notes on the multiplication table, which "
                               "are longer than one hundred bytes, as it "
                               "happens, though not by very much at all.\n";
    write_file(place->path, text, sizeof text - 1);
    assert_refused(place->path, "not a database of reckon");
    write_file(place->path, text, 20);
    assert_refused(place->path, "not a database of reckon");

    struct rng rng;
    rng_seed(&rng, 3);
    char noise[100];
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)rng_below(&rng, 256);
    write_file(place->path, noise, sizeof noise);
    assert_refused(place->path, "not a database of reckon");
}

static void databases_of_others_are_refused(void **state)
{
    struct place *place = *state;
    run_sql(place->path, "CREATE TABLE t(x); INSERT INTO t VALUES(1)");
    assert_refused(place->path, "not a database of reckon");
    run_sql(place->path, "PRAGMA application_id = 17");
    assert_refused(place->path, "not a database of reckon");
}

static void what_is_no_file_is_refused(void **state)
{
    struct place *place = *state;
    struct error error = {0}, other = {0}, third = {0};
    assert_int_equal(mkfifo(place->path, 0600), 0);
    assert_null(db_open(place->path, &error)); /* without waiting */
    assert_non_null(strstr(error.text, "not a regular file"));
    unlink(place->path);
    assert_int_equal(symlink("nowhere", place->path), 0);
    assert_null(db_open(place->path, &other));
    assert_non_null(strstr(other.text, "--no-save"));
    unlink(place->path);
    assert_int_equal(mkdir(place->path, 0700), 0);
    assert_null(db_open(place->path, &third));
}

/* Damage that the header does not show: a good file cut to half its size. */
static void a_damaged_database_is_refused(void **state)
{
    struct place *place = *state;
    db_close(open_well(place->path));
    struct str good = contents(place->path);
    write_file(place->path, good.text, good.length / 8192 * 4096);
    assert_refused(place->path, "is damaged");

    /* With a journal left behind, the whole file is checked. */
    memset(good.text + 2 * 4096, 0xff, 4096);
    write_file(place->path, good.text, good.length);
    char journal[80];
    snprintf(journal, sizeof journal, "%s-journal", place->path);
    write_file(journal, "x", 1);
    assert_refused(place->path, "is damaged");
    str_release(&good);
}

/* 500 good files with a few bytes changed: opened or refused, no more. */
static void flipped_bytes_do_no_harm(void **state)
{
    struct place *place = *state;
    db_close(open_well(place->path));
    struct str good = contents(place->path);
    struct rng rng;
    rng_seed(&rng, 4);
    for (int round = 0; round < 500; round++) {
        char bad[1 << 17];
        assert_true(good.length <= sizeof bad);
        memcpy(bad, good.text, good.length);
        for (uint64_t n = 1 + rng_below(&rng, 5); n > 0; n--)
            bad[rng_below(&rng, good.length)] = (char)rng_below(&rng, 256);
        int descriptor = open(place->path, O_WRONLY | O_TRUNC);
        assert_int_equal(write(descriptor, bad, good.length), good.length);
        close(descriptor);
        struct error error = {0};
        struct db *db = db_open(place->path, &error);
        int64_t learner;
        if (db && !learners_find(db, "me", 0, &learner, &error))
            assert_true(*error.text != '\0');
        db_close(db);
    }
    str_release(&good);
}

static void planted_triggers_and_views_do_not_run(void **state)
{
    struct place *place = *state;
    db_close(open_well(place->path));
    run_sql(place->path, "CREATE TABLE trap(x);"
                         "CREATE TRIGGER t AFTER INSERT ON learner BEGIN"
                         "  INSERT INTO trap VALUES(1); END;"
                         "CREATE VIEW v AS SELECT 1");
    struct error error = {0};
    int64_t learner;
    struct db *db = open_well(place->path);
    assert_true(learners_find(db, "me", 0, &learner, &error));
    assert_int_equal(number(db, "SELECT count(*) FROM trap"), 0);
    assert_false(sql_number(db, "SELECT * FROM v", &learner, &error));
    db_close(db);
}

/* The rights of files do not bind root, so the test becomes somebody else. */
static void read_only_places_are_refused(void **state)
{
    struct place *place = *state;
    const uid_t nobody = 65534;
    bool root = geteuid() == 0;
    db_close(open_well(place->path));
    if (root) {
        assert_int_equal(chown(place->folder, nobody, (gid_t)-1), 0);
        assert_int_equal(chown(place->path, nobody, (gid_t)-1), 0);
        assert_int_equal(seteuid(nobody), 0);
    }
    assert_int_equal(chmod(place->path, 0400), 0);
    assert_refused(place->path, "cannot write");
    assert_int_equal(chmod(place->path, 0600), 0);
    assert_int_equal(chmod(place->folder, 0500), 0);
    assert_refused(place->path, "cannot write in");

    struct error error = {0}, other = {0};
    char path[80];
    snprintf(path, sizeof path, "%s/new.db", place->folder);
    assert_null(db_open(path, &error));
    assert_non_null(strstr(error.text, "--no-save"));
    snprintf(path, sizeof path, "%s/new/new.db", place->folder);
    assert_null(db_open(path, &other));
    assert_non_null(strstr(other.text, "--no-save"));

    assert_int_equal(chmod(place->folder, 0700), 0);
    if (root)
        assert_int_equal(seteuid(0), 0);
}

static void programs_that_start_together_share_one_database(void **state)
{
    struct place *place = *state;
    enum { PROGRAMS = 6 };
    for (int i = 0; i < PROGRAMS; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            struct error error = {0};
            int64_t learner;
            struct db *db = db_open(place->path, &error);
            char name[] = {(char)('a' + i), '\0'};
            bool ok = db && learners_find(db, name, 0, &learner, &error);
            if (!ok)
                fprintf(stderr, "# %s\n", error.text);
            db_close(db);
            _exit(!ok);
        }
    }
    for (int i = 0; i < PROGRAMS; i++) {
        int status;
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    struct db *db = open_well(place->path);
    assert_int_equal(number(db, "SELECT count(*) FROM learner"), PROGRAMS);
    db_close(db);
}

static void without_saving_it_is_in_memory(void **state)
{
    (void)state;
    struct error error = {0};
    int64_t learner;
    struct db *db = db_open_memory(&error);
    assert_non_null(db);
    assert_true(learners_find(db, "me", 0, &learner, &error));
    db_close(db);
    db_close(NULL);
}

static void odd_names_are_only_names(void **state)
{
    struct place *place = *state;
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(place->folder), 0);
    db_close(open_well("file:a?mode=memory"));
    db_close(open_well(":memory:"));
    db_close(open_well("sub/-x"));
    assert_int_equal(access("file:a?mode=memory", F_OK), 0);
    assert_int_equal(access(":memory:", F_OK), 0);
    assert_int_equal(access("sub/-x", F_OK), 0);
    assert_int_equal(chdir(here), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(only_the_owner_may_read_whatever_the_umask),
        TEST(nothing_else_is_left_in_the_folder),
        TEST(reopening_keeps_the_rows),
        TEST(settings_are_the_safe_ones),
        TEST(version_0_is_brought_up_to_date),
        TEST(version_1_is_brought_up_to_date),
        TEST(rows_of_a_session_are_found_by_an_index),
        TEST(answers_of_version_3_say_what_they_lack),
        TEST(a_newer_database_is_refused),
        TEST(what_is_no_database_is_refused),
        TEST(databases_of_others_are_refused),
        TEST(what_is_no_file_is_refused),
        TEST(a_damaged_database_is_refused),
        TEST(flipped_bytes_do_no_harm),
        TEST(planted_triggers_and_views_do_not_run),
        TEST(read_only_places_are_refused),
        TEST(programs_that_start_together_share_one_database),
        TEST(without_saving_it_is_in_memory),
        TEST(odd_names_are_only_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
