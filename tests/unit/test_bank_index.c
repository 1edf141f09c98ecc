/* store/bank_index: what is remembered of a bank file, and when it is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "session/catalog.h"
#include "store/bank_index_content.h"
#include "store/db.h"
#include "store/sql.h"

static struct bank_index_level dice[] = {{30, 0, 2, 0}, {45.5F, 0, 3, 0}};
static struct bank_index_level larger[] = {{8, 2, 1, 0}};

static const struct bank_index_template templates[] = {
    {"two-dice",
     "probability",
     "number",
     "paper",
     "games finance",
     "dice-2",
     {100, 250, 7},
     dice,
     2},
    {"larger",
     "arithmetic",
     "choice",
     "head",
     "",
     "",
     {350, 90, 19},
     larger,
     1},
};

enum { TEMPLATES = sizeof templates / sizeof *templates };

static const struct file_stamp stamp = {1234, INT64_MAX / 2};

static struct bank_index_file a_file(struct arena *arena, uint32_t count)
{
    struct bank_index_file file = {.path = "/b/dice.yaml",
                                   .stamp = stamp,
                                   .bank = "dice",
                                   .title = "Dice",
                                   .head = 99};
    bank_index_fill(&file, templates, count, arena);
    return file;
}

static const struct bank_index_file *find(struct db *db, struct arena *arena,
                                          const char *path,
                                          struct file_stamp wanted)
{
    struct error error = {0};
    struct bank_index index;
    assert_true(bank_index_read(db, "/b", &index, arena, &error));
    return bank_index_find(&index, path, &wanted);
}

static void a_file_is_known_until_it_changes(void **unused)
{
    (void)unused;
    struct error error = {0};
    struct arena arena;
    arena_init(&arena);
    struct db *db = db_open_memory(&error);
    assert_non_null(db);
    struct bank_index_file file = a_file(&arena, TEMPLATES);
    assert_null(find(db, &arena, file.path, stamp));

    assert_true(bank_index_put(db, &file, &error));
    assert_true(bank_index_put(db, &file, &error)); /* in place of itself */
    const struct bank_index_file *found = find(db, &arena, file.path, stamp);
    assert_non_null(found);
    assert_string_equal(found->bank, "dice");
    assert_string_equal(found->title, "Dice");
    assert_int_equal(found->count, 2);
    assert_int_equal(found->head, 99);
    struct bank_index_template first = bank_index_template(found, 0);
    struct bank_index_template second = bank_index_template(found, 1);
    assert_string_equal(first.id, "two-dice");
    assert_int_equal(first.levels, 2);
    assert_int_equal(first.level[1].level, 3);
    assert_true(first.level[1].seconds == 45.5F);
    assert_string_equal(first.tags, "games finance");
    assert_string_equal(first.formerly, "dice-2");
    assert_int_equal(first.span.length, 250);
    assert_int_equal(second.level[0].options, 2);
    assert_int_equal(second.span.at, 350);
    assert_int_equal(second.span.line, 19);
    assert_string_equal(second.topic, "arithmetic");
    assert_string_equal(second.kind, "choice");
    assert_string_equal(second.tags, "");
    assert_string_equal(second.tools, "head");
    assert_null(find(db, &arena, file.path,
                     (struct file_stamp){stamp.size, stamp.modified + 1}));
    assert_null(find(db, &arena, file.path,
                     (struct file_stamp){stamp.size + 1, stamp.modified}));
    arena_release(&arena);
    db_close(db);
}

/* One of them with a path that begins alike; others are elsewhere. */
static void files_do_not_get_mixed_up(void **unused)
{
    (void)unused;
    struct error error = {0};
    struct arena arena;
    arena_init(&arena);
    struct db *db = db_open_memory(&error);
    struct bank_index_file file = a_file(&arena, TEMPLATES);
    struct bank_index_file other = a_file(&arena, TEMPLATES);
    assert_true(bank_index_put(db, &file, &error));
    other.path = "/b/dice.yaml.yaml";
    other.bank = "more";
    assert_true(bank_index_put(db, &other, &error));
    other = a_file(&arena, 1);
    other.path = "/b/a.yaml";
    other.bank = "a";
    assert_true(bank_index_put(db, &other, &error));
    other.path = "/c/a.yaml";
    assert_true(bank_index_put(db, &other, &error));
    assert_int_equal(find(db, &arena, "/b/a.yaml", stamp)->count, 1);
    assert_int_equal(find(db, &arena, file.path, stamp)->count, 2);
    assert_string_equal(find(db, &arena, file.path, stamp)->bank, "dice");
    assert_string_equal(find(db, &arena, "/b/dice.yaml.yaml", stamp)->bank,
                        "more");
    assert_null(find(db, &arena, "/c/a.yaml", stamp));
    arena_release(&arena);
    db_close(db);
}

