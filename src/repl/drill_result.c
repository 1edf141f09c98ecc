/* What a drill came to: score, pace, best so far, where the time went. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/numtext.h"
#include "repl/repl.h"
#include "repl/say.h"
#include "repl/timer.h"
#include "store/sittings.h"

enum { MISTAKES_SHOWN = 5, NAME_COLUMNS = 24 };

struct drill_row {
    uint32_t section;
    bool right, measured; /* its time is one */
    double seconds;
    const char *asked, *said, *key; /* of a wrong one */
};

struct drill_log {
    struct arena arena;
    struct drill_row *row;
    size_t count, capacity;
};

static const char *keep(struct drill_log *log, const char *text)
{
    return arena_text(&log->arena, text, strlen(text));
}

void drill_log_add(struct repl *repl, const struct outcome *outcome,
                   const char *line, double seconds)
{
    const struct session_asked *asked = &repl->session.asked;
    const struct course *course = &repl->session.course;
    if (!repl->log) {
        repl->log = memory_get(sizeof *repl->log);
        *repl->log = (struct drill_log){.count = 0};
        arena_init(&repl->log->arena);
    }
    struct drill_log *log = repl->log;
    log->row = arena_grow(&log->arena, log->row, log->count, &log->capacity,
                          sizeof *log->row);
    struct drill_row *row = &log->row[log->count++];
    *row = (struct drill_row){
        .section = course->item[course->next - 1].section,
        .right = outcome->verdict.kind == VERDICT_RIGHT,
        .measured = !repl->interrupted,
        .seconds = seconds,
    };
    if (row->right)
        return;
    struct str key = {0};
    question_show_key(&asked->shown, &key);
    row->asked = keep(log, asked->shown.text);
    struct str said = {0};
    if (outcome->chosen)
        str_add(&said, outcome->chosen);
    else
        term_keep(repl->options.out, line, &said);
    row->said = keep(log, str_text(&said));
    str_release(&said);
    row->key = keep(log, str_text(&key));
    str_release(&key);
}

void drill_log_release(struct repl *repl)
{
    if (!repl->log)
        return;
    arena_release(&repl->log->arena);
    memory_free(repl->log);
    repl->log = NULL;
}

