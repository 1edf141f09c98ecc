/* Rewrites the generated sections of a manual page: what stands between
 *
 *     .\" begin NAME
 *     .\" end NAME
 *
 * generate FOLDER PAGE prints the page FOLDER/PAGE with these sections made
 * anew. 'make doc' replaces the pages by that, and tests/doc/pages.sh fails
 * where it would make a difference. */
#include "generate.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { COLUMNS = 74, FILE_MOST = 1 << 22 };

static const struct {
    const char *name;
    void (*write)(struct page *page);
} sections[] = {
#define SECTION(name, id) {name, section_##id},
#include "section.def"
#undef SECTION
};

void page_fail(const char *what, const char *which)
{
    fprintf(stderr, "generate: %s: %s\n", what, which);
    exit(1);
}

void page_read(const struct page *page, const char *path, struct str *text)
{
    struct error error = {.code = ERROR_NONE};
    struct str whole = {0};
    str_add_format(&whole, "%s/%s", page->folder, path);
    if (!file_read(whole.text, FILE_MOST, text, &error))
        page_fail(path, error.text);
    str_release(&whole);
}

void page_line(struct page *page, const char *line)
{
    str_add(page->out, line);
    str_add_char(page->out, '\n');
}

/* Characters that roff would take for its own or print as others. */
static void add_escaped(struct str *out, const char *text, size_t length)
{
    static const struct {
        char plain;
        const char *escape;
    } escapes[] = {{'\\', "\\e"},  {'\'', "\\(aq"}, {'`', "\\(ga"},
                   {'^', "\\(ha"}, {'~', "\\(ti"},  {'"', "\\(dq"},
                   {'-', "\\-"}};
    for (size_t i = 0; i < length; i++) {
        const char *escape = NULL;
        for (size_t k = 0; k < sizeof escapes / sizeof *escapes; k++)
            if (escapes[k].plain == text[i])
                escape = escapes[k].escape;
        /* A hyphen within a word of running text may stay one. */
        bool hyphen = text[i] == '-' && i && text[i - 1] >= 'a' &&
                      text[i - 1] <= 'z' && text[i + 1] >= 'a' &&
                      text[i + 1] <= 'z';
        /* Else mandoc takes "name()" for a function without its markup. */
        if (text[i] == '(' && i + 1 < length && text[i + 1] == ')')
            str_add(out, "\\&");
        if (escape && !hyphen)
            str_add(out, escape);
        else
            str_add_char(out, text[i]);
    }
}

void page_macro(struct page *page, const char *macro, const char *text)
{
    str_add_format(page->out, "%s \"", macro);
    add_escaped(page->out, text, strlen(text));
    str_add(page->out, "\"\n");
}

void page_literal(struct page *page, const char *line, size_t length)
{
    if (length && (*line == '.' || *line == '\''))
        str_add(page->out, "\\&");
    add_escaped(page->out, line, length);
    str_add_char(page->out, '\n');
}

/* A sentence ends here: roff sets more blank behind it, so that the next one
 * must begin a line. */
static bool ends_sentence(char last, const char *next)
{
    return strchr(".?!", last) &&
           (!*next || (*next >= 'A' && *next <= 'Z') || *next == '\'');
}

void page_text(struct page *page, const char *text)
{
    size_t column = 0;
    bool sentence = false;
    while (*text) {
        size_t length = strcspn(text, " ");
        size_t before = page->out->length;
        if (column && (sentence || column + 1 + length > COLUMNS)) {
            str_add_char(page->out, '\n');
            column = 0;
        } else if (column)
            str_add_char(page->out, ' ');
        if (!column && (*text == '.' || *text == '\''))
            str_add(page->out, "\\&");
        add_escaped(page->out, text, length);
        char last = text[length - 1];
        text += length;
        while (*text == ' ')
            text++;
        sentence = ends_sentence(last, text);
        if (!sentence && strchr(".?!", last))
            str_add(page->out, "\\&");
        column += page->out->length - before;
    }
    str_add_char(page->out, '\n');
}

void page_phrase(struct page *page, const char *text)
{
    struct str sentence = {0};
    size_t length = strlen(text);
    str_add_format(&sentence, "%s%s", text,
                   length && strchr(".?!", text[length - 1]) ? "" : ".");
    page_text(page, sentence.text);
    str_release(&sentence);
}

/* The name behind ".\" begin " at the start of a line; its length, or 0. */
static size_t marked(const char *line, const char *mark)
{
    size_t length = strlen(mark);
    if (strncmp(line, mark, length) != 0)
        return 0;
    return strcspn(line + length, "\n");
}

static void write_section(struct page *page, const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (strlen(sections[i].name) == length &&
            memcmp(sections[i].name, name, length) == 0) {
            sections[i].write(page);
            return;
        }
    page_fail("no such section", name);
}

static void rewrite(struct page *page, const char *at)
{
    static const char begin[] = ".\\\" begin ", end[] = ".\\\" end ";
    bool inside = false;
    while (*at) {
        size_t line = strcspn(at, "\n") + (strchr(at, '\n') != NULL);
        size_t name = marked(at, begin);
        if (marked(at, end))
            inside = false;
        if (!inside)
            str_add_bytes(page->out, at, line);
        if (name && inside)
            page_fail("a section begins inside another", at);
        if (name) {
            write_section(page, at + strlen(begin), name);
            inside = true;
        }
        at += line;
    }
    if (inside)
        page_fail("a section has no end", "the last");
}

int main(int argc, char **argv)
{
    struct str text = {0}, out = {0};
    if (argc != 3)
        page_fail("wants", "FOLDER PAGE");
    struct page page = {&out, argv[1]};
    page_read(&page, argv[2], &text);
    rewrite(&page, str_text(&text));
    bool ok = fwrite(str_text(&out), 1, out.length, stdout) == out.length;
    str_release(&text);
    str_release(&out);
    return ok && fflush(stdout) == 0 ? 0 : 1;
}
