/* A paper: all of a set that a learner may see, and nothing else. Writers of
 * learners' formats are given this and so cannot print a key or a seed.
 * Everything lives in the sheet it belongs to (sheet.h). */
#ifndef RECKON_EXPORT_PAPER_H
#define RECKON_EXPORT_PAPER_H

#include <stdbool.h>
#include <stdint.h>

#include "bank/template.h"
#include "base/str.h"

struct passage; /* a text as pieces, see quiz/passage.h */

struct paper_part {
    const char *label; /* "3", or "3a" where a question has several parts */
    const char *text;  /* paragraphs separated by "\n\n" */
    const struct passage *passage;
    const char *const *cell;   /* rows * columns, the first row is the head */
    const struct passage *const *cell_passage;
    uint32_t rows, columns;    /* 0: no table */
    const char *const *option; /* of a choice, in the order shown */
    const struct passage *const *option_passage;
    uint32_t options;
    enum part_kind kind;
    const char *unit;    /* or NULL */
    const char *marking; /* "three significant figures"; NULL: not judged */
    double points;
    /* What hangs on no draw is there once: what paper_conditions says and, as
     * plain text has it, what stands below the part (else NULL and empty); the
     * members of JSON that stand before the text (set_record.h). */
    const char *conditions;
    struct str foot, members;
};

struct paper_question {
    uint32_t number;     /* from 1 */
    const char *section; /* the heading of one that begins here, or NULL */
    enum tools tools;
    /* Of which template it is, for notes; never shown. */
    const char *bank, *template;
    struct paper_part *part;
    uint32_t parts;
};

/* What it is printed on; A4 unless told otherwise. */
enum paper_size { PAPER_A4, PAPER_LETTER };

struct paper {
    const char *title;
    const char *about;   /* rules, aids, room; or NULL */
    const char *student; /* whom it is for, or NULL */
    uint32_t variant;    /* from 1 */
    struct paper_question *question;
    uint32_t questions;
    uint32_t parts; /* of all questions */
    double points;  /* of all parts */
    double seconds; /* expected */
    double minutes; /* allowed; 0: not said */
    enum paper_size size;
};

/* Appends "a", "b", ... for the option with that index. */
void paper_letter(struct str *out, uint32_t index);

/* Appends what kind of answer is wanted: "probability; three significant
 * figures; unit: dollars", "one of a to d", "in your own words". */
void paper_wanted(const struct paper_part *part, struct str *out);

/* Appends "1 point", "2.5 points". */
void paper_points(double points, struct str *out);

/* Appends what stands below a part: what is wanted, with what tools, and for
 * how many points. */
void paper_conditions(const struct paper_question *question,
                      const struct paper_part *part, struct str *out);

/* Appends "Variant 1; 9 questions; 10 points; about 10 minutes", or, where it is
 * known, whom it is for and how long there is: "Variant 7, for 4711; 9
 * questions; 10 points; 30 minutes". */
void paper_summary(const struct paper *paper, struct str *out);

/* How answers may be written; stands above the questions. */
const char *paper_instructions(void);

/* All cells of the column, but its head, begin with a number. */
bool paper_column_is_numeric(const struct paper_part *part, uint32_t column);

/* The column holds lines of a program: its head says "code". */
bool paper_column_is_code(const struct paper_part *part, uint32_t column);

/* "in your head", "with paper and pencil", "calculator allowed". */
const char *paper_tools(enum tools tools);

#endif
