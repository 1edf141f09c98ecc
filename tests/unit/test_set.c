/* The formats of a set and its files. The golden files are
 * tests/export/demo.*; with RECKON_ACCEPT set they are rewritten. */
#include "set_helpers.h"

static void every_format_is_as_accepted(void **state)
{
    (void)state;
    struct library library;
    struct sheet sheet;
    load(&library, "demo.yaml");
    draw(&library, 9, 7, 1, &sheet);
    for (size_t i = 0; i < SET_FORMATS; i++) {
        struct str name = {0}, text = {0};
        struct error error = {0};
        /* PDF changes with libraries and fonts; see tests/export/pdf.sh. */
        if (strcmp(set_formats[i].extension, "pdf") == 0)
            continue;
        str_add_format(&name, "demo.%s.expected", set_formats[i].name);
        if (set_formats[i].ready && !set_formats[i].ready(&error))
            continue; /* built without it */
        assert_true(write_format(&set_formats[i], &sheet, &text, &error));
        /* what is in archives is tested by tests/export/formats.sh */
        if (strcmp(set_formats[i].extension, "zip") == 0)
            assert_memory_equal(text.text, "PK\3\4", 4);
        else
            assert_golden(name.text, &text);
        str_release(&name);
        str_release(&text);
    }
    struct str key = {0};
    key_write(&sheet, "reckon 0.1.0", NULL, &key);
    assert_golden("demo.key.expected", &key);
    str_release(&key);
    sheet_release(&sheet);
    library_release(&library);
}

/* One template of every kind, in the media that have formulas. */
static void every_kind_is_as_accepted(void **state)
{
    (void)state;
    static const enum set_format_id formats[] = {
        SET_FORMAT_MARKDOWN, SET_FORMAT_HTML, SET_FORMAT_LATEX};
    struct library library;
    struct sheet sheet;
    load(&library, "../banks/kinds.yaml");
    draw(&library, 9, 7, 1, &sheet);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const struct set_format *format = &set_formats[formats[i]];
        struct str name = {0}, text = {0};
        struct error error = {0};
        str_add_format(&name, "kinds.%s.expected", format->name);
        assert_true(write_format(format, &sheet, &text, &error));
        assert_golden(name.text, &text);
        str_release(&name);
        str_release(&text);
    }
    sheet_release(&sheet);
    library_release(&library);
}

/* Draws on a sheet that was used for other seeds and another plan, without
 * passages where the format needs none: the bytes are those of a new sheet. */
static void a_sheet_is_as_good_as_new(void **state)
{
    (void)state;
    struct library library;
    struct set_plan plan[2];
    load(&library, "../banks/kinds.yaml");
    for (size_t i = 0; i < 2; i++) {
        struct set_plan_options options = {.count = 6 + 5 * i, .seed = i};
        struct error error = {0};
        assert_true(set_plan_make(&library, &options, &plan[i], &error));
    }
    for (size_t i = 0; i < SET_FORMATS; i++) {
        const struct set_format *format = &set_formats[i];
        struct error error = {0};
        struct sheet used;
        if (strcmp(format->extension, "pdf") == 0 ||
            (format->ready && !format->ready(&error)))
            continue;
        sheet_init(&used, format->plain);
        for (uint32_t k = 1; k < 17; k++) {
            struct sheet fresh;
            struct str wanted = {0}, text = {0};
            struct set_plan *drawn = &plan[k / 2 % 2];
            const char *title = k % 2 ? "Other" : "Set";
            struct set_pick *pick = &drawn->pick[k % 2];
            pick->points = 1 + k / 3;
            pick->level =
                k % 3 ? pick->template->level_low : pick->template->level_high;
            assert_true(sheet_draw(&fresh, drawn, title, k, k, &error));
            assert_true(sheet_redraw(&used, drawn, title, k, k, &error));
            assert_true(write_format(format, &fresh, &wanted, &error));
            assert_true(write_format(format, &used, &text, &error));
            assert_int_equal(text.length, wanted.length);
            assert_memory_equal(text.text, wanted.text, wanted.length);
            str_release(&text);
            str_release(&wanted);
            sheet_release(&fresh);
        }
        sheet_release(&used);
    }
    for (size_t i = 0; i < 2; i++)
        set_plan_release(&plan[i]);
    library_release(&library);
}

