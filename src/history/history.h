/* A learner's data in files: all that was recorded, so that it can go to
 * another computer, to another program, or be kept. Estimates do not travel:
 * they follow from the answers (session/rebuild.h).
 *
 * JSON holds everything: one object with the members record ("history"),
 * format, program, learner, and the lists answers, sittings, notes and
 * intervals. CSV (RFC 4180) holds the answers, one a row. The fields of both
 * are field.def; how bytes become text is text.h. Nothing is held at once but
 * 64 KiB, and in an import 32 bytes for each answer that the learner has. */
#ifndef RECKON_HISTORY_HISTORY_H
#define RECKON_HISTORY_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "session/catalog.h"

struct db;

/* Files of a later one are refused. */
enum { HISTORY_FORMAT = 1 };

enum history_kind { HISTORY_JSON, HISTORY_CSV };

struct history_source {
    struct db *db;
    int64_t learner;
    const char *name;    /* of the learner */
    const char *program; /* name and version */
    enum history_kind kind;
    /* CSV for a spreadsheet: texts that it would take for formulas get an
     * apostrophe in front, which an import drops. */
    bool guarded;
};

/* Takes what comes next; false ends it. */
typedef bool history_sink(const char *bytes, size_t length, void *context);

/* Hands over the whole file. The database is not locked while `sink` runs.
 * False with an error, or without one where the sink has ended it. */
bool history_export(const struct history_source *source, history_sink *sink,
                    void *context, struct error *error);

/* Of each sort of record, how many came and how many of them were new. */
enum history_sort {
    HISTORY_ANSWERS,
    HISTORY_SITTINGS,
    HISTORY_NOTES,
    HISTORY_INTERVALS,
    HISTORY_SORTS
};

struct history_tally {
    size_t came[HISTORY_SORTS], added[HISTORY_SORTS];
};

/* Whose history it becomes; what the file calls its learner does not count. */
struct history_target {
    const char *learner;           /* added where nobody is called so */
    int64_t now;                   /* UTC, seconds */
    const struct catalog *catalog; /* or NULL: what rebuild_states takes */
};

/* Reads a file of either kind into a learner's history and works out the
 * estimates once more, in one transaction: all of it or nothing. False with
 * errors, all that were found, each with its row or line; a first one of
 * ERROR_FILE or ERROR_STORE is not the fault of what stands in the file. */
bool history_import(struct db *db, const struct history_target *target,
                    const char *path, struct history_tally *tally,
                    struct error_list *errors);

#endif
