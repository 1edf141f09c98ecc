/* Stands between a program and the C library (LD_PRELOAD) and lets one call of
 * it fail, so that a whole program is tested, SQLite and readline included,
 * without a hook of its own. All by environment:
 *
 *   FAULT_WHAT=memory|files|sql
 *                             which calls count
 *   FAULT_AT=N                the one that fails, from 1; 0 or unset: none
 *   FAULT_HOW=...             error (ENOMEM; EIO), full (ENOSPC), short (half
 *                             is written; other calls: ENOSPC), kill (half is
 *                             written, then SIGKILL)
 *   FAULT_ALWAYS=1            so do all calls after it
 *   FAULT_COUNT=FILE          gets the number of calls at the end
 *   FAULT_CLOCK=A,B,...       time() is off by A seconds, then B, ... in turn
 *   FAULT_STILL=SECONDS       time() is always that, the monotonic clock goes
 *                             on by a millisecond with each look, and chance is
 *                             the same in each run
 *   FAULT_STEP=N              by so many milliseconds
 *   FAULT_SERVE=1             the program waits before main for serve.h's
 *                             requests and forks for each
 *
 * Files: what is read, written, synced, renamed, made or removed, standard
 * streams left out, and what a program built for gcov counts in. Sql: statements
 * that are prepared and their steps, and the copying of pages, which fail as where
 * the disk does not obey. */
#define _GNU_SOURCE
#include "preload.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#undef open
#undef open64
#undef pread
#undef pread64
#undef pwrite
#undef pwrite64
#undef ftruncate
#undef ftruncate64
#undef mkstemp
#undef mkstemp64

enum what { NOTHING, MEMORY, FILES, SQL };
enum how { HOW_ERROR, HOW_FULL, HOW_SHORT, HOW_KILL };

static enum what what;
static enum how how;
static bool always;
static unsigned long at, calls;

/* Before the constructor has run, the linker may ask for memory to find malloc:
 * it comes from here and is never freed. */
static _Alignas(max_align_t) char early[1 << 14];
static size_t early_used;

static void *take_early(size_t size)
{
    size_t start = (early_used + 15) / 16 * 16;
    if (size > sizeof early - start)
        abort();
    early_used = start + size;
    return early + start;
}

static bool is_early(const void *block)
{
    return (const char *)block >= early &&
           (const char *)block < early + sizeof early;
}

#define REAL(name, ...)                                                        \
    static __typeof__(__VA_ARGS__) *real;                                      \
    if (!real)                                                                 \
    *(void **)&real = dlsym(RTLD_NEXT, #name)

static enum how read_how(const char *text)
{
    static const char *const names[] = {"error", "full", "short", "kill"};
    for (int i = 0; text && i < 4; i++)
        if (strcmp(text, names[i]) == 0)
            return (enum how)i;
    return HOW_ERROR;
}

void preload_set(const char *new_what, const char *new_how, int new_always,
                 unsigned long new_at)
{
    how = read_how(new_how);
    always = new_always != 0;
    at = new_at;
    if (new_what)
        what = strcmp(new_what, "memory") == 0 ? MEMORY
               : strcmp(new_what, "sql") == 0  ? SQL
                                               : FILES;
}

__attribute__((constructor)) static void begin(void)
{
    const char *number = getenv("FAULT_AT");
    if (getenv("FAULT_SERVE")) {
        preload_serve();
        return;
    }
    preload_set(getenv("FAULT_WHAT"), getenv("FAULT_HOW"),
                getenv("FAULT_ALWAYS") != NULL,
                number ? strtoul(number, NULL, 10) : 0);
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAULT_COUNT");
    unsigned long counted = calls;
    what = NOTHING;
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file)
        return;
    fprintf(file, "%lu\n", counted);
    fclose(file);
}

/* Counts a call; does it fail? */
static bool strikes(enum what kind)
{
    if (what != kind)
        return false;
    calls++;
    return at && (calls == at || (always && calls > at));
}

