/* draw, let and where. A name may use any other as long as no circle comes of
 * it; the order in the file does not matter. */
#include <string.h>

#include "bank/loader.h"
#include "lang/fold.h"
#include "lang/lex.h"
#include "lang/parse.h"

struct candidate {
    struct binding binding;
    const struct yaml_entry *entry;
    bool placed;
};

struct candidates {
    struct candidate *item;
    uint32_t count;
    bool blocked; /* set while looking through one formula's names */
};

static bool name_is_word(struct loader *loader, const struct yaml_entry *entry)
{
    bool word = lex_is_letter(entry->key[0]);
    for (const char *c = entry->key; *c; c++)
        word = word && (lex_is_letter(*c) || lex_is_digit(*c));
    struct lexer lexer = {.text = entry->key,
                          .length = (uint32_t)strlen(entry->key)};
    struct yaml_node place = {.at = entry->at, .length = entry->length};
    if (!word)
        return loader_fail(loader, &place, ERROR_NAME,
                           "a name has letters, digits and '_' and begins "
                           "with a letter");
    if (lexer_next(&lexer).kind != TOKEN_NAME)
        return loader_fail(loader, &place, ERROR_NAME,
                           "'%s' is a word of the formula language; take "
                           "another name",
                           entry->key);
    return true;
}

static void read_names(struct loader *loader, const struct yaml_node *map,
                       bool drawn, struct candidates *all)
{
    for (uint32_t i = 0; map && i < map->count; i++) {
        const struct yaml_entry *entry = &map->entry[i];
        const struct yaml_node *value = entry->value;
        struct error error;
        error_clear(&error);
        if (!name_is_word(loader, entry))
            continue;
        if (value->kind != YAML_SCALAR || !value->text_length) {
            loader_fail(loader, value, ERROR_VALUE, "this must be a formula");
            continue;
        }
        struct node *node = drawn
                                ? parse_domain(loader->arena, value->text,
                                               value->text_length, &error)
                                : parse_expression(loader->arena, value->text,
                                                   value->text_length, &error);
        if (!node) {
            loader_fail_inside(loader, value, &error);
            continue;
        }
        all->item[all->count++] =
            (struct candidate){.binding = {.name = entry->key,
                                           .drawn = drawn,
                                           .formula = {node, value}},
                               .entry = entry};
    }
}

static void look_at_name(void *context, const struct node *name)
{
    struct candidates *all = context;
    for (uint32_t i = 0; i < all->count; i++)
        if (!all->item[i].placed &&
            all->item[i].binding.name[0] == name->name[0] &&
            strcmp(all->item[i].binding.name, name->name) == 0)
            all->blocked = true;
}

/* A name whose formula uses none that is still open, or NULL. */
static struct candidate *next_free(struct candidates *all)
{
    for (uint32_t i = 0; i < all->count; i++) {
        struct candidate *candidate = &all->item[i];
        if (candidate->placed)
            continue;
        all->blocked = false;
        tree_names(candidate->binding.formula.node, look_at_name, all);
        if (!all->blocked)
            return candidate;
    }
    return NULL;
}

static void check_binding(struct loader *loader, struct candidate *candidate,
                          struct template *template)
{
    struct binding *binding = &candidate->binding;
    const struct yaml_entry *entry = candidate->entry;
    struct yaml_node key = {.at = entry->at, .length = entry->length};
    struct error error;
    error_clear(&error);
    struct node *node = binding->formula.node;
    bool ok = binding->drawn ? check_domain(&loader->scope, node, &error)
                             : check_expression(&loader->scope, node, &error);
    if (!ok) {
        loader_fail_inside(loader, binding->formula.place, &error);
        return;
    }
    tree_fold(loader->arena, node);
    binding->slot = loader->scope.slots;
    if (scope_add(&loader->scope, binding->name, node->type, 0, 0, &error))
        template->binding[template->bindings++] = *binding;
    else
        loader_fail(loader, &key, error.code, "%s", error.text);
}

static void report_circle(struct loader *loader, const struct candidates *all)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (!all->item[i].placed) {
            const struct yaml_entry *entry = all->item[i].entry;
            struct yaml_node key = {.at = entry->at, .length = entry->length};
            loader_fail(loader, &key, ERROR_NAME,
                        "'%s' is defined by way of itself", entry->key);
        }
}

void loader_bindings(struct loader *loader, const struct yaml_node *map,
                     struct template *template)
{
    const struct yaml_node *draw = schema_value(map, "draw");
    const struct yaml_node *let = schema_value(map, "let");
    const struct yaml_node *where = schema_value(map, "where");
    struct candidates all = {0};
    uint32_t most = (draw ? draw->count : 0) + (let ? let->count : 0);
    if (most > LIMIT_NAMES - 20) {
        loader_fail(loader, map, ERROR_LIMIT, "more than %d names",
                    LIMIT_NAMES - 20);
        return;
    }
    all.item = arena_zero(loader->arena, most * sizeof *all.item);
    template->binding =
        arena_zero(loader->arena, most * sizeof *template->binding);
    if (draw && draw->kind == YAML_MAP)
        read_names(loader, draw, true, &all);
    if (let && let->kind == YAML_MAP)
        read_names(loader, let, false, &all);
    for (uint32_t left = all.count; left; left--) {
        struct candidate *candidate = next_free(&all);
        if (!candidate) {
            report_circle(loader, &all);
            break;
        }
        candidate->placed = true;
        check_binding(loader, candidate, template);
    }
    if (where && where->kind == YAML_SCALAR && loader->ok)
        loader_formula(loader, where, (struct type){TYPE_TRUTH, 0}, "'where'",
                       &template->where);
}
