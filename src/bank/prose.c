#include "bank/prose.h"

#include <string.h>

#include "lang/fold.h"
#include "lang/parse.h"

/* HOLE_BYTES is what most holes take, ROOM_LEFT what writing a number wants to
 * see in front of it. */
enum { SEGMENT_LIMIT = 400, HOLE_BYTES = 12, ROOM_LEFT = 64 };

struct prose_reader {
    struct arena *arena;
    struct scope *scope;
    const char *text;
    size_t length, at;
    struct segment *segment; /* SEGMENT_LIMIT of them */
    uint32_t count;
    struct error *error;
};

static struct segment *add(struct prose_reader *reader)
{
    if (reader->count == SEGMENT_LIMIT) {
        error_set_at(reader->error, ERROR_LIMIT, (uint32_t)reader->at, 1,
                     "more than %d holes in one text", SEGMENT_LIMIT / 2);
        return NULL;
    }
    struct segment *segment = &reader->segment[reader->count++];
    *segment = (struct segment){0};
    return segment;
}

/* Where the words from `at` on end, at a hole or with the text, and how long
 * they are without the second of doubled braces. False at a lone one. */
static bool find_words(struct prose_reader *reader, size_t at, size_t *end,
                       size_t *length)
{
    for (*length = 0; at < reader->length; ++*length) {
        char c = reader->text[at];
        if (c < '{') { /* ASCII before the braces: nothing to look at */
            at++;
            continue;
        }
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
    }
    *end = at;
    return true;
}

/* Words up to the next hole; doubled braces become single ones. */
static bool read_words(struct prose_reader *reader)
{
    size_t end = 0, length = 0;
    if (!find_words(reader, reader->at, &end, &length))
        return false;
    const char *from = reader->text + reader->at;
    char *words = arena_padded(reader->arena, from, length);
    for (size_t i = 0; length != end - reader->at && i < length; i++) {
        words[i] = *from;
        from += *from == '{' || *from == '}' ? 2 : 1;
    }
    reader->at = end;
    if (!length)
        return true;
    struct segment *segment = add(reader);
    if (segment) {
        segment->text = words;
        segment->length = (uint32_t)length;
        segment->broken = memchr(words, '\n', length) != NULL;
    }
    return segment;
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

/* { expression [=] [: format] } */
static bool read_hole(struct prose_reader *reader)
{
    struct segment *segment = add(reader);
    struct error inner;
    error_clear(&inner);
    size_t end;
    if (!segment)
        return false;
    segment->at = (uint32_t)reader->at++;
    size_t start = reader->at;
    segment->node = parse_prefix(reader->arena, reader->text + start,
                                 reader->length - start, &end, &inner);
    if (!segment->node ||
        !check_expression(reader->scope, segment->node, &inner))
        return move_to(reader, start, &inner);
    tree_fold(reader->arena, segment->node);
    reader->at = start + end;
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

bool prose_parse(struct arena *arena, const struct source *source,
                 struct scope *scope, const struct yaml_node *scalar,
                 struct prose *out, struct error *error)
{
    struct segment segments[SEGMENT_LIMIT];
    struct prose_reader reader = {.arena = arena,
                                  .scope = scope,
                                  .text = scalar->text,
                                  .length = scalar->text_length,
                                  .segment = segments,
                                  .error = error};
    while (reader.length && reader.text[reader.length - 1] == '\n')
        reader.length--;
    while (reader.at < reader.length) {
        bool hole = reader.text[reader.at] == '{' &&
                    (reader.at + 1 == reader.length ||
                     reader.text[reader.at + 1] != '{');
        if (hole ? read_hole(&reader) : read_words(&reader))
            continue;
        yaml_move_error(source, scalar, error);
        return false;
    }
    out->place = scalar;
    out->room = ROOM_LEFT;
    for (uint32_t i = 0; i < reader.count; i++)
        out->room += segments[i].text ? segments[i].length : HOLE_BYTES;
    out->count = reader.count;
    out->segment = arena_get(arena, reader.count * sizeof *segments);
    memcpy(out->segment, segments, reader.count * sizeof *segments);
    return true;
}
