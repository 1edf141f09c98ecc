/* A marking rule as the text that rule_read (bank/rule.h) reads back. */
#ifndef RECKON_EXPORT_RULE_TEXT_H
#define RECKON_EXPORT_RULE_TEXT_H

#include "base/str.h"
#include "bank/rule.h"

/* Appends "sigfig:3; prob", "estimate:x3", "exact; form=reduced; unit=$". A
 * unit that holds a semicolon is left out. */
void rule_text(const struct rule *rule, struct str *out);

/* Appends what a learner must know of it: "3 significant figures", "exact, as a
 * fraction". The unit is not in it. */
void rule_sentence(const struct rule *rule, struct str *out);

#endif
