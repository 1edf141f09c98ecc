/* Key files: what is written can be read back and says the same, and damage is
 * seen. */
#include <fcntl.h>

#include "marking_helpers.h"

static bool any(void *context, uint32_t variant, const char *student)
{
    (void)context;
    (void)variant;
    (void)student;
    return true;
}

/* Opens a key and reads its first variant. */
static void read_key(const struct str *text, struct str *path,
                     struct key_file *key)
{
    struct error error = {0};
    make_file(text->text, text->length, path);
    if (!key_open(key, path->text, &error) || !key_next(key, any, NULL, &error))
        fail_msg("%s", error.text);
}

/* Keys read back are those that were written. */
static void the_key_file_holds_what_the_judge_needs(void **state)
{
    (void)state;
    struct library library;
    struct sheet sheet;
    struct key_file key;
    struct str text = {0}, path = {0};
    load(&library, "demo.yaml");
    draw(&library, 30, 5, 12, &sheet);
    key_write(&sheet, "reckon 0.1.0", NULL, &text);
    read_key(&text, &path, &key);
    assert_string_equal(key.title, "Demo & <set>");
    assert_string_equal(key.program, "reckon 0.1.0");
    assert_int_equal(key.paper.variant, 12);
    assert_int_equal(key.paper.parts, sheet.paper.parts);
    for (uint32_t i = 0; i < sheet.paper.questions; i++) {
        for (uint32_t k = 0; k < sheet.paper.question[i].parts; k++) {
            const struct question_part *drawn =
                &sheet.question[i].part[k].drawn;
            const struct paper_part *seen = &sheet.paper.question[i].part[k];
            const struct key_part *part = key_find(&key.paper, seen->label);
            assert_non_null(part);
            assert_int_equal(part->rows, seen->rows);
            for (uint32_t c = 0; c < seen->rows * seen->columns; c++)
                assert_string_equal(part->cell[c], seen->cell[c]);
            assert_int_equal(part->rubric_points, drawn->part->rubric_points);
            assert_string_equal(part->text, drawn->text);
            assert_int_equal(part->kind, drawn->part->kind);
            assert_int_equal(part->options, drawn->options);
            assert_int_equal(part->right, drawn->right);
            if (drawn->options || drawn->part->kind == KIND_OPEN)
                continue;
            const struct key *a = &part->key, *b = &drawn->key;
            struct str left = {0}, right = {0};
            rule_text(&a->rule, &left);
            rule_text(&b->rule, &right);
            assert_string_equal(left.text, right.text);
            str_release(&left);
            str_release(&right);
            assert_int_equal(a->count, b->count);
            assert_int_equal(a->readings, b->readings);
            assert_int_equal(a->mistakes, b->mistakes);
            assert_memory_equal(&a->value, &b->value, sizeof a->value);
            for (uint32_t m = 0; m < a->mistakes; m++) {
                assert_string_equal(a->mistake[m].tag, b->mistake[m].tag);
                assert_string_equal(a->mistake[m].say, b->mistake[m].say);
                assert_int_equal(
                    number_compare(a->mistake[m].value, b->mistake[m].value),
                    0);
            }
        }
    }
    struct error error = {0};
    assert_false(key_next(&key, any, NULL, &error));
    assert_int_equal(error.code, ERROR_NONE);
    close_key(&key, &path);
    sheet_release(&sheet);
    library_release(&library);
    str_release(&text);
}

static void rules_survive_as_text(void **state)
{
    (void)state;
    static const char *const rules[] = {
        "exact",
        "sigfig:3; prob",
        "dp:2; strict",
        "abs:0.02",
        "rel:0.05; rate; n=6",
        "estimate:10%",
        "estimate:x3; unit=barbers",
        "exact; form=reduced; unit=$",
        "sigfig:2; interval; locale=comma",
        "exact; set",
        "exact; list",
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct rule rule;
        struct error error = {0};
        struct str text = {0};
        assert_true(rule_read(rules[i], strlen(rules[i]), &rule, &error));
        rule_text(&rule, &text);
        assert_string_equal(text.text, rules[i]);
        str_release(&text);
    }
}

/* Reads a whole key; false with an error that names the file. */
static bool is_key(const char *path)
{
    struct key_file key;
    struct error error = {0};
    bool ok = key_open(&key, path, &error);
    while (ok && key_next(&key, any, NULL, &error))
        continue;
    assert_true(key_close(&key, &error) || error.code != ERROR_NONE);
    ok = error.code == ERROR_NONE;
    if (!ok)
        assert_ptr_equal(strstr(error.text, path), error.text);
    return ok;
}

