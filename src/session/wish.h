/* What is wanted of all that the catalog has: topics, single templates, tags,
 * levels. Everything that asks for a selection (practice, drills, interviews,
 * presets) says it in this form. */
#ifndef RECKON_SESSION_WISH_H
#define RECKON_SESSION_WISH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "session/catalog.h"

enum { WISH_TOPICS = 64, WISH_TEMPLATES = 256, WISH_TAGS = 32 };

/* Zeroed it wants everything. */
struct wish {
    uint32_t topic[WISH_TOPICS];       /* of the catalog */
    uint32_t template[WISH_TEMPLATES]; /* likewise */
    size_t topics, templates;   /* both none: any; else what either one names */
    const char *tag[WISH_TAGS]; /* the catalog's; outlived by it */
    size_t tags;                /* none: any; else one of them is enough */
    int level_low, level_high;  /* both 0: any */
};

/* Each adds what a name stands for. False, with an error that suggests the
 * nearest name, where it stands for nothing, or the wish is full. */
bool wish_add_topic(struct wish *wish, const struct catalog *catalog,
                    const char *name, struct error *error);
bool wish_add_tag(struct wish *wish, const struct catalog *catalog,
                  const char *name, struct error *error);

/* A topic, a template as BANK/TEMPLATE, or a tag, in this order. */
bool wish_add_word(struct wish *wish, const struct catalog *catalog,
                   const char *name, struct error *error);

/* Is the template wanted at one level or another? */
bool wish_takes(const struct wish *wish, const struct catalog *catalog,
                uint32_t template);

/* Is a question of this level wanted? */
bool wish_takes_level(const struct wish *wish, int level);

/* Does it name anything, so that open questions are meant too? */
bool wish_is_narrow(const struct wish *wish);

#endif
