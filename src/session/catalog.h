/* Everything that can be asked: the templates of all banks at each of their
 * levels, by topic. Files are known from an index while they are as
 * they were, so that starting does not parse every bank; a bank is parsed when
 * a question of it is drawn for the first time. */
#ifndef RECKON_SESSION_CATALOG_H
#define RECKON_SESSION_CATALOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bank/template.h"
#include "base/arena.h"
#include "base/error.h"
#include "store/bank_index.h"

#define CATALOG_NONE UINT32_MAX

struct catalog_file {
    const char *path; /* "" for a bank that came from memory */
    const char *bank, *title;
    /* NULL until a question of it is needed: read for its templates one by one,
     * or, where that will not do, checked as a whole. */
    struct bank *glanced, *loaded;
    struct bank_layout layout; /* no head: it cannot be glanced at */
    bool refused;              /* could not be loaded; not tried again */
};

struct catalog_template {
    const char *bank, *id;
    uint32_t file, position; /* where it stands */
    struct file_span span;   /* no length: not known */
    uint32_t topic;
    const char *kind; /* of the answer to its first part */
    bool judged;      /* by the program; false: marked by the learner */
    const char *tags, *formerly; /* words separated by single blanks */
    const char *tools;           /* head, paper, calculator */
    /* Dead: no question could be drawn; not tried again. */
    struct bank_index_level *level;
    uint32_t levels;
};

struct catalog_topic {
    const char *name;
    uint32_t *template;
    uint32_t templates, capacity; /* one at least */
};

struct catalog {
    struct arena arena;
    struct catalog_file *file;
    uint32_t files, file_capacity;
    struct catalog_template *template;
    uint32_t templates, template_capacity;
    struct catalog_topic *topic; /* in order of first appearance */
    uint32_t topics, topic_capacity;
    const char **tag; /* each once, in order of first appearance */
    uint32_t tags, tag_capacity;
    bool forgetful; /* leaves no file behind */
};

void catalog_init(struct catalog *catalog);

/* Adds one file, or every *.yaml file of a folder in the order of their names.
 * `index` (or NULL) is the file in which what they hold is remembered; a
 * forgetful catalog reads it and does not write it. False when something was
 * refused: a file with errors, a folder that cannot be read, a bank id that is
 * there already; what is good is there all the same. */
bool catalog_add(struct catalog *catalog, const char *path, const char *index,
                 struct error_list *errors);

/* Adds a bank in memory, which then belongs to the catalog. */
bool catalog_add_bank(struct catalog *catalog, struct bank *bank,
                      struct error_list *errors);

/* The template itself, its bank loaded if need be. NULL (with errors) when the
 * file cannot be loaded any more or has lost it; then its levels are dead. */
const struct template *catalog_load(struct catalog *catalog, uint32_t template,
                                    struct error_list *errors);

/* The index of a topic; CATALOG_NONE, with an error that suggests the nearest
 * name, where there is none. */
uint32_t catalog_find_topic(const struct catalog *catalog, const char *name,
                            struct error *error);

/* The index of the template BANK/TEMPLATE, also by a former id; CATALOG_NONE,
 * with an error, where there is none. */
uint32_t catalog_find_template(const struct catalog *catalog, const char *name,
                               struct error *error);

/* The tag by this name, as the catalog's own text; NULL, with an error that
 * suggests the nearest one, where no template has it. */
const char *catalog_find_tag(const struct catalog *catalog, const char *name,
                             struct error *error);

bool catalog_has_tag(const struct catalog_template *template, const char *tag);

/* Frees all banks too. */
void catalog_release(struct catalog *catalog);

#endif
