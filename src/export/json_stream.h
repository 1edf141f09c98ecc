/* A JSON object too large to be held at once: its members one after the other,
 * and of members that are lists the items one after the other. Each is read by
 * export/json_read. What a file of this shape looks like otherwise (blanks,
 * line ends) does not matter. */
#ifndef RECKON_EXPORT_JSON_STREAM_H
#define RECKON_EXPORT_JSON_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/input.h"
#include "base/str.h"
#include "export/json_read.h"

enum { JSON_STREAM_LIMIT = 1 << 20 }; /* bytes of one value */

struct json_stream {
    struct input *input;
    struct str text;         /* of the value being read */
    struct str name;         /* of the member */
    struct json_value *held; /* what was found last */
    bool begun, in_list, follows;
};

struct json_found {
    const char *name; /* of the member */
    bool in_list;     /* the value is an item of it */
    const struct json_value *value;
    size_t line; /* where it begins */
};

/* `input` outlives the stream, which must be released. */
void json_stream_init(struct json_stream *stream, struct input *input);

/* The next one, which is valid until the call after. False at the end, and with
 * an error that begins "line N: ". */
bool json_stream_next(struct json_stream *stream, struct json_found *found,
                      struct error *error);

void json_stream_release(struct json_stream *stream);

#endif
