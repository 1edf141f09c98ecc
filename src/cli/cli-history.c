#include <config.h>

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/numtext.h"
#include "base/suggest.h"
#include "cli/cli.h"
#include "cli/holdings.h"
#include "cli/person.h"
#include "cli/surroundings.h"
#include "history/history.h"
#include "session/rebuild.h"
#include "store/db.h"

enum { NAME_COLUMN = 14 };

/* --- the list of learners --------------------------------------------------
 */

static bool list_learner(struct cli *cli, struct db *db,
                         const struct learner_row *learner, struct error *error)
{
    struct learner_holdings holdings;
    struct str text = {0};
    if (!learners_holdings(db, learner->id, &holdings, error))
        return false;
    holdings_add(cli, &holdings, true, &text);
    term_row(&cli->out, NAME_COLUMN, learner->name, text.text);
    str_release(&text);
    return true;
}

static bool list_all(struct cli *cli, struct db *db, struct error *error)
{
    struct arena arena;
    struct learner_row *learner;
    size_t count;
    arena_init(&arena);
    bool ok = learners_all(db, &learner, &count, &arena, error);
    for (size_t i = 0; ok && i < count; i++)
        ok = list_learner(cli, db, &learner[i], error);
    if (ok && !count)
        term_add(&cli->out, "Nobody has practised here yet.\n");
    arena_release(&arena);
    return ok;
}

/* The database alone, with nobody added to it. */
static struct db *open_database(struct cli *cli, struct str *path)
{
    struct error error = {.code = ERROR_NONE};
    struct db *db = NULL;
    if (paths_database(&cli->environment, path, &error))
        db = db_open(path->text, &error);
    if (!db)
        cli_fail(cli, EXIT_FAILED, &error);
    return db;
}

static enum exit_status list(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    struct db *db = open_database(cli, &path);
    enum exit_status status = db ? EXIT_DONE : EXIT_FAILED;
    if (db && !list_all(cli, db, &error))
        status = cli_fail(cli, EXIT_FAILED, &error);
    db_close(db);
    str_release(&path);
    return status;
}

/* --- export ----------------------------------------------------------------
 */

static bool to_output(const char *bytes, size_t length, void *context)
{
    struct cli *cli = context;
    str_add_bytes(&cli->out.pending, bytes, length);
    return term_flush(&cli->out);
}

static bool to_file(const char *bytes, size_t length, void *context)
{
    return file_add(context, bytes, length);
}

