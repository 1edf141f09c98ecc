/* What is looked back at, as figures. What they are made of lives in the arena;
 * names are those of the lookback. A figure whose numbers are missing says so
 * in its `empty`. */
#ifndef RECKON_REPORT_LOOK_FIGURES_H
#define RECKON_REPORT_LOOK_FIGURES_H

#include "base/arena.h"
#include "figure/figure.h"
#include "session/lookback.h"

/* Level over time, of a topic or (NULL) over all. */
struct figure look_ability(const struct lookback *look,
                           const struct lookback_topic *topic,
                           struct arena *arena);

/* Gives such figures of several topics the same days: from the first point of
 * any on. Their levels are all of them in any case. */
void look_ability_axes(const struct lookback *look, struct figure *figure);

/* Right at first try: by topic, by level. */
struct figure look_topics(const struct lookback *look, struct arena *arena);
struct figure look_levels(const struct lookback *look, struct arena *arena);

/* How often each kind of mistake was made. */
struct figure look_kinds(const struct lookback *look, struct arena *arena);

/* Share of right answers over what was stated; intervals that were stated, and
 * how often they held. */
struct figure look_calibration(const struct lookback *look,
                               struct arena *arena);
struct figure look_intervals(const struct lookback *look, struct arena *arena);

/* Share of right answers over the median time, as a share of the author's: a
 * dot for each topic. Right by how long it took: too hasty, too slow? */
struct figure look_speed(const struct lookback *look, struct arena *arena);
struct figure look_pace(const struct lookback *look, struct arena *arena);

/* Against the clock. */
struct figure look_drills(const struct lookback *look, struct arena *arena);

/* Questions a day. */
struct figure look_calendar(const struct lookback *look, struct arena *arena);

/* Reviews that come back, by day. */
struct figure look_reviews(const struct lookback *look, struct arena *arena);

#endif
