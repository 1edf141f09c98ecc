/* Texts in the media that have formulas. Golden files: tests/export/media.* are
 * a paper of tests/export/media.yaml, whose texts try to be more than text;
 * preview.* shows questions as authors see them. With RECKON_ACCEPT set they
 * are rewritten. tests/export/media.sh gives the same texts to real readers. */
#include "base/markup.h"
#include "export/preview.h"
#include "set_helpers.h"

static void papers_are_as_accepted(void **state)
{
    (void)state;
    struct library library;
    struct sheet sheet;
    load(&library, "media.yaml");
    draw(&library, 4, 7, 1, &sheet);
    for (size_t i = 0; i < SET_FORMATS; i++) {
        struct str name = {0}, text = {0};
        struct error error = {0};
        if (!set_format_is_paper(&set_formats[i]))
            continue;
        /* PDF changes with libraries and fonts; see tests/export/pdf.sh. */
        if (strcmp(set_formats[i].extension, "pdf") == 0)
            continue;
        str_add_format(&name, "media.%s.expected", set_formats[i].name);
        assert_true(write_format(&set_formats[i], &sheet, &text, &error));
        assert_golden(name.text, &text);
        str_release(&name);
        str_release(&text);
    }
    sheet_release(&sheet);
    library_release(&library);
}

/* The questions that previews show. */
static const struct {
    const char *bank, *template;
    int level;
    uint64_t seed;
} previewed[] = {{"media.yaml", "media/shapes", 1, 7},
                 {"../banks/kinds.yaml", "kinds/ruin", 4, 3},
                 {"../banks/kinds.yaml", "kinds/larger-fraction", 3, 1},
                 {"../banks/kinds.yaml", "kinds/table", 2, 1},
                 {"../banks/kinds.yaml", "kinds/p-value", 1, 1}};

static void draw_previewed(const struct library *library, size_t index,
                           struct question *question)
{
    struct error error = {0};
    const struct template *template =
        library_template(library, previewed[index].template, &error);
    if (!template || !question_draw(question, template, previewed[index].level,
                                    previewed[index].seed, &error))
        fail_msg("%s", error.text);
}

static void previews_are_as_accepted(void **state)
{
    (void)state;
    static const char *const names[] = {"markdown", "html", "latex", "json"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct medium *medium = medium_find(names[i]);
        struct str name = {0}, text = {0};
        if (medium)
            preview_begin(medium, "Preview", &text);
        for (size_t k = 0; k < sizeof previewed / sizeof *previewed; k++) {
            struct library library;
            struct question question;
            struct error error = {0};
            load(&library, previewed[k].bank);
            draw_previewed(&library, k, &question);
            assert_true(medium ? preview_write(medium, &question, &text, &error)
                               : preview_json(&question, &text, &error));
            str_add(&text, medium ? "" : "\n");
            question_release(&question);
            library_release(&library);
        }
        if (medium)
            preview_end(medium, &text);
        str_add_format(&name, "preview.%s.expected", names[i]);
        assert_golden(name.text, &text);
        str_release(&name);
        str_release(&text);
    }
}

static void assert_covered(const struct passage *passage)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < passage->pieces; i++) {
        assert_int_equal(passage->piece[i].at, at);
        at += passage->piece[i].length;
    }
    assert_int_equal(at, strlen(passage->text));
}

static void pieces_cover_the_text(void **state)
{
    (void)state;
    static const char *const banks[] = {"media.yaml", "demo.yaml",
                                        "../banks/kinds.yaml"};
    for (size_t b = 0; b < sizeof banks / sizeof *banks; b++) {
        struct library library;
        struct sheet sheet;
        load(&library, banks[b]);
        draw(&library, 30, 5 + b, 1, &sheet);
        for (uint32_t i = 0; i < sheet.paper.questions; i++) {
            struct question *question = &sheet.question[i].question;
            for (uint32_t k = 0; k < sheet.paper.question[i].parts; k++) {
                const struct part *part = &question->template->part[k];
                struct error error = {0};
                assert_covered(sheet.paper.question[i].part[k].passage);
                for (uint32_t h = 0; h < part->hints; h++)
                    assert_covered(
                        passage_make(question, &part->hint[h], &error));
                if (part->solution.place)
                    assert_covered(
                        passage_make(question, &part->solution, &error));
            }
        }
        sheet_release(&sheet);
        library_release(&library);
    }
}

static void text_stays_text(void **state)
{
    (void)state;
    static const struct {
        const char *text, *xml, *latex, *markdown, *beginning;
    } rows[] = {
        {"a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;",
         "a \\textless{} b \\& \\textquotedbl{}c\\textquotedbl{}",
         "a \\< b \\& \"c\"", "a \\< b \\& \"c\""},
        {"\\input{x}", "\\input{x}", "\\textbackslash{}input\\{x\\}",
         "\\\\input\\{x\\}", "\\\\input\\{x\\}"},
        {"50% #1 $2_3^4~5", "50% #1 $2_3^4~5",
         "50\\% \\#1 \\$2\\_3\\textasciicircum{}4\\textasciitilde{}5",
         "50% #1 \\$2\\_3\\^4\\~5", "50% #1 \\$2\\_3\\^4\\~5"},
        {"---", "---", "-{}-{}-", "---", "\\---"},
        {"# one", "# one", "\\# one", "# one", "\\# one"},
        {"12. one", "12. one", "12. one", "12. one", "12\\. one"},
        {"12.5", "12.5", "12.5", "12.5", "12.5"},
        {"π ≤ ∞", "π ≤ ∞", "$\\pi$ $\\leq$ $\\infty$", "π ≤ ∞", "π ≤ ∞"},
        {"é 中", "é 中", "é \\reckonsign{4E2D}", "é 中", "é 中"},
        {"a\x1b[1m\x80", "a^[[1m\\x80",
         "a\\textasciicircum{}[[1m\\textbackslash{}x80", "a\\^\\[\\[1m\\\\x80",
         "a\\^\\[\\[1m\\\\x80"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *text = rows[i].text;
        const char *wanted[] = {rows[i].xml, rows[i].latex, rows[i].markdown,
                                rows[i].beginning};
        struct str got[4] = {{0}};
        markup_add_xml(&got[0], text, strlen(text));
        markup_add_latex(&got[1], text, strlen(text));
        markup_add_markdown(&got[2], text, strlen(text), false);
        markup_add_markdown(&got[3], text, strlen(text), true);
        for (int k = 0; k < 4; k++) {
            assert_string_equal(str_text(&got[k]), wanted[k]);
            str_release(&got[k]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(papers_are_as_accepted),
        cmocka_unit_test(previews_are_as_accepted),
        cmocka_unit_test(pieces_cover_the_text),
        cmocka_unit_test(text_stays_text),
    };
    numeric_start();
    return cmocka_run_group_tests_name("media", tests, NULL, NULL);
}