static void texts_of_templates_are_kept_once(void **unused)
{
    (void)unused;
    struct arena arena;
    arena_init(&arena);
    struct bank_index_template three[] = {templates[0], templates[1],
                                          templates[0]};
    struct bank_index_file file = {.path = "x"};
    three[2].id = "dice";
    bank_index_fill(&file, three, 3, &arena);
    struct bank_index_template first = bank_index_template(&file, 0);
    struct bank_index_template third = bank_index_template(&file, 2);
    assert_ptr_equal(first.topic, third.topic);
    assert_ptr_equal(first.tags, third.tags);
    assert_string_equal(third.id, "dice");
    arena_release(&arena);
}

/* The bytes that are in the store in place of those of /b/dice.yaml. */
static void replace(struct db *db, const char *bytes, size_t length)
{
    struct error error = {0};
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "UPDATE bank_file SET content = ? WHERE path = '/b/dice.yaml'");
    query_bind_bytes(&query, bytes, length);
    query_step(&query);
    assert_true(query_end(&query, &error));
}

/* Reads everything that the content says: whatever was taken for good must be
 * within it, which a sanitizer sees. */
static size_t read_through(const struct bank_index_file *file)
{
    size_t sum = 0;
    for (uint32_t i = 0; i < file->count; i++) {
        struct bank_index_template got = bank_index_template(file, i);
        const char *text[] = {got.id,    got.topic, got.kind,
                              got.tools, got.tags,  got.formerly};
        for (size_t j = 0; j < sizeof text / sizeof *text; j++)
            sum += strlen(text[j]);
        for (uint32_t j = 0; j < got.levels; j++) {
            assert_in_range(got.level[j].level, 1, 5);
            assert_true(got.level[j].seconds > 0);
        }
    }
    return sum;
}

/* Damaged content is no content, or at least none that leads astray; nothing
 * else suffers. */
static void content_that_is_none_is_not_known(void **unused)
{
    (void)unused;
    struct error error = {0};
    struct arena arena;
    struct db *db = db_open_memory(&error);
    arena_init(&arena);
    struct bank_index_file file = a_file(&arena, TEMPLATES), other = file;
    size_t length = file.content->length;
    other.path = "/b/other.yaml";
    assert_true(bank_index_put(db, &file, &error));
    assert_true(bank_index_put(db, &other, &error));
    for (size_t i = 0; i < length; i++) { /* cut short */
        replace(db, (const char *)file.content, i);
        assert_null(find(db, &arena, file.path, stamp));
    }
    for (size_t i = 0; i < 8 * length; i++) { /* a bit the other way */
        char *bytes = arena_get(&arena, length);
        memcpy(bytes, file.content, length);
        bytes[i / 8] = (char)(bytes[i / 8] ^ (1 << i % 8));
        replace(db, bytes, length);
        const struct bank_index_file *found =
            find(db, &arena, file.path, stamp);
        assert_true(!found || read_through(found) > 0);
        assert_non_null(find(db, &arena, "/b/other.yaml", stamp));
    }
    arena_release(&arena);
    db_close(db);
}

static void a_file_can_be_forgotten(void **unused)
{
    (void)unused;
    struct error error = {0};
    struct arena arena;
    arena_init(&arena);
    struct db *db = db_open_memory(&error);
    struct bank_index_file file = a_file(&arena, TEMPLATES);
    int64_t left = -1;
    assert_true(bank_index_put(db, &file, &error));
    assert_true(bank_index_forget(db, file.path, &error));
    assert_true(
        sql_number(db, "SELECT count(*) FROM bank_file", &left, &error));
    assert_int_equal(left, 0);
    arena_release(&arena);
    db_close(db);
}

static int count_commit(void *count)
{
    ++*(int *)count;
    return 0;
}

/* Each transaction waits for the disk five times. */
static void a_folder_is_remembered_at_once(void **unused)
{
    (void)unused;
    const char *top = getenv("top_srcdir");
    struct error error = {0};
    struct db *db = db_open_memory(&error);
    struct str folder = {0};
    int commits = 0;
    str_add_format(&folder, "%s/tests/banks", top ? top : ".");
    sqlite3_commit_hook(db->handle, count_commit, &commits);
    for (int i = 0; i < 2; i++) {
        struct catalog catalog;
        struct error_list errors = {.count = 0};
        int64_t known = 0;
        catalog_init(&catalog);
        assert_true(catalog_add(&catalog, folder.text, db, &errors));
        assert_true(sql_number(db, "SELECT count(*) FROM bank_file", &known,
                               &error));
        assert_true(known > 1);
        assert_int_equal(known, catalog.files);
        assert_int_equal(commits, 1); /* the second time all are known */
        catalog_release(&catalog);
    }
    str_release(&folder);
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_known_until_it_changes),
        cmocka_unit_test(files_do_not_get_mixed_up),
        cmocka_unit_test(texts_of_templates_are_kept_once),
        cmocka_unit_test(content_that_is_none_is_not_known),
        cmocka_unit_test(a_file_can_be_forgotten),
        cmocka_unit_test(a_folder_is_remembered_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
