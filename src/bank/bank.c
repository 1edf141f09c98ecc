#include <string.h>

#include "bank/loader.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/numtext.h"

enum { MOST_PARTS = 9, MOST_TEMPLATES = 2000 };

static const char *text_of(const struct yaml_node *map, const char *key)
{
    const struct yaml_node *node = schema_value(map, key);
    return node && node->kind == YAML_SCALAR ? node->text : NULL;
}

bool levels_read(const char *text, size_t length, int *low, int *high)
{
    const char *dots = strstr(text, "..");
    size_t first = dots ? (size_t)(dots - text) : length;
    uint64_t from = 0, to = 0;
    bool ok = numtext_integer(text, first, &from);
    to = from;
    if (ok && dots)
        ok = numtext_integer(dots + 2, length - first - 2, &to);
    if (!ok || from < LEVEL_LEAST || to > LEVEL_MOST || from > to)
        return false;
    *low = (int)from;
    *high = (int)to;
    return true;
}

const char *tools_name(enum tools tools)
{
    static const char *const names[] = {
        [TOOLS_HEAD] = "head",
        [TOOLS_PAPER] = "paper",
        [TOOLS_CALCULATOR] = "calculator",
    };
    return names[tools];
}

static void read_tools(struct loader *loader, const struct yaml_node *node,
                       struct template *template)
{
    for (enum tools i = TOOLS_HEAD; i <= TOOLS_CALCULATOR; i++)
        if (strcmp(tools_name(i), node->text) == 0) {
            template->tools = i;
            return;
        }
    loader_fail(loader, node, ERROR_VALUE,
                "tools are head, paper or calculator");
}

static void read_parts(struct loader *loader, const struct yaml_node *map,
                       struct template *template)
{
    const struct yaml_node *then = schema_value(map, "then");
    uint32_t more = then && then->kind == YAML_LIST ? then->count : 0;
    if (more + 1 > MOST_PARTS) {
        loader_fail(loader, then, ERROR_LIMIT,
                    "a question has at most %d parts", MOST_PARTS);
        return;
    }
    template->parts = more + 1;
    template->part =
        arena_zero(loader->arena, template->parts * sizeof *template->part);
    loader_part(loader, map, &template->part[0]);
    for (uint32_t i = 0; i < more; i++) {
        if (!schema_check(loader->source, then->item[i], MAP_PART,
                          "a follow-up", loader->errors)) {
            loader->ok = false;
            continue;
        }
        loader_part(loader, then->item[i], &template->part[i + 1]);
        for (uint32_t j = 0; j <= i; j++)
            if (template->part[j].id && template->part[i + 1].id &&
                strcmp(template->part[j].id, template->part[i + 1].id) == 0)
                loader_fail(loader, then->item[i], ERROR_KEY,
                            "two parts of this template are called '%s'",
                            template->part[j].id);
    }
}

void loader_template(struct loader *loader, const struct yaml_node *map,
                     struct template *template)
{
    template->place = map;
    loader->scope.count = loader->scope.slots = 0;
    loader->ok = true;
    if (!schema_check(loader->source, map, MAP_TEMPLATE | MAP_PART,
                      "a template", loader->errors)) {
        /* What is there is read all the same, to find every fault at once. */
        loader->ok = false;
        if (map->kind != YAML_MAP)
            return;
    }
    const struct yaml_node *level = schema_value(map, "level");
    const struct yaml_node *tools = schema_value(map, "tools");
    const struct yaml_node *tags = schema_value(map, "tags");
    const struct yaml_node *formerly = schema_value(map, "formerly");
    const struct yaml_node *topic = schema_value(map, "topic");
    template->id = text_of(map, "id");
    template->topic = text_of(map, "topic");
    if (topic && topic->kind == YAML_SCALAR)
        loader_id(loader, topic);
    if (level && level->kind == YAML_SCALAR &&
        !levels_read(level->text, level->text_length, &template->level_low,
                     &template->level_high))
        loader_fail(loader, level, ERROR_VALUE, "%s", LEVELS_WANTED);
    template->tools = TOOLS_PAPER;
    if (tools && tools->kind == YAML_SCALAR)
        read_tools(loader, tools, template);
    if (tags && tags->kind == YAML_LIST)
        loader_words(loader, tags, &template->tag, &template->tags);
    if (formerly && formerly->kind == YAML_LIST)
        loader_words(loader, formerly, &template->formerly,
                     &template->formerly_count);

    struct error error = {0};
    template->level_slot = loader->scope.slots;
    scope_add(&loader->scope, "level", (struct type){TYPE_NUMBER, 0}, 0, 0,
              &error);
    bool before = loader->ok;
    loader->ok = true;
    loader_bindings(loader, map, template);
    /* With a name missing, every formula that uses it would be one more
     * complaint about the same fault. */
    if (loader->ok)
        read_parts(loader, map, template);
    loader->ok = loader->ok && before;
    template->slots = loader->scope.slots;
    if (template->parts) {
        template->kind = template->part[0].kind;
        template->options = template->part[0].options;
        template->time = template->part[0].time;
    }
    template->ready = true;
}

