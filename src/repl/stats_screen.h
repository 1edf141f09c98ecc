/* Inside of the screens of 'stats'. */
#ifndef RECKON_REPL_STATS_SCREEN_H
#define RECKON_REPL_STATS_SCREEN_H

#include "repl/stats.h"
#include "report/look_figures.h"

struct stats_screen {
    const struct stats *stats;
    enum stats_what what;
    struct term *term;
    struct lookback look;
    struct arena arena; /* of the look, and of what is made of it */
};

#define STATS(id, word, about)                                                 \
    bool stats_##id(struct stats_screen *screen, struct error *error);
#include "repl/stats.def"
#undef STATS

/* Does the terminal get pictures? Else what they show is said. */
bool stats_has_pictures(const struct term *term);

/* Draws it, or says it. An empty line comes before. */
void stats_draw(struct stats_screen *screen, const struct figure *figure);

/* --- lines --- */

/* "Last 30 days: 214 questions, 65% right at first try, 3 h 52 min." */
void stats_say_totals(struct stats_screen *screen);

/* When stated and true shares are set side by side. */
void stats_say_bins(struct stats_screen *screen);

/* The most frequent kinds, in a sentence; nothing where there are none. */
void stats_say_kinds(struct stats_screen *screen);

/* Says where the banks have nothing that is hard or easy enough. */
void stats_say_reach(struct stats_screen *screen,
                     const struct lookback_topic *topic);

/* "Next: 'review' (3 due), 'practice bayes'." with the first few of these that
 * fit the learner. */
void stats_say_next(struct stats_screen *screen, const char *topic);

/* "today", "yesterday", "12 Nov". */
void stats_add_day(const struct stats_screen *screen, int64_t day,
                   struct str *out);

/* "62%", and "62% (49% to 73%)" with its interval. */
void stats_add_percent(double share, struct str *out);
void stats_add_share(const struct share *share, struct str *out);

/* "last 30 days", "since 3 Mar". */
void stats_add_period(const struct stats_screen *screen, struct str *out);

#endif
