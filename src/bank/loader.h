/* Shared by the files that turn a bank's tree into templates. */
#ifndef RECKON_BANK_LOADER_H
#define RECKON_BANK_LOADER_H

#include "bank/schema.h"
#include "bank/template.h"
#include "lang/function.h"

struct loader {
    struct bank *bank;
    struct arena *arena;
    const struct source *source;
    struct error_list *errors;
    struct scope scope; /* names of the template being read */
    bool ok;            /* nothing was refused so far */
    bool passing;       /* what is read is let go again, and never drawn from */
    struct function_index functions;
};

/* For one bank; `arena` is where its templates go. */
void loader_start(struct loader *loader, struct bank *bank, struct arena *arena,
                  struct error_list *errors);

/* Names of functions are looked up by an index, which pays from some tens of
 * names on. */
void loader_expect_many(struct loader *loader);

/* Adds an error about a node of the file. Always false. */
bool loader_fail(struct loader *loader, const struct yaml_node *node,
                 enum error_code code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Adds an error whose place is an offset in the scalar's text. Always false. */
bool loader_fail_inside(struct loader *loader, const struct yaml_node *scalar,
                        struct error *error);

/* Ids are file names, keys and columns elsewhere: [A-Za-z0-9_.-]{1,64}, not
 * beginning with '-' or '.'. */
bool loader_id(struct loader *loader, const struct yaml_node *node);

/* Works out what is constant in a formula (tree_fold), unless it is let go. */
void loader_fold(struct loader *loader, struct node *node);

/* A formula of the given type, typed against the loader's scope. */
bool loader_formula(struct loader *loader, const struct yaml_node *node,
                    struct type type, const char *what, struct formula *out);

bool loader_prose(struct loader *loader, const struct yaml_node *node,
                  struct prose *out);

/* One prose or a list of them. */
bool loader_proses(struct loader *loader, const struct yaml_node *node,
                   struct prose **out, uint32_t *count);

/* The words of a list of scalars. */
bool loader_words(struct loader *loader, const struct yaml_node *list,
                  const char ***out, uint32_t *count);

/* draw, let and where: names in an order in which each can be worked out. */
void loader_bindings(struct loader *loader, const struct yaml_node *map,
                     struct template *template);

/* One part, from the map that holds its keys. */
void loader_part(struct loader *loader, const struct yaml_node *map,
                 struct part *part);

/* A bank without a text. */
struct bank *bank_new(const char *name);

/* A bank with its file's text and nothing read; NULL with an error. */
struct bank *bank_new_of(const char *path, struct error *error);

/* All of a bank but its templates; false where there is none to look for. */
bool loader_head(struct loader *loader, const struct yaml_node *map);

void loader_template(struct loader *loader, const struct yaml_node *map,
                     struct template *template);

#endif
