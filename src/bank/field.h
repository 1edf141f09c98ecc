/* Values of keys in files that are no banks: presets, blueprints. Each function
 * gives what the key says, or what holds where it is missing; a value that is
 * wrong is an error with its place and gives the same. Texts live as long as
 * the file's tree. */
#ifndef RECKON_BANK_FIELD_H
#define RECKON_BANK_FIELD_H

#include <stdbool.h>
#include <stdint.h>

#include "bank/loader.h"

/* NULL where the key is missing. */
const char *field_text(const struct yaml_node *map, const char *key);

/* An id (loader_id), or NULL. */
const char *field_id(struct loader *loader, const struct yaml_node *map,
                     const char *key);

/* The key `format` must be 1; `what` names the file in the message that a newer
 * program is needed: "a newer preset". */
void field_format(struct loader *loader, const struct yaml_node *map,
                  const char *what);

/* The place of the value among `names`, which a NULL ends; else 0. */
int field_one_of(struct loader *loader, const struct yaml_node *map,
                 const char *key, const char *const *names);

/* The range is also what a message says of it: "from 1 to 10". */
struct field_range {
    double least, most;
    const char *words;
};

double field_number(struct loader *loader, const struct yaml_node *map,
                    const char *key, const struct field_range *range,
                    double otherwise);

/* A list of words; none where the key is missing. */
void field_words(struct loader *loader, const struct yaml_node *map,
                 const char *key, const char ***out, uint32_t *count);

/* A list of topics and of templates as BANK/ID. */
void field_places(struct loader *loader, const struct yaml_node *map,
                  const char *key, const char ***out, uint32_t *count);

/* "3" or "2..4"; both 0 where the key is missing. */
void field_levels(struct loader *loader, const struct yaml_node *map,
                  const char *key, int *low, int *high);

/* The name of the tools (head, paper, calculator), or NULL. */
const char *field_tools(struct loader *loader, const struct yaml_node *map,
                        const char *key);

#endif
