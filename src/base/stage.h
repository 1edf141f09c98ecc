/* A folder where many files are made before any of them gets its name: what
 * fails on the way leaves what was there as it was. */
#ifndef RECKON_BASE_STAGE_H
#define RECKON_BASE_STAGE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"

/* Makes a folder of mode 0700 inside of `target`, which is made if need be, and
 * appends its path to `stage`. */
bool stage_make(const char *target, struct str *stage, struct error *error);

/* Moves a file of that name from the stage to the target; what had the name
 * there is gone. */
bool stage_publish(const char *stage, const char *target, const char *name,
                   struct error *error);

/* Removes the stage with the files that are left in it; failures are of no
 * consequence, and neither is an empty path. */
void stage_remove(const char *stage);

#endif