/* A call on files that writes nothing. */
static bool fails(void)
{
    if (!strikes(FILES))
        return false;
    if (how == HOW_KILL)
        raise(SIGKILL);
    errno = how == HOW_ERROR ? EIO : ENOSPC;
    return true;
}

/* --- memory --------------------------------------------------------------- */

void *malloc(size_t size)
{
    static bool finding;
    static void *(*real)(size_t);
    if (finding)
        return take_early(size);
    if (!real) {
        finding = true;
        *(void **)&real = dlsym(RTLD_NEXT, "malloc");
        finding = false;
    }
    if (strikes(MEMORY)) {
        errno = ENOMEM;
        return NULL;
    }
    return real(size);
}

void *calloc(size_t count, size_t size)
{
    static bool finding;
    static void *(*real)(size_t, size_t);
    if (finding)
        return take_early(count * size); /* still zero */
    if (!real) {
        finding = true;
        *(void **)&real = dlsym(RTLD_NEXT, "calloc");
        finding = false;
    }
    if (strikes(MEMORY)) {
        errno = ENOMEM;
        return NULL;
    }
    return real(count, size);
}

void *realloc(void *block, size_t size)
{
    REAL(realloc, void *(void *, size_t));
    if (strikes(MEMORY)) {
        errno = ENOMEM;
        return NULL;
    }
    return real(block, size);
}

void free(void *block)
{
    REAL(free, void(void *));
    if (block && !is_early(block))
        real(block);
}

/* --- files ---------------------------------------------------------------- */

/* Of a short write: how much of it is done, before it fails or kills. */
static size_t part(size_t length)
{
    return how == HOW_SHORT || how == HOW_KILL ? length / 2 : 0;
}

#define WRITER(name, position, give)                                           \
    ssize_t name(int file, const void *bytes, size_t length position)          \
    {                                                                          \
        REAL(name, ssize_t(int, const void *, size_t position));               \
        if (file <= 2 || !strikes(FILES))                                      \
            return real(file, bytes, length give);                             \
        ssize_t done =                                                         \
            part(length) ? real(file, bytes, part(length) give) : 0;           \
        if (how == HOW_KILL)                                                   \
            raise(SIGKILL);                                                    \
        if (done > 0)                                                          \
            return done;                                                       \
        errno = how == HOW_ERROR ? EIO : ENOSPC;                               \
        return -1;                                                             \
    }

#define NONE
#define FROM      , off_t from
#define GIVE_FROM , from
WRITER(write, NONE, NONE)
WRITER(pwrite, FROM, GIVE_FROM)
WRITER(pwrite64, FROM, GIVE_FROM)

#define READER(name, position, give)                                           \
    ssize_t name(int file, void *bytes, size_t length position)                \
    {                                                                          \
        REAL(name, ssize_t(int, void *, size_t position));                     \
        if (file > 2 && fails())                                               \
            return -1;                                                         \
        return real(file, bytes, length give);                                 \
    }

READER(read, NONE, NONE)
READER(pread, FROM, GIVE_FROM)
READER(pread64, FROM, GIVE_FROM)

#define CALL(name, parameters, arguments)                                      \
    int name parameters                                                        \
    {                                                                          \
        REAL(name, int parameters);                                            \
        return fails() ? -1 : real arguments;                                  \
    }

CALL(fsync, (int file), (file))
CALL(fdatasync, (int file), (file))
CALL(ftruncate, (int file, off_t length), (file, length))
CALL(ftruncate64, (int file, off_t length), (file, length))
CALL(fchmod, (int file, mode_t mode), (file, mode))
CALL(rename, (const char *from, const char *to), (from, to))
CALL(link, (const char *from, const char *to), (from, to))
CALL(unlink, (const char *path), (path))
CALL(mkdir, (const char *path, mode_t mode), (path, mode))
CALL(mkstemp, (char *name), (name))
CALL(mkstemp64, (char *name), (name))

