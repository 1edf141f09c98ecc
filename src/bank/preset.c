#include "bank/preset.h"

#include <string.h>

#include "bank/field.h"
#include "base/file.h"
#include "base/memory.h"

enum { MOST_SECTIONS = 20 };

static const char *const mode_names[] = {"drill", "mock", "placement", NULL};
static const char *const scoring_names[] = {"plain", "plus-minus", NULL};
static const char *const answer_names[] = {"typed", "options", NULL};
static const char *const switch_names[] = {"no", "yes", NULL};

static const struct field_range minutes_range = {
    PRESET_MINUTES_LEAST, PRESET_MINUTES_MOST, "from 0.5 to 480"};
static const struct field_range count_range = {1, 1000, "from 1 to 1000"};

static void read_section(struct loader *loader, const struct yaml_node *map,
                         struct preset_section *section)
{
    section->name = field_text(map, "name");
    section->share = field_number(loader, map, "share", &minutes_range, 1);
    section->count =
        (uint32_t)field_number(loader, map, "count", &count_range, 0);
    section->tools = field_tools(loader, map, "tools");
    field_places(loader, map, "topics", &section->topic, &section->topics);
    field_words(loader, map, "tags", &section->tag, &section->tags);
    field_levels(loader, map, "levels", &section->level_low,
                 &section->level_high);
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
    field_format(loader, map, "a newer preset");
    preset->id = field_id(loader, map, "preset");
    preset->title = field_text(map, "title");
    preset->about = field_text(map, "about");
    preset->mode =
        (enum preset_mode)field_one_of(loader, map, "mode", mode_names);
    preset->scoring = (enum preset_scoring)field_one_of(loader, map, "scoring",
                                                        scoring_names);
    preset->options = field_one_of(loader, map, "answers", answer_names);
    preset->calculator = field_one_of(loader, map, "calculator", switch_names);
    preset->minutes = field_number(loader, map, "minutes", &minutes_range, 1);
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
