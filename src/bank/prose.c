#include "bank/prose.h"

#include <string.h>

#include "lang/parse.h"

enum { SEGMENT_LIMIT = 400 };

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

/* Words up to the next hole; doubled braces become single ones. */
static bool read_words(struct prose_reader *reader)
{
    size_t start = reader->at, length = 0;
    char *words = arena_get(reader->arena, reader->length - start + 1);
    while (reader->at < reader->length) {
        char c = reader->text[reader->at];
        bool doubled = reader->at + 1 < reader->length &&
                       reader->text[reader->at + 1] == c;
        if (c == '{' && !doubled)
            break;
        if (c == '}' && !doubled)
            return error_set_at(reader->error, ERROR_SYNTAX,
                                (uint32_t)reader->at, 1,
                                "a '}' without its '{'; a brace in text is "
                                "written twice");
        reader->at += (c == '{' || c == '}') ? 2 : 1;
        words[length++] = c;
    }
    words[length] = '\0';
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
    struct error inner = {0};
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
    struct error inner = {0};
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
    out->count = reader.count;
    out->segment = arena_get(arena, reader.count * sizeof *segments);
    memcpy(out->segment, segments, reader.count * sizeof *segments);
    return true;
}
