#include "config/config.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "bank/yaml.h"
#include "base/file.h"
#include "base/numtext.h"
#include "base/suggest.h"
#include "base/utf8.h"

enum shape {
    SHAPE_NAME,
    SHAPE_WORD,
    SHAPE_SWITCH,
    SHAPE_COUNT,
    SHAPE_NUMBER,
    SHAPE_SHARE
};

static const struct row {
    const char *name;
    enum shape shape;
    double least, most;
    const char *words; /* separated by blanks */
    const char *otherwise;
    const char *about;
} rows[SETTINGS] = {
#define SETTING(id, name, shape, least, most, words, otherwise, about)         \
    {name, SHAPE_##shape, least, most, words, otherwise, about},
#include "config/setting.def"
#undef SETTING
};

enum { NAME_BYTES = 200 };

const char *config_name(enum setting setting)
{
    return rows[setting].name;
}

const char *config_about(enum setting setting)
{
    return rows[setting].about;
}

static const char *words_of(const struct row *row)
{
    return row->shape == SHAPE_SWITCH ? "yes no" : row->words;
}

/* --- what may be said ----------------------------------------------------- */

static void add_words(const char *words, struct str *out)
{
    while (*words) {
        size_t length = strcspn(words, " ");
        bool last = !words[length];
        if (out->length)
            str_add(out, last ? " or " : ", ");
        str_add_bytes(out, words, length);
        words += length + !last;
    }
}

static void add_bound(const struct row *row, double bound, struct str *out)
{
    bool share = row->shape == SHAPE_SHARE;
    numtext_add(out, share ? 100 * bound : bound, 6);
    if (share)
        str_add_char(out, '%');
}

void config_range(enum setting setting, struct str *out)
{
    const struct row *row = &rows[setting];
    struct str words = {0};
    switch (row->shape) {
    case SHAPE_NAME: str_add(out, "a text on one line"); return;
    case SHAPE_WORD:
    case SHAPE_SWITCH:
        add_words(words_of(row), &words);
        str_add(out, str_text(&words));
        str_release(&words);
        return;
    case SHAPE_COUNT: str_add(out, "a whole number"); break;
    case SHAPE_NUMBER: str_add(out, "a number"); break;
    case SHAPE_SHARE: str_add(out, "a share"); break;
    }
    str_add(out, " from ");
    add_bound(row, row->least, out);
    str_add(out, " to ");
    add_bound(row, row->most, out);
}

static bool is_one_of(const char *words, const char *text)
{
    size_t length = strlen(text);
    while (*words) {
        size_t word = strcspn(words, " ");
        if (word == length && strncmp(words, text, word) == 0)
            return true;
        words += word;
        words += *words == ' ';
    }
    return false;
}

static bool read_number(const struct row *row, const char *text, double *value)
{
    size_t length = strlen(text);
    bool percent =
        row->shape == SHAPE_SHARE && length && text[length - 1] == '%';
    if (!numtext_double(text, length - percent, value))
        return false;
    if (percent)
        *value /= 100;
    return row->least <= *value && *value <= row->most &&
           (row->shape != SHAPE_COUNT || floor(*value) == *value);
}

/* One line of what may go to a terminal. */
static bool is_name(const char *text)
{
    size_t length = strlen(text);
    if (!length || length > NAME_BYTES)
        return false;
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = utf8_decode(text + at, length - at, &point);
        if (!size || !utf8_is_plain(point))
            return false;
        at += size;
    }
    return true;
}

static bool fits(const struct row *row, const char *text)
{
    double value;
    switch (row->shape) {
    case SHAPE_NAME: return is_name(text);
    case SHAPE_WORD:
    case SHAPE_SWITCH: return is_one_of(words_of(row), text);
    case SHAPE_COUNT:
    case SHAPE_NUMBER:
    case SHAPE_SHARE: break;
    }
    return read_number(row, text, &value);
}

static bool check(enum setting setting, const char *text, const char *by,
                  struct error *error)
{
    struct str range = {0};
    if (fits(&rows[setting], text))
        return true;
    config_range(setting, &range);
    error_set(error, ERROR_VALUE, "%s wants %s, not '%.40s'", by, range.text,
              text);
    str_release(&range);
    return false;
}

/* --- values --------------------------------------------------------------- */

void config_init(struct config *config)
{
    *config = (struct config){.value = {{.text = ""}}};
    arena_init(&config->arena);
    for (int i = 0; i < SETTINGS; i++)
        config->value[i] = (struct setting_value){.text = rows[i].otherwise};
}

