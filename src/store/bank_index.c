#include "store/bank_index.h"

#include <stdlib.h>
#include <string.h>

#include "store/bank_index_content.h"
#include "store/sql.h"

/* Fills in what a row says of the file. */
static bool read_row(const struct query *query, struct bank_index_file *file,
                     struct arena *arena)
{
    size_t length;
    const char *bytes = query_bytes(query, 5, &length);
    void *copy = arena_get(arena, length + 1);
    if (length)
        memcpy(copy, bytes, length);
    file->content = bank_index_content(copy, length);
    if (!file->content)
        return false;
    file->head = file->content->head;
    file->count = file->content->templates;
    file->path = query_copy(query, 0, arena);
    file->stamp.size = query_integer(query, 1);
    file->stamp.modified = query_integer(query, 2);
    file->bank = query_copy(query, 3, arena);
    file->title = query_copy(query, 4, arena);
    return true;
}

bool bank_index_read(struct db *db, const char *beginning,
                     struct bank_index *index, struct arena *arena,
                     struct error *error)
{
    struct query query;
    size_t room = 0;
    *index = (struct bank_index){.count = 0};
    query_start(&query, db, SQL_READ,
                "SELECT path, size, modified, bank, title, content "
                "FROM bank_file WHERE path >= ?1 "
                "AND path < ?1 || char(1114111) ORDER BY path");
    query_bind_text(&query, beginning);
    while (query_step(&query)) {
        struct bank_index_file file;
        if (!read_row(&query, &file, arena))
            continue;
        index->file = arena_grow(arena, index->file, index->count, &room,
                                 sizeof *index->file);
        index->file[index->count++] = file;
    }
    return query_end(&query, error);
}

static int by_path(const void *path, const void *file)
{
    return strcmp(path, ((const struct bank_index_file *)file)->path);
}

const struct bank_index_file *bank_index_find(const struct bank_index *index,
                                              const char *path,
                                              const struct file_stamp *stamp)
{
    const struct bank_index_file *found =
        index->count ? bsearch(path, index->file, index->count,
                               sizeof *index->file, by_path)
                     : NULL;
    return found && found->stamp.size == stamp->size &&
                   found->stamp.modified == stamp->modified
               ? found
               : NULL;
}

bool bank_index_put(struct db *db, const struct bank_index_file *file,
                    struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "INSERT OR REPLACE INTO bank_file"
                "(path, size, modified, bank, title, content) "
                "VALUES(?, ?, ?, ?, ?, ?)");
    query_bind_text(&query, file->path);
    query_bind_integer(&query, file->stamp.size);
    query_bind_integer(&query, file->stamp.modified);
    query_bind_text(&query, file->bank);
    query_bind_text(&query, file->title);
    query_bind_bytes(&query, (const char *)file->content,
                     file->content->length);
    query_step(&query);
    return query_end(&query, error);
}

bool bank_index_forget(struct db *db, const char *path, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE, "DELETE FROM bank_file WHERE path = ?");
    query_bind_text(&query, path);
    query_step(&query);
    return query_end(&query, error);
}
