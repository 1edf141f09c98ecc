/* All presets of some folders (declared in preset.h). */
#include <string.h>
#include <sys/stat.h>

#include "bank/preset.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/suggest.h"

static void add(struct preset_list *list, struct preset *preset)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->item[i]->id, preset->id) == 0) {
            preset_free(list->item[i]);
            list->item[i] = preset;
            return;
        }
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? 2 * list->capacity : 16;
        list->item =
            memory_resize(list->item, list->capacity, sizeof *list->item);
    }
    list->item[list->count++] = preset;
}

bool preset_list_add(struct preset_list *list, const char *folder,
                     struct error_list *errors)
{
    struct error error = {0};
    struct stat status;
    struct arena arena;
    const char **name;
    size_t count;
    bool ok = true;
    if (stat(folder, &status) != 0 || !S_ISDIR(status.st_mode))
        return true;
    arena_init(&arena);
    if (!file_list(folder, ".yaml", &name, &count, &arena, &error)) {
        error_list_add(errors, &error);
        ok = false;
    }
    for (size_t i = 0; i < count; i++) {
        struct preset *preset = preset_load(name[i], errors);
        if (preset)
            add(list, preset);
        else
            ok = false;
    }
    arena_release(&arena);
    return ok;
}

const struct preset_list *preset_list_filled(struct preset_list *list)
{
    void (*fill)(struct preset_list * list, void *context) =
        list ? list->fill : NULL;
    if (fill) {
        list->fill = NULL;
        fill(list, list->context);
    }
    return list;
}

const struct preset *preset_list_find(const struct preset_list *list,
                                      enum preset_mode mode, const char *id,
                                      struct error *error)
{
    struct suggest suggest = {.best = NULL};
    static const char *const names[] = {
        [PRESET_DRILL] = "drill",
        [PRESET_MOCK] = "mock interview",
        [PRESET_PLACEMENT] = "placement",
    };
    const char *what = names[mode];
    for (size_t i = 0; i < list->count; i++) {
        if (list->item[i]->mode != mode)
            continue;
        if (strcmp(list->item[i]->id, id) == 0)
            return list->item[i];
        suggest_offer(&suggest, id, strlen(id), list->item[i]->id);
    }
    if (suggest.best)
        error_set(error, ERROR_USAGE,
                  "no %s is called '%.60s'; did you mean '%s'?", what, id,
                  suggest.best);
    else
        error_set(error, ERROR_USAGE, "no %s is called '%.60s'%s", what, id,
                  mode == PRESET_DRILL ? "; 'drill' lists them" : "");
    return NULL;
}

void preset_list_release(struct preset_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        preset_free(list->item[i]);
    memory_free(list->item);
    *list = (struct preset_list){0};
}
