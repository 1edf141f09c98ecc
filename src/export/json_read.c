#include "export/json_read.h"

#include <jansson.h>

/* A json_value is a json_t that only this file knows to be one. */
static const json_t *inside(const struct json_value *value)
{
    return (const json_t *)(const void *)value;
}

static const struct json_value *outside(const json_t *value)
{
    return (const struct json_value *)(const void *)value;
}

struct json_value *json_read(const char *text, size_t length, size_t *at)
{
    json_error_t fault;
    json_t *root = json_loadb(text, length,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &fault);
    *at = !root && fault.position > 0 ? (size_t)fault.position : 0;
    return (struct json_value *)(void *)root;
}

void json_read_free(struct json_value *root)
{
    json_decref((json_t *)(void *)root);
}

bool json_read_is_object(const struct json_value *value)
{
    return json_is_object(inside(value));
}

bool json_read_is_list(const struct json_value *value)
{
    return json_is_array(inside(value));
}

bool json_read_is_null(const struct json_value *value)
{
    return json_is_null(inside(value));
}

const struct json_value *json_read_member(const struct json_value *object,
                                          const char *name)
{
    return outside(json_object_get(inside(object), name));
}

void json_read_each(const struct json_value *object, json_read_visit *visit,
                    void *context)
{
    /* Iterating does not change it, though jansson's type says so. */
    json_t *members = (json_t *)(uintptr_t)inside(object);
    for (void *at = json_object_iter(members); at;
         at = json_object_iter_next(members, at))
        if (!visit(json_object_iter_key(at),
                   outside(json_object_iter_value(at)), context))
            return;
}

size_t json_read_count(const struct json_value *list)
{
    return json_array_size(inside(list));
}

const struct json_value *json_read_item(const struct json_value *list,
                                        size_t index)
{
    return outside(json_array_get(inside(list), index));
}

const char *json_read_text(const struct json_value *value, size_t *length)
{
    if (length)
        *length = json_string_length(inside(value));
    return json_string_value(inside(value));
}

bool json_read_integer(const struct json_value *value, int64_t *out)
{
    if (!json_is_integer(inside(value)))
        return false;
    *out = json_integer_value(inside(value));
    return true;
}

bool json_read_number(const struct json_value *value, double *out)
{
    if (!json_is_number(inside(value)))
        return false;
    *out = json_number_value(inside(value));
    return true;
}

bool json_read_truth(const struct json_value *value, bool *out)
{
    if (!json_is_boolean(inside(value)))
        return false;
    *out = json_is_true(inside(value));
    return true;
}
