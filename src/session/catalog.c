#include "session/catalog.h"

#include <string.h>

#include "bank/open_all.h"
#include "base/file.h"
#include "base/memory.h"
#include "session/catalog_file.h"
#include "store/db.h"

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

static bool tag_is_known(const struct catalog *catalog, const char *word,
                         size_t length)
{
    for (uint32_t i = 0; i < catalog->tags; i++)
        if (catalog->tag[i][0] == word[0] &&
            strncmp(catalog->tag[i], word, length) == 0 &&
            !catalog->tag[i][length])
            return true;
    return false;
}

/* Adds those of the words that are new. */
static void note_tags(struct catalog *catalog, const char *words)
{
    while (*words) {
        const char *end = words;
        while (*end && *end != ' ')
            end++;
        size_t length = (size_t)(end - words);
        if (!tag_is_known(catalog, words, length)) {
            catalog->tag = grow(catalog->tag, catalog->tags,
                                &catalog->tag_capacity, sizeof *catalog->tag);
            catalog->tag[catalog->tags++] =
                arena_text(&catalog->arena, words, length);
        }
        words = end + (*end == ' ');
    }
}

static bool is_judged(const char *kind)
{
    return strcmp(kind, part_kind_name(KIND_OPEN)) != 0;
}

static void put_into_topic(struct catalog *catalog, uint32_t topic,
                           uint32_t template)
{
    struct catalog_topic *home = &catalog->topic[topic];
    home->template = grow(home->template, home->templates, &home->capacity,
                          sizeof *home->template);
    home->template[home->templates++] = template;
}

/* Equal texts of a file are one text in the index: what is the same as in the
 * template before is known by its address. */
static void add_template(struct catalog *catalog, uint32_t file,
                         uint32_t position,
                         const struct bank_index_template *entry,
                         const struct bank_index_template *before)
{
    struct catalog_template *template = &catalog->template[catalog->templates];
    *template = (struct catalog_template){
        .bank = catalog->file[file].bank,
        .id = entry->id,
        .file = file,
        .position = position,
        .span = entry->span,
        .topic = before && before->topic == entry->topic
                     ? template[-1].topic
                     : topic_of(catalog, entry->topic),
        .kind = entry->kind,
        .judged = before && before->kind == entry->kind
                      ? template[-1].judged
                      : is_judged(entry->kind),
        .tags = entry->tags,
        .formerly = entry->formerly,
        .tools = entry->tools,
        .level = entry->level,
        .levels = entry->levels,
    };
    const struct catalog_template *other = template - position;
    while (other < template && other->tags != entry->tags)
        other++;
    if (other == template)
        note_tags(catalog, entry->tags);
    put_into_topic(catalog, template->topic, catalog->templates++);
}