static int by_seconds(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The times of a section (or of all, past the last) in order. */
static size_t times_of(const struct drill_log *log, uint32_t section,
                       uint32_t sections, double *time)
{
    size_t count = 0;
    for (size_t i = 0; i < log->count; i++)
        if (log->row[i].measured &&
            (section == sections || log->row[i].section == section))
            time[count++] = log->row[i].seconds;
    qsort(time, count, sizeof *time, by_seconds);
    return count;
}

static double median_of(const double *time, size_t count)
{
    return count % 2 ? time[count / 2]
                     : (time[count / 2 - 1] + time[count / 2]) / 2;
}

static void say_pace(struct term *out, const double *time, size_t count)
{
    struct str line = {0};
    if (!count)
        return;
    str_add(&line, "Median ");
    say_seconds(median_of(time, count), &line);
    if (count >= 10) {
        str_add(&line, ", the slowest tenth over ");
        say_seconds(time[count - count / 10 - 1], &line);
    }
    str_add_char(&line, '.');
    term_text(out, TERM_INDENT, line.text);
    str_release(&line);
}

static double score_of(const struct drill_log *log, enum preset_scoring scoring,
                       uint32_t *right)
{
    *right = 0;
    for (size_t i = 0; i < log->count; i++)
        *right += log->row[i].right;
    double wrong = (double)log->count - *right;
    return *right - (scoring == SCORING_PLUS_MINUS ? wrong : 0);
}

static void add_score(double score, enum preset_scoring scoring,
                      struct str *line)
{
    if (scoring == SCORING_PLUS_MINUS && score > 0)
        str_add_char(line, '+');
    else if (score < 0)
        str_add_char(line, '-');
    numtext_add(line, fabs(score), 6);
}

/* One that was left, or had no clock, is not compared. */
static bool is_comparable(const struct repl *repl)
{
    return (repl->timed_out || repl->session.over) && !repl->options.untimed &&
           !(repl->options.time_scale > 0 && repl->options.time_scale != 1);
}

static void say_best(struct repl *repl, double score)
{
    const struct preset *preset = repl->session.course.preset;
    struct sitting best;
    bool found = false;
    struct error error = {.code = ERROR_NONE};
    struct str line = {0};
    if (!sittings_best(repl->options.db, repl->options.learner,
                       session_mode_name(SESSION_DRILL), preset->id,
                       repl->session.options.id, &best, &found, &error) ||
        !found)
        return;
    if (score > best.score)
        str_add(&line, "Your best; before it was ");
    else
        str_add(&line, "Your best so far: ");
    add_score(best.score, preset->scoring, &line);
    struct moment moment = repl_moment(repl);
    str_add(&line, " on ");
    say_date(best.ended, moment.offset, moment.now, &line);
    str_add_char(&line, '.');
    term_text(repl->options.out, TERM_INDENT, line.text);
    str_release(&line);
}

/* "  products          6.9 s   14 of 15" */
static void say_section(struct repl *repl, uint32_t index, double *time)
{
    const struct drill_log *log = repl->log;
    const struct preset *preset = repl->session.course.preset;
    struct term *out = repl->options.out;
    uint32_t right = 0, all = 0;
    for (size_t i = 0; i < log->count; i++) {
        all += log->row[i].section == index;
        right += log->row[i].section == index && log->row[i].right;
    }
    if (!all)
        return;
    struct str name = {0}, line = {0};
    if (preset->section[index].name)
        str_add(&name, preset->section[index].name);
    else
        str_add_format(&name, "part %u", index + 1);
    size_t count = times_of(log, index, preset->sections, time);
    str_add_format(&line, "%u of %u right", right, all);
    if (count) {
        str_add(&line, ", median ");
        say_seconds(median_of(time, count), &line);
    }
    term_row(out, NAME_COLUMNS, name.text, line.text);
    str_release(&name);
    str_release(&line);
}

static void say_mistakes(struct repl *repl)
{
    const struct drill_log *log = repl->log;
    struct term *out = repl->options.out;
    size_t shown = 0;
    for (size_t i = 0; i < log->count; i++) {
        const struct drill_row *row = &log->row[i];
        if (row->right)
            continue;
        if (!shown)
            term_add(out, "  What went wrong:\n");
        if (shown++ == MISTAKES_SHOWN) {
            term_text(out, 2 * (size_t)TERM_INDENT, "...");
            return;
        }
        struct str line = {0};
        str_add_format(&line, "%s You said %s; it is %s.", row->asked,
                       row->said, row->key);
        term_text(out, 2 * (size_t)TERM_INDENT, line.text);
        str_release(&line);
    }
}

static void say_log(struct repl *repl, double score, uint32_t right)
{
    const struct drill_log *log = repl->log;
    const struct preset *preset = repl->session.course.preset;
    struct term *out = repl->options.out;
    double *time = memory_get((log->count + 1) * sizeof *time);
    struct str line = {0}, head = {0};
    str_add_format(&head, "Drill %s:", preset->id);
    str_add_format(&line, "%zu answered, %u right, %zu wrong", log->count,
                   right, log->count - right);
    str_add(&line,
            preset->scoring == SCORING_PLUS_MINUS ? ", net " : "; score ");
    add_score(score, preset->scoring, &line);
    str_add_format(&line, ". Seed %llu.",
                   (unsigned long long)repl->options.seed);
    term_led_text(out, 0, 0, STYLE_STRONG, head.text, line.text);
    say_pace(out, time,
             times_of(log, preset->sections, preset->sections, time));
    if (is_comparable(repl))
        say_best(repl, score);
    else
        term_text(out, TERM_INDENT,
                  "Not compared with others: it was left, or its time was "
                  "changed.");
    if (preset->sections > 1) {
        term_add(out, "  Where the time went:\n");
        for (uint32_t i = 0; i < preset->sections; i++)
            say_section(repl, i, time);
    }
    say_mistakes(repl);
    str_release(&line);
    str_release(&head);
    memory_free(time);
}

void drill_result(struct repl *repl)
{
    struct term *out = repl->options.out;
    const struct preset *preset = repl->session.course.preset;
    struct error error = {.code = ERROR_NONE};
    uint32_t right = 0;
    double score = repl->log ? score_of(repl->log, preset->scoring, &right) : 0;
    term_add(out, "\n");
    if (repl->log)
        say_log(repl, score, right);
    else
        term_text(out, 0, "Nothing was answered.");
    if (!session_end_course(
            &repl->session, repl->options.clock->now(),
            is_comparable(repl) && repl->log ? score : (double)NAN, &error))
        repl_complain(repl, &error);
}
