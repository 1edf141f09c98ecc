/* All banks on a search path. Files are parsed when they are first asked for.
 * Two banks with one id are an error that names both files. */
#ifndef RECKON_BANK_LIBRARY_H
#define RECKON_BANK_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "bank/template.h"

struct library {
    struct bank **bank;
    size_t count, capacity;
    bool lean; /* banks are kept as bank_open does */
};

/* Zeroed it is empty. Adds one file, or every *.yaml file of a folder in the
 * order of their names. False when a file was refused; the others are there. */
bool library_add(struct library *library, const char *path,
                 struct error_list *errors);

void library_release(struct library *library);

/* Finds "BANK/TEMPLATE" or a template id that only one bank has. NULL with an
 * error (suggesting the nearest name) otherwise. */
const struct template *library_template(const struct library *library,
                                        const char *name,
                                        struct error *error);

/* The topics in order of first appearance: fills up to `most` names, returns
 * how many there are. */
size_t library_topics(const struct library *library, const char **topic,
                      size_t most);

#endif
