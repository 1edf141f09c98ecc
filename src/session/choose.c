#include "session/choose.h"

#include <math.h>
#include <string.h>

#include "model/constants.h"
#include "model/select.h"
#include "store/answers.h"

#define SECONDS_A_DAY 86400

/* Questions between two at different levels of one template: its text is still
 * on the screen. */
enum { SAME_TEMPLATE = 3, REVIEW_EVERY = 3 };

static const struct catalog *catalog_of(const struct session *session)
{
    return session->options.catalog;
}

/* Is this level of the template, which is wanted, to be had? */
static bool is_open(const struct session *session,
                    const struct bank_index_level *level)
{
    return !level->dead && wish_takes_level(&session->wish, level->level);
}

double choose_chance(const struct session *session, uint32_t template,
                     uint32_t level, int64_t now)
{
    const struct catalog_template *entry =
        &catalog_of(session)->template[template];
    struct ability_question question = {
        .level = entry->level[level].level,
        .options = entry->level[level].options,
        .asked = (double)now,
    };
    return ability_predict(&session->ability,
                           &session->topic[entry->topic].ability,
                           &session->template[template].ability, &question)
        .chance;
}

bool choose_is_due(const struct session *session, uint32_t template,
                   int64_t now)
{
    const struct session_template *state = &session->template[template];
    size_t since =
        state->missed ? session->questions - state->missed : SIZE_MAX;
    return review_is_due(&state->review, now, since);
}

/* The template that has been due for longest. */
static uint32_t due_template(const struct session *session, int64_t now)
{
    const struct catalog *catalog = catalog_of(session);
    uint32_t best = CATALOG_NONE;
    for (uint32_t i = 0; i < catalog->templates; i++) {
        if (!session->template[i].wanted || !choose_is_due(session, i, now))
            continue;
        if (best == CATALOG_NONE || session->template[i].review.due <
                                        session->template[best].review.due)
            best = i;
    }
    return best;
}

/* The level of a template whose chance is nearest to the target, or
 * CATALOG_NONE. */
static uint32_t nearest_level(const struct session *session, uint32_t template,
                              double target, int64_t now)
{
    const struct catalog_template *entry =
        &catalog_of(session)->template[template];
    uint32_t best = CATALOG_NONE;
    double least = HUGE_VAL;
    for (uint32_t i = 0; i < entry->levels; i++) {
        double distance =
            fabs(choose_chance(session, template, i, now) - target);
        if (is_open(session, &entry->level[i]) && distance < least) {
            best = i;
            least = distance;
        }
    }
    return best;
}

/* What to aim at; the learner may want it harder or easier, by as much for
 * every purpose but a placement. */
static struct select_goal goal_of(const struct session *session,
                                  enum select_purpose purpose)
{
    struct select_goal goal = select_goal(purpose, session->misses);
    double target = session->options.target;
    if (!(target > 0) || purpose == SELECT_PLACEMENT)
        return goal;
    double shift =
        fmin(target - SELECT_TARGET_PRACTICE, SELECT_TARGET_MOST - goal.target);
    goal.target += shift;
    goal.low += shift;
    goal.high += shift;
    goal.least = fmin(goal.least, goal.low);
    return goal;
}

static bool choose_review(struct session *session, int64_t now,
                          struct choice *choice)
{
    uint32_t template = due_template(session, now);
    if (template == CATALOG_NONE)
        return false;
    struct select_goal goal = goal_of(session, SELECT_PRACTICE);
    choice->template = template;
    choice->level = nearest_level(session, template, goal.target, now);
    choice->reason = ASKED_FOR_REVIEW;
    return choice->level != CATALOG_NONE;
}

/* Can anything of the topic be asked? */
static bool is_alive(const struct session *session, uint32_t topic)
{
    const struct catalog_topic *entry = &catalog_of(session)->topic[topic];
    for (uint32_t i = 0; i < entry->templates; i++) {
        const struct catalog_template *template =
            &catalog_of(session)->template[entry->template[i]];
        if (!session->template[entry->template[i]].wanted)
            continue;
        for (uint32_t k = 0; k < template->levels; k++)
            if (is_open(session, &template->level[k]))
                return true;
    }
    return false;
}

