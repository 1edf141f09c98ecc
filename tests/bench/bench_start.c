/* The first question, on a terminal, from the start of the program until it
 * waits for an answer: with what the last session left, and with nothing, so
 * that all banks are read. Against a program that does the least of it. */
#include <config.h>

#include <dirent.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#if HAVE_PTY_H
#include <pty.h>
#elif HAVE_UTIL_H
#include <util.h>
#elif HAVE_LIBUTIL_H
#include <libutil.h>
#endif

#include "base/str.h"
#include "bench.h"

enum { RUNS = 11, BANKS_MOST = 100, SCREEN = 1 << 16, TOPICS = 40 };

static void fail(const char *text)
{
    fprintf(stderr, "bench_start: %s\n", text);
    exit(2);
}

/* Waits until the screen ends with "> ", which is where both ask. */
static bool wait_for_prompt(int terminal)
{
    static const char prompt[] = "> ";
    char screen[SCREEN];
    size_t length = 0;
    while (length < sizeof screen) {
        ssize_t more = read(terminal, screen + length, sizeof screen - length);
        if (more <= 0)
            return false;
        length += (size_t)more;
        if (length > 2 && memcmp(screen + length - 2, prompt, 2) == 0)
            return true;
    }
    return false;
}

/* Milliseconds of the wall clock. */
static double first_question(char *const *command)
{
    int terminal;
    double start = bench_wall();
    pid_t child = forkpty(&terminal, NULL, NULL, NULL);
    if (child < 0)
        fail("no terminal");
    if (child == 0) {
        execv(command[0], command);
        _exit(127);
    }
    bool asked = wait_for_prompt(terminal);
    double taken = bench_wall() - start;
    kill(child, SIGKILL);
    close(terminal);
    waitpid(child, NULL, 0);
    if (!asked)
        fail(command[0]);
    return 1e3 * taken;
}

/* The median of a few: one alone is at the mercy of what else runs. */
static double usual(char *const *command)
{
    double taken[RUNS];
    for (int i = 0; i < RUNS; i++)
        taken[i] = first_question(command);
    return bench_median(taken, RUNS);
}

static int measure(const char *title, char *const *ours, char *const *limit,
                   const char *our_way, const char *limit_way)
{
    struct bench bench = {.measure = title,
                          .unit = "ms",
                          .clock = "wall",
                          .target = 1.5,
                          .aim = 1.2,
                          .our_way = our_way,
                          .limit_way = limit_way};
    first_question(ours); /* what the next ones find */
    for (int i = 0; i < BENCH_PAIRS; i++) {
        bench.ours[i] = usual(ours);
        bench.limit[i] = usual(limit);
    }
    return bench_report(&bench);
}

static void make_database(const char *path)
{
    sqlite3 *db;
    struct str sql = {0};
    str_add(&sql, "CREATE TABLE topic(name TEXT, ability REAL, due INTEGER);");
    for (int i = 0; i < TOPICS; i++)
        str_add_format(&sql, "INSERT INTO topic VALUES('topic%d', %d, 0);", i,
                       i);
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(db, sql.text, NULL, NULL, NULL) != SQLITE_OK)
        fail("no database");
    sqlite3_close(db);
    str_release(&sql);
}

/* Appends the files of the folder to a command. */
static void add_banks(const char *folder, char **command, int at)
{
    DIR *open = opendir(folder);
    if (!open)
        fail(folder);
    for (struct dirent *entry; at < BANKS_MOST && (entry = readdir(open));) {
        const char *dot = strrchr(entry->d_name, '.');
        struct str path = {0};
        if (!dot || strcmp(dot, ".yaml") != 0)
            continue;
        str_add_format(&path, "%s/%s", folder, entry->d_name);
        command[at++] = path.text;
    }
    closedir(open);
}

int main(void)
{
    char folder[] = "/tmp/reckon-bench-XXXXXX";
    char program[] = "./reckon", limit[] = "tests/bench/limits/start";
    char practice[] = "practice", unsaved[] = "--no-save", seed[] = "--seed=3";
    const char *top = getenv("top_srcdir");
    struct str banks = {0}, option = {0}, data = {0}, database = {0};
    int missed = 0;
    if (!mkdtemp(folder))
        fail("no folder");
    setenv("HOME", folder, 1);
    setenv("TERM", "xterm", 1);
    str_add_format(&banks, "%s/banks", top ? top : ".");
    str_add_format(&option, "--banks=%s", banks.text);
    str_add_format(&data, "--data-dir=%s", folder);
    str_add_format(&database, "%s/limit.db", folder);
    make_database(database.text);
    char *warm[] = {program, practice, seed, option.text, data.text, NULL};
    char *cold[] = {program, practice, seed, option.text, unsaved, NULL};
    char *least[] = {limit, database.text, NULL};
    char *parsing[BANKS_MOST + 1] = {limit, database.text};
    add_banks(banks.text, parsing, 2);
    missed |= measure("first question, banks known from the last session", warm,
                      least, "catalog from the database, one bank parsed",
                      "libraries, 40 rows, a prompt");
    missed |= measure("first question, all banks read", cold, parsing,
                      "every bank parsed, typed and checked",
                      "the same, and libyaml's events of every bank");
    struct str clean = {0};
    str_add_format(&clean, "rm -rf %s", folder);
    if (system(clean.text))
        fail("the folder stays");
    return missed;
}
