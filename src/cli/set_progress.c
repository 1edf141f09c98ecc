#include "cli/set_progress.h"

#include <signal.h>
#include <string.h>

#include "base/numtext.h"
#include "repl/say.h"

#define SILENT_SECONDS 1.0 /* nothing is told of what is done by then */
#define TELL_SECONDS   0.2

/* Signals wait while papers are made: so the work ends between two of them,
 * without a handler, and what is half made is removed. */
static void ending_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
}

static bool is_ending(void)
{
    sigset_t waiting;
    return sigpending(&waiting) == 0 && (sigismember(&waiting, SIGINT) == 1 ||
                                         sigismember(&waiting, SIGTERM) == 1 ||
                                         sigismember(&waiting, SIGHUP) == 1);
}

void set_progress_start(struct set_progress *progress, struct cli *cli)
{
    sigset_t ending;
    *progress =
        (struct set_progress){.cli = cli, .began = cli->clock->seconds()};
    progress->told = progress->began + SILENT_SECONDS - TELL_SECONDS;
    ending_signals(&ending);
    sigprocmask(SIG_BLOCK, &ending, &progress->usual);
}

static void show(struct set_progress *progress, const char *text)
{
    struct term *err = &progress->cli->err;
    size_t columns = strlen(text);
    term_add(err, "\r");
    term_add(err, text);
    for (size_t i = columns; i < progress->shown; i++)
        term_add(err, " ");
    term_add(err, "\r");
    term_flush(err);
    progress->shown = columns;
}

bool set_progress_tell(void *context, uint32_t done, uint32_t of)
{
    struct set_progress *progress = context;
    const struct term *err = &progress->cli->err;
    double now = progress->cli->clock->seconds();
    if (!err->movable || err->accessible || now < progress->told + TELL_SECONDS)
        return !is_ending();
    progress->told = now;
    double rate = done / (now - progress->began);
    struct str line = {0};
    str_add_format(&line, "%u of %u papers, ", (unsigned)done, (unsigned)of);
    numtext_add_fixed(&line, rate, rate < 10 ? 1 : 0);
    str_add(&line, " a second, ");
    say_seconds((of - done) / rate, &line);
    str_add(&line, " left");
    show(progress, line.text);
    str_release(&line);
    return !is_ending();
}

void set_progress_clear(struct set_progress *progress)
{
    if (progress->shown)
        show(progress, "");
}

void set_progress_end(struct set_progress *progress)
{
    sigprocmask(SIG_SETMASK, &progress->usual, NULL);
}
