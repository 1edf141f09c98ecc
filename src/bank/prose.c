#include "bank/prose.h"

#include <string.h>

#include "lang/fold.h"
#include "lang/lex.h"
#include "lang/parse.h"

/* HOLE_BYTES is what most holes take, ROOM_LEFT what writing a number wants to
 * see in front of it. */
enum { SEGMENT_LIMIT = 400, HOLE_BYTES = 12, ROOM_LEFT = 64 };

struct prose_reader {
    struct arena *arena;
    struct scope *scope;
    const char *text;
    size_t length, at;
    struct segment *segment; /* SEGMENT_LIMIT of them, or one for all */
    uint32_t count;
    bool passing; /* nothing is kept */
    struct error *error;
};

static struct segment *add(struct prose_reader *reader)
{
    if (reader->count == SEGMENT_LIMIT) {
        error_set_at(reader->error, ERROR_LIMIT, (uint32_t)reader->at, 1,
                     "more than %d holes in one text", SEGMENT_LIMIT / 2);
        return NULL;
    }
    struct segment *segment =
        &reader->segment[reader->passing ? 0 : reader->count];
    reader->count++;
    *segment = (struct segment){0};
    return segment;
}

/* From `at` on, the first byte that may be a brace; eight at a time. */
static size_t skip_plain(const struct prose_reader *reader, size_t at)
{
    static const uint64_t tops = 0x8080808080808080u;
    static const uint64_t ones = 0x0101010101010101u;
    for (; at + 8 <= reader->length; at += 8) {
        uint64_t word;
        memcpy(&word, reader->text + at, sizeof word);
        /* A top bit is set in each byte of ASCII from '{' on. */
        if (((word & ~tops) + ones * (0x80 - '{')) & ~word & tops)
            break;
    }
    while (at < reader->length && reader->text[at] < '{')
        at++;
    return at;
}

/* Where the words from `at` on end, at a hole or with the text, and how long
 * they are without the second of doubled braces. False at a lone one. */
static bool find_words(struct prose_reader *reader, size_t at, size_t *end,
                       size_t *length)
{
    *length = 0;
    for (;;) {
        size_t next = skip_plain(reader, at);
        *length += next - at;
        at = next;
        if (at == reader->length)
            break;
        char c = reader->text[at];
        bool brace = c == '{' || c == '}';
        bool doubled =
            brace && at + 1 < reader->length && reader->text[at + 1] == c;
        if (c == '{' && !doubled)
            break;
        if (c == '}' && !doubled)
            return error_set_at(reader->error, ERROR_SYNTAX, (uint32_t)at, 1,
                                "a '}' without its '{'; a brace in text is "
                                "written twice");
        at += doubled ? 2 : 1;
        ++*length;
    }
    *end = at;
    return true;
}

/* The words between two places, of which doubled braces become single ones. */
static char *copy_words(struct prose_reader *reader, size_t end, size_t length)
{
    const char *from = reader->text + reader->at;
    char *words = arena_padded(reader->arena, from, length);
    for (size_t i = 0; length != end - reader->at && i < length; i++) {
        words[i] = *from;
        from += *from == '{' || *from == '}' ? 2 : 1;
    }
    return words;
}

/* Words up to the next hole. */
static bool read_words(struct prose_reader *reader)
{
    size_t end = 0, length = 0;
    if (!find_words(reader, reader->at, &end, &length))
        return false;
    struct segment *segment = length ? add(reader) : NULL;
    if (segment && !reader->passing) {
        segment->text = copy_words(reader, end, length);
        segment->length = (uint32_t)length;
        segment->broken = memchr(segment->text, '\n', length) != NULL;
    }
    reader->at = end;
    return segment || !length;
}

static bool read_format(struct prose_reader *reader, struct segment *segment)
{
    const char *start = reader->text + reader->at;
    const char *close = memchr(start, '}', reader->length - reader->at);
    if (!close)
        return error_set_at(reader->error, ERROR_SYNTAX, segment->at, 1,
                            "this hole has no '}'");
    struct error inner;
    error_clear(&inner);
    size_t length = (size_t)(close - start);
    if (!format_parse(reader->arena, start, length, &segment->format, &inner))
        return error_set_at(reader->error, inner.code,
                            (uint32_t)reader->at + inner.at, inner.length, "%s",
                            inner.text);
    reader->at += length;
    return true;
}

