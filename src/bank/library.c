#include "bank/library.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/suggest.h"

static const struct bank *bank_with_id(const struct library *library,
                                       const char *id)
{
    for (size_t i = 0; i < library->count; i++)
        if (strcmp(library->bank[i]->id, id) == 0)
            return library->bank[i];
    return NULL;
}

static bool add_file(struct library *library, const char *path,
                     struct error_list *errors)
{
    struct bank *bank =
        library->lean ? bank_open(path, errors) : bank_load(path, errors);
    if (!bank)
        return false;
    const struct bank *other = bank_with_id(library, bank->id);
    if (other) {
        struct error error = {0};
        error_set(&error, ERROR_KEY,
                  "%s: the bank id '%s' is already that of %s",
                  bank->source.name, bank->id, other->source.name);
        error_list_add(errors, &error);
        bank_free(bank);
        return false;
    }
    if (library->count == library->capacity) {
        library->capacity = library->capacity ? 2 * library->capacity : 32;
        library->bank = memory_resize(library->bank, library->capacity,
                                      sizeof *library->bank);
    }
    library->bank[library->count++] = bank;
    return true;
}

bool library_add(struct library *library, const char *path,
                 struct error_list *errors)
{
    struct error error = {0};
    struct arena arena;
    const char **name;
    size_t count;
    bool ok = true;
    arena_init(&arena);
    if (!file_list(path, ".yaml", &name, &count, &arena, &error)) {
        error_list_add(errors, &error);
        ok = false;
    }
    for (size_t i = 0; i < count; i++)
        ok &= add_file(library, name[i], errors);
    arena_release(&arena);
    return ok;
}

void library_release(struct library *library)
{
    for (size_t i = 0; i < library->count; i++)
        bank_free(library->bank[i]);
    memory_free(library->bank);
    *library = (struct library){0};
}

/* What was looked for as a file first, and is none. */
static bool is_file_name(const char *name)
{
    const char *end = strrchr(name, '.');
    return end && (strcmp(end, ".yaml") == 0 || strcmp(end, ".yml") == 0);
}

static const struct template *suggest_template(const struct library *library,
                                               const char *name,
                                               struct error *error)
{
    struct suggest suggest = {0};
    const char *id = strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
    const struct bank *where = NULL;
    for (size_t i = 0; i < library->count; i++)
        for (uint32_t j = 0; j < library->bank[i]->templates; j++) {
            const char *before = suggest.best;
            suggest_offer(&suggest, id, strlen(id),
                          library->bank[i]->template[j].id);
            if (suggest.best != before)
                where = library->bank[i];
        }
    if (suggest.best)
        error_set(error, ERROR_NAME,
                  "there is no template '%s'; did you mean '%s/%s'?", name,
                  where->id, suggest.best);
    else
        error_set(error, ERROR_NAME, "there is no %s '%s'",
                  is_file_name(name) ? "file" : "template", name);
    return NULL;
}

const struct template *library_template(const struct library *library,
                                        const char *name, struct error *error)
{
    const char *slash = strchr(name, '/');
    const struct template *found = NULL;
    for (size_t i = 0; i < library->count; i++) {
        const struct bank *bank = library->bank[i];
        if (slash && (strlen(bank->id) != (size_t)(slash - name) ||
                      strncmp(bank->id, name, (size_t)(slash - name)) != 0))
            continue;
        const struct template *here = bank_find(bank, slash ? slash + 1 : name);
        if (here && found) {
            error_set(error, ERROR_NAME,
                      "'%s' is in the banks '%s' and '%s'; write BANK/%s", name,
                      found->bank->id, bank->id, name);
            return NULL;
        }
        found = here ? here : found;
    }
    return found ? found : suggest_template(library, name, error);
}

size_t library_topics(const struct library *library, const char **topic,
                      size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < library->count; i++)
        for (uint32_t j = 0; j < library->bank[i]->templates; j++) {
            const char *name = library->bank[i]->template[j].topic;
            bool known = false;
            for (size_t k = 0; k < count && k < most && !known; k++)
                known = strcmp(topic[k], name) == 0;
            if (known)
                continue;
            if (count < most)
                topic[count] = name;
            count++;
        }
    return count;
}
