/* Lines that several screens of 'stats' have (declared in stats_screen.h). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/numtext.h"
#include "figure/date.h"
#include "repl/say.h"
#include "repl/stats_screen.h"

enum { KINDS_SAID = 3 };

#define PERCENT 100

/* From so many on, whole minutes are enough. */
#define MINUTES 10

/* Chances of a right answer from which on questions are easy, and hard. */
#define EASY 0.9
#define HARD 0.5

void stats_add_percent(double share, struct str *out)
{
    numtext_add_fixed(out, PERCENT * share, 0);
    str_add_char(out, '%');
}

void stats_add_share(const struct share *share, struct str *out)
{
    stats_add_percent(share->value, out);
    str_add(out, " (");
    stats_add_percent(share->low, out);
    str_add(out, " to ");
    stats_add_percent(share->high, out);
    str_add_char(out, ')');
}

void stats_add_day(const struct stats_screen *screen, int64_t day,
                   struct str *out)
{
    int64_t today = screen->look.last;
    if (day == today)
        str_add(out, "today");
    else if (day == today - 1)
        str_add(out, "yesterday");
    else
        date_add_short(out, day);
    if (llabs(today - day) > 300)
        str_add_format(out, " %d", (int)date_of_day(day).year);
}

void stats_add_period(const struct stats_screen *screen, struct str *out)
{
    if (screen->look.options.days > 1)
        str_add_format(out, "last %d days", screen->look.options.days);
    else if (screen->look.options.days == 1)
        str_add(out, "today");
    else {
        str_add(out, "since ");
        date_add_long(out, screen->look.first, true);
    }
}

/* Of hours nobody wants the seconds. */
static void add_time(double seconds, struct str *out)
{
    if (seconds < MINUTES * 60)
        say_seconds(seconds, out);
    else if (seconds < 3600)
        str_add_format(out, "%d min", (int)round(seconds / 60));
    else
        say_seconds(60 * round(seconds / 60), out);
}

static void add_totals(const struct stats_screen *screen, struct str *line)
{
    const struct lookback *look = &screen->look;
    const struct lookback_total *total = &look->total;
    str_add_format(line, " %d question%s", (int)total->answered,
                   total->answered == 1 ? "" : "s");
    if (total->answered) {
        str_add(line, ", ");
        stats_add_percent((double)total->right / (double)total->answered, line);
        str_add(line, " right at first try");
    }
    if (total->seconds > 0) {
        str_add(line, ", ");
        add_time(total->seconds, line);
    }
    str_add_format(line, ", %d of %d day%s.", (int)total->practised,
                   (int)(look->last - look->first + 1),
                   look->last > look->first ? "s" : "");
    if (total->open)
        str_add_format(line, " Marked by yourself, and not counted: %d.",
                       (int)total->open);
}

void stats_say_totals(struct stats_screen *screen)
{
    const struct lookback *look = &screen->look;
    struct str lead = {0}, line = {0};
    if (look->options.topic) {
        str_add(&lead, look->options.topic);
        str_add(&lead, ", ");
    }
    size_t start = lead.length;
    stats_add_period(screen, &lead);
    if (!start)
        lead.text[0] = (char)(lead.text[0] - 'a' + 'A');
    str_add_char(&lead, ':');
    add_totals(screen, &line);
    /* The lead may hold a name that is foreign: all of it as text. */
    str_add(&lead, line.text);
    term_text(screen->term, 0, lead.text);
    str_release(&lead);
    str_release(&line);
}

/* --- mistakes, banks -------------------------------------------------------
 */

void stats_say_kinds(struct stats_screen *screen)
{
    const struct lookback *look = &screen->look;
    struct str line = {0};
    size_t said = 0;
    for (size_t i = 0; i < look->kinds && said < KINDS_SAID; i++) {
        const struct lookback_kind *kind = &look->kind[i];
        if (!*kind->tag)
            continue;
        str_add(&line, said++ ? "; " : "Most frequent mistakes: you ");
        if (kind->about)
            str_add(&line, kind->about);
        else
            str_add_format(&line, "made the mistake called %s", kind->tag);
        str_add_format(&line, " (%d)", (int)kind->times);
    }
    if (said) {
        str_add_char(&line, '.');
        term_text(screen->term, 0, line.text);
    }
    str_release(&line);
}

void stats_say_reach(struct stats_screen *screen,
                     const struct lookback_topic *topic)
{
    const struct lookback_reach *reach = &topic->reach;
    struct str line = {0};
    if (!reach->known || reach->fitting || topic->level.few_answers)
        return;
    str_add_format(&line, "%s: ", topic->name);
    if (reach->too_easy)
        str_add_format(&line,
                       "nothing harder than level %d here, which is %seasy for "
                       "you by now (",
                       reach->high, reach->least > EASY ? "" : "a little ");
    else if (reach->too_hard)
        str_add_format(&line,
                       "nothing easier than level %d here, which is %shard for "
                       "you yet (",
                       reach->low, reach->most < HARD ? "" : "a little ");
    else
        str_add(&line, "what there is is either easy or hard for you (");
    stats_add_percent(reach->too_hard ? reach->most : reach->least, &line);
    if (!reach->too_easy && !reach->too_hard) {
        str_add(&line, " to ");
        stats_add_percent(reach->most, &line);
    }
    str_add(&line, " to be right).");
    term_text(screen->term, 0, line.text);
    str_release(&line);
}

/* --- what next -------------------------------------------------------------
 */

static void add_step(const struct stats_screen *screen, struct str *line,
                     const char *word, const char *argument)
{
    str_add_format(line, "%s'%s%s%s%s'", line->length ? ", " : "",
                   screen->stats->before, word, *argument ? " " : "", argument);
}

void stats_say_next(struct stats_screen *screen, const char *topic)
{
    const struct lookback *look = &screen->look;
    struct str line = {0};
    if (look->due[0]) {
        add_step(screen, &line, "review", "");
        str_add_format(&line, " (%u to repeat)", look->due[0]);
    }
    add_step(screen, &line, "practice", topic ? topic : "");
    if (look->kinds && screen->what != STATS_mistakes)
        add_step(screen, &line, "stats", "mistakes");
    if ((look->calibration.right.count || look->calibration.intervals) &&
        screen->what != STATS_calibration)
        add_step(screen, &line, "stats", "calibration");
    str_add_char(&line, '.');
    term_led_text(screen->term, 0, 0, STYLE_STRONG, "Next:", line.text);
    str_release(&line);
}
