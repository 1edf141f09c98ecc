/* Stands between a program and the libraries that it loads on use (LD_PRELOAD)
 * and lets one function of them fail. By environment:
 *
 *   FAULT_SYMBOL=NAME   the function
 *   FAULT_AT=N          the call of it that fails, from 1, and all after it
 *   FAULT_RESULT=N      what it then returns (0); pointers are NULL
 *   FAULT_LOOKUP=1      no call fails: from the Nth time on that the function
 *                       is looked for it is not there
 *
 * Arguments are passed on as six words, so the function must have no more, and
 * none in floating point. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef long function(long, long, long, long, long, long);
typedef void *finder(void *, const char *);

static function *real;
static unsigned long calls, lookups;

static unsigned long number_of(const char *name, unsigned long otherwise)
{
    const char *text = getenv(name);
    return text ? strtoul(text, NULL, 10) : otherwise;
}

static long instead(long a, long b, long c, long d, long e, long f)
{
    const char *result = getenv("FAULT_RESULT");
    if (++calls < number_of("FAULT_AT", 1))
        return real(a, b, c, d, e, f);
    return result ? strtol(result, NULL, 10) : 0;
}

/* It cannot be asked for by itself; its versions are those of the machines that
 * glibc runs on. */
static finder *find_finder(void)
{
    static const char *const versions[] = {"GLIBC_2.34", "GLIBC_2.17",
                                           "GLIBC_2.2.5"};
    finder *found = NULL;
    for (size_t i = 0; !found && i < sizeof versions / sizeof *versions; i++)
        *(void **)&found = dlvsym(RTLD_NEXT, "dlsym", versions[i]);
    return found;
}

void *dlsym(void *library, const char *name)
{
    static finder *find;
    const char *wanted = getenv("FAULT_SYMBOL");
    if (!find)
        find = find_finder();
    if (!find)
        abort();
    if (!wanted || strcmp(name, wanted) != 0)
        return find(library, name);
    if (getenv("FAULT_LOOKUP"))
        return ++lookups < number_of("FAULT_AT", 1) ? find(library, name)
                                                    : NULL;
    *(void **)&real = find(library, name);
    function *replaced = instead;
    return real ? *(void **)&replaced : NULL;
}
