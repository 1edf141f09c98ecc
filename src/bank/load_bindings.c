/* draw, let and where. A name may use any other as long as no circle comes of
 * it; the order in the file does not matter. */
#include <string.h>

#include "bank/loader.h"
#include "lang/lex.h"
#include "lang/parse.h"

enum { NAMES_MOST = LIMIT_NAMES - 20, SET_PARTS = (NAMES_MOST + 63) / 64 };

/* Some of the candidates, by their places. */
struct set {
    uint64_t part[SET_PARTS];
};

struct candidate {
    struct word word;
    struct binding binding;
    const struct yaml_entry *entry;
    struct set used; /* by its formula */
};

struct candidates {
    struct candidate *item;
    uint32_t count;
    struct set open;  /* not placed yet */
    struct set *used; /* of the formula that is looked through */
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
            (struct candidate){.word = word_padded(entry->key),
                               .binding = {.name = entry->key,
                                           .drawn = drawn,
                                           .formula = {node, value}},
                               .entry = entry};
    }
}

static void look_at_name(void *context, const struct node *name)
{
    struct candidates *all = context;
    struct word word = word_padded(name->name);
    for (uint32_t i = 0; i < all->count; i++)
        if (word_same(all->item[i].word, word) &&
            word_same_text(all->item[i].binding.name, name->name))
            all->used->part[i / 64] |= (uint64_t)1 << i % 64;
}

static void look_at_names(struct candidates *all)
{
    for (uint32_t i = 0; i < all->count; i++) {
        all->open.part[i / 64] |= (uint64_t)1 << i % 64;
        all->used = &all->item[i].used;
        tree_names(all->item[i].binding.formula.node, look_at_name, all);
    }
}

static bool is_open(const struct candidates *all, uint32_t i)
{
    return all->open.part[i / 64] >> i % 64 & 1;
}

/* A name whose formula uses none that is still open, or NULL; it is not open
 * any more. */
static struct candidate *next_free(struct candidates *all)
{
    for (uint32_t i = 0; i < all->count; i++) {
        uint64_t blocked = 0;
        for (size_t k = 0; k < SET_PARTS; k++)
            blocked |= all->item[i].used.part[k] & all->open.part[k];
        if (blocked || !is_open(all, i))
            continue;
        all->open.part[i / 64] &= ~((uint64_t)1 << i % 64);
        return &all->item[i];
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
    loader_fold(loader, node);
    binding->slot = loader->scope.slots;
    if (scope_add(&loader->scope, binding->name, node->type, 0, 0, &error))
        template->binding[template->bindings++] = *binding;
    else
        loader_fail(loader, &key, error.code, "%s", error.text);
}

static void report_circle(struct loader *loader, const struct candidates *all)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (is_open(all, i)) {
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
    if (most > NAMES_MOST) {
        loader_fail(loader, map, ERROR_LIMIT, "more than %d names", NAMES_MOST);
        return;
    }
    all.item = arena_zero(loader->arena, most * sizeof *all.item);
    template->binding =
        arena_zero(loader->arena, most * sizeof *template->binding);
    if (draw && draw->kind == YAML_MAP)
        read_names(loader, draw, true, &all);
    if (let && let->kind == YAML_MAP)
        read_names(loader, let, false, &all);
    look_at_names(&all);
    for (uint32_t left = all.count; left; left--) {
        struct candidate *candidate = next_free(&all);
        if (!candidate) {
            report_circle(loader, &all);
            break;
        }
        check_binding(loader, candidate, template);
    }
    if (where && where->kind == YAML_SCALAR && loader->ok)
        loader_formula(loader, where, (struct type){TYPE_TRUTH, 0}, "'where'",
                       &template->where);
}
