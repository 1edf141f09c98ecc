#include "bank/field.h"

#include <string.h>

#include "base/numtext.h"

/* Shapes were checked before (schema_check), with a message of their own. */
static const struct yaml_node *of_kind(const struct yaml_node *map,
                                       const char *key, enum yaml_kind kind)
{
    const struct yaml_node *node = schema_value(map, key);
    return node && node->kind == kind ? node : NULL;
}

const char *field_text(const struct yaml_node *map, const char *key)
{
    const struct yaml_node *node = of_kind(map, key, YAML_SCALAR);
    return node ? node->text : NULL;
}

const char *field_id(struct loader *loader, const struct yaml_node *map,
                     const char *key)
{
    const struct yaml_node *node = of_kind(map, key, YAML_SCALAR);
    return node && loader_id(loader, node) ? node->text : NULL;
}

void field_format(struct loader *loader, const struct yaml_node *map,
                  const char *what)
{
    const struct yaml_node *node = schema_value(map, "format");
    if (node && (node->kind != YAML_SCALAR || strcmp(node->text, "1") != 0))
        loader_fail(loader, node, ERROR_VALUE,
                    "this program reads format 1; %s needs a newer reckon",
                    what);
}

int field_one_of(struct loader *loader, const struct yaml_node *map,
                 const char *key, const char *const *names)
{
    const struct yaml_node *node = of_kind(map, key, YAML_SCALAR);
    struct str list = {0};
    if (!node)
        return 0;
    for (int i = 0; names[i]; i++) {
        if (strcmp(names[i], node->text) == 0) {
            str_release(&list);
            return i;
        }
        str_add(&list, !i ? "" : names[i + 1] ? ", " : " or ");
        str_add(&list, names[i]);
    }
    loader_fail(loader, node, ERROR_VALUE, "'%s' is %s", key, list.text);
    str_release(&list);
    return 0;
}

double field_number(struct loader *loader, const struct yaml_node *map,
                    const char *key, const struct field_range *range,
                    double otherwise)
{
    const struct yaml_node *node = of_kind(map, key, YAML_SCALAR);
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

void field_words(struct loader *loader, const struct yaml_node *map,
                 const char *key, const char ***out, uint32_t *count)
{
    const struct yaml_node *list = of_kind(map, key, YAML_LIST);
    if (list)
        loader_words(loader, list, out, count);
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

void field_places(struct loader *loader, const struct yaml_node *map,
                  const char *key, const char ***out, uint32_t *count)
{
    const struct yaml_node *list = of_kind(map, key, YAML_LIST);
    if (!list)
        return;
    *out = arena_zero(loader->arena, list->count * sizeof **out);
    for (uint32_t i = 0; i < list->count; i++) {
        const struct yaml_node *item = list->item[i];
        if (item->kind != YAML_SCALAR)
            loader_fail(loader, item, ERROR_VALUE, "this must be a word");
        else if (is_place(loader, item))
            (*out)[(*count)++] = item->text;
    }
}

void field_levels(struct loader *loader, const struct yaml_node *map,
                  const char *key, int *low, int *high)
{
    const struct yaml_node *node = of_kind(map, key, YAML_SCALAR);
    if (node && !levels_read(node->text, node->text_length, low, high))
        loader_fail(loader, node, ERROR_VALUE, "%s", LEVELS_WANTED);
}

const char *field_tools(struct loader *loader, const struct yaml_node *map,
                        const char *key)
{
    const struct yaml_node *node = of_kind(map, key, YAML_SCALAR);
    for (enum tools i = TOOLS_HEAD; node && i <= TOOLS_CALCULATOR; i++)
        if (strcmp(tools_name(i), node->text) == 0)
            return tools_name(i);
    if (node)
        loader_fail(loader, node, ERROR_VALUE,
                    "tools are head, paper or calculator");
    return NULL;
}
