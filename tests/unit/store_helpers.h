/* A folder with a place for a database, for one test. */
#ifndef RECKON_TESTS_STORE_HELPERS_H
#define RECKON_TESTS_STORE_HELPERS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/db.h"

/* A folder for one test, and a place for a database in it. */
struct place {
    char folder[40];
    char path[60], journal[70]; /* of the database, and beside it */
};

static inline int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    strcpy(place->folder, "/tmp/reckon-store-XXXXXX");
    if (!mkdtemp(place->folder))
        return -1;
    snprintf(place->path, sizeof place->path, "%s/progress.db", place->folder);
    snprintf(place->journal, sizeof place->journal, "%s-journal", place->path);
    *state = place;
    return 0;
}

static inline int tear_down(void **state)
{
    struct place *place = *state;
    char command[60];
    snprintf(command, sizeof command, "rm -rf %s", place->folder);
    int result = system(command);
    free(place);
    return result;
}

static inline struct db *open_well(const char *path)
{
    struct error error = {0};
    struct db *db = db_open(path, &error);
    if (!db)
        fail_msg("%s", error.text);
    return db;
}

#endif
