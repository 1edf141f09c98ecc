/* Shared by the files that read YAML with libyaml: yaml.c, by its events, and
 * yaml_lines.c, by its tokens. */
#ifndef RECKON_BANK_YAML_READER_H
#define RECKON_BANK_YAML_READER_H

#include <yaml.h>

#include "bank/yaml.h"

enum {
    YAML_DEPTH_LIMIT = 16,
    YAML_KEY_LIMIT = 1000 /* of one map: each new key is compared with all */
};

struct yaml_reader {
    yaml_parser_t parser;
    yaml_token_t token; /* the one looked at, of lines */
    struct arena *arena;
    const struct source *source;
    struct error error;
    size_t from, to; /* bytes of the source that are read */
    bool ascii;      /* all of them are */
    /* The next '#' and the start of its line; both `to` where there is none. */
    size_t hash, hash_line;
    /* A place that was looked for last: so many characters behind `from`. */
    size_t characters, byte;
    uint32_t depth, events;
};

/* Ends the program where libyaml failed for want of memory. */
void yaml_check_memory(const struct yaml_reader *reader);

/* Begins to read the bytes from `from` to `to`; the parser is to be deleted.
 * `ascii`: the bytes are known to be. */
void yaml_start(struct yaml_reader *reader, size_t from, size_t to, bool ascii);

/* The byte of a mark: libyaml counts characters. Marks are mostly asked for in
 * the order of the file, so that it is gone through once. */
uint32_t yaml_byte(struct yaml_reader *reader, yaml_mark_t mark);

/* Sets the error. Always false. */
bool yaml_fail(struct yaml_reader *reader, uint32_t at, const char *text);

/* A map or list without members. */
struct yaml_node *yaml_new_node(struct yaml_reader *reader, enum yaml_kind kind,
                                uint32_t at);

/* All of a scalar but its text, which has so many bytes. */
bool yaml_read_scalar(struct yaml_reader *reader, yaml_mark_t from,
                      yaml_mark_t to, yaml_scalar_style_t style, size_t length,
                      struct yaml_node *node);

/* Members are gathered on the way. */
struct yaml_gathered {
    struct yaml_entry *entry;
    struct yaml_node **item;
    uint32_t count, capacity;
};

/* Whether a key is not there yet; else the error is set. */
bool yaml_key_is_new(struct yaml_reader *reader,
                     const struct yaml_gathered *gathered,
                     const struct yaml_node *key);

void yaml_add_entry(struct yaml_reader *reader, struct yaml_gathered *gathered,
                    const struct yaml_node *key, struct yaml_node *value);
void yaml_add_item(struct yaml_reader *reader, struct yaml_gathered *gathered,
                   struct yaml_node *item);

#endif
