/* What the banks have for a learner: reviews by day, and whether anything is
 * hard or easy enough (declared in lookback_part.h). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/review.h"
#include "model/select.h"
#include "session/lookback_part.h"

static int compare_names(const char *bank, const char *id,
                         const struct catalog_template *template)
{
    int order = strcmp(bank, template->bank);
    return order ? order : strcmp(id, template->id);
}

static int compare_templates(const void *a, const void *b)
{
    const struct catalog_template *const *left = a, *const *right = b;
    return compare_names((*left)->bank, (*left)->id, *right);
}

void lookback_index(struct lookback_work *work)
{
    const struct catalog *catalog = work->lookback->options.catalog;
    if (!catalog)
        return;
    work->templates = catalog->templates;
    work->template =
        arena_get(work->arena, (work->templates + 1) * sizeof *work->template);
    for (uint32_t i = 0; i < catalog->templates; i++)
        work->template[i] = &catalog->template[i];
    qsort(work->template, work->templates, sizeof *work->template,
          compare_templates);
}

const struct catalog_template *lookback_find(const struct lookback_work *work,
                                             const char *bank, const char *id)
{
    size_t low = 0, high = work->templates;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_names(bank, id, work->template[middle]);
        if (order == 0)
            return work->template[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* --- reviews ---------------------------------------------------------------
 */

static bool is_asked_for(const struct lookback_work *work,
                         const struct progress_template *state)
{
    const struct lookback_options *options = &work->lookback->options;
    if (!options->catalog)
        return !options->topic;
    const struct catalog_template *template =
        lookback_find(work, state->bank, state->template);
    return template && (!options->topic ||
                        strcmp(options->catalog->topic[template->topic].name,
                               options->topic) == 0);
}

static void count_reviews(struct lookback_work *work)
{
    struct lookback *lookback = work->lookback;
    const struct lookback_options *options = &lookback->options;
    for (size_t i = 0; i < work->progress.template_count; i++) {
        const struct progress_template *state = &work->progress.template[i];
        const struct review *review = &state->review;
        if (review->box == REVIEW_NONE || !is_asked_for(work, state))
            continue;
        int64_t day = answers_day(review->due, options->offset);
        if (review_is_due(review, options->now, SIZE_MAX) ||
            day <= lookback->last)
            lookback->due[0]++;
        else if (day - lookback->last < LOOKBACK_DUE)
            lookback->due[day - lookback->last]++;
        else
            lookback->later++;
    }
}

/* --- what fits -------------------------------------------------------------
 */

static double chance_of(const struct lookback_work *work,
                        const struct catalog_template *template,
                        const struct bank_index_level *level,
                        const struct ability_topic *topic)
{
    struct ability_question question = {
        .level = level->level,
        .options = level->options,
        .asked = (double)work->lookback->options.now,
    };
    struct progress_template state =
        progress_of_template(&work->progress, template->bank, template->id);
    return ability_predict(&work->progress.learner, topic, &state.state,
                           &question)
        .chance;
}

static void look_at(struct lookback_reach *reach, int level, double chance,
                    const struct select_goal *goal)
{
    if (!reach->known || level < reach->low)
        reach->low = level;
    if (!reach->known || level > reach->high)
        reach->high = level;
    if (!reach->known || chance < reach->least)
        reach->least = chance;
    if (!reach->known || chance > reach->most)
        reach->most = chance;
    reach->known = true;
    reach->fitting += goal->low <= chance && chance <= goal->high;
}

static void reach_of(struct lookback_work *work, struct lookback_topic *topic)
{
    const struct catalog *catalog = work->lookback->options.catalog;
    struct select_goal goal = select_goal(SELECT_PRACTICE, 0);
    struct ability_topic state =
        progress_of_topic(&work->progress, topic->name);
    struct lookback_reach *reach = &topic->reach;
    for (uint32_t i = 0; i < catalog->templates; i++) {
        const struct catalog_template *template = &catalog->template[i];
        if (!template->judged ||
            strcmp(catalog->topic[template->topic].name, topic->name) != 0)
            continue;
        for (uint32_t k = 0; k < template->levels; k++)
            look_at(reach, template->level[k].level,
                    chance_of(work, template, &template->level[k], &state),
                    &goal);
    }
    reach->too_easy = reach->known && reach->least > goal.high;
    reach->too_hard = reach->known && reach->most < goal.low;
}

void lookback_banks(struct lookback_work *work)
{
    struct lookback *lookback = work->lookback;
    count_reviews(work);
    if (lookback->options.catalog)
        for (size_t i = 0; i < lookback->topics; i++)
            reach_of(work, &lookback->topic[i]);
}
