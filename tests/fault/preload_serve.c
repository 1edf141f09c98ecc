#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "preload.h"
#include "serve.h"

static void redirect(const char *path, int flags, int to)
{
    int file = open(path, flags, 0600);
    if (file < 0 || dup2(file, to) < 0)
        _exit(98);
    close(file);
}

static void begin(const struct serve_request *request)
{
    const char *home = getenv("HOME");
    close(SERVE_REQUESTS);
    close(SERVE_REPLIES);
    if (!home || chdir(home) != 0)
        _exit(98);
    redirect("typed", O_RDONLY, 0);
    redirect("out", O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect("err", O_WRONLY | O_CREAT | O_TRUNC, 2);
    alarm(SERVE_PATIENCE);
    preload_set(request->what, request->how, request->always, request->at);
}

void preload_serve(void)
{
    struct serve_request request;
    struct serve_reply reply;
    while (read(SERVE_REQUESTS, &request, sizeof request) == sizeof request) {
        pid_t child = fork();
        if (child == 0) {
            begin(&request);
            return;
        }
        if (child < 0 || waitpid(child, &reply.status, 0) < 0 ||
            write(SERVE_REPLIES, &reply, sizeof reply) != sizeof reply)
            _exit(98);
    }
    _exit(0);
}
