/* The key file of a set: JSON Lines (set_record.h), for each variant a "set"
 * line and a "part" line for every part. It holds all that marking needs:
 * neither the banks nor the same version of the program. For the instructor
 * only; its mode is 0600. */
#ifndef RECKON_EXAM_KEY_H
#define RECKON_EXAM_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bank/blueprint.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/source.h"
#include "base/str.h"
#include "export/sheet.h"
#include "quiz/judge.h"

enum { KEY_FILE_LIMIT = 1 << 28, KEY_LABEL_BYTES = 16 };

/* Appends the key of one variant; keys of several follow one another.
 * `program` is name and version; `credit` may be NULL for the standard. */
void key_write(const struct sheet *sheet, const char *program,
               const struct blueprint_credit *credit, struct str *out);

struct key_option {
    const char *text;
    const char *tag, *say; /* or NULL */
};

/* A part as the key file tells it. All texts live in the file's arena. */
struct key_part {
    uint32_t variant;
    const char *label;           /* "3a", as answers name it */
    const char *template;        /* BANK/TEMPLATE */
    const char *id;              /* of the part */
    const char *text, *solution; /* solution: or NULL */
    const char *shown;           /* the key as it is shown, or NULL */
    enum part_kind kind;
    double points;
    size_t order;        /* of the file, from 0 */
    struct key key;      /* unless a choice or open */
    const char **choice; /* texts of the options */
    struct key_option *option;
    uint32_t options, right;
};

/* Whom a paper is for. */
struct key_student {
    const char *id;
    uint32_t variant;
};

struct key_file {
    struct arena arena;
    const char *title, *program;
    struct key_part *part; /* sorted by variant and label; see key_find */
    size_t parts, capacity;
    uint32_t variants;
    uint32_t first_variant;      /* the only one where variants is 1 */
    struct key_student *student; /* sorted by id; none: nobody is named */
    size_t students, student_capacity;
    bool has_credit;
    struct blueprint_credit credit; /* if so; else the verdicts' own */
};

/* Reads a whole key file. False with a place in `source` when it is no key, is
 * cut off, or was made by a newer program. On true it must be released. */
bool key_read(const struct source *source, struct key_file *file,
              struct error *error);

/* The part of a variant with that label, which is normal (key_label), or NULL.
 */
const struct key_part *key_find(const struct key_file *file, uint32_t variant,
                                const char *label);

/* All parts of a variant, in the order of labels; NULL when it has none. */
const struct key_part *key_variant(const struct key_file *file,
                                   uint32_t variant, size_t *count);

/* The variant of a student, or 0. */
uint32_t key_variant_of(const struct key_file *file, const char *student);

/* Writes a label as people spell it ("Q3 (a)", "03A") in the spelling of the
 * key ("3a"). False when it is no label. */
bool key_label(const char *text, char label[KEY_LABEL_BYTES]);

void key_release(struct key_file *file);

#endif
