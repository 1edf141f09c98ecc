#include "export/xml.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/lanes.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "export/xml_writer.h"

enum { SHAPE_LISTS = 128, BYTES_USUAL = 47, DEPTH_FIRST = 16 };

static const char no_name[] = "";

/* What a step is written as, in a place, with an element or attribute of some
 * name: the bytes before what it holds, and behind it. */
struct shape {
    struct shape *next; /* of its list */
    uint32_t depth;
    enum xml_place place;
    enum xml_step step;
    const char *name;
    struct str bytes;
    size_t before;
};

struct xml {
    struct xml_writer *writer;
    struct arena arena;
    struct shape *shape[SHAPE_LISTS];
    const char **open; /* names of open elements, the outermost first */
    size_t depth, room;
    enum xml_place place;
    struct str *out;
    struct str clean; /* scratch */
};

struct xml *xml_begin(bool document, struct str *out, struct error *error)
{
    struct xml_writer *writer = xml_writer_new(document, error);
    if (!writer)
        return NULL;
    struct xml *xml = memory_get(sizeof *xml);
    *xml =
        (struct xml){.writer = writer, .place = XML_BEHIND_CHILD, .out = out};
    arena_init(&xml->arena);
    xml_writer_begin(writer, out);
    return xml;
}

/* --- shapes --------------------------------------------------------------- */

static struct shape *ask(struct xml *xml, enum xml_step step, const char *name)
{
    struct arena *arena = &xml->arena;
    struct shape *shape = arena_get(arena, sizeof *shape);
    *shape = (struct shape){.depth = (uint32_t)xml->depth,
                            .place = xml->place,
                            .step = step,
                            .name = name};
    str_in(&shape->bytes, arena, BYTES_USUAL);
    xml_writer_step(xml->writer, xml->depth,
                    xml->depth ? xml->open[xml->depth - 1] : NULL, xml->place,
                    step, name, &shape->bytes);
    if (step != XML_OPEN && step != XML_CLOSE) {
        /* What it held is cut out: the last x, since a name may have one. */
        const char *x =
            memrchr(str_text(&shape->bytes), 'x', shape->bytes.length);
        shape->before = x ? (size_t)(x - shape->bytes.text) : 0;
    }
    return shape;
}

/* Names are told apart by where they stand, not by their letters. */
static const struct shape *shape_of(struct xml *xml, enum xml_step step,
                                    const char *name)
{
    size_t key = ((size_t)xml->depth * XML_PLACES + xml->place) * XML_STEPS +
                 step + (size_t)(uintptr_t)name;
    struct shape **list = &xml->shape[(key ^ key >> 7) % SHAPE_LISTS];
    for (struct shape *shape = *list; shape; shape = shape->next)
        if (shape->name == name && shape->step == step &&
            shape->place == xml->place && shape->depth == xml->depth)
            return shape;
    struct shape *shape = ask(xml, step, name);
    shape->next = *list;
    return *list = shape;
}

static void add_before(struct xml *xml, const struct shape *shape)
{
    str_add_bytes(xml->out, str_text(&shape->bytes), shape->before);
}

static void add_behind(struct xml *xml, const struct shape *shape)
{
    if (shape->bytes.length > shape->before)
        str_add_bytes(xml->out, shape->bytes.text + shape->before + 1,
                      shape->bytes.length - shape->before - 1);
}

/* --- text ----------------------------------------------------------------- */

/* Whether XML 1.0 has the character. */
static bool is_allowed(uint32_t point)
{
    return point >= 0x20 ? point != 0xFFFE && point != 0xFFFF
                         : point == '\t' || point == '\n' || point == '\r';
}

/* The text with what XML cannot hold replaced. */
static const char *clean(struct xml *xml, const char *text)
{
    size_t length = strlen(text);
    size_t plain = utf8_ascii(text, length);
    if (plain == length)
        return text;
    str_clear(&xml->clean);
    str_add_bytes(&xml->clean, text, plain);
    text += plain;
    length -= plain;
    while (length) {
        uint32_t point = 0;
        plain = utf8_ascii(text, length);
        str_add_bytes(&xml->clean, text, plain);
        text += plain;
        length -= plain;
        if (!length)
            break;
        size_t taken = utf8_decode(text, length, &point);
        if (taken && is_allowed(point))
            str_add_bytes(&xml->clean, text, taken);
        else
            utf8_add(&xml->clean, 0xFFFD);
        taken += !taken;
        text += taken;
        length -= taken;
    }
    return str_text(&xml->clean);
}

