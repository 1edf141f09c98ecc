/* 'doctor --backup', 'doctor --restore FILE'. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/numtext.h"
#include "cli/confirm.h"
#include "cli/doctor.h"
#include "repl/say.h"
#include "store/backup.h"
#include "store/db.h"
#include "store/health.h"

static void say(struct cli *cli, struct str *line)
{
    term_text(&cli->out, 0, str_text(line));
    str_release(line);
}

enum exit_status doctor_backup(struct cli *cli, const char *database)
{
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    struct db *db = db_open(database, &error);
    bool ok = db && backup_make(db, cli->clock->now(), &path, &error);
    db_close(db);
    if (ok) {
        term_add(&cli->out, "Made and checked a backup: ");
        term_foreign(&cli->out, path.text);
        term_add(&cli->out, "\n");
    }
    str_release(&path);
    return ok ? EXIT_DONE : cli_fail(cli, EXIT_FAILED, &error);
}

/* The path that was meant: a file, or a backup by its name alone. */
static void find_file(struct cli *cli, const char *database, const char *given,
                      struct str *path)
{
    struct backup *backup;
    size_t count;
    struct stat status;
    struct arena arena;
    arena_init(&arena);
    backup_list(database, cli->clock->now(), &backup, &count, &arena);
    if (stat(given, &status) != 0)
        for (size_t i = 0; i < count; i++)
            if (strcmp(backup[i].name, given) == 0)
                str_add(path, backup[i].path);
    if (!path->length)
        str_add(path, given);
    arena_release(&arena);
}

static void add_answers(struct cli *cli, const struct health *health,
                        struct str *out)
{
    int64_t now = cli->clock->now();
    numtext_add_grouped(out, health->answers);
    str_add(out, health->answers == 1 ? " answer" : " answers");
    if (!health->answers)
        return;
    str_add(out, ", the last of ");
    say_date(health->last, clock_offset(health->last), now, out);
}

/* What there is now, and what becomes of it. */
static void say_loss(struct cli *cli, const char *database)
{
    struct error error = {.code = ERROR_NONE};
    struct health health;
    struct arena arena;
    struct str line = {0};
    arena_init(&arena);
    bool read = health_check(database, &health, &arena, &error);
    if (!read || health.faults) {
        str_add(&line, "The database is damaged; it is kept under another "
                       "name.");
    } else if (health.there) {
        str_add(&line, "The database has ");
        add_answers(cli, &health, &line);
        str_add(&line, "; it is kept under another name.");
    } else {
        str_add(&line, "There is no database now.");
    }
    say(cli, &line);
    arena_release(&arena);
}

static bool is_sure(struct cli *cli, const char *database,
                    const struct health *health, enum exit_status *status)
{
    struct str line = {0};
    if (cli->options.value[OPTION_YES])
        return true;
    str_add(&line, "The backup has ");
    add_answers(cli, health, &line);
    str_add_char(&line, '.');
    say(cli, &line);
    say_loss(cli, database);
    if (!isatty(STDIN_FILENO)) {
        *status = cli_usage(cli, "nothing was restored: nobody is there to be "
                                 "asked; --yes restores without asking");
        return false;
    }
    if (confirm(cli, "Type yes to go on: ", "yes"))
        return true;
    term_add(&cli->out, "Nothing was restored.\n");
    *status = EXIT_FAILED;
    return false;
}

static enum exit_status put_back(struct cli *cli, const char *database,
                                 const char *from, struct health *health)
{
    struct error error = {.code = ERROR_NONE};
    struct str aside = {0}, line = {0};
    bool ok = backup_restore(database, from, cli->clock->now(), &aside, &error);
    if (ok) {
        str_add(&line, "Restored: ");
        add_answers(cli, health, &line);
        str_add_char(&line, '.');
        say(cli, &line);
        if (aside.length) {
            term_add(&cli->out, "What was there is now ");
            term_foreign(&cli->out, aside.text);
            term_add(&cli->out, "\n");
        }
    }
    str_release(&aside);
    return ok ? EXIT_DONE : cli_fail(cli, EXIT_FAILED, &error);
}

enum exit_status doctor_restore(struct cli *cli, const char *database)
{
    struct error error = {.code = ERROR_NONE};
    enum exit_status status = EXIT_FAILED;
    struct str from = {0};
    struct health health;
    struct arena arena;
    arena_init(&arena);
    find_file(cli, database, cli->options.value[OPTION_RESTORE], &from);
    if (!health_read(from.text, &health, &arena, &error))
        status = cli_fail(cli, EXIT_FAILED, &error);
    else if (is_sure(cli, database, &health, &status))
        status = put_back(cli, database, from.text, &health);
    str_release(&from);
    arena_release(&arena);
    return status;
}
