/* What a rule accepts, as an interval: for exports to systems that know only
 * "value and tolerance", and for key files. */
#ifndef RECKON_QUIZ_ACCEPTED_H
#define RECKON_QUIZ_ACCEPTED_H

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

/* Appends "0.1385 to 0.1395", or the one value where only that is accepted. */
void accepted_show(const struct rule *rule, struct number key, struct str *out);

#endif
