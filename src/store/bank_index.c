#include "store/bank_index.h"

#include "store/sql.h"

static bool find_file(struct db *db, struct bank_index_file *file, bool *known,
                      struct arena *arena, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT bank, title FROM bank_file "
                "WHERE path = ? AND size = ? AND modified = ?");
    query_bind_text(&query, file->path);
    query_bind_integer(&query, file->size);
    query_bind_integer(&query, file->modified);
    *known = query_step(&query);
    if (*known) {
        file->bank = query_copy(&query, 0, arena);
        file->title = query_copy(&query, 1, arena);
    }
    return query_end(&query, error);
}

static bool find_entries(struct db *db, struct bank_index_file *file,
                         struct arena *arena, struct error *error)
{
    struct query query;
    size_t capacity = 0;
    file->entry = NULL;
    file->count = 0;
    query_start(&query, db, SQL_READ,
                "SELECT position, template, level, topic, kind, options, "
                "seconds, tags, formerly, tools "
                "FROM bank_template WHERE path = ? "
                "ORDER BY position, level");
    query_bind_text(&query, file->path);
    while (query_step(&query)) {
        file->entry = arena_grow(arena, file->entry, file->count, &capacity,
                                 sizeof *file->entry);
        file->entry[file->count++] = (struct bank_index_entry){
            .position = (int)query_integer(&query, 0),
            .template = query_copy(&query, 1, arena),
            .level = (int)query_integer(&query, 2),
            .topic = query_copy(&query, 3, arena),
            .kind = query_copy(&query, 4, arena),
            .options = (int)query_integer(&query, 5),
            .seconds = query_real(&query, 6),
            .tags = query_copy(&query, 7, arena),
            .formerly = query_copy(&query, 8, arena),
            .tools = query_copy(&query, 9, arena),
        };
    }
    return query_end(&query, error);
}

bool bank_index_find(struct db *db, struct bank_index_file *file, bool *known,
                     struct arena *arena, struct error *error)
{
    *known = false;
    /* One instant for both tables. */
    if (!sql_run(db, SQL_READ, "BEGIN", error))
        return false;
    bool ok = find_file(db, file, known, arena, error) &&
              (!*known || find_entries(db, file, arena, error));
    return sql_finish(db, ok, error);
}

/* The entries go with their file, by the foreign key. */
static bool remove_file(struct db *db, const char *path, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE, "DELETE FROM bank_file WHERE path = ?");
    query_bind_text(&query, path);
    query_step(&query);
    return query_end(&query, error);
}

static bool add_file(struct db *db, const struct bank_index_file *file,
                     struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "INSERT INTO bank_file(path, size, modified, bank, title) "
                "VALUES(?, ?, ?, ?, ?)");
    query_bind_text(&query, file->path);
    query_bind_integer(&query, file->size);
    query_bind_integer(&query, file->modified);
    query_bind_text(&query, file->bank);
    query_bind_text(&query, file->title);
    query_step(&query);
    return query_end(&query, error);
}

static bool add_entry(struct db *db, const char *path,
                      const struct bank_index_entry *entry, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "INSERT INTO bank_template(path, position, template, level, "
                "topic, kind, options, seconds, tags, formerly, tools) "
                "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_bind_text(&query, path);
    query_bind_integer(&query, entry->position);
    query_bind_text(&query, entry->template);
    query_bind_integer(&query, entry->level);
    query_bind_text(&query, entry->topic);
    query_bind_text(&query, entry->kind);
    query_bind_integer(&query, entry->options);
    query_bind_real(&query, entry->seconds);
    query_bind_text(&query, entry->tags);
    query_bind_text(&query, entry->formerly);
    query_bind_text(&query, entry->tools);
    query_step(&query);
    return query_end(&query, error);
}

bool bank_index_put(struct db *db, const struct bank_index_file *file,
                    struct error *error)
{
    if (!sql_begin(db, error))
        return false;
    bool ok = remove_file(db, file->path, error) && add_file(db, file, error);
    for (size_t i = 0; ok && i < file->count; i++)
        ok = add_entry(db, file->path, &file->entry[i], error);
    return sql_finish(db, ok, error);
}

bool bank_index_forget(struct db *db, const char *path, struct error *error)
{
    if (!sql_begin(db, error))
        return false;
    return sql_finish(db, remove_file(db, path, error), error);
}
