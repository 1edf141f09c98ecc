/* What the answers of an interview are worth. */
#ifndef RECKON_SESSION_INTERVIEW_H
#define RECKON_SESSION_INTERVIEW_H

#include "store/answers.h"

/* Points that are all there, however they were added up. */
#define INTERVIEW_FULL (1 - 1e-9)

/* 1 for right, a quarter less for each hint; the share of the points of what
 * was marked by oneself. NaN: it has no marks. */
double interview_points(const struct answer_row *row);

#endif
