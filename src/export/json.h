/* Writes JSON: where a comma belongs is its business. Text goes through
 * escape_json. Nothing is ever broken over lines, so that a document can be a
 * line of JSON Lines. */
#ifndef RECKON_EXPORT_JSON_H
#define RECKON_EXPORT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct json {
    struct str *out;
    bool comma; /* one is due before the next member */
};

/* Opens or closes an object ('{', '}') or a list ('[', ']'). */
void json_open(struct json *json, char bracket);
void json_close(struct json *json, char bracket);

/* The name of the member of an object that comes next. Names are our own words,
 * which need no escape. */
static inline void json_name(struct json *json, const char *name)
{
    size_t length = strlen(name); /* where it is called this is a constant */
    char *at = str_room(json->out, length + 4);
    *at = ',';
    at += json->comma;
    at[0] = '"';
    memcpy(at + 1, name, length);
    memcpy(at + 1 + length, "\":", 2);
    str_added(json->out, length + 3 + json->comma);
    json->comma = false;
}

/* Members that were written before, without a comma at either end. */
void json_members(struct json *json, const struct str *members);

void json_text(struct json *json, const char *text);
void json_truth(struct json *json, bool value);

/* jansson has functions called json_integer and json_real. */
void json_whole(struct json *json, int64_t value);

/* The shortest digits that read back the same; null for what JSON cannot hold
 * (an infinite end of an interval). */
void json_decimal(struct json *json, double value);

/* Name and value; a NULL text leaves the member out. */
void json_member_text(struct json *json, const char *name, const char *text);
void json_member_integer(struct json *json, const char *name, int64_t value);
void json_member_real(struct json *json, const char *name, double value);

/* Name and a list of texts; an empty list is left out. */
void json_member_texts(struct json *json, const char *name,
                       const char *const *text, uint32_t count);

#endif
