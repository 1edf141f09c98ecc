#include "bank/library.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
    struct bank *bank = bank_load(path, errors);
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

static int is_bank_file(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 &&
           strcmp(entry->d_name + length - 5, ".yaml") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool add_folder(struct library *library, const char *path,
                       struct error_list *errors)
{
    struct dirent **entry;
    bool ok = true;
    int count = scandir(path, &entry, is_bank_file, by_bytes);
    if (count < 0) {
        struct error error = {0};
        error_set(&error, ERROR_FILE, "cannot read folder %s: %s", path,
                  strerror(errno));
        error_list_add(errors, &error);
        return false;
    }
    for (int i = 0; i < count; i++) {
        struct str file = {0};
        str_add_format(&file, "%s/%s", path, entry[i]->d_name);
        ok &= add_file(library, file.text, errors);
        str_release(&file);
        memory_free(entry[i]);
    }
    memory_free(entry);
    return ok;
}

bool library_add(struct library *library, const char *path,
                 struct error_list *errors)
{
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return add_folder(library, path, errors);
    return add_file(library, path, errors);
}

void library_release(struct library *library)
{
    for (size_t i = 0; i < library->count; i++)
        bank_free(library->bank[i]);
    memory_free(library->bank);
    *library = (struct library){0};
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
        error_set(error, ERROR_NAME, "there is no template '%s'", name);
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