/* A history written over the database would be the end of it. */
static bool is_database(const char *path, const char *database)
{
    struct stat one, other;
    return stat(path, &one) == 0 && stat(database, &other) == 0 &&
           one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static bool write_file(const struct history_source *source, const char *path,
                       struct error *error)
{
    struct file_writer writer;
    if (!file_begin_put(&writer, path, 0600, error))
        return false;
    /* Where the file cannot be written, file_commit says why. */
    if (history_export(source, to_file, &writer, error) ||
        error->code == ERROR_NONE)
        return file_commit(&writer, error);
    file_abandon(&writer);
    return false;
}

static void say_written(struct cli *cli, const struct surroundings *around,
                        const char *path)
{
    struct learner_holdings holdings;
    struct error ignored = {.code = ERROR_NONE};
    struct str line = {0};
    if (learners_holdings(around->db, around->learner, &holdings, &ignored)) {
        str_add_format(
            &line, "Wrote the history of %s to %s: ", person_name(cli), path);
        holdings_add(cli, &holdings, false, &line);
        str_add_char(&line, '.');
        term_text(&cli->out, 0, line.text);
    }
    str_release(&line);
}

static enum exit_status write_history(struct cli *cli,
                                      const struct surroundings *around,
                                      enum history_kind kind)
{
    const char *path = cli->options.value[OPTION_OUTPUT];
    struct error error = {.code = ERROR_NONE};
    struct history_source source = {
        .db = around->db,
        .learner = around->learner,
        .name = person_name(cli),
        .program = PACKAGE_NAME " " PACKAGE_VERSION,
        .kind = kind,
        .guarded = cli->options.value[OPTION_SPREADSHEET_SAFE],
    };
    if (path && is_database(path, around->path.text))
        error_set(&error, ERROR_USAGE,
                  "%.150s is the database itself; name another file", path);
    else if (!path)
        history_export(&source, to_output, cli, &error);
    else if (write_file(&source, path, &error))
        say_written(cli, around, path);
    if (error.code != ERROR_NONE)
        return cli_fail(
            cli, error.code == ERROR_USAGE ? EXIT_USAGE : EXIT_FAILED, &error);
    return EXIT_DONE;
}

/* --format, or else the end of the file's name. */
static bool read_kind(const struct options *options, enum history_kind *kind)
{
    const char *format = options->value[OPTION_FORMAT];
    const char *path = options->value[OPTION_OUTPUT];
    size_t length = path ? strlen(path) : 0;
    *kind = HISTORY_JSON;
    if (!format && length > 4 && strcmp(path + length - 4, ".csv") == 0)
        format = "csv";
    if (format && strcmp(format, "csv") == 0)
        *kind = HISTORY_CSV;
    return !format || *kind == HISTORY_CSV || strcmp(format, "json") == 0;
}

static enum exit_status export(struct cli *cli) {
    struct error error = {.code = ERROR_NONE};
    struct surroundings around = {.db = NULL};
    enum history_kind kind;
    enum exit_status status = EXIT_FAILED;
    if (!read_kind(&cli->options, &kind)) return cli_usage(
        cli, "--format of 'history' wants csv or json");
    if (cli->options.value[OPTION_SPREADSHEET_SAFE] &&
        kind != HISTORY_CSV) return cli_usage(cli, "--spreadsheet-safe is for "
                                                   "--format=csv");
    around.db = open_database(cli, &around.path);
    if (!around.db);
    else if (!person_look_up(cli, around.db, &around.learner, &error))
        status = cli_fail(cli,
                          error.code == ERROR_USAGE ? EXIT_USAGE : EXIT_FAILED,
                          &error);
    else status = write_history(cli, &around, kind);
    db_close(around.db);
    str_release(&around.path);
    return status;
}

/* --- import ----------------------------------------------------------------
 */

static void say_tally(struct cli *cli, const struct history_tally *tally)
{
    static const char *const name[] = {"Answers", "Drills and interviews",
                                       "Notes", "Intervals"};
    struct str line = {0};
    for (int i = 0; i < HISTORY_SORTS; i++) {
        if (!tally->came[i] && i != HISTORY_ANSWERS)
            continue;
        str_clear(&line);
        str_add_format(&line, "%s: ", name[i]);
        numtext_add_grouped(&line, (int64_t)tally->came[i]);
        str_add(&line, " read, ");
        if (tally->added[i])
            numtext_add_grouped(&line, (int64_t)tally->added[i]);
        else
            str_add(&line, "none");
        str_add(&line, " new.\n");
        term_add(&cli->out, line.text);
    }
    if (tally->added[HISTORY_ANSWERS])
        term_add(&cli->out, "The estimates were worked out once more.\n");
    str_release(&line);
}

static enum exit_status fail_import(struct cli *cli, struct error_list *errors)
{
    bool ours = errors->count && (errors->item[0].code == ERROR_FILE ||
                                  errors->item[0].code == ERROR_STORE);
    cli_tell(cli, errors);
    term_add(&cli->err, "reckon: nothing was imported\n");
    term_flush(&cli->err);
    return ours ? EXIT_FAILED : EXIT_INPUT;
}

static enum exit_status import(struct cli *cli)
{
    struct surroundings around = {.db = NULL};
    struct history_tally tally;
    struct error_list errors = {.count = 0};
    enum exit_status status = EXIT_FAILED;
    struct history_target target = {
        .learner = person_name(cli),
        .now = cli->clock->now(),
        .catalog = &around.catalog,
    };
    catalog_init(&around.catalog);
    around.db = open_database(cli, &around.path);
    if (around.db) {
        surroundings_look_for_banks(&around, cli);
        status = EXIT_DONE;
        if (history_import(around.db, &target, cli->options.argument[1], &tally,
                           &errors))
            say_tally(cli, &tally);
        else
            status = fail_import(cli, &errors);
    }
    error_list_release(&errors);
    surroundings_close(&around);
    return status;
}

/* --- rebuild ---------------------------------------------------------------
 */

static enum exit_status rebuild(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct surroundings around;
    enum exit_status status;
    if (!surroundings_open_known(&around, cli, &status))
        return status;
    surroundings_look_for_banks(&around, cli);
    if (rebuild_states(around.db, around.learner, &around.catalog, &error))
        term_add(&cli->out, "The estimates were worked out once more.\n");
    else
        status = cli_fail(cli, EXIT_FAILED, &error);
    status = error.code == ERROR_NONE ? EXIT_DONE : status;
    surroundings_close(&around);
    return status;
}

/* --- which of them ---------------------------------------------------------
 */

static const struct {
    const char *name;
    int arguments; /* it takes, itself included */
    enum exit_status (*run)(struct cli *cli);
} actions[] = {
    {"export", 1, export},
    {"import", 2, import},
    {"rebuild", 1, rebuild},
};

enum { ACTIONS = sizeof actions / sizeof *actions };

static enum exit_status fail_unknown(struct cli *cli, const char *word)
{
    struct suggest suggest = {.best = NULL};
    for (size_t i = 0; i < ACTIONS; i++)
        suggest_offer(&suggest, word, strlen(word), actions[i].name);
    if (suggest.best)
        return cli_usage(cli,
                         "'history' does not know '%.60s'; did you mean "
                         "'%s'?",
                         word, suggest.best);
    return cli_usage(cli,
                     "'history' does not know '%.60s': export, import FILE or "
                     "rebuild",
                     word);
}

enum exit_status cli_history(struct cli *cli)
{
    const struct options *options = &cli->options;
    const char *word = options->arguments ? options->argument[0] : NULL;
    bool writes = word && strcmp(word, "export") == 0;
    if (!writes &&
        (options->value[OPTION_FORMAT] || options->value[OPTION_OUTPUT] ||
         options->value[OPTION_SPREADSHEET_SAFE]))
        return cli_usage(cli, "--format, --output and --spreadsheet-safe are "
                              "for 'history export'");
    if (!word)
        return list(cli);
    for (size_t i = 0; i < ACTIONS; i++) {
        if (strcmp(actions[i].name, word) != 0)
            continue;
        if (options->arguments == actions[i].arguments)
            return actions[i].run(cli);
        return cli_usage(cli,
                         actions[i].arguments > 1 ? "'history %s' wants a file"
                                                  : "'history %s' takes no "
                                                    "argument",
                         word);
    }
    return fail_unknown(cli, word);
}
