/* Lean banks are the banks that a full reading gives, question for question,
 * and are refused with the same words. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "bank/library.h"
#include "bank/open_all.h"
#include "base/file.h"
#include "lang/gsl_door.h"
#include "quiz/question.h"

static void add_question(struct str *out, const struct template *template)
{
    struct question question;
    struct error error = {0};
    if (!question_draw(&question, template, template->level_low, 7, &error)) {
        str_add(out, error.text);
        return;
    }
    question_parameters(&question, out);
    for (uint32_t i = 0; i < template->parts; i++) {
        struct question_part part;
        if (question_part(&question, i, &part, &error))
            str_add(out, part.text);
    }
    question_release(&question);
}

/* Where in the file, by line and column. */
static struct source_place place_in_file(const struct template *template,
                                         uint32_t at)
{
    return source_locate(template->source, at);
}

static void check_place(const struct template *full,
                        const struct template *lean, uint32_t full_at,
                        uint32_t lean_at)
{
    struct source_place wanted = place_in_file(full, full_at);
    struct source_place got = place_in_file(lean, lean_at);
    assert_int_equal(wanted.line, got.line);
    assert_int_equal(wanted.column, got.column);
}

static void check_template(const struct template *full,
                           const struct template *lean)
{
    struct str wanted = {0}, got = {0};
    struct error error = {0};
    assert_string_equal(full->id, lean->id);
    assert_string_equal(full->topic, lean->topic);
    assert_int_equal(full->tags, lean->tags);
    assert_int_equal(full->parts, lean->parts);
    assert_int_equal(full->kind, lean->kind);
    assert_int_equal(full->options, lean->options);
    assert_int_equal(full->slots, lean->slots);
    add_question(&wanted, full);
    add_question(&got, lean);
    assert_string_equal(str_text(&wanted), str_text(&got));
    assert_true(template_ready(lean, &error));
    /* Places of errors are those of the file, not of the lines read. */
    check_place(full, lean, full->place->at, lean->place->at);
    check_place(full, lean, full->part[0].ask[0].place->at,
                lean->part[0].ask[0].place->at);
    str_release(&wanted);
    str_release(&got);
}

/* The bank as read from where `lean` found its templates. */
static struct bank *glance_at(const char *path, const struct bank *lean)
{
    struct bank_layout layout = lean->layout;
    struct error error = {0};
    assert_true(file_look(path, &layout.stamp, &error));
    struct bank *bank = bank_glance(path, &layout);
    assert_non_null(bank);
    for (uint32_t i = 0; i < bank->templates; i++)
        bank_place(bank, i, &lean->template[i].span);
    return bank;
}

static void check_file(const char *path, bool usual)
{
    struct error_list errors = {0};
    struct bank *full = bank_load(path, &errors);
    struct bank *lean = bank_open(path, &errors);
    assert_true(full && lean);
    assert_int_equal(lean->layout.head != 0, usual);
    struct bank *glance = usual ? glance_at(path, lean) : NULL;
    assert_string_equal(full->id, lean->id);
    assert_string_equal(full->title, lean->title);
    assert_int_equal(full->templates, lean->templates);
    assert_int_equal(lean->template[0].ready, !usual);
    for (uint32_t i = 0; i < full->templates; i++) {
        struct error error = {0};
        if (glance) {
            assert_true(template_ready(&glance->template[i], &error));
            check_template(&full->template[i], &glance -> template[i]);
        }
        check_template(&full->template[i], &lean -> template[i]);
    }
    bank_free(full);
    bank_free(lean);
    bank_free(glance);
}

static void each_file(const char *folder, void (*use)(const char *path))
{
    const char *top = getenv("top_srcdir");
    struct str path = {0};
    struct arena arena;
    struct error error = {0};
    const char **name;
    size_t count;
    arena_init(&arena);
    str_add_format(&path, "%s/%s", top ? top : ".", folder);
    assert_true(file_list(path.text, ".yaml", &name, &count, &arena, &error));
    assert_true(count > 1);
    for (size_t i = 0; i < count; i++)
        use(name[i]);
    str_release(&path);
    arena_release(&arena);
}

static void is_usual(const char *path)
{
    check_file(path, true);
}

static void shipped_banks_are_the_same_when_lean(void **state)
{
    (void)state;
    each_file("banks", is_usual);
    each_file("tests/banks", is_usual);
}

static void is_refused_alike(const char *path)
{
    struct error_list full = {0}, lean = {0};
    struct bank *bank = bank_load(path, &full);
    struct bank *other = bank_open(path, &lean);
    assert_int_equal(bank == NULL, other == NULL);
    assert_int_equal(full.count, lean.count);
    for (size_t i = 0; i < full.count; i++) {
        assert_string_equal(full.item[i].text, lean.item[i].text);
        assert_int_equal(full.item[i].at, lean.item[i].at);
        assert_int_equal(full.item[i].length, lean.item[i].length);
    }
    bank_free(bank);
    bank_free(other);
    error_list_release(&full);
    error_list_release(&lean);
}

