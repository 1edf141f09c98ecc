#include "model/ability.h"

#include <math.h>

#include "model/constants.h"

#define SECONDS_A_DAY  86400.0
#define SECONDS_A_YEAR (365.0 * SECONDS_A_DAY)

/* A spacing this small would put every learner at level plus or minus infinity;
 * only what is shown is guarded, not what is learnt. */
#define SPACING_LEAST_SHOWN 0.1

struct ability_learner ability_new_learner(void)
{
    return (struct ability_learner){
        .global = {0, ABILITY_GLOBAL_VARIANCE},
        .form = {0, ABILITY_FORM_VARIANCE},
        .spacing = {ABILITY_SPACING_MEAN, ABILITY_SPACING_VARIANCE},
    };
}

struct ability_topic ability_new_topic(void)
{
    return (struct ability_topic){.offset = {0, ABILITY_TOPIC_VARIANCE}};
}

struct ability_template ability_new_template(void)
{
    return (struct ability_template){
        .residual = {0, ABILITY_TEMPLATE_VARIANCE}};
}

/* Seconds that passed, whatever the clock did in between. */
static double passed(double from, double to)
{
    double seconds = to - from;
    if (!(seconds > 0))
        return 0;
    return seconds < SECONDS_A_YEAR ? seconds : SECONDS_A_YEAR;
}

static struct estimate form_at(const struct ability_learner *learner,
                               double now)
{
    if (learner->answers && passed(learner->last, now) > ABILITY_SESSION_PAUSE)
        return (struct estimate){0, ABILITY_FORM_VARIANCE};
    return learner->form;
}

struct estimate ability_topic_offset(const struct ability_topic *topic,
                                     double now)
{
    struct estimate offset = topic->offset;
    double days = topic->answers ? passed(topic->last, now) / SECONDS_A_DAY : 0;
    offset.variance =
        fmin(ABILITY_TOPIC_VARIANCE_MOST,
             offset.variance + ABILITY_TOPIC_DAY_DRIFT * log1p(days));
    return offset;
}

static double guess_of(const struct ability_question *question)
{
    return question->options > 1 ? 1.0 / question->options : 0;
}

static double steps_above_middle(const struct ability_question *question)
{
    return question->level - ABILITY_MIDDLE_LEVEL;
}

struct ability_prediction
ability_predict(const struct ability_learner *learner,
                const struct ability_topic *topic,
                const struct ability_template *template,
                const struct ability_question *question)
{
    struct estimate form = form_at(learner, question->asked);
    struct estimate offset = ability_topic_offset(topic, question->asked);
    double steps = steps_above_middle(question);
    double guess = guess_of(question);

    struct ability_prediction result;
    result.logit = ABILITY_BASE + learner->global.mean + offset.mean +
                   form.mean + template->residual.mean -
                   learner->spacing.mean * steps;
    result.variance = learner->global.variance + offset.variance +
                      form.variance + template->residual.variance +
                      learner->spacing.variance * steps * steps;
    double flattened =
        result.logit / sqrt(1 + ABILITY_AVERAGING * result.variance);
    result.known = fmin(1 - ABILITY_CHANCE_LEAST,
                        fmax(ABILITY_CHANCE_LEAST, 1 / (1 + exp(-flattened))));
    result.chance = guess + (1 - guess) * result.known;
    return result;
}

static struct ability_evidence
weigh(const struct ability_prediction *prediction, double guess, double result)
{
    double p = prediction->chance, q = prediction->known;
    double slope = (1 - guess) * q * (1 - q);
    double weight = slope / (p * (1 - p));
    return (struct ability_evidence){
        .residual = weight * (result - p),
        .information = slope * weight,
    };
}

/* `coefficient` is how the component enters the sum. */
static void absorb(struct estimate *estimate, double coefficient,
                   struct ability_evidence evidence)
{
    double reach = coefficient * estimate->variance;
    estimate->mean += reach * evidence.residual;
    estimate->variance -= reach * reach * evidence.information;
}

void ability_update(struct ability_learner *learner,
                    struct ability_topic *topic,
                    struct ability_template *template,
                    const struct ability_question *question, double result,
                    double answered)
{
    struct ability_prediction prediction =
        ability_predict(learner, topic, template, question);
    ability_learn(learner, topic, template, question,
                  weigh(&prediction, guess_of(question), result), answered);
}

void ability_learn(struct ability_learner *learner, struct ability_topic *topic,
                   struct ability_template *template,
                   const struct ability_question *question,
                   struct ability_evidence evidence, double answered)
{
    struct ability_prediction prediction =
        ability_predict(learner, topic, template, question);
    double scale = 1 / (1 + evidence.information * prediction.variance);
    evidence.residual *= scale;
    evidence.information *= scale;

    learner->form = form_at(learner, question->asked);
    topic->offset = ability_topic_offset(topic, question->asked);

    absorb(&learner->global, 1, evidence);
    absorb(&learner->form, 1, evidence);
    absorb(&learner->spacing, -steps_above_middle(question), evidence);
    absorb(&topic->offset, 1, evidence);
    absorb(&template->residual, 1, evidence);

    /* The answer and its feedback were practice, and time goes on. */
    learner->global.variance += ABILITY_GLOBAL_DRIFT;
    topic->offset.variance += ABILITY_TOPIC_DRIFT;
    topic->offset.mean += ABILITY_TOPIC_PRACTICE;
    template->residual.mean += ABILITY_TEMPLATE_PRACTICE;
    double keep = ABILITY_FORM_KEEP;
    learner->form.mean *= keep;
    learner->form.variance = keep * keep * learner->form.variance +
                             (1 - keep * keep) * ABILITY_FORM_VARIANCE;

    learner->last = topic->last = template->last = answered;
    learner->answers++;
    topic->answers++;
    template->answers++;
}

struct ability_level ability_shown_level(const struct ability_learner *learner,
                                         const struct ability_topic *topic,
                                         double now)
{
    struct estimate sum = learner->global;
    if (topic) {
        struct estimate offset = ability_topic_offset(topic, now);
        sum.mean += offset.mean;
        sum.variance += offset.variance;
    }
    double spacing = fmax(SPACING_LEAST_SHOWN, learner->spacing.mean);
    double deviation = sqrt(sum.variance);
    double logit = ABILITY_BASE + sum.mean;
    double level = ABILITY_MIDDLE_LEVEL + logit / spacing;
    return (struct ability_level){
        .level = fmin(fmax(level, ABILITY_LEAST_LEVEL), ABILITY_MOST_LEVEL),
        .band = deviation / spacing,
        .logit = logit,
        .deviation = deviation,
        .few_answers = deviation > ABILITY_FEW_ANSWERS,
    };
}
