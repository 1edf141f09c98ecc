#include "export/set_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/rng.h"
#include "base/suggest.h"

/* A template at a level, with a place in its round's order. */
struct candidate {
    const struct template *template;
    size_t topic; /* index in the choice's order of topics */
    int level;
    uint64_t priority; /* within the round */
    int misfit;        /* tenths by which it does not suit; 0 without a wish */
    bool used;         /* its template was, in this round */
};

struct choice {
    const struct set_plan_options *options;
    struct candidate *candidate;
    size_t count, capacity;
    size_t topics;
    size_t level_use[LEVEL_MOST + 1];
};

static bool names_template(const char *name, const struct template *template)
{
    size_t length = strlen(template->bank->id);
    return strncmp(name, template->bank->id, length) == 0 &&
           name[length] == '/' && strcmp(name + length + 1, template->id) == 0;
}

static bool asks_for(const char *name, const struct template *template)
{
    return strcmp(name, template->topic) == 0 || names_template(name, template);
}

/* Of the wished topics, the first that asks for this template, or the count. */
static size_t wished(const struct set_plan_options *options,
                     const struct template *template)
{
    size_t i = 0;
    while (i < options->topics && !asks_for(options->topic[i], template))
        i++;
    return i;
}

/* Without a wish, topics are numbered as they come. */
static size_t topic_so_far(const struct choice *choice, const char *topic)
{
    for (size_t i = 0; i < choice->count; i++)
        if (strcmp(choice->candidate[i].template->topic, topic) == 0)
            return choice->candidate[i].topic;
    return choice->topics;
}

static void add_levels(struct choice *choice, const struct template *template,
                       size_t topic)
{
    const struct set_plan_options *options = choice->options;
    if (topic >= choice->topics)
        choice->topics = topic + 1;
    for (int level = template->level_low; level <= template->level_high;
         level++) {
        if (options->level_low &&
            (level < options->level_low || level > options->level_high))
            continue;
        if (choice->count == choice->capacity) {
            choice->capacity = choice->capacity ? 2 * choice->capacity : 64;
            choice->candidate = memory_resize(
                choice->candidate, choice->capacity, sizeof *choice->candidate);
        }
        double misfit =
            options->fit ? options->fit(options->fit_context, template, level)
                         : 0;
        choice->candidate[choice->count++] =
            (struct candidate){.template = template,
                               .topic = topic,
                               .level = level,
                               .misfit = (int)(10 * misfit)};
    }
}

static bool has_tag(const struct set_plan_options *options,
                    const struct template *template)
{
    for (size_t i = 0; i < options->tags; i++)
        if (template_has_tag(template, options->tag[i]))
            return true;
    return options->tags == 0;
}

static bool has_tools(const struct set_plan_options *options,
                      const struct template *template)
{
    return !options->tools ||
           strcmp(options->tools, tools_name(template->tools)) == 0;
}

static bool unknown_topic(const struct library *library, const char *name,
                          struct error *error)
{
    struct suggest suggest = {0};
    for (size_t i = 0; i < library->count; i++)
        for (uint32_t k = 0; k < library->bank[i]->templates; k++)
            suggest_offer(&suggest, name, strlen(name),
                          library->bank[i]->template[k].topic);
    if (suggest.best)
        return error_set(error, ERROR_NAME,
                         "no topic is called '%s'; did you mean '%s'?", name,
                         suggest.best);
    return error_set(error, ERROR_NAME,
                     "no topic and no template is called '%s'", name);
}

static bool is_tag(const struct library *library, const char *tag)
{
    for (size_t i = 0; i < library->count; i++)
        for (uint32_t k = 0; k < library->bank[i]->templates; k++)
            if (template_has_tag(&library->bank[i]->template[k], tag))
                return true;
    return false;
}

static bool check_tags(const struct set_plan_options *options,
                       const struct library *library, struct error *error)
{
    for (size_t i = 0; i < options->tags; i++)
        if (!is_tag(library, options->tag[i]))
            return error_set(error, ERROR_NAME,
                             "no question is tagged '%.60s'; 'reckon list' "
                             "shows the tags",
                             options->tag[i]);
    return true;
}

/* Every wish must find something, or a set would silently lack a topic. */
static bool check_wishes(const struct choice *choice,
                         const struct library *library, const bool *known,
                         struct error *error)
{
    const struct set_plan_options *options = choice->options;
    for (size_t i = 0; i < options->topics; i++) {
        if (!known[i])
            return unknown_topic(library, options->topic[i], error);
        size_t k = 0; /* an earlier wish may have found it, too */
        while (k < choice->count &&
               !asks_for(options->topic[i], choice->candidate[k].template))
            k++;
        if (k == choice->count)
            return error_set(error, ERROR_VALUE,
                             "'%s' has no question of the %s that are wanted",
                             options->topic[i],
                             options->tools ? "levels, tags and tools"
                                            : "levels and tags");
    }
    if (!choice->count)
        return error_set(error, ERROR_VALUE, "no question fits the wishes");
    return true;
}

