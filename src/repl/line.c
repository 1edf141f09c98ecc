#include "repl/line.h"

#include <config.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#if HAVE_READLINE
#include <readline/history.h>
#include <readline/readline.h>
#endif

#include "base/memory.h"
#include "base/utf8.h"
#include "repl/line_history.h"
#include "repl/stream.h"

enum { HISTORY_LINES = 500 };

/* The signals that are noticed, and what was done about them before. */
static struct {
    int number;
    bool editing; /* only while readline has the terminal */
    volatile sig_atomic_t caught;
    bool set;
    struct sigaction before;
} watched[] = {
    {.number = SIGTERM},
    {.number = SIGHUP},
    {.number = SIGINT},
    {.number = SIGCONT},
    {.number = SIGTSTP, .editing = true},
    {.number = SIGWINCH, .editing = true},
};

enum { WATCH_TERM, WATCH_HUP, WATCH_INT, WATCH_CONT, WATCH_STOP, WATCH_SIZE };
enum { WATCHED = sizeof watched / sizeof watched[0] };

/* The prompt of the line that is read, which may be a clock. */
struct timer {
    line_tick *tick;
    void *context;
    struct str prompt; /* as it was when it was last asked for */
};

static struct {
    struct line_options options;
    bool editing;
    bool stopped;
    int signal;
    struct stream stream; /* where nothing is edited */
    char *taken;          /* by readline's callback: the line, or NULL */
    bool done;            /* the callback was called */
    char character[4];    /* the bytes of one, read and partly given out */
    size_t held, given;
} reader;

/* --- signals -------------------------------------------------------------- */

static void note_signal(int number)
{
    for (size_t i = 0; i < WATCHED; i++)
        if (watched[i].number == number)
            watched[i].caught = 1;
}

static void watch(size_t i)
{
    struct sigaction action = {.sa_handler = note_signal};
    struct sigaction before;
    sigemptyset(&action.sa_mask);
    /* What the parent lets us ignore (nohup) stays ignored. */
    if (sigaction(watched[i].number, NULL, &before) == 0 &&
        before.sa_handler == SIG_IGN)
        return;
    if (!watched[i].set)
        watched[i].before = before;
    watched[i].set = sigaction(watched[i].number, &action, NULL) == 0;
}

static void watch_all(void)
{
    for (size_t i = 0; i < WATCHED; i++)
        if (!watched[i].editing || reader.editing)
            watch(i);
}

static bool take(size_t i)
{
    bool caught = watched[i].caught != 0;
    watched[i].caught = 0;
    return caught;
}

static bool any_caught(void)
{
    for (size_t i = 0; i < WATCHED; i++)
        if (watched[i].caught)
            return true;
    return false;
}

enum awaited { AWAITED_INPUT, AWAITED_SIGNAL, AWAITED_TIME };

/* Waits for input, for so many seconds at most if they are above 0. A signal
 * counts even if it came before the call: between the look and the wait they
 * are held back. */
