/* The implementations that function.def names; for function.c only. */
#ifndef RECKON_LANG_FUNCTIONS_H
#define RECKON_LANG_FUNCTIONS_H

#include "lang/function.h"

#define FN(name, signature, compute, about, example, result)                   \
    bool compute(struct call *call);
#define FN_LOOP FN
#define FN_INTERVAL FN
#define FN_DRAW(name, signature, compute, about, example)                      \
    bool compute(struct call *call);
#define FN_FOLD(name, signature, step, finish, about, example, result)         \
    bool step(struct call *call, struct fold *fold,                            \
              const struct value *member);                                     \
    bool finish(struct call *call, const struct fold *fold);
#include "lang/function.def"
#undef FN
#undef FN_LOOP
#undef FN_INTERVAL
#undef FN_DRAW
#undef FN_FOLD

/* detail: enum distribution_id * DISTRIBUTION_USES + one of these. */
enum distribution_use {
    USE_DENSITY,
    USE_CUMULATIVE,
    USE_UPPER,
    USE_QUANTILE,
    USE_QUANTILE_UPPER,
    USE_MEAN,
    USE_VARIANCE,
    DISTRIBUTION_USES
};

bool fn_distribution(struct call *call);
bool fn_moment(struct call *call);

#endif