static void check_ids(struct loader *loader, const struct bank *bank)
{
    for (uint32_t i = 0; i < bank->templates; i++)
        for (uint32_t j = 0; j < i; j++) {
            const char *a = bank->template[i].id, *b = bank->template[j].id;
            if (a && b && strcmp(a, b) == 0)
                loader_fail(
                    loader, bank->template[i].place, ERROR_KEY,
                    "the id '%s' is taken by the template in line %u", a,
                    source_locate(&bank->source, bank->template[j].place->at)
                        .line);
        }
}

bool loader_head(struct loader *loader, const struct yaml_node *map)
{
    struct bank *bank = loader->bank;
    if (!schema_check(loader->source, map, MAP_BANK, "a bank",
                      loader->errors) &&
        map->kind != YAML_MAP)
        return false;
    const struct yaml_node *format = schema_value(map, "format");
    const struct yaml_node *id = schema_value(map, "bank");
    const struct yaml_node *templates = schema_value(map, "templates");
    if (format && (format->kind != YAML_SCALAR || strcmp(format->text, "1")))
        loader_fail(loader, format, ERROR_VALUE,
                    "this program reads format 1; a newer bank needs a newer "
                    "reckon");
    bank->id = text_of(map, "bank");
    bank->title = text_of(map, "title");
    bank->about = text_of(map, "about");
    if (id && id->kind == YAML_SCALAR)
        loader_id(loader, id);
    if (!templates || templates->kind != YAML_LIST)
        return false;
    if (templates->count > MOST_TEMPLATES)
        return loader_fail(loader, templates, ERROR_LIMIT,
                           "more than %d templates; make it two banks",
                           MOST_TEMPLATES);
    bank->templates = templates->count;
    bank->template =
        arena_zero(&bank->arena, bank->templates * sizeof *bank->template);
    for (uint32_t i = 0; i < bank->templates; i++) {
        bank->template[i].bank = bank;
        bank->template[i].source = &bank->source;
        bank->template[i].own = &bank->template[i];
        bank->template[i].home = bank;
    }
    return true;
}

static void read_bank(struct loader *loader, const struct yaml_node *map)
{
    struct bank *bank = loader->bank;
    if (!loader_head(loader, map))
        return;
    const struct yaml_node *templates = schema_value(map, "templates");
    for (uint32_t i = 0; i < bank->templates; i++)
        loader_template(loader, templates->item[i], &bank->template[i]);
    check_ids(loader, bank);
}

uint64_t bank_checksum(const struct bank *bank)
{
    uint64_t sum = 0xCBF29CE484222325u;
    if (bank->checksum)
        return bank->checksum;
    for (size_t i = 0; i < bank->source.length; i++)
        sum = (sum ^ (unsigned char)bank->source.text[i]) * 0x100000001B3u;
    return bank->own->checksum = sum;
}

struct bank *bank_new(const char *name)
{
    struct bank *bank = memory_get(sizeof *bank);
    *bank = (struct bank){.own = bank};
    arena_init(&bank->arena);
    bank->source.name = arena_text(&bank->arena, name, strlen(name));
    return bank;
}

struct bank *bank_new_of(const char *path, struct error *error)
{
    struct bank *bank = bank_new(path);
    if (file_read_in(&bank->arena, path, YAML_FILE_LIMIT, &bank->source.text,
                     &bank->source.length, error))
        return bank;
    bank_free(bank);
    return NULL;
}

/* The bank with all that its text says; NULL, and it is gone, on errors. */
static struct bank *read_source(struct bank *bank, struct error_list *errors)
{
    size_t before = errors->count + errors->dropped;
    const struct yaml_node *map =
        yaml_parse(&bank->arena, &bank->source, errors);
    if (map) {
        struct loader *loader = arena_zero(&bank->arena, sizeof *loader);
        loader_start(loader, bank, &bank->arena, errors);
        loader_expect_many(loader);
        read_bank(loader, map);
    }
    if (errors->count + errors->dropped == before)
        return bank;
    error_list_keep(errors, &bank->source);
    bank_free(bank);
    return NULL;
}

struct bank *bank_read(const char *name, const char *text, size_t length,
                       struct error_list *errors)
{
    struct bank *bank = bank_new(name);
    bank->source.text = arena_text(&bank->arena, text, length);
    bank->source.length = length;
    return read_source(bank, errors);
}

struct bank *bank_load(const char *path, struct error_list *errors)
{
    struct error error = {0};
    struct bank *bank = bank_new_of(path, &error);
    if (bank)
        return read_source(bank, errors);
    error_list_add(errors, &error);
    return NULL;
}

void bank_free(struct bank *bank)
{
    if (!bank)
        return;
    struct arena arena = bank->arena;
    arena_release(&arena);
    memory_free(bank);
}

const struct template *bank_find(const struct bank *bank, const char *id)
{
    for (uint32_t i = 0; i < bank->templates; i++)
        if (bank->template[i].id && strcmp(bank->template[i].id, id) == 0)
            return &bank->template[i];
    for (uint32_t i = 0; i < bank->templates; i++)
        for (uint32_t j = 0; j < bank->template[i].formerly_count; j++)
            if (strcmp(bank->template[i].formerly[j], id) == 0)
                return &bank->template[i];
    return NULL;
}

bool template_has_tag(const struct template *template, const char *tag)
{
    for (uint32_t i = 0; i < template->tags; i++)
        if (strcmp(template->tag[i], tag) == 0)
            return true;
    return false;
}