/* Whole days, so that a choice does not hang on the second it is made. */
static double days_since(const struct ability_topic *topic, int64_t now)
{
    if (!topic->answers)
        return SELECT_UNSEEN_DAYS;
    return floor(fmax(0, (double)now - topic->last) / SECONDS_A_DAY);
}

static uint32_t choose_topic(struct session *session, int64_t now)
{
    uint32_t count = 0, topics = catalog_of(session)->topics;
    struct arena_mark mark = arena_here(&session->scratch);
    uint32_t *index = arena_get(&session->scratch, topics * sizeof *index);
    struct select_topic *weight =
        arena_get(&session->scratch, topics * sizeof *weight);
    for (uint32_t i = 0; i < topics; i++) {
        const struct ability_topic *state = &session->topic[i].ability;
        if (!is_alive(session, i))
            continue;
        index[count] = i;
        weight[count++] = (struct select_topic){
            .variance = ability_topic_offset(state, (double)now).variance,
            .days = days_since(state, now),
        };
    }
    size_t chosen = select_topic(weight, count, &session->rng);
    uint32_t result = chosen == SELECT_NONE ? CATALOG_NONE : index[chosen];
    arena_rewind(&session->scratch, mark);
    return result;
}

static uint32_t find_template(const struct catalog *catalog, uint32_t topic,
                              const char *bank, const char *id)
{
    const struct catalog_topic *entry = &catalog->topic[topic];
    for (uint32_t i = 0; i < entry->templates; i++) {
        const struct catalog_template *template =
            &catalog->template[entry->template[i]];
        if (strcmp(template->id, id) == 0 && strcmp(template->bank, bank) == 0)
            return entry->template[i];
    }
    return CATALOG_NONE;
}

/* The last questions of earlier sessions; without them, should they not be
 * readable, only repetitions come sooner. */
static void recall(struct session *session, uint32_t topic)
{
    struct session_topic *state = &session->topic[topic];
    if (state->recalled)
        return;
    state->recalled = true;
    struct answers_recent recent = {.count = 0};
    struct error ignored = {.code = ERROR_NONE};
    struct arena_mark mark = arena_here(&session->scratch);
    const struct catalog *catalog = catalog_of(session);
    if (answers_last_asked(session->options.db, session->options.learner,
                           catalog->topic[topic].name, &recent,
                           &session->scratch, &ignored))
        for (size_t i = 0; i < recent.count && i < SESSION_RECENT; i++) {
            state->recent[i].template = find_template(
                catalog, topic, recent.asked[i].bank, recent.asked[i].template);
            state->recent[i].level = recent.asked[i].level;
            state->recents = i + 1;
        }
    arena_rewind(&session->scratch, mark);
}

void choose_note(struct session *session, uint32_t template, uint32_t level)
{
    const struct catalog_template *entry =
        &catalog_of(session)->template[template];
    struct session_topic *state = &session->topic[entry->topic];
    recall(session, entry->topic);
    if (state->recents < SESSION_RECENT)
        state->recents++;
    memmove(&state->recent[1], &state->recent[0],
            (state->recents - 1) * sizeof state->recent[0]);
    state->recent[0].template = template;
    state->recent[0].level = entry->level[level].level;
}

/* Questions back to the last use of a pair; 0 for never. Another level of a
 * template just asked counts as a use too, as far as there are others. */
static size_t ago(const struct session_topic *state, uint32_t template,
                  int level, size_t others)
{
    size_t same = others < SAME_TEMPLATE ? others : SAME_TEMPLATE;
    for (size_t i = 0; i < state->recents; i++)
        if (state->recent[i].template == template &&
            (state->recent[i].level == level || i < same))
            return i + 1;
    return 0;
}

