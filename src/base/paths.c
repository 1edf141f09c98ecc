#include "base/paths.h"

#include <string.h>
#include <sys/stat.h>

static bool is_set(const char *value)
{
    return value && *value;
}

/* Appends the base folder that XDG names by a variable, or the default below
 * the home folder. A relative value is as good as none. */
static bool add_base(const char *variable, const char *home,
                     const char *default_folder, struct str *out)
{
    if (is_set(variable) && *variable == '/') {
        str_add(out, variable);
        return true;
    }
    if (!is_set(home))
        return false;
    str_add(out, home);
    str_add(out, default_folder);
    return true;
}

static bool add_file(const struct environment *environment,
                     const char *variable, const char *default_folder,
                     const char *name, struct str *out, struct error *error)
{
    if (is_set(environment->data_dir))
        str_add(out, environment->data_dir);
    else if (add_base(variable, environment->home, default_folder, out))
        str_add(out, "/reckon");
    else
        return error_set(error, ERROR_FILE,
                         "there is no home folder to keep %s in; name one "
                         "with --data-dir, or use --no-save",
                         name);
    str_add_char(out, '/');
    str_add(out, name);
    return true;
}

bool paths_database(const struct environment *environment, struct str *out,
                    struct error *error)
{
    return add_file(environment, environment->xdg_data_home, "/.local/share",
                    "progress.db", out, error);
}

bool paths_bank_index(const struct environment *environment, struct str *out,
                      struct error *error)
{
    return add_file(environment, environment->xdg_cache_home, "/.cache",
                    "banks.index", out, error);
}

bool paths_history(const struct environment *environment, struct str *out,
                   struct error *error)
{
    return add_file(environment, environment->xdg_state_home, "/.local/state",
                    "history", out, error);
}

bool paths_config(const struct environment *environment, struct str *out,
                  struct error *error)
{
    if (!add_base(environment->xdg_config_home, environment->home, "/.config",
                  out))
        return error_set(error, ERROR_FILE,
                         "there is no home folder to keep settings in");
    str_add(out, "/reckon/config.yaml");
    return true;
}

static bool exists(const char *path, mode_t type)
{
    struct stat status;
    return stat(path, &status) == 0 && (status.st_mode & S_IFMT) == type;
}

/* Appends a line to the list of folders, unless it is empty. */
static void add_folder(struct str *out, const char *folder, size_t length)
{
    if (!length)
        return;
    if (out->length)
        str_add_char(out, '\n');
    str_add_bytes(out, folder, length);
}

static void add_named(struct str *out, const char *list)
{
    for (;;) {
        size_t length = strcspn(list, ":");
        add_folder(out, list, length);
        if (!list[length])
            return;
        list += length + 1;
    }
}

/* The folder of a program that was built but not installed; it has a
 * config.status beside it. */
static bool add_build_tree(struct str *out, const char *program_folder)
{
    struct str path = {0};
    bool built = false;
    if (is_set(program_folder)) {
        str_add_format(&path, "%s/config.status", program_folder);
        built = exists(path.text, S_IFREG);
        str_clear(&path);
    }
    if (built) {
        str_add_format(&path, "%s/banks", program_folder);
        add_folder(out, path.text, path.length);
    }
    str_release(&path);
    return built;
}

void paths_banks(const struct environment *environment, struct str *out)
{
    struct str folders = {0}, own = {0};
    if (is_set(environment->banks))
        add_named(&folders, environment->banks);
    else if (!add_build_tree(&folders, environment->program_folder) &&
             is_set(environment->installed_banks))
        add_folder(&folders, environment->installed_banks,
                   strlen(environment->installed_banks));

    if (add_base(environment->xdg_data_home, environment->home, "/.local/share",
                 &own)) {
        str_add(&own, "/reckon/banks");
        if (exists(own.text, S_IFDIR))
            add_folder(&folders, own.text, own.length);
    }
    str_add(out, str_text(&folders));
    str_release(&folders);
    str_release(&own);
}

void paths_presets(const struct environment *environment, struct str *out)
{
    struct str banks = {0}, folders = {0}, own = {0};
    paths_banks(environment, &banks);
    for (const char *at = str_text(&banks); *at;) {
        size_t length = strcspn(at, "\n");
        struct str folder = {0};
        str_add_bytes(&folder, at, length);
        str_add(&folder, "/presets");
        add_folder(&folders, folder.text, folder.length);
        str_release(&folder);
        at += length + (at[length] == '\n');
    }
    if (add_base(environment->xdg_config_home, environment->home, "/.config",
                 &own)) {
        str_add(&own, "/reckon/presets");
        add_folder(&folders, own.text, own.length);
    }
    str_add(out, str_text(&folders));
    str_release(&banks);
    str_release(&folders);
    str_release(&own);
}
