#include "repl/repl.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "config/config.h"
#include "repl/complete.h"
#include "repl/line.h"
#include "repl/say.h"
#include "repl/timer.h"
#include "store/progress.h"
#include "store/sittings.h"

enum { SECONDS_A_MINUTE = 60 };

struct moment repl_moment(const struct repl *repl)
{
    const struct clock *clock = repl->options.clock;
    int64_t now = clock->now();
    return (struct moment){
        .now = now,
        .offset = clock_offset(now),
        .seconds = clock->seconds() - repl->asked,
        .interrupted = repl->interrupted,
    };
}

/* Banks with faults are the author's concern, not the learner's: they go to
 * standard error. */
static void tell_trouble(struct repl *repl)
{
    struct error_list *trouble = &repl->session.trouble;
    struct term *err = repl->options.err;
    for (size_t i = 0; i < trouble->count; i++) {
        term_add(err, "reckon: ");
        error_print(&trouble->item[i], &err->pending);
    }
    term_flush(err);
    error_list_release(trouble);
}

void repl_complain(struct repl *repl, const struct error *error)
{
    struct str line = {0};
    str_add_format(&line, "%s.", error->text);
    if (line.length > 1 && line.text[line.length - 2] == '?')
        str_cut(&line, line.length - 1);
    term_kept_text(repl->options.out, TERM_INDENT, line.text);
    str_release(&line);
}

double repl_elapsed(const struct repl *repl)
{
    return repl->options.clock->seconds() - repl->began;
}

double repl_left(const struct repl *repl)
{
    if (!repl->session.course.preset || repl->options.untimed)
        return HUGE_VAL;
    return repl->session.course.seconds - repl_elapsed(repl);
}

void repl_show(struct repl *repl)
{
    term_measure(repl->options.out);
    repl->activity->ask(repl);
}

/* How far the course is, by the clock; once an interview is marked, time no
 * longer counts. */
static void note_time(struct repl *repl)
{
    struct course *course = &repl->session.course;
    if (repl->activity->course && !repl->marking)
        course->elapsed = repl->options.untimed ? 0 : repl_elapsed(repl);
}

/* All was asked; what is left to do is up to the activity. */
static void finish_course(struct repl *repl)
{
    if (repl->activity->over(repl))
        repl->state = REPL_OVER;
}

void repl_leave(struct repl *repl)
{
    bool more = repl->activity->course && !repl->marking;
    note_time(repl);
    if (more)
        finish_course(repl);
    else
        repl->state = REPL_OVER;
}

void repl_ask(struct repl *repl)
{
    struct session *session = &repl->session;
    note_time(repl);
    bool asked =
        session_next(session, repl->options.clock->now(), &repl->failure);
    tell_trouble(repl);
    if (!asked && session->over) {
        finish_course(repl);
        return;
    }
    if (asked && repl->activity->course)
        asked = session_advance_course(session, &repl->failure);
    if (!asked) {
        repl->state = REPL_OVER;
        return;
    }
    repl->state = REPL_ANSWER;
    line_forget_answers();
    repl_show(repl);
    term_flush(repl->options.out);
    line_was_stopped();
    repl->interrupted = false;
    repl->asked = repl->options.clock->seconds();
}

void repl_finish(struct repl *repl, const struct outcome *outcome, bool show)
{
    if (show)
        say_solution(repl->options.out, &repl->session, outcome);
    repl_ask(repl);
}

/* --- the loop --------------------------------------------------------------
 */

static void take_interrupt(struct repl *repl)
{
    if (repl->leaving) {
        repl->state = REPL_OVER;
        return;
    }
    repl->leaving = true;
    term_add(repl->options.out, "  (Ctrl-C again leaves, Enter goes on)\n");
}

/* A line_tick. */
static double prompt_now(void *context, struct str *prompt)
{
    struct repl *repl = context;
    double wait = -1;
    switch (repl->state) {
    case REPL_SURE: str_add(prompt, "sure? "); break;
    case REPL_INTERVAL: str_add(prompt, "90% interval "); break;
    case REPL_MARK: str_add(prompt, "y/n "); break;
    case REPL_BEGIN:
    case REPL_OVER: break;
    case REPL_ANSWER:
        if (repl->activity->prompt && !repl->marking)
            wait = repl->activity->prompt(repl, prompt);
    }
    str_add(prompt, "> ");
    repl->options.out->prompt = prompt->length;
    return wait;
}

static void take_time(struct repl *repl, const struct str *line)
{
    struct str sentence = {0};
    repl->timed_out = true;
    str_add(&sentence, "Time.");
    if (line->length) {
        str_add(&sentence, " '");
        term_keep_bytes(repl->options.out, line->text,
                        line->length < 40 ? line->length : 40, &sentence);
        str_add(&sentence, "' was not entered and does not count.");
    }
    term_text(repl->options.out, TERM_INDENT, sentence.text);
    str_release(&sentence);
    finish_course(repl);
}

/* Reads and handles one line. */
static void converse(struct repl *repl, struct str *line)
{
    enum line_event event = line_read(prompt_now, repl, line);
    bool interrupt = event == LINE_INTERRUPT;
    term_measure(repl->options.out);
    switch (event) {
    case LINE_TYPED:
        timer_tell(repl);
        taking_line(repl, line);
        break;
    case LINE_LONG:
        term_add(repl->options.out,
                 "  Not read: this line is too long for an answer.\n");
        break;
    case LINE_CLEARED: break;
    case LINE_INTERRUPT: take_interrupt(repl); break;
    case LINE_END: repl->state = REPL_OVER; break;
    case LINE_TIME: take_time(repl, line); break;
    case LINE_SIGNAL:
        repl->state = REPL_OVER;
        repl->signal = line_signal();
        break;
    case LINE_FAILED:
        repl->state = REPL_OVER;
        error_set(&repl->failure, ERROR_FILE, "cannot read the input: %s",
                  strerror(errno));
    }
    if (!interrupt)
        repl->leaving = false;
    else if (repl->state == REPL_OVER)
        repl->signal = line_interrupt();
}

