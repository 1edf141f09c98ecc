#include "bank/blueprint.h"

#include <string.h>

#include "bank/field.h"
#include "base/file.h"
#include "base/memory.h"

enum { MOST_SECTIONS = 50 };

#define CREDIT_PARTLY 0.5

static const char *const question_names[] = {"same", "each", NULL};
static const char *const yes_names[] = {"no", "yes", NULL};

static const struct field_range variants_range = {1, BLUEPRINT_VARIANTS_MOST,
                                                  "from 1 to 10000000"};
static const struct field_range count_range = {1, BLUEPRINT_QUESTIONS_MOST,
                                               "from 1 to 1000"};
static const struct field_range minutes_range = {0.5, 1440, "from 0.5 to 1440"};
static const struct field_range points_range = {0, 1000, "from 0 to 1000"};
static const struct field_range share_range = {0, 1, "from 0 to 1"};

static uint32_t whole(struct loader *loader, const struct yaml_node *map,
                      const char *key, const struct field_range *range,
                      uint32_t otherwise)
{
    double value = field_number(loader, map, key, range, otherwise);
    if (value != (uint32_t)value)
        loader_fail(loader, schema_value(map, key), ERROR_VALUE,
                    "'%s' is a whole number %s", key, range->words);
    return (uint32_t)value;
}

/* Where templates are named and no count is, each of them is asked once. */
static uint32_t standard_count(const struct blueprint_section *section)
{
    for (uint32_t i = 0; i < section->topics; i++)
        if (!strchr(section->topic[i], '/'))
            return 0;
    return section->topics;
}

static void read_section(struct loader *loader, const struct yaml_node *map,
                         struct blueprint_section *section)
{
    section->name = field_text(map, "name");
    section->tools = field_tools(loader, map, "tools");
    section->points = field_number(loader, map, "points", &points_range, 1);
    section->minutes = field_number(loader, map, "minutes", &minutes_range, 0);
    field_places(loader, map, "topics", &section->topic, &section->topics);
    field_words(loader, map, "tags", &section->tag, &section->tags);
    field_levels(loader, map, "levels", &section->level_low,
                 &section->level_high);
    section->count =
        whole(loader, map, "count", &count_range, standard_count(section));
    if (!section->count && !schema_value(map, "count"))
        loader_fail(loader, map, ERROR_VALUE,
                    "a section of topics needs 'count', how many questions");
}

static void read_sections(struct loader *loader, const struct yaml_node *map,
                          struct blueprint *blueprint)
{
    const struct yaml_node *list = schema_value(map, "sections");
    bool several = list && list->kind == YAML_LIST;
    blueprint->sections = several ? list->count : 1;
    if (blueprint->sections > MOST_SECTIONS) {
        loader_fail(loader, list, ERROR_LIMIT, "more than %d sections",
                    MOST_SECTIONS);
        return;
    }
    blueprint->section = arena_zero(
        loader->arena, blueprint->sections * sizeof *blueprint->section);
    if (!several)
        read_section(loader, map, blueprint->section);
    for (uint32_t i = 0; several && i < list->count; i++)
        if (schema_check(loader->source, list->item[i], MAP_CHAPTER,
                         "a section", loader->errors))
            read_section(loader, list->item[i], &blueprint->section[i]);
}

static void read_blueprint(struct loader *loader, const struct yaml_node *map,
                           struct blueprint *blueprint)
{
    bool several = map->kind == YAML_MAP && schema_value(map, "sections");
    if (!schema_check(loader->source, map,
                      several ? MAP_BLUEPRINT : MAP_BLUEPRINT | MAP_CHAPTER,
                      "a blueprint", loader->errors) &&
        map->kind != YAML_MAP)
        return;
    field_format(loader, map, "a newer blueprint");
    blueprint->id = field_id(loader, map, "set");
    blueprint->title = field_text(map, "title");
    blueprint->about = field_text(map, "about");
    blueprint->variants = whole(loader, map, "variants", &variants_range, 0);
    blueprint->minutes =
        field_number(loader, map, "minutes", &minutes_range, 0);
    blueprint->questions = (enum blueprint_questions)field_one_of(
        loader, map, "questions", question_names);
    blueprint->shuffle = field_one_of(loader, map, "shuffle", yes_names);
    struct blueprint_credit *credit = &blueprint->credit;
    credit->rounded =
        field_number(loader, map, "rounded", &share_range, credit->rounded);
    credit->form =
        field_number(loader, map, "form", &share_range, credit->form);
    credit->near =
        field_number(loader, map, "near", &share_range, credit->near);
    read_sections(loader, map, blueprint);
}

static struct blueprint *blank(void)
{
    struct blueprint *blueprint = memory_get(sizeof *blueprint);
    *blueprint = (struct blueprint){
        .credit = {.rounded = CREDIT_PARTLY, .form = CREDIT_PARTLY}};
    arena_init(&blueprint->arena);
    return blueprint;
}

struct blueprint *blueprint_read(const char *name, const char *text,
                                 size_t length, struct error_list *errors)
{
    size_t before = errors->count + errors->dropped;
    struct blueprint *blueprint = blank();
    struct arena *arena = &blueprint->arena;
    blueprint->source.name = arena_text(arena, name, strlen(name));
    blueprint->source.text = arena_text(arena, text, length);
    blueprint->source.length = length;
    const struct yaml_node *map = yaml_parse(arena, &blueprint->source, errors);
    if (map) {
        struct loader *loader = arena_zero(arena, sizeof *loader);
        *loader = (struct loader){
            .arena = arena, .source = &blueprint->source, .errors = errors};
        read_blueprint(loader, map, blueprint);
    }
    if (errors->count + errors->dropped == before)
        return blueprint;
    error_list_keep(errors, &blueprint->source);
    blueprint_free(blueprint);
    return NULL;
}

struct blueprint *blueprint_load(const char *path, struct error_list *errors)
{
    struct str text = {0};
    struct error error = {0};
    struct blueprint *blueprint = NULL;
    if (file_read(path, YAML_FILE_LIMIT, &text, &error))
        blueprint = blueprint_read(path, str_text(&text), text.length, errors);
    else
        error_list_add(errors, &error);
    str_release(&text);
    return blueprint;
}

struct blueprint *blueprint_plain(const char *title, uint32_t count)
{
    struct blueprint *blueprint = blank();
    blueprint->id = "set";
    blueprint->title = arena_text(&blueprint->arena, title, strlen(title));
    blueprint->section =
        arena_zero(&blueprint->arena, sizeof *blueprint->section);
    blueprint->section->count = count;
    blueprint->section->points = 1;
    blueprint->sections = 1;
    return blueprint;
}

void blueprint_free(struct blueprint *blueprint)
{
    if (!blueprint)
        return;
    struct arena arena = blueprint->arena;
    arena_release(&arena);
    memory_free(blueprint);
}
