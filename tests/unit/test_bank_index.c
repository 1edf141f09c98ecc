/* store/bank_index: what is remembered of a bank file, and when it is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/str.h"
#include "session/catalog.h"
#include "store/bank_index_content.h"

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

/* A folder with some files, and the index beside them. */
struct place {
    char folder[32];
    char index[64], dice[64], more[64];
    struct arena arena;
};

/* Without waiting for the disk. */
static void make(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    strcpy(place->folder, "/tmp/reckon-index-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->index, sizeof place->index, "%s/new/banks.index",
             place->folder);
    snprintf(place->dice, sizeof place->dice, "%s/dice.yaml", place->folder);
    snprintf(place->more, sizeof place->more, "%s/dice.yaml.yaml",
             place->folder);
    make(place->dice, "x", 1);
    make(place->more, "x", 1);
    arena_init(&place->arena);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    unlink(place->dice);
    unlink(place->more);
    unlink(place->index);
    *strrchr(place->index, '/') = '\0';
    rmdir(place->index);
    assert_int_equal(rmdir(place->folder), 0);
    arena_release(&place->arena);
    free(place);
    return 0;
}

static struct bank_index_file a_file(struct place *place, uint32_t count)
{
    struct bank_index_file file = {.path = place->dice,
                                   .stamp = stamp,
                                   .bank = "dice",
                                   .title = "Dice",
                                   .head = 99};
    bank_index_fill(&file, templates, count, &place->arena);
    return file;
}

static void put(struct place *place, const struct bank_index_file *file)
{
    struct error error = {0};
    struct bank_index index;
    bank_index_read(place->index, &index, &place->arena);
    assert_true(bank_index_write(place->index, &index, file, 1, &error));
}

static const struct bank_index_file *find(struct place *place, const char *path,
                                          struct file_stamp wanted)
{
    struct bank_index index;
    bank_index_read(place->index, &index, &place->arena);
    return bank_index_find(&index, path, &wanted);
}

static void a_file_is_known_until_it_changes(void **state)
{
    struct place *place = *state;
    struct bank_index_file file = a_file(place, TEMPLATES);
    assert_null(find(place, file.path, stamp));
    put(place, &file);
    put(place, &file); /* in place of itself */
    const struct bank_index_file *found = find(place, file.path, stamp);
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
    assert_null(find(place, file.path,
                     (struct file_stamp){stamp.size, stamp.modified + 1}));
    assert_null(find(place, file.path,
                     (struct file_stamp){stamp.size + 1, stamp.modified}));
}

/* One of them with a path that begins alike. */
static void files_do_not_get_mixed_up(void **state)
{
    struct place *place = *state;
    struct bank_index_file file = a_file(place, TEMPLATES);
    struct bank_index_file other = a_file(place, 1);
    other.path = place->more;
    other.bank = "more";
    put(place, &other);
    put(place, &file);
    assert_int_equal(find(place, place->dice, stamp)->count, 2);
    assert_int_equal(find(place, place->more, stamp)->count, 1);
    assert_string_equal(find(place, place->dice, stamp)->bank, "dice");
    assert_string_equal(find(place, place->more, stamp)->bank, "more");
}

static void a_file_that_is_gone_is_forgotten(void **state)
{
    struct place *place = *state;
    struct bank_index_file file = a_file(place, TEMPLATES), other = file;
    other.path = place->more;
    put(place, &other);
    unlink(place->more);
    put(place, &file);
    assert_non_null(find(place, place->dice, stamp));
    assert_null(find(place, place->more, stamp));
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

/* A damaged index is none, or at least none that leads astray. */
static void what_is_no_index_is_not_read(void **state)
{
    struct place *place = *state;
    struct error error = {0};
    struct str whole = {0};
    struct bank_index_file file = a_file(place, TEMPLATES);
    put(place, &file);
    assert_true(file_read(place->index, 1 << 20, &whole, &error));
    for (size_t i = 0; i < whole.length; i++) { /* cut short */
        make(place->index, whole.text, i);
        assert_null(find(place, file.path, stamp));
    }
    for (size_t i = 0; i < 8 * whole.length; i++) { /* a bit the other way */
        whole.text[i / 8] = (char)(whole.text[i / 8] ^ (1 << i % 8));
        make(place->index, whole.text, whole.length);
        const struct bank_index_file *found = find(place, file.path, stamp);
        assert_true(!found || read_through(found) > 0);
        whole.text[i / 8] = (char)(whole.text[i / 8] ^ (1 << i % 8));
    }
    str_release(&whole);
}

/* When all are known, nothing is written. */
static void a_folder_is_remembered_at_once(void **state)
{
    struct place *place = *state;
    const char *top = getenv("top_srcdir");
    struct error error = {0};
    struct file_stamp written[2];
    struct str folder = {0};
    str_add_format(&folder, "%s/tests/banks", top ? top : ".");
    for (int i = 0; i < 2; i++) {
        struct catalog catalog;
        struct error_list errors = {.count = 0};
        struct bank_index index;
        catalog_init(&catalog);
        assert_true(catalog_add(&catalog, folder.text, place->index, &errors));
        bank_index_read(place->index, &index, &place->arena);
        assert_true(index.count > 1);
        assert_int_equal(index.count, catalog.files);
        assert_true(file_look(place->index, &written[i], &error));
        catalog_release(&catalog);
    }
    assert_int_equal(written[0].modified, written[1].modified);
    str_release(&folder);
}

#define AT_A_PLACE(test)                                                       \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_PLACE(a_file_is_known_until_it_changes),
        AT_A_PLACE(files_do_not_get_mixed_up),
        AT_A_PLACE(a_file_that_is_gone_is_forgotten),
        cmocka_unit_test(texts_of_templates_are_kept_once),
        AT_A_PLACE(what_is_no_index_is_not_read),
        AT_A_PLACE(a_folder_is_remembered_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
