#include "served.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "serve.h"

static int move(int file, int to)
{
    if (file == to)
        return file;
    int moved = dup2(file, to);
    close(file);
    return moved;
}

static _Noreturn void become(const struct trial *trial, int requests,
                             int replies)
{
    if (move(requests, SERVE_REQUESTS) < 0 || move(replies, SERVE_REPLIES) < 0)
        _exit(98);
    trial_set_environment(trial);
    setenv("FAULT_SERVE", "1", 1);
    setenv("LD_PRELOAD", getenv("RECKON_PRELOAD"), 1);
    execv(trial->words[0], (char **)(uintptr_t)trial->words);
    _exit(97);
}

bool served_start(struct served *served, const struct trial *trial)
{
    int to[2], from[2];
    if (pipe(to) != 0)
        return false;
    if (pipe(from) != 0) {
        close(to[0]);
        close(to[1]);
        return false;
    }
    /* Another program that is served shall not keep these open. */
    fcntl(to[1], F_SETFD, FD_CLOEXEC);
    fcntl(from[0], F_SETFD, FD_CLOEXEC);
    signal(SIGPIPE, SIG_IGN);
    fflush(stdout);
    *served = (struct served){.folder = trial->folder};
    served->process = fork();
    if (served->process == 0) {
        signal(SIGPIPE, SIG_DFL);
        become(trial, to[0], from[1]);
    }
    close(to[0]);
    close(from[1]);
    served->requests = to[1];
    served->replies = from[0];
    return served->process > 0;
}

bool served_run(struct served *served, const char *typed,
                const struct fault *fault, struct ending *ending)
{
    struct serve_request request = {.always = fault->always, .at = fault->at};
    struct serve_reply reply;
    snprintf(request.what, sizeof request.what, "%s", fault->what);
    snprintf(request.how, sizeof request.how, "%s", fault->how);
    trial_write_typed(served->folder, typed);
    if (write(served->requests, &request, sizeof request) != sizeof request ||
        read(served->replies, &reply, sizeof reply) != sizeof reply)
        return false;
    *ending = ending_of(served->folder, reply.status);
    return true;
}

void served_stop(struct served *served)
{
    close(served->requests);
    close(served->replies);
    waitpid(served->process, NULL, 0);
}
