/* Lean banks: each template is read from the lines that it has in the file, and
 * let go again until it is needed. Where the file is not laid out as usual, or
 * something in it is wrong, all of it is read at once (bank_load), which also
 * tells what is wrong. */
#include <string.h>

#include "bank/loader.h"
#include "base/file.h"
#include "base/memory.h"

/* --- the lines of each template ------------------------------------------- */

/* Lines of the file, one after the other. */
struct lines {
    const struct source *source;
    size_t at, next; /* the line looked at, the one behind it */
    size_t indent;   /* blanks at its start, but not many more than `most` */
    size_t most;
};

static bool lines_next(struct lines *lines)
{
    const struct source *source = lines->source;
    lines->at = lines->next;
    if (lines->at >= source->length)
        return false;
    const char *line = source->text + lines->at;
    const char *feed = memchr(line, '\n', source->length - lines->at);
    lines->next = feed ? (size_t)(feed - source->text) + 1 : source->length;
    lines->indent = 0;
    while (line[lines->indent] == ' ' && lines->indent <= lines->most)
        lines->indent++;
    return true;
}

/* Nothing on it that YAML would see, or a carriage return: those are rare
 * enough to be read otherwise. */
static bool lines_empty(const struct lines *lines)
{
    char first = lines->source->text[lines->at + lines->indent];
    return lines->at + lines->indent >= lines->source->length ||
           first == '\n' || first == '#';
}

/* "- " as the first thing on the line. */
static bool lines_item(const struct lines *lines)
{
    const char *text = lines->source->text + lines->at + lines->indent;
    return text[0] == '-' && (text[1] == ' ' || text[1] == '\n');
}

struct layout {
    size_t head; /* where the line "templates:" begins */
    size_t *item;
    uint32_t items;
};

static bool find_head(struct lines *lines, struct layout *layout)
{
    static const char key[] = "templates:\n";
    while (lines_next(lines)) {
        if (strncmp(lines->source->text + lines->at, key, strlen(key)) != 0)
            continue;
        layout->head = lines->at;
        return true;
    }
    return false;
}

/* What is indented more belongs to the item above it, whatever it is; what is
 * not, and no item, ends the list, and is not looked for in a usual file. */
static bool find_items(struct lines *lines, struct layout *layout,
                       struct arena *arena)
{
    size_t indent = SIZE_MAX, capacity = 0;
    while (lines_next(lines)) {
        if (lines_empty(lines))
            continue;
        if (indent == SIZE_MAX)
            indent = lines->most = lines->indent;
        if (lines->indent > indent && layout->items)
            continue;
        if (lines->indent != indent || !lines_item(lines))
            return false;
        layout->item = arena_grow(arena, layout->item, layout->items, &capacity,
                                  sizeof *layout->item);
        layout->item[layout->items++] = lines->at;
    }
    return layout->items > 0;
}

static bool find_layout(const struct source *source, struct layout *layout,
                        struct arena *arena)
{
    struct lines lines = {.source = source, .most = SIZE_MAX};
    return !memchr(source->text, '\r', source->length) &&
           find_head(&lines, layout) && find_items(&lines, layout, arena);
}

/* --- reading -------------------------------------------------------------- */

/* The head with a list of templates that is empty but for its length. */
static bool read_head(struct loader *loader, size_t head, uint32_t templates,
                      uint32_t *events)
{
    static const char key[WORD_BYTES] = "templates";
    struct arena *arena = &loader->bank->arena;
    struct yaml_lines lines = {.source = loader->source, .to = head};
    struct yaml_node *map = yaml_parse_lines(arena, &lines, events);
    if (!map || map->kind != YAML_MAP || schema_value(map, "templates"))
        return false;
    struct yaml_node *list = arena_zero(arena, sizeof *list);
    struct yaml_entry *entry =
        arena_get(arena, (map->count + 1) * sizeof *entry);
    list->kind = YAML_LIST;
    list->count = templates;
    memcpy(entry, map->entry, map->count * sizeof *entry);
    entry[map->count++] = (struct yaml_entry){.key = key, .value = list};
    map->entry = entry;
    return loader_head(loader, map);
}

/* Where each template stands; together they are all that is left of the file.
 */
