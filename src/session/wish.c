#include "session/wish.h"

#include <string.h>

#include "base/suggest.h"

static bool is_full(const char *what, size_t count, size_t most,
                    struct error *error)
{
    if (count < most)
        return false;
    error_set(error, ERROR_USAGE, "more than %zu %s at once", most, what);
    return true;
}

static bool add_topic(struct wish *wish, uint32_t topic, struct error *error)
{
    for (size_t i = 0; i < wish->topics; i++)
        if (wish->topic[i] == topic)
            return true;
    if (is_full("topics", wish->topics, WISH_TOPICS, error))
        return false;
    wish->topic[wish->topics++] = topic;
    return true;
}

bool wish_add_topic(struct wish *wish, const struct catalog *catalog,
                    const char *name, struct error *error)
{
    uint32_t topic = catalog_find_topic(catalog, name, error);
    return topic != CATALOG_NONE && add_topic(wish, topic, error);
}

static bool add_template(struct wish *wish, const struct catalog *catalog,
                         const char *name, struct error *error)
{
    uint32_t template = catalog_find_template(catalog, name, error);
    if (template == CATALOG_NONE ||
        is_full("templates", wish->templates, WISH_TEMPLATES, error))
        return false;
    wish->template[wish->templates++] = template;
    return true;
}

bool wish_add_tag(struct wish *wish, const struct catalog *catalog,
                  const char *name, struct error *error)
{
    const char *tag = catalog_find_tag(catalog, name, error);
    if (!tag || is_full("tags", wish->tags, WISH_TAGS, error))
        return false;
    wish->tag[wish->tags++] = tag;
    return true;
}

bool wish_add_word(struct wish *wish, const struct catalog *catalog,
                   const char *name, struct error *error)
{
    struct error ignored = {.code = ERROR_NONE};
    if (strchr(name, '/'))
        return add_template(wish, catalog, name, error);
    uint32_t topic = catalog_find_topic(catalog, name, error);
    if (topic != CATALOG_NONE)
        return add_topic(wish, topic, error);
    if (!catalog_find_tag(catalog, name, &ignored))
        return false;
    *error = ignored = (struct error){.code = ERROR_NONE};
    return wish_add_tag(wish, catalog, name, error);
}

static bool takes_place(const struct wish *wish, uint32_t topic,
                        uint32_t template)
{
    if (!wish->topics && !wish->templates)
        return true;
    for (size_t i = 0; i < wish->topics; i++)
        if (wish->topic[i] == topic)
            return true;
    for (size_t i = 0; i < wish->templates; i++)
        if (wish->template[i] == template)
            return true;
    return false;
}

bool wish_takes_level(const struct wish *wish, int level)
{
    return !wish->level_low ||
           (wish->level_low <= level && level <= wish->level_high);
}

bool wish_takes(const struct wish *wish, const struct catalog *catalog,
                uint32_t template)
{
    const struct catalog_template *entry = &catalog->template[template];
    bool level = false, tag = wish->tags == 0;
    for (uint32_t i = 0; i < entry->levels && !level; i++)
        level = wish_takes_level(wish, entry->level[i].level);
    for (size_t i = 0; i < wish->tags && !tag; i++)
        tag = catalog_has_tag(entry, wish->tag[i]);
    return level && tag && takes_place(wish, entry->topic, template);
}

bool wish_is_narrow(const struct wish *wish)
{
    return wish->topics || wish->templates || wish->tags;
}
