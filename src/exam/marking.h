/* Marks what came back: the same reader and judge as in practice, with the key
 * file in place of the bank. An unreadable answer earns nothing and is told
 * apart from a wrong one; an open question is left for a person to mark.
 *
 * The key goes by once, variant by variant, and who answered a variant is
 * marked while it is there. So memory grows with the answers alone. */
#ifndef RECKON_EXAM_MARKING_H
#define RECKON_EXAM_MARKING_H

#include <stdbool.h>
#include <stddef.h>

#include "exam/key.h"
#include "exam/returned.h"
#include "quiz/verdict.h"

enum mark_state {
    MARK_JUDGED, /* the verdict says how */
    MARK_BLANK,  /* nothing was answered */
    MARK_OPEN    /* own words: not marked by the program */
};

/* One part of a student's paper. */
struct mark {
    const struct returned_row *row; /* NULL: the table has none */
    const struct key_part *part;
    enum mark_state state;
    struct verdict verdict; /* of MARK_JUDGED */
    double credit, points;  /* 0 .. 1, and what it comes to */
    const char *echo;       /* how the answer was read, "" when as typed */
    const char *fault;      /* why it could not be read, or NULL */
    size_t chosen;          /* of a choice that was read: which option */
    double value;           /* of a single number that was read; else NaN */
};

/* One student's sums. */
struct total {
    const char *student;
    uint32_t variant;
    double points, of; /* `of` counts all parts but open ones */
    size_t right, partly, wrong, unread, blank, open;
};

/* One student with their paper and a mark for each of its parts. */
struct marked {
    uint32_t student; /* of the table of answers */
    const struct key_paper *paper;
    const struct mark *mark;
    struct total total;
};

/* Takes a student who is marked; all of it lives until it returns. False, with
 * an error, stops the marking. */
typedef bool marking_take(void *context, const struct marked *marked,
                          struct error *error);

/* Marks all answers, in the order of the key. False when a row asks for a
 * question or variant that the key has not, or when its student has another
 * paper: `errors` names all such rows (places in `source`, the table), and what
 * was taken is worth nothing. */
bool marking_run(struct key_file *key, const struct returned *answers,
                 const struct source *source, marking_take *take, void *context,
                 struct error_list *errors);

/* How a mark is called in tables: a verdict such as "near:complement", or
 * "blank", or "open". */
void marking_verdict(const struct mark *mark, struct str *out);

/* The sentence that goes with a verdict, "" for none. */
const char *marking_note(const struct mark *mark);

#endif
