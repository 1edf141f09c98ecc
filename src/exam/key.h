/* The key file of a set: JSON Lines (export/set_record.h), for each variant a
 * "set" line and a "part" line for every part. It holds all that marking needs:
 * neither the banks nor the same version of the program. For the instructor
 * only; its mode is 0600.
 *
 * It is read variant by variant, and only those that are wanted are held, so
 * that its size does not matter. */
#ifndef RECKON_EXAM_KEY_H
#define RECKON_EXAM_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bank/blueprint.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/input.h"
#include "base/str.h"
#include "export/sheet.h"
#include "quiz/judge.h"

enum { KEY_LINE_LIMIT = 1 << 24, KEY_LABEL_BYTES = 16 };

/* Appends the key of one variant; keys of several follow one another.
 * `program` is name and version; `credit` may be NULL for the standard. */
void key_write(const struct sheet *sheet, const char *program,
               const struct blueprint_credit *credit, struct str *out);

struct key_option {
    const char *text;
    const char *tag, *say; /* or NULL */
};

/* A part as the key file tells it. */
struct key_part {
    const char *label;                  /* "3a", as answers name it */
    const char *template;               /* BANK/TEMPLATE */
    const char *id;                     /* of the part */
    const char *text, *solution;        /* solution: or NULL */
    const char *shown;                  /* the key as it is shown, or NULL */
    const char *unit, *marking, *tools; /* what a paper says of it, or NULL */
    const char **cell;                  /* rows * columns of its table */
    uint32_t rows, columns;             /* 0: no table */
    const char **rubric;                /* of an open part */
    uint32_t rubric_points;
    enum part_kind kind;
    double points;
    struct key key;      /* unless a choice or open */
    const char **choice; /* texts of the options */
    struct key_option *option;
    uint32_t options, right;
};

/* The key of one variant. All its texts live in its arena. */
struct key_paper {
    struct arena arena;
    uint32_t variant;
    const char *student;   /* whom it is for, or NULL */
    struct key_part *part; /* in the paper's order */
    size_t parts, capacity;
    const struct key_part **by_label; /* sorted */
    bool has_credit;
    struct blueprint_credit credit; /* if so; else the verdicts' own */
};

struct key_file {
    struct input input;
    struct str line;
    struct arena arena;
    const char *title, *program; /* of the first variant */
    uint32_t variants;           /* that were passed, wanted or not */
    bool names_students;         /* some of them say whom they are for */
    struct key_paper paper;
};

/* Whether a variant is wanted; `student` is whom it is for, or NULL. */
typedef bool key_wanted(void *context, uint32_t variant, const char *student);

/* On true it must be closed. */
bool key_open(struct key_file *file, const char *path, struct error *error);

/* Goes on to the next variant that is wanted, and reads it into `file->paper`,
 * in the place of the one before. False at the end, and with an error that
 * names the line where there is no key, where it is cut off, or where it was
 * made by a newer program. Of variants that are not wanted, the first line is
 * read, and the others are counted. */
bool key_next(struct key_file *file, key_wanted *wanted, void *context,
              struct error *error);

/* False with an error where reading has failed. */
bool key_close(struct key_file *file, struct error *error);

/* The part with that label, which is normal (key_label), or NULL. */
const struct key_part *key_find(const struct key_paper *paper,
                                const char *label);

/* Writes a label as people spell it ("Q3 (a)", "03A") in the spelling of the
 * key ("3a"). False when it is no label. */
bool key_label(const char *text, char label[KEY_LABEL_BYTES]);

#endif
