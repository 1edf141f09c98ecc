#include "quiz/normalise.h"

#include <string.h>

#include "base/utf8.h"

static const struct {
    uint32_t point;
    const char *text;
} signs[] = {
#define SIGN(point, text) {point, text},
#include "quiz/sign.def"
#undef SIGN
};

/* Bytes of output for one byte of input at most: " phi " for two, and "^(2)"
 * for two. */
enum { GROWTH = 3 };

struct writer {
    char *text;
    uint32_t *origin;
    size_t length;
};

static void put(struct writer *out, const char *text, size_t length,
                size_t from)
{
    for (size_t i = 0; i < length; i++) {
        out->text[out->length] = text[i];
        out->origin[out->length++] = (uint32_t)from;
    }
}

/* The character that a superscript raises; 0 for other signs. */
static char raised(uint32_t point)
{
    switch (point) {
    case 0xB2: return '2';
    case 0xB3: return '3';
    case 0xB9: return '1';
    case 0x2070: return '0';
    case 0x207A: return '+';
    case 0x207B: return '-';
    case 0x207D: return '(';
    case 0x207E: return ')';
    default:
        return point >= 0x2074 && point <= 0x2079
                   ? (char)('4' + (point - 0x2074))
                   : '\0';
    }
}

/* A run of superscripts becomes "^(...)". Returns the bytes taken, 0 if there
 * is none. */
static size_t put_raised(struct writer *out, const char *line, size_t length,
                         size_t from)
{
    size_t at = 0, bytes;
    uint32_t point;
    char c;
    while ((bytes = utf8_decode(line + at, length - at, &point)) != 0 &&
           (c = raised(point)) != '\0') {
        if (!at)
            put(out, "^(", 2, from);
        put(out, &c, 1, from + at);
        at += bytes;
    }
    if (at)
        put(out, ")", 1, from + at - 1);
    return at;
}

static void put_point(struct writer *out, const char *line, size_t bytes,
                      uint32_t point, size_t from)
{
    if (point >= 0xFF01 && point <= 0xFF5E) {
        char plain = (char)(point - 0xFF01 + '!');
        put(out, &plain, 1, from);
        return;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].point == point) {
            put(out, signs[i].text, strlen(signs[i].text), from);
            return;
        }
    put(out, line + from, bytes, from);
}

static bool is_control(char c)
{
    return ((unsigned char)c < 0x20 && c != '\t') || c == 0x7F;
}

static bool is_plain(const char *line, size_t length, struct error *error,
                     bool *failed)
{
    bool plain = true;
    *failed = false;
    for (size_t i = 0; i < length; i++) {
        if (is_control(line[i])) {
            *failed = true;
            return error_set_at(error, ERROR_SYNTAX, (uint32_t)i, 1,
                                "a control character cannot be read");
        }
        plain = plain && (unsigned char)line[i] < 0x80;
    }
    return plain;
}

bool normalise(struct arena *arena, const char *line, size_t length,
               struct normalised *out, struct error *error)
{
    bool failed;
    *out = (struct normalised){
        .text = line, .length = length, .typed_length = length};
    if (is_plain(line, length, error, &failed))
        return true;
    if (failed)
        return false;
    size_t bad = utf8_valid(line, length);
    if (bad < length)
        return error_set_at(error, ERROR_SYNTAX, (uint32_t)bad, 1,
                            "this is no UTF-8 text");
    struct writer writer = {
        arena_get(arena, GROWTH * length + 1),
        arena_get(arena, (GROWTH * length + 1) * sizeof *writer.origin), 0};
    for (size_t at = 0; at < length;) {
        uint32_t point = (unsigned char)line[at];
        size_t bytes = 1;
        if (point < 0x80)
            put(&writer, line + at, 1, at);
        else if (!(bytes = put_raised(&writer, line + at, length - at, at))) {
            bytes = utf8_decode(line + at, length - at, &point);
            put_point(&writer, line, bytes, point, at);
        }
        at += bytes;
    }
    out->text = writer.text;
    out->length = writer.length;
    out->origin = writer.origin;
    return true;
}

void normalised_place(const struct normalised *normalised, struct error *error)
{
    if (!normalised->origin || !error->code)
        return;
    size_t from = error->at, to = from + error->length;
    const uint32_t *origin = normalised->origin;
    size_t start =
        from < normalised->length ? origin[from] : normalised->typed_length;
    size_t end =
        to < normalised->length ? origin[to] : normalised->typed_length;
    error->at = (uint32_t)start;
    error->length = end > start ? (uint32_t)(end - start) : 1;
}
