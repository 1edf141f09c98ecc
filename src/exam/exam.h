/* Sets for a class: many papers from one blueprint, each with its key, written
 * as they are drawn, so that memory does not grow with their number. */
#ifndef RECKON_EXAM_EXAM_H
#define RECKON_EXAM_EXAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bank/blueprint.h"
#include "bank/library.h"
#include "base/error.h"
#include "base/str.h"
#include "export/format.h"
#include "export/set_notes.h"
#include "export/set_plan.h"

struct exam {
    const struct library *library;
    const struct blueprint *blueprint;
    const char *program;      /* name and version, for the key */
    const struct str *secret; /* what all seeds hang on */
    bool keeps_secret;        /* it is written beside the papers */
    /* Whom the papers are for, in their order; NULL: numbers will do. */
    const char *const *student;
    uint32_t variants;      /* 1 .. BLUEPRINT_VARIANTS_MOST */
    uint32_t shard, shards; /* this part, from 1, of so many; 1 of 1 for all */
    set_plan_fit *fit;      /* as in struct set_plan_options */
    void *fit_context;
    enum paper_size size;
    bool headerless; /* files that have a frame are written without it */
};

/* The variants of a shard: `first` .. `end` - 1, from 1. All shards together
 * are all variants, and no two differ by more than one in number. */
void exam_shard(const struct exam *exam, uint32_t *first, uint32_t *end);

/* Chooses the templates of variant `variant`: the same for all, or its own, as
 * the blueprint says. To be released either way. */
bool exam_plan(const struct exam *exam, uint32_t variant, struct set_plan *plan,
               struct error *error);

/* Draws variant `variant` from its plan, as sheet_redraw does. */
bool exam_draw(const struct exam *exam, const struct set_plan *plan,
               uint32_t variant, struct sheet *sheet, struct error *error);

/* Told now and then how far it came; false stops the work. */
typedef bool exam_progress(void *context, uint32_t done, uint32_t of);

struct exam_files {
    const struct set_format *const *format;
    size_t formats;
    const char *folder;      /* made if need be */
    exam_progress *progress; /* or NULL */
    void *progress_context;
};

/* Makes the papers of the shard, writes them in each format, and key.jsonl,
 * into the folder. Everything is made in a folder inside of it that nobody
 * else sees; the files get their names when the last one is whole, so a failure
 * leaves what was there as it was. A part of a set also gets part.yaml, by
 * which exam_join knows it. Appends to `report` a line "PATH  what it is" for
 * each kind of file, and to `notes` what formats could not express. */
bool exam_write(const struct exam *exam, const struct exam_files *files,
                struct set_notes *notes, struct str *report,
                struct error *error);

#endif
