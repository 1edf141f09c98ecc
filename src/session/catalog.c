#include "session/catalog.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "session/catalog_file.h"
#include "store/bank_index.h"

void catalog_init(struct catalog *catalog)
{
    *catalog = (struct catalog){.files = 0};
    arena_init(&catalog->arena);
}

void catalog_release(struct catalog *catalog)
{
    for (uint32_t i = 0; i < catalog->files; i++)
        bank_free(catalog->file[i].loaded), bank_free(catalog->file[i].glanced);
    for (uint32_t i = 0; i < catalog->topics; i++)
        memory_free(catalog->topic[i].template);
    memory_free(catalog->file);
    memory_free(catalog->template);
    memory_free(catalog->topic);
    memory_free(catalog->tag);
    arena_release(&catalog->arena);
    *catalog = (struct catalog){.files = 0};
}

/* Room for one more item; returns the array. */
static void *grow(void *item, uint32_t count, uint32_t *capacity, size_t size)
{
    if (count < *capacity)
        return item;
    *capacity = *capacity ? 2 * *capacity : 16;
    return memory_resize(item, *capacity, size);
}

static uint32_t find_topic(const struct catalog *catalog, const char *name)
{
    for (uint32_t i = 0; i < catalog->topics; i++)
        if (strcmp(catalog->topic[i].name, name) == 0)
            return i;
    return CATALOG_NONE;
}

static uint32_t topic_of(struct catalog *catalog, const char *name)
{
    uint32_t found = find_topic(catalog, name);
    if (found != CATALOG_NONE)
        return found;
    catalog->topic = grow(catalog->topic, catalog->topics,
                          &catalog->topic_capacity, sizeof *catalog->topic);
    catalog->topic[catalog->topics] = (struct catalog_topic){.name = name};
    return catalog->topics++;
}

/* Adds those of the words that are new. */
static void note_tags(struct catalog *catalog, const char *words)
{
    while (*words) {
        size_t length = strcspn(words, " ");
        uint32_t i = 0;
        while (i < catalog->tags &&
               (strncmp(catalog->tag[i], words, length) != 0 ||
                catalog->tag[i][length]))
            i++;
        if (i == catalog->tags) {
            catalog->tag = grow(catalog->tag, catalog->tags,
                                &catalog->tag_capacity, sizeof *catalog->tag);
            catalog->tag[catalog->tags++] =
                arena_text(&catalog->arena, words, length);
        }
        words += length + (words[length] == ' ');
    }
}

static bool is_judged(const char *kind)
{
    return strcmp(kind, part_kind_name(KIND_OPEN)) != 0;
}

/* Adds one template with the levels entry[0 .. count - 1]. */
static void add_template(struct catalog *catalog, uint32_t file,
                         const struct bank_index_entry *entry, uint32_t count)
{
    uint32_t topic = topic_of(catalog, entry->topic);
    struct catalog_level *level =
        arena_get(&catalog->arena, count * sizeof *level);
    for (uint32_t i = 0; i < count; i++)
        level[i] = (struct catalog_level){
            .level = entry[i].level,
            .options = entry[i].options,
            .seconds = entry[i].seconds,
        };
    catalog->template =
        grow(catalog->template, catalog->templates, &catalog->template_capacity,
             sizeof *catalog->template);
    catalog->template[catalog->templates] = (struct catalog_template){
        .bank = catalog->file[file].bank,
        .id = entry->template,
        .file = file,
        .position = (uint32_t)entry->position,
        .topic = topic,
        .kind = entry->kind,
        .judged = is_judged(entry->kind),
        .tags = entry->tags,
        .formerly = entry->formerly,
        .tools = entry->tools,
        .level = level,
        .levels = count,
    };
    note_tags(catalog, entry->tags);
    struct catalog_topic *home = &catalog->topic[topic];
    home->template = grow(home->template, home->templates, &home->capacity,
                          sizeof *home->template);
    home->template[home->templates++] = catalog->templates++;
}

/* Two banks with one id would mix up their learners' progress. */
static bool is_new_bank(const struct catalog *catalog, const char *bank,
                        const char *path, struct error_list *errors)
{
    for (uint32_t i = 0; i < catalog->files; i++) {
        if (strcmp(catalog->file[i].bank, bank) != 0)
            continue;
        struct error error = {.code = ERROR_NONE};
        error_set(&error, ERROR_KEY,
                  "%.90s: the bank id '%.40s' is taken by %.90s", path, bank,
                  catalog->file[i].path);
        error_list_add(errors, &error);
        return false;
    }
    return true;
}

/* The texts of the index stay where they are: in the catalog's arena, or in a
 * bank that the catalog keeps. */