/* Printable ASCII without the signs of XML is the same everywhere. */
static inline lanes are_plain(lanes bytes)
{
    return lanes_printable(bytes) & (bytes != '&') & (bytes != '<') &
           (bytes != '>') & (bytes != '"');
}

static void add_escaped(struct xml *xml, bool attribute, const char *text)
{
    size_t length = strlen(text);
    if (lanes_span(text, length, are_plain) == length)
        str_add_bytes(xml->out, text, length);
    else
        xml_writer_escape(xml->writer, attribute, clean(xml, text), xml->out);
}

/* --- steps ---------------------------------------------------------------- */

void xml_open(struct xml *xml, const char *element)
{
    const struct shape *shape = shape_of(xml, XML_OPEN, element);
    if (xml->depth == xml->room) {
        xml->room = xml->room ? 2 * xml->room : DEPTH_FIRST;
        xml->open = memory_resize(xml->open, xml->room, sizeof *xml->open);
    }
    str_add_bytes(xml->out, str_text(&shape->bytes), shape->bytes.length);
    xml->open[xml->depth++] = shape->name;
    xml->place = XML_IN_TAG;
}

void xml_close(struct xml *xml)
{
    const struct shape *shape =
        shape_of(xml, XML_CLOSE, xml->open[xml->depth - 1]);
    str_add_bytes(xml->out, str_text(&shape->bytes), shape->bytes.length);
    xml->depth--;
    xml->place = XML_BEHIND_CHILD;
}

void xml_attribute(struct xml *xml, const char *name, const char *value)
{
    const struct shape *shape = shape_of(xml, XML_ATTRIBUTE, name);
    add_before(xml, shape);
    add_escaped(xml, true, value);
    add_behind(xml, shape);
}

void xml_text(struct xml *xml, const char *text)
{
    const struct shape *shape = shape_of(xml, XML_TEXT, no_name);
    add_before(xml, shape);
    add_escaped(xml, false, text);
    add_behind(xml, shape);
    xml->place = XML_BEHIND_TEXT;
}

static void add_section(struct xml *xml, const char *text, size_t length)
{
    const struct shape *shape = shape_of(xml, XML_CDATA, no_name);
    add_before(xml, shape);
    str_add_bytes(xml->out, text, length);
    add_behind(xml, shape);
    xml->place = XML_BEHIND_TEXT;
}

/* What would end the section is divided among two. */
void xml_cdata(struct xml *xml, const char *text)
{
    const char *end;
    text = clean(xml, text);
    while ((end = strstr(text, "]]>")) != NULL) {
        add_section(xml, text, (size_t)(end + 2 - text));
        text = end + 2;
    }
    add_section(xml, text, strlen(text));
}

void xml_element(struct xml *xml, const char *element, const char *text)
{
    xml_open(xml, element);
    xml_text(xml, text);
    xml_close(xml);
}

void xml_raw(struct xml *xml, const char *markup)
{
    const struct shape *shape = shape_of(xml, XML_RAW, no_name);
    add_before(xml, shape);
    str_add(xml->out, clean(xml, markup));
    add_behind(xml, shape);
    xml->place = XML_BEHIND_TEXT;
}

static void close_all(struct xml *xml)
{
    while (xml->depth)
        xml_close(xml);
}

void xml_next(struct xml *xml, struct str *out)
{
    close_all(xml);
    xml->out = out;
    xml_writer_begin(xml->writer, out);
}

bool xml_end(struct xml *xml, struct error *error)
{
    close_all(xml);
    bool ok = xml_writer_free(xml->writer, error);
    arena_release(&xml->arena);
    memory_free(xml->open);
    str_release(&xml->clean);
    memory_free(xml);
    return ok;
}
