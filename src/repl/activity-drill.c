/* A preset's questions against the clock: right answers pass in silence, wrong
 * ones with the right one in a line. */
#include <math.h>
#include <string.h>

#include "repl/line.h"
#include "repl/repl.h"
#include "repl/say.h"
#include "repl/timer.h"

/* "80 questions", "as many as you can" */
static void add_amount(const struct course *course, struct str *line)
{
    const struct preset *preset = course->preset;
    bool counted = true;
    for (uint32_t i = 0; i < preset->sections; i++)
        counted = counted && preset->section[i].count;
    if (counted)
        str_add_format(line, "%zu questions at most", course->count);
    else
        str_add(line, "As many as you can");
}

static bool open_drill(struct repl *repl)
{
    struct term *out = repl->options.out;
    const struct course *course = &repl->session.course;
    const struct preset *preset = course->preset;
    struct str line = {0};
    term_styled(out, STYLE_STRONG, preset->title);
    term_add(out, "\n");
    if (preset->about)
        term_text(out, TERM_INDENT, preset->about);
    str_add(&line, "");
    add_amount(course, &line);
    if (repl->options.untimed)
        str_add(&line, ", no clock");
    else {
        str_add(&line, ", ");
        say_seconds(course->seconds, &line);
    }
    str_add(&line, preset->scoring == SCORING_PLUS_MINUS
                       ? ". +1 for right, -1 for wrong"
                       : ". One point for each right answer");
    str_add(&line, ", no skipping, no going back.");
    term_text(out, 0, line.text);
    str_release(&line);
    if (!line_input_is_terminal())
        return true;
    term_text(out, 0,
              repl->options.untimed
                  ? "Enter to begin, Ctrl-D to leave."
                  : "The clock starts at the first question. Enter to begin, "
                    "Ctrl-D to leave.");
    repl->state = REPL_BEGIN;
    return true;
}

static void ask(struct repl *repl)
{
    if (repl->session.questions == 1)
        term_add(repl->options.out, "\n");
    say_drill_question(repl->options.out, &repl->session);
}

static void told(struct repl *repl, const char *line,
                 const struct outcome *outcome, double seconds)
{
    struct term *out = repl->options.out;
    struct str key = {0};
    if (outcome->kind == OUTCOME_UNREAD) {
        say_unread(out, line, outcome);
        return;
    }
    drill_log_add(repl, outcome, line, seconds);
    if (outcome->verdict.kind != VERDICT_RIGHT) {
        question_show_key(&repl->session.asked.shown, &key);
        term_led_text(out, TERM_INDENT, TERM_INDENT, STYLE_WRONG,
                      "wrong:", str_text(&key));
    }
    say_saved(out, outcome);
    str_release(&key);
}

/* "3/80 [07:42] " */
static double prompt(struct repl *repl, struct str *out)
{
    const struct session *session = &repl->session;
    str_add_format(out, "%u/%zu ", session->asked.number,
                   session->course.count);
    return timer_prompt(repl, out);
}

static void close_drill(struct repl *repl)
{
    drill_result(repl);
}

const struct activity activity_drill = {
    .mode = SESSION_DRILL,
    .course = true,
    .open = open_drill,
    .ask = ask,
    .told = told,
    .prompt = prompt,
    .over = activity_just_ends,
    .close = close_drill,
};
