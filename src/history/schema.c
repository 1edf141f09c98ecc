#include "history/schema.h"

#include <math.h>

#include "history/field.h"
#include "history/history.h"

/* --- a field ---------------------------------------------------------------
 */

static void add_bounds(const struct field *field, struct json *json)
{
    if (isfinite(field->least))
        json_member_real(json, "minimum", field->least);
    if (isfinite(field->most))
        json_member_real(json, "maximum", field->most);
}

static void add_type(const struct field *field, struct json *json)
{
    switch (field->kind) {
    case FIELD_INTEGER:
    case FIELD_SMALL:
    case FIELD_MOMENT:
        json_member_text(json, "type", "integer");
        add_bounds(field, json);
        return;
    case FIELD_REAL:
        json_name(json, "type");
        if (isfinite(field->most)) {
            json_text(json, "number");
        } else {
            json_open(json, '[');
            json_text(json, "number");
            json_text(json, "string");
            json_close(json, ']');
            json_member_text(json, "pattern", "^-?inf$");
        }
        add_bounds(field, json);
        return;
    case FIELD_TRUTH:
    case FIELD_MAYBE: json_member_text(json, "type", "boolean"); return;
    case FIELD_TEXT:
    case FIELD_BYTES:
        json_member_text(json, "type", "string");
        json_member_text(json, "pattern",
                         "^([^\\\\]|\\\\\\\\|\\\\x[0-9A-Fa-f]{2})*$");
        if (field->needed)
            json_member_integer(json, "minLength", 1);
        return;
    case FIELD_SESSION:
        json_member_text(json, "type", "string");
        json_member_text(json, "pattern", "^s[0-9a-f]{16}$");
        return;
    case FIELD_SEED:
        json_member_text(json, "type", "string");
        json_member_text(json, "pattern", "^[0-9]{1,20}$");
        return;
    }
}

/* --- records ---------------------------------------------------------------
 */

static void new_line(struct json *json, const char *indent)
{
    if (json->comma)
        str_add_char(json->out, ',');
    str_add_char(json->out, '\n');
    str_add(json->out, indent);
    json->comma = false;
}

static void add_property(const struct field *field, struct json *json)
{
    new_line(json, "      ");
    json_name(json, field->name);
    json_open(json, '{');
    json_member_text(json, "description", field->about);
    add_type(field, json);
    json_close(json, '}');
}

/* What every object of this schema ends with. */
static void close_object(struct json *json)
{
    new_line(json, "    ");
    json_name(json, "additionalProperties");
    json_truth(json, false);
    json_close(json, '}');
}

static void add_record(enum field_record record, const char *name,
                       struct json *json)
{
    size_t count;
    const struct field *field = field_of(record, &count);
    new_line(json, "    ");
    json_name(json, name);
    json_open(json, '{');
    json_member_text(json, "type", "object");
    new_line(json, "    ");
    json_name(json, "required");
    json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        if (field[i].needed)
            json_text(json, field[i].name);
    json_close(json, ']');
    new_line(json, "    ");
    json_name(json, "properties");
    json_open(json, '{');
    for (size_t i = 0; i < count; i++)
        add_property(&field[i], json);
    if (record == RECORD_SITTING) {
        new_line(json, "      ");
        json_name(json, "items");
        str_add(json->out, "{\"description\":\"what was planned, in its order; "
                           "of a drill nothing\",\"type\":\"array\","
                           "\"items\":{\"$ref\":\"#/$defs/item\"}}");
        json->comma = true;
    }
    json_close(json, '}');
    close_object(json);
}

void history_schema_add(struct str *out)
{
    static const struct {
        const char *list, *name;
        enum field_record record;
    } lists[] = {{"answers", "answer", RECORD_ANSWER},
                 {"sittings", "sitting", RECORD_SITTING},
                 {"notes", "note", RECORD_NOTE},
                 {"intervals", "interval", RECORD_INTERVAL}};
    struct json json = {.out = out};
    str_add(out,
            "{\n  \"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
            "\n  \"$id\":\"https://reckon.invalid/history.schema.json\","
            "\n  \"title\":\"A learner's history, as 'reckon history export' "
            "writes it\","
            "\n  \"description\":\"In texts a backslash is \\\\\\\\ and a byte "
            "that is no plain character \\\\xNN.\","
            "\n  \"type\":\"object\","
            "\n  \"required\":[\"record\",\"format\"],"
            "\n  \"properties\":{"
            "\n    \"record\":{\"const\":\"history\"},");
    str_add_format(out, "\n    \"format\":{\"const\":%d},", HISTORY_FORMAT);
    str_add(out,
            "\n    \"program\":{\"description\":\"that wrote it\","
            "\"type\":\"string\"},"
            "\n    \"learner\":{\"description\":\"whose it was; an import goes "
            "by --learner\",\"type\":\"string\"}");
    json.comma = true;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        new_line(&json, "    ");
        str_add_format(out,
                       "\"%s\":{\"type\":\"array\",\"items\":{\"$ref\":"
                       "\"#/$defs/%s\"}}",
                       lists[i].list, lists[i].name);
        json.comma = true;
    }
    str_add(out, "},\n  \"additionalProperties\":false,\n  \"$defs\":{");
    json.comma = false;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        add_record(lists[i].record, lists[i].name, &json);
    add_record(RECORD_ITEM, "item", &json);
    str_add(out, "}\n}\n");
}
