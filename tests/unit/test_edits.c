/* Banks, presets and blueprints with a line changed, as hands change them: each
 * is loaded whole, or refused with errors that have a sentence and a place in
 * the file. The same for marking rules with a character changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank/blueprint.h"
#include "bank/preset.h"
#include "bank/rule.h"
#include "bank/template.h"
#include "base/file.h"
#include "lang/gsl_door.h"

/* What is put in place of the value of a line, behind "key:" or "- "; NULL
 * takes the line away, "=" has it twice. */
static const char *const values[] = {
    NULL,        "=",
    "",          " x",
    " 7",        " -1",
    " 1..3",     " {n",
    " {{n}}",    " {n = 2:7q}",
    " 'text'",   " 1/0",
    " >-",       "\n{indent}  - a\n{indent}  - b",
    " level",    " [1, 2]",
    " &a b",     "\n{indent}  a: 1\n{indent}  b: 2",
    " exact",    " sigfig:",
    " rel:5%;x", "\n{indent}  -\n{indent}    - 1"};

enum { VALUES = sizeof values / sizeof *values };

/* The line with another value, its indentation put in for {indent}. */
static void add_changed(struct str *out, const char *line, size_t length,
                        const char *value)
{
    size_t indent = 0, head = length;
    while (indent < length && line[indent] == ' ')
        indent++;
    for (size_t i = indent; i < length; i++)
        if (line[i] == ':' || (line[i] == '-' && i == indent)) {
            head = i + 1;
            break;
        }
    if (head == length && *value)
        head = indent; /* a line of prose */
    str_add_bytes(out, line, head);
    for (const char *at = value; *at;) {
        if (strncmp(at, "{indent}", 8) != 0) {
            str_add_char(out, *at++);
            continue;
        }
        str_add_bytes(out, line, indent);
        at += 8;
    }
    str_add_char(out, '\n');
}

static void edit(const struct str *text, size_t at, size_t length,
                 const char *value, struct str *out)
{
    const char *line = text->text + at;
    str_clear(out);
    str_add_bytes(out, text->text, at);
    if (value && *value == '=') {
        str_add_bytes(out, line, length + 1);
        str_add_bytes(out, line, length + 1);
    } else if (value) {
        add_changed(out, line, length, value);
    }
    str_add_bytes(out, line + length + 1, text->length - at - length - 1);
}

/* Reads a text and forgets it again: true where something was read. */
typedef bool reader(const struct str *text, struct error_list *errors);

static bool read_bank(const struct str *text, struct error_list *errors)
{
    struct bank *bank =
        bank_read("edited.yaml", str_text(text), text->length, errors);
    bank_free(bank);
    return bank;
}

static bool read_preset(const struct str *text, struct error_list *errors)
{
    struct preset *preset =
        preset_read("edited.yaml", str_text(text), text->length, errors);
    preset_free(preset);
    return preset;
}

static bool read_blueprint(const struct str *text, struct error_list *errors)
{
    struct blueprint *blueprint =
        blueprint_read("edited.yaml", str_text(text), text->length, errors);
    blueprint_free(blueprint);
    return blueprint;
}

static bool is_read(reader *read, const struct str *text)
{
    struct error_list errors = {0};
    bool good = read(text, &errors);
    if (good != !errors.count)
        fail_msg("%zu errors, and %s:\n%s", errors.count,
                 good ? "read" : "refused", str_text(text));
    for (size_t i = 0; i < errors.count; i++) {
        const struct error *error = &errors.item[i];
        if (!error->code || !*error->text || !error->source ||
            error->at > text->length ||
            error->length > text->length - error->at)
            fail_msg("'%s' at %u, %u of %zu:\n%s", error->text, error->at,
                     error->length, text->length, str_text(text));
    }
    error_list_release(&errors);
    return good;
}

