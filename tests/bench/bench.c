#include "bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double bench_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double bench_wall(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_median(const double *value, int count)
{
    double sorted[BENCH_PAIRS > 31 ? BENCH_PAIRS : 31];
    memcpy(sorted, value, (size_t)count * sizeof *sorted);
    qsort(sorted, (size_t)count, sizeof *sorted, by_size);
    return sorted[count / 2];
}

static double median(const double *value)
{
    return bench_median(value, BENCH_PAIRS);
}

/* "json" is an object a line, from which tests/bench/run.sh makes its table. */
static int in_json(void)
{
    const char *format = getenv("BENCH_FORMAT");
    return format && strcmp(format, "json") == 0;
}

int bench_bounded(const char *measure, const char *unit,
                  const double ours[BENCH_PAIRS], double most,
                  const char *our_way)
{
    double middle = median(ours);
    int met = middle <= most;
    if (in_json())
        printf("{\"measure\": \"%s\", \"unit\": \"%s\", \"runs\": %d, "
               "\"ours\": %.4g, \"target\": %g, \"met\": %s, "
               "\"our_way\": \"%s\"}\n",
               measure, unit, BENCH_PAIRS, middle, most, met ? "true" : "false",
               our_way);
    else
        printf("%s (median of %d runs)\n"
               "  ours   %10.4g %s  (%s)\n"
               "  target <= %g %s  %s\n",
               measure, BENCH_PAIRS, middle, unit, our_way, most, unit,
               met ? "met" : "MISSED");
    return !met;
}

int bench_once(const char *measure, const char *unit, double value, double most,
               const char *our_way)
{
    int met = value <= most;
    if (in_json())
        printf("{\"measure\": \"%s\", \"unit\": \"%s\", \"ours\": %.4g, "
               "\"target\": %g, \"met\": %s, \"our_way\": \"%s\"}\n",
               measure, unit, value, most, met ? "true" : "false", our_way);
    else
        printf("%s\n"
               "  ours   %10.4g %s  (%s)\n"
               "  target <= %g %s  %s\n",
               measure, value, unit, our_way, most, unit,
               met ? "met" : "MISSED");
    return !met;
}

double bench_resident(void)
{
    long all, used = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file)
        return 0;
    if (fscanf(file, "%ld %ld", &all, &used) != 2)
        used = 0;
    fclose(file);
    return (double)used * (double)sysconf(_SC_PAGESIZE) / 1024;
}

double bench_peak(char *const *command)
{
    struct rusage usage;
    int status;
    pid_t child = fork();
    if (child == 0) {
        int nothing = open("/dev/null", O_RDWR);
        for (int i = 0; i < 3; i++)
            dup2(nothing, i);
        execv(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
        fprintf(stderr, "bench: %s failed\n", command[0]);
        exit(2);
    }
    return (double)usage.ru_maxrss;
}

int bench_report(const struct bench *bench)
{
    double ratio[BENCH_PAIRS];
    for (int i = 0; i < BENCH_PAIRS; i++)
        ratio[i] = bench->ours[i] / bench->limit[i];
    double r = median(ratio);
    int met = !(r > bench->target) || bench->target == 0;
    char target[24] = "null";
    if (bench->target > 0)
        snprintf(target, sizeof target, "%g", bench->target);
    if (in_json())
        printf("{\"measure\": \"%s\", \"unit\": \"%s\", \"pairs\": %d, "
               "\"ours\": %.4g, \"limit\": %.4g, \"ratio\": %.3f, "
               "\"target\": %s, \"aim\": %g, \"met\": %s, "
               "\"our_way\": \"%s\", \"limit_way\": \"%s\"}\n",
               bench->measure, bench->unit, BENCH_PAIRS, median(bench->ours),
               median(bench->limit), r, target, bench->aim,
               met ? "true" : "false", bench->our_way, bench->limit_way);
    else
        printf("%s (%s time, medians of %d pairs)\n"
               "  ours   %10.4g %s  (%s)\n"
               "  limit  %10.4g %s  (%s)\n"
               "  ratio  %10.3f  target <= %s (aim %g)  %s\n",
               bench->measure, bench->clock ? bench->clock : "CPU", BENCH_PAIRS,
               median(bench->ours), bench->unit, bench->our_way,
               median(bench->limit), bench->unit, bench->limit_way, r, target,
               bench->aim, met ? "met" : "MISSED");
    return !met;
}
