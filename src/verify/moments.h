/* Mean, variance and standard deviation of an enumerated distribution. */
#ifndef RECKON_VERIFY_MOMENTS_H
#define RECKON_VERIFY_MOMENTS_H

#include "lang/tree.h"
#include "verify/states.h"

struct moments {
    struct number value;
    bool exact;   /* `value` is exact, or the double nearest to the exact one */
    double bound; /* how far `value` may be off otherwise */
    double scale; /* mean of the absolute values that were added up */
};

/* Of a set of numbers (one cell a state), conditional on its weight. `dropped`
 * is weight that was not followed: a share can be off by that much; for other
 * values it is taken that those of the dropped outcomes average at most 1000
 * times (their squares, 10^6 times) the largest that were seen. */
void moments_make(struct moments *moments, const struct states *results,
                  enum summary summary, double dropped, bool is_share);

#endif
