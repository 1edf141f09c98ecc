#include "session/course.h"

#include <math.h>
#include <string.h>

#include "session/wish.h"

/* An interview aims a little below an even chance of a miss: hard enough to
 * talk about, and not a wall. */
#define MOCK_TARGET 0.65

/* So many of the nearest levels are as good as each other. */
#define MOCK_SLACK 0.12

/* A section is planned for more than its time, since answers may be quick; an
 * author's time is that of somebody who is prepared and does not talk. */
enum { ITEMS_MOST = 400, PLAN_AHEAD = 2 };

/* A pair that may be asked. */
struct pair {
    uint32_t template, level;
    double distance; /* from the wanted chance */
    uint64_t key;    /* the order of this round */
    bool used;       /* its template was, in this round */
};

struct plan {
    struct course *course;
    const struct catalog *catalog;
    course_chance *chance;
    const void *context;
    struct rng *rng;
    struct arena *arena;
    size_t capacity;
};

static bool read_wish(const struct preset_section *section,
                      const struct catalog *catalog, struct wish *wish,
                      struct error *error)
{
    *wish = (struct wish){.level_low = section->level_low,
                          .level_high = section->level_high};
    for (uint32_t i = 0; i < section->topics; i++)
        if (!wish_add_word(wish, catalog, section->topic[i], error))
            return false;
    for (uint32_t i = 0; i < section->tags; i++)
        if (!wish_add_tag(wish, catalog, section->tag[i], error))
            return false;
    return true;
}

/* Four options can be made around one number only. */
static bool fits_options(const struct catalog_template *template)
{
    static const char *const several[] = {"interval", "list", "set"};
    for (size_t i = 0; i < sizeof several / sizeof *several; i++)
        if (strcmp(template->kind, several[i]) == 0)
            return false;
    return true;
}

static bool fits(const struct preset *preset,
                 const struct preset_section *section, const struct wish *wish,
                 const struct catalog *catalog, uint32_t template)
{
    const struct catalog_template *entry = &catalog->template[template];
    bool named = wish_is_narrow(wish) && preset->mode != PRESET_DRILL;
    return (entry->judged || named) && wish_takes(wish, catalog, template) &&
           (!section->tools || strcmp(section->tools, entry->tools) == 0) &&
           (!preset->options || fits_options(entry));
}

static struct pair *gather(struct plan *plan, uint32_t index,
                           const struct wish *wish, size_t *count)
{
    const struct catalog *catalog = plan->catalog;
    const struct preset *preset = plan->course->preset;
    struct pair *pair = NULL;
    size_t capacity = 0;
    *count = 0;
    for (uint32_t i = 0; i < catalog->templates; i++) {
        const struct catalog_template *entry = &catalog->template[i];
        if (!fits(preset, &preset->section[index], wish, catalog, i))
            continue;
        for (uint32_t k = 0; k < entry->levels; k++) {
            if (entry->level[k].dead ||
                !wish_takes_level(wish, entry->level[k].level))
                continue;
            pair =
                arena_grow(plan->arena, pair, *count, &capacity, sizeof *pair);
            double chance =
                entry->judged ? plan->chance(plan->context, i, k) : MOCK_TARGET;
            pair[(*count)++] = (struct pair){
                .template = i,
                .level = k,
                .distance = fabs(chance - MOCK_TARGET),
            };
        }
    }
    return pair;
}

static void shuffle_round(struct plan *plan, struct pair *pair, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pair[i].key = rng_next(plan->rng);
        pair[i].used = false;
    }
}

/* A comes before B: in a drill by chance alone, in an interview by how well the
 * level fits, in steps, and then by chance. */
static bool is_better(const struct plan *plan, const struct pair *a,
                      const struct pair *b)
{
    double step_a = floor(a->distance / MOCK_SLACK);
    double step_b = floor(b->distance / MOCK_SLACK);
    if (plan->course->preset->mode == PRESET_MOCK && step_a != step_b)
        return step_a < step_b;
    return a->key < b->key;
}

