/* fresh COMMAND...: becomes the command, with every signal as a program from a
 * terminal gets it. Under nohup, or behind '&' in a script, some are ignored; a
 * shell cannot undo that, and what is to be ended by one would never end. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **word)
{
    static const int given[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGPIPE, SIGTERM,
                                SIGTSTP, SIGTTIN, SIGTTOU, SIGCHLD};
    sigset_t none;
    if (count < 2) {
        fprintf(stderr, "usage: fresh COMMAND...\n");
        return 2;
    }
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        signal(given[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execvp(word[1], word + 1);
    fprintf(stderr, "fresh: %s: %s\n", word[1], strerror(errno));
    return 127;
}
