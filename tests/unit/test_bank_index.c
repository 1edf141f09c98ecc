/* store/bank_index: what is remembered of a bank file, and when it is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

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

static void a_file_is_known_until_it_changes(void **unused)
{
    (void)unused;
    struct error error = {0};
    struct arena arena;
    arena_init(&arena);
    struct db *db = db_open_memory(&error);
    assert_non_null(db);
    struct bank_index_file file = a_file();
    bool known = true;
    struct bank_index_file found = {
        "/b/dice.yaml", 1234, INT64_MAX / 2, NULL, NULL, NULL, 0};
    assert_true(bank_index_find(db, &found, &known, &arena, &error));
    assert_false(known);

    assert_true(bank_index_put(db, &file, &error));
    assert_true(bank_index_put(db, &file, &error)); /* in place of itself */
    assert_true(bank_index_find(db, &found, &known, &arena, &error));
    assert_true(known);
    assert_string_equal(found.title, "Dice");
    assert_int_equal(found.count, 3);
    assert_string_equal(found.entry[1].template, "two-dice");
    assert_int_equal(found.entry[1].level, 3);
    assert_true(found.entry[1].seconds == 45.5);
    assert_int_equal(found.entry[2].options, 2);
    assert_string_equal(found.entry[0].tags, "games finance");
    assert_string_equal(found.entry[1].formerly, "dice-2");
    assert_string_equal(found.entry[2].tags, "");
    assert_string_equal(found.entry[2].tools, "head");

    found.modified++;
    assert_true(bank_index_find(db, &found, &known, &arena, &error));
    assert_false(known);
    found.modified--;
    found.size++;
    assert_true(bank_index_find(db, &found, &known, &arena, &error));
    assert_false(known);
    arena_release(&arena);
    db_close(db);
}

static void forgetting_removes_the_entries_too(void **unused)
{
    (void)unused;
    struct error error = {0};
    struct db *db = db_open_memory(&error);
    struct bank_index_file file = a_file();
    int64_t left = -1;
    assert_true(bank_index_put(db, &file, &error));
    assert_true(bank_index_forget(db, file.path, &error));
    assert_true(
        sql_number(db, "SELECT count(*) FROM bank_template", &left, &error));
    assert_int_equal(left, 0);
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_known_until_it_changes),
        cmocka_unit_test(forgetting_removes_the_entries_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
