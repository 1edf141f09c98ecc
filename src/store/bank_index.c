#include "store/bank_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/bank_index_content.h"

enum { SIZE_LIMIT = 1 << 28, ALIGNMENT = 8 };

static const char magic[] = "reckon banks 1\n";

/* A file in the index: this, its path, id and title, each with its NUL, and
 * from the next multiple of 8 bytes on the content. */
struct entry {
    int64_t size, modified;
    uint32_t length;  /* of all of it, a multiple of 8 */
    uint32_t texts;   /* bytes of the three texts */
    uint32_t content; /* bytes of the content */
    uint32_t unused;  /* 0 */
};

/* --- reading -------------------------------------------------------------- */

static size_t align(size_t length)
{
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* The text at `*at`, which then stands behind it; NULL if it does not end. */
static const char *take_text(char **at, const char *end)
{
    char *text = *at, *nul = memchr(text, '\0', (size_t)(end - text));
    if (!nul)
        return NULL;
    *at = nul + 1;
    return text;
}

/* One file from the `left` bytes at `bytes`; false if that is none. */
static bool read_file(char *bytes, size_t left, struct bank_index_file *file)
{
    struct entry entry;
    if (left < sizeof entry)
        return false;
    memcpy(&entry, bytes, sizeof entry);
    size_t head = align(sizeof entry + (size_t)entry.texts);
    if (entry.length > left ||
        entry.length != head + align((size_t)entry.content))
        return false;
    char *at = bytes + sizeof entry, *end = at + entry.texts;
    *file = (struct bank_index_file){
        .stamp = {.size = entry.size, .modified = entry.modified}};
    file->path = take_text(&at, end);
    file->bank = file->path ? take_text(&at, end) : NULL;
    file->title = file->bank ? take_text(&at, end) : NULL;
    file->content = bank_index_content(bytes + head, entry.content);
    if (!file->title || !file->content)
        return false;
    file->head = file->content->head;
    file->count = file->content->templates;
    return true;
}

/* In order, so that they can be searched. */
static bool read_files(char *bytes, size_t left, struct bank_index *index,
                       struct arena *arena)
{
    size_t room = 0;
    while (left) {
        struct bank_index_file file;
        uint32_t length;
        if (!read_file(bytes, left, &file) ||
            (index->count &&
             strcmp(index->file[index->count - 1].path, file.path) >= 0))
            return false;
        index->file = arena_grow(arena, index->file, index->count, &room,
                                 sizeof *index->file);
        index->file[index->count++] = file;
        memcpy(&length, bytes + offsetof(struct entry, length), sizeof length);
        bytes += length;
        left -= length;
    }
    return true;
}

void bank_index_read(const char *path, struct bank_index *index,
                     struct arena *arena)
{
    struct file_stamp stamp;
    struct error ignored = {.code = ERROR_NONE};
    *index = (struct bank_index){.count = 0};
    if (!file_look(path, &stamp, &ignored) ||
        stamp.size < (int64_t)sizeof magic || stamp.size > SIZE_LIMIT)
        return;
    size_t length = (size_t)stamp.size;
    char *bytes = arena_get(arena, length);
    if (!file_read_part(path, &stamp, 0, length, bytes, &ignored) ||
        memcmp(bytes, magic, sizeof magic) != 0 ||
        !read_files(bytes + sizeof magic, length - sizeof magic, index, arena))
        index->count = 0;
}

static int by_path(const void *path, const void *file)
{
    return strcmp(path, ((const struct bank_index_file *)file)->path);
}

static const struct bank_index_file *find_path(const struct bank_index *index,
                                               const char *path)
{
    return index->count ? bsearch(path, index->file, index->count,
                                  sizeof *index->file, by_path)
                        : NULL;
}

const struct bank_index_file *bank_index_find(const struct bank_index *index,
                                              const char *path,
                                              const struct file_stamp *stamp)
{
    const struct bank_index_file *found = find_path(index, path);
    return found && found->stamp.size == stamp->size &&
                   found->stamp.modified == stamp->modified
               ? found
               : NULL;
}

/* --- writing -------------------------------------------------------------- */

static void add_file(struct str *out, const struct bank_index_file *file)
{
    static const char zeros[ALIGNMENT];
    const char *const text[] = {file->path, file->bank, file->title};
    struct entry entry = {.size = file->stamp.size,
                          .modified = file->stamp.modified};
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        entry.texts += (uint32_t)strlen(text[i]) + 1;
    size_t head = sizeof entry + entry.texts;
    size_t content = entry.content = file->content->length;
    entry.length = (uint32_t)(align(head) + align(content));
    str_add_bytes(out, (const char *)&entry, sizeof entry);
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        str_add_bytes(out, text[i], strlen(text[i]) + 1);
    str_add_bytes(out, zeros, align(head) - head);
    str_add_bytes(out, (const char *)file->content, content);
    str_add_bytes(out, zeros, align(content) - content);
}

static int by_paths(const void *one, const void *other)
{
    return strcmp(((const struct bank_index_file *)one)->path,
                  ((const struct bank_index_file *)other)->path);
}

static bool is_among(const struct bank_index_file *file, size_t count,
                     const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(file[i].path, path) == 0)
            return true;
    return false;
}

bool bank_index_write(const char *path, const struct bank_index *known,
                      const struct bank_index_file *fresh, size_t count,
                      struct error *error)
{
    struct arena arena;
    struct str out = {0};
    struct error gone = {.code = ERROR_NONE};
    size_t files = 0;
    arena_init(&arena);
    struct bank_index_file *file =
        arena_get(&arena, (known->count + count) * sizeof *file + 1);
    for (size_t i = 0; i < known->count; i++) {
        struct file_stamp stamp;
        if (!is_among(fresh, count, known->file[i].path) &&
            file_look(known->file[i].path, &stamp, &gone))
            file[files++] = known->file[i];
    }
    for (size_t i = 0; i < count; i++)
        file[files++] = fresh[i];
    qsort(file, files, sizeof *file, by_paths);
    str_add_bytes(&out, magic, sizeof magic);
    for (size_t i = 0; i < files; i++)
        add_file(&out, &file[i]);
    bool ok = file_make_folder_of(path, error) &&
              file_write(path, out.text, out.length, 0600, error);
    str_release(&out);
    arena_release(&arena);
    return ok;
}
