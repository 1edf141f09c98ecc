/* Whose progress it is. */
#ifndef RECKON_CLI_PERSON_H
#define RECKON_CLI_PERSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct cli;
struct db;

enum { PERSON_NAME_MOST = 100 }; /* bytes */

/* May a learner be called so? If not, an error that says why. */
bool person_name_is_good(const char *name, struct error *error);

/* The name of --learner, or that of the one without a name. */
const char *person_name(const struct cli *cli);

/* The learner of that name; added if not known. */
bool person_find(const struct cli *cli, struct db *db, int64_t *learner,
                 struct error *error);

/* The same for commands that only look back: an error, with the nearest name,
 * where nobody is called so. */
bool person_look_up(const struct cli *cli, struct db *db, int64_t *learner,
                    struct error *error);

#endif
