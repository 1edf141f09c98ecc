/* What item analysis found, for people, for spreadsheets, for programs. */
#ifndef RECKON_EXAM_ITEMS_TABLE_H
#define RECKON_EXAM_ITEMS_TABLE_H

#include "base/str.h"
#include "exam/items.h"
#include "export/json.h"

/* Appends a table for the screen, flagged items first, with the reasons below
 * them, and what is to be said of all together. */
void items_screen(const struct items *items, struct str *out);

/* Appends a CSV table with a row for each item. */
void items_csv(const struct items *items, struct str *out);

/* Appends an item as an object. */
void items_json(const struct item *item, struct json *json);

/* A figure with six digits; null where it is not defined. */
void items_figure(struct json *json, const char *name, double value);

/* Appends why an item is flagged, in words with its numbers. */
void item_reason(const struct item *item, enum item_flag flag, struct str *out);

/* Appends BANK/TEMPLATE, and ":PART" of one that is not the first. */
void item_name(const struct item *item, struct str *out);

/* Appends "3a", or what labels papers gave it, as in "3a 5 7 ...". */
void item_labels(const struct item *item, struct str *out);

#endif
