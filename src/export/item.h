/* A part of a sheet as learning systems see a question: one that stands alone,
 * is answered by plain numbers, a fraction, an option or a text, and knows
 * which answers are worth what. All texts are passages; everything lives in the
 * arena of the question it belongs to. */
#ifndef RECKON_EXPORT_ITEM_H
#define RECKON_EXPORT_ITEM_H

#include <stdbool.h>
#include <stdint.h>

#include "export/set_notes.h"
#include "export/sheet.h"
#include "quiz/accepted.h"

enum item_kind {
    ITEM_NUMBER,  /* one field */
    ITEM_NUMBERS, /* a field for each member of a list or set, or end */
    ITEM_TEXT,    /* an exact fraction: one field, compared as text */
    ITEM_CHOICE,
    ITEM_OPEN
};

/* An answer that is known. The first one of a field that fits counts; so
 * intervals may overlap. */
struct item_answer {
    double value;              /* as it is to be typed: 13.9 for 13.9% */
    struct accepted interval;  /* of numbers */
    const char *text;          /* of ITEM_TEXT: 5/36 */
    double credit;             /* 1: right ... 0: a known mistake */
    const struct passage *say; /* or NULL */
    uint32_t mistake;          /* 1 + its index in the key; 0: it is none */
};

struct item_field {
    struct item_answer *answer;
    uint32_t answers;
};

struct item {
    const char *id; /* BANK/TEMPLATE:LEVEL:SEED, /PART behind it if several */
    enum item_kind kind;
    bool any_order; /* of ITEM_NUMBERS: a set */
    struct arena *arena;
    uint32_t variant;
    const char *title; /* of the set */
    const struct template *template;
    int level;
    const struct paper_question *question;
    const struct paper_part *seen;
    const struct sheet_part *behind;
    uint32_t earlier; /* parts before it, which its text may go on from */
    struct item_field *field;
    uint32_t fields; /* 0 for choices and what is open */
    const struct passage *const *option_say; /* of a choice; some are NULL */
    const struct passage *const *hint;
    uint32_t hints;
    const struct passage *const *rubric;
    uint32_t rubric_points;
    const struct passage *solution; /* or NULL */
    const char *wanted;         /* what kind of answer, and with what tools */
    const char *wanted_by_hand; /* the same where a person will read it */
};

/* Goes through the parts of a sheet. Zeroed but for the sheet it begins. */
struct items {
    const struct sheet *sheet;
    uint32_t question, part;
};

/* The next one. False at the end, or with an error that points into a bank. */
bool items_next(struct items *items, struct item *item, struct error *error);

/* A value with what may be off on either side. */
struct item_tolerance {
    double value, tolerance;
};

enum { ITEM_TOLERANCES_MOST = 2 };

/* The interval of an answer for systems that know a value and a tolerance:
 * one pair, the value's own where the interval is even around it. Otherwise a
 * right value comes first with what is even, for them to show it; then the
 * whole. Returns how many. */
uint32_t item_tolerances(const struct item_answer *answer,
                         struct item_tolerance pair[ITEM_TOLERANCES_MOST]);

/* The key as people read it: "5/36 = 0.1389". */
const struct passage *item_key(const struct item *item);

/* Notes a sentence for the item's template. */
void item_note(const struct item *item, const char *format,
               const char *sentence, struct set_notes *notes);

/* Notes what no learning system checks: forms, digits, fractions by value. */
void item_note_rule(const struct item *item, const char *format,
                    struct set_notes *notes);

#endif
