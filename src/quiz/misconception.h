/* What stands behind wrong answers, by tag. */
#ifndef RECKON_QUIZ_MISCONCEPTION_H
#define RECKON_QUIZ_MISCONCEPTION_H

#include <stddef.h>

/* What a learner did, to be said behind "you": "left out ties". NULL for a tag
 * that is not in the table. */
const char *misconception_about(const char *tag);

/* Tags in the order of the table; NULL past the end. */
const char *misconception_at(size_t index);

#endif