static bool move_to(struct prose_reader *reader, size_t offset,
                    const struct error *inner)
{
    return error_set_at(reader->error, inner->code,
                        (uint32_t)offset + inner->at, inner->length, "%s",
                        inner->text);
}

/* The formula of a hole from `start` on, up to `end`. */
static bool read_formula(struct prose_reader *reader, struct segment *segment,
                         size_t start, size_t *end)
{
    struct error inner;
    error_clear(&inner);
    segment->node = parse_prefix(reader->arena, reader->text + start,
                                 reader->length - start, end, &inner);
    *end += start;
    return (segment->node &&
            check_expression(reader->scope, segment->node, &inner)) ||
           move_to(reader, start, &inner);
}

/* A hole that is only looked at is mostly a name that is known, which needs no
 * tree to be right. */
static bool skip_name(const struct prose_reader *reader, size_t start,
                      size_t *end)
{
    size_t at = start;
    while (at < reader->length &&
           (lex_is_letter(reader->text[at]) || lex_is_digit(reader->text[at])))
        at++;
    *end = at;
    return reader->passing && at < reader->length &&
           (reader->text[at] == '}' || reader->text[at] == ':') &&
           scope_has(reader->scope, reader->text + start, at - start);
}

/* { expression [=] [: format] } */
static bool read_hole(struct prose_reader *reader)
{
    struct segment *segment = add(reader);
    size_t end;
    if (!segment)
        return false;
    segment->at = (uint32_t)reader->at++;
    if (!skip_name(reader, reader->at, &end) &&
        !read_formula(reader, segment, reader->at, &end))
        return false;
    reader->at = end;
    if (reader->at < reader->length && reader->text[reader->at] == '=') {
        segment->explain = true;
        reader->at++;
        while (reader->at < reader->length && reader->text[reader->at] == ' ')
            reader->at++;
    }
    if (reader->at < reader->length && reader->text[reader->at] == ':') {
        reader->at++;
        if (!read_format(reader, segment))
            return false;
    }
    if (reader->at == reader->length || reader->text[reader->at] != '}')
        return error_set_at(reader->error, ERROR_SYNTAX, (uint32_t)reader->at,
                            1, "'}', '=' or ':' expected in a hole");
    reader->at++;
    return true;
}

static bool read_all(struct prose_reader *reader)
{
    while (reader->length && reader->text[reader->length - 1] == '\n')
        reader->length--;
    while (reader->at < reader->length) {
        bool hole = reader->text[reader->at] == '{' &&
                    (reader->at + 1 == reader->length ||
                     reader->text[reader->at + 1] != '{');
        if (!(hole ? read_hole(reader) : read_words(reader)))
            return false;
    }
    return true;
}

static bool read_and_keep(struct loader *loader, struct prose_reader *reader,
                          struct prose *out)
{
    struct segment segments[SEGMENT_LIMIT];
    reader->segment = segments;
    if (!read_all(reader))
        return false;
    out->room = ROOM_LEFT;
    for (uint32_t i = 0; i < reader->count; i++) {
        out->room += segments[i].text ? segments[i].length : HOLE_BYTES;
        if (segments[i].node)
            tree_fold(loader->arena, segments[i].node);
    }
    out->count = reader->count;
    out->segment = arena_get(loader->arena, reader->count * sizeof *segments);
    memcpy(out->segment, segments, reader->count * sizeof *segments);
    return true;
}

bool prose_parse(struct loader *loader, const struct yaml_node *scalar,
                 struct prose *out, struct error *error)
{
    struct segment any;
    struct prose_reader reader = {.arena = loader->arena,
                                  .scope = &loader->scope,
                                  .text = scalar->text,
                                  .length = scalar->text_length,
                                  .segment = &any,
                                  .passing = loader->passing,
                                  .error = error};
    out->place = scalar;
    if (reader.passing ? read_all(&reader)
                       : read_and_keep(loader, &reader, out))
        return true;
    yaml_move_error(loader->source, scalar, error);
    return false;
}
