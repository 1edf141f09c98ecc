/* Parts of a key file. */
#include <string.h>

#include "exam/key_reader.h"

static bool read_options(struct key_reader *reader, struct key_part *part)
{
    const struct json_value *list;
    uint32_t count = key_list(reader, "options", &list), right = 0;
    struct arena *arena = &reader->paper->arena;
    part->option = arena_zero(arena, (count + 1) * sizeof *part->option);
    part->choice = arena_zero(arena, (count + 1) * sizeof *part->choice);
    part->options = count;
    for (uint32_t i = 0; i < count; i++) {
        const struct json_value *object = json_read_item(list, i);
        struct key_option *option = &part->option[i];
        option->text = key_text(reader, object, "text", true);
        option->tag = key_text(reader, object, "tag", false);
        option->say = key_text(reader, object, "say", false);
        part->choice[i] = option->text;
        bool is_right = false;
        json_read_truth(json_read_member(object, "right"), &is_right);
        if (is_right) {
            part->right = i;
            right++;
        }
    }
    return right == 1 ||
           key_refuse(reader, "not one right option in", "options");
}

static bool read_kind(struct key_reader *reader, enum part_kind *kind)
{
    static const enum part_kind kinds[] = {
#define KIND(id, name, judged, about) KIND_##id,
#include "bank/kind.def"
#undef KIND
    };
    const char *name = key_text(reader, reader->line, "kind", true);
    for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++) {
        *kind = kinds[i];
        if (strcmp(name, part_kind_name(*kind)) == 0)
            return true;
    }
    return key_refuse(reader, "an unknown kind in", "kind");
}

/* The texts of a list of them. */
static uint32_t member_texts(struct key_reader *reader, const char *name,
                             const char ***texts)
{
    const struct json_value *list;
    struct arena *arena = &reader->paper->arena;
    uint32_t count = key_list(reader, name, &list);
    *texts = arena_zero(arena, (count + 1) * sizeof **texts);
    for (uint32_t i = 0; i < count; i++) {
        size_t length;
        const char *text = json_read_text(json_read_item(list, i), &length);
        if (!text)
            key_refuse(reader, "no list of texts in", name);
        (*texts)[i] = text ? arena_text(arena, text, length) : "";
    }
    return count;
}

/* A table, whose rows are equally long. */
static bool read_table(struct key_reader *reader, struct key_part *part)
{
    const struct json_value *list;
    struct arena *arena = &reader->paper->arena;
    uint32_t rows = key_list(reader, "table", &list);
    size_t columns = json_read_count(json_read_item(list, 0));
    if (!rows)
        return reader->error->code == ERROR_NONE;
    if (!columns || columns > 1u << 16 || rows * columns > 1u << 20)
        return key_refuse(reader, "no table in", "table");
    part->rows = rows;
    part->columns = (uint32_t)columns;
    part->cell = arena_zero(arena, rows * columns * sizeof *part->cell);
    for (uint32_t i = 0; i < rows * columns; i++) {
        const struct json_value *row = json_read_item(list, i / columns);
        size_t length;
        const char *text =
            json_read_count(row) == columns
                ? json_read_text(json_read_item(row, i % columns), &length)
                : NULL;
        if (!text)
            return key_refuse(reader, "no table in", "table");
        part->cell[i] = arena_text(arena, text, length);
    }
    return true;
}

/* What only people read. */
static bool read_seen(struct key_reader *reader, struct key_part *part)
{
    const struct json_value *line = reader->line;
    part->text = key_text(reader, line, "text", true);
    part->solution = key_text(reader, line, "solution", false);
    part->shown = key_text(reader, line, "shown", false);
    part->unit = key_text(reader, line, "unit", false);
    part->marking = key_text(reader, line, "marking", false);
    part->tools = key_text(reader, line, "tools", false);
    part->rubric_points = member_texts(reader, "rubric", &part->rubric);
    return read_table(reader, part);
}

bool key_read_part(struct key_reader *reader)
{
    struct key_paper *paper = reader->paper;
    const struct json_value *line = reader->line;
    struct key_part *part = &paper->part[paper->parts++];
    *part = (struct key_part){.label = ""};
    part->label = key_text(reader, line, "question", true);
    part->template = key_text(reader, line, "template", true);
    part->id = key_text(reader, line, "part", true);
    if (key_integer(reader, "variant") != paper->variant)
        return key_refuse(reader, "not the variant of the 'set' line in",
                          "variant");
    if (!json_read_number(json_read_member(line, "points"), &part->points) ||
        !(part->points >= 0))
        return key_refuse(reader, "no number from 0 up in", "points");
    if (!read_seen(reader, part) || !read_kind(reader, &part->kind))
        return false;
    if (part->kind == KIND_CHOICE)
        return read_options(reader, part);
    return !part_kind_is_judged(part->kind) ||
           key_read_values(reader, &part->key);
}
