/* What a rule accepts, as intervals: for exports to systems that know only
 * "value and tolerance", and for key files. All are closed, and the judge
 * (judge_accepts) agrees: both ends count as right, and nothing beyond them
 * does that is farther away than the guard of grade.h.
 *
 * Ends are short decimals where they can be: 0.155, not 0.15500000000000003,
 * so that an answer right on the end is inside for whoever compares doubles. */
#ifndef RECKON_QUIZ_ACCEPTED_H
#define RECKON_QUIZ_ACCEPTED_H

#include <stdint.h>

#include "bank/rule.h"
#include "base/str.h"
#include "lang/number.h"

/* A closed interval; both ends count. */
struct accepted {
    double low, high;
};

/* The values accepted for a key, whatever their form (digits that are typed
 * beyond the demanded place are not a matter of the value). */
struct accepted accepted_interval(const struct rule *rule, struct number key);

/* The values that are taken for a known wrong one (slip_fits in slip.h). */
struct accepted accepted_mistake(const struct rule *rule, struct number wrong);

/* The interval in another unit, say `scale` 100 for percent. */
struct accepted accepted_scaled(const struct accepted *interval, double scale);

/* The interval for systems that know a value and a tolerance. */
void accepted_centre(const struct accepted *interval, double *centre,
                     double *half);

/* What a value is worth, in tenths: an estimate within a factor has full credit
 * near the key and half of it on the bound. */
struct accepted_step {
    struct accepted interval; /* this, without those before it, */
    double credit;            /* is worth this: 1, 0.9 ... 0.5 */
};

enum { ACCEPTED_STEPS_MOST = 6 };

/* Fills `step`, innermost first; the last interval is accepted_interval's.
 * Returns how many there are: 1, but for estimates within a factor. */
uint32_t accepted_steps(const struct rule *rule, struct number key,
                        struct accepted_step step[ACCEPTED_STEPS_MOST]);

/* Appends "0.1385 to 0.1395", or the one value where only that is accepted. */
void accepted_show(const struct rule *rule, struct number key, struct str *out);

#endif
