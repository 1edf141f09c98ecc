#include "session/interview.h"

#include <math.h>

#define HINT_COST 0.25

double interview_points(const struct answer_row *row)
{
    if (row->self_graded || isnan(row->credit))
        return row->credit;
    return fmax(0, row->credit - HINT_COST * row->hints);
}
