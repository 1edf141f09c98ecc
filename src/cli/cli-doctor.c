#include <string.h>

#include "base/numtext.h"
#include "cli/doctor.h"
#include "cli/surroundings.h"
#include "repl/say.h"
#include "session/rebuild.h"
#include "store/backup.h"
#include "store/db.h"
#include "store/health.h"
#include "store/learners.h"

enum { NAME_COLUMN = 38, SECONDS_A_MINUTE = 60, MINUTES_A_DAY = 1440 };

/* --- estimates -------------------------------------------------------------
 */

struct round {
    struct cli *cli;
    struct surroundings around;
    struct learner_row *learner;
    size_t count;
    struct arena arena;
};

/* The database, the banks and all learners. */
static bool begin(struct round *round, struct cli *cli, struct error *error)
{
    *round = (struct round){.cli = cli};
    catalog_init(&round->around.catalog);
    arena_init(&round->arena);
    if (!paths_database(&cli->environment, &round->around.path, error))
        return false;
    round->around.db = db_open(round->around.path.text, error);
    if (!round->around.db)
        return false;
    surroundings_look_for_banks(&round->around, cli);
    return learners_all(round->around.db, &round->learner, &round->count,
                        &round->arena, error);
}

static void end(struct round *round)
{
    arena_release(&round->arena);
    surroundings_close(&round->around);
}

/* False where the states of somebody are not what the history says. */
static bool look_at_estimates(struct cli *cli, struct error *error)
{
    struct round round;
    bool all = true, ok = begin(&round, cli, error);
    for (size_t i = 0; ok && i < round.count; i++) {
        bool agrees;
        ok = rebuild_agrees(round.around.db, round.learner[i].id,
                            &round.around.catalog, &agrees, error);
        if (!ok || agrees)
            continue;
        struct str line = {0};
        all = false;
        str_add_format(&line,
                       "The estimates of %s are not what the history says; "
                       "--rebuild works them out once more.",
                       round.learner[i].name);
        term_text(&cli->out, TERM_INDENT, line.text);
        str_release(&line);
    }
    if (ok && all && round.count)
        term_text(&cli->out, TERM_INDENT,
                  "The estimates are what the history says.");
    end(&round);
    return ok && all;
}

enum exit_status doctor_rebuild(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct round round;
    bool ok = begin(&round, cli, &error);
    for (size_t i = 0; ok && i < round.count; i++)
        ok = rebuild_states(round.around.db, round.learner[i].id,
                            &round.around.catalog, &error);
    end(&round);
    if (!ok)
        return cli_fail(cli, EXIT_FAILED, &error);
    term_add(&cli->out, "The estimates were worked out once more.\n");
    return EXIT_DONE;
}

/* --- the database ----------------------------------------------------------
 */

static void say_sound(struct cli *cli, const struct health *health)
{
    struct str line = {0};
    str_add(&line, "Sound: ");
    numtext_add_grouped(&line, health->learners);
    str_add(&line, health->learners == 1 ? " learner, " : " learners, ");
    numtext_add_grouped(&line, health->answers);
    str_add(&line, health->answers == 1 ? " answer." : " answers.");
    term_text(&cli->out, TERM_INDENT, line.text);
    str_release(&line);
}

static void say_damaged(struct cli *cli, const struct health *health)
{
    term_text(&cli->out, TERM_INDENT, "Damaged; nothing was done to it:");
    for (size_t i = 0; i < health->faults; i++)
        term_text(&cli->out, 2 * (size_t)TERM_INDENT, health->fault[i]);
}

static enum exit_status look(struct cli *cli, const char *database)
{
    struct error error = {.code = ERROR_NONE};
    enum exit_status status = EXIT_DONE;
    struct health health;
    struct arena arena;
    arena_init(&arena);
    bool read = health_check(database, &health, &arena, &error);
    if (!read) {
        term_text(&cli->out, TERM_INDENT, error.text);
        error.code = ERROR_NONE;
        status = EXIT_FINDINGS;
    } else if (!health.there) {
        term_text(&cli->out, TERM_INDENT, "There is none yet.");
    } else if (health.faults) {
        say_damaged(cli, &health);
        status = EXIT_FINDINGS;
    } else {
        say_sound(cli, &health);
        if (!look_at_estimates(cli, &error))
            status = EXIT_FINDINGS;
    }
    arena_release(&arena);
    return error.code != ERROR_NONE ? cli_fail(cli, EXIT_FAILED, &error)
                                    : status;
}

