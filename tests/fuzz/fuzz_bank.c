/* Any bytes as a bank: refused with errors that have a place in the file, or
 * read; a question of each template can then be drawn, or is refused. What is
 * drawn is plain text and valid UTF-8 in every medium, its key is finite, and
 * the same seed draws the same again. */
#include <math.h>
#include <string.h>

#include "export/preview.h"
#include "fuzz.h"
#include "quiz/question.h"

enum { TEMPLATES = 8 };

static void check_text(const char *text, bool lines)
{
    /* What is not ours is made visible where it is printed. */
    REQUIRE_OF(utf8_valid(text, strlen(text)) == strlen(text), text);
    REQUIRE_OF(fuzz_is_visible(text, strlen(text), lines), text);
}

static void check_part(const struct question_part *part)
{
    struct str key = {0};
    check_text(part->text, true);
    if (part->part->kind != KIND_CHOICE && part->part->kind != KIND_OPEN) {
        REQUIRE(number_is_finite(part->key.value));
        for (uint32_t i = 0; i < part->key.count; i++)
            REQUIRE(number_is_finite(part->key.item[i]));
    }
    REQUIRE(isfinite(part->seconds) && part->seconds > 0);
    if (part->options)
        REQUIRE(part->right < part->options && part->options <= OPTION_LIMIT);
    for (uint32_t i = 0; i < part->options; i++) {
        check_text(part->option[i].text, true);
        REQUIRE(part->option[i].right == (i == part->right));
    }
    question_show_key(part, &key);
    check_text(str_text(&key), true);
    str_release(&key);
}

static void preview(struct question *question)
{
    static const struct medium *const media[] = {&medium_markdown, &medium_html,
                                                 &medium_latex};
    struct str out = {0};
    struct error error = {0};
    for (size_t i = 0; i < sizeof media / sizeof *media; i++) {
        str_clear(&out);
        if (!preview_write(media[i], question, &out, &error)) {
            fuzz_check_error(&error);
            break;
        }
        check_text(str_text(&out), true);
    }
    str_clear(&out);
    error = (struct error){0};
    if (preview_json(question, &out, &error))
        check_text(str_text(&out), true);
    str_release(&out);
}

static void ask(const struct template *template)
{
    struct question question;
    struct question_part part;
    struct error error = {0};
    if (!question_draw(&question, template, template->level_low, 1, &error)) {
        fuzz_check_error(&error);
        return;
    }
    for (uint32_t i = 0; i < template->parts; i++) {
        error = (struct error){0};
        if (question_part(&question, i, &part, &error))
            check_part(&part);
        else
            fuzz_check_error(&error);
    }
    preview(&question);
    question_release(&question);
}

FUZZ_TARGET(bank)
{
    struct error_list errors = {0};
    struct bank *bank = bank_read("fuzz", data, size, &errors);
    REQUIRE(!bank == !!errors.count);
    fuzz_check_errors(&errors);
    for (uint32_t i = 0; bank && i < bank->templates && i < TEMPLATES; i++)
        ask(&bank->template[i]);
    bank_free(bank);
    error_list_release(&errors);
}
