#include "bank/loader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "bank/prose.h"
#include "lang/fold.h"
#include "lang/lex.h"
#include "lang/parse.h"

void loader_start(struct loader *loader, struct bank *bank, struct arena *arena,
                  struct error_list *errors)
{
    *loader = (struct loader){.bank = bank,
                              .arena = arena,
                              .source = &bank->source,
                              .errors = errors};
}

void loader_expect_many(struct loader *loader)
{
    function_index_make(&loader->functions);
    loader->scope.functions = &loader->functions;
}

bool loader_fail(struct loader *loader, const struct yaml_node *node,
                 enum error_code code, const char *format, ...)
{
    struct error error = {0};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error.text, sizeof error.text, format, arguments);
    va_end(arguments);
    error.code = code;
    error.at = node->at;
    error.length = node->kind == YAML_SCALAR ? node->length : 1;
    error.source = loader->source;
    error_list_add(loader->errors, &error);
    loader->ok = false;
    return false;
}

bool loader_fail_inside(struct loader *loader, const struct yaml_node *scalar,
                        struct error *error)
{
    if (!error->source)
        yaml_move_error(loader->source, scalar, error);
    error_list_add(loader->errors, error);
    loader->ok = false;
    return false;
}

bool loader_id(struct loader *loader, const struct yaml_node *node)
{
    bool good =
        node->text_length <= 64 && node->text[0] != '-' && node->text[0] != '.';
    for (const char *c = node->text; *c; c++)
        good &= lex_is_letter(*c) || lex_is_digit(*c) || *c == '.' || *c == '-';
    if (good)
        return true;
    return loader_fail(loader, node, ERROR_VALUE,
                       "an id has 1 to 64 of the letters A-Z a-z 0-9 _ . - "
                       "and does not begin with '-' or '.'");
}

void loader_fold(struct loader *loader, struct node *node)
{
    if (!loader->passing)
        tree_fold(loader->arena, node);
}

bool loader_formula(struct loader *loader, const struct yaml_node *node,
                    struct type type, const char *what, struct formula *out)
{
    struct error error;
    error_clear(&error);
    out->place = node;
    out->node =
        parse_expression(loader->arena, node->text, node->text_length, &error);
    if (out->node &&
        check_expecting(&loader->scope, out->node, type, what, &error)) {
        loader_fold(loader, out->node);
        return true;
    }
    out->node = NULL;
    return loader_fail_inside(loader, node, &error);
}

bool loader_prose(struct loader *loader, const struct yaml_node *node,
                  struct prose *out)
{
    struct error error;
    error_clear(&error);
    if (node->kind != YAML_SCALAR)
        return loader_fail(loader, node, ERROR_VALUE, "this must be a text");
    return prose_parse(loader, node, out, &error) ||
           loader_fail_inside(loader, node, &error);
}

bool loader_proses(struct loader *loader, const struct yaml_node *node,
                   struct prose **out, uint32_t *count)
{
    bool single = node->kind == YAML_SCALAR, ok = true;
    *count = single ? 1 : node->count;
    *out = arena_zero(loader->arena, *count * sizeof **out);
    for (uint32_t i = 0; i < *count; i++)
        ok &= loader_prose(loader, single ? node : node->item[i], &(*out)[i]);
    return ok;
}

bool loader_words(struct loader *loader, const struct yaml_node *list,
                  const char ***out, uint32_t *count)
{
    bool ok = true;
    *out = arena_zero(loader->arena, list->count * sizeof **out);
    *count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const struct yaml_node *item = list->item[i];
        if (item->kind != YAML_SCALAR || !item->text_length)
            ok = loader_fail(loader, item, ERROR_VALUE, "this must be a word");
        else if (loader_id(loader, item))
            (*out)[(*count)++] = item->text;
        else
            ok = false;
    }
    return ok;
}