static enum awaited wait_for_input(int descriptor, double seconds)
{
    struct pollfd input = {.fd = descriptor, .events = POLLIN};
    struct timespec time = {.tv_sec = (time_t)seconds};
    sigset_t ours, before;
    int ready = 0;
    time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
    sigemptyset(&ours);
    for (size_t i = 0; i < WATCHED; i++)
        sigaddset(&ours, watched[i].number);
    sigprocmask(SIG_BLOCK, &ours, &before);
    if (!any_caught()) {
        ready = ppoll(&input, 1, seconds > 0 ? &time : NULL, &before);
        if (ready < 0 && errno != EINTR)
            ready = 1; /* reading will say what is wrong */
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (any_caught())
        return AWAITED_SIGNAL;
    return ready > 0 ? AWAITED_INPUT : AWAITED_TIME;
}

/* Sets the prompt to what it is now; as line_tick. */
static double tick(struct timer *timer)
{
    str_clear(&timer->prompt);
    return timer->tick(timer->context, &timer->prompt);
}

/* A request to end, which is kept for line_signal. */
static bool take_end(void)
{
    if (take(WATCH_TERM))
        reader.signal = SIGTERM;
    else if (take(WATCH_HUP))
        reader.signal = SIGHUP;
    else
        return false;
    return true;
}

int line_signal(void)
{
    return reader.signal;
}

int line_interrupt(void)
{
    return SIGINT;
}

bool line_input_is_terminal(void)
{
    return isatty(STDIN_FILENO);
}

bool line_was_stopped(void)
{
    bool stopped = reader.stopped;
    reader.stopped = false;
    return stopped;
}

/* --- without editing ------------------------------------------------------ */

static void show_plain_prompt(const struct timer *timer)
{
    if (!reader.options.prompt)
        return;
    fputs(str_text(&timer->prompt), stdout);
    fflush(stdout);
}

/* So that what comes next begins a line. */
static void end_prompt(void)
{
    if (!reader.options.prompt)
        return;
    putchar('\n');
    fflush(stdout);
}

/* What is there of the line when time is over, is thrown away. */
static enum line_event end_plain(struct str *out)
{
    str_add_bytes(out, reader.stream.line.text, reader.stream.line.length);
    str_clear(&reader.stream.line);
    end_prompt();
    return LINE_TIME;
}

static enum line_event read_plain(struct timer *timer, struct str *out)
{
    double wait = tick(timer);
    show_plain_prompt(timer);
    for (;;) {
        if (wait == 0)
            return end_plain(out);
        switch (stream_line(&reader.stream, LINE_LIMIT, out)) {
        case STREAM_LINE: return LINE_TYPED;
        case STREAM_LONG: return LINE_LONG;
        case STREAM_END: end_prompt(); return LINE_END;
        case STREAM_FAILED: return LINE_FAILED;
        case STREAM_MORE: break;
        }
        enum awaited awaited = wait_for_input(STDIN_FILENO, wait);
        wait = tick(timer);
        if (awaited == AWAITED_INPUT)
            stream_fill(&reader.stream);
        if (awaited != AWAITED_SIGNAL)
            continue;
        if (take(WATCH_CONT)) {
            reader.stopped = true;
            show_plain_prompt(timer);
        }
        if (take_end()) {
            end_prompt();
            return LINE_SIGNAL;
        }
        if (!take(WATCH_INT))
            continue;
        end_prompt();
        if (reader.options.prompt)
            return LINE_INTERRUPT; /* the terminal has thrown the line away */
        reader.signal = SIGINT;
        return LINE_SIGNAL;
    }
}

/* --- with readline -------------------------------------------------------- */

#if HAVE_READLINE

/* Marks answers among the lines that the arrow keys bring back. */
static char answer_mark;

static void take_line(char *line)
{
    rl_callback_handler_remove();
    reader.taken = line;
    reader.done = true;
}

/* Ctrl-Z: the terminal is given back before the program stops. What is needed
 * when it goes on is done at SIGCONT. */
static void stop(void)
{
    rl_deprep_terminal();
    signal(SIGTSTP, SIG_DFL);
    raise(SIGTSTP);
    watch(WATCH_STOP);
}

static void go_on(void)
{
    reader.stopped = true;
    rl_prep_terminal(1);
    rl_forced_update_display();
}

/* Takes away what was typed; where that cannot be done, says so. */
static void leave_line(void)
{
    rl_callback_sigcleanup();
    if (reader.options.movable)
        rl_clear_visible_line();
    else
        fputs("^C\n", stdout);
    rl_free_line_state();
    rl_callback_handler_remove();
}

/* While readline shows another prompt than ours, or waits for a second key. */
static const unsigned long prompts_of_its_own =
    RL_STATE_COMPLETING | RL_STATE_ISEARCH | RL_STATE_NSEARCH |
    RL_STATE_NUMERICARG | RL_STATE_VIMOTION | RL_STATE_MULTIKEY |
    RL_STATE_METANEXT;

/* Where the terminal has wrapped the line anew, the cursor is still behind the
 * same character: so where the line begins is known, and it is drawn again from
 * there. (ECMA-48, which all of these terminals follow.) Elsewhere its top may
 * stay above it. */
static void resize(void)
{
    int rows, columns;
    if (!reader.options.rewraps || !reader.options.movable ||
        (rl_readline_state & prompts_of_its_own)) {
        rl_resize_terminal();
        return;
    }
    rl_reset_screen_size();
    rl_get_screen_size(&rows, &columns);
    size_t before = utf8_columns(rl_prompt, strlen(rl_prompt)) +
                    utf8_columns(rl_line_buffer, (size_t)rl_point);
    size_t above = columns > 0 ? before / (size_t)columns : 0;
    fputs("\r", rl_outstream);
    if (above)
        fprintf(rl_outstream, "\033[%zuA", above);
    fputs("\033[J", rl_outstream);
    rl_on_new_line();
    rl_forced_update_display();
}

/* What the signals ask for. True when reading is over. */
static bool obey(enum line_event *event)
{
    if (take_end()) {
        rl_callback_sigcleanup();
        rl_callback_handler_remove();
        putchar('\n');
        *event = LINE_SIGNAL;
        return true;
    }
    if (take(WATCH_INT)) {
        *event = rl_end > 0 ? LINE_CLEARED : LINE_INTERRUPT;
        leave_line();
        return true;
    }
    if (take(WATCH_STOP))
        stop();
    if (take(WATCH_SIZE))
        resize();
    if (take(WATCH_CONT))
        go_on();
    return false;
}

/* The line as typed; a pasted newline counts as a blank. */
static enum line_event taken_line(struct str *out)
{
    if (!reader.taken)
        return LINE_END;
    size_t length = strlen(reader.taken);
    for (size_t i = 0; i < length; i++)
        if (reader.taken[i] == '\n' || reader.taken[i] == '\r')
            reader.taken[i] = ' ';
    if (length <= LINE_LIMIT)
        str_add_bytes(out, reader.taken, length);
    free(reader.taken);
    reader.taken = NULL;
    return length <= LINE_LIMIT ? LINE_TYPED : LINE_LONG;
}

/* Draws the prompt as it is now, where that does no harm. */
static void show_prompt(const struct timer *timer)
{
    int rows, columns;
    rl_get_screen_size(&rows, &columns);
    if (!reader.options.movable || (rl_readline_state & prompts_of_its_own) ||
        strcmp(rl_prompt, str_text(&timer->prompt)) == 0 ||
        (int)timer->prompt.length + rl_end >= columns)
        return;
    rl_set_prompt(str_text(&timer->prompt));
    rl_redisplay();
}

/* The half-typed line stays on the screen and is not entered. */
static enum line_event end_edited(struct str *out)
{
    str_add_bytes(out, rl_line_buffer, (size_t)rl_end);
    rl_callback_sigcleanup();
    rl_free_line_state();
    rl_callback_handler_remove();
    putchar('\n');
    fflush(stdout);
    return LINE_TIME;
}

/* What was read of a character besides its first byte is no longer there to be
 * waited for. */
static void read_characters(void)
{
    do
        rl_callback_read_char();
    while (!reader.done && reader.given < reader.held);
}

static enum line_event read_edited(struct timer *timer, struct str *out)
{
    enum line_event event = LINE_TYPED;
    double wait = tick(timer);
    reader.done = false;
    rl_callback_handler_install(str_text(&timer->prompt), take_line);
    while (!reader.done) {
        if (wait == 0)
            return end_edited(out);
        enum awaited awaited = wait_for_input(STDIN_FILENO, wait);
        if (awaited == AWAITED_INPUT)
            read_characters();
        else if (awaited == AWAITED_SIGNAL && obey(&event)) {
            fflush(stdout);
            return event;
        }
        if (reader.done)
            break;
        wait = tick(timer);
        if (wait > 0)
            show_prompt(timer);
    }
    event = taken_line(out);
    /* With bracketed paste readline ends the line itself at Ctrl-D. */
    if (event == LINE_END && !reader.options.movable)
        putchar('\n');
    fflush(stdout);
    return event;
}

static char *next_candidate(const char *word, int state)
{
    static size_t index, start;
    const char *candidate;
    (void)word;
    if (state == 0) {
        index = 0;
        start = (size_t)rl_point - strlen(word);
    }
    candidate = reader.options.complete(reader.options.context, rl_line_buffer,
                                        start, index++);
    return candidate ? strdup(candidate) : NULL;
}

static char **complete(const char *word, int start, int end)
{
    (void)start;
    (void)end;
    rl_attempted_completion_over = 1; /* never the names of files */
    return reader.options.complete ? rl_completion_matches(word, next_candidate)
                                   : NULL;
}

/* How many bytes follow the first one of a character. */
static int more_bytes(int first)
{
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
}

/* Readline shows controls of ASCII as ^X and bad bytes in octal, but would send
 * U+009B, which some terminals obey, and marks that turn the direction of
 * writing as they were pasted. No line that is read has a use for them, so one
 * question mark comes in the place of each. A redisplay function would be
 * simpler, but readline then takes the terminal for a dumb one. */
static int get_byte(FILE *stream)
{
    if (reader.given < reader.held)
        return (unsigned char)reader.character[reader.given++];
    int first = rl_getc(stream), more = more_bytes(first);
    reader.given = reader.held = 0;
    if (!more)
        return first;
    reader.character[reader.held++] = (char)first;
    for (; more; more--) {
        int next = rl_getc(stream);
        if (next < 0)
            break;
        reader.character[reader.held++] = (char)next;
        if ((next & 0xC0) != 0x80)
            break;
    }
    uint32_t point;
    size_t size = utf8_decode(reader.character, reader.held, &point);
    if (size > 1 && !utf8_is_plain(point)) {
        reader.held = 0;
        return '?';
    }
    reader.given = 1;
    return first;
}

static void open_editing(void)
{
    rl_readline_name = "reckon";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_change_environment = 0;
    rl_instream = stdin;
    rl_outstream = stdout;
    rl_attempted_completion_function = complete;
    /* A colon may stand before a command. */
    rl_completer_word_break_characters = " :";
    rl_initialize();
    rl_getc_function = get_byte;
    rl_variable_bind("enable-bracketed-paste",
                     reader.options.movable ? "on" : "off");
    using_history();
    if (!reader.options.history)
        return;
    line_history_trim(reader.options.history, HISTORY_LINES);
    read_history(reader.options.history);
}

void line_remember(const char *line, enum line_kind kind)
{
    if (!reader.editing || !*line)
        return;
    add_history(line);
    HIST_ENTRY *entry = history_get(history_base + history_length - 1);
    if (kind == LINE_ANSWER) {
        if (entry)
            entry->data = &answer_mark;
        return;
    }
    if (reader.options.history)
        line_history_append(reader.options.history, line);
}

void line_forget_answers(void)
{
    if (!reader.editing)
        return;
    for (int i = history_length; i-- > 0;) {
        HIST_ENTRY *entry = history_get(history_base + i);
        if (!entry || entry->data != &answer_mark)
            continue;
        entry = remove_history(i);
        entry->data = NULL;
        free_history_entry(entry);
    }
    using_history();
}

#else

static enum line_event read_edited(struct timer *timer, struct str *out)
{
    return read_plain(timer, out);
}

static void open_editing(void)
{
    reader.editing = false;
}

void line_remember(const char *line, enum line_kind kind)
{
    (void)line;
    (void)kind;
}

void line_forget_answers(void)
{
}

#endif

/* --- both ----------------------------------------------------------------- */

void line_open(const struct line_options *options)
{
    reader.options = *options;
    reader.editing = options->terminal;
    stream_init(&reader.stream, STDIN_FILENO);
    if (reader.editing)
        open_editing();
    watch_all();
}

enum line_event line_read(line_tick *prompt, void *context, struct str *out)
{
    struct timer timer = {.tick = prompt, .context = context};
    str_clear(out);
    enum line_event event =
        reader.editing ? read_edited(&timer, out) : read_plain(&timer, out);
    str_release(&timer.prompt);
    return event;
}

void line_close(void)
{
    for (size_t i = 0; i < WATCHED; i++)
        if (watched[i].set)
            sigaction(watched[i].number, &watched[i].before, NULL);
    stream_release(&reader.stream);
}