static bool gather(struct choice *choice, const struct library *library,
                   struct error *error)
{
    const struct set_plan_options *options = choice->options;
    bool *known = memory_get(options->topics + 1);
    memset(known, 0, options->topics + 1);
    for (size_t i = 0; i < library->count; i++) {
        const struct bank *bank = library->bank[i];
        for (uint32_t k = 0; k < bank->templates; k++) {
            const struct template *template = &bank->template[k];
            size_t topic = options->topics
                               ? wished(options, template)
                               : topic_so_far(choice, template->topic);
            if (options->topics && topic == options->topics)
                continue;
            for (size_t j = 0; j < options->topics; j++)
                known[j] |= asks_for(options->topic[j], template);
            if (has_tag(options, template) && has_tools(options, template))
                add_levels(choice, template, topic);
        }
    }
    bool ok = check_tags(options, library, error) &&
              check_wishes(choice, library, known, error);
    memory_free(known);
    return ok;
}

/* Makes all templates usable again, in a new order. */
static void new_round(struct choice *choice, uint64_t round)
{
    struct rng root, stream, own, leveled;
    rng_seed(&root, choice->options->seed);
    rng_split(&stream, &root, "plan");
    rng_split_number(&stream, &stream, round);
    for (size_t i = 0; i < choice->count; i++) {
        struct candidate *candidate = &choice->candidate[i];
        rng_split(&own, &stream, candidate->template->bank->id);
        rng_split(&own, &own, candidate->template->id);
        rng_split_number(&leveled, &own, (uint64_t)candidate->level);
        candidate->priority = rng_next(&leveled);
        candidate->used = false;
    }
}

/* A comes before B: it suits better, a rarer level, then the round's order. */
static bool better(const struct choice *choice, const struct candidate *a,
                   const struct candidate *b)
{
    if (choice->options->fit && a->misfit != b->misfit)
        return a->misfit < b->misfit;
    size_t use_a = choice->level_use[a->level];
    size_t use_b = choice->level_use[b->level];
    if (!choice->options->fit && use_a != use_b)
        return use_a < use_b;
    return a->priority < b->priority;
}

static struct candidate *best_of_topic(struct choice *choice, size_t topic)
{
    struct candidate *best = NULL;
    for (size_t i = 0; i < choice->count; i++) {
        struct candidate *candidate = &choice->candidate[i];
        if (candidate->topic == topic && !candidate->used &&
            (!best || better(choice, candidate, best)))
            best = candidate;
    }
    return best;
}

/* The next topic that has something left, from *turn on; NULL: the round is
 * over. */
static struct candidate *next_candidate(struct choice *choice, size_t *turn)
{
    for (size_t i = 0; i < choice->topics; i++) {
        size_t topic = (*turn)++ % choice->topics;
        struct candidate *found = best_of_topic(choice, topic);
        if (found)
            return found;
    }
    return NULL;
}

static void use(struct choice *choice, const struct set_pick *pick)
{
    choice->level_use[pick->level]++;
    for (size_t i = 0; i < choice->count; i++)
        if (choice->candidate[i].template == pick->template)
            choice->candidate[i].used = true;
}

static void take(struct choice *choice, const struct candidate *taken,
                 struct set_plan *plan)
{
    if (plan->count == plan->capacity) {
        plan->capacity = plan->capacity ? 2 * plan->capacity : 16;
        plan->pick =
            memory_resize(plan->pick, plan->capacity, sizeof *plan->pick);
    }
    plan->pick[plan->count] = (struct set_pick){
        .template = taken->template, .level = taken->level, .points = 1};
    use(choice, &plan->pick[plan->count++]);
}

bool set_plan_add(const struct library *library,
                  const struct set_plan_options *options, struct set_plan *plan,
                  struct error *error)
{
    size_t end = plan->count + options->count;
    if (!options->count || end > SET_QUESTIONS_MOST)
        return error_set(error, ERROR_LIMIT,
                         "a set has 1 to %d questions, not %zu",
                         SET_QUESTIONS_MOST, end);
    struct choice choice = {.options = options};
    bool ok = gather(&choice, library, error);
    if (ok) {
        size_t turn = 0;
        uint64_t round = 0;
        new_round(&choice, round);
        for (size_t i = 0; i < plan->count; i++)
            use(&choice, &plan->pick[i]);
        while (plan->count < end) {
            const struct candidate *found = next_candidate(&choice, &turn);
            if (found)
                take(&choice, found, plan);
            else
                new_round(&choice, ++round);
        }
    }
    memory_free(choice.candidate);
    return ok;
}

bool set_plan_make(const struct library *library,
                   const struct set_plan_options *options,
                   struct set_plan *plan, struct error *error)
{
    set_plan_init(plan);
    return set_plan_add(library, options, plan, error);
}

/* Fisher and Yates (1938). The heading stays in front. */
void set_plan_shuffle(struct set_plan *plan, size_t first, size_t end,
                      uint64_t seed)
{
    struct rng root, stream;
    rng_seed(&root, seed);
    rng_split(&stream, &root, "places");
    rng_split_number(&stream, &stream, first);
    if (first >= end)
        return;
    const char *section = plan->pick[first].section;
    plan->pick[first].section = NULL;
    for (size_t i = end - 1; i > first; i--) {
        size_t k = first + (size_t)rng_below(&stream, i - first + 1);
        struct set_pick kept = plan->pick[i];
        plan->pick[i] = plan->pick[k];
        plan->pick[k] = kept;
    }
    plan->pick[first].section = section;
}

void set_plan_init(struct set_plan *plan)
{
    *plan = (struct set_plan){0};
    arena_init(&plan->arena);
}

void set_plan_release(struct set_plan *plan)
{
    memory_free(plan->pick);
    arena_release(&plan->arena);
    *plan = (struct set_plan){0};
}
