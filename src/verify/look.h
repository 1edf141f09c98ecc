/* What can be wrong with a part besides its key: numbers that are not those
 * used, texts that do not fit a narrow screen, hints that say too much, keys
 * that no marking rule can mark. */
#ifndef RECKON_VERIFY_LOOK_H
#define RECKON_VERIFY_LOOK_H

#include "verify/check_part.h"

enum { LOOK_COLUMNS = 38 }; /* a screen of 40 columns, indented by two */

/* Texts of one draw. Rubrics count as texts too. */
void look_at_texts(struct part_check *check, struct question *question,
                   const struct question_part *part);

/* Numbers in prompt, table and options: a finding when one is not printed as it
 * is, so that nobody can work with the one that is used. */
void look_at_numbers(struct part_check *check, struct question *question);

/* Notes the size of a key. */
void look_at_size(struct part_check *check, const struct question_part *part);

/* After the last draw: findings that are about all of them, which are hints
 * that contain the key, and keys near 0 under a rule that marks in proportion
 * to the key. */
void look_end(struct part_check *check);

#endif