/* The file is closed all the same, as on Linux. */
int close(int file)
{
    REAL(close, int(int));
    bool bad = file > 2 && fails();
    int result = real(file);
    return bad ? -1 : result;
}

/* A file of gcov's, which would be most of all calls. */
static bool is_count(const char *path)
{
    static const char suffix[] = ".gcda";
    size_t length = strlen(path);
    return length >= sizeof suffix - 1 &&
           strcmp(path + length - (sizeof suffix - 1), suffix) == 0;
}

#define OPENER(name)                                                           \
    int name(const char *path, int flags, ...)                                 \
    {                                                                          \
        REAL(name, int(const char *, int, ...));                               \
        mode_t mode = 0;                                                       \
        if (flags & O_CREAT) {                                                 \
            va_list arguments;                                                 \
            va_start(arguments, flags);                                        \
            mode = va_arg(arguments, mode_t);                                  \
            va_end(arguments);                                                 \
        }                                                                      \
        return !is_count(path) && fails() ? -1 : real(path, flags, mode);      \
    }

OPENER(open)
OPENER(open64)

/* --- SQLite ----------------------------------------------------------------
 */

enum { SQL_ERROR_IO = 10 }; /* SQLITE_IOERR */

/* Not where SQLite calls itself. */
static bool sql_fails(const void *caller)
{
    Dl_info place;
    if (what != SQL || (dladdr(caller, &place) && place.dli_fname &&
                        strstr(place.dli_fname, "libsqlite3")))
        return false;
    return strikes(SQL);
}

#define SQL_CALL(name, parameters, arguments, failing)                         \
    int name parameters;                                                       \
    int name parameters                                                        \
    {                                                                          \
        REAL(name, int parameters);                                            \
        if (!sql_fails(__builtin_return_address(0)))                           \
            return real arguments;                                             \
        failing;                                                               \
        return SQL_ERROR_IO;                                                   \
    }

SQL_CALL(sqlite3_prepare_v2,
         (void *db, const char *sql, int size, void **statement,
          const char **tail),
         (db, sql, size, statement, tail), *statement = NULL)
SQL_CALL(sqlite3_prepare_v3,
         (void *db, const char *sql, int size, unsigned flags, void **statement,
          const char **tail),
         (db, sql, size, flags, statement, tail), *statement = NULL)
SQL_CALL(sqlite3_step, (void *statement), (statement), (void)0)
SQL_CALL(sqlite3_backup_step, (void *backup, int pages), (backup, pages),
         (void)0)

/* --- the clock ------------------------------------------------------------ */

time_t time(time_t *result)
{
    static const char *next;
    REAL(time, time_t(time_t *));
    time_t now = real(NULL);
    const char *steps = getenv("FAULT_CLOCK"), *still = getenv("FAULT_STILL");
    if (still)
        now = strtoll(still, NULL, 10);
    if (steps && *steps) {
        char *end;
        if (!next || !*next)
            next = steps;
        now += strtoll(next, &end, 10);
        next = *end == ',' ? end + 1 : end;
    }
    if (result)
        *result = now;
    return now;
}

int clock_gettime(clockid_t clock, struct timespec *out)
{
    static long looks;
    REAL(clock_gettime, int(clockid_t, struct timespec *));
    if (clock != CLOCK_MONOTONIC || !getenv("FAULT_STILL"))
        return real(clock, out);
    const char *step = getenv("FAULT_STEP");
    looks += step ? strtol(step, NULL, 10) : 1;
    out->tv_sec = 1000 + looks / 1000;
    out->tv_nsec = looks % 1000 * 1000000;
    return 0;
}

ssize_t getrandom(void *bytes, size_t length, unsigned flags)
{
    static unsigned char next;
    REAL(getrandom, ssize_t(void *, size_t, unsigned));
    if (!getenv("FAULT_STILL"))
        return real(bytes, length, flags);
    for (size_t i = 0; i < length; i++)
        ((unsigned char *)bytes)[i] = next += 37;
    return (ssize_t)length;
}
