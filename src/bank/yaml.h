/* YAML files as trees with places. Only what a bank may hold: block mappings,
 * block lists, plain and block scalars. Flow style, aliases, anchors, tags,
 * quotes and comments behind a value are refused with their mend, since each of
 * them changes formulas in silence. libyaml is used by yaml.c and yaml_lines.c
 * alone.
 *
 * Bounds: 4 MiB a file, depth 16, 200,000 events, 1000 keys a map, 64 KiB a
 * scalar. */
#ifndef RECKON_BANK_YAML_H
#define RECKON_BANK_YAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/source.h"

enum yaml_kind { YAML_SCALAR, YAML_MAP, YAML_LIST };

struct yaml_node {
    enum yaml_kind kind;
    uint32_t at, length; /* place in the file; of a map or list: its start */
    const char *text;    /* of a scalar, folded and NUL-terminated */
    uint32_t text_length;
    struct yaml_entry *entry; /* of a map, in order */
    struct yaml_node **item;  /* of a list */
    uint32_t count;
};

struct yaml_entry {
    const char *key;     /* padded (arena_padded) */
    uint32_t at, length; /* of the key */
    struct yaml_node *value;
};

enum { YAML_FILE_LIMIT = 4 << 20, YAML_EVENTS_MOST = 200000 };

/* The tree of a whole file, or NULL with the first error in `errors`. Nodes
 * live in `arena`; `source` must outlive them. */
struct yaml_node *yaml_parse(struct arena *arena, const struct source *source,
                             struct error_list *errors);

/* Some lines of a file that are YAML by themselves: those from byte `from` on
 * to `to`, which start lines. Their text was found to be clean before. */
struct yaml_lines {
    const struct source *source;
    size_t from, to;
    bool ascii; /* the file is known to be */
};

/* Their tree. NULL where they are no YAML, or none that is plain enough to be
 * read without libyaml's events; `events` counts those up. */
struct yaml_node *yaml_parse_lines(struct arena *arena,
                                   const struct yaml_lines *lines,
                                   uint32_t *events);

/* Nothing but printable ASCII and line feeds, and so clean. */
bool yaml_is_plain(const struct source *source);

/* Whether the text may be YAML at all: UTF-8 without tabs and control
 * characters. */
bool yaml_is_clean(const struct source *source, struct error *error);

/* Where byte `offset` of a scalar's text stands in the file: block scalars are
 * folded and unindented, so the blanks differ, but no other character does. */
uint32_t yaml_place(const struct source *source, const struct yaml_node *scalar,
                    uint32_t offset);

/* Moves an error from offsets in the scalar's text to its place in the file. */
void yaml_move_error(const struct source *source,
                     const struct yaml_node *scalar, struct error *error);

#endif