static struct pair *best_of(const struct plan *plan, struct pair *pair,
                            size_t count)
{
    struct pair *best = NULL;
    for (size_t i = 0; i < count; i++)
        if (!pair[i].used && (!best || is_better(plan, &pair[i], best)))
            best = &pair[i];
    return best;
}

/* Of a round, one for each template. */
static void take(struct plan *plan, struct pair *pair, size_t count,
                 const struct pair *taken, uint32_t section)
{
    struct course *course = plan->course;
    course->item = arena_grow(plan->arena, course->item, course->count,
                              &plan->capacity, sizeof *course->item);
    course->item[course->count++] =
        (struct course_item){taken->template, taken->level, section};
    for (size_t i = 0; i < count; i++)
        if (pair[i].template == taken->template)
            pair[i].used = true;
}

static bool is_enough(const struct plan *plan, uint32_t index, size_t items,
                      double planned)
{
    const struct course *course = plan->course;
    const struct preset_section *section = &course->preset->section[index];
    double from = index && course->preset->mode == PRESET_MOCK
                      ? course->until[index - 1]
                      : 0;
    if (section->count && items >= section->count)
        return true;
    if (items >= ITEMS_MOST)
        return true;
    return !section->count &&
           planned >= PLAN_AHEAD * (course->until[index] - from);
}

static bool plan_section(struct plan *plan, uint32_t index, struct error *error)
{
    const struct preset *preset = plan->course->preset;
    const struct preset_section *section = &preset->section[index];
    struct wish wish;
    size_t count, items = 0;
    double planned = 0;
    if (!read_wish(section, plan->catalog, &wish, error))
        return false;
    struct pair *pair = gather(plan, index, &wish, &count);
    if (!count)
        return error_set(error, ERROR_USAGE,
                         "section %u of '%.60s' has no question to ask",
                         index + 1, preset->id);
    shuffle_round(plan, pair, count);
    while (!is_enough(plan, index, items, planned)) {
        const struct pair *best = best_of(plan, pair, count);
        if (!best) {
            /* An interview asks nothing twice. */
            if (preset->mode == PRESET_MOCK)
                break;
            shuffle_round(plan, pair, count);
            continue;
        }
        planned += (double)plan->catalog->template[best->template]
                       .level[best->level]
                       .seconds;
        take(plan, pair, count, best, index);
        items++;
    }
    return true;
}

/* A drill's sorts of questions come mixed. */
static void mix(struct course *course, struct rng *rng)
{
    for (size_t i = course->count; i > 1; i--) {
        size_t j = (size_t)rng_below(rng, i);
        struct course_item swap = course->item[i - 1];
        course->item[i - 1] = course->item[j];
        course->item[j] = swap;
    }
}

void course_time(struct course *course, const struct preset *preset,
                 double seconds, struct arena *arena)
{
    double shares = 0, sum = 0;
    *course = (struct course){.preset = preset, .seconds = seconds};
    course->until = arena_get(arena, preset->sections * sizeof *course->until);
    for (uint32_t i = 0; i < preset->sections; i++)
        shares += preset->section[i].share;
    for (uint32_t i = 0; i < preset->sections; i++) {
        sum += preset->section[i].share;
        course->until[i] =
            preset->mode == PRESET_MOCK ? seconds * sum / shares : seconds;
    }
}

bool course_plan(struct course *course, const struct preset *preset,
                 double seconds, const struct catalog *catalog,
                 course_chance *chance, const void *context, struct rng *rng,
                 struct arena *arena, struct error *error)
{
    struct plan plan = {
        .course = course,
        .catalog = catalog,
        .chance = chance,
        .context = context,
        .rng = rng,
        .arena = arena,
    };
    course_time(course, preset, seconds, arena);
    for (uint32_t i = 0; i < preset->sections; i++)
        if (!plan_section(&plan, i, error))
            return false;
    if (preset->mode == PRESET_DRILL)
        mix(course, rng);
    return true;
}

const struct course_item *course_step(struct course *course)
{
    while (course->next < course->count) {
        const struct course_item *item = &course->item[course->next++];
        if (item->template != CATALOG_NONE &&
            course->elapsed < course->until[item->section])
            return item;
    }
    return NULL;
}
