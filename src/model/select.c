#include "model/select.h"

#include <math.h>
#include <stdbool.h>

#include "model/constants.h"

struct select_goal select_goal(enum select_purpose purpose,
                               unsigned misses_in_a_row)
{
    if (purpose == SELECT_PLACEMENT)
        return (struct select_goal){
            SELECT_TARGET_PLACEMENT,
            SELECT_TARGET_PLACEMENT - SELECT_BAND_BELOW,
            SELECT_TARGET_PLACEMENT + SELECT_BAND_ABOVE,
            0,
        };
    bool easy = purpose == SELECT_WARM_UP || misses_in_a_row >= SELECT_MISSES;
    double target = easy ? SELECT_TARGET_EASY : SELECT_TARGET_PRACTICE;
    return (struct select_goal){
        target,
        target - SELECT_BAND_BELOW,
        target + SELECT_BAND_ABOVE,
        SELECT_COURTESY,
    };
}

/* The nearest candidates so far, nearest first. Ties are broken by a random
 * key, or the first templates of a bank would always win for a newcomer, to
 * whom all templates of a level look alike. */
struct nearest {
    struct {
        double distance;
        uint64_t key;
        size_t index;
    } item[SELECT_NEAREST];
    size_t count;
};

static void offer(struct nearest *nearest, double distance, uint64_t key,
                  size_t index)
{
    size_t at = nearest->count;
    while (at > 0 && (distance < nearest->item[at - 1].distance ||
                      (distance == nearest->item[at - 1].distance &&
                       key < nearest->item[at - 1].key)))
        at--;
    if (at == SELECT_NEAREST)
        return;
    if (nearest->count < SELECT_NEAREST)
        nearest->count++;
    for (size_t i = nearest->count - 1; i > at; i--)
        nearest->item[i] = nearest->item[i - 1];
    nearest->item[at].distance = distance;
    nearest->item[at].key = key;
    nearest->item[at].index = index;
}

static bool is_fresh(const struct select_candidate *candidate, size_t window)
{
    return candidate->ago == 0 || candidate->ago > window;
}

/* What a candidate must have, as far as there is one that has it. */
static bool is_inside(const struct select_candidate *candidate,
                      const struct select_goal *goal)
{
    return goal->low <= candidate->chance && candidate->chance <= goal->high;
}

static size_t oldest(const struct select_candidate *candidate, size_t count)
{
    size_t best = SELECT_NONE;
    for (size_t i = 0; i < count; i++)
        if (best == SELECT_NONE || candidate[i].ago > candidate[best].ago)
            best = i;
    return best;
}

size_t select_question(const struct select_candidate *candidate, size_t count,
                       struct select_goal goal, struct rng *rng)
{
    size_t window = count / 2 < SELECT_RECENT ? count / 2 : SELECT_RECENT;
    bool inside = false; /* is there one near the target? */
    bool gentle = false; /* is there one that is not too hard? */
    for (size_t i = 0; i < count && !(inside && gentle); i++) {
        bool fresh = is_fresh(&candidate[i], window);
        inside |= fresh && is_inside(&candidate[i], &goal);
        gentle |= fresh && candidate[i].chance >= goal.least;
    }

    struct nearest nearest = {.count = 0};
    for (size_t i = 0; i < count; i++) {
        /* Drawn for all, so that exclusions do not shift the stream. */
        uint64_t key = rng_next(rng);
        if (!is_fresh(&candidate[i], window) ||
            (inside && !is_inside(&candidate[i], &goal)) ||
            (gentle && candidate[i].chance < goal.least))
            continue;
        offer(&nearest, fabs(candidate[i].chance - goal.target), key, i);
    }
    if (!nearest.count)
        return oldest(candidate, count);
    return nearest.item[rng_below(rng, nearest.count)].index;
}

double select_topic_weight(const struct select_topic *topic)
{
    return sqrt(topic->variance) * sqrt(fmax(0, topic->days) + 1);
}

size_t select_topic(const struct select_topic *topic, size_t count,
                    struct rng *rng)
{
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += select_topic_weight(&topic[i]);
    double left = rng_unit(rng) * total;
    for (size_t i = 0; i < count; i++) {
        left -= select_topic_weight(&topic[i]);
        if (left < 0)
            return i;
    }
    return count ? count - 1 : SELECT_NONE; /* rounding ate the last bit */
}
