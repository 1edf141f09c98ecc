/* Reads key files. One comes from a disk and may be damaged: every member is
 * checked for its type. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/numtext.h"
#include "exam/key.h"
#include "export/json_read.h"
#include "export/set_record.h"

struct reader {
    struct key_file *file;
    const struct source *source;
    struct error *error;
    uint32_t at;                   /* of the line */
    const struct json_value *line; /* an object */
    uint32_t variant;
    int64_t expected; /* "part" lines still due */
};

static bool refuse(struct reader *reader, const char *what, const char *name)
{
    return error_set_at(reader->error, ERROR_VALUE, reader->at, 1,
                        "this is no line of a key file: %s '%s'", what, name);
}

/* A copy of a text member. Without one: NULL, an error where it is needed. */
static const char *member_text(struct reader *reader,
                               const struct json_value *object,
                               const char *name, bool needed)
{
    const struct json_value *value = json_read_member(object, name);
    size_t length;
    const char *text = json_read_text(value, &length);
    if (text)
        return arena_text(&reader->file->arena, text, length);
    if (value || needed)
        refuse(reader, value ? "no text in" : "there is no", name);
    return NULL;
}

static int64_t member_integer(struct reader *reader, const char *name)
{
    const struct json_value *value = json_read_member(reader->line, name);
    int64_t integer;
    if (json_read_integer(value, &integer) && integer >= 0)
        return integer;
    refuse(reader, "no whole number in", name);
    return 0;
}

/* Reads "-5/36". */
static bool read_exact(const char *text, struct number *out)
{
    bool minus = *text == '-';
    text += minus;
    size_t length = strcspn(text, "/");
    uint64_t numerator, denominator = 1;
    if (!numtext_integer(text, length, &numerator))
        return false;
    text += length;
    if (*text && !numtext_integer(text + 1, strlen(text + 1), &denominator))
        return false;
    if (numerator > INT64_MAX || denominator > INT64_MAX || !denominator)
        return false;
    int64_t top = (int64_t)numerator;
    *out = number_ratio(minus ? -top : top, (int64_t)denominator);
    return true;
}

static bool read_number(struct reader *reader, const struct json_value *object,
                        struct number *out)
{
    const char *exact = json_read_text(json_read_member(object, "exact"), NULL);
    double value;
    if (exact)
        return read_exact(exact, out) ||
               refuse(reader, "no fraction in", "exact");
    if (!json_read_number(json_read_member(object, "value"), &value))
        return refuse(reader, "no number in", "value");
    *out = number_real(value);
    return true;
}

/* The list member `name`; a missing one has no items. */
static uint32_t member_list(struct reader *reader, const char *name,
                            const struct json_value **list)
{
    *list = json_read_member(reader->line, name);
    if (*list && !json_read_is_list(*list))
        refuse(reader, "no list in", name);
    size_t size = json_read_count(*list);
    if (size > 1u << 16)
        refuse(reader, "too long a list in", name);
    return reader->error->code == ERROR_NONE ? (uint32_t)size : 0;
}

/* "value", or "values" where the key has several. */
static bool read_value(struct reader *reader, const struct json_value *object,
                       const struct key *key, struct number *value,
                       const struct number **member, uint32_t *count)
{
    const struct json_value *list = json_read_member(object, "values");
    if (key->rule.shape == SHAPE_NUMBER)
        return read_number(reader, object, value);
    size_t size = json_read_count(list);
    if (!size || size > 1u << 16)
        return refuse(reader, "no list in", "values");
    struct number *item = arena_get(&reader->file->arena, size * sizeof *item);
    for (size_t i = 0; i < size; i++)
        if (!read_number(reader, json_read_item(list, i), &item[i]))
            return false;
    *member = item;
    *count = (uint32_t)size;
    return true;
}

static bool read_values(struct reader *reader, struct key *key)
{
    const struct json_value *list;
    key->count = member_list(reader, "key", &list);
    bool single = key->rule.shape == SHAPE_NUMBER;
    if (!key->count || (single && key->count != 1) ||
        (key->rule.shape == SHAPE_INTERVAL && key->count != 2))
        return refuse(reader, "not the right number of values in", "key");
    struct number *item =
        arena_get(&reader->file->arena, key->count * sizeof *item);
    for (uint32_t i = 0; i < key->count; i++)
        if (!read_number(reader, json_read_item(list, i), &item[i]))
            return false;
    if (single) {
        key->value = item[0];
        key->count = 0;
    } else {
        key->item = item;
    }
    return true;
}

static bool read_readings(struct reader *reader, struct key *key)
{
    const struct json_value *list;
    uint32_t count = member_list(reader, "readings", &list);
    struct key_reading *reading =
        arena_zero(&reader->file->arena, count * sizeof *reading);
    for (uint32_t i = 0; i < count; i++) {
        const struct json_value *object = json_read_item(list, i);
        reading[i].name = member_text(reader, object, "name", true);
        if (!read_value(reader, object, key, &reading[i].value,
                        &reading[i].item, &reading[i].count))
            return false;
    }
    key->reading = reading;
    key->readings = count;
    return true;
}

