/* One part of a template, draw by draw. */
#ifndef RECKON_VERIFY_CHECK_PART_H
#define RECKON_VERIFY_CHECK_PART_H

#include "quiz/question.h"
#include "verify/check_template.h"
#include "verify/second_opinion.h"

/* The keys of all draws, where they are marked in proportion to their size. */
struct key_sizes {
    uint32_t count;
    double sum, least; /* of those that are not exact; 0: none */
    bool sign[3];      /* seen: below 0, 0, above 0 */
};

/* What is known of a part while its template is checked. */
struct part_check {
    const struct check_options *options;
    struct check_report *report;
    size_t record; /* its place in the report */
    const struct part *part;
    uint32_t index;
    bool numeric;
    bool enumerates;       /* false once an enumeration was given up */
    uint64_t steps;        /* left for this level */
    bool sampled;          /* false: this level is tried out */
    uint32_t level_tested; /* keys compared at this level */
    uint32_t made;         /* draws in which mistakes were looked at */
    uint32_t *asleep;      /* of these, for each mistake */
    uint32_t looked;       /* draws whose texts were looked at */
    uint32_t *telling;     /* of these, for each hint that has the key in it */
    struct key_sizes sizes;
};

/* Works the part out for a drawn question and looks at all of it; `fresh` is
 * false where the same parameters were seen before, so that the key need not be
 * compared again. Hashes of what the learner sees and of the key are added to
 * *seen (which holds that of the parts before) and put to *key. */
void check_part(struct part_check *check, struct question *question, bool fresh,
                uint64_t *seen, uint64_t *key);

/* After the last draw: findings that are about all draws. */
void check_part_end(struct part_check *check);

/* Adds a finding at a place of the bank's file. The text is a sentence; the
 * question, unless NULL, is named as the draw. */
void check_note(struct check_report *report, enum finding_id id,
                const struct template *template, const struct part *part,
                uint32_t item, const struct yaml_node *place,
                const struct question *question, const char *format, ...)
    __attribute__((format(printf, 8, 9)));

/* The same from an error, which may have a place already. */
void check_note_error(struct check_report *report, enum finding_id id,
                      const struct template *template, const struct part *part,
                      uint32_t item, const struct yaml_node *place,
                      const struct question *question, struct error *error);

/* Adds a text to a hash (FNV-1a). */
uint64_t check_hash(uint64_t hash, const char *text);

#endif
