/* Reads JSON, by jansson: this is its door. Duplicate members and bad UTF-8 are
 * refused. A value belongs to the document it was read with; asking a value of
 * another kind, or one that is not there (NULL), is no fault: there is nothing
 * in it. */
#ifndef RECKON_EXPORT_JSON_READ_H
#define RECKON_EXPORT_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json_value;

/* The one value that the text holds, to be freed with json_read_free; NULL
 * where it is no JSON, with the byte of the fault in `*at`. */
struct json_value *json_read(const char *text, size_t length, size_t *at);
void json_read_free(struct json_value *root);

bool json_read_is_object(const struct json_value *value);
bool json_read_is_list(const struct json_value *value);
bool json_read_is_null(const struct json_value *value);

/* A member of an object; NULL where there is none of that name. */
const struct json_value *json_read_member(const struct json_value *object,
                                          const char *name);

/* All members in their order; false ends it. */
typedef bool json_read_visit(const char *name, const struct json_value *value,
                             void *context);
void json_read_each(const struct json_value *object, json_read_visit *visit,
                    void *context);

size_t json_read_count(const struct json_value *list);
const struct json_value *json_read_item(const struct json_value *list,
                                        size_t index);

/* The text, which holds no NUL; NULL where the value is none. `length` may be
 * NULL. */
const char *json_read_text(const struct json_value *value, size_t *length);

/* False where the value is no such thing; a number may be whole or not. */
bool json_read_integer(const struct json_value *value, int64_t *out);
bool json_read_number(const struct json_value *value, double *out);
bool json_read_truth(const struct json_value *value, bool *out);

#endif
