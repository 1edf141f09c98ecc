/* Why a question is asked, and dates (declared in say.h). */
#include <string.h>
#include <time.h>

#include "model/constants.h"
#include "quiz/misconception.h"
#include "repl/say.h"
#include "store/answers.h"

enum { SECONDS_A_DAY = 86400, DAYS_ABSENT = 7 };

void say_date(int64_t time, int offset, int64_t now, struct str *out)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr",
                                         "May", "Jun", "Jul", "Aug",
                                         "Sep", "Oct", "Nov", "Dec"};
    time_t then = (time_t)(time + 60 * (int64_t)offset);
    time_t today = (time_t)(now + 60 * (int64_t)offset);
    struct tm date, present;
    if (!gmtime_r(&then, &date) || !gmtime_r(&today, &present))
        return;
    str_add_format(out, "%d %s", date.tm_mday, months[date.tm_mon]);
    if (date.tm_year != present.tm_year)
        str_add_format(out, " %d", 1900 + date.tm_year);
}

/* What the learner did when it was last answered wrongly. */
struct miss {
    const struct term *term;
    int64_t now;
    struct str *line;
};

static bool take_miss(const struct answer_row *row, void *context)
{
    const struct miss *miss = context;
    bool missed = row->result < 1; /* false where there is none */
    if (!missed)
        return true;
    const char *what = row->mistake ? misconception_about(row->mistake) : NULL;
    if (strcmp(row->verdict, "shown") == 0)
        str_add(miss->line, "you had it shown");
    else if (what)
        str_add_format(miss->line, "you %s", what);
    else if (row->typed_length && row->typed_length < 30) {
        str_add(miss->line, "you said ");
        term_keep_bytes(miss->term, row->typed, row->typed_length, miss->line);
    } else
        str_add(miss->line, "you missed it");
    str_add(miss->line, " on ");
    say_date(row->time, row->offset, miss->now, miss->line);
    return false;
}

static void add_miss(const struct term *term, const struct session *session,
                     int64_t now, struct str *line)
{
    const struct template *template = session->asked.question.template;
    struct answers_filter filter = {
        .learner = session->options.learner,
        .bank = template->bank->id,
        .template = template->id,
    };
    struct error ignored = {.code = ERROR_NONE};
    struct miss miss = {term, now, line};
    size_t before = line->length;
    answers_latest(session->options.db, &filter, take_miss, &miss, &ignored);
    if (line->length == before)
        str_add(line, "you missed it before");
    str_add_char(line, '.');
}

/* Of practice: the reason that tells most. */
static void add_reason(const struct session *session, int64_t now,
                       struct str *line)
{
    const struct session_asked *asked = &session->asked;
    const struct catalog *catalog = session->options.catalog;
    uint32_t at = catalog->template[asked->template].topic;
    const struct session_topic *topic = &session->topic[at];
    int64_t days = topic->ability.answers
                       ? (now - (int64_t)topic->ability.last) / SECONDS_A_DAY
                       : 0;
    struct ability_level level = session_level(session, at, now);
    /* An easier one is looked for, and there may be none. */
    if (session->misses >= SELECT_MISSES &&
        asked->chance >= SELECT_TARGET_EASY - SELECT_BAND_BELOW)
        str_add(line, "Easier, after some misses.");
    else if (session->questions == 1)
        str_add(line, "To warm up.");
    else if (!topic->ability.answers)
        str_add(line, "New to you.");
    else if (days >= DAYS_ABSENT)
        str_add_format(line, "Not asked for %d days.", (int)days);
    else if (level.few_answers)
        str_add(line, "To find your level.");
    else
        str_add(line, "Near your level.");
}

void say_why(struct term *term, const struct session *session, int64_t now)
{
    struct str line = {0};
    switch (session->asked.reason) {
    case ASKED_FOR_REVIEW: add_miss(term, session, now, &line); break;
    case ASKED_FOR_PRACTICE:
        if (session->options.mode == SESSION_PRACTICE)
            add_reason(session, now, &line);
        break;
    case ASKED_AS_FOLLOW_UP:
    case ASKED_BY_COURSE: break;
    }
    if (line.length)
        term_led_text(term, TERM_INDENT, TERM_INDENT, STYLE_QUIET,
                      "Why:", line.text);
    str_release(&line);
}
