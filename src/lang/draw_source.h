/* Many draws of one kind: the parameters are looked at once. */
#ifndef RECKON_LANG_DRAW_SOURCE_H
#define RECKON_LANG_DRAW_SOURCE_H

#include "lang/distribution.h"
#include "lang/function.h"

struct draw_source {
    bool (*take)(struct call *call); /* what draws otherwise */
    const struct distribution *distribution;
    double parameter[DISTRIBUTION_PARAMETERS];
    int64_t shift; /* of a discrete one */
};

/* Of a call of a FUNCTION_DRAW with its arguments; an error as from the call.
 */
bool draw_prepare(struct call *call, struct draw_source *source);

/* One draw into call->result. */
bool draw_take(struct call *call, const struct draw_source *source);

#endif