static bool read_mistakes(struct reader *reader, struct key *key)
{
    const struct json_value *list;
    uint32_t count = member_list(reader, "mistakes", &list);
    struct key_mistake *mistake =
        arena_zero(&reader->file->arena, count * sizeof *mistake);
    for (uint32_t i = 0; i < count; i++) {
        const struct json_value *object = json_read_item(list, i);
        mistake[i].tag = member_text(reader, object, "tag", false);
        mistake[i].say = member_text(reader, object, "say", false);
        if (!read_value(reader, object, key, &mistake[i].value,
                        &mistake[i].item, &mistake[i].count))
            return false;
    }
    key->mistake = mistake;
    key->mistakes = count;
    return true;
}

static bool read_key(struct reader *reader, struct key *key)
{
    const char *rule = member_text(reader, reader->line, "rule", true);
    struct error fault = {0};
    if (!rule)
        return false;
    if (!rule_read(rule, strlen(rule), &key->rule, &fault))
        return refuse(reader, "no marking rule in", "rule");
    const char *unit = member_text(reader, reader->line, "unit", false);
    if (unit && !key->rule.unit[0] && strlen(unit) < sizeof key->rule.unit)
        memcpy(key->rule.unit, unit, strlen(unit) + 1);
    return read_values(reader, key) && read_readings(reader, key) &&
           read_mistakes(reader, key);
}

static bool read_options(struct reader *reader, struct key_part *part)
{
    const struct json_value *list;
    uint32_t count = member_list(reader, "options", &list), right = 0;
    struct arena *arena = &reader->file->arena;
    part->option = arena_zero(arena, (count + 1) * sizeof *part->option);
    part->choice = arena_zero(arena, (count + 1) * sizeof *part->choice);
    part->options = count;
    for (uint32_t i = 0; i < count; i++) {
        const struct json_value *object = json_read_item(list, i);
        struct key_option *option = &part->option[i];
        option->text = member_text(reader, object, "text", true);
        option->tag = member_text(reader, object, "tag", false);
        option->say = member_text(reader, object, "say", false);
        part->choice[i] = option->text;
        bool is_right = false;
        json_read_truth(json_read_member(object, "right"), &is_right);
        if (is_right) {
            part->right = i;
            right++;
        }
    }
    return right == 1 || refuse(reader, "not one right option in", "options");
}

static bool read_kind(struct reader *reader, enum part_kind *kind)
{
    static const enum part_kind kinds[] = {
#define KIND(id, name, judged, about) KIND_##id,
#include "bank/kind.def"
#undef KIND
    };
    const char *name = member_text(reader, reader->line, "kind", true);
    for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++) {
        *kind = kinds[i];
        if (strcmp(name, part_kind_name(*kind)) == 0)
            return true;
    }
    return refuse(reader, "an unknown kind in", "kind");
}

static struct key_part *new_part(struct key_file *file)
{
    if (file->parts == file->capacity) {
        file->capacity = file->capacity ? 2 * file->capacity : 64;
        file->part =
            memory_resize(file->part, file->capacity, sizeof *file->part);
    }
    struct key_part *part = &file->part[file->parts];
    *part = (struct key_part){.order = file->parts};
    file->parts++;
    return part;
}

static bool read_part(struct reader *reader)
{
    const struct json_value *line = reader->line;
    if (reader->expected-- <= 0)
        return refuse(reader, "too many parts for", "set");
    struct key_part *part = new_part(reader->file);
    part->label = member_text(reader, line, "question", true);
    part->template = member_text(reader, line, "template", true);
    part->id = member_text(reader, line, "part", true);
    part->text = member_text(reader, line, "text", true);
    part->solution = member_text(reader, line, "solution", false);
    part->shown = member_text(reader, line, "shown", false);
    part->variant = reader->variant;
    if (member_integer(reader, "variant") != reader->variant)
        return refuse(reader, "not the variant of the 'set' line in",
                      "variant");
    if (!json_read_number(json_read_member(line, "points"), &part->points))
        return refuse(reader, "no number in", "points");
    if (!read_kind(reader, &part->kind))
        return false;
    if (part->kind == KIND_CHOICE)
        return read_options(reader, part);
    return !part_kind_is_judged(part->kind) || read_key(reader, &part->key);
}

static bool cut_off(struct reader *reader)
{
    return error_set_at(reader->error, ERROR_VALUE, reader->at, 1,
                        "the key file is cut off: %lld parts are missing",
                        (long long)reader->expected);
}

