/* Values, rules, mistakes of a key file, and members of its lines. One comes
 * from a disk and may be damaged: every member is checked for its type. */
#include <string.h>

#include "base/numtext.h"
#include "exam/key_reader.h"

bool key_refuse(struct key_reader *reader, const char *what, const char *name)
{
    return error_set(reader->error, ERROR_VALUE,
                     "%.150s:%zu: this is no line of a key file: %s '%s'",
                     reader->file->input.path, reader->row, what, name);
}

const char *key_text(struct key_reader *reader, const struct json_value *object,
                     const char *name, bool needed)
{
    const struct json_value *value = json_read_member(object, name);
    size_t length;
    const char *text = json_read_text(value, &length);
    if (text)
        return arena_text(&reader->paper->arena, text, length);
    if (value || needed)
        key_refuse(reader, value ? "no text in" : "there is no", name);
    return NULL;
}

int64_t key_integer(struct key_reader *reader, const char *name)
{
    const struct json_value *value = json_read_member(reader->line, name);
    int64_t integer;
    if (json_read_integer(value, &integer) && integer >= 0)
        return integer;
    key_refuse(reader, "no whole number in", name);
    return 0;
}

uint32_t key_list(struct key_reader *reader, const char *name,
                  const struct json_value **list)
{
    *list = json_read_member(reader->line, name);
    if (*list && !json_read_is_list(*list))
        key_refuse(reader, "no list in", name);
    size_t size = json_read_count(*list);
    if (size > 1u << 16)
        key_refuse(reader, "too long a list in", name);
    return reader->error->code == ERROR_NONE ? (uint32_t)size : 0;
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

static bool read_number(struct key_reader *reader,
                        const struct json_value *object, struct number *out)
{
    const char *exact = json_read_text(json_read_member(object, "exact"), NULL);
    double value;
    if (exact)
        return read_exact(exact, out) ||
               key_refuse(reader, "no fraction in", "exact");
    if (!json_read_number(json_read_member(object, "value"), &value))
        return key_refuse(reader, "no number in", "value");
    *out = number_real(value);
    return true;
}

/* "value", or "values" where the key has several. */
static bool read_value(struct key_reader *reader,
                       const struct json_value *object, const struct key *key,
                       struct number *value, const struct number **member,
                       uint32_t *count)
{
    const struct json_value *list = json_read_member(object, "values");
    if (key->rule.shape == SHAPE_NUMBER)
        return read_number(reader, object, value);
    size_t size = json_read_count(list);
    if (!size || size > 1u << 16)
        return key_refuse(reader, "no list in", "values");
    struct number *item = arena_get(&reader->paper->arena, size * sizeof *item);
    for (size_t i = 0; i < size; i++)
        if (!read_number(reader, json_read_item(list, i), &item[i]))
            return false;
    *member = item;
    *count = (uint32_t)size;
    return true;
}

static bool read_values(struct key_reader *reader, struct key *key)
{
    const struct json_value *list;
    key->count = key_list(reader, "key", &list);
    bool single = key->rule.shape == SHAPE_NUMBER;
    if (!key->count || (single && key->count != 1) ||
        (key->rule.shape == SHAPE_INTERVAL && key->count != 2))
        return key_refuse(reader, "not the right number of values in", "key");
    struct number *item =
        arena_get(&reader->paper->arena, key->count * sizeof *item);
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

static bool read_readings(struct key_reader *reader, struct key *key)
{
    const struct json_value *list;
    uint32_t count = key_list(reader, "readings", &list);
    struct key_reading *reading =
        arena_zero(&reader->paper->arena, count * sizeof *reading);
    for (uint32_t i = 0; i < count; i++) {
        const struct json_value *object = json_read_item(list, i);
        reading[i].name = key_text(reader, object, "name", true);
        if (!read_value(reader, object, key, &reading[i].value,
                        &reading[i].item, &reading[i].count))
            return false;
    }
    key->reading = reading;
    key->readings = count;
    return true;
}

static bool read_mistakes(struct key_reader *reader, struct key *key)
{
    const struct json_value *list;
    uint32_t count = key_list(reader, "mistakes", &list);
    struct key_mistake *mistake =
        arena_zero(&reader->paper->arena, count * sizeof *mistake);
    for (uint32_t i = 0; i < count; i++) {
        const struct json_value *object = json_read_item(list, i);
        mistake[i].tag = key_text(reader, object, "tag", false);
        mistake[i].say = key_text(reader, object, "say", false);
        if (!read_value(reader, object, key, &mistake[i].value,
                        &mistake[i].item, &mistake[i].count))
            return false;
    }
    key->mistake = mistake;
    key->mistakes = count;
    return true;
}

bool key_read_values(struct key_reader *reader, struct key *key)
{
    const char *rule = key_text(reader, reader->line, "rule", true);
    struct error fault = {0};
    if (!rule)
        return false;
    if (!rule_read(rule, strlen(rule), &key->rule, &fault))
        return key_refuse(reader, "no marking rule in", "rule");
    const char *unit = key_text(reader, reader->line, "unit", false);
    if (unit && !key->rule.unit[0] && strlen(unit) < sizeof key->rule.unit)
        memcpy(key->rule.unit, unit, strlen(unit) + 1);
    return read_values(reader, key) && read_readings(reader, key) &&
           read_mistakes(reader, key);
}
