#include "base/comma.h"

#include <stdbool.h>
#include <string.h>

/* A blank without width, U+200B: it takes no column, and utf8_add_visible lets
 * it pass. */
static const char keep[] = "\xe2\x80\x8b";

enum { KEEP = sizeof keep - 1, GROUP = 3 };

static bool is_digit(char c)
{
    return '0' <= c && c <= '9';
}

static bool is_mark(char c)
{
    return c == '.' || c == ',';
}

static bool is_letter(char c)
{
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_';
}

static size_t digits(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && is_digit(text[count]))
        count++;
    return count;
}

/* Is the whole of it a number with a point, or with commas between groups? */
static bool is_number(const char *text, size_t length)
{
    size_t at = digits(text, length);
    bool grouped = 0 < at && at <= GROUP && *text != '0';
    while (grouped && at < length && text[at] == ',') {
        if (digits(text + at + 1, length - at - 1) != GROUP)
            return false;
        at += 1 + GROUP;
    }
    if (at < length && text[at] == '.')
        at += 1 + digits(text + at + 1, length - at - 1);
    return at == length;
}

/* Digits and marks in one piece, from a digit or mark to a digit. */
static size_t run_of(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && (is_digit(text[count]) || is_mark(text[count])))
        count++;
    while (count && is_mark(text[count - 1]))
        count--;
    return count;
}

static bool is_keep(const char *text, size_t length)
{
    return length >= KEEP && memcmp(text, keep, KEEP) == 0;
}

void comma_add(struct str *out, const char *text, size_t length)
{
    bool inside = false; /* of a word, or of what is kept */
    for (size_t at = 0; at < length;) {
        if (is_keep(text + at, length - at)) {
            at += KEEP;
            inside = true;
            continue;
        }
        size_t run = inside ? 0 : run_of(text + at, length - at);
        bool number = run && is_number(text + at, run) &&
                      !is_keep(text + at + run, length - at - run);
        for (size_t i = 0; i < run; i++) {
            char c = text[at + i];
            bool swap = number && is_mark(c);
            str_add_char(out, !swap ? c : c == '.' ? ',' : '.');
        }
        at += run;
        inside |= run > 0;
        if (run)
            continue;
        char c = text[at++];
        str_add_char(out, c);
        inside = is_letter(c) || (inside && (is_digit(c) || is_mark(c)));
    }
}

void comma_keep(struct str *out, const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        if (is_digit(text[at]) && (!at || !is_digit(text[at - 1])))
            str_add_bytes(out, keep, KEEP);
        str_add_char(out, text[at]);
    }
}
