#include "trial.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

enum { PATIENCE = 60, WORDS = 40, LARGEST = 1 << 24 };

static void give_up(const char *what)
{
    printf("Bail out! %s: %s\n", what, strerror(errno));
    exit(99);
}

static void set(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

void trial_set_environment(const struct trial *trial)
{
    set("HOME", trial->folder);
    set("XDG_DATA_HOME", NULL);
    set("XDG_STATE_HOME", NULL);
    set("XDG_CONFIG_HOME", NULL);
    set("FAULT_COUNT", "count");
    set("FAULT_STILL", trial->still);
}

static void set_fault(const struct fault *fault)
{
    char number[40];
    snprintf(number, sizeof number, "%lu", fault->at);
    set("FAULT_WHAT", fault->what);
    set("FAULT_HOW", fault->how);
    set("FAULT_AT", number);
    set("FAULT_ALWAYS", fault->always ? "1" : NULL);
}

static void redirect(const char *path, int flags, int to)
{
    int file = open(path, flags, 0600);
    if (file < 0 || dup2(file, to) < 0)
        _exit(98);
    close(file);
}

static _Noreturn void become(const struct trial *trial,
                             const struct fault *fault)
{
    const char *word[WORDS];
    const char *preload = getenv("RECKON_PRELOAD");
    char loaded[4096];
    size_t count = 0;
    if (chdir(trial->folder) != 0)
        _exit(98);
    trial_set_environment(trial);
    set_fault(fault);
    snprintf(loaded, sizeof loaded, "LD_PRELOAD=%s", preload ? preload : "");
    if (trial->terminal) {
        word[count++] = trial->terminal;
        word[count++] = "typed";
    }
    word[count++] = "/usr/bin/env"; /* so that ptyrun itself is left alone */
    word[count++] = loaded;
    for (size_t i = 0; trial->words[i] && count + 1 < WORDS; i++)
        word[count++] = trial->words[i];
    word[count] = NULL;
    redirect("typed", O_RDONLY, 0);
    redirect("out", O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect("err", O_WRONLY | O_CREAT | O_TRUNC, 2);
    alarm(PATIENCE);
    execv(word[0], (char **)(uintptr_t)word);
    _exit(97);
}

static void read_file(const char *folder, const char *name, struct str *out)
{
    struct error ignored = {.code = ERROR_NONE};
    struct str path = {0};
    str_add_format(&path, "%s/%s", folder, name);
    file_read(path.text, LARGEST, out, &ignored);
    str_release(&path);
}

void trial_write_typed(const char *folder, const char *typed)
{
    char path[1000];
    snprintf(path, sizeof path, "%s/typed", folder);
    FILE *file = fopen(path, "w");
    if (!file || fputs(typed, file) < 0 || fclose(file) != 0)
        give_up(path);
}

struct ending ending_of(const char *folder, int status)
{
    struct ending ending = {.calls = 0};
    struct str count = {0};
    if (WIFEXITED(status))
        ending.status = WEXITSTATUS(status);
    else
        ending.status =
            WTERMSIG(status) == SIGALRM ? TRIAL_HANGS : 128 + WTERMSIG(status);
    if (ending.status == 97 || ending.status == 98)
        give_up("the program cannot be run");
    read_file(folder, "out", &ending.out);
    read_file(folder, "err", &ending.err);
    read_file(folder, "count", &count);
    ending.calls = strtoul(str_text(&count), NULL, 10);
    str_release(&count);
    return ending;
}

struct ending trial_run(const struct trial *trial, const struct fault *fault)
{
    int status;
    trial_write_typed(trial->folder, trial->typed);
    fflush(stdout);
    pid_t child = fork();
    if (child < 0)
        give_up("fork");
    if (child == 0)
        become(trial, fault);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            give_up("waitpid");
    return ending_of(trial->folder, status);
}

void ending_release(struct ending *ending)
{
    str_release(&ending->out);
    str_release(&ending->err);
}

static bool begins(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

int ending_acknowledged(const struct ending *ending)
{
    static const char *const verdict[] = {
        "  Right.", "  Almost.", "  Not quite.", "  Wrong.", "  Half right."};
    int count = 0;
    for (const char *line = str_text(&ending->out); line;
         line = strchr(line, '\n')) {
        line += *line == '\n';
        for (size_t i = 0; i < sizeof verdict / sizeof *verdict; i++)
            count += begins(line, verdict[i]);
        count -= begins(line, "  Not saved:");
    }
    return count;
}

static bool says_ok(sqlite3 *handle, const char *sql, const char *wanted)
{
    sqlite3_stmt *statement;
    bool ok = false;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) != SQLITE_OK)
        return false;
    int result = sqlite3_step(statement);
    if (!wanted)
        ok = result == SQLITE_DONE;
    else if (result == SQLITE_ROW)
        ok = strcmp((const char *)sqlite3_column_text(statement, 0), wanted) ==
             0;
    sqlite3_finalize(statement);
    return ok;
}

static long count_rows(sqlite3 *handle)
{
    sqlite3_stmt *statement;
    long rows = -1;
    if (sqlite3_prepare_v2(handle, "SELECT count(*) FROM answer", -1,
                           &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        rows = (long)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return rows;
}

struct kept database_look(const char *path)
{
    struct kept kept = {.rows = -1, .sound = true};
    sqlite3 *handle;
    if (access(path, F_OK) != 0)
        return kept;
    if (sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL) ==
        SQLITE_OK) {
        sqlite3_busy_timeout(handle, 5000);
        kept.sound = says_ok(handle, "PRAGMA integrity_check", "ok") &&
                     says_ok(handle, "PRAGMA foreign_key_check", NULL) &&
                     says_ok(handle,
                             "SELECT 1 FROM answer GROUP BY session, sequence "
                             "HAVING count(*) > 1",
                             NULL);
        kept.rows = count_rows(handle);
    }
    kept.sound = kept.sound && kept.rows >= 0;
    sqlite3_close(handle);
    return kept;
}