/* --- backups ---------------------------------------------------------------
 */

static void add_size(int64_t bytes, struct str *out)
{
    int64_t kilobytes = (bytes + 999) / 1000;
    if (kilobytes < 1000) {
        numtext_add_grouped(out, kilobytes);
        str_add(out, " kB");
    } else {
        numtext_add_grouped(out, kilobytes / 1000);
        str_add_format(out, ".%d MB", (int)(kilobytes / 100 % 10));
    }
}

static void add_backup(const struct cli *cli, const struct backup *backup,
                       struct str *out)
{
    int offset = clock_offset(backup->made);
    int64_t minutes =
        ((backup->made / SECONDS_A_MINUTE + offset) % MINUTES_A_DAY +
         MINUTES_A_DAY) %
        MINUTES_A_DAY;
    say_date(backup->made, offset, cli->clock->now(), out);
    str_add_format(out, ", %02d:%02d, ", (int)minutes / SECONDS_A_MINUTE,
                   (int)minutes % SECONDS_A_MINUTE);
    add_size(backup->bytes, out);
}

static void list_files(struct cli *cli, const struct backup *backup,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str text = {0};
        add_backup(cli, &backup[i], &text);
        term_row(&cli->out, NAME_COLUMN, backup[i].name, text.text);
        str_release(&text);
    }
}

static void list_backups(struct cli *cli, const char *database)
{
    struct backup *backup;
    size_t count;
    struct arena arena;
    int64_t now = cli->clock->now();
    arena_init(&arena);
    backup_list_aside(database, now, &backup, &count, &arena);
    if (count)
        term_add(&cli->out, "Set aside when a backup was put back\n");
    list_files(cli, backup, count);
    backup_list(database, now, &backup, &count, &arena);
    term_add(&cli->out, "Backups\n");
    list_files(cli, backup, count);
    term_text(&cli->out, TERM_INDENT,
              count ? "'reckon doctor --restore NAME' puts one of them in the "
                      "database's place, and keeps what is there."
                    : "None yet. One is made when practice ends, at most "
                      "daily; --backup makes one now.");
    arena_release(&arena);
}

static enum exit_status report(struct cli *cli, const char *database)
{
    term_foreign(&cli->out, database);
    term_add(&cli->out, "\n");
    enum exit_status status = look(cli, database);
    list_backups(cli, database);
    return status;
}

/* --- which of them ---------------------------------------------------------
 */

static bool is_one_wish(const struct options *options)
{
    int wishes = (options->value[OPTION_BACKUP] != NULL) +
                 (options->value[OPTION_RESTORE] != NULL) +
                 (options->value[OPTION_REBUILD] != NULL);
    return wishes <= 1 &&
           (!options->value[OPTION_YES] || options->value[OPTION_RESTORE]);
}

enum exit_status cli_doctor(struct cli *cli)
{
    const struct options *options = &cli->options;
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    enum exit_status status;
    if (options->arguments)
        return cli_usage(cli, "'doctor' takes no argument; --restore FILE puts "
                              "a backup back");
    if (!is_one_wish(options))
        return cli_usage(cli, "one of --backup, --rebuild and --restore FILE "
                              "at a time; --yes goes with --restore");
    if (!paths_database(&cli->environment, &path, &error))
        status = cli_fail(cli, EXIT_FAILED, &error);
    else if (options->value[OPTION_BACKUP])
        status = doctor_backup(cli, path.text);
    else if (options->value[OPTION_RESTORE])
        status = doctor_restore(cli, path.text);
    else if (options->value[OPTION_REBUILD])
        status = doctor_rebuild(cli);
    else
        status = report(cli, path.text);
    str_release(&path);
    return status;
}