static bool add_indexed(struct catalog *catalog,
                        const struct bank_index_file *index,
                        struct bank *loaded, struct error_list *errors)
{
    if (!is_new_bank(catalog, index->bank, index->path, errors))
        return false;
    catalog->file = grow(catalog->file, catalog->files, &catalog->file_capacity,
                         sizeof *catalog->file);
    uint32_t file = catalog->files++;
    catalog->file[file] = (struct catalog_file){
        .path = index->path,
        .bank = index->bank,
        .title = index->title ? index->title : "",
        .loaded = loaded,
    };
    for (size_t at = 0; at < index->count;) {
        size_t end = at + 1;
        while (end < index->count &&
               index->entry[end].position == index->entry[at].position)
            end++;
        add_template(catalog, file, &index->entry[at], (uint32_t)(end - at));
        at = end;
    }
    return true;
}

bool catalog_add_bank(struct catalog *catalog, struct bank *bank,
                      struct error_list *errors)
{
    struct bank_index_file index = {.path = ""};
    catalog_file_describe(bank, &index, &catalog->arena);
    if (add_indexed(catalog, &index, bank, errors))
        return true;
    bank_free(bank);
    return false;
}

/* A file that is not in the index, or not as it was. */
static bool add_unknown(struct catalog *catalog, struct bank_index_file *index,
                        struct db *db, struct error_list *errors)
{
    struct bank *bank = bank_open(index->path, errors);
    if (!bank)
        return false;
    catalog_file_describe(bank, index, &catalog->arena);
    struct error ignored = {.code = ERROR_NONE};
    if (db)
        bank_index_put(db, index, &ignored); /* costs time only, if it fails */
    if (add_indexed(catalog, index, bank, errors))
        return true;
    bank_free(bank);
    return false;
}

/* Where files are remembered, and what was remembered of them. */
struct memory {
    struct db *db;
    struct bank_index index;
};

static bool add_file(struct catalog *catalog, const char *path,
                     const struct memory *memory, struct error_list *errors)
{
    struct bank_index_file file = {.path = path};
    struct error error = {.code = ERROR_NONE};
    if (!catalog_file_look(&file, &error)) {
        error_list_add(errors, &error);
        return false;
    }
    const struct bank_index_file *known =
        bank_index_find(&memory->index, &file);
    return known ? add_indexed(catalog, known, NULL, errors)
                 : add_unknown(catalog, &file, memory->db, errors);
}

bool catalog_add(struct catalog *catalog, const char *path, struct db *index,
                 struct error_list *errors)
{
    const char **name;
    size_t count;
    bool good = true;
    struct error error = {.code = ERROR_NONE}, ignored = {.code = ERROR_NONE};
    struct memory memory = {.db = index};
    if (!file_list(path, ".yaml", &name, &count, &catalog->arena, &error)) {
        error_list_add(errors, &error);
        return false;
    }
    /* What cannot be read is not known. */
    if (index &&
        !bank_index_read(index, &memory.index, &catalog->arena, &ignored))
        memory.index.count = 0;
    for (size_t i = 0; i < count; i++)
        good = add_file(catalog, name[i], &memory, errors) && good;
    return good;
}

static void kill_template(struct catalog_template *template)
{
    for (uint32_t i = 0; i < template->levels; i++)
        template->level[i].dead = true;
}

/* The template where the index says it stands, if that is still so. */
static const struct template *
find_at_place(const struct bank *bank, const struct catalog_template *entry)
{
    struct error ignored = {.code = ERROR_NONE};
    const struct template *found = NULL;
    if (bank && entry->position < bank->templates)
        found = &bank->template[entry->position];
    if (!found || !template_ready(found, &ignored) ||
        strcmp(found->id, entry->id) != 0)
        return NULL;
    return found;
}

/* Anywhere in its bank, which is read as a whole. */
static const struct template *
find_anywhere(struct catalog_file *file, const struct catalog_template *entry,
              struct error_list *errors)
{
    struct error error = {.code = ERROR_NONE};
    if (!file->loaded && !file->refused) {
        file->loaded = bank_open(file->path, errors);
        file->refused = !file->loaded;
    }
    const struct template *found =
        file->loaded ? bank_find(file->loaded, entry->id) : NULL;
    if (!found || template_ready(found, &error))
        return found;
    error_list_add(errors, &error);
    return NULL;
}

const struct template *catalog_load(struct catalog *catalog, uint32_t template,
                                    struct error_list *errors)
{
    struct catalog_template *entry = &catalog->template[template];
    struct catalog_file *file = &catalog->file[entry->file];
    if (!file->loaded && !file->glanced && !file->refused)
        file->glanced = bank_glance(file->path);
    const struct template *found =
        find_at_place(file->loaded ? file->loaded : file->glanced, entry);
    if (!found)
        found = find_anywhere(file, entry, errors);
    if (!found)
        kill_template(entry);
    return found;
}
