#include "model/timed.h"

#include <math.h>

/* Below, the leading terms of the series are exact to a double and the closed
 * forms lose digits to cancellation. */
#define SMALL_LOGIT 1e-2

/* Above, the hyperbolic terms are 0 to a double, or overflow. */
#define LARGE_LOGIT 300.0

double timed_score(bool right, double seconds, double limit)
{
    double left = 1 - fmin(fmax(seconds, 0), limit) / limit;
    return right ? left : -left;
}

struct timed_expectation timed_expect(double logit)
{
    double z = fabs(logit), square = z * z;
    struct timed_expectation result;
    if (z < SMALL_LOGIT) {
        result.mean = z / 3 - z * square / 45 + 2 * z * square * square / 945;
        result.variance = 1.0 / 3 - square / 15 + 2 * square * square / 189;
    } else if (z > LARGE_LOGIT) {
        result.mean = 1 - 1 / z;
        result.variance = 1 / square;
    } else {
        double sine = sinh(z);
        result.mean = 1 / tanh(z) - 1 / z;
        result.variance = 1 / square - 1 / (sine * sine);
    }
    result.mean = copysign(result.mean, logit);
    return result;
}

bool timed_update(struct ability_learner *learner, struct ability_topic *topic,
                  struct ability_template *template,
                  const struct ability_question *question, bool right,
                  double seconds, double limit, double answered)
{
    if (!(limit > 0) || !(seconds >= 0) || seconds > TIMED_DROP_FACTOR * limit)
        return false;
    struct ability_prediction prediction =
        ability_predict(learner, topic, template, question);
    struct timed_expectation expected = timed_expect(prediction.logit);
    struct ability_evidence evidence = {
        .residual = timed_score(right, seconds, limit) - expected.mean,
        .information = expected.variance,
    };
    ability_learn(learner, topic, template, question, evidence, answered);
    return true;
}