static void place_items(struct bank *bank, const struct layout *layout)
{
    const char *text = bank->source.text;
    struct file_span span = {.at = 0};
    size_t at = 0;
    for (uint32_t i = 0; i < layout->items; i++) {
        size_t end =
            i + 1 < layout->items ? layout->item[i + 1] : bank->source.length;
        for (const char *feed;
             (feed = memchr(text + at, '\n', layout->item[i] - at));
             at = (size_t)(feed - text) + 1)
            span.line++;
        at = layout->item[i];
        span.at = (uint32_t)at;
        span.length = (uint32_t)(end - at);
        bank_place(bank, i, &span);
    }
}

/* The lines of a template in a bank that was glanced at, as a source. */
static bool read_span(struct template *template, struct error *error)
{
    const struct bank *bank = template->bank;
    const struct file_span *span = &template->span;
    struct arena *arena = &template->home->arena;
    char *text = arena_get(arena, (size_t)span->length + 1);
    struct source *source = arena_get(arena, sizeof *source);
    if (!file_read_part(bank->source.name, &bank->layout.stamp, span->at,
                        span->length, text, error))
        return false;
    text[span->length] = '\0';
    *source = (struct source){.name = bank->source.name,
                              .text = text,
                              .length = span->length,
                              .lines_before = span->line};
    template->source = source;
    return true;
}

static bool read_item(struct loader *loader, struct template *template,
                      uint32_t *events)
{
    bool whole = template->source == &loader->bank->source;
    struct yaml_lines lines = {.source = template->source,
                               .from = whole ? template->span.at : 0};
    lines.to = lines.from + template->span.length;
    loader->source = template->source;
    struct yaml_node *list = yaml_parse_lines(loader->arena, &lines, events);
    if (!list || list->kind != YAML_LIST || list->count != 1)
        return false;
    loader_template(loader, list->item[0], template);
    return loader->ok;
}

static const char **copy_words(struct arena *arena, const char *const *word,
                               uint32_t count)
{
    const char **copy = arena_get(arena, count * sizeof *copy);
    for (uint32_t i = 0; i < count; i++)
        copy[i] = arena_text(arena, word[i], strlen(word[i]));
    return copy;
}

/* Keeps what is always there, and lets go of the rest. */
static bool make_lean(struct loader *loader, struct template *template)
{
    struct arena *arena = &loader->bank->arena;
    const struct yaml_node *time = template->time.place;
    template->id = arena_padded(arena, template->id, strlen(template->id));
    template->topic =
        arena_text(arena, template->topic, strlen(template->topic));
    template->tag = copy_words(arena, template->tag, template->tags);
    template->formerly =
        copy_words(arena, template->formerly, template->formerly_count);
    if (time) {
        loader->arena = arena;
        loader->passing = false;
        if (!loader_formula(loader, time, (struct type){TYPE_NUMBER, 0},
                            "the time", &template->time))
            return false;
        template->time.place = NULL;
    }
    template->place = NULL;
    template->binding = NULL;
    template->bindings = 0;
    template->where = (struct formula){NULL, NULL};
    template->part = NULL;
    template->ready = false;
    return true;
}

/* The items that so many templates, one behind the other, are read from; NULL
 * where those are not what stands in the lines of each. */
static struct yaml_node **parse_items(struct loader *loader,
                                      const struct template *template,
                                      uint32_t count, bool ascii,
                                      uint32_t *events)
{
    const struct file_span *last = &template[count - 1].span;
    struct yaml_lines lines = {.source = loader->source,
                               .from = template->span.at,
                               .to = last->at + last->length,
                               .ascii = ascii};
    struct yaml_node *list = yaml_parse_lines(loader->arena, &lines, events);
    if (!list || list->kind != YAML_LIST || list->count != count)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        if (list->item[i]->at - template[i].span.at >= template[i].span.length)
            return NULL;
    return list->item;
}

/* So many are parsed at once, as a parser of libyaml takes as long to be made
 * as a short template to be parsed. Each is let go before the next. SCRATCH is
 * what most of them need: asked for at once, as the first block is what an
 * arena keeps when it is cleared. */
enum { GROUP = 8, SCRATCH = 192 << 10 };

