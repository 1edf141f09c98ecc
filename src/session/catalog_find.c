/* Finding things of the catalog by the names that people type. */
#include <string.h>

#include "base/suggest.h"
#include "session/catalog.h"

uint32_t catalog_find_topic(const struct catalog *catalog, const char *name,
                            struct error *error)
{
    for (uint32_t i = 0; i < catalog->topics; i++)
        if (strcmp(catalog->topic[i].name, name) == 0)
            return i;
    struct suggest suggest = {.best = NULL};
    size_t length = strlen(name);
    for (uint32_t i = 0; i < catalog->topics; i++) {
        const char *topic = catalog->topic[i].name;
        suggest_offer(&suggest, name, length, topic);
        /* The beginning of a name is as good as a slip of the finger. */
        if (!suggest.best && length > 1 && strncmp(topic, name, length) == 0)
            suggest = (struct suggest){.best = topic, .distance = 2};
    }
    if (suggest.best)
        error_set(error, ERROR_USAGE,
                  "no topic is called '%.60s'; did you mean '%s'?", name,
                  suggest.best);
    else
        error_set(error, ERROR_USAGE,
                  "no topic is called '%.60s'; 'topics' lists them", name);
    return CATALOG_NONE;
}

/* Is the word one of those in `words`, which single blanks separate? */
static bool has_word(const char *words, const char *word, size_t length)
{
    for (const char *at = words; *at;) {
        size_t here = strcspn(at, " ");
        if (here == length && strncmp(at, word, length) == 0)
            return true;
        at += here + (at[here] == ' ');
    }
    return false;
}

static bool is_called(const struct catalog_template *template, const char *id)
{
    return strcmp(template->id, id) == 0 ||
           has_word(template->formerly, id, strlen(id));
}

uint32_t catalog_find_template(const struct catalog *catalog, const char *name,
                               struct error *error)
{
    struct suggest suggest = {.best = NULL};
    const char *slash = strchr(name, '/'), *bank = NULL;
    size_t length = slash ? (size_t)(slash - name) : 0;
    for (uint32_t i = 0; slash && i < catalog->templates; i++) {
        const struct catalog_template *template = &catalog->template[i];
        if (strlen(template->bank) != length ||
            strncmp(template->bank, name, length) != 0)
            continue;
        if (is_called(template, slash + 1))
            return i;
        bank = template->bank;
        suggest_offer(&suggest, slash + 1, strlen(slash + 1), template->id);
    }
    if (suggest.best)
        error_set(error, ERROR_USAGE,
                  "no template is called '%.80s'; did you mean '%s/%s'?", name,
                  bank, suggest.best);
    else
        error_set(error, ERROR_USAGE, "no template is called '%.80s'", name);
    return CATALOG_NONE;
}

bool catalog_has_tag(const struct catalog_template *template, const char *tag)
{
    return has_word(template->tags, tag, strlen(tag));
}

const char *catalog_find_tag(const struct catalog *catalog, const char *name,
                             struct error *error)
{
    struct suggest suggest = {.best = NULL};
    for (uint32_t i = 0; i < catalog->tags; i++) {
        if (strcmp(catalog->tag[i], name) == 0)
            return catalog->tag[i];
        suggest_offer(&suggest, name, strlen(name), catalog->tag[i]);
    }
    if (suggest.best)
        error_set(error, ERROR_USAGE,
                  "no question is tagged '%.60s'; did you mean '%s'?", name,
                  suggest.best);
    else
        error_set(error, ERROR_USAGE, "no question is tagged '%.60s'", name);
    return NULL;
}