void config_release(struct config *config)
{
    arena_release(&config->arena);
}

bool config_take(struct config *config, enum setting setting, const char *text,
                 enum setting_origin origin, const char *by,
                 struct error *error)
{
    struct setting_value *value = &config->value[setting];
    if (!check(setting, text, by, error))
        return false;
    if (origin < value->origin)
        return true;
    *value = (struct setting_value){
        .text = arena_text(&config->arena, text, strlen(text)),
        .by = arena_text(&config->arena, by, strlen(by)),
        .origin = origin,
    };
    return true;
}

const char *config_text(const struct config *config, enum setting setting)
{
    return config->value[setting].text;
}

double config_number(const struct config *config, enum setting setting)
{
    double value;
    const char *text = config->value[setting].text;
    return read_number(&rows[setting], text, &value) ? value : (double)NAN;
}

bool config_is(const struct config *config, enum setting setting,
               const char *word)
{
    return strcmp(config->value[setting].text, word) == 0;
}

void config_origin(const struct config *config, enum setting setting,
                   struct str *out)
{
    const struct setting_value *value = &config->value[setting];
    const char *slash = value->by ? strrchr(value->by, '/') : NULL;
    switch (value->origin) {
    case SETTING_BY_DEFAULT: str_add(out, "default"); return;
    case SETTING_BY_FILE:
        str_add(out, slash ? slash + 1 : value->by);
        if (value->line)
            str_add_format(out, ":%u", value->line);
        return;
    case SETTING_BY_ENVIRONMENT:
    case SETTING_BY_OPTION: str_add(out, value->by); return;
    }
}

enum setting config_find(const char *name, struct error *error)
{
    struct suggest suggest = {.best = NULL};
    for (int i = 0; i < SETTINGS; i++) {
        if (strcmp(rows[i].name, name) == 0)
            return (enum setting)i;
        suggest_offer(&suggest, name, strlen(name), rows[i].name);
    }
    if (suggest.best)
        error_set(error, ERROR_KEY,
                  "no setting is called '%.40s'; did you mean '%s'?", name,
                  suggest.best);
    else
        error_set(error, ERROR_KEY, "no setting is called '%.40s'", name);
    return SETTINGS;
}

/* --- the file ------------------------------------------------------------- */

/* Nothing but comments and blanks. */
static bool is_empty(const char *text)
{
    while (*text) {
        text += strspn(text, " \r\n");
        if (*text && *text != '#')
            return false;
        text += strcspn(text, "\n");
    }
    return true;
}

static void take_entry(struct config *config, const struct source *source,
                       const struct yaml_entry *entry,
                       struct error_list *errors)
{
    const struct yaml_node *node = entry->value;
    struct error error = {.code = ERROR_NONE};
    enum setting setting = config_find(entry->key, &error);
    uint32_t at = entry->at, length = entry->length;
    if (setting != SETTINGS) {
        at = node->at;
        length = node->length;
        if (node->kind != YAML_SCALAR)
            error_set(&error, ERROR_VALUE, "'%s' wants one value", entry->key);
    }
    struct str by = {0};
    str_add_format(&by, "'%.40s'", entry->key);
    if (!error.code && check(setting, node->text, by.text, &error) &&
        config_take(config, setting, node->text, SETTING_BY_FILE, source->name,
                    &error) &&
        config->value[setting].origin == SETTING_BY_FILE)
        config->value[setting].line = source_locate(source, entry->at).line;
    str_release(&by);
    if (!error.code)
        return;
    error.source = source;
    error.at = at;
    error.length = length;
    error_list_add(errors, &error);
}

/* The entries of a file's text; NULL with errors, or where it has none. */
static const struct yaml_node *parse(struct arena *arena,
                                     const struct source *source,
                                     struct error_list *errors)
{
    if (is_empty(source->text))
        return NULL;
    const struct yaml_node *map = yaml_parse(arena, source, errors);
    if (!map || map->kind == YAML_MAP)
        return map;
    struct error error = {.source = source, .at = map->at, .length = 1};
    error_set_at(&error, ERROR_SYNTAX, map->at, 1,
                 "settings are lines 'name: value'");
    error_list_add(errors, &error);
    return NULL;
}

