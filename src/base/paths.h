/* Where files live, by the XDG base directory rules, from an explicit picture
 * of the environment (so that tests can pass another). */
#ifndef RECKON_BASE_PATHS_H
#define RECKON_BASE_PATHS_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"

/* What the program takes from its surroundings; NULL or "" means unset. */
struct environment {
    const char *home;            /* HOME, else the user database's folder */
    const char *xdg_data_home;
    const char *xdg_state_home;
    const char *xdg_cache_home;
    const char *xdg_config_home;
    const char *data_dir;        /* --data-dir or RECKON_DATA_DIR */
    const char *banks;           /* --banks or RECKON_BANKS: folders by ':' */
    const char *program_folder;  /* folder of the running program */
    const char *installed_banks; /* PKGDATADIR/banks */
    const char *no_color;
    const char *term;
    const char *tmux, *vte; /* TMUX, VTE_VERSION: what draws the terminal */
    const char *accessible;
    const char *source_date_epoch; /* seconds that stand for the present */
    const char *pager;         /* RECKON_PAGER */
    const char *general_pager; /* PAGER */
    bool utf8;                 /* the locale's characters */
};

/* Appends the path of the progress database: data_dir/progress.db, or
 * $XDG_DATA_HOME/reckon/progress.db (relative values are ignored, as the
 * specification asks), or ~/.local/share/reckon/progress.db. */
bool paths_database(const struct environment *environment, struct str *out,
                    struct error *error);

/* Appends the path of the index of banks, a cache ($XDG_CACHE_HOME/reckon, or
 * data_dir where a data folder was named). */
bool paths_bank_index(const struct environment *environment, struct str *out,
                      struct error *error);

/* Appends the path of the line history ($XDG_STATE_HOME/reckon/history, or
 * data_dir/history where a data folder was named). */
bool paths_history(const struct environment *environment, struct str *out,
                   struct error *error);

/* Appends the path of the settings: $XDG_CONFIG_HOME/reckon/config.yaml, or
 * ~/.config/reckon/config.yaml. */
bool paths_config(const struct environment *environment, struct str *out,
                  struct error *error);

/* Appends the folders to look for banks in, separated by newlines: those of
 * `banks` if set, else the build tree's (program_folder/banks when
 * program_folder/config.status exists), else the installed ones; then the
 * user's own, $XDG_DATA_HOME/reckon/banks, where it exists. */
void paths_banks(const struct environment *environment, struct str *out);

/* Appends the folders to look for presets in, likewise: `presets` beside the
 * banks of each folder above, then $XDG_CONFIG_HOME/reckon/presets. They need
 * not exist; a later one counts where both have something of the same name. */
void paths_presets(const struct environment *environment, struct str *out);

#endif
