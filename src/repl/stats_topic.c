#include <math.h>

#include "base/numtext.h"
#include "repl/say.h"
#include "repl/stats_screen.h"

/* Fewer answers say nothing about a template. */
enum { TEMPLATE_ANSWERS = 2, TEMPLATES_SAID = 5 };

/* Slow and wrong, or quick and wrong, is a difference of at least this. */
#define QUICKER 0.8

static void say_level(struct stats_screen *screen,
                      const struct lookback_topic *topic)
{
    struct str line = {0};
    str_add(&line, "Your level here is ");
    say_level_number(&topic->level, &line);
    say_band(&topic->level, &line);
    str_add(&line, ", over all topics ");
    say_level_number(&screen->look.level, &line);
    say_band(&screen->look.level, &line);
    str_add(&line, ". Right at first try: ");
    stats_add_share(&topic->right, &line);
    str_add_char(&line, '.');
    term_text(screen->term, 0, line.text);
    str_release(&line);
}

static void say_times(struct stats_screen *screen,
                      const struct lookback_topic *topic)
{
    struct str line = {0};
    if (isnan(topic->median))
        return;
    str_add(&line, "Median time ");
    say_seconds(topic->median, &line);
    if (!isnan(topic->author)) {
        str_add(&line, " (the authors give ");
        say_seconds(topic->author, &line);
        str_add_char(&line, ')');
    }
    if (!isnan(topic->median_right) && !isnan(topic->median_wrong)) {
        str_add(&line, "; of right answers ");
        say_seconds(topic->median_right, &line);
        str_add(&line, ", of others ");
        say_seconds(topic->median_wrong, &line);
        if (topic->median_wrong < QUICKER * topic->median_right)
            str_add(&line, ": take more time");
        else if (topic->median_right < QUICKER * topic->median_wrong)
            str_add(&line, ": what takes long goes wrong");
    }
    str_add_char(&line, '.');
    term_text(screen->term, 0, line.text);
    str_release(&line);
}

/* Of those not said yet, the one that went right least often. */
static size_t worst(const struct lookback *look, const bool *said)
{
    size_t best = look->template_groups;
    for (size_t i = 0; i < look->template_groups; i++) {
        const struct share *share = &look->template_group[i].right;
        if (said[i] || share->count < TEMPLATE_ANSWERS ||
            share->hits == share->count)
            continue;
        if (best == look->template_groups ||
            share->high < look->template_group[best].right.high)
            best = i;
    }
    return best;
}

static void say_templates(struct stats_screen *screen)
{
    const struct lookback *look = &screen->look;
    struct str line = {0};
    bool *said = arena_zero(&screen->arena, look->template_groups + 1);
    for (size_t k = 0; k < TEMPLATES_SAID; k++) {
        size_t at = worst(look, said);
        if (at == look->template_groups)
            break;
        const struct lookback_group *group = &look->template_group[at];
        said[at] = true;
        str_add_format(&line, "%s%s %d of %d",
                       k ? ", " : "Least often right: ", group->name,
                       (int)group->right.hits, (int)group->right.count);
    }
    if (line.length) {
        str_add_char(&line, '.');
        term_text(screen->term, 0, line.text);
    }
    str_release(&line);
}

bool stats_topic(struct stats_screen *screen, struct error *error)
{
    const struct lookback *look = &screen->look;
    const struct lookback_topic *topic = look->topics ? look->topic : NULL;
    (void)error;
    stats_say_totals(screen);
    if (topic) {
        say_level(screen, topic);
        say_times(screen, topic);
    }
    if (topic && topic->abilities > 1) {
        struct figure figure = look_ability(look, topic, &screen->arena);
        stats_draw(screen, &figure);
    }
    if (look->level_groups > 1) {
        struct figure figure = look_levels(look, &screen->arena);
        stats_draw(screen, &figure);
    }
    term_add(screen->term, "\n");
    say_templates(screen);
    stats_say_kinds(screen);
    if (topic)
        stats_say_reach(screen, topic);
    stats_say_next(screen, look->options.topic);
    return true;
}