static bool is_there(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

bool config_read(struct config *config, const char *path,
                 struct error_list *errors)
{
    size_t before = errors->count + errors->dropped;
    struct error error = {.code = ERROR_NONE};
    struct str text = {0};
    if (!is_there(path))
        return true;
    if (file_read(path, YAML_FILE_LIMIT, &text, &error)) {
        struct source source = source_of(path, str_text(&text), text.length);
        const struct yaml_node *map = parse(&config->arena, &source, errors);
        for (uint32_t i = 0; map && i < map->count; i++)
            take_entry(config, &source, &map->entry[i], errors);
        if (errors->count + errors->dropped != before)
            error_list_keep(errors, &source);
    } else
        error_list_add(errors, &error);
    str_release(&text);
    return errors->count + errors->dropped == before;
}

/* The line of `name` is replaced, or taken out, or put at the end. */
static void edit(const struct source *source, const struct yaml_node *map,
                 const char *name, const char *value, struct str *out)
{
    const struct yaml_entry *entry = NULL;
    for (uint32_t i = 0; map && i < map->count; i++)
        if (strcmp(map->entry[i].key, name) == 0)
            entry = &map->entry[i];
    if (!entry) {
        str_add_bytes(out, source->text, source->length);
        if (out->length && out->text[out->length - 1] != '\n')
            str_add_char(out, '\n');
        if (value)
            str_add_format(out, "%s: %s\n", name, value);
        return;
    }
    size_t from = value ? entry->value->at : entry->at;
    size_t to = entry->value->at + entry->value->length;
    if (!value)
        while (to < source->length && source->text[to - 1] != '\n')
            to++;
    else
        while (to > from && source->text[to - 1] == '\n')
            to--; /* of a block */
    str_add_bytes(out, source->text, from);
    if (value)
        str_add(out, value);
    str_add_bytes(out, source->text + to, source->length - to);
}

/* Does the new text say what was meant, and nothing else? A value may be one
 * that YAML reads as something else. */
static bool says(const struct str *text, const char *name, const char *value)
{
    struct error_list ignored = {.count = 0};
    struct source source = source_of(name, str_text(text), text->length);
    struct arena arena;
    bool found = false;
    arena_init(&arena);
    const struct yaml_node *map = parse(&arena, &source, &ignored);
    for (uint32_t i = 0; map && i < map->count; i++)
        if (strcmp(map->entry[i].key, name) == 0)
            found = value && map->entry[i].value->kind == YAML_SCALAR &&
                    strcmp(map->entry[i].value->text, value) == 0;
    bool good = !ignored.count && found == (value != NULL);
    error_list_release(&ignored);
    arena_release(&arena);
    return good;
}

static bool rewrite(const char *path, const struct source *source,
                    const char *name, const char *value, struct error *error)
{
    struct error_list errors = {.count = 0};
    struct str text = {0};
    struct arena arena;
    struct stat status;
    arena_init(&arena);
    const struct yaml_node *map = parse(&arena, source, &errors);
    edit(source, map, name, value, &text);
    bool ok = !errors.count;
    if (!ok)
        error_set(error, ERROR_FILE, "mend line %u of %s first: %s",
                  source_locate(source, errors.item[0].at).line, path,
                  errors.item[0].text);
    else if (!says(&text, name, value))
        ok = error_set(error, ERROR_VALUE, "'%.40s' cannot be kept in %s",
                       value ? value : name, path);
    mode_t mode =
        stat(path, &status) == 0 ? status.st_mode & 0777 : (mode_t)0600;
    ok = ok && file_write(path, str_text(&text), text.length, mode, error);
    error_list_release(&errors);
    arena_release(&arena);
    str_release(&text);
    return ok;
}

bool config_write(const char *path, enum setting setting, const char *text,
                  struct error *error)
{
    static const char head[] =
        "# Settings of reckon; 'reckon config' lists them.\n";
    struct str old = {0};
    char real[PATH_MAX];
    if (text && !check(setting, text, rows[setting].name, error))
        return false;
    if (realpath(path, real))
        path = real; /* the link stays, what it points to is rewritten */
    bool ok = is_there(path) ? file_read(path, YAML_FILE_LIMIT, &old, error)
                             : file_make_folder_of(path, error);
    if (ok && !is_there(path))
        str_add(&old, head);
    struct source source = source_of(path, str_text(&old), old.length);
    ok = ok && rewrite(path, &source, rows[setting].name, text, error);
    str_release(&old);
    return ok;
}
