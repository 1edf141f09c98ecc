/* The fields of an item (item.h) that are answered by numbers. */
#ifndef RECKON_EXPORT_ITEM_FIELD_H
#define RECKON_EXPORT_ITEM_FIELD_H

#include "export/item.h"

/* Fills in the fields of an item whose other members are set. */
bool item_fill(struct question *question, struct item *item,
               struct error *error);

#endif
