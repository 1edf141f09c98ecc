/* Options for a question whose answer is a number: the right value among the
 * author's mistakes and, where these are too few, what the general slips make
 * of the key. Nothing about them gives the right one away: all are written in
 * one format, none is implausible for what was asked, and their order is drawn
 * by a stream of its own. */
#ifndef RECKON_QUIZ_DISTRACTORS_H
#define RECKON_QUIZ_DISTRACTORS_H

#include "quiz/question.h"

enum { DISTRACTORS_USUAL = 4 };

/* Sets option, options and right of a part whose key and mistakes are worked
 * out (one number). At most `count` options; fewer where there are not enough
 * wrong values that can be told apart under the marking rule. An error when
 * there is not even one. */
bool distractors_make(struct question *question, struct question_part *part,
                      uint32_t count, struct error *error);

#endif
