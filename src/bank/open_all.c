#include "bank/open_all.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "bank/template.h"
#include "base/memory.h"

enum {
    THREADS_MOST = 8,
    SIZE_LEAST = 256 << 10 /* of all files: less is not worth a thread */
};

struct work {
    struct opening **opening; /* in the order in which they are read */
    size_t count;
    atomic_size_t next;
};

static void *run(void *context)
{
    struct work *work = context;
    for (;;) {
        size_t i = atomic_fetch_add(&work->next, 1);
        if (i >= work->count)
            return NULL;
        struct error_list ignored = {.count = 0};
        work->opening[i]->bank = bank_open(work->opening[i]->path, &ignored);
        error_list_release(&ignored);
    }
}

static int larger_first(const void *a, const void *b)
{
    const struct opening *x = *(struct opening *const *)a;
    const struct opening *y = *(struct opening *const *)b;
    return (x->size < y->size) - (x->size > y->size);
}

/* Threads beside the one that calls; no signal is theirs. */
static size_t start_threads(struct work *work, pthread_t *thread, size_t most)
{
    sigset_t all, before;
    size_t started = 0;
    sigfillset(&all);
    if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
        return 0;
    while (started < most &&
           pthread_create(&thread[started], NULL, run, work) == 0)
        started++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

static size_t threads_for(const struct work *work)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most = processors > 1 ? (size_t)processors : 1;
    uint64_t size = 0;
    for (size_t i = 0; i < work->count; i++)
        size += work->opening[i]->size;
    if (size < SIZE_LEAST || !work->count)
        most = 1;
    if (most > THREADS_MOST)
        most = THREADS_MOST;
    return most < work->count ? most : work->count;
}

void bank_open_all(struct opening *opening, size_t count)
{
    struct work work = {.count = count};
    pthread_t thread[THREADS_MOST];
    size_t started = 0;
    atomic_init(&work.next, 0);
    work.opening = memory_resize(NULL, count, sizeof(struct opening *));
    for (size_t i = 0; i < count; i++) {
        work.opening[i] = &opening[i];
        opening[i].bank = NULL;
    }
    qsort(work.opening, count, sizeof(struct opening *), larger_first);
    size_t threads = threads_for(&work);
    if (threads > 1)
        started = start_threads(&work, thread, threads - 1);
    run(&work);
    for (size_t i = 0; i < started; i++)
        pthread_join(thread[i], NULL);
    memory_free(work.opening);
}
