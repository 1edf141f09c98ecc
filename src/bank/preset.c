#include "bank/preset.h"

#include <string.h>

#include "bank/loader.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/numtext.h"

enum { MOST_SECTIONS = 20 };

static const char *const mode_names[] = {"drill", "mock", "placement", NULL};
static const char *const scoring_names[] = {"plain", "plus-minus", NULL};
static const char *const answer_names[] = {"typed", "options", NULL};

static const struct yaml_node *scalar_of(const struct yaml_node *map,
                                         const char *key)
{
    const struct yaml_node *node = schema_value(map, key);
    return node && node->kind == YAML_SCALAR ? node : NULL;
}

static const char *text_of(const struct yaml_node *map, const char *key)
{
    const struct yaml_node *node = scalar_of(map, key);
    return node ? node->text : NULL;
}

/* The place of the value among `names`, or 0 where the key was not given. */
static int one_of(struct loader *loader, const struct yaml_node *map,
                  const char *key, const char *const *names)
{
    const struct yaml_node *node = scalar_of(map, key);
    struct str list = {0};
    if (!node)
        return 0;
    for (int i = 0; names[i]; i++) {
        if (strcmp(names[i], node->text) == 0) {
            str_release(&list);
            return i;
        }
        str_add_format(&list, "%s%s",
                       !i             ? ""
                       : names[i + 1] ? ", "
                                      : " or ",
                       names[i]);
    }
    loader_fail(loader, node, ERROR_VALUE, "'%s' is %s", key, list.text);
    str_release(&list);
    return 0;
}

/* The range is also what a message says of it. */
struct range {
    double least, most;
    const char *words;
};

static const struct range minutes_range = {PRESET_MINUTES_LEAST, PRESET_MINUTES_MOST,
                                           "from 0.5 to 480"};
static const struct range count_range = {1, 1000, "from 1 to 1000"};

static double number_of(struct loader *loader, const struct yaml_node *map,
                        const char *key, const struct range *range,
                        double otherwise)
{
    const struct yaml_node *node = scalar_of(map, key);
    double value;
    if (!node)
        return otherwise;
    if (numtext_double(node->text, node->text_length, &value) &&
        range->least <= value && value <= range->most)
        return value;
    loader_fail(loader, node, ERROR_VALUE, "'%s' is a number %s", key,
                range->words);
    return otherwise;
}

/* A topic is an id; a template is two with a slash between them. */
static bool is_place(struct loader *loader, const struct yaml_node *node)
{
    struct yaml_node half = *node;
    const char *slash = strchr(node->text, '/');
    if (!slash)
        return loader_id(loader, node);
    half.text_length = (uint32_t)(slash - node->text);
    half.text = arena_text(loader->arena, node->text, half.text_length);
    if (!loader_id(loader, &half))
        return false;
    half.text = slash + 1;
    half.text_length = node->text_length - half.text_length - 1;
    return loader_id(loader, &half);
}

static void read_topics(struct loader *loader, const struct yaml_node *list,
                        struct preset_section *section)
{
    section->topic =
        arena_zero(loader->arena, list->count * sizeof *section->topic);
    for (uint32_t i = 0; i < list->count; i++) {
        const struct yaml_node *item = list->item[i];
        if (item->kind != YAML_SCALAR)
            loader_fail(loader, item, ERROR_VALUE, "this must be a word");
        else if (is_place(loader, item))
            section->topic[section->topics++] = item->text;
    }
}

static void read_tools(struct loader *loader, const struct yaml_node *node,
                       struct preset_section *section)
{
    for (enum tools i = TOOLS_HEAD; i <= TOOLS_CALCULATOR; i++)
        if (strcmp(tools_name(i), node->text) == 0)
            section->tools = tools_name(i);
    if (!section->tools)
        loader_fail(loader, node, ERROR_VALUE,
                    "tools are head, paper or calculator");
}

