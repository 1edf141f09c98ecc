#include <string.h>

#include "bank/loader.h"
#include "lang/parse.h"

enum { MOST_OPTIONS = 12, MOST_MISTAKES = 20, MOST_COLUMNS = 12 };

static const struct type number_type = {TYPE_NUMBER, 0};
static const struct type list_type = {TYPE_NUMBER, 1};
static const struct type truth_type = {TYPE_TRUTH, 0};

static const struct {
    const char *name;
    bool judged;
} kinds[] = {
#define KIND(id, name, judged, about) {name, judged},
#include "bank/kind.def"
#undef KIND
};

enum { KINDS = sizeof kinds / sizeof *kinds };

const char *part_kind_name(enum part_kind kind)
{
    return kinds[kind].name;
}

bool part_kind_is_judged(enum part_kind kind)
{
    return kinds[kind].judged;
}

static void read_kind(struct loader *loader, const struct yaml_node *node,
                      struct part *part)
{
    struct str names = {0};
    for (int i = 0; i < KINDS; i++)
        if (strcmp(kinds[i].name, node->text) == 0) {
            part->kind = (enum part_kind)i;
            return;
        }
    for (int i = 0; i < KINDS; i++)
        str_add_format(&names, "%s%s", i ? ", " : "", kinds[i].name);
    loader_fail(loader, node, ERROR_VALUE,
                "unknown kind '%.30s'; take one of %s", node->text, names.text);
    str_release(&names);
}

/* The type of the key; also of readings and mistakes. */
static struct type key_type(const struct part *part)
{
    bool several = part->kind == KIND_INTERVAL || part->kind == KIND_LIST ||
                   part->kind == KIND_SET;
    return several ? list_type : number_type;
}

/* What the kind alone says about marking. */
static void rule_of_kind(struct part *part)
{
    part->rule = rule_standard();
    switch (part->kind) {
    case KIND_COUNT: part->rule.kind = RULE_EXACT; break;
    case KIND_ESTIMATE:
        part->rule.kind = RULE_FACTOR;
        part->rule.tolerance = 2;
        break;
    case KIND_MONEY:
        part->rule.kind = RULE_DECIMALS;
        part->rule.digits = 2;
        break;
    case KIND_NUMBER:
    case KIND_PROBABILITY:
    case KIND_RATE:
    case KIND_INTERVAL:
    case KIND_LIST:
    case KIND_SET:
    case KIND_CHOICE:
    case KIND_OPEN: break;
    }
}

static void flags_of_kind(struct part *part)
{
    struct rule *rule = &part->rule;
    rule->probability |= part->kind == KIND_PROBABILITY;
    rule->rate |= part->kind == KIND_RATE;
    if (part->kind == KIND_INTERVAL)
        rule->shape = SHAPE_INTERVAL;
    if (part->kind == KIND_LIST)
        rule->shape = SHAPE_LIST;
    if (part->kind == KIND_SET)
        rule->shape = SHAPE_SET;
}

static void read_rule(struct loader *loader, const struct yaml_node *map,
                      struct part *part)
{
    const struct yaml_node *accept = schema_value(map, "accept");
    const struct yaml_node *unit = schema_value(map, "unit");
    struct error error = {0};
    rule_of_kind(part);
    if (accept && accept->kind == YAML_SCALAR &&
        !rule_read(accept->text, accept->text_length, &part->rule, &error))
        loader_fail_inside(loader, accept, &error);
    flags_of_kind(part);
    part->unit = part->kind == KIND_MONEY ? "$" : NULL;
    if (unit && unit->kind == YAML_SCALAR) {
        const char *brace = strpbrk(unit->text, "{}");
        if (brace) {
            error_set_at(&error, ERROR_VALUE, (uint32_t)(brace - unit->text), 1,
                         "a unit is plain text, without holes; say in 'ask' "
                         "what changes");
            loader_fail_inside(loader, unit, &error);
        }
        if (unit->text_length >= RULE_UNIT_BYTES)
            loader_fail(loader, unit, ERROR_VALUE,
                        "a unit has at most %d bytes", RULE_UNIT_BYTES - 1);
        else
            part->unit = unit->text;
    }
    if (part->unit && !part->rule.unit[0])
        memcpy(part->rule.unit, part->unit, strlen(part->unit) + 1);
}

