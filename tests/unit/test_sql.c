/* Statements that are kept from one use to the next. */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "store/db.h"
#include "store/sql.h"

static const char insert[] = "INSERT INTO learner(name, created) VALUES(?, 1)";
static const char find[] = "SELECT id FROM learner WHERE name = ?";

static int set_up(void **state)
{
    struct error error = {0};
    *state = db_open_memory(&error);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    db_close(*state);
    return 0;
}

static int kept(const struct db *db)
{
    int count = 0;
    for (size_t i = 0; i < SQL_KEPT; i++)
        count += db->kept[i].statement != NULL;
    return count;
}

static bool add(struct db *db, const char *name)
{
    struct query query;
    struct error error = {0};
    query_start_kept(&query, db, SQL_SAVE, insert);
    query_bind_text(&query, name);
    query_step(&query);
    return query_end(&query, &error);
}

static int64_t find_id(struct db *db, const char *name)
{
    struct query query;
    struct error error = {0};
    query_start_kept(&query, db, SQL_READ, find);
    query_bind_text(&query, name);
    int64_t id = query_step(&query) ? query_integer(&query, 0) : 0;
    assert_true(query_end(&query, &error));
    return id;
}

static void one_statement_serves_each_time(void **state)
{
    struct db *db = *state;
    int before = kept(db);
    for (char name[] = "a"; *name < 'k'; ++*name) {
        assert_true(add(db, name));
        assert_int_equal(find_id(db, name), *name - 'a' + 1);
    }
    assert_int_equal(kept(db), before + 2);
}

/* What was bound before is not there any more. */
static void it_begins_anew(void **state)
{
    struct db *db = *state;
    struct query query;
    struct error error = {0};
    assert_true(add(db, "a"));
    assert_int_equal(find_id(db, "a"), 1);
    query_start_kept(&query, db, SQL_READ, find);
    assert_false(query_step(&query));
    assert_true(query_end(&query, &error));
}

static void two_uses_at_a_time_are_two_statements(void **state)
{
    struct db *db = *state;
    struct query first, second;
    struct error error = {0};
    assert_true(add(db, "a"));
    assert_true(add(db, "b"));
    query_start_kept(&first, db, SQL_READ, find);
    query_start_kept(&second, db, SQL_READ, find);
    query_bind_text(&first, "a");
    query_bind_text(&second, "b");
    assert_true(query_step(&first));
    assert_true(query_step(&second));
    assert_int_equal(query_integer(&first, 0), 1);
    assert_int_equal(query_integer(&second, 0), 2);
    assert_true(query_end(&first, &error));
    assert_true(query_end(&second, &error));
}

static void one_that_failed_can_be_used_again(void **state)
{
    struct db *db = *state;
    assert_true(add(db, "a"));
    assert_false(add(db, "a")); /* names are unique */
    assert_true(add(db, "b"));
    assert_int_equal(find_id(db, "b"), 2);
}

/* An open statement would keep the transaction of a reader open. */
static void it_is_not_open_while_it_is_kept(void **state)
{
    struct db *db = *state;
    assert_true(add(db, "a"));
    assert_int_equal(find_id(db, "a"), 1);
    assert_int_equal(sqlite3_txn_state(db->handle, "main"), SQLITE_TXN_NONE);
    for (sqlite3_stmt *statement = sqlite3_next_stmt(db->handle, NULL);
         statement; statement = sqlite3_next_stmt(db->handle, statement))
        assert_false(sqlite3_stmt_busy(statement));
}

static void a_changed_table_does_it_no_harm(void **state)
{
    struct db *db = *state;
    struct error error = {0};
    assert_true(add(db, "a"));
    assert_int_equal(find_id(db, "a"), 1);
    assert_true(sql_run(db, SQL_SAVE,
                        "ALTER TABLE learner ADD COLUMN more TEXT", &error));
    assert_true(add(db, "b"));
    assert_int_equal(find_id(db, "b"), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_statement_serves_each_time),
        TEST(it_begins_anew),
        TEST(two_uses_at_a_time_are_two_statements),
        TEST(one_that_failed_can_be_used_again),
        TEST(it_is_not_open_while_it_is_kept),
        TEST(a_changed_table_does_it_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