static bool share(struct reader *reader, const struct json_value *credit,
                  const char *name, double *value)
{
    const struct json_value *member = json_read_member(credit, name);
    return (json_read_number(member, value) && 0 <= *value && *value <= 1) ||
           refuse(reader, "no number from 0 to 1 in", name);
}

static bool read_credit(struct reader *reader)
{
    struct key_file *file = reader->file;
    const struct json_value *credit = json_read_member(reader->line, "credit");
    file->has_credit = credit != NULL;
    return !credit ||
           (share(reader, credit, "rounded", &file->credit.rounded) &&
            share(reader, credit, "form", &file->credit.form) &&
            share(reader, credit, "near", &file->credit.near));
}

static void read_student(struct reader *reader)
{
    struct key_file *file = reader->file;
    const char *id = member_text(reader, reader->line, "student", false);
    if (!id)
        return;
    file->student = arena_grow(&file->arena, file->student, file->students,
                               &file->student_capacity, sizeof *file->student);
    file->student[file->students++] = (struct key_student){id, reader->variant};
}

static int by_student(const void *a, const void *b)
{
    return strcmp(((const struct key_student *)a)->id,
                  ((const struct key_student *)b)->id);
}

static bool read_set(struct reader *reader)
{
    struct key_file *file = reader->file;
    if (reader->expected > 0)
        return cut_off(reader);
    if (member_integer(reader, "format") != SET_RECORD_FORMAT &&
        reader->error->code == ERROR_NONE)
        return error_set_at(reader->error, ERROR_VALUE, reader->at, 1,
                            "this key file was made by another version of the "
                            "program, in a format that this one does not know");
    int64_t variant = member_integer(reader, "variant");
    const char *title = member_text(reader, reader->line, "title", true);
    const char *program = member_text(reader, reader->line, "program", true);
    reader->expected = member_integer(reader, "parts");
    if (variant > UINT32_MAX)
        return refuse(reader, "too large a number in", "variant");
    reader->variant = (uint32_t)variant;
    if (!file->variants++) {
        file->title = title;
        file->program = program;
        file->first_variant = reader->variant;
        if (!read_credit(reader))
            return false;
    }
    read_student(reader);
    return true;
}

static bool read_object(struct reader *reader)
{
    const char *name =
        json_read_text(json_read_member(reader->line, "record"), NULL);
    if (!name)
        return refuse(reader, "there is no", "record");
    bool ok = false;
    if (strcmp(name, "set") == 0)
        ok = read_set(reader);
    else if (strcmp(name, "part") == 0)
        ok = read_part(reader);
    else
        refuse(reader, "an unknown", "record");
    return ok && reader->error->code == ERROR_NONE;
}

static bool read_line(struct reader *reader, const char *text, size_t length)
{
    size_t at;
    struct json_value *root = json_read(text, length, &at);
    if (!json_read_is_object(root)) {
        json_read_free(root);
        return error_set_at(reader->error, ERROR_SYNTAX,
                            reader->at + (uint32_t)at, 1,
                            "this is no line of a key file: no JSON object");
    }
    reader->line = root;
    bool ok = read_object(reader);
    json_read_free(root);
    return ok;
}

static int by_label(const void *a, const void *b)
{
    const struct key_part *left = a, *right = b;
    if (left->variant != right->variant)
        return left->variant < right->variant ? -1 : 1;
    return strcmp(left->label, right->label);
}

/* Sorts for key_find; a label may stand only once. */
static bool sort_parts(struct reader *reader)
{
    struct key_file *file = reader->file;
    if (!file->parts)
        return error_set_at(reader->error, ERROR_VALUE, 0, 1,
                            "this is no key file: it has no parts");
    qsort(file->part, file->parts, sizeof *file->part, by_label);
    if (file->students)
        qsort(file->student, file->students, sizeof *file->student, by_student);
    for (size_t i = 1; i < file->parts; i++)
        if (by_label(&file->part[i - 1], &file->part[i]) == 0)
            return error_set_at(reader->error, ERROR_VALUE, 0, 1,
                                "the key has question %s of variant %u twice",
                                file->part[i].label,
                                (unsigned)file->part[i].variant);
    return true;
}

bool key_read(const struct source *source, struct key_file *file,
              struct error *error)
{
    *file = (struct key_file){0};
    arena_init(&file->arena);
    struct reader reader = {.file = file, .source = source, .error = error};
    const char *at = source->text, *end = at + source->length;
    bool ok = true;
    while (ok && at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = stop ? (size_t)(stop - at) : (size_t)(end - at);
        reader.at = (uint32_t)(at - source->text);
        if (length)
            ok = read_line(&reader, at, length);
        at += length + (stop != NULL);
    }
    if (ok && reader.expected > 0)
        ok = cut_off(&reader);
    ok = ok && sort_parts(&reader);
    if (!ok) {
        error->source = source;
        key_release(file);
    }
    return ok;
}
