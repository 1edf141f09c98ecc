#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank/library.h"
#include "lang/gsl_door.h"
#include "quiz/distractors.h"

static const char text[] =
    "format: 1\nbank: b\ntitle: t\ntemplates:\n"
    "  - id: share\n    topic: test\n    level: 1\n    kind: choice\n"
    "    draw:\n      n: 11..60\n"
    "    ask: How much?\n    answer: 1/n\n    accept: sigfig:3; prob\n"
    "    check: 1/n\n    mistakes:\n"
    "      - answer: 1/(n - 1)\n        tag: divisor\n"
    "        say: One too few.\n"
    "  - id: whole\n    topic: test\n    level: 1\n    kind: choice\n"
    "    draw:\n      n: 11..60\n"
    "    ask: How many?\n    answer: n\n    accept: exact\n"
    "    check: n\n";

static struct bank *read_bank(void)
{
    struct error_list errors = {0};
    struct bank *bank = bank_read("test", text, sizeof text - 1, &errors);
    if (!bank)
        fail_msg("%s", errors.item[0].text);
    return bank;
}

static void draw(const struct template *template, int level, uint64_t seed,
                 struct question *question, struct question_part *part)
{
    struct error error = {0};
    if (!question_draw(question, template, level, seed, &error) ||
        !question_part(question, 0, part, &error))
        fail_msg("%s", error.text);
}

/* The numbers of the options, as a reader takes them. */
static void assert_one_is_right(const struct question_part *part)
{
    unsigned right = 0;
    for (uint32_t i = 0; i < part->options; i++) {
        right += part->option[i].right;
        for (uint32_t j = 0; j < i; j++)
            assert_string_not_equal(part->option[i].text,
                                    part->option[j].text);
    }
    assert_int_equal(right, 1);
    assert_true(part->option[part->right].right);
}

static void a_choice_with_an_answer_gets_four_options(void **state)
{
    (void)state;
    struct bank *bank = read_bank();
    for (uint64_t seed = 0; seed < 200; seed++)
        for (uint32_t i = 0; i < bank->templates; i++) {
            struct question question;
            struct question_part part;
            draw(&bank->template[i], 1, seed, &question, &part);
            assert_int_equal(part.options, 4);
            assert_one_is_right(&part);
            question_release(&question);
        }
    bank_free(bank);
}

static void the_authors_mistake_is_among_them_with_its_sentence(void **state)
{
    (void)state;
    struct bank *bank = read_bank();
    struct question question;
    struct question_part part;
    unsigned found = 0;
    draw(&bank->template[0], 1, 3, &question, &part);
    for (uint32_t i = 0; i < part.options; i++)
        if (part.option[i].tag) {
            assert_string_equal(part.option[i].tag, "divisor");
            assert_string_equal(part.option[i].say, "One too few.");
            found++;
        }
    assert_int_equal(found, 1);
    question_release(&question);
    bank_free(bank);
}

static void wrong_options_of_a_count_are_whole(void **state)
{
    (void)state;
    struct bank *bank = read_bank();
    for (uint64_t seed = 0; seed < 100; seed++) {
        struct question question;
        struct question_part part;
        draw(&bank->template[1], 1, seed, &question, &part);
        for (uint32_t i = 0; i < part.options; i++)
            assert_int_equal(strspn(part.option[i].text, "0123456789,"),
                             strlen(part.option[i].text));
        question_release(&question);
    }
    bank_free(bank);
}

/* Chi-square with 3 degrees of freedom; 16.27 is its 0.999 quantile. */
static void the_right_one_stands_anywhere(void **state)
{
    (void)state;
    struct bank *bank = read_bank();
    unsigned place[4] = {0};
    for (uint64_t seed = 0; seed < 4000; seed++) {
        struct question question;
        struct question_part part;
        draw(&bank->template[0], 1, seed, &question, &part);
        place[part.right]++;
        question_release(&question);
    }
    double statistic = 0;
    for (int i = 0; i < 4; i++)
        statistic += (place[i] - 1000.0) * (place[i] - 1000.0) / 1000.0;
    assert_true(statistic < 16.27);
    bank_free(bank);
}

/* Any typed question can be asked as a choice: no option but the right one is
 * right by the judge. */
static void options_of_the_shipped_banks_have_one_right_value(void **state)
{
    (void)state;
    struct library library = {0};
    struct error_list errors = {0};
    struct str path = {0};
    unsigned made = 0, full = 0;
    str_add_format(&path, "%s/banks", getenv("top_srcdir"));
    assert_true(library_add(&library, path.text, &errors));
    for (size_t b = 0; b < library.count; b++)
        for (uint32_t i = 0; i < library.bank[b]->templates; i++) {
            const struct template *template = &library.bank[b]->template[i];
            struct question question;
            struct question_part part;
            struct error error = {0};
            draw(template, template->level_low, 1, &question, &part);
            bool number = template->part[0].kind != KIND_CHOICE &&
                          template->part[0].kind != KIND_OPEN &&
                          part.key.rule.shape == SHAPE_NUMBER;
            if (number && distractors_make(&question, &part, 4, &error)) {
                assert_one_is_right(&part);
                made++;
                full += part.options == 4;
            }
            question_release(&question);
        }
    assert_true(made > 50);
    assert_true(10 * full > 9 * made);
    library_release(&library);
    str_release(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_with_an_answer_gets_four_options),
        cmocka_unit_test(the_authors_mistake_is_among_them_with_its_sentence),
        cmocka_unit_test(wrong_options_of_a_count_are_whole),
        cmocka_unit_test(the_right_one_stands_anywhere),
        cmocka_unit_test(options_of_the_shipped_banks_have_one_right_value),
    };
    numeric_start();
    return cmocka_run_group_tests_name("distractors", tests, NULL, NULL);
}
