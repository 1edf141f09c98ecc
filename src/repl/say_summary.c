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
        str_add_format(&line, "%s: %u of %u right, level ",
                       catalog->topic[i].name, topic->right, topic->answers);
        say_level_number(&topic->from, &line);
        str_add(&line, " -> ");
        say_level_number(&topic->to, &line);
        say_band(&topic->to, &line);
        term_text(term, TERM_INDENT, line.text);
    }
    str_release(&line);
}

static void say_next(struct term *term, const struct session *session,
                     int64_t now)
{
    int64_t next = 0;
    uint32_t due = session_due(session, now, &next);
    struct str line = {0};
    if (due)
        str_add_format(&line,
                       "Next time: %u missed question%s come%s back with new "
                       "numbers.",
                       due, due == 1 ? "" : "s", due == 1 ? "s" : "");
    else if (next) {
        int64_t days = (next - now + SECONDS_A_DAY - 1) / SECONDS_A_DAY;
        if (days <= 1)
            str_add(&line, "Next: a missed question comes back tomorrow.");
        else
            str_add_format(&line,
                           "Next: a missed question comes back in %d days.",
                           (int)days);
    } else
        str_add(&line, "Nothing waits to be repeated.");
    term_text(term, 0, line.text);
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
                   left == 1 ? "" : "s", error.text);
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
