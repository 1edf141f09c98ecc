/* A preset in memory: a drill against the clock, a mock interview or a
 * placement, as data.
 * Presets stand in the folder `presets` beside the banks and in the user's own
 * (paths_presets); of two with one id the later folder's counts, so that a
 * user's copy takes the place of the shipped one. Which templates a preset
 * means is found out when it is used (session/wish.h). */
#ifndef RECKON_BANK_PRESET_H
#define RECKON_BANK_PRESET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bank/template.h"

enum preset_mode {
    PRESET_DRILL,    /* against the clock */
    PRESET_MOCK,     /* a mock interview */
    PRESET_PLACEMENT /* to find a level */
};

enum preset_scoring {
    SCORING_PLAIN,     /* one point for a right answer */
    SCORING_PLUS_MINUS /* and one less for a wrong one */
};

/* Questions of one sort. */
struct preset_section {
    const char *name;   /* or NULL */
    const char **topic; /* topics, or templates as BANK/ID; none: any */
    uint32_t topics;
    const char **tag; /* one of these; none: any */
    uint32_t tags;
    int level_low, level_high; /* both 0: any */
    const char *tools;         /* head, paper, calculator; NULL: any */
    uint32_t count;            /* questions at most; 0: as many as there is
                                  time for */
    double share;              /* of the minutes, in any unit */
};

#define PRESET_MINUTES_LEAST 0.5
#define PRESET_MINUTES_MOST  480.0

struct preset {
    struct arena arena;
    struct source source;
    const char *id, *title, *about; /* about may be NULL */
    enum preset_mode mode;
    double minutes;
    enum preset_scoring scoring;
    bool options; /* four to choose from, where the answer is a number */
    bool calculator; /* may be used, at no cost */
    struct preset_section *section;
    uint32_t sections; /* at least one */
};

/* Reads one file; NULL on errors, all of which are collected. */
struct preset *preset_load(const char *path, struct error_list *errors);

/* The same from text in memory (copied); `name` is what errors call it. */
struct preset *preset_read(const char *name, const char *text, size_t length,
                           struct error_list *errors);

void preset_free(struct preset *preset);

/* All presets of some folders. */
struct preset_list {
    struct preset **item; /* by order of the folders, then of the files */
    size_t count, capacity;
    /* Adds them, once, when somebody first looks for one; or NULL. */
    void (*fill)(struct preset_list *list, void *context);
    void *context;
};

/* The list, filled; NULL stays NULL. */
const struct preset_list *preset_list_filled(struct preset_list *list);

/* Adds all of a folder; one with an id that is there takes its place. A folder
 * that is not there is empty. False when a file was refused; the others are
 * there. */
bool preset_list_add(struct preset_list *list, const char *folder,
                     struct error_list *errors);

/* The preset with this id and mode, or NULL with an error that suggests the
 * nearest name. */
const struct preset *preset_list_find(const struct preset_list *list,
                                      enum preset_mode mode, const char *id,
                                      struct error *error);

void preset_list_release(struct preset_list *list);

#endif
