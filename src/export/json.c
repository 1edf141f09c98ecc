#include "export/json.h"

#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "export/escape.h"

static void separate(struct json *json)
{
    if (json->comma)
        str_add_char(json->out, ',');
    json->comma = true;
}

void json_open(struct json *json, char bracket)
{
    separate(json);
    str_add_char(json->out, bracket);
    json->comma = false;
}

void json_close(struct json *json, char bracket)
{
    str_add_char(json->out, bracket);
    json->comma = true;
}

void json_members(struct json *json, const struct str *members)
{
    separate(json);
    str_add_bytes(json->out, str_text(members), members->length);
}

void json_text(struct json *json, const char *text)
{
    separate(json);
    escape_json(json->out, text);
}

void json_whole(struct json *json, int64_t value)
{
    separate(json);
    str_add_integer(json->out, value);
}

void json_truth(struct json *json, bool value)
{
    separate(json);
    str_add(json->out, value ? "true" : "false");
}

void json_decimal(struct json *json, double value)
{
    separate(json);
    if (isfinite(value))
        numtext_add_shortest(json->out, value);
    else
        str_add(json->out, "null");
}

void json_member_text(struct json *json, const char *name, const char *text)
{
    if (!text)
        return;
    json_name(json, name);
    json_text(json, text);
}

void json_member_integer(struct json *json, const char *name, int64_t value)
{
    json_name(json, name);
    json_whole(json, value);
}

void json_member_real(struct json *json, const char *name, double value)
{
    json_name(json, name);
    json_decimal(json, value);
}

void json_member_texts(struct json *json, const char *name,
                       const char *const *text, uint32_t count)
{
    if (!count)
        return;
    json_name(json, name);
    json_open(json, '[');
    for (uint32_t i = 0; i < count; i++)
        json_text(json, text[i]);
    json_close(json, ']');
}
