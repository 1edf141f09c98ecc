#include <string.h>

#include "bank/yaml_line.h"
#include "bank/yaml_reader.h"

/* libyaml's own complaint, or better: the mend for what stands on the line. */
static void *fail_in_libyaml(struct yaml_reader *reader)
{
    yaml_check_memory(reader);
    uint32_t at = yaml_byte(reader, reader->parser.problem_mark);
    if (yaml_line_mend(reader->source, at, &reader->error))
        return NULL;
    uint32_t context = yaml_byte(reader, reader->parser.context_mark);
    if (reader->parser.context &&
        yaml_line_mend(reader->source, context, &reader->error))
        return NULL;
    error_set_at(&reader->error, ERROR_SYNTAX, at, 1,
                 "not readable as YAML: %s",
                 reader->parser.problem ? reader->parser.problem : "bad text");
    return NULL;
}

static bool next_event(struct yaml_reader *reader, yaml_event_t *event)
{
    if (!yaml_parser_parse(&reader->parser, event)) {
        fail_in_libyaml(reader);
        return false;
    }
    if (++reader->events > YAML_EVENTS_MOST) {
        yaml_fail(reader, yaml_byte(reader, event->start_mark),
                  "this file has too many entries");
        yaml_event_delete(event);
        return false;
    }
    return true;
}

static const char *scalar_text(const yaml_event_t *event)
{
    return (const char *)event->data.scalar.value;
}

static bool read_scalar(struct yaml_reader *reader, const yaml_event_t *event,
                        struct yaml_node *node)
{
    if (event->data.scalar.anchor || event->data.scalar.tag)
        return yaml_fail(
            reader, yaml_byte(reader, event->start_mark),
            "'&' and '!' at the start are YAML anchors and tags; put "
            "the formula in brackets: (!x)");
    return yaml_read_scalar(reader, event->start_mark, event->end_mark,
                            event->data.scalar.style, event->data.scalar.length,
                            node);
}

static struct yaml_node *read_node(struct yaml_reader *reader,
                                   yaml_event_t *event);

/* The key that the event is, which is released. */
static bool read_key(struct yaml_reader *reader, const struct yaml_gathered *g,
                     yaml_event_t *event, struct yaml_node *key)
{
    bool scalar = event->type == YAML_SCALAR_EVENT;
    bool ok = scalar ? read_scalar(reader, event, key)
                     : yaml_fail(reader, yaml_byte(reader, event->start_mark),
                                 "a key must be a plain word");
    if (ok)
        key->text = arena_padded(reader->arena, scalar_text(event),
                                 event->data.scalar.length);
    yaml_event_delete(event);
    if (ok && g->count == YAML_KEY_LIMIT)
        return yaml_fail(reader, key->at, "more than 1000 keys in one map");
    return ok && yaml_key_is_new(reader, g, key);
}

static bool read_entry(struct yaml_reader *reader, struct yaml_gathered *g,
                       yaml_event_t *event)
{
    struct yaml_node key;
    yaml_event_t next;
    if (!read_key(reader, g, event, &key) || !next_event(reader, &next))
        return false;
    struct yaml_node *value = read_node(reader, &next);
    if (!value)
        return false;
    yaml_add_entry(reader, g, &key, value);
    return true;
}

static bool read_item(struct yaml_reader *reader, struct yaml_gathered *g,
                      yaml_event_t *event)
{
    struct yaml_node *item = read_node(reader, event);
    if (!item)
        return false;
    yaml_add_item(reader, g, item);
    return true;
}

static struct yaml_node *read_collection(struct yaml_reader *reader,
                                         struct yaml_node *node)
{
    bool map = node->kind == YAML_MAP;
    struct yaml_gathered g = {0};
    yaml_event_t event;
    if (++reader->depth > YAML_DEPTH_LIMIT) {
        yaml_fail(reader, node->at, "nested too deeply for a bank");
        return NULL;
    }
    for (;;) {
        if (!next_event(reader, &event))
            return NULL;
        if (event.type == YAML_MAPPING_END_EVENT ||
            event.type == YAML_SEQUENCE_END_EVENT)
            break;
        if (map ? !read_entry(reader, &g, &event)
                : !read_item(reader, &g, &event))
            return NULL;
    }
    yaml_event_delete(&event);
    reader->depth--;
    node->entry = g.entry;
    node->item = g.item;
    node->count = g.count;
    return node;
}

static bool refuse_flow(struct yaml_reader *reader, uint32_t at)
{
    return !yaml_line_mend(reader->source, at, &reader->error) &&
           yaml_fail(reader, at, "no flow style: one entry a line");
}

/* An empty map or list in block style without anchors and tags. */
static struct yaml_node *start_collection(struct yaml_reader *reader,
                                          const yaml_event_t *event,
                                          uint32_t at)
{
    bool map = event->type == YAML_MAPPING_START_EVENT;
    bool flow =
        map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
            : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    bool marked =
        map ? event->data.mapping_start.anchor || event->data.mapping_start.tag
            : event->data.sequence_start.anchor ||
                  event->data.sequence_start.tag;
    if (flow)
        refuse_flow(reader, at);
    else if (marked)
        yaml_fail(reader, at, "no YAML anchors and tags");
    else
        return yaml_new_node(reader, map ? YAML_MAP : YAML_LIST, at);
    return NULL;
}

/* The node that starts with `event`, which is released. */
static struct yaml_node *read_node(struct yaml_reader *reader,
                                   yaml_event_t *event)
{
    struct yaml_node *node = NULL;
    bool collection = false;
    if (event->type == YAML_SCALAR_EVENT) {
        node = arena_get(reader->arena, sizeof *node);
        bool ok = read_scalar(reader, event, node);
        if (ok)
            node->text = arena_text(reader->arena, scalar_text(event),
                                    event->data.scalar.length);
        yaml_event_delete(event);
        return ok ? node : NULL;
    }
    switch (event->type) {
    case YAML_MAPPING_START_EVENT:
    case YAML_SEQUENCE_START_EVENT:
        node = start_collection(reader, event,
                                yaml_byte(reader, event->start_mark));
        collection = true;
        break;
    case YAML_ALIAS_EVENT:
        yaml_fail(
            reader, yaml_byte(reader, event->start_mark),
            "'*' at the start is a YAML alias; put the formula in brackets");
        break;
    default:
        yaml_fail(reader, yaml_byte(reader, event->start_mark),
                  "unexpected end");
    }
    yaml_event_delete(event);
    return node && collection ? read_collection(reader, node) : node;
}

static struct yaml_node *read_stream(struct yaml_reader *reader)
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
            yaml_fail(reader, yaml_byte(reader, event.start_mark),
                      "a second document; a bank is one document");
            yaml_event_delete(&event);
            return NULL;
        } else if (!(node = read_node(reader, &event))) {
            return NULL;
        }
    }
    if (!node)
        yaml_fail(reader, 0, "the file is empty");
    return node;
}

struct yaml_node *yaml_parse(struct arena *arena, const struct source *source,
                             struct error_list *errors)
{
    struct yaml_reader reader = {.arena = arena, .source = source};
    struct yaml_node *node = NULL;
    bool ascii = yaml_is_plain(source);
    if (ascii || yaml_is_clean(source, &reader.error)) {
        yaml_start(&reader, 0, source->length, ascii);
        node = read_stream(&reader);
        yaml_parser_delete(&reader.parser);
    }
    if (!node) {
        error_set(&reader.error, ERROR_SYNTAX, "not readable as YAML");
        reader.error.source = source;
        error_list_add(errors, &reader.error);
    }
    return node;
}
