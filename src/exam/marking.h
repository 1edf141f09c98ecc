/* Marks what came back: the same reader and judge as in practice, with the key
 * file in place of the bank. An unreadable answer earns nothing and is told
 * apart from a wrong one; an open question is left for a person to mark. */
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

struct mark {
    const struct returned_row *row;
    const struct key_part *part;
    enum mark_state state;
    struct verdict verdict; /* of MARK_JUDGED */
    double points;
    const char *echo; /* how the answer was read, "" when as typed */
};

/* One student's sums. */
struct total {
    const char *student;
    uint32_t variant;
    double points, of; /* `of` counts all parts but open ones */
    size_t right, partly, wrong, unread, blank, open;
};

/* Marks in the order of the table of answers; totals in the order in which
 * students first appear. Both point into the key and the answers. */
struct marking {
    struct arena arena;
    const struct key_file *key;
    struct mark *mark;
    size_t marks;
    struct total *total;
    size_t totals;
};

/* Marks all answers. False when a row asks for a question or variant that the
 * key has not; `errors` names all such rows (places in `source`, the table). On
 * true the marking must be released. */
bool marking_run(const struct key_file *key, const struct returned *answers,
                 const struct source *source, struct marking *marking,
                 struct error_list *errors);

/* How a mark is called in tables: a verdict such as "near:complement", or
 * "blank", or "open". */
void marking_verdict(const struct mark *mark, struct str *out);

/* Appends a CSV table with a row for each answer, or for each student. */
void marking_answers_csv(const struct marking *marking, struct str *out);
void marking_totals_csv(const struct marking *marking, struct str *out);

/* Appends the summary for the screen: per student, per question. */
void marking_summary(const struct marking *marking, struct str *out);

void marking_release(struct marking *marking);

#endif
