/* The judge of several numbers; for judge.c. */
#ifndef RECKON_QUIZ_JUDGE_LIST_H
#define RECKON_QUIZ_JUDGE_LIST_H

#include "quiz/judge.h"

struct verdict judge_list(const struct key *key, const struct answer *answer);

#endif
