/* Two databases and a file between them. */
#ifndef RECKON_TESTS_HISTORY_HELPERS_H
#define RECKON_TESTS_HISTORY_HELPERS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/rng.h"
#include "base/utf8.h"
#include "export/json_stream.h"
#include "history/history.h"
#include "history/text.h"
#include "store/answers.h"
#include "store/db.h"
#include "store/learners.h"
#include "store/progress.h"
#include "store/sittings.h"

struct place {
    char path[40];
    struct db *from, *to;
    int64_t learner;
    struct error error;
    struct error_list errors;
    struct history_tally tally;
};

static inline int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    strcpy(place->path, "/tmp/reckon-history-XXXXXX");
    int file = mkstemp(place->path);
    close(file);
    place->from = db_open_memory(&place->error);
    place->to = db_open_memory(&place->error);
    *state = place;
    return !place->from || !place->to ||
           !learners_find(place->from, "me", 1, &place->learner, &place->error);
}

static inline int tear_down(void **state)
{
    struct place *place = *state;
    error_list_release(&place->errors);
    db_close(place->from);
    db_close(place->to);
    unlink(place->path);
    free(place);
    return 0;
}

static inline void check(const struct place *place, bool ok)
{
    if (!ok)
        fail_msg("%s", place->error.text);
}

static inline bool append(const char *bytes, size_t length, void *context)
{
    str_add_bytes(context, bytes, length);
    return true;
}

static inline struct str export(struct place *place, struct db *db,
                                enum history_kind kind, bool guarded)
{
    struct str out = {0};
    struct history_source source = {.db = db,
                                    .learner = 1,
                                    .name = "me",
                                    .program = "test",
                                    .kind = kind,
                                    .guarded = guarded};
    check(place, history_export(&source, append, &out, &place->error));
    return out;
}

static inline bool import(struct place *place, const char *text, size_t length)
{
    struct history_target target = {.learner = "me", .now = 5};
    error_list_release(&place->errors);
    check(place, file_write(place->path, text, length, 0600, &place->error));
    return history_import(place->to, &target, place->path, &place->tally,
                          &place->errors);
}

#endif