/* Room for some more templates. */
static void reserve(struct catalog *catalog, uint32_t count)
{
    uint32_t wanted = catalog->templates + count;
    if (wanted <= catalog->template_capacity)
        return;
    catalog->template_capacity = wanted + wanted / 2;
    catalog->template =
        memory_resize(catalog->template, catalog->template_capacity,
                      sizeof *catalog->template);
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
        .layout = {.stamp = index->stamp,
                   .head = index->head,
                   .templates = index->count},
    };
    reserve(catalog, index->count);
    struct bank_index_template entry[2];
    for (uint32_t i = 0; i < index->count; i++) {
        entry[i % 2] = bank_index_template(index, i);
        add_template(catalog, file, i, &entry[i % 2],
                     i ? &entry[1 - i % 2] : NULL);
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

/* Where files are remembered, what was remembered of them, and what is to be
 * from now on. */
struct memory {
    const char *path; /* NULL: nowhere */
    struct bank_index index;
    struct bank_index_file *fresh;
    size_t fresh_count, capacity;
};

/* A file that is not in the index, or not as it was. `bank` was read already,
 * or is NULL. */
static bool add_unknown(struct catalog *catalog, struct bank_index_file *index,
                        struct bank *bank, struct memory *memory,
                        struct error_list *errors)
{
    if (!bank && !(bank = bank_open(index->path, errors)))
        return false;
    catalog_file_describe(bank, index, &catalog->arena);
    if (!add_indexed(catalog, index, bank, errors)) {
        bank_free(bank);
        return false;
    }
    memory->fresh =
        arena_grow(&catalog->arena, memory->fresh, memory->fresh_count,
                   &memory->capacity, sizeof *memory->fresh);
    memory->fresh[memory->fresh_count++] = *index;
    return true;
}

/* It costs time only, if it fails. */
static void remember(const struct memory *memory)
{
    struct error ignored = {.code = ERROR_NONE};
    if (memory->path && memory->fresh_count)
        bank_index_write(memory->path, &memory->index, memory->fresh,
                         memory->fresh_count, &ignored);
}

/* A file on its way into the catalog. */
struct newcomer {
    struct bank_index_file file;
    bool looked_at;
    const struct bank_index_file *known; /* in the index, as it is now */
    struct bank *bank;                   /* read, where it is not known */
};

static void look(struct newcomer *newcomer, const char *path,
                 const struct memory *memory)
{
    struct error ignored = {.code = ERROR_NONE};
    *newcomer = (struct newcomer){.file = {.path = path}};
    newcomer->looked_at = file_look(path, &newcomer->file.stamp, &ignored);
    if (newcomer->looked_at)
        newcomer->known =
            bank_index_find(&memory->index, path, &newcomer->file.stamp);
}

/* Reads those that are not known, all at once. */
static void read_unknown(struct newcomer *newcomer, size_t count)
{
    struct opening *opening = memory_resize(NULL, count, sizeof *opening);
    size_t unknown = 0;
    for (size_t i = 0; i < count; i++)
        if (newcomer[i].looked_at && !newcomer[i].known)
            opening[unknown++] = (struct opening){
                .path = newcomer[i].file.path,
                .size = (uint64_t)newcomer[i].file.stamp.size,
            };
    bank_open_all(opening, unknown);
    for (size_t i = 0, k = 0; i < count; i++)
        if (newcomer[i].looked_at && !newcomer[i].known)
            newcomer[i].bank = opening[k++].bank;
    memory_free(opening);
}

static bool add_file(struct catalog *catalog, struct newcomer *newcomer,
                     struct memory *memory, struct error_list *errors)
{
    struct bank_index_file *file = &newcomer->file;
    struct error error = {.code = ERROR_NONE};
    if (!newcomer->looked_at && !file_look(file->path, &file->stamp, &error)) {
        error_list_add(errors, &error);
        return false;
    }
    return newcomer->known
               ? add_indexed(catalog, newcomer->known, NULL, errors)
               : add_unknown(catalog, file, newcomer->bank, memory, errors);
}

bool catalog_add(struct catalog *catalog, const char *path, const char *index,
                 struct error_list *errors)
{
    const char **name;
    size_t count;
    bool good = true;
    struct error error = {.code = ERROR_NONE};
    struct memory memory = {.path = index};
    uint32_t expected = 0;
    if (!file_list(path, ".yaml", &name, &count, &catalog->arena, &error)) {
        error_list_add(errors, &error);
        return false;
    }
    if (index)
        bank_index_read(index, &memory.index, &catalog->arena);
    for (size_t i = 0; i < memory.index.count; i++)
        expected += memory.index.file[i].count;
    reserve(catalog, expected);
    struct newcomer *newcomer = memory_resize(NULL, count, sizeof *newcomer);
    for (size_t i = 0; i < count; i++)
        look(&newcomer[i], name[i], &memory);
    read_unknown(newcomer, count);
    for (size_t i = 0; i < count; i++)
        good = add_file(catalog, &newcomer[i], &memory, errors) && good;
    memory_free(newcomer);
    if (!catalog->forgetful)
        remember(&memory);
    return good;
}

static void kill_template(struct catalog_template *template)
{
    for (uint32_t i = 0; i < template->levels; i++)
        template->level[i].dead = true;
}

/* The template where the index says it stands, if that is still so. */
static const struct template *
find_at_place(struct catalog_file *file, const struct catalog_template *entry)
{
    struct error ignored = {.code = ERROR_NONE};
    struct bank *bank = file->loaded;
    if (!bank && file->layout.head && entry->span.length && !file->refused) {
        if (!file->glanced)
            file->glanced = bank_glance(file->path, &file->layout);
        bank = file->glanced;
    }
    if (!bank || entry->position >= bank->templates)
        return NULL;
    const struct template *found = &bank->template[entry->position];
    if (bank == file->glanced)
        bank_place(bank, entry->position, &entry->span);
    if (!template_ready(found, &ignored) || strcmp(found->id, entry->id) != 0)
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
    const struct template *found = find_at_place(file, entry);
    if (!found)
        found = find_anywhere(file, entry, errors);
    if (!found)
        kill_template(entry);
    return found;
}
