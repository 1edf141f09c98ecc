/* The key table at run time: which keys a map may and must have. */
#ifndef RECKON_BANK_SCHEMA_H
#define RECKON_BANK_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "bank/yaml.h"
#include "base/word.h"

enum key_map {
    MAP_BANK = 1,
    MAP_TEMPLATE = 2,
    MAP_PART = 4,
    MAP_OPTION = 8,
    MAP_MISTAKE = 16,
    MAP_READING = 32,
    MAP_PRESET = 64,
    MAP_SECTION = 128,
    MAP_BLUEPRINT = 256,
    MAP_CHAPTER = 512, /* a section of a blueprint */
    MAP_SHARD = 1024,
    MAP_SHARD_FILE = 2048
};

enum key_shape {
    KEY_TEXT,
    KEY_FORMULA,
    KEY_DOMAIN,
    KEY_PROGRAM,
    KEY_PROSE,
    KEY_PROSES,
    KEY_WORDS,
    KEY_NAMED,
    KEY_MAPS,
    KEY_ROWS
};

struct key_row {
    enum key_map map;
    const char *name;
    enum key_shape shape;
    bool required;
    const char *about;
};

/* Rows in the order of key.def; NULL past the end. */
const struct key_row *schema_row(size_t index);

/* Checks the keys of a map against the rows of `maps` (a sum of enum key_map:
 * a template is its own first part): unknown keys with a suggestion, missing
 * ones, and values of the wrong YAML shape. The `id` of MAP_PART is not asked
 * of a map that is MAP_TEMPLATE too. Adds every fault; true if there was none.
 * `what` names the map, e.g. "a template". */
bool schema_check(const struct source *source, const struct yaml_node *map,
                  unsigned maps, const char *what, struct error_list *errors);

/* The value of a key, or NULL; keys have at most 15 letters. */
const struct yaml_node *schema_value_of(const struct yaml_node *map,
                                        struct word key);

static inline const struct yaml_node *schema_value(const struct yaml_node *map,
                                                   const char *key)
{
    return schema_value_of(map, word_from(key));
}

#endif
