/* Inside of history: what both readers share. A reader finds records and their
 * faults; import.c puts them into the database. */
#ifndef RECKON_HISTORY_IMPORT_H
#define RECKON_HISTORY_IMPORT_H

#include "base/input.h"
#include "history/field.h"
#include "history/history.h"
#include "store/merge.h"

struct import {
    const char *path;
    struct db *db;
    struct input input;
    struct merge *merge;
    struct error_list *errors;
    struct history_tally *tally;
    struct arena arena; /* of one record */
    const char *unit;   /* what places are counted in: "row", "line" */
    size_t place;       /* of the record that is read */
    bool over;          /* the rest would be faults of the same sort, or the
                           database has failed */
};

/* Adds a fault of the record that is read, or of the file (place 0). */
void import_fault(struct import *import, const char *sentence);

/* Says why the rest is not read: the file itself cannot be. */
void import_stop(struct import *import, const struct error *error);

/* Checks the version; false, told, where it is a newer one. */
bool import_accepts(struct import *import, double format);

/* A record that has no fault. It goes into the database unless something was
 * found before, which will take everything back. */
void import_answer(struct import *import, const struct answer_row *row);
void import_sitting(struct import *import, const struct sitting *sitting);
void import_note(struct import *import, const struct sitting_note *note);
void import_interval(struct import *import,
                     const struct stated_interval *interval);

/* The readers: the input stands at its beginning. */
void import_json(struct import *import);
void import_csv(struct import *import);

#endif