static void bad_banks_are_refused_in_the_same_words(void **state)
{
    (void)state;
    each_file("tests/bad-banks", is_refused_alike);
}

#define HEAD "format: 1\nbank: b\ntitle: t\n"
#define A                                                                      \
    "id: a\n    topic: x\n    level: 1\n    ask: |\n      Is\n\n      - it\n"  \
    "    answer: 1\n"
#define B "id: b\n    topic: x\n    level: 1\n    ask: It?\n    answer: 2\n"

/* Writes a file under a new name, which takes the place of the Xs. */
static void make_file(char *path, const char *text)
{
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
}

static void check_text(const char *text, bool usual)
{
    char path[] = "/tmp/reckon-lean-XXXXXX";
    make_file(path, text);
    check_file(path, usual);
    unlink(path);
}

/* Whatever YAML allows is read, if not as fast. */
static void other_layouts_are_read_too(void **state)
{
    (void)state;
    check_text(HEAD "templates:\n  - " A "  - " B, true);
    check_text("# about\n\n" HEAD "\n# all\ntemplates:\n\n  # one\n  - " A
               "\n  # two\n\n  - " B "\n# end\n",
               true);
    check_text("templates:\n  - " A "  - " B HEAD, false);
    check_text(HEAD "templates:\n  -\n    " A "  - " B, true);
    check_text(HEAD "templates: \n  - " A "  - " B, false);
    check_text("---\n" HEAD "templates:\n  - " A "  - " B "...\n", false);
    check_text("---\n" HEAD "templates:\n  - " A "  - " B, true);
    check_text(HEAD "templates:\n- id: a\n  topic: x\n  level: 1\n  ask: It?\n"
                    "  answer: 1\n",
               true);
    check_text(HEAD "templates:\n  - " A "    tags:\n    - p\n    - q\n"
                    "    hints:\n    - Hm.\n  - " B,
               true);
    check_text(HEAD "templates:\r\n  - " A "  - " B, false);
}

/* What was read of it stays; what was not is not read from another file. */
static void a_file_that_changed_is_not_glanced_at(void **state)
{
    (void)state;
    char path[] = "/tmp/reckon-lean-XXXXXX";
    struct error_list errors = {0};
    struct error error = {0};
    make_file(path, HEAD "templates:\n  - " A "  - " B);
    struct bank *lean = bank_open(path, &errors);
    struct bank *bank = glance_at(path, lean);
    assert_true(template_ready(&bank->template[0], &error));
    assert_int_equal(truncate(path, 100), 0);
    assert_false(template_ready(&bank->template[1], &error));
    assert_non_null(strstr(error.text, "has changed"));
    assert_string_equal(bank->template[0].id, "a");
    assert_null(bank_glance(path, &bank->layout));
    bank_free(lean);
    bank_free(bank);
    unlink(path);
}

/* Good and bad ones, more than there are threads. */
static void banks_read_at_once_are_those_read_alone(void **state)
{
    (void)state;
    const char *top = getenv("top_srcdir");
    struct arena arena;
    struct error error = {0};
    struct str folder[2] = {{0}, {0}};
    struct opening *opening = NULL;
    size_t count = 0;
    arena_init(&arena);
    str_add_format(&folder[0], "%s/banks", top ? top : ".");
    str_add_format(&folder[1], "%s/tests/bad-banks", top ? top : ".");
    for (int i = 0; i < 2; i++) {
        const char **name;
        size_t more;
        assert_true(
            file_list(folder[i].text, ".yaml", &name, &more, &arena, &error));
        opening = realloc(opening, (count + more) * sizeof *opening);
        for (size_t k = 0; k < more; k++)
            opening[count++] =
                (struct opening){.path = name[k], .size = 1000 * (k + 100)};
        str_release(&folder[i]);
    }
    bank_open_all(opening, count);
    for (size_t i = 0; i < count; i++) {
        struct error_list errors = {0};
        struct bank *alone = bank_open(opening[i].path, &errors);
        assert_int_equal(alone == NULL, opening[i].bank == NULL);
        if (alone) {
            assert_string_equal(alone->id, opening[i].bank->id);
            assert_int_equal(alone->templates, opening[i].bank->templates);
        }
        bank_free(alone);
        bank_free(opening[i].bank);
        error_list_release(&errors);
    }
    free(opening);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_banks_are_the_same_when_lean),
        cmocka_unit_test(bad_banks_are_refused_in_the_same_words),
        cmocka_unit_test(other_layouts_are_read_too),
        cmocka_unit_test(a_file_that_changed_is_not_glanced_at),
        cmocka_unit_test(banks_read_at_once_are_those_read_alone),
    };
    numeric_start();
    return cmocka_run_group_tests_name("lean", tests, NULL, NULL);
}
