#include "repl/pager.h"

#include <errno.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"

enum { NOT_FOUND = 127, NOT_RUN = 126 };

/* less without options shows codes of colours as text; as git does, it is told
 * better, unless somebody told it otherwise. */
static void run(const char *command, int input)
{
    static const char shell[] = "/bin/sh";
    struct str line = {0};
    str_add_format(&line, "LESS=${LESS-FRX}; export LESS; %s", command);
    signal(SIGINT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    if (dup2(input, STDIN_FILENO) < 0)
        return;
    if (input != STDIN_FILENO)
        close(input);
    execl(shell, shell, "-c", line.text, (char *)NULL);
}

/* A pager that was left early reads no further, which is no fault. */
static void feed(int output, const char *text, size_t length)
{
    while (length) {
        ssize_t written = write(output, text, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return;
        text += written;
        length -= (size_t)written;
    }
}

/* A pager can be stopped and go on, but only its end is waited for. */
static bool finished(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return true;
    return !WIFEXITED(status) ||
           (WEXITSTATUS(status) != NOT_FOUND && WEXITSTATUS(status) != NOT_RUN);
}

bool pager_show(const char *command, const char *text, size_t length)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction stop = {.sa_handler = SIG_DFL};
    struct sigaction interrupt_before, stop_before;
    int ends[2];
    sigemptyset(&ignore.sa_mask);
    sigemptyset(&stop.sa_mask);
    if (pipe(ends) != 0)
        return false;
    sigaction(SIGINT, &ignore, &interrupt_before);
    sigaction(SIGTSTP, &stop,
              &stop_before); /* both of us, or the shell waits */
    pid_t child = fork();
    if (child == 0) {
        close(ends[1]);
        run(command, ends[0]);
        _exit(NOT_FOUND);
    }
    close(ends[0]);
    if (child > 0)
        feed(ends[1], text, length);
    close(ends[1]);
    bool shown = child > 0 && finished(child);
    sigaction(SIGINT, &interrupt_before, NULL);
    sigaction(SIGTSTP, &stop_before, NULL);
    return shown;
}