static void put(const char *path, const char *bytes, size_t length)
{
    int descriptor = open(path, O_WRONLY | O_TRUNC);
    assert_true(descriptor >= 0);
    assert_true(write(descriptor, bytes, length) == (ssize_t)length);
    close(descriptor);
}

/* Every damage to a key file is refused, and none is fatal. */
static void damaged_keys_are_refused(void **state)
{
    (void)state;
    struct str whole = {0}, path = {0};
    secrets_key(&whole);
    make_file(whole.text, whole.length, &path);
    assert_true(is_key(path.text));
    for (size_t length = 0; length + 1 < whole.length; length++) {
        put(path.text, whole.text, length);
        assert_false(is_key(path.text));
    }
    for (size_t at = 0; at < whole.length; at++) {
        static const char replacement[] = "\0\xFF\"{}[]:,0n-\n";
        char kept = whole.text[at];
        for (size_t i = 0; i < sizeof replacement - 1; i++) {
            whole.text[at] = replacement[i];
            put(path.text, whole.text, whole.length);
            is_key(path.text);
        }
        whole.text[at] = kept;
    }
    remove_file(&path);
    str_release(&whole);
}

static void labels_have_one_spelling(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"3", "3"},
        {"3a", "3a"},
        {" 3 (A) ", "3a"},
        {"Q3b", "3b"},
        {"question 12", "12"},
        {"Question: 3.", "3"},
        {"03", "3"},
        {"0", "0"},
        {"3.27", "3.27"},
        {"", NULL},
        {"a", NULL},
        {"quest3", NULL},
        {"3-a", NULL},
        {"1234567890123456", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char label[KEY_LABEL_BYTES];
        bool ok = key_label(cases[i][0], label);
        assert_int_equal(ok, cases[i][1] != NULL);
        if (ok)
            assert_string_equal(label, cases[i][1]);
    }
}

/* Where a value of JSON ends. */
static size_t value_end(const char *text, size_t at)
{
    size_t depth = 0;
    bool quoted = false;
    for (;; at++) {
        char c = text[at];
        if (quoted) {
            at += c == '\\';
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            depth++;
        } else if (!depth && (c == ',' || c == ']' || c == '}')) {
            return at;
        } else if (c == ']' || c == '}') {
            depth--;
        }
    }
}

/* Reads all variants: true, or false with an error. */
static bool reads(const struct str *text, struct error *error)
{
    struct str path = {0};
    struct key_file key;
    make_file(text->text, text->length, &path);
    bool open = key_open(&key, path.text, error);
    while (open && key_next(&key, any, NULL, error))
        continue;
    bool good = (!open || key_close(&key, error)) && !error->code;
    remove_file(&path);
    return good;
}

/* Each value of the first lines in turn is another one, or gone: the key is
 * read, or refused by an error that tells why. */
static void a_key_with_a_changed_value_is_read_or_refused(void **state)
{
    static const char *const values[] = {
        "null", "\"\"", "\"x\"", "0",   "-1",   "1e99",    "2.5",
        "[]",   "{}",   "true",  "[0]", "[{}]", "\"1/0\"", "99999999999"};
    enum { VALUES = sizeof values / sizeof *values, EACH = 3 };
    struct library library;
    struct sheet sheet;
    struct str text = {0}, changed = {0};
    size_t good = 0, bad = 0, place = 0;
    (void)state;
    load(&library, "demo.yaml");
    draw(&library, 30, 5, 12, &sheet);
    key_write(&sheet, "reckon 0.1.0", NULL, &text);
    for (size_t at = 0; at + 2 < text.length && at < 6000; at++) {
        if (text.text[at] != '"' || text.text[at + 1] != ':')
            continue;
        size_t end = value_end(text.text, at + 2);
        for (size_t i = place++ % EACH; i < VALUES; i += EACH) {
            struct error error = {0};
            str_clear(&changed);
            str_add_bytes(&changed, text.text, at + 2);
            str_add(&changed, values[i]);
            str_add_bytes(&changed, text.text + end, text.length - end);
            bool fine = reads(&changed, &error);
            if (!fine && !*error.text)
                fail_msg("refused without a word:\n%s", changed.text);
            *(fine ? &good : &bad) += 1;
        }
    }
    assert_true(good > 50 && bad > 200);
    str_release(&text);
    str_release(&changed);
    sheet_release(&sheet);
    library_release(&library);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_key_file_holds_what_the_judge_needs),
        cmocka_unit_test(rules_survive_as_text),
        cmocka_unit_test(damaged_keys_are_refused),
        cmocka_unit_test(a_key_with_a_changed_value_is_read_or_refused),
        cmocka_unit_test(labels_have_one_spelling),
    };
    numeric_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