/* --- beginning and end -----------------------------------------------------
 */

static bool start_session(struct repl *repl, struct error *error)
{
    const struct repl_options *options = &repl->options;
    struct session_options session = {
        .catalog = options->catalog,
        .db = options->db,
        .learner = options->learner,
        .id = options->resumed ? options->resumed->session
                               : (int64_t)(options->clock->random() >> 1),
        .seed = options->seed,
        .mode = repl->activity->mode,
        .target = config_number(options->config, SETTING_TARGET),
        .comma = options->out->comma,
        .track = repl->activity->mode == SESSION_DRILL ? options->preset->id
                                                       : PROGRESS_UNTIMED,
    };
    if (!session_start(&repl->session, &session, options->clock->now(), error))
        return false;
    session_want(&repl->session, options->wish);
    repl->session.options.memory = &repl->calculator.memory;
    rng_seed(&repl->chance, options->seed);
    rng_split(&repl->chance, &repl->chance, "sure");
    return true;
}

static bool start_course(struct repl *repl, struct error *error)
{
    const struct repl_options *options = &repl->options;
    double minutes =
        options->minutes > 0 ? options->minutes : options->preset->minutes;
    double scale = options->time_scale > 0 ? options->time_scale : 1;
    if (options->resumed)
        return session_resume_course(&repl->session, options->preset,
                                     options->resumed, error);
    return session_take_course(&repl->session, options->preset,
                               SECONDS_A_MINUTE * minutes * scale,
                               options->clock->now(), error);
}

/* One conversation from its beginning to its end. */
static bool hold(const struct repl_options *options, int *signal,
                 struct error *error)
{
    struct repl *repl = memory_get(sizeof *repl);
    const struct repl *outer = options->complete->repl;
    struct str line = {0};
    *repl = (struct repl){.options = *options, .activity = options->activity};
    calculator_init(&repl->calculator);
    bool started = start_session(repl, error) &&
                   (!repl->activity->course || start_course(repl, error));
    bool written = true, saved = true;
    term_page_cancel(options->out);
    if (started) {
        options->complete->repl = repl;
        repl->began = options->clock->seconds() - repl->session.course.elapsed;
        repl->state = REPL_ANSWER;
        if (!repl->activity->open(repl))
            repl->state = REPL_OVER;
        else if (repl->state == REPL_ANSWER)
            repl_ask(repl);
        while (repl->state != REPL_OVER && term_flush(options->out))
            converse(repl, &line);
        repl->activity->close(repl);
        goal_say(repl);
        written = term_flush(options->out);
        saved = session_save(&repl->session, &repl->failure) == 0;
        *error = repl->failure;
        *signal = repl->signal;
        options->complete->repl = outer;
    }
    drill_log_release(repl);
    calculator_release(&repl->calculator);
    str_release(&repl->held.line);
    str_release(&line);
    session_release(&repl->session);
    memory_free(repl);
    return started && written && saved && error->code == ERROR_NONE;
}

void repl_interlude(struct repl *repl, const struct repl_options *options)
{
    int signal = 0;
    struct error error = {.code = ERROR_NONE};
    bool done = hold(options, &signal, &error);
    repl->interrupted = true;
    if (signal) {
        repl->signal = signal;
        repl->state = REPL_OVER;
        return;
    }
    if (!done && error.code != ERROR_NONE)
        repl_complain(repl, &error);
    if (repl->session.asked.waiting) {
        term_add(repl->options.out, "\nBack to where you were.\n");
        repl_show(repl);
    }
}

void repl_change(struct repl *repl, const struct activity *activity)
{
    session_change_mode(&repl->session, activity->mode);
    repl->activity = activity;
    if (activity->open(repl))
        repl_ask(repl);
    else
        repl_change(repl, &activity_practice);
}

static void greet(const struct repl_options *options)
{
    struct term *out = options->out;
    struct str line = {0};
    if (options->progress) {
        str_add(&line, "reckon: your progress stays in ");
        term_keep(out, options->progress, &line);
        str_add_char(&line, '.');
    } else
        str_add(&line, "reckon: nothing is kept (--no-save).");
    term_text(out, 0, line.text);
    str_release(&line);
}

bool repl_run(const struct repl_options *options, int *signal,
              struct error *error)
{
    struct term *out = options->out;
    struct repl_options known = *options;
    struct complete complete = {.options = options};
    struct line_options line = {
        /* Editing draws the line anew, which is read aloud again. */
        .terminal =
            out->terminal && line_input_is_terminal() && !out->accessible,
        .prompt = line_input_is_terminal(),
        .movable = out->movable,
        .rewraps = options->rewraps,
        .history = options->history,
        .complete = complete_word,
        .context = &complete,
    };
    *signal = 0;
    known.complete = &complete;
    line_open(&line);
    out->echoed = out->terminal && line.prompt;
    if (line.prompt)
        greet(options);
    bool done = hold(&known, signal, error);
    line_close();
    str_release(&complete.word);
    return done;
}
