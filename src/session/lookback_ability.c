/* Ability over time (declared in lookback_part.h). */
#include "session/lookback_part.h"

bool lookback_ability_series(struct lookback_work *work, struct error *error)
{
    (void)error;
    work->lookback->abilities = 0;
    return true;
}