static bool read_group(struct loader *loader, struct arena *scratch,
                       struct template *template, uint32_t count, bool ascii,
                       uint32_t *events)
{
    loader->arena = scratch;
    struct yaml_node **item =
        parse_items(loader, template, count, ascii, events);
    struct arena_mark mark = arena_here(scratch);
    for (uint32_t i = 0; item && i < count; i++) {
        loader->arena = scratch;
        loader->passing = true;
        loader_template(loader, item[i], &template[i]);
        if (!loader->ok || !make_lean(loader, &template[i]))
            return false;
        arena_rewind(scratch, mark);
    }
    return item;
}

static bool is_twice(const struct bank *bank)
{
    for (uint32_t i = 0; i < bank->templates; i++)
        for (uint32_t j = 0; j < i; j++)
            if (word_same_text(bank->template[i].id, bank->template[j].id))
                return true;
    return false;
}

static bool read_lean(struct loader *loader)
{
    struct bank *bank = loader->bank;
    struct layout layout = {.items = 0};
    struct error error = {.code = ERROR_NONE};
    struct arena scratch;
    uint32_t events = 0;
    bool ascii = yaml_is_plain(&bank->source);
    if ((!ascii && !yaml_is_clean(&bank->source, &error)) ||
        !find_layout(&bank->source, &layout, &bank->arena) ||
        !read_head(loader, layout.head, layout.items, &events))
        return false;
    bank->layout.head = (uint32_t)layout.head;
    bank->layout.templates = layout.items;
    place_items(bank, &layout);
    bool ok = true;
    arena_init(&scratch);
    arena_get(&scratch, SCRATCH);
    arena_clear(&scratch);
    for (uint32_t i = 0; ok && i < bank->templates; i += GROUP) {
        uint32_t left = bank->templates - i;
        ok = read_group(loader, &scratch, &bank->template[i],
                        left < GROUP ? left : GROUP, ascii, &events);
        arena_clear(&scratch);
    }
    arena_release(&scratch);
    return ok && !loader->errors->count && !is_twice(bank) &&
           events <= YAML_EVENTS_MOST;
}

/* False where its text is none of a bank that can be lean. With a layout, it is
 * the head alone. */
static bool read_text(struct bank *bank, const struct bank_layout *layout)
{
    struct error_list errors = {.count = 0};
    struct loader *loader = memory_get(sizeof *loader);
    uint32_t events = 0;
    loader_start(loader, bank, &bank->arena, &errors);
    if (layout)
        bank->layout = *layout;
    else
        loader_expect_many(loader);
    bool ok = layout ? read_head(loader, bank->source.length, layout->templates,
                                 &events)
                     : read_lean(loader);
    error_list_release(&errors);
    memory_free(loader);
    return ok;
}

struct bank *bank_open(const char *path, struct error_list *errors)
{
    struct error error = {0};
    struct bank *bank = bank_new_of(path, &error);
    if (!bank) {
        error_list_add(errors, &error);
        return NULL;
    }
    if (read_text(bank, NULL))
        return bank;
    struct bank *full =
        bank_read(path, bank->source.text, bank->source.length, errors);
    bank_free(bank);
    return full;
}

struct bank *bank_glance(const char *path, const struct bank_layout *layout)
{
    struct error ignored = {.code = ERROR_NONE};
    struct bank *bank = bank_new(path);
    char *text = arena_get(&bank->arena, (size_t)layout->head + 1);
    text[layout->head] = '\0';
    bank->source.text = text;
    bank->source.length = layout->head;
    if (file_read_part(path, &layout->stamp, 0, layout->head, text, &ignored) &&
        read_text(bank, layout))
        return bank;
    bank_free(bank);
    return NULL;
}

void bank_place(struct bank *bank, uint32_t template,
                const struct file_span *span)
{
    bank->template[template].span = *span;
}

bool template_read(const struct template *template, struct error *error)
{
    struct template *own = template->own;
    struct error_list errors = {.count = 0};
    struct loader *loader = memory_get(sizeof *loader);
    uint32_t events = 0;
    /* The bank is not constant: its templates are its own to fill in. */
    loader_start(loader, own->home, &own->home->arena, &errors);
    bool ok = (own->bank->layout.stamp.size == 0 || read_span(own, error)) &&
              read_item(loader, own, &events);
    own->ready = ok;
    if (!ok && errors.count && error->code == ERROR_NONE)
        *error = errors.item[0];
    if (!ok)
        error_set(error, ERROR_FILE, "%.200s has changed",
                  own->bank->source.name);
    error_list_release(&errors);
    memory_free(loader);
    return ok;
}