static void read_table(struct loader *loader, const struct yaml_node *rows,
                       struct table *table)
{
    uint32_t columns =
        rows->item[0]->kind == YAML_LIST ? rows->item[0]->count : 0;
    if (!columns || columns > MOST_COLUMNS) {
        loader_fail(loader, rows, ERROR_VALUE,
                    "a table is a list of rows of 1 to %d cells", MOST_COLUMNS);
        return;
    }
    table->rows = rows->count;
    table->columns = columns;
    table->cell =
        arena_zero(loader->arena, rows->count * columns * sizeof(struct prose));
    for (uint32_t i = 0; i < rows->count; i++) {
        const struct yaml_node *row = rows->item[i];
        if (row->kind != YAML_LIST || row->count != columns) {
            loader_fail(loader, row, ERROR_VALUE,
                        "every row of a table has as many cells as the first, "
                        "here %u",
                        columns);
            continue;
        }
        for (uint32_t j = 0; j < columns; j++)
            loader_prose(loader, row->item[j], &table->cell[i * columns + j]);
    }
}

/* A scalar of a map that is optional there. */
static const char *text_of(const struct yaml_node *map, const char *key)
{
    const struct yaml_node *node = schema_value(map, key);
    return node && node->kind == YAML_SCALAR ? node->text : NULL;
}

static void prose_of(struct loader *loader, const struct yaml_node *map,
                     const char *key, struct prose *out)
{
    const struct yaml_node *node = schema_value(map, key);
    if (node)
        loader_prose(loader, node, out);
}

static void read_options(struct loader *loader, const struct yaml_node *list,
                         struct part *part)
{
    if (list->count < 2 || list->count > MOST_OPTIONS) {
        loader_fail(loader, list, ERROR_VALUE, "a choice has 2 to %d options",
                    MOST_OPTIONS);
        return;
    }
    part->options = list->count;
    part->option =
        arena_zero(loader->arena, list->count * sizeof *part->option);
    for (uint32_t i = 0; i < list->count; i++) {
        const struct yaml_node *map = list->item[i];
        struct option *option = &part->option[i];
        if (!schema_check(loader->source, map, MAP_OPTION, "an option",
                          loader->errors)) {
            loader->ok = false;
            continue;
        }
        const struct yaml_node *right = schema_value(map, "right");
        prose_of(loader, map, "text", &option->text);
        prose_of(loader, map, "say", &option->say);
        option->tag = text_of(map, "tag");
        if (right)
            loader_formula(loader, right, truth_type, "'right'",
                           &option->right);
    }
}

static void read_mistakes(struct loader *loader, const struct yaml_node *list,
                          struct part *part)
{
    if (list->count > MOST_MISTAKES) {
        loader_fail(loader, list, ERROR_LIMIT, "more than %d mistakes",
                    MOST_MISTAKES);
        return;
    }
    part->mistakes = list->count;
    part->mistake =
        arena_zero(loader->arena, list->count * sizeof *part->mistake);
    for (uint32_t i = 0; i < list->count; i++) {
        const struct yaml_node *map = list->item[i];
        struct mistake *mistake = &part->mistake[i];
        if (!schema_check(loader->source, map, MAP_MISTAKE, "a mistake",
                          loader->errors)) {
            loader->ok = false;
            continue;
        }
        loader_formula(loader, schema_value(map, "answer"), key_type(part),
                       "a mistake's answer", &mistake->answer);
        mistake->tag = text_of(map, "tag");
        loader_id(loader, schema_value(map, "tag"));
        prose_of(loader, map, "say", &mistake->say);
    }
}

static void read_readings(struct loader *loader, const struct yaml_node *list,
                          struct part *part)
{
    part->readings = list->count;
    part->reading =
        arena_zero(loader->arena, list->count * sizeof *part->reading);
    for (uint32_t i = 0; i < list->count; i++) {
        const struct yaml_node *map = list->item[i];
        if (!schema_check(loader->source, map, MAP_READING, "a reading",
                          loader->errors)) {
            loader->ok = false;
            continue;
        }
        loader_formula(loader, schema_value(map, "answer"), key_type(part),
                       "a reading's answer", &part->reading[i].answer);
        part->reading[i].name = text_of(map, "name");
    }
}

