#include "bank/yaml.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "bank/yaml_line.h"
#include "base/memory.h"
#include "base/utf8.h"

enum {
    DEPTH_LIMIT = 16,

    SCALAR_LIMIT = 64 << 10,
    KEY_LIMIT = 1000 /* of one map: each new key is compared with all */
};

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    const struct source *source;
    struct error error;
    const size_t *line_start; /* byte offset of each line */
    size_t lines;
    uint32_t depth, events;
};

static bool is_ascii(const struct source *source, size_t at, size_t length)
{
    static const uint64_t tops = 0x8080808080808080u;
    const char *text = source->text + at;
    if (length > source->length - at)
        return false;
    for (; length >= 8; length -= 8, text += 8) {
        uint64_t word;
        memcpy(&word, text, sizeof word);
        if (word & tops)
            return false;
    }
    for (; length; length--, text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

/* libyaml counts characters, we count bytes. */
static uint32_t byte_of(const struct reader *reader, yaml_mark_t mark)
{
    if (mark.line >= reader->lines)
        return (uint32_t)reader->source->length;
    size_t at = reader->line_start[mark.line], column = 0;
    if (is_ascii(reader->source, at, mark.column)) {
        at += mark.column;
        column = mark.column;
    }
    for (; column < mark.column && at < reader->source->length; column++) {
        uint32_t point;
        size_t size = utf8_decode(reader->source->text + at,
                                  reader->source->length - at, &point);
        at += size ? size : 1;
    }
    return (uint32_t)(at < reader->source->length ? at
                                                  : reader->source->length);
}

static void *fail(struct reader *reader, uint32_t at, const char *text)
{
    error_set_at(&reader->error, ERROR_SYNTAX, at, 1, "%s", text);
    return NULL;
}

/* libyaml's own complaint, or better: the mend for what stands on the line. */
static void *fail_in_libyaml(struct reader *reader)
{
    if (reader->parser.error == YAML_MEMORY_ERROR)
        memory_fail();
    uint32_t at = byte_of(reader, reader->parser.problem_mark);
    if (yaml_line_mend(reader->source, at, &reader->error))
        return NULL;
    uint32_t context = byte_of(reader, reader->parser.context_mark);
    if (reader->parser.context &&
        yaml_line_mend(reader->source, context, &reader->error))
        return NULL;
    error_set_at(&reader->error, ERROR_SYNTAX, at, 1,
                 "not readable as YAML: %s",
                 reader->parser.problem ? reader->parser.problem : "bad text");
    return NULL;
}

static bool next_event(struct reader *reader, yaml_event_t *event)
{
    if (!yaml_parser_parse(&reader->parser, event)) {
        fail_in_libyaml(reader);
        return false;
    }
    if (++reader->events > YAML_EVENTS_MOST) {
        fail(reader, byte_of(reader, event->start_mark),
             "this file has too many entries");
        yaml_event_delete(event);
        return false;
    }
    return true;
}

static struct yaml_node *new_node(struct reader *reader, enum yaml_kind kind,
                                  const yaml_event_t *event)
{
    struct yaml_node *node = arena_zero(reader->arena, sizeof *node);
    node->kind = kind;
    node->at = byte_of(reader, event->start_mark);
    node->length = 1;
    return node;
}

/* What stands in the file between a scalar's first and last byte. */
static struct yaml_node *read_scalar(struct reader *reader,
                                     const yaml_event_t *event)
{
    struct yaml_node *node = new_node(reader, YAML_SCALAR, event);
    uint32_t end = byte_of(reader, event->end_mark);
    yaml_scalar_style_t style = event->data.scalar.style;
    size_t length = event->data.scalar.length;
    if (event->data.scalar.anchor || event->data.scalar.tag)
        return fail(reader, node->at,
                    "'&' and '!' at the start are YAML anchors and tags; put "
                    "the formula in brackets: (!x)");
    if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
        style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return fail(reader, node->at,
                    "no quotes around a value: YAML would take them away; put "
                    "text under '>-', and a formula that begins with a quote "
                    "in brackets");
    if (length > SCALAR_LIMIT)
        return fail(reader, node->at, "this text is longer than 64 KiB");
    if (memchr(event->data.scalar.value, '\0', length))
        return fail(reader, node->at, "a NUL byte in the text");
    if (!yaml_line_check_comment(reader->source, node->at, end,
                                 style != YAML_PLAIN_SCALAR_STYLE,
                                 &reader->error))
        return NULL;
    node->length = end > node->at ? end - node->at : 1;
    node->text = arena_text(reader->arena,
                            (const char *)event->data.scalar.value, length);
    node->text_length = (uint32_t)length;
    return node;
}

static struct yaml_node *read_node(struct reader *reader, yaml_event_t *event);

/* Children are gathered on the way and copied to the arena at the end. */
struct gathered {
    struct yaml_entry *entry;
    struct yaml_node **item;
    uint32_t count, capacity;
};

static void grow(struct reader *reader, struct gathered *g, bool map)
{
    if (g->count < g->capacity)
        return;
    uint32_t capacity = g->capacity ? 2 * g->capacity : 8;
    size_t size = map ? sizeof *g->entry : sizeof *g->item;
    void *larger = arena_get(reader->arena, capacity * size);
    const void *old = map ? (const void *)g->entry : (const void *)g->item;
    if (g->count)
        memcpy(larger, old, g->count * size);
    if (map)
        g->entry = larger;
    else
        g->item = larger;
    g->capacity = capacity;
}

static bool key_is_new(struct reader *reader, const struct gathered *g,
                       const struct yaml_node *key)
{
    for (uint32_t i = 0; i < g->count; i++)
        if (g->entry[i].key[0] == key->text[0] &&
            strcmp(g->entry[i].key, key->text) == 0)
            return error_set_at(
                &reader->error, ERROR_KEY, key->at, key->length,
                "the key '%.60s' stands here a second time; the first is in "
                "line %u",
                key->text, source_locate(reader->source, g->entry[i].at).line);
    return true;
}

static bool read_entry(struct reader *reader, struct gathered *g,
                       yaml_event_t *event)
{
    if (event->type != YAML_SCALAR_EVENT) {
        uint32_t at = byte_of(reader, event->start_mark);
        yaml_event_delete(event);
        fail(reader, at, "a key must be a plain word");
        return false;
    }
    struct yaml_node *key = read_node(reader, event);
    yaml_event_t next;
    if (key && g->count == KEY_LIMIT) {
        fail(reader, key->at, "more than 1000 keys in one map");
        return false;
    }
    if (!key || !key_is_new(reader, g, key) || !next_event(reader, &next))
        return false;
    struct yaml_node *value = read_node(reader, &next);
    if (!value)
        return false;
    grow(reader, g, true);
    g->entry[g->count++] =
        (struct yaml_entry){key->text, key->at, key->length, value};
    return true;
}

static struct yaml_node *read_collection(struct reader *reader,
                                         struct yaml_node *node)
{
    bool map = node->kind == YAML_MAP;
    struct gathered g = {0};
    yaml_event_t event;
    if (++reader->depth > DEPTH_LIMIT)
        return fail(reader, node->at, "nested too deeply for a bank");
    for (;;) {
        if (!next_event(reader, &event))
            return NULL;
        if (event.type == YAML_MAPPING_END_EVENT ||
            event.type == YAML_SEQUENCE_END_EVENT)
            break;
        if (map) {
            if (!read_entry(reader, &g, &event))
                return NULL;
            continue;
        }
        struct yaml_node *item = read_node(reader, &event);
        if (!item)
            return NULL;
        grow(reader, &g, false);
        g.item[g.count++] = item;
    }
    yaml_event_delete(&event);
    reader->depth--;
    node->entry = g.entry;
    node->item = g.item;
    node->count = g.count;
    return node;
}

static struct yaml_node *refuse_flow(struct reader *reader, uint32_t at)
{
    if (!yaml_line_mend(reader->source, at, &reader->error))
        fail(reader, at, "no flow style: one entry a line");
    return NULL;
}

/* The node that starts with `event`, which is released. */
static struct yaml_node *read_node(struct reader *reader, yaml_event_t *event)
{
    struct yaml_node *node = NULL;
    bool collection = false;
    if (event->type == YAML_SCALAR_EVENT) {
        node = read_scalar(reader, event);
        yaml_event_delete(event);
        return node;
    }
    uint32_t at = byte_of(reader, event->start_mark);
    switch (event->type) {
    case YAML_SCALAR_EVENT: node = read_scalar(reader, event); break;
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT: {
        bool map = event->type == YAML_MAPPING_START_EVENT;
        bool flow =
            map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        bool marked = map ? event->data.mapping_start.anchor ||
                                event->data.mapping_start.tag
                          : event->data.sequence_start.anchor ||
                                event->data.sequence_start.tag;
        if (flow)
            refuse_flow(reader, at);
        else if (marked)
            fail(reader, at, "no YAML anchors and tags");
        else
            node = new_node(reader, map ? YAML_MAP : YAML_LIST, event);
        collection = true;
        break;
    }
    case YAML_ALIAS_EVENT:
        fail(reader, at,
             "'*' at the start is a YAML alias; put the formula in brackets");
        break;
    default: fail(reader, at, "unexpected end");
    }
    yaml_event_delete(event);
    return node && collection ? read_collection(reader, node) : node;
}

/* From `at` on, the first byte that is not printable ASCII or a line feed,
 * which most of a bank is; eight at a time. */
static size_t skip_plain(const struct source *source, size_t at)
{
    static const uint64_t ones = 0x0101010101010101u;
    static const uint64_t tops = 0x8080808080808080u;
    for (; at + 8 <= source->length; at += 8) {
        uint64_t word;
        memcpy(&word, source->text + at, sizeof word);
        uint64_t feed = word ^ ones * '\n';
        /* A top bit is set in each byte of: what is below a blank; 0x7F and
         * above; what is no line feed (of bytes below 0x80). */
        uint64_t below = ~((word | tops) - ones * ' ') & tops;
        uint64_t above = (word + ones) | word;
        uint64_t other = ((feed | tops) - ones) & tops;
        if ((below & other) | (above & tops))
            break;
    }
    while (at < source->length &&
           ((source->text[at] >= ' ' && source->text[at] < 0x7F) ||
            source->text[at] == '\n'))
        at++;
    return at;
}

bool yaml_is_clean(const struct source *source, struct error *error)
{
    if (skip_plain(source, 0) == source->length)
        return true;
    size_t bad = utf8_valid(source->text, source->length);
    if (bad < source->length)
        return error_set_at(error, ERROR_SYNTAX, (uint32_t)bad, 1,
                            "byte %zu is not UTF-8", bad);
    for (size_t at = 0; (at = skip_plain(source, at)) < source->length;) {
        uint32_t point;
        size_t size =
            utf8_decode(source->text + at, source->length - at, &point);
        if (point == '\t')
            return error_set_at(error, ERROR_SYNTAX, (uint32_t)at, 1,
                                "a tab; take blanks");
        if (point == '\r' &&
            (at + 1 == source->length || source->text[at + 1] != '\n'))
            return error_set_at(error, ERROR_SYNTAX, (uint32_t)at, 1,
                                "a carriage return without a line feed");
        if (point == 0xFEFF ||
            (point != '\n' && point != '\r' && !utf8_is_plain(point)))
            return error_set_at(error, ERROR_SYNTAX, (uint32_t)at, 1,
                                "a character that does not belong in a bank "
                                "(U+%04X)",
                                point);
        at += size;
    }
    return true;
}

/* Where the lines from `from` to `to` start. */
static const size_t *find_lines(struct arena *arena,
                                const struct source *source, size_t from,
                                size_t to, size_t *count)
{
    const char *end = source->text + to, *feed = source->text + from;
    size_t lines = 1, at = 1;
    for (; (feed = memchr(feed, '\n', (size_t)(end - feed))); feed++)
        lines++;
    size_t *start = arena_get(arena, lines * sizeof *start);
    start[0] = from;
    for (feed = source->text + from;
         (feed = memchr(feed, '\n', (size_t)(end - feed)));)
        start[at++] = (size_t)(++feed - source->text);
    *count = lines;
    return start;
}

static struct yaml_node *read_stream(struct reader *reader)
{
    yaml_event_t event;
    struct yaml_node *node = NULL;
    for (;;) {
        if (!next_event(reader, &event))
            return NULL;
        yaml_event_type_t type = event.type;
        if (type == YAML_STREAM_END_EVENT) {
            yaml_event_delete(&event);
            break;
        }
        if (type == YAML_STREAM_START_EVENT ||
            type == YAML_DOCUMENT_END_EVENT ||
            (type == YAML_DOCUMENT_START_EVENT && !node)) {
            yaml_event_delete(&event);
        } else if (type == YAML_DOCUMENT_START_EVENT) {
            fail(reader, byte_of(reader, event.start_mark),
                 "a second document; a bank is one document");
            yaml_event_delete(&event);
            return NULL;
        } else if (!(node = read_node(reader, &event))) {
            return NULL;
        }
    }
    return node ? node : fail(reader, 0, "the file is empty");
}

static struct yaml_node *read_lines(struct reader *reader, size_t from,
                                    size_t to)
{
    struct yaml_node *node = NULL;
    reader->line_start =
        find_lines(reader->arena, reader->source, from, to, &reader->lines);
    if (!yaml_parser_initialize(&reader->parser))
        memory_fail();
    yaml_parser_set_input_string(
        &reader->parser, (const unsigned char *)reader->source->text + from,
        to - from);
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    node = read_stream(reader);
    yaml_parser_delete(&reader->parser);
    return node;
}

struct yaml_node *yaml_parse(struct arena *arena, const struct source *source,
                             struct error_list *errors)
{
    struct reader reader = {.arena = arena, .source = source};
    struct yaml_node *node = NULL;
    if (yaml_is_clean(source, &reader.error))
        node = read_lines(&reader, 0, source->length);
    if (!node) {
        error_set(&reader.error, ERROR_SYNTAX, "not readable as YAML");
        reader.error.source = source;
        error_list_add(errors, &reader.error);
    }
    return node;
}

struct yaml_node *yaml_parse_lines(struct arena *arena,
                                   const struct source *source, size_t from,
                                   size_t to, uint32_t *events)
{
    /* Within the map of the whole. */
    struct reader reader = {
        .arena = arena, .source = source, .depth = 1, .events = *events};
    struct yaml_node *node = read_lines(&reader, from, to);
    *events = reader.events;
    return node;
}