static void read_section(struct loader *loader, const struct yaml_node *map,
                         struct preset_section *section)
{
    const struct yaml_node *topics = schema_value(map, "topics");
    const struct yaml_node *tags = schema_value(map, "tags");
    const struct yaml_node *levels = scalar_of(map, "levels");
    const struct yaml_node *tools = scalar_of(map, "tools");
    section->name = text_of(map, "name");
    section->share = number_of(loader, map, "share", &minutes_range, 1);
    section->count = (uint32_t)number_of(loader, map, "count", &count_range, 0);
    if (topics && topics->kind == YAML_LIST)
        read_topics(loader, topics, section);
    if (tags && tags->kind == YAML_LIST)
        loader_words(loader, tags, &section->tag, &section->tags);
    if (tools)
        read_tools(loader, tools, section);
    if (levels && !levels_read(levels->text, levels->text_length,
                               &section->level_low, &section->level_high))
        loader_fail(loader, levels, ERROR_VALUE, "%s", LEVELS_WANTED);
}

static void read_sections(struct loader *loader, const struct yaml_node *map,
                          struct preset *preset)
{
    const struct yaml_node *list = schema_value(map, "sections");
    bool several = list && list->kind == YAML_LIST;
    preset->sections = several ? list->count : 1;
    if (preset->sections > MOST_SECTIONS) {
        loader_fail(loader, list, ERROR_LIMIT, "more than %d sections",
                    MOST_SECTIONS);
        return;
    }
    preset->section =
        arena_zero(loader->arena, preset->sections * sizeof *preset->section);
    if (!several)
        read_section(loader, map, preset->section);
    for (uint32_t i = 0; several && i < list->count; i++)
        if (schema_check(loader->source, list->item[i], MAP_SECTION,
                         "a section", loader->errors))
            read_section(loader, list->item[i], &preset->section[i]);
}

static void read_preset(struct loader *loader, const struct yaml_node *map,
                        struct preset *preset)
{
    bool several = map->kind == YAML_MAP && schema_value(map, "sections");
    if (!schema_check(loader->source, map,
                      several ? MAP_PRESET : MAP_PRESET | MAP_SECTION,
                      "a preset", loader->errors) &&
        map->kind != YAML_MAP)
        return;
    const struct yaml_node *format = schema_value(map, "format");
    const struct yaml_node *id = scalar_of(map, "preset");
    if (format && (format->kind != YAML_SCALAR || strcmp(format->text, "1")))
        loader_fail(loader, format, ERROR_VALUE,
                    "this program reads format 1; a newer preset needs a "
                    "newer reckon");
    if (id && loader_id(loader, id))
        preset->id = id->text;
    preset->title = text_of(map, "title");
    preset->about = text_of(map, "about");
    preset->mode = (enum preset_mode)one_of(loader, map, "mode", mode_names);
    preset->scoring =
        (enum preset_scoring)one_of(loader, map, "scoring", scoring_names);
    preset->options = one_of(loader, map, "answers", answer_names);
    preset->minutes = number_of(loader, map, "minutes", &minutes_range, 1);
    read_sections(loader, map, preset);
}

struct preset *preset_read(const char *name, const char *text, size_t length,
                           struct error_list *errors)
{
    size_t before = errors->count + errors->dropped;
    struct preset *preset = memory_get(sizeof *preset);
    *preset = (struct preset){.minutes = 0};
    arena_init(&preset->arena);
    preset->source.name = arena_text(&preset->arena, name, strlen(name));
    preset->source.text = arena_text(&preset->arena, text, length);
    preset->source.length = length;
    const struct yaml_node *map =
        yaml_parse(&preset->arena, &preset->source, errors);
    if (map) {
        struct loader *loader = arena_zero(&preset->arena, sizeof *loader);
        *loader = (struct loader){.arena = &preset->arena,
                                  .source = &preset->source,
                                  .errors = errors};
        read_preset(loader, map, preset);
    }
    if (errors->count + errors->dropped == before)
        return preset;
    error_list_keep(errors, &preset->source);
    preset_free(preset);
    return NULL;
}

struct preset *preset_load(const char *path, struct error_list *errors)
{
    struct str text = {0};
    struct error error = {0};
    struct preset *preset = NULL;
    if (file_read(path, YAML_FILE_LIMIT, &text, &error))
        preset = preset_read(path, str_text(&text), text.length, errors);
    else
        error_list_add(errors, &error);
    str_release(&text);
    return preset;
}

void preset_free(struct preset *preset)
{
    if (!preset)
        return;
    struct arena arena = preset->arena;
    arena_release(&arena);
    memory_free(preset);
}
