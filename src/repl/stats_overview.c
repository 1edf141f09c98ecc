#include "base/numtext.h"
#include "repl/say.h"
#include "repl/stats_screen.h"

static void say_level(struct stats_screen *screen)
{
    struct str line = {0};
    str_add(&line, "Your level over all topics is ");
    say_level_number(&screen->look.level, &line);
    say_band(&screen->look.level, &line);
    str_add_char(&line, '.');
    term_text(screen->term, 0, line.text);
    str_release(&line);
}

static void say_drills(struct stats_screen *screen)
{
    const struct lookback *look = &screen->look;
    struct str line = {0};
    for (size_t i = 0; i < look->drills; i++) {
        const struct lookback_group *drill = &look->drill[i];
        str_clear(&line);
        str_add_format(&line, "Against the clock, %s: %d question%s, ",
                       drill->name, (int)drill->right.count,
                       drill->right.count == 1 ? "" : "s");
        stats_add_percent(drill->right.value, &line);
        str_add(&line, " right");
        if (drill->median > 0) {
            str_add(&line, ", median ");
            say_seconds(drill->median, &line);
        }
        str_add_char(&line, '.');
        term_text(screen->term, 0, line.text);
    }
    str_release(&line);
}

static bool waits(const struct lookback *look)
{
    bool any = look->later > 0;
    for (size_t i = 0; i < LOOKBACK_DUE; i++)
        any = any || look->due[i];
    return any;
}

static void say_reviews(struct stats_screen *screen)
{
    struct figure figure = look_reviews(&screen->look, &screen->arena);
    if (!waits(&screen->look))
        return;
    stats_draw(screen, &figure);
}

bool stats_overview(struct stats_screen *screen, struct error *error)
{
    const struct lookback *look = &screen->look;
    struct term *term = screen->term;
    const struct lookback_topic *weakest = lookback_weakest(look);
    (void)error;
    stats_say_totals(screen);
    say_level(screen);
    if (look->abilities > 1) {
        struct figure figure = look_ability(look, NULL, &screen->arena);
        stats_draw(screen, &figure);
    }
    if (look->topics) {
        struct figure figure = look_topics(look, &screen->arena);
        stats_draw(screen, &figure);
    }
    say_drills(screen);
    if (look->calibration.right.count) {
        term_add(term, "\n");
        stats_say_bins(screen);
    }
    say_reviews(screen);
    term_add(term, "\n");
    stats_say_kinds(screen);
    for (size_t i = 0; i < look->topics; i++)
        stats_say_reach(screen, &look->topic[i]);
    stats_say_next(screen, weakest ? weakest->name : NULL);
    return true;
}
