/* store/bank_index: what is remembered of a bank file, and when it is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "store/bank_index.h"
#include "store/db.h"
#include "store/sql.h"

static struct bank_index_entry entries[] = {
    {0, "two-dice", 2, "probability", "number", 0, 30, "games finance",
     "dice-2", "paper"},
    {0, "two-dice", 3, "probability", "number", 0, 45.5, "games finance",
     "dice-2", "paper"},
    {1, "larger", 1, "arithmetic", "choice", 2, 8, "", "", "head"},
};

static struct bank_index_file a_file(void)
{
    return (struct bank_index_file){
        "/b/dice.yaml", 1234, INT64_MAX / 2, "dice", "Dice", entries, 3};
}

static const struct bank_index_file *find(struct db *db, struct arena *arena,
                                          const char *path, int64_t size,
                                          int64_t modified)
{
    struct error error = {0};
    struct bank_index index;
    struct bank_index_file wanted = {
        .path = path, .size = size, .modified = modified};
    assert_true(bank_index_read(db, &index, arena, &error));
    return bank_index_find(&index, &wanted);
}

static void a_file_is_known_until_it_changes(void **unused)
{
    (void)unused;
    const int64_t time = INT64_MAX / 2;
    struct error error = {0};
    struct arena arena;
    arena_init(&arena);
    struct db *db = db_open_memory(&error);
    assert_non_null(db);
    struct bank_index_file file = a_file(), other = a_file();
    assert_null(find(db, &arena, file.path, 1234, time));

    assert_true(bank_index_put(db, &file, &error));
    assert_true(bank_index_put(db, &file, &error)); /* in place of itself */
    const struct bank_index_file *found =
        find(db, &arena, file.path, 1234, time);
    assert_non_null(found);
    assert_string_equal(found->bank, "dice");
    assert_string_equal(found->title, "Dice");
    assert_int_equal(found->count, 3);
    assert_string_equal(found->entry[1].template, "two-dice");
    assert_int_equal(found->entry[1].level, 3);
    assert_true(found->entry[1].seconds == 45.5);
    assert_int_equal(found->entry[2].options, 2);
    assert_string_equal(found->entry[0].tags, "games finance");
    assert_string_equal(found->entry[1].formerly, "dice-2");
    assert_string_equal(found->entry[2].tags, "");
    assert_string_equal(found->entry[2].tools, "head");
    assert_null(find(db, &arena, file.path, 1234, time + 1));
    assert_null(find(db, &arena, file.path, 1235, time));

    /* Others beside it, one of them with a path that begins alike. */
    other.path = "/b/dice.yaml.yaml";
    other.bank = "more";
    assert_true(bank_index_put(db, &other, &error));
    other.path = "/b/a.yaml";
    other.bank = "a";
    other.count = 1;
    assert_true(bank_index_put(db, &other, &error));
    assert_int_equal(find(db, &arena, "/b/a.yaml", 1234, time)->count, 1);
    assert_int_equal(find(db, &arena, file.path, 1234, time)->count, 3);
    assert_string_equal(find(db, &arena, file.path, 1234, time)->bank, "dice");
    assert_string_equal(find(db, &arena, "/b/dice.yaml.yaml", 1234, time)->bank,
                        "more");
    arena_release(&arena);
    db_close(db);
}

/* Damaged content is no content; nothing else suffers. */
static void content_that_is_none_is_not_known(void **unused)
{
    (void)unused;
    static const char *const damaged[] = {
        "''", "'x'", "'id\ttopic\tnumber\tpaper\t\t\t1\t0\t'",
        "'id\ttopic\tnumber\tpaper\t\t\tx\t0\t30\t'", "'\n\n'"};
    struct error error = {0};
    struct arena arena;
    struct db *db = db_open_memory(&error);
    struct bank_index_file file = a_file(), other = a_file();
    arena_init(&arena);
    other.path = "/c.yaml";
    assert_true(bank_index_put(db, &file, &error));
    assert_true(bank_index_put(db, &other, &error));
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        char sql[200];
        snprintf(sql, sizeof sql,
                 "UPDATE bank_file SET content = %s "
                 "WHERE path = '/b/dice.yaml'",
                 damaged[i]);
        assert_true(sql_run(db, SQL_SAVE, sql, &error));
        assert_null(find(db, &arena, file.path, file.size, file.modified));
        assert_non_null(find(db, &arena, "/c.yaml", file.size, file.modified));
    }
    arena_release(&arena);
    db_close(db);
}

static void a_file_can_be_forgotten(void **unused)
{
    (void)unused;
    struct error error = {0};
    struct db *db = db_open_memory(&error);
    struct bank_index_file file = a_file();
    int64_t left = -1;
    assert_true(bank_index_put(db, &file, &error));
    assert_true(bank_index_forget(db, file.path, &error));
    assert_true(
        sql_number(db, "SELECT count(*) FROM bank_file", &left, &error));
    assert_int_equal(left, 0);
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_known_until_it_changes),
        cmocka_unit_test(content_that_is_none_is_not_known),
        cmocka_unit_test(a_file_can_be_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
