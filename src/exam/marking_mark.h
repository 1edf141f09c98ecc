/* Marks one part of one student's paper. */
#ifndef RECKON_EXAM_MARKING_MARK_H
#define RECKON_EXAM_MARKING_MARK_H

#include "base/arena.h"
#include "exam/marking.h"

/* Nothing was answered. */
bool mark_is_blank(const char *answer);

/* Sets all of a mark but its row and part, which are there. Texts are put into
 * `arena`; `scratch` is left as it was found. */
void mark_part(struct mark *mark, const struct key_paper *paper,
               struct arena *arena, struct arena *scratch);

#endif
