#include "clock.h"

#include <stddef.h>
#include <sys/mman.h>
#include <time.h>

enum { BEGAN = 1767603600 }; /* 5 January 2026, 9 o'clock UTC */

static double still;
static double *passed = &still;

double *picture_clock_share(void)
{
    void *page = mmap(NULL, sizeof *passed, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return NULL;
    passed = page;
    return passed;
}

time_t picture_time(time_t *into);
time_t picture_time(time_t *into)
{
    time_t now = BEGAN + (time_t)*passed;
    if (into)
        *into = now;
    return now;
}

int picture_clock_gettime(clockid_t id, struct timespec *now);
int picture_clock_gettime(clockid_t id, struct timespec *now)
{
    double whole = (double)(time_t)*passed;
    (void)id;
    now->tv_sec = BEGAN + (time_t)*passed;
    now->tv_nsec = (long)(1e9 * (*passed - whole));
    return 0;
}
