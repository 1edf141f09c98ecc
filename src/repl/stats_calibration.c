#include "base/numtext.h"
#include "repl/stats_screen.h"

/* What would be had by always saying the share that is right. */
static void say_brier(struct stats_screen *screen)
{
    const struct lookback_calibration *sure = &screen->look.calibration;
    double share = sure->right.value;
    struct str line = {0};
    str_add(&line, "Of the Brier score 0 is the best; always saying ");
    stats_add_percent(share, &line);
    str_add(&line, " would give ");
    numtext_add_fixed(&line, share * (1 - share), 2);
    str_add(&line, ". By chance alone the share right may be anything from ");
    stats_add_percent(sure->right.low, &line);
    str_add(&line, " to ");
    stats_add_percent(sure->right.high, &line);
    str_add_char(&line, '.');
    term_text(screen->term, 0, line.text);
    str_release(&line);
}

static const char *width_of(const struct lookback_interval *interval)
{
    if (interval->held.high < interval->stated)
        return ": make them wider";
    if (interval->held.low > interval->stated)
        return ": they may be narrower";
    return "";
}

static void say_intervals(struct stats_screen *screen)
{
    const struct lookback_calibration *sure = &screen->look.calibration;
    struct str line = {0};
    for (size_t i = 0; i < sure->intervals; i++) {
        const struct lookback_interval *interval = &sure->interval[i];
        str_clear(&line);
        str_add_format(&line, "%d of %d interval%s that you were ",
                       (int)interval->held.hits, (int)interval->held.count,
                       interval->held.count == 1 ? "" : "s");
        stats_add_percent(interval->stated, &line);
        str_add(&line, " sure of held the answer: ");
        stats_add_share(&interval->held, &line);
        str_add(&line, width_of(interval));
        str_add_char(&line, '.');
        term_text(screen->term, 0, line.text);
    }
    str_release(&line);
}

bool stats_calibration(struct stats_screen *screen, struct error *error)
{
    const struct lookback *look = &screen->look;
    struct str line = {0};
    (void)error;
    str_add(&line, "How sure you were, ");
    stats_add_period(screen, &line);
    str_add_char(&line, '.');
    term_text(screen->term, 0, line.text);
    str_release(&line);
    if (!look->calibration.right.count && !look->calibration.intervals)
        term_text(screen->term, 0,
                  "You did not say how sure you were of any answer. 'reckon "
                  "practice --confidence=30%' asks after about three of ten.");
    if (look->calibration.right.count) {
        struct figure figure = look_calibration(look, &screen->arena);
        term_add(screen->term, "\n");
        stats_say_bins(screen);
        say_brier(screen);
        /* In words the bins have said it all. */
        if (stats_has_pictures(screen->term))
            stats_draw(screen, &figure);
    }
    if (look->calibration.intervals) {
        term_add(screen->term, "\n");
        say_intervals(screen);
    }
    term_add(screen->term, "\n");
    stats_say_next(screen, NULL);
    return true;
}
