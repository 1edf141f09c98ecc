#include "repl/repl.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "repl/command.h"
#include "repl/complete.h"
#include "repl/line.h"
#include "repl/say.h"
#include "store/progress.h"

/* Minutes east of UTC. */
static int local_offset(int64_t now)
{
    time_t moment = (time_t)now;
    struct tm local;
    return localtime_r(&moment, &local) ? (int)(local.tm_gmtoff / 60) : 0;
}

struct moment repl_moment(const struct repl *repl)
{
    const struct clock *clock = repl->options.clock;
    int64_t now = clock->now();
    return (struct moment){
        .now = now,
        .offset = local_offset(now),
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
    term_text(repl->options.out, TERM_INDENT, line.text);
    str_release(&line);
}

void repl_ask(struct repl *repl)
{
    bool asked = session_next(&repl->session, repl->options.clock->now(),
                              &repl->failure);
    tell_trouble(repl);
    if (!asked) {
        repl->state = REPL_OVER;
        return;
    }
    repl->state = REPL_ANSWER;
    line_forget_answers();
    term_measure(repl->options.out);
    say_question(repl->options.out, &repl->session);
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

static void start_marking(struct repl *repl)
{
    repl->state = REPL_MARK;
    repl->point = 0;
    memset(repl->met, 0, sizeof repl->met);
}

static uint32_t rubric_points(const struct repl *repl)
{
    uint32_t points = repl->session.asked.shown.part->rubric_points;
    return points < SESSION_RUBRIC ? points : SESSION_RUBRIC;
}

/* Shows the next rubric point, or, past the last, what they come to. */
static void ask_point(struct repl *repl)
{
    struct session_asked *asked = &repl->session.asked;
    struct error error = {.code = ERROR_NONE};
    struct term *out = repl->options.out;
    uint32_t points = rubric_points(repl);
    if (repl->point < points) {
        const char *text = question_text(
            &asked->question, &asked->shown.part->rubric[repl->point], &error);
        struct str lead = {0};
        str_add_format(&lead, "%u of %u:", repl->point + 1, points);
        term_led_text(out, TERM_INDENT, TERM_INDENT + 2, STYLE_STRONG,
                      lead.text, text ? text : error.text);
        str_release(&lead);
        return;
    }
    struct moment moment = repl_moment(repl);
    struct outcome outcome;
    uint32_t met = 0;
    for (uint32_t i = 0; i < points; i++)
        met += repl->met[i];
    session_mark(&repl->session, repl->met, points, &moment, &outcome);
    say_marks(out, met, points, &outcome);
    repl_ask(repl);
}

static void take_mark(struct repl *repl, const char *line)
{
    size_t length = strcspn(line, " \t");
    bool yes = length && strncmp(line, "yes", length) == 0;
    bool no = length && strncmp(line, "no", length) == 0;
    if (!yes && !no) {
        term_add(repl->options.out, "  y or n, please ('skip' leaves it).\n");
        return;
    }
    repl->met[repl->point++] = yes;
    ask_point(repl);
}

static void take_answer(struct repl *repl, const struct str *line)
{
    struct moment moment = repl_moment(repl);
    struct outcome outcome;
    session_answer(&repl->session, str_text(line), line->length, &moment,
                   &outcome);
    line_remember(str_text(line), LINE_ANSWER);
    say_outcome(repl->options.out, &repl->session, str_text(line), &outcome,
                moment.seconds);
    tell_trouble(repl);
    if (outcome.kind == OUTCOME_MARKS) {
        start_marking(repl);
        ask_point(repl);
    } else if (outcome.kind == OUTCOME_DONE)
        repl_ask(repl);
}

static bool is_open(const struct repl *repl)
{
    return repl->session.asked.waiting &&
           repl->session.asked.shown.part->kind == KIND_OPEN;
}

/* Where own words are wanted, a command with words behind it needs a colon, or
 * "show that ..." would give up. */
static const struct command *
find_command(const struct repl *repl, const char *line, const char **arguments)
{
    const struct command *command = command_find(line, arguments);
    bool bare = line[strspn(line, " \t")] != ':';
    if (command && bare && is_open(repl) && repl->state == REPL_ANSWER &&
        **arguments)
        return NULL;
    return command;
}

/* A mistyped command looks like a word where none can be an answer. */
static bool suggest_command(struct repl *repl, const struct str *line)
{
    const char *text = str_text(line);
    bool colon = text[strspn(text, " \t")] == ':';
    bool word = answer_is_word(text, line->length);
    if (!colon && (!word || repl->state == REPL_MARK || is_open(repl)))
        return false;
    if (!colon && repl->session.asked.shown.part->kind == KIND_CHOICE &&
        (line->length == 1 || !command_suggest(text)))
        return false;
    struct str sentence = {0};
    const char *best = command_suggest(text);
    str_add(&sentence, "'");
    str_add_bytes(&sentence, text, line->length < 40 ? line->length : 40);
    str_add(&sentence, best ? "' is no command; did you mean '"
                            : "' is neither an answer nor a command; 'help' "
                              "lists them.");
    if (best)
        str_add_format(&sentence, "%s'?", best);
    term_text(repl->options.out, TERM_INDENT, sentence.text);
    str_release(&sentence);
    return true;
}

static void take_line(struct repl *repl, struct str *line)
{
    const char *arguments;
    repl->interrupted |= line_was_stopped();
    const struct command *command =
        strlen(str_text(line)) == line->length
            ? find_command(repl, str_text(line), &arguments)
            : NULL;
    if (command) {
        line_remember(str_text(line), LINE_COMMAND);
        command->run(repl, arguments);
    } else if (suggest_command(repl, line)) {
        return;
    } else if (repl->state == REPL_MARK) {
        take_mark(repl, str_text(line));
    } else if (!is_open(repl) &&
               strspn(str_text(line), " \t") == line->length) {
        say_question(repl->options.out, &repl->session);
    } else {
        take_answer(repl, line);
    }
}

static void take_interrupt(struct repl *repl)
{
    if (repl->leaving) {
        repl->state = REPL_OVER;
        return;
    }
    repl->leaving = true;
    term_add(repl->options.out, "  (Ctrl-C again leaves, Enter goes on)\n");
}

/* Reads and handles one line; returns the signal that ends it all, or 0. */
static int converse(struct repl *repl, struct str *line)
{
    const char *prompt = repl->state == REPL_MARK ? "y/n > " : "> ";
    enum line_event event = line_read(prompt, line);
    bool interrupt = event == LINE_INTERRUPT;
    term_measure(repl->options.out);
    switch (event) {
    case LINE_TYPED: take_line(repl, line); break;
    case LINE_LONG:
        term_add(repl->options.out,
                 "  Not read: this line is too long for an answer.\n");
        break;
    case LINE_CLEARED: break;
    case LINE_INTERRUPT: take_interrupt(repl); break;
    case LINE_END: repl->state = REPL_OVER; break;
    case LINE_SIGNAL: repl->state = REPL_OVER; return line_signal();
    case LINE_FAILED:
        repl->state = REPL_OVER;
        error_set(&repl->failure, ERROR_FILE, "cannot read the input: %s",
                  strerror(errno));
    }
    if (!interrupt)
        repl->leaving = false;
    return interrupt && repl->state == REPL_OVER ? line_interrupt() : 0;
}

static void greet(struct repl *repl)
{
    struct term *out = repl->options.out;
    struct str line = {0};
    if (repl->options.progress)
        str_add_format(&line, "reckon: your progress stays in %s.",
                       repl->options.progress);
    else
        str_add(&line, "reckon: nothing is kept (--no-save).");
    term_text(out, 0, line.text);
    term_text(out, 0,
              "Answer, or type 'hint', 'show', 'skip', 'help'; 'quit' or "
              "Ctrl-D ends.");
    str_release(&line);
}

static void open_line(struct repl *repl, bool *greeted)
{
    struct term *out = repl->options.out;
    struct line_options options = {
        .terminal = out->terminal && line_input_is_terminal(),
        .prompt = line_input_is_terminal(),
        .movable = out->movable && !out->accessible,
        .history = repl->options.history,
        .complete = complete_word,
        .context = repl,
    };
    line_open(&options);
    out->echoed = out->terminal && options.prompt;
    *greeted = options.prompt;
}

static bool start(struct repl *repl, struct error *error)
{
    const struct repl_options *options = &repl->options;
    struct session_options session = {
        .catalog = options->catalog,
        .db = options->db,
        .learner = options->learner,
        .id = (int64_t)(options->clock->random() >> 1),
        .seed = options->seed,
        .mode = SESSION_PRACTICE,
        .track = PROGRESS_UNTIMED,
    };
    if (!session_start(&repl->session, &session, options->clock->now(), error))
        return false;
    session_want(&repl->session, options->wish);
    return true;
}

bool repl_run(const struct repl_options *options, int *signal,
              struct error *error)
{
    struct repl repl = {.options = *options};
    struct str line = {0};
    bool greeted;
    *signal = 0;
    if (!start(&repl, error)) {
        session_release(&repl.session);
        return false;
    }
    open_line(&repl, &greeted);
    if (greeted)
        greet(&repl);
    repl_ask(&repl);
    while (repl.state != REPL_OVER && term_flush(options->out))
        *signal = converse(&repl, &line);

    say_summary(options->out, &repl.session, options->clock->now());
    bool written = term_flush(options->out);
    bool saved = session_save(&repl.session, &repl.failure) == 0;
    line_close();
    str_release(&line);
    session_release(&repl.session);
    *error = repl.failure;
    return written && saved && error->code == ERROR_NONE;
}