static void no_line_of_the_paper_is_too_long(void **state)
{
    (void)state;
    struct library library;
    struct sheet sheet;
    struct str text = {0};
    struct error error = {0};
    load(&library, "demo.yaml");
    draw(&library, 30, 3, 1, &sheet);
    assert_true(text_write(&sheet.paper, NULL, &text, &error));
    for (const char *line = text.text; *line;) {
        size_t length = strcspn(line, "\n");
        assert_in_range(length, 0, 78);
        assert_true(!length || line[length - 1] != ' ');
        line += length + 1;
    }
    str_release(&text);
    sheet_release(&sheet);
    library_release(&library);
}

static void papers_hold_no_key_and_no_seed(void **state)
{
    (void)state;
    static const char *const secrets[] = {
        "2345678", "8765432",  "1357924", "secret", "seed",
        "hint",    "solution", "rubric",  "right",  "97531864"};
    struct library library;
    load(&library, "secrets.yaml");
    for (uint64_t seed = 1234567890; seed < 1234567910; seed++) {
        struct sheet sheet;
        draw(&library, 12, seed, 1, &sheet);
        for (size_t i = 0; i < SET_FORMATS; i++) {
            struct str text = {0};
            struct error error = {0};
            if (set_formats[i].ready && !set_formats[i].ready(&error))
                continue; /* built without it */
            assert_true(write_format(&set_formats[i], &sheet, &text, &error));
            bool paper = set_format_is_paper(&set_formats[i]);
            for (size_t k = 0; k < sizeof secrets / sizeof *secrets; k++)
                if (paper || i == SET_FORMAT_JSONL)
                    assert_int_equal(strstr(text.text, secrets[k]) != NULL,
                                     !paper);
            for (uint32_t k = 0; paper && k < sheet.paper.questions; k++) {
                struct str drawn = {0};
                str_add_format(
                    &drawn, "%llu",
                    (unsigned long long)sheet.question[k].question.seed);
                assert_null(strstr(text.text, drawn.text));
                str_release(&drawn);
            }
            assert_true(!paper || !strstr(text.text, "12345678"));
            str_release(&text);
        }
        sheet_release(&sheet);
    }
    library_release(&library);
}

static void the_right_option_stands_anywhere(void **state)
{
    (void)state;
    struct library library;
    int place[2] = {0};
    load(&library, "secrets.yaml");
    for (uint64_t seed = 0; seed < 1000; seed++) {
        struct sheet sheet;
        draw(&library, 3, seed, 1, &sheet);
        for (uint32_t i = 0; i < sheet.paper.questions; i++)
            if (sheet.question[i].part->drawn.options)
                place[sheet.question[i].part->drawn.right]++;
        sheet_release(&sheet);
    }
    assert_int_equal(place[0] + place[1], 1000);
    assert_in_range(place[0], 420, 580);
    library_release(&library);
}

static void a_note_is_said_once(void **state)
{
    (void)state;
    struct set_notes notes = {0};
    struct str text = {0};
    for (int i = 0; i < 100; i++) {
        set_note(&notes, "gift", "bank", i % 2 ? "one" : "two", "too wide");
        set_note(&notes, "gift", "bank", "one", "too long");
        set_note(NULL, "gift", "bank", "one", "nobody listens");
    }
    set_notes_print(&notes, &text);
    assert_string_equal(text.text, "gift: bank/two: too wide\n"
                                   "gift: bank/one: too long\n"
                                   "gift: bank/one: too wide\n");
    set_notes_release(&notes);
    assert_int_equal(notes.count, 0);
    str_release(&text);
}

/* --- files -------------------------------------------------------------------
 */

struct folder {
    struct str path;
};