/* One of `each` edits is tried on each line. */
static void read_edited(reader *read, const struct str *text, size_t each)
{
    struct str edited = {0};
    size_t good = 0, bad = 0;
    assert_true(is_read(read, text));
    for (size_t at = 0, line = 0; at < text->length; line++) {
        size_t length = strcspn(text->text + at, "\n");
        for (size_t which = line % each; which < VALUES; which += each) {
            edit(text, at, length, values[which], &edited);
            *(is_read(read, &edited) ? &good : &bad) += 1;
        }
        at += length + 1;
    }
    assert_true(good && bad > good);
    str_release(&edited);
}

static void read_edited_file(reader *read, const char *name, size_t each)
{
    struct str path = {0}, text = {0};
    struct error error = {0};
    const char *top = getenv("top_srcdir");
    str_add_format(&path, "%s/%s", top ? top : ".", name);
    assert_true(file_read(path.text, YAML_FILE_LIMIT, &text, &error));
    read_edited(read, &text, each);
    str_release(&path);
    str_release(&text);
}

static void edited_banks_are_loaded_or_refused(void **state)
{
    (void)state;
    read_edited_file(read_bank, "tests/banks/kinds.yaml", 3);
}

static void edited_presets_are_read_or_refused(void **state)
{
    (void)state;
    read_edited_file(read_preset, "tests/banks/presets/interview.yaml", 1);
    read_edited_file(read_preset, "tests/banks/presets/quick.yaml", 1);
}

static void edited_blueprints_are_read_or_refused(void **state)
{
    struct str text = {0};
    (void)state;
    /* the one of reckon-bank(5) */
    str_add(&text, "format: 1\nset: midterm\ntitle: Midterm, statistics 101\n"
                   "about: Calculator allowed, no notes.\nvariants: 120\n"
                   "minutes: 60\nshuffle: yes\nnear: 0.25\nrounded: 0.5\n"
                   "form: 1\nquestions: each\nsections:\n"
                   "  -\n    name: Warm-up\n    topics:\n"
                   "      - probability\n      - bayes\n    levels: 1..2\n"
                   "    count: 4\n    minutes: 15\n    tools: head\n"
                   "  -\n    name: Problems\n    topics:\n      - testing\n"
                   "      - regression/through-origin\n    count: 3\n"
                   "    points: 2.5\n    tags:\n      - finance\n");
    read_edited(read_blueprint, &text, 1);
    str_release(&text);
}

static void edited_rules_are_read_or_refused(void **state)
{
    static const char *const rules[] = {
        "exact",          "sigfig:3",         "dp:2;prob",
        "abs:0.5",        "rel:1%;unit=kg",   "estimate:x2",
        "estimate:10%",   "sigfig:3;strict",  "exact;form=reduced",
        "exact;set",      "exact;n=10",       "exact;locale=comma",
        "exact;interval", "sigfig:2;unit=%",  "rel:5%;rate",
        "abs:1e-3;list",  "dp:0;form=percent"};
    static const char put[] = {'\0', ';', ':', '=', '%',
                               '0',  '-', 'x', ' ', '9'};
    (void)state;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        size_t length = strlen(rules[i]);
        struct rule rule;
        struct error error = {0};
        assert_true(rule_read(rules[i], length, &rule, &error));
        for (size_t at = 0; at <= length; at++)
            for (size_t c = 0; c < 2 * sizeof put; c++) {
                struct str text = {0};
                error = (struct error){0};
                str_add_bytes(&text, rules[i], at);
                if (put[c / 2])
                    str_add_char(&text, put[c / 2]);
                if (at < length)
                    str_add(&text, rules[i] + at + (c & 1));
                bool good =
                    rule_read(str_text(&text), text.length, &rule, &error);
                if (good != !error.code ||
                    (!good && (!*error.text ||
                               error.at + error.length > text.length + 1)))
                    fail_msg("%s: '%s' at %u, %u", str_text(&text), error.text,
                             error.at, error.length);
                str_release(&text);
            }
    }
}

static int start(void **state)
{
    (void)state;
    numeric_start();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edited_banks_are_loaded_or_refused),
        cmocka_unit_test(edited_presets_are_read_or_refused),
        cmocka_unit_test(edited_blueprints_are_read_or_refused),
        cmocka_unit_test(edited_rules_are_read_or_refused),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
