/* Text with holes: "Each costs {p:money}." Parsed and typed when the bank is
 * read, so that a fault in a hole is found then and not before a learner. */
#ifndef RECKON_BANK_PROSE_H
#define RECKON_BANK_PROSE_H

#include "bank/loader.h"

/* Parses the text of a scalar; holes are typed against the loader's scope. "{{"
 * is a brace. Errors are placed in the file. Where the loader is only passing,
 * there is nothing in `out` but the place. */
bool prose_parse(struct loader *loader, const struct yaml_node *scalar,
                 struct prose *out, struct error *error);

#endif
