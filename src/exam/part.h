/* The parts of a set that was made in shards: what each says of itself in the
 * file part.yaml, and how they are put together. */
#ifndef RECKON_EXAM_PART_H
#define RECKON_EXAM_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "exam/exam.h"

#define PART_FILE "part.yaml"

struct part_file {
    const char *name;    /* of the first variant, if each has its own */
    bool each;           /* a file for each variant */
    uint64_t begin, end; /* bytes of its frame */
};

struct exam_part {
    struct arena arena;
    uint32_t part, of; /* from 1 */
    uint32_t first, last, variants;
    uint64_t digest; /* parts of one set have the same */
    struct part_file *file;
    size_t files, capacity;
};

/* Begins to describe a shard. To be released either way. */
bool part_begin(struct exam_part *part, const struct exam *exam,
                struct error *error);

void part_add_file(struct exam_part *part, const char *name, bool each);

/* How long the frame of the file added as number `index` is. */
void part_note_frame(struct exam_part *part, size_t index, bool ends,
                     size_t length);

bool part_write(const struct exam_part *part, const char *path,
                struct error *error);

/* Reads the description of the part in a folder. To be released either way. */
bool part_read(const char *folder, struct exam_part *part,
               struct error_list *errors);

void part_release(struct exam_part *part);

/* Puts the parts in `folder[i]` together in `target`, byte for byte what one
 * run would have made. False, before anything is written, when they are not
 * all the parts of one set. Appends to `report` as exam_write does. */
bool exam_join(const char *const *folder, size_t folders, const char *target,
               struct str *report, struct error_list *errors);

#endif
