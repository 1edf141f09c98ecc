/* What there is of a learner, in words. */
#ifndef RECKON_CLI_HOLDINGS_H
#define RECKON_CLI_HOLDINGS_H

#include <stdbool.h>

#include "base/str.h"
#include "store/learners.h"

struct cli;

/* Is there nothing at all? */
bool holdings_are_none(const struct learner_holdings *holdings);

/* Appends "1,204 answers since 3 May 2025, 3 drills and interviews, 2 notes",
 * or, as a `span`, "... from 3 May 2025 to 12 Nov ..."; "nothing yet" for
 * nothing.
 */
void holdings_add(const struct cli *cli,
                  const struct learner_holdings *holdings, bool span,
                  struct str *out);

#endif
