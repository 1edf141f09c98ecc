#include "bank/yaml_reader.h"

#include <string.h>

#include "bank/yaml_line.h"
#include "base/memory.h"
#include "base/word.h"

enum { SCALAR_LIMIT = 64 << 10 };

static bool starts_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* How many characters start in eight bytes. */
static size_t starts_in(const char *text)
{
    static const uint64_t ones = 0x0101010101010101u;
    uint64_t word;
    memcpy(&word, text, sizeof word);
    uint64_t inside = (word >> 7 & ~(word >> 6)) & ones;
    return 8 - (size_t)(inside * ones >> 56);
}

uint32_t yaml_byte(struct yaml_reader *reader, yaml_mark_t mark)
{
    const char *text = reader->source->text;
    if (reader->ascii)
        return (uint32_t)(reader->from + mark.index);
    size_t at = reader->byte, count = reader->characters;
    if (mark.index < count) {
        at = reader->from;
        count = 0;
    }
    for (; at + 8 <= reader->to; at += 8) {
        size_t more = starts_in(text + at);
        if (count + more > mark.index)
            break;
        count += more;
    }
    for (; at < reader->to; at++) {
        if (!starts_character(text[at]))
            continue;
        if (count == mark.index)
            break;
        count++;
    }
    reader->byte = at;
    reader->characters = count;
    return (uint32_t)at;
}

bool yaml_fail(struct yaml_reader *reader, uint32_t at, const char *text)
{
    return error_set_at(&reader->error, ERROR_SYNTAX, at, 1, "%s", text);
}

struct yaml_node *yaml_new_node(struct yaml_reader *reader, enum yaml_kind kind,
                                uint32_t at)
{
    struct yaml_node *node = arena_get(reader->arena, sizeof *node);
    *node = (struct yaml_node){.kind = kind, .at = at, .length = 1};
    return node;
}

/* The first '#' from byte `at` on. */
static void find_hash(struct yaml_reader *reader, size_t at)
{
    const char *text = reader->source->text;
    const char *hash = memchr(text + at, '#', reader->to - at);
    reader->hash = hash ? (size_t)(hash - text) : reader->to;
    reader->hash_line = reader->hash;
    while (hash && reader->hash_line > at &&
           text[reader->hash_line - 1] != '\n')
        reader->hash_line--;
}

/* Whether a '#' stands on the rest of the line. Asked for in the order of the
 * file. */
static bool reaches_hash(struct yaml_reader *reader, size_t at)
{
    if (at > reader->hash)
        find_hash(reader, at);
    return at >= reader->hash_line && reader->hash < reader->to;
}

bool yaml_read_scalar(struct yaml_reader *reader, yaml_mark_t from,
                      yaml_mark_t to, yaml_scalar_style_t style, size_t length,
                      struct yaml_node *node)
{
    uint32_t at = yaml_byte(reader, from), end = yaml_byte(reader, to);
    if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
        style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return yaml_fail(
            reader, at,
            "no quotes around a value: YAML would take them away; put "
            "text under '>-', and a formula that begins with a quote "
            "in brackets");
    if (length > SCALAR_LIMIT)
        return yaml_fail(reader, at, "this text is longer than 64 KiB");
    if (reaches_hash(reader, style == YAML_PLAIN_SCALAR_STYLE ? end : at) &&
        !yaml_line_check_comment(reader->source, at, end,
                                 style != YAML_PLAIN_SCALAR_STYLE,
                                 &reader->error))
        return false;
    *node = (struct yaml_node){
        .kind = YAML_SCALAR,
        .at = at,
        .length = end > at ? end - at : 1,
        .text_length = (uint32_t)length,
    };
    return true;
}

static void grow(struct yaml_reader *reader, struct yaml_gathered *g, bool map)
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

bool yaml_key_is_new(struct yaml_reader *reader, const struct yaml_gathered *g,
                     const struct yaml_node *key)
{
    for (uint32_t i = 0; i < g->count; i++)
        if (word_same_text(g->entry[i].key, key->text))
            return error_set_at(
                &reader->error, ERROR_KEY, key->at, key->length,
                "the key '%.60s' stands here a second time; the first is in "
                "line %u",
                key->text, source_locate(reader->source, g->entry[i].at).line);
    return true;
}

void yaml_add_entry(struct yaml_reader *reader, struct yaml_gathered *g,
                    const struct yaml_node *key, struct yaml_node *value)
{
    grow(reader, g, true);
    g->entry[g->count++] =
        (struct yaml_entry){key->text, key->at, key->length, value};
}

void yaml_add_item(struct yaml_reader *reader, struct yaml_gathered *g,
                   struct yaml_node *item)
{
    grow(reader, g, false);
    g->item[g->count++] = item;
}

void yaml_check_memory(const struct yaml_reader *reader)
{
    if (reader->parser.error == YAML_MEMORY_ERROR)
        memory_fail();
}

void yaml_start(struct yaml_reader *reader, size_t from, size_t to, bool ascii)
{
    const char *text = reader->source->text + from;
    reader->from = reader->byte = from;
    reader->to = to;
    reader->ascii = ascii;
    find_hash(reader, from);
    if (!yaml_parser_initialize(&reader->parser))
        memory_fail();
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)text,
                                 to - from);
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
}
