#include "cli/surroundings.h"

#include <string.h>

#include "cli/person.h"
#include "store/db.h"

/* Hands each folder of the search path to `use`. */
static void each_folder(const struct environment *environment,
                        void (*use)(const char *folder, void *context,
                                    struct error_list *errors),
                        void *context, struct error_list *errors)
{
    struct str folders = {0};
    paths_banks(environment, &folders);
    for (char *at = folders.text; at && *at;) {
        char *end = strchr(at, '\n');
        if (end)
            *end = '\0';
        use(at, context, errors);
        at = end ? end + 1 : NULL;
    }
    str_release(&folders);
}

bool surroundings_no_banks(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    error_set(&error, ERROR_FILE,
              "no banks with questions were found; name their folder with "
              "--banks or RECKON_BANKS");
    cli_fail(cli, EXIT_FAILED, &error);
    return false;
}

static void start(struct surroundings *around, struct cli *cli)
{
    struct error ignored = {.code = ERROR_NONE};
    *around = (struct surroundings){.db = NULL};
    catalog_init(&around->catalog);
    paths_bank_index(&cli->environment, &around->index, &ignored);
}

bool surroundings_open_memory(struct surroundings *around, struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    start(around, cli);
    around->catalog.forgetful = true;
    around->db = db_open_memory(&error);
    if (around->db && person_find(cli, around->db, &around->learner, &error))
        return true;
    cli_fail(cli, EXIT_FAILED, &error);
    surroundings_close(around);
    return false;
}

static bool open_with(struct surroundings *around, struct cli *cli,
                      bool (*find)(const struct cli *cli, struct db *db,
                                   int64_t *learner, struct error *error),
                      enum exit_status *status)
{
    struct error error = {.code = ERROR_NONE};
    start(around, cli);
    if (paths_database(&cli->environment, &around->path, &error))
        around->db = db_open(around->path.text, &error);
    if (around->db && find(cli, around->db, &around->learner, &error))
        return true;
    *status = cli_fail(
        cli, error.code == ERROR_USAGE ? EXIT_USAGE : EXIT_FAILED, &error);
    surroundings_close(around);
    return false;
}

bool surroundings_open(struct surroundings *around, struct cli *cli)
{
    enum exit_status ignored;
    if (cli->options.value[OPTION_NO_SAVE])
        return surroundings_open_memory(around, cli);
    return open_with(around, cli, person_find, &ignored);
}

bool surroundings_open_known(struct surroundings *around, struct cli *cli,
                             enum exit_status *status)
{
    *status = EXIT_FAILED;
    if (cli->options.value[OPTION_NO_SAVE])
        return surroundings_open_memory(around, cli);
    /* The one without a name need not have practised yet. */
    return open_with(around, cli,
                     cli->options.value[OPTION_LEARNER] ? person_look_up
                                                        : person_find,
                     status);
}

static void add_to_catalog(const char *folder, void *context,
                           struct error_list *errors)
{
    struct surroundings *around = context;
    catalog_add(&around->catalog, folder,
                around->index.length ? around->index.text : NULL, errors);
}

void surroundings_look_for_banks(struct surroundings *around, struct cli *cli)
{
    struct error_list errors = {.count = 0};
    each_folder(&cli->environment, add_to_catalog, around, &errors);
    cli_tell(cli, &errors);
}

bool surroundings_add_banks(struct surroundings *around, struct cli *cli)
{
    surroundings_look_for_banks(around, cli);
    return around->catalog.templates > 0 || surroundings_no_banks(cli);
}

void surroundings_close(struct surroundings *around)
{
    catalog_release(&around->catalog);
    db_close(around->db);
    str_release(&around->path);
    str_release(&around->index);
    *around = (struct surroundings){.db = NULL};
    catalog_init(&around->catalog);
}

static void add_to_library(const char *folder, void *context,
                           struct error_list *errors)
{
    struct library *library = context;
    library_add(library, folder, errors);
}

void surroundings_search(struct library *library,
                         const struct environment *environment,
                         struct error_list *errors)
{
    each_folder(environment, add_to_library, library, errors);
}

bool surroundings_library(struct library *library, bool lean, struct cli *cli)
{
    struct error_list errors = {.count = 0};
    *library = (struct library){.lean = lean};
    surroundings_search(library, &cli->environment, &errors);
    cli_tell(cli, &errors);
    return library->count > 0 || surroundings_no_banks(cli);
}
