/* YAML by libyaml's tokens, which are half the work of its events: only what
 * has one meaning, block maps and block lists of plain and block scalars.
 * Whatever else there is, an error too, is left to yaml_parse. */
#include <string.h>

#include "bank/yaml_reader.h"

/* The token looked at gives way to the next. */
static bool advance(struct yaml_reader *reader)
{
    yaml_token_delete(&reader->token);
    if (yaml_parser_scan(&reader->parser, &reader->token))
        return true;
    yaml_check_memory(reader);
    return false;
}

static bool is(const struct yaml_reader *reader, yaml_token_type_t type)
{
    return reader->token.type == type;
}

static bool take(struct yaml_reader *reader, yaml_token_type_t type)
{
    return is(reader, type) && advance(reader);
}

static bool take_scalar(struct yaml_reader *reader, struct yaml_node *node)
{
    const yaml_token_t *token = &reader->token;
    return is(reader, YAML_SCALAR_TOKEN) &&
           yaml_read_scalar(reader, token->start_mark, token->end_mark,
                            token->data.scalar.style, token->data.scalar.length,
                            node);
}

static struct yaml_node *take_node(struct yaml_reader *reader);

static struct yaml_node *take_collection(struct yaml_reader *reader,
                                         bool indented);

static struct yaml_node *take_value(struct yaml_reader *reader)
{
    return is(reader, YAML_BLOCK_ENTRY_TOKEN) ? take_collection(reader, false)
                                              : take_node(reader);
}

static bool take_entry(struct yaml_reader *reader, struct yaml_gathered *g)
{
    struct yaml_node key, *value;
    if (!take(reader, YAML_KEY_TOKEN) || !take_scalar(reader, &key) ||
        g->count == YAML_KEY_LIMIT)
        return false;
    key.text = arena_padded(reader->arena,
                            (const char *)reader->token.data.scalar.value,
                            key.text_length);
    reader->events++;
    if (!yaml_key_is_new(reader, g, &key) || !advance(reader) ||
        !take(reader, YAML_VALUE_TOKEN) || !(value = take_value(reader)))
        return false;
    yaml_add_entry(reader, g, &key, value);
    return true;
}

static bool take_item(struct yaml_reader *reader, struct yaml_gathered *g)
{
    struct yaml_node *item;
    if (!take(reader, YAML_BLOCK_ENTRY_TOKEN) || !(item = take_node(reader)))
        return false;
    yaml_add_item(reader, g, item);
    return true;
}

static bool take_members(struct yaml_reader *reader, bool map, bool indented,
                         struct yaml_gathered *g)
{
    while (indented ? !is(reader, YAML_BLOCK_END_TOKEN)
                    : is(reader, YAML_BLOCK_ENTRY_TOKEN))
        if (!(map ? take_entry(reader, g) : take_item(reader, g)))
            return false;
    return true;
}

/* A map or a list; where it is not indented, as it need not be behind a key, it
 * has neither a start nor an end. */
static struct yaml_node *take_collection(struct yaml_reader *reader,
                                         bool indented)
{
    bool map = is(reader, YAML_BLOCK_MAPPING_START_TOKEN);
    uint32_t at = yaml_byte(reader, reader->token.start_mark);
    struct yaml_gathered g = {0};
    if ((!map && indented && !is(reader, YAML_BLOCK_SEQUENCE_START_TOKEN)) ||
        ++reader->depth > YAML_DEPTH_LIMIT || (indented && !advance(reader)) ||
        !take_members(reader, map, indented, &g) ||
        (indented && !advance(reader)))
        return NULL;
    struct yaml_node *node =
        yaml_new_node(reader, map ? YAML_MAP : YAML_LIST, at);
    reader->depth--;
    reader->events += 2;
    node->entry = g.entry;
    node->item = g.item;
    node->count = g.count;
    return node;
}

static struct yaml_node *take_node(struct yaml_reader *reader)
{
    if (is(reader, YAML_SCALAR_TOKEN)) {
        struct yaml_node *node = arena_get(reader->arena, sizeof *node);
        if (!take_scalar(reader, node))
            return NULL;
        node->text = arena_text(reader->arena,
                                (const char *)reader->token.data.scalar.value,
                                node->text_length);
        reader->events++;
        return advance(reader) ? node : NULL;
    }
    return take_collection(reader, true);
}

struct yaml_node *yaml_parse_lines(struct arena *arena,
                                   const struct yaml_lines *lines,
                                   uint32_t *events)
{
    /* Within the map of the whole. */
    struct yaml_reader reader = {
        .arena = arena, .source = lines->source, .depth = 1, .events = *events};
    struct yaml_node *node = NULL;
    yaml_start(&reader, lines->from, lines->to, lines->ascii);
    if (advance(&reader) && take(&reader, YAML_STREAM_START_TOKEN) &&
        (!is(&reader, YAML_DOCUMENT_START_TOKEN) || advance(&reader)))
        node = take_node(&reader);
    if (!is(&reader, YAML_STREAM_END_TOKEN))
        node = NULL;
    yaml_token_delete(&reader.token);
    yaml_parser_delete(&reader.parser);
    *events = reader.events;
    return node;
}
