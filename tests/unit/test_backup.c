/* store/backup, store/health: copies that were checked, and how one of them
 * takes the database's place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include <cmocka.h>

#include "base/file.h"
#include "store/backup.h"
#include "store/db.h"
#include "store/health.h"
#include "store/learners.h"
#include "store/sql.h"
#include "store/stamp.h"

#define NOW INT64_C(1772720130) /* 2026-03-05 14:15:30 UTC, by date(1) */

enum { LARGEST = 1 << 22, DAY = 86400 };

struct place {
    char folder[40];
    char path[60];
    struct db *db;
    struct arena arena;
    struct backup *backup;
    size_t count;
};

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->text);
}

static void run(struct db *db, const char *sql)
{
    struct error error = {.code = ERROR_NONE};
    check(sql_run(db, SQL_SAVE, sql, &error), &error);
}

static int64_t number(struct db *db, const char *sql)
{
    struct error error = {.code = ERROR_NONE};
    int64_t result;
    check(sql_number(db, sql, &result, &error), &error);
    return result;
}

static struct db *open_well(const char *path)
{
    struct error error = {.code = ERROR_NONE};
    struct db *db = db_open(path, &error);
    if (!db)
        fail_msg("%s", error.text);
    return db;
}

static void add_answer(struct db *db, int number)
{
    char sql[400];
    snprintf(sql, sizeof sql,
             "INSERT INTO answer(learner, session, sequence, question, time, "
             "offset, bank, template, part, topic, level, seed, kind, typed, "
             "verdict, tries, hints, interrupted, assisted, self_graded, mode, "
             "track) VALUES(1, 5, %d, 1, 1700000000, 0, 'b', 't', 't', "
             "'bayes', 2, '9', 'number', x'31', 'right', 1, 0, 0, 0, 0, "
             "'practice', '')",
             number);
    run(db, sql);
}

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    strcpy(place->folder, "/tmp/reckon-backup-XXXXXX");
    if (!mkdtemp(place->folder))
        return -1;
    snprintf(place->path, sizeof place->path, "%s/progress.db", place->folder);
    place->db = open_well(place->path);
    run(place->db, "INSERT INTO learner VALUES(1, 'me', 0), (2, 'you', 0)");
    arena_init(&place->arena);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    char command[60];
    db_close(place->db);
    arena_release(&place->arena);
    snprintf(command, sizeof command, "rm -rf %s", place->folder);
    int result = system(command);
    free(place);
    return result;
}

static void list(struct place *place, int64_t now)
{
    backup_list(place->path, now, &place->backup, &place->count, &place->arena);
}

static void make(struct place *place, int64_t now)
{
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    check(backup_make(place->db, now, &path, &error), &error);
    assert_int_equal(access(path.text, R_OK), 0);
    str_release(&path);
}

static void damage(const char *path)
{
    FILE *file = fopen(path, "r+");
    assert_int_equal(fseek(file, 3 * 4096, SEEK_SET), 0);
    for (int i = 0; i < 4096; i++)
        putc(0xff, file);
    fclose(file);
}

/* --- names -----------------------------------------------------------------
 */

