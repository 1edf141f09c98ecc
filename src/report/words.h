/* What the page says in words. */
#ifndef RECKON_REPORT_WORDS_H
#define RECKON_REPORT_WORDS_H

#include "session/lookback.h"

/* "24 October to 23 November 2026". */
void words_period(struct str *out, const struct lookback *look);

/* A list: what was done, where the learner stands, what is next. */
void words_summary(struct str *out, const struct lookback *look);

/* What the last interview came to: a sentence, a table of what was asked, and
 * what to practise next. */
void words_interview(struct str *out, const struct lookback *look);

/* How well the learner knows what they know, in a paragraph. */
void words_calibration(struct str *out, const struct lookback *look);

/* A list of what was done wrong, with the last examples. */
void words_kinds(struct str *out, const struct lookback *look);

/* "62%", and "62% (49% to 73%)". */
void words_percent(double share, struct str *out);
void words_share(const struct share *share, struct str *out);

#endif
