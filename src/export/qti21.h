/* The files of a QTI 2.1 package: items, the test that asks them, and the
 * manifest that lists them. */
#ifndef RECKON_EXPORT_QTI21_H
#define RECKON_EXPORT_QTI21_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"
#include "export/item.h"
#include "export/xml.h"

/* Appends "v1-q3a": what the item is called in the package. */
void qti21_identifier(const struct item *item, struct str *out);

/* Writes the item as the document that was begun. */
void qti21_item(struct xml *xml, const struct item *item);

bool qti21_test(const struct sheet *sheet, struct str *out,
                struct error *error);

bool qti21_manifest(const struct sheet *sheet, struct str *out,
                    struct error *error);

#endif