/* Dates and their seconds are from date(1). */
static void moments_are_names_and_back(void **state)
{
    static const struct {
        int64_t time;
        const char *name;
    } rows[] = {
        {0, "19700101-000000"},
        {951782399, "20000228-235959"},
        {951782400, "20000229-000000"},
        {NOW, "20260305-141530"},
        {INT64_C(2147483648), "20380119-031408"},
        {INT64_C(4107542400), "21000301-000000"},
        {INT64_C(253402300799), "99991231-235959"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = {0};
        int64_t time = -1;
        stamp_add(&text, rows[i].time);
        assert_string_equal(text.text, rows[i].name);
        assert_true(stamp_read(text.text, &time));
        assert_int_equal(time, rows[i].time);
        str_release(&text);
    }
}

static void what_is_no_moment_is_refused(void **state)
{
    static const char *const rows[] = {
        "19691231-235959",
        "20260230-000000",
        "20260001-000000",
        "20260101-240000",
        "20260101-006000",
        "20260101x000000",
        "2026010-1000000",
        "20260101-00000",
        "",
        "202601",
        "2026",
        "20260001",
        "20261301-000000",
        "20260100-000000",
        "20260101-xx0000",
        "20260101-00xx00",
        "20260101-0000xx",
        "20260101-000060",
        "20260101:000000",
        "2026/101-000000",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t time;
        if (stamp_read(rows[i], &time))
            fail_msg("'%s' was read", rows[i]);
    }
}

/* --- making ----------------------------------------------------------------
 */

static void a_backup_is_a_database(void **state)
{
    struct place *place = *state;
    struct stat status;
    add_answer(place->db, 1);
    make(place, NOW);
    list(place, NOW);
    assert_int_equal(place->count, 1);
    assert_string_equal(place->backup[0].name, "progress-20260305-141530.db");
    assert_int_equal(stat(place->backup[0].path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    struct db *copy = open_well(place->backup[0].path);
    assert_int_equal(number(copy, "SELECT count(*) FROM answer"), 1);
    db_close(copy);
}

static void one_a_day_is_enough(void **state)
{
    struct place *place = *state;
    assert_false(backup_is_due(place->db, NOW)); /* nothing to be kept */
    add_answer(place->db, 1);
    assert_true(backup_is_due(place->db, NOW));
    make(place, NOW);
    assert_false(backup_is_due(place->db, NOW));
    assert_false(backup_is_due(place->db, NOW + DAY - 1));
    assert_true(backup_is_due(place->db, NOW + DAY));
    assert_false(backup_is_due(place->db, NOW - 3600)); /* a clock put back */
    assert_true(backup_is_due(place->db, NOW - 2 * DAY));
}

static void two_of_one_second_are_two(void **state)
{
    struct place *place = *state;
    make(place, NOW);
    make(place, NOW);
    list(place, NOW);
    assert_int_equal(place->count, 2);
}

static void the_newest_are_kept(void **state)
{
    struct place *place = *state;
    for (int i = 0; i < BACKUPS_KEPT + 3; i++)
        make(place, NOW + i * DAY);
    list(place, NOW + 20 * DAY);
    assert_int_equal(place->count, BACKUPS_KEPT);
    assert_int_equal(place->backup[0].made, NOW + (BACKUPS_KEPT + 2) * DAY);
    assert_int_equal(place->backup[BACKUPS_KEPT - 1].made, NOW + 3 * DAY);
}

/* A clock was years ahead for a while: what it named does not push out what is
 * made afterwards. */
static void a_name_from_the_future_counts_as_the_oldest(void **state)
{
    struct place *place = *state;
    add_answer(place->db, 1);
    for (int i = 0; i < BACKUPS_KEPT; i++)
        make(place, NOW + (1000 + i) * (int64_t)DAY);
    assert_true(backup_is_due(place->db, NOW));
    make(place, NOW);
    assert_false(backup_is_due(place->db, NOW));
    list(place, NOW);
    assert_int_equal(place->count, BACKUPS_KEPT);
    assert_int_equal(place->backup[0].made, NOW);
}

static void other_files_are_left_alone(void **state)
{
    struct place *place = *state;
    static const char *const name[] = {
        "backups/progress-20260305-141530.db.bak", "backups/notes.txt",
        "backups/other-20260305-141530.db", "backups/.unfinished-new"};
    struct error error = {.code = ERROR_NONE};
    char path[120];
    make(place, NOW);
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        snprintf(path, sizeof path, "%s/%s", place->folder, name[i]);
        check(file_write(path, "x", 1, 0600, &error), &error);
    }
    /* What was begun and given up is removed, but not while it is made. */
    snprintf(path, sizeof path, "%s/backups/.unfinished-old", place->folder);
    check(file_write(path, "x", 1, 0600, &error), &error);
    struct utimbuf times = {NOW - 2 * DAY, NOW - 2 * DAY};
    assert_int_equal(utime(path, &times), 0);
    for (int i = 0; i < BACKUPS_KEPT + 2; i++)
        make(place, NOW + i);
    assert_int_not_equal(access(path, F_OK), 0);
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        snprintf(path, sizeof path, "%s/%s", place->folder, name[i]);
        assert_int_equal(access(path, F_OK), 0);
    }
}

/* Named by itself, in the folder where one is, and not as usual. */
static void a_database_of_any_name_has_backups_of_its_own(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct str path = {0}, aside = {0};
    char before[200];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(place->folder), 0);
    struct db *db = open_well("diary");
    assert_false(backup_is_due(db, NOW)); /* there is nothing in it */
    check(backup_make(db, NOW, &path, &error), &error);
    assert_string_equal(path.text, "./backups/diary-20260305-141530.db");
    db_close(db);
    assert_int_equal(mkdir("backups/diary-20260306-000000.db", 0700), 0);
    backup_list("diary", NOW, &place->backup, &place->count, &place->arena);
    assert_int_equal(place->count, 1);
    check(backup_restore("diary", path.text, NOW, &aside, &error), &error);
    backup_list_aside("diary", NOW, &place->backup, &place->count,
                      &place->arena);
    assert_int_equal(place->count, 1);
    assert_string_equal(place->backup[0].name, "diary.aside-20260305-141530");
    assert_int_equal(chdir(before), 0);
    str_release(&path);
    str_release(&aside);
}

