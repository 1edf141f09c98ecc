/* The program's door to the world: environment, clocks, chance, locale, and the
 * only exit. Everything else gets them as arguments. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#if HAVE_MALLOC_H
#include <malloc.h>
#endif
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"
#include "lang/gsl_door.h"

static int64_t real_now(void)
{
    return time(NULL);
}

static double real_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static uint64_t real_random(void)
{
    uint64_t bits = 0;
    if (getrandom(&bits, sizeof bits, 0) == sizeof bits)
        return bits;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return ((uint64_t)now.tv_sec << 32) ^ ((uint64_t)now.tv_nsec << 16) ^
           (uint64_t)getpid();
}

/* HOME, or the user database's word where it is unset. */
static const char *find_home(void)
{
    const char *home = getenv("HOME");
    if (home && *home)
        return home;
    const struct passwd *user = getpwuid(getuid());
    return user ? user->pw_dir : NULL;
}

/* Fills in the folder that the running program is in; "" if not known. */
static void find_folder(char *folder, size_t size, const char *called)
{
    ssize_t length = readlink("/proc/self/exe", folder, size - 1);
    folder[0 < length ? length : 0] = '\0';
    if (length <= 0 && strchr(called, '/') && strlen(called) < size)
        memcpy(folder, called, strlen(called) + 1);
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
}

static struct environment find_environment(const char *folder)
{
    return (struct environment){
        .home = find_home(),
        .xdg_data_home = getenv("XDG_DATA_HOME"),
        .xdg_state_home = getenv("XDG_STATE_HOME"),
        .xdg_cache_home = getenv("XDG_CACHE_HOME"),
        .xdg_config_home = getenv("XDG_CONFIG_HOME"),
        .data_dir = getenv("RECKON_DATA_DIR"),
        .banks = getenv("RECKON_BANKS"),
        .program_folder = folder,
        .installed_banks = PKGDATADIR "/banks",
        .no_color = getenv("NO_COLOR"),
        .term = getenv("TERM"),
        .tmux = getenv("TMUX"),
        .vte = getenv("VTE_VERSION"),
        .accessible = getenv("ACCESSIBLE"),
        .source_date_epoch = getenv("SOURCE_DATE_EPOCH"),
        .pager = getenv("RECKON_PAGER"),
        .general_pager = getenv("PAGER"),
        .utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
    };
}

/* Whoever starts the program with a standard stream closed must not get the
 * next file that is opened in its place. It is filled with one that fails as
 * a closed one does: it cannot be read, or written. */
static void fill_streams(void)
{
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
        if (fcntl(i, F_GETFD) < 0 && errno == EBADF)
            (void)open("/dev/null", i == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

#ifdef COVERAGE
void __gcov_dump(void);
#endif

/* So that whoever waits for the program sees what ended it. */
static void die_of(int number)
{
#ifdef COVERAGE
    signal(SIGHUP, SIG_IGN); /* a terminal that goes away sends it twice */
    __gcov_dump();           /* as exit would */
#endif
    signal(number, SIG_DFL);
    raise(number);
}

/* A start takes a few hundred pages; asked for one hundred kilobytes at a time,
 * they are a tenth of what it waits for the system. What is not touched costs
 * nothing. */
static void ask_for_memory_at_once(void)
{
#if HAVE_MALLOPT && defined M_TOP_PAD
    mallopt(M_TOP_PAD, 1 << 20);
#endif
}

int main(int argc, char **argv)
{
    static const struct clock clock = {real_now, real_seconds, real_random};
    char folder[4096];
    int number = 0;
    ask_for_memory_at_once();
    fill_streams();
    setlocale(LC_CTYPE, "");
    signal(SIGPIPE, SIG_IGN); /* a write that fails is noticed instead, */
    signal(SIGXFSZ, SIG_IGN); /* one above the limit of a file's size too */
    numeric_start();
    find_folder(folder, sizeof folder, argc > 0 ? argv[0] : "");
    struct environment environment = find_environment(folder);
    enum exit_status status =
        cli_main(argc, argv, &environment, &clock, &number);
    if (number)
        die_of(number);
    exit((int)status);
}