static void read_check(struct loader *loader, const struct yaml_node *node,
                       struct part *part)
{
    struct error error = {0};
    struct check *check = &part->check;
    check->place = node;
    check->program =
        parse_program(loader->arena, node->text, node->text_length, &error);
    if (!check->program ||
        !check_program(&loader->scope, check->program, &error)) {
        check->program = NULL;
        loader_fail_inside(loader, node, &error);
        return;
    }
    struct type got = check->program->result->type;
    if (key_type(part).depth != got.depth)
        loader_fail(loader, node, ERROR_TYPE,
                    "this check gives %s, but the answer is %s", type_name(got),
                    type_name(key_type(part)));
}

/* What each kind must and must not have. A choice lists its options, or has
 * them made around its answer. */
static void check_completeness(struct loader *loader,
                               const struct yaml_node *map,
                               const struct part *part)
{
    const char *key = "answer";
    const char *name = part_kind_name(part->kind);
    if (part->kind == KIND_OPEN)
        key = "rubric";
    if (part->kind == KIND_CHOICE && !schema_value(map, "answer"))
        key = "options";
    if (!schema_value(map, key))
        loader_fail(loader, map, ERROR_KEY,
                    "a question of kind '%s' needs '%s'", name, key);
    static const char *const exclusive[] = {"answer", "options", "rubric"};
    for (size_t i = 0; i < sizeof exclusive / sizeof *exclusive; i++) {
        const struct yaml_node *extra = schema_value(map, exclusive[i]);
        if (extra && strcmp(exclusive[i], key) != 0)
            loader_fail(loader, extra, ERROR_KEY,
                        "'%s' does not go with %s '%s'", exclusive[i],
                        part->kind == KIND_CHOICE ? "the 'answer' of a"
                                                  : "kind",
                        part->kind == KIND_CHOICE ? "choice" : name);
    }
}

typedef void read_value(struct loader *loader, const struct yaml_node *node,
                        struct part *part);

static void if_given(struct loader *loader, const struct yaml_node *map,
                     const char *key, enum yaml_kind kind, read_value *read,
                     struct part *part)
{
    const struct yaml_node *node = schema_value(map, key);
    if (node && node->kind == kind && (kind == YAML_SCALAR || node->count))
        read(loader, node, part);
}

static void read_table_of(struct loader *loader, const struct yaml_node *node,
                          struct part *part)
{
    read_table(loader, node, &part->table);
}

static void proses_of(struct loader *loader, const struct yaml_node *map,
                      const char *key, struct prose **out, uint32_t *count)
{
    const struct yaml_node *node = schema_value(map, key);
    if (node && node->kind != YAML_MAP)
        loader_proses(loader, node, out, count);
}

static void formula_of(struct loader *loader, const struct yaml_node *map,
                       const char *key, struct type type, struct formula *out)
{
    const struct yaml_node *node = schema_value(map, key);
    if (node && node->kind == YAML_SCALAR)
        loader_formula(loader, node, type, key, out);
}

void loader_part(struct loader *loader, const struct yaml_node *map,
                 struct part *part)
{
    part->id = text_of(map, "id");
    if (part->id)
        loader_id(loader, schema_value(map, "id"));
    if_given(loader, map, "kind", YAML_SCALAR, read_kind, part);
    check_completeness(loader, map, part);
    read_rule(loader, map, part);
    formula_of(loader, map, "time", number_type, &part->time);
    formula_of(loader, map, "answer", key_type(part), &part->answer);
    proses_of(loader, map, "ask", &part->ask, &part->wordings);
    proses_of(loader, map, "hints", &part->hint, &part->hints);
    proses_of(loader, map, "rubric", &part->rubric, &part->rubric_points);
    prose_of(loader, map, "solution", &part->solution);
    if_given(loader, map, "table", YAML_LIST, read_table_of, part);
    if_given(loader, map, "options", YAML_LIST, read_options, part);
    if_given(loader, map, "readings", YAML_LIST, read_readings, part);
    if_given(loader, map, "mistakes", YAML_LIST, read_mistakes, part);
    if_given(loader, map, "check", YAML_SCALAR, read_check, part);
}
