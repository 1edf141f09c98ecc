#include "repl/say.h"

#define SECONDS_A_DAY 86400

static void add_count(struct str *out, uint32_t count, const char *what)
{
    if (count)
        str_add_format(out, ", %u %s", count, what);
}

static void say_counts(struct term *term, const struct session *session)
{
    const struct session_counts *counts = &session->counts;
    struct str line = {0};
    if (counts->answered)
        str_add_format(&line, "%u of %u right at first try", counts->right,
                       counts->answered);
    else
        str_add(&line, "Nothing answered this time");
    add_count(&line, counts->helped, "with help");
    add_count(&line, counts->shown, "shown");
    add_count(&line, counts->skipped, "skipped");
    add_count(&line, counts->open, "marked by yourself");
    if (counts->seconds > 0) {
        str_add(&line, "; ");
        say_seconds(counts->seconds, &line);
    }
    str_add_char(&line, '.');
    term_add(term, "\n");
    term_led_text(term, 0, 0, STYLE_STRONG, "Summary.", line.text);
    str_release(&line);
}

static void say_moved(struct term *term, const struct session *session)
{
    const struct catalog *catalog = session->options.catalog;
    struct str line = {0};
    for (uint32_t i = 0; i < catalog->topics; i++) {
        const struct session_topic *topic = &session->topic[i];
        if (!topic->answers)
            continue;
        str_clear(&line);
        str_add_format(&line, "%s: %u of %u right, ", catalog->topic[i].name,
                       topic->right, topic->answers);
        say_level_move(&topic->from, &topic->to,
                       topic->ability.answers <= topic->answers, &line);
        term_text(term, TERM_INDENT, line.text);
    }
    str_release(&line);
}

/* "tomorrow", "in 3 days" */
static void add_days(int64_t days, struct str *out)
{
    if (days <= 1)
        str_add(out, "tomorrow");
    else
        str_add_format(out, "in %d days", (int)days);
}

static int64_t days_until(int64_t time, int64_t now)
{
    return (time - now + SECONDS_A_DAY - 1) / SECONDS_A_DAY;
}

static void say_next(struct term *term, const struct session *session,
                     int64_t now)
{
    struct session_reviews reviews = session_reviews(session, now, true);
    struct str line = {0};
    if (reviews.due)
        str_add_format(&line,
                       "Next time: %u missed question%s come%s back with new "
                       "numbers.",
                       reviews.due, reviews.due == 1 ? "" : "s",
                       reviews.due == 1 ? "s" : "");
    else if (reviews.next) {
        str_add(&line, "Next: a missed question comes back ");
        add_days(days_until(reviews.next, now), &line);
        str_add_char(&line, '.');
    } else
        str_add(&line, "Nothing waits to be repeated.");
    term_text(term, 0, line.text);
    str_release(&line);
}

void say_nothing_due(struct term *term, const struct session *session,
                     int64_t now)
{
    struct session_reviews reviews = session_reviews(session, now, false);
    struct str line = {0};
    str_add(&line, "Nothing to repeat now.");
    if (reviews.later) {
        str_add_format(&line, " %u wait%s", reviews.later,
                       reviews.later == 1 ? "s" : "");
        if (reviews.next <= now)
            str_add_format(&line,
                           ", until %d other questions were asked, or the "
                           "next time.",
                           REVIEW_ECHO);
        else {
            str_add(&line, "; the next one comes back ");
            add_days(days_until(reviews.next, now), &line);
            str_add_char(&line, '.');
        }
    }
    term_text(term, 0, line.text);
    str_release(&line);
}

void say_next_review(struct term *term, const struct session *session,
                     int64_t now)
{
    const struct review *review =
        &session->template[session->asked.template].review;
    struct str line = {0};
    if (session->asked.part)
        return;
    if (review->box == REVIEW_NONE)
        str_add(&line, "Done with this one; it does not come back.");
    else if (review->box == 0)
        str_add(&line, "It comes back next time, with new numbers.");
    else {
        str_add(&line, "It comes back ");
        add_days(days_until(review->due, now), &line);
        str_add_char(&line, '.');
    }
    term_text(term, TERM_INDENT, line.text);
    str_release(&line);
}

/* Says what could still not be saved, after a last try. */
static void say_unsaved(struct term *term, struct session *session)
{
    struct error error = {.code = ERROR_NONE};
    struct str line = {0};
    size_t left = session_save(session, &error);
    if (!left)
        return;
    str_add_format(&line, "%u answer%s could not be saved: %s.", (unsigned)left,
                   left == 1 ? "" : "s", say_reason(&error));
    term_text(term, 0, line.text);
    str_release(&line);
}

void say_summary(struct term *term, struct session *session, int64_t now)
{
    say_unsaved(term, session);
    say_counts(term, session);
    say_moved(term, session);
    say_next(term, session, now);
}