static void make_folder(struct folder *folder)
{
    *folder = (struct folder){0};
    str_add_format(&folder->path, "%s/tests/tmp-set.XXXXXX",
                   getenv("top_builddir"));
    assert_non_null(mkdtemp(folder->path.text));
}

/* The path of a file in the folder; free with free. */
static char *inside(const struct folder *folder, const char *name)
{
    struct str path = {0};
    str_add_format(&path, "%s/%s", folder->path.text, name);
    char *copy = strdup(path.text);
    str_release(&path);
    return copy;
}

/* The file is there with these permissions; removes it. */
static void assert_mode(const struct folder *folder, const char *name,
                        mode_t mode)
{
    struct stat status;
    char *path = inside(folder, name);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, mode);
    assert_int_equal(remove(path), 0);
    free(path);
}

static void write_set(const struct folder *folder, struct str *report)
{
    static const struct set_format *const formats[] = {
        &set_formats[SET_FORMAT_TEXT], &set_formats[SET_FORMAT_JSONL]};
    const char *topics[] = {"probability"};
    struct str secret = {0};
    struct library library;
    struct error error = {0};
    struct blueprint *blueprint = blueprint_plain("Test", 5);
    blueprint->section->topic = topics;
    blueprint->section->topics = 1;
    str_add(&secret, "seed 1");
    load(&library, "demo.yaml");
    const struct exam exam = {.library = &library,
                              .blueprint = blueprint,
                              .program = "reckon 0.1.0",
                              .secret = &secret,
                              .variants = 1,
                              .shard = 1,
                              .shards = 1};
    const struct exam_files files = {
        .format = formats, .formats = 2, .folder = folder->path.text};
    if (!exam_write(&exam, &files, NULL, report, &error))
        fail_msg("%s", error.text);
    library_release(&library);
    blueprint_free(blueprint);
    str_release(&secret);
}

static void sets_are_written_and_marked(void **state)
{
    (void)state;
    static const char table[] = "student,1,2\nAnn,frogs,\n";
    struct folder folder;
    struct arena arena;
    struct str report = {0};
    struct error error = {0};
    struct error_list errors = {0};
    arena_init(&arena);
    make_folder(&folder);
    char *key = inside(&folder, "key.jsonl");
    char *answers = inside(&folder, "answers.csv");
    write_set(&folder, &report);
    assert_non_null(strstr(report.text, "/key.jsonl  "));
    assert_non_null(strstr(report.text, "/paper.txt  "));
    assert_true(file_write(answers, table, sizeof table - 1, 0644, &error));
    struct grade grade = {
        .key = key, .answers = answers, .folder = folder.path.text};
    struct str out = {0};
    assert_true(exam_grade(&grade, &arena, &out, &report, &errors));
    assert_non_null(strstr(out.text, "1 student, 2 answers"));
    assert_non_null(strstr(report.text, "/marks.csv  "));
    str_release(&out);
    grade.answers = "/nonexistent";
    assert_false(exam_grade(&grade, &arena, &out, &report, &errors));
    assert_int_equal(errors.count, 1);
    assert_mode(&folder, "paper.txt", 0644);
    assert_mode(&folder, "answers.csv", 0644);
    assert_mode(&folder, "instructor.jsonl", 0600);
    assert_mode(&folder, "key.jsonl", 0600);
    assert_mode(&folder, "marks.csv", 0600);
    assert_mode(&folder, "totals.csv", 0600);
    assert_mode(&folder, "items.csv", 0600);
    assert_int_equal(remove(folder.path.text), 0);
    free(key);
    free(answers);
    error_list_release(&errors);
    str_release(&folder.path);
    str_release(&report);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_is_as_accepted),
        cmocka_unit_test(every_kind_is_as_accepted),
        cmocka_unit_test(a_sheet_is_as_good_as_new),
        cmocka_unit_test(no_line_of_the_paper_is_too_long),
        cmocka_unit_test(papers_hold_no_key_and_no_seed),
        cmocka_unit_test(the_right_option_stands_anywhere),
        cmocka_unit_test(a_note_is_said_once),
        cmocka_unit_test(sets_are_written_and_marked),
    };
    numeric_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
