/* Whose progress it is. */
#ifndef RECKON_CLI_PERSON_H
#define RECKON_CLI_PERSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct cli;
struct db;

/* The learner of --learner, or the one without a name; added if not known. */
bool person_find(const struct cli *cli, struct db *db, int64_t *learner,
                 struct error *error);

#endif
