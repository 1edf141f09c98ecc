/* The bank format as a JSON Schema (2020-12), made from the tables of keys,
 * kinds and rules: editors complete and check banks with it. It knows the shape
 * of a bank, not its formulas; 'reckon check' knows both. */
#ifndef RECKON_BANK_JSON_SCHEMA_H
#define RECKON_BANK_JSON_SCHEMA_H

#include "base/str.h"

/* Appends the whole schema, indented, with a newline at its end. */
void json_schema_add(struct str *out);

#endif
