/* The fields of a history's records (field.def): from the structs of the store
 * to text and JSON, and back. Sessions and seeds are texts, since spreadsheets
 * and many readers of JSON keep only 53 bits of a number. */
#ifndef RECKON_HISTORY_FIELD_H
#define RECKON_HISTORY_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "export/json.h"
#include "export/json_read.h"

/* The last second of the year 9999; the last whole number that every reader of
 * JSON keeps. */
#define HISTORY_TIME_MOST  253402300799.0
#define HISTORY_WHOLE_MOST 9007199254740991.0

enum field_record {
    RECORD_ANSWER,
    RECORD_SITTING,
    RECORD_ITEM,
    RECORD_NOTE,
    RECORD_INTERVAL
};

enum field_kind {
    FIELD_INTEGER, /* int64_t; where optional, 0 is none */
    FIELD_SMALL,   /* int */
    FIELD_REAL,    /* double; NaN is none */
    FIELD_MOMENT,  /* the same, a whole number */
    FIELD_TRUTH,   /* bool */
    FIELD_MAYBE,   /* int: 0, 1, or -1 for none */
    FIELD_TEXT,    /* const char *; where optional, NULL or "" is none */
    FIELD_BYTES,   /* the same with a length behind it */
    FIELD_SESSION, /* int64_t */
    FIELD_SEED     /* uint64_t */
};

struct field {
    enum field_record record;
    enum field_kind kind;
    const char *name;
    bool needed;
    size_t offset;      /* of the member in its struct */
    size_t length;      /* of its length, of FIELD_BYTES */
    double least, most; /* of numbers */
    const char *about;
};

/* The fields of a record in their order. */
const struct field *field_of(enum field_record record, size_t *count);

/* Is there nothing to write? */
bool field_is_none(const struct field *field, const void *row);
void field_make_none(const struct field *field, void *row);

/* Appends the value as text, without quotes; texts are escaped (text.h). */
void field_print(const struct field *field, const void *row, struct str *out);

/* Adds name and value to an object, where there is a value. */
void field_write(const struct field *field, const void *row, struct json *json);

/* Puts a value into the row; texts go to the arena. False, with what is wrong
 * appended to `fault` ("level is '9', not ..."), where it cannot be. */
bool field_read(const struct field *field, const char *text, void *row,
                struct arena *arena, struct str *fault);
bool field_read_json(const struct field *field, const struct json_value *value,
                     void *row, struct arena *arena, struct str *fault);

#endif