static void a_damaged_database_gives_no_backup(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    make(place, NOW);
    db_close(place->db);
    damage(place->path);
    place->db = sql_connect(place->path, 0, &error);
    assert_non_null(place->db);
    assert_false(backup_make(place->db, NOW + DAY, &path, &error));
    assert_int_equal(path.length, 0);
    assert_non_null(strstr(error.text, "damaged"));
    list(place, NOW + DAY);
    assert_int_equal(place->count, 1);
    size_t count;
    char folder[80];
    snprintf(folder, sizeof folder, "%s/backups", place->folder);
    const char **name;
    check(file_list(folder, "", &name, &count, &place->arena, &error), &error);
    assert_int_equal(count, 1); /* nothing half-made is left */
}

/* --- health ----------------------------------------------------------------
 */

static void a_sound_database_is_counted(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct health health;
    add_answer(place->db, 1);
    check(health_check(place->path, &health, &place->arena, &error), &error);
    assert_true(health.there);
    assert_int_equal(health.faults, 0);
    assert_int_equal(health.learners, 2);
    assert_int_equal(health.answers, 1);
    assert_int_equal(health.last, 1700000000);
}

static void faults_are_found(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct health health;
    add_answer(place->db, 1);
    run(place->db, "PRAGMA foreign_keys = OFF");
    run(place->db, "UPDATE answer SET learner = 77");
    check(health_check(place->path, &health, &place->arena, &error), &error);
    assert_int_equal(health.faults, 1);
    assert_string_equal(health.fault[0],
                        "row 1 of answer belongs to no learner");
    damage(place->path);
    check(health_check(place->path, &health, &place->arena, &error), &error);
    assert_true(health.faults > 0);
}

static void what_is_not_there_is_not_damaged(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct health health;
    check(health_check("/tmp/reckon-no-such-file", &health, &place->arena,
                       &error),
          &error);
    assert_false(health.there);
}

/* --- putting one back ------------------------------------------------------
 */

static void restore(struct place *place, const char *from, struct str *aside)
{
    struct error error = {.code = ERROR_NONE};
    check(backup_restore(place->path, from, NOW + DAY, aside, &error), &error);
}

static void a_backup_takes_the_place_and_nothing_is_lost(void **state)
{
    struct place *place = *state;
    struct str aside = {0};
    add_answer(place->db, 1);
    make(place, NOW);
    list(place, NOW);
    add_answer(place->db, 2);
    db_close(place->db);
    restore(place, place->backup[0].path, &aside);
    place->db = open_well(place->path);
    assert_int_equal(number(place->db, "SELECT count(*) FROM answer"), 1);
    struct db *old = open_well(aside.text);
    assert_int_equal(number(old, "SELECT count(*) FROM answer"), 2);
    db_close(old);
    assert_int_equal(access(place->backup[0].path, F_OK), 0);
    str_release(&aside);
}

/* A journal that waits belongs to the old database: played into the new one it
 * would ruin it. */
static void a_journal_goes_with_its_database(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct str aside = {0}, journal = {0};
    char path[100];
    add_answer(place->db, 1);
    make(place, NOW);
    list(place, NOW);
    db_close(place->db);
    place->db = NULL;
    damage(place->path);
    assert_int_equal(truncate(place->path, 50), 0);
    snprintf(path, sizeof path, "%s-journal", place->path);
    check(file_write(path, "journal", 7, 0600, &error), &error);
    restore(place, place->backup[0].path, &aside);
    assert_int_not_equal(access(path, F_OK), 0);
    str_add_format(&journal, "%s-journal", aside.text);
    assert_int_equal(access(journal.text, F_OK), 0);
    place->db = open_well(place->path);
    assert_int_equal(number(place->db, "SELECT count(*) FROM answer"), 1);
    str_release(&aside);
    str_release(&journal);
}

