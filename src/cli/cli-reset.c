#include <unistd.h>

#include "cli/cli.h"
#include "cli/confirm.h"
#include "cli/holdings.h"
#include "cli/person.h"
#include "store/backup.h"
#include "store/db.h"

static void say_loss(struct cli *cli, const struct learner_holdings *holdings)
{
    struct str text = {0};
    str_add_format(&text, "This deletes all there is of the learner '%s': ",
                   person_name(cli));
    holdings_add(cli, holdings, false, &text);
    str_add(&text, ", and the estimates that follow from them, also in the "
                   "backups. 'reckon history export -o FILE' keeps a copy.");
    term_text(&cli->out, 0, text.text);
    str_release(&text);
}

/* The copies as well. Databases that were set aside may be damaged: they are
 * named instead. */
static bool forget_copies(struct cli *cli, const char *database,
                          struct error *error)
{
    struct backup *backup;
    size_t count;
    struct arena arena;
    bool ok = true;
    arena_init(&arena);
    backup_list(database, cli->clock->now(), &backup, &count, &arena);
    for (size_t i = 0; i < count; i++)
        ok = backup_forget(&backup[i], person_name(cli), error) && ok;
    backup_list_aside(database, cli->clock->now(), &backup, &count, &arena);
    for (size_t i = 0; i < count; i++) {
        term_foreign(&cli->out, backup[i].path);
        term_add(&cli->out, " was set aside by 'doctor' and is as it was.\n");
    }
    arena_release(&arena);
    return ok;
}

static enum exit_status delete_all(struct cli *cli, struct db *db,
                                   const char *path, struct error *error)
{
    int64_t learner;
    struct learner_holdings holdings;
    bool sure = cli->options.value[OPTION_YES];
    if (!person_look_up(cli, db, &learner, error) ||
        !learners_holdings(db, learner, &holdings, error))
        return EXIT_FAILED;
    if (holdings_are_none(&holdings)) {
        term_add(&cli->out, "There is nothing to delete.\n");
        return EXIT_DONE;
    }
    say_loss(cli, &holdings);
    if (!sure && !isatty(STDIN_FILENO))
        return cli_usage(cli, "nothing was deleted: nobody is there to be "
                              "asked; --yes deletes without asking");
    if (!sure &&
        !confirm(cli, "Type the learner's name to go on: ", person_name(cli))) {
        term_add(&cli->out, "Nothing was deleted.\n");
        return EXIT_FAILED;
    }
    if (!learners_empty(db, learner, error) || !forget_copies(cli, path, error))
        return EXIT_FAILED;
    term_add(&cli->out, "Deleted.\n");
    return EXIT_DONE;
}

enum exit_status cli_reset(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    struct db *db = NULL;
    enum exit_status status = EXIT_FAILED;
    if (cli->options.arguments)
        return cli_usage(cli, "'reset' takes no argument; --learner says whose "
                              "history it is");
    if (paths_database(&cli->environment, &path, &error))
        db = db_open(path.text, &error);
    if (db)
        status = delete_all(cli, db, path.text, &error);
    if (error.code != ERROR_NONE)
        cli_fail(cli,
                 status = error.code == ERROR_USAGE ? EXIT_USAGE : EXIT_FAILED,
                 &error);
    db_close(db);
    str_release(&path);
    return status;
}
