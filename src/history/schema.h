/* The format of a history in JSON as a JSON Schema (2020-12), made from the
 * table of its fields. */
#ifndef RECKON_HISTORY_SCHEMA_H
#define RECKON_HISTORY_SCHEMA_H

#include "base/str.h"

/* Appends the whole schema, with a newline at its end. */
void history_schema_add(struct str *out);

#endif