static void a_missing_database_is_put_back(void **state)
{
    struct place *place = *state;
    struct str aside = {0};
    make(place, NOW);
    list(place, NOW);
    db_close(place->db);
    unlink(place->path);
    restore(place, place->backup[0].path, &aside);
    assert_int_equal(aside.length, 0);
    place->db = open_well(place->path);
    assert_int_equal(number(place->db, "SELECT count(*) FROM learner"), 2);
}

static void a_bad_backup_changes_nothing(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE}, other = {.code = ERROR_NONE},
                 third = {.code = ERROR_NONE};
    struct str aside = {0}, before = {0}, after = {0};
    add_answer(place->db, 1);
    make(place, NOW);
    list(place, NOW);
    check(file_read(place->path, LARGEST, &before, &error), &error);
    damage(place->backup[0].path);
    assert_false(backup_restore(place->path, place->backup[0].path, NOW, &aside,
                                &error));
    assert_false(
        backup_restore(place->path, "/etc/passwd", NOW, &aside, &other));
    assert_false(backup_restore(place->path, "/tmp/reckon-no-such-file", NOW,
                                &aside, &third));
    check(file_read(place->path, LARGEST, &after, &error),
          &(struct error){.text = "unreadable"});
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.text, after.text, before.length);
    assert_int_equal(aside.length, 0);
    str_release(&before);
    str_release(&after);
}

/* A program that goes on with the old file must not believe that it saves. */
static void whoever_has_the_old_one_cannot_save(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct str aside = {0};
    int64_t id;
    make(place, NOW);
    list(place, NOW);
    restore(place, place->backup[0].path, &aside);
    assert_false(learners_find(place->db, "late", 0, &id, &error));
    assert_non_null(strstr(error.text, "moved or replaced"));
    str_release(&aside);
}

static void a_database_in_use_is_not_replaced(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    struct str aside = {0};
    make(place, NOW);
    list(place, NOW);
    sqlite3 *other;
    assert_int_equal(sqlite3_open(place->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_false(backup_restore(place->path, place->backup[0].path, NOW, &aside,
                                &error));
    assert_non_null(strstr(error.text, "another program"));
    sqlite3_close(other);
    assert_int_equal(number(place->db, "SELECT count(*) FROM learner"), 2);
    str_release(&aside);
}

static void a_learner_is_forgotten_in_a_backup(void **state)
{
    struct place *place = *state;
    struct error error = {.code = ERROR_NONE};
    add_answer(place->db, 1);
    make(place, NOW);
    list(place, NOW);
    check(backup_forget(&place->backup[0], "you", &error), &error);
    check(backup_forget(&place->backup[0], "nobody", &error), &error);
    struct db *copy = open_well(place->backup[0].path);
    assert_int_equal(number(copy, "SELECT count(*) FROM answer"), 1);
    db_close(copy);
    check(backup_forget(&place->backup[0], "me", &error), &error);
    copy = open_well(place->backup[0].path);
    assert_int_equal(number(copy, "SELECT count(*) FROM answer"), 0);
    db_close(copy);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_are_names_and_back),
        cmocka_unit_test(what_is_no_moment_is_refused),
        TEST(a_backup_is_a_database),
        TEST(one_a_day_is_enough),
        TEST(two_of_one_second_are_two),
        TEST(the_newest_are_kept),
        TEST(a_name_from_the_future_counts_as_the_oldest),
        TEST(other_files_are_left_alone),
        TEST(a_database_of_any_name_has_backups_of_its_own),
        TEST(a_damaged_database_gives_no_backup),
        TEST(a_sound_database_is_counted),
        TEST(faults_are_found),
        TEST(what_is_not_there_is_not_damaged),
        TEST(a_backup_takes_the_place_and_nothing_is_lost),
        TEST(a_journal_goes_with_its_database),
        TEST(a_missing_database_is_put_back),
        TEST(a_bad_backup_changes_nothing),
        TEST(whoever_has_the_old_one_cannot_save),
        TEST(a_database_in_use_is_not_replaced),
        TEST(a_learner_is_forgotten_in_a_backup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