static enum select_purpose purpose_of(const struct session *session)
{
    if (session->options.mode == SESSION_PLACEMENT)
        return SELECT_PLACEMENT;
    return session->questions ? SELECT_PRACTICE : SELECT_WARM_UP;
}

static bool choose_in_topic(struct session *session, uint32_t topic,
                            int64_t now, struct choice *choice)
{
    const struct catalog *catalog = catalog_of(session);
    const struct catalog_topic *entry = &catalog->topic[topic];
    recall(session, topic);

    size_t most = 0, count = 0;
    for (uint32_t i = 0; i < entry->templates; i++)
        most += catalog->template[entry->template[i]].levels;
    struct arena_mark mark = arena_here(&session->scratch);
    struct select_candidate *candidate =
        arena_get(&session->scratch, most * sizeof *candidate);
    struct choice *meant = arena_get(&session->scratch, most * sizeof *meant);
    for (uint32_t i = 0; i < entry->templates; i++) {
        uint32_t at = entry->template[i];
        const struct catalog_template *template = &catalog->template[at];
        if (!session->template[at].wanted)
            continue;
        for (uint32_t k = 0; k < template->levels; k++) {
            if (!is_open(session, &template->level[k]))
                continue;
            meant[count] = (struct choice){at, k, ASKED_FOR_PRACTICE};
            candidate[count++] = (struct select_candidate){
                .chance = choose_chance(session, at, k, now),
                .ago = ago(&session->topic[topic], at, template->level[k].level,
                           entry->templates / 2),
            };
        }
    }
    size_t chosen = select_question(
        candidate, count, goal_of(session, purpose_of(session)), &session->rng);
    if (chosen != SELECT_NONE)
        *choice = meant[chosen];
    arena_rewind(&session->scratch, mark);
    return chosen != SELECT_NONE;
}

static bool choose_practice(struct session *session, int64_t now,
                            struct choice *choice, struct error *error)
{
    if (session->since_review + 1 >= REVIEW_EVERY &&
        choose_review(session, now, choice))
        return true;
    uint32_t topic = choose_topic(session, now);
    if (topic != CATALOG_NONE && choose_in_topic(session, topic, now, choice))
        return true;
    return error_set(error, ERROR_VALUE, "there is no question to ask");
}

/* Topics take turns; of those asked least, the one that is least certain. */
static bool choose_placement(struct session *session, int64_t now,
                             struct choice *choice, struct error *error)
{
    uint32_t best = CATALOG_NONE;
    double widest = 0;
    if (session->placed >= session->placement)
        return false;
    for (uint32_t i = 0; i < catalog_of(session)->topics; i++) {
        const struct session_topic *topic = &session->topic[i];
        double variance =
            ability_topic_offset(&topic->ability, (double)now).variance;
        if (!is_alive(session, i))
            continue;
        if (best == CATALOG_NONE || topic->asked < session->topic[best].asked ||
            (topic->asked == session->topic[best].asked && variance > widest)) {
            best = i;
            widest = variance;
        }
    }
    if (best != CATALOG_NONE && choose_in_topic(session, best, now, choice))
        return true;
    return error_set(error, ERROR_VALUE, "there is no question to ask");
}

static bool choose_of_course(struct session *session, struct choice *choice)
{
    const struct course_item *item = course_step(&session->course);
    if (!item)
        return false;
    *choice = (struct choice){item->template, item->level, ASKED_BY_COURSE};
    return true;
}

bool choose(struct session *session, int64_t now, struct choice *choice,
            struct error *error)
{
    switch (session->options.mode) {
    case SESSION_PRACTICE: return choose_practice(session, now, choice, error);
    case SESSION_REVIEW: return choose_review(session, now, choice);
    case SESSION_PLACEMENT:
        return choose_placement(session, now, choice, error);
    case SESSION_DRILL:
    case SESSION_MOCK: return choose_of_course(session, choice);
    }
    return false;
}
