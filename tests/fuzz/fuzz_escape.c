/* Any text for every format: what a reader of that format makes of it is the
 * text, or the text with its controls shown, and nothing in it is a sign that
 * the format knows. */
#include <string.h>

#include "base/markup.h"
#include "export/csv.h"
#include "export/escape.h"
#include "export/json_read.h"
#include "fuzz.h"
#include "history/text.h"

static void through_json(const char *text)
{
    struct str out = {0};
    size_t at, length;
    str_add(&out, "[");
    escape_json(&out, text);
    str_add(&out, "]");
    REQUIRE_OF(fuzz_is_visible(str_text(&out), out.length, false), out.text);
    struct json_value *root = json_read(out.text, out.length, &at);
    const char *back = json_read_text(json_read_item(root, 0), &length);
    REQUIRE_OF(back, out.text);
    if (utf8_valid(text, strlen(text)) == strlen(text))
        REQUIRE_OF(strcmp(back, text) == 0, out.text);
    json_read_free(root);
    str_release(&out);
}

/* Without blanks around it, which the reader drops. */
static size_t trim(const char **text)
{
    size_t length;
    *text += strspn(*text, " \t");
    length = strlen(*text);
    while (length && strchr(" \t", (*text)[length - 1]))
        length--;
    return length;
}

static bool same_cell(const char *a, const char *b)
{
    size_t length = trim(&a), other = trim(&b);
    return length == other && memcmp(a, b, length) == 0;
}

static bool starts_a_formula(const char *cell)
{
    cell += *cell == '"';
    cell += strspn(cell, " ");
    return *cell && strchr("=+-@\t\r\n", *cell);
}

/* What a cell shows: lines and tabs stay, and what could steer a terminal is
 * spelt out. */
static void add_shown(struct str *out, const char *text)
{
    while (*text) {
        size_t plain = strcspn(text, "\t\n");
        utf8_add_visible(out, text, plain);
        text += plain;
        if (*text)
            str_add_char(out, *text++);
    }
}

/* The cell is the text as it is shown, perhaps behind an apostrophe. */
static void through_csv(const char *text)
{
    struct str out = {0}, shown = {0};
    struct csv csv;
    struct error error = {0};
    size_t length = strlen(text);
    str_add(&out, "x,");
    escape_csv_text(&out, text);
    REQUIRE_OF(!starts_a_formula(out.text + 2), out.text);
    struct source source = source_of("fuzz", out.text, out.length);
    bool ok = csv_open(&csv, &source, &error) && csv_next(&csv, &error);
    if (utf8_valid(text, length) == length && length < 4096) {
        REQUIRE_OF(ok && csv.fields == 2, out.text);
        const char *back = csv_field(&csv, 1);
        add_shown(&shown, text);
        REQUIRE_OF(same_cell(back, str_text(&shown)) ||
                       (*back == '\'' && same_cell(back + 1, str_text(&shown))),
                   out.text);
    }
    csv_release(&csv);
    str_release(&shown);
    str_release(&out);
}

static void through_history(const char *data, size_t size)
{
    struct str out = {0};
    struct arena arena;
    size_t length = 0;
    arena_init(&arena);
    text_escape(&out, data, size);
    REQUIRE(fuzz_is_visible(str_text(&out), out.length, false));
    REQUIRE(*str_text(&out) != '\'' && *str_text(&out) != ' ');
    const char *back = text_unescape(str_text(&out), &length, &arena);
    REQUIRE(back && length == size && memcmp(back, data, size) == 0);
    str_release(&out);
    arena_release(&arena);
}

static void through_xml(const char *data, size_t size, const char *shown)
{
    static const char *const entity[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    struct str out = {0}, back = {0};
    markup_add_xml(&out, data, size);
    for (const char *at = str_text(&out); *at;) {
        size_t which = 0;
        REQUIRE_OF(!strchr("<>\"", *at), out.text);
        if (*at != '&') {
            str_add_char(&back, *at++);
            continue;
        }
        while (which < 4 &&
               strncmp(at, entity[which], strlen(entity[which])) != 0)
            which++;
        REQUIRE_OF(which < 4, out.text);
        str_add_char(&back, "&<>\""[which]);
        at += strlen(entity[which]);
    }
    REQUIRE_OF(strcmp(str_text(&back), shown) == 0, str_text(&out));
    str_release(&out);
    str_release(&back);
}

/* A sign of Markdown only behind a backslash; without those, the text. */
static void through_markdown(const char *data, size_t size, const char *shown,
                             bool begins)
{
    struct str out = {0}, back = {0};
    markup_add_markdown(&out, data, size, begins);
    for (const char *at = str_text(&out); *at; at++) {
        if (*at == '\\')
            REQUIRE_OF(*++at && strchr("\\`*_{}[]<>$&~^|@:#+-=%.)", *at),
                       out.text);
        else
            REQUIRE_OF(!strchr("`*_{}[]<>$&~^|@", *at), out.text);
        str_add_char(&back, *at);
    }
    if (begins) {
        shown += strspn(shown, " ");
        REQUIRE_OF(!strchr("#+-=>", *str_text(&out)) || !out.length,
                   str_text(&out));
    }
    REQUIRE_OF(strcmp(str_text(&back), shown) == 0, str_text(&out));
    str_release(&out);
    str_release(&back);
}

/* No sign of LaTeX but in commands that we write; braces balance. */
static void through_latex(const char *data, size_t size)
{
    struct str out = {0};
    int braces = 0, dollars = 0;
    markup_add_latex(&out, data, size);
    for (const char *at = str_text(&out); *at; at++) {
        if (*at == '\\') {
            REQUIRE_OF(strncmp(at, "\\input", 6) != 0 &&
                           strncmp(at, "\\write", 6) != 0 &&
                           strncmp(at, "\\catcode", 8) != 0 && at[1],
                       out.text);
            at++;
        } else {
            braces += (*at == '{') - (*at == '}');
            dollars += *at == '$';
            REQUIRE_OF(!strchr("%#&_", *at) && braces >= 0, out.text);
            REQUIRE_OF(*at != '^' || (dollars & 1), out.text);
        }
    }
    REQUIRE_OF(braces == 0 && !(dollars & 1), str_text(&out));
    str_release(&out);
}

FUZZ_TARGET(escape)
{
    struct str shown = {0};
    char *copy = malloc(size + 1);
    memcpy(copy, data, size);
    copy[size] = '\0';
    utf8_add_visible(&shown, data, size);
    through_json(copy);
    through_csv(copy);
    through_history(data, size);
    through_xml(data, size, str_text(&shown));
    through_markdown(data, size, str_text(&shown), false);
    through_markdown(data, size, str_text(&shown), true);
    through_latex(data, size);
    str_release(&shown);
    free(copy);
}
