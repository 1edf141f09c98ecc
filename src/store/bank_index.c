#include "store/bank_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/numtext.h"
#include "base/str.h"
#include "store/sql.h"

/* The content of a file is a line for each template, in their order:
 *
 *   ID TOPIC KIND TOOLS TAGS FORMERLY LEVEL OPTIONS SECONDS [LEVEL ...]
 *
 * with a tab behind each, since none of these texts has one. */

static void add_field(struct str *out, const char *text)
{
    str_add(out, text);
    str_add_char(out, '\t');
}

static void add_number(struct str *out, double value)
{
    numtext_add_shortest(out, value);
    str_add_char(out, '\t');
}

static void add_texts(struct str *out, const struct bank_index_entry *entry)
{
    add_field(out, entry->template);
    add_field(out, entry->topic);
    add_field(out, entry->kind);
    add_field(out, entry->tools);
    add_field(out, entry->tags);
    add_field(out, entry->formerly);
}

static void write_content(const struct bank_index_file *file, struct str *out)
{
    for (size_t i = 0; i < file->count; i++) {
        const struct bank_index_entry *entry = &file->entry[i];
        if (!i || entry->position != entry[-1].position) {
            if (i)
                str_add_char(out, '\n');
            add_texts(out, entry);
        }
        add_number(out, entry->level);
        add_number(out, entry->options);
        add_number(out, entry->seconds);
    }
    str_add_char(out, '\n');
}

/* The text up to the next tab, which becomes its end; NULL at the line's. */
static char *take_field(char **at)
{
    char *field = *at;
    size_t length = strcspn(field, "\t\n");
    if (field[length] != '\t')
        return NULL;
    field[length] = '\0';
    *at += length + 1;
    return field;
}

static bool take_number(char **at, double *out)
{
    const char *field = take_field(at);
    return field && numtext_double(field, strlen(field), out);
}

/* One template: its texts, and an entry for each of its levels. */
static bool take_line(struct bank_index_file *file, char **at, int position,
                      size_t *room, struct arena *arena)
{
    struct bank_index_entry entry = {.position = position};
    const char **text[] = {&entry.template, &entry.topic, &entry.kind,
                           &entry.tools,    &entry.tags,  &entry.formerly};
    double level, options;
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        if (!(*text[i] = take_field(at)))
            return false;
    while (**at && **at != '\n') {
        if (!take_number(at, &level) || !take_number(at, &options) ||
            !take_number(at, &entry.seconds))
            return false;
        entry.level = (int)level;
        entry.options = (int)options;
        file->entry = arena_grow(arena, file->entry, file->count, room,
                                 sizeof *file->entry);
        file->entry[file->count++] = entry;
    }
    *at += **at == '\n';
    return true;
}

static bool read_content(struct bank_index_file *file, char *content,
                         struct arena *arena)
{
    size_t room = 0;
    char *at = content;
    for (int position = 0; *at; position++)
        if (!take_line(file, &at, position, &room, arena))
            return false;
    return file->count > 0;
}

bool bank_index_read(struct db *db, struct bank_index *index,
                     struct arena *arena, struct error *error)
{
    struct query query;
    size_t room = 0;
    *index = (struct bank_index){.count = 0};
    query_start(&query, db, SQL_READ,
                "SELECT path, size, modified, bank, title, content "
                "FROM bank_file ORDER BY path");
    while (query_step(&query)) {
        const char *content = query_text(&query, 5);
        struct bank_index_file file = {.path = query_copy(&query, 0, arena),
                                       .size = query_integer(&query, 1),
                                       .modified = query_integer(&query, 2),
                                       .bank = query_copy(&query, 3, arena),
                                       .title = query_copy(&query, 4, arena)};
        if (!content ||
            !read_content(&file, arena_text(arena, content, strlen(content)),
                          arena))
            continue; /* as if it were not there */
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

const struct bank_index_file *
bank_index_find(const struct bank_index *index,
                const struct bank_index_file *file)
{
    const struct bank_index_file *found =
        index->count ? bsearch(file->path, index->file, index->count,
                               sizeof *index->file, by_path)
                     : NULL;
    return found && found->size == file->size &&
                   found->modified == file->modified
               ? found
               : NULL;
}

static bool put_file(struct db *db, const struct bank_index_file *file,
                     const char *content, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "INSERT OR REPLACE INTO bank_file"
                "(path, size, modified, bank, title, content) "
                "VALUES(?, ?, ?, ?, ?, ?)");
    query_bind_text(&query, file->path);
    query_bind_integer(&query, file->size);
    query_bind_integer(&query, file->modified);
    query_bind_text(&query, file->bank);
    query_bind_text(&query, file->title);
    query_bind_text(&query, content);
    query_step(&query);
    return query_end(&query, error);
}

bool bank_index_put(struct db *db, const struct bank_index_file *file,
                    struct error *error)
{
    struct str content = {0};
    write_content(file, &content);
    bool ok = put_file(db, file, content.text, error);
    str_release(&content);
    return ok;
}

bool bank_index_forget(struct db *db, const char *path, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE, "DELETE FROM bank_file WHERE path = ?");
    query_bind_text(&query, path);
    query_step(&query);
    return query_end(&query, error);
}
