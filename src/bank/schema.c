#include "bank/schema.h"

#include <string.h>

#include "base/suggest.h"

static const struct key_row rows[] = {
#define KEY(map, name, shape, required, about)                                 \
    {MAP_##map, name, KEY_##shape, required, about},
#include "bank/key.def"
#undef KEY
};

enum { ROWS = sizeof rows / sizeof *rows };

/* The same as words. */
static const struct {
    enum key_map map;
    char name[WORD_BYTES];
} words[ROWS] = {
#define KEY(map, name, shape, required, about) {MAP_##map, name},
#include "bank/key.def"
#undef KEY
};

/* Those that are required. */
static const struct {
    enum key_map map;
    char name[WORD_BYTES];
    const char *about;
} required[] = {
#define REQUIRED_true(map, name, about) {MAP_##map, name, about},
#define REQUIRED_false(map, name, about)
#define KEY(map, name, shape, required, about)                                 \
    REQUIRED_##required(map, name, about)
#include "bank/key.def"
#undef KEY
};

const struct key_row *schema_row(size_t index)
{
    return index < ROWS ? &rows[index] : NULL;
}

const struct yaml_node *schema_value_of(const struct yaml_node *map,
                                        struct word key)
{
    for (uint32_t i = 0; i < map->count; i++)
        if (word_same(word_padded(map->entry[i].key), key))
            return map->entry[i].value;
    return NULL;
}

/* Behind the row `last`, and then from the beginning: keys mostly stand in the
 * order of the table. */
static const struct key_row *find(unsigned maps, const char *key, size_t *last)
{
    struct word word = word_padded(key);
    for (size_t i = 0, at = *last; i < ROWS; i++, at++) {
        if (at == ROWS)
            at = 0;
        if (!(words[at].map & maps) ||
            !word_same(word_padded(words[at].name), word))
            continue;
        *last = at + 1;
        return &rows[at];
    }
    return NULL;
}

static void unknown_key(const struct yaml_entry *entry, unsigned maps,
                        const char *what, struct error *error)
{
    struct suggest suggest = {0};
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].map & maps)
            suggest_offer(&suggest, entry->key, strlen(entry->key),
                          rows[i].name);
    if (suggest.best)
        error_set_at(error, ERROR_KEY, entry->at, entry->length,
                     "unknown key '%.60s'; did you mean '%s'?", entry->key,
                     suggest.best);
    else
        error_set_at(error, ERROR_KEY, entry->at, entry->length,
                     "unknown key '%.60s' in %s", entry->key, what);
}

/* "one": a scalar; "several": a list; PROSES takes both. */
static bool shape_fits(const struct key_row *row, const struct yaml_node *value,
                       struct error *error)
{
    static const char *const wanted[] = {
        [KEY_TEXT] = "a text",
        [KEY_FORMULA] = "a formula",
        [KEY_DOMAIN] = "something to draw from",
        [KEY_PROGRAM] = "a formula, or a program under '|'",
        [KEY_PROSE] = "a text",
        [KEY_PROSES] = "a text, or a list of texts",
        [KEY_WORDS] = "a list of words, one a line behind '-'",
        [KEY_NAMED] = "names and their values, one a line",
        [KEY_MAPS] = "a list, each entry behind '-'",
        [KEY_ROWS] = "a list of rows, each a list of cells",
    };
    bool fits = false;
    switch (row->shape) {
    case KEY_TEXT:
    case KEY_FORMULA:
    case KEY_DOMAIN:
    case KEY_PROGRAM:
    case KEY_PROSE: fits = value->kind == YAML_SCALAR; break;
    case KEY_PROSES:
        fits = value->kind == YAML_SCALAR || value->kind == YAML_LIST;
        break;
    case KEY_WORDS:
    case KEY_MAPS:
    case KEY_ROWS: fits = value->kind == YAML_LIST; break;
    case KEY_NAMED: fits = value->kind == YAML_MAP; break;
    }
    bool empty = fits && (value->kind == YAML_SCALAR ? !value->text_length
                                                     : !value->count);
    if (fits && !empty)
        return true;
    return error_set_at(error, ERROR_VALUE, value->at, value->length,
                        "'%s' needs %s%s", row->name, wanted[row->shape],
                        empty ? "; it is empty" : "");
}

static bool entry_fits(const struct yaml_entry *entry, unsigned maps,
                       const char *what, size_t *last, struct error *error)
{
    const struct key_row *row = find(maps, entry->key, last);
    if (!row) {
        unknown_key(entry, maps, what, error);
        return false;
    }
    return shape_fits(row, entry->value, error);
}

static void add(const struct source *source, struct error *error,
                struct error_list *errors)
{
    error->source = source;
    error_list_add(errors, error);
}

bool schema_check(const struct source *source, const struct yaml_node *map,
                  unsigned maps, const char *what, struct error_list *errors)
{
    bool ok = true;
    size_t last = 0;
    if (map->kind != YAML_MAP) {
        struct error error = {0};
        error_set_at(&error, ERROR_VALUE, map->at, map->length,
                     "%s is a map: keys with values, one a line", what);
        add(source, &error, errors);
        return false;
    }
    for (uint32_t i = 0; i < map->count; i++) {
        struct error error;
        error_clear(&error);
        if (entry_fits(&map->entry[i], maps, what, &last, &error))
            continue;
        add(source, &error, errors);
        ok = false;
    }
    for (size_t i = 0; i < sizeof required / sizeof *required; i++) {
        struct error error;
        if (!(required[i].map & maps) ||
            schema_value_of(map, word_padded(required[i].name)))
            continue;
        error_clear(&error);
        error_set_at(&error, ERROR_KEY, map->at, map->length,
                     "%s needs the key '%s': %s", what, required[i].name,
                     required[i].about);
        add(source, &error, errors);
        ok = false;
    }
    return ok;
}
