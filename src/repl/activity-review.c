/* What was missed before, with new numbers. */
#include "repl/repl.h"
#include "repl/say.h"

enum { SECONDS_A_MINUTE = 60 };

/* "5 to repeat, about 6 minutes." */
static void say_amount(struct repl *repl, const struct session_reviews *reviews)
{
    struct str line = {0};
    int minutes = (int)(reviews->seconds / SECONDS_A_MINUTE) + 1;
    str_add_format(&line, "%u to repeat, about %d minute%s.", reviews->due,
                   minutes, minutes == 1 ? "" : "s");
    term_text(repl->options.out, 0, line.text);
    str_release(&line);
}

static bool open_review(struct repl *repl)
{
    int64_t now = repl->options.clock->now();
    struct session_reviews reviews =
        session_reviews(&repl->session, now, false);
    if (reviews.due)
        say_amount(repl, &reviews);
    else
        say_nothing_due(repl->options.out, &repl->session, now);
    return reviews.due > 0;
}

static void told(struct repl *repl, const char *line,
                 const struct outcome *outcome, double seconds)
{
    activity_tell_verdict(repl, line, outcome, seconds);
    if (outcome->kind == OUTCOME_DONE)
        say_next_review(repl->options.out, &repl->session,
                        repl->options.clock->now());
}

static bool over(struct repl *repl)
{
    term_add(repl->options.out, "\n");
    say_nothing_due(repl->options.out, &repl->session,
                    repl->options.clock->now());
    return true;
}

static void close_review(struct repl *repl)
{
    if (repl->session.questions)
        activity_sum_up(repl);
}

const struct activity activity_review = {
    .mode = SESSION_REVIEW,
    .open = open_review,
    .ask = activity_ask_plainly,
    .told = told,
    .over = over,
    .close = close_review,
};
