#include "verify/cells.h"

#include <string.h>

#include "base/memory.h"

enum { FORM_TRUTH = -1, FORM_TEXT = -2, FORM_LIST = -3 };

struct cell_entry {
    uint64_t hash;
    struct cell cell; /* form 0: the place is free */
};

enum { FIRST_SIZE = 64 };

void cells_init(struct cells *cells)
{
    *cells = (struct cells){0};
    arena_init(&cells->kept);
    arena_init(&cells->scratch);
}

void cells_release(struct cells *cells)
{
    arena_release(&cells->kept);
    arena_release(&cells->scratch);
    memory_free(cells->entry);
    cells->entry = NULL;
}

size_t cells_bytes(const struct cells *cells)
{
    return cells->kept.total + cells->scratch.total +
           cells->size * sizeof *cells->entry;
}

/* Multiplication spreads low bits upwards, the shift brings them back. */
static uint64_t stir(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

uint64_t cells_hash(const struct cell *cell, size_t count)
{
    uint64_t hash = count;
    for (size_t i = 0; i < count; i++)
        hash =
            stir(stir(hash, (uint64_t)cell[i].form), (uint64_t)cell[i].content);
    return hash;
}

static struct cell pointer_cell(int64_t form, const void *kept)
{
    return (struct cell){form, (int64_t)(intptr_t)kept};
}

static const void *pointer_of(struct cell cell)
{
    return (const void *)(intptr_t)cell.content;
}

struct value cell_value(struct cell cell)
{
    struct number number = {.denominator = cell.form,
                            .numerator = cell.content};
    switch (cell.form) {
    case FORM_TRUTH: return value_truth(cell.content);
    case FORM_TEXT:
        return (struct value){.kind = VALUE_TEXT, .text = pointer_of(cell)};
    case FORM_LIST: return value_list(pointer_of(cell));
    default: return value_number(number);
    }
}

/* --- the table of kept values --------------------------------------------- */

static void grow(struct cells *cells)
{
    size_t size = cells->size ? 2 * cells->size : FIRST_SIZE;
    struct cell_entry *entry = memory_resize(NULL, size, sizeof *entry);
    memset(entry, 0, size * sizeof *entry);
    for (size_t i = 0; i < cells->size; i++) {
        if (!cells->entry[i].cell.form)
            continue;
        size_t at = cells->entry[i].hash & (size - 1);
        while (entry[at].cell.form)
            at = (at + 1) & (size - 1);
        entry[at] = cells->entry[i];
    }
    memory_free(cells->entry);
    cells->entry = entry;
    cells->size = size;
}

/* Walks the places where a value with this hash can be: NULL at the first free
 * one, whose index is then *at. */
static const struct cell_entry *probe(const struct cells *cells, uint64_t hash,
                                      size_t *at)
{
    for (;; *at = (*at + 1) & (cells->size - 1)) {
        const struct cell_entry *entry = &cells->entry[*at];
        if (!entry->cell.form)
            return NULL;
        if (entry->hash == hash)
            return entry;
    }
}

static struct cell keep(struct cells *cells, size_t at, uint64_t hash,
                        struct cell cell)
{
    cells->entry[at] = (struct cell_entry){hash, cell};
    cells->count++;
    return cell;
}

static size_t first_place(struct cells *cells, uint64_t hash)
{
    if (2 * cells->count >= cells->size)
        grow(cells);
    return hash & (cells->size - 1);
}

static struct cell pack_text(struct cells *cells, const char *text)
{
    size_t length = strlen(text);
    uint64_t hash = length + 1;
    for (size_t i = 0; i < length; i++)
        hash = stir(hash, (unsigned char)text[i]);
    size_t at = first_place(cells, hash);
    const struct cell_entry *entry;
    while ((entry = probe(cells, hash, &at))) {
        if (entry->cell.form == FORM_TEXT &&
            strcmp(pointer_of(entry->cell), text) == 0)
            return entry->cell;
        at = (at + 1) & (cells->size - 1);
    }
    char *copy = arena_text(&cells->kept, text, length);
    return keep(cells, at, hash, pointer_cell(FORM_TEXT, copy));
}

/* A kept list's member as a cell: what it points to is kept already. */
static struct cell kept_cell(struct value value)
{
    switch (value.kind) {
    case VALUE_NUMBER:
        return (struct cell){value.number.denominator, value.number.numerator};
    case VALUE_TRUTH: return (struct cell){FORM_TRUTH, value.truth};
    case VALUE_TEXT: return pointer_cell(FORM_TEXT, value.text);
    case VALUE_LIST: break;
    }
    return pointer_cell(FORM_LIST, value.list);
}

static bool same_list(const struct list *kept, const struct list *list,
                      const struct cell *member)
{
    if (kept->shape != list->shape || kept->length != list->length ||
        kept->width != list->width || kept->first != list->first ||
        kept->base != list->base)
        return false;
    if (list->shape != LIST_STORED)
        return true;
    for (uint64_t i = 0; i < list->length; i++) {
        struct cell cell = kept_cell(kept->item[i]);
        if (cell.form != member[i].form || cell.content != member[i].content)
            return false;
    }
    return true;
}

static struct cell keep_list(struct cells *cells, size_t at, uint64_t hash,
                             const struct list *list, const struct cell *member)
{
    struct list *copy = arena_get(&cells->kept, sizeof *copy);
    *copy = *list;
    copy->item = NULL;
    if (list->shape == LIST_STORED) {
        struct value *item =
            arena_get(&cells->kept, list->length * sizeof *item);
        for (uint64_t i = 0; i < list->length; i++)
            item[i] = cell_value(member[i]);
        copy->item = item;
    }
    return keep(cells, at, hash, pointer_cell(FORM_LIST, copy));
}

static struct cell pack_list(struct cells *cells, const struct list *old)
{
    struct arena_mark mark = arena_here(&cells->scratch);
    struct list list = *old;
    struct cell *member = NULL;
    uint64_t members = list.shape == LIST_STORED ? list.length : 0;
    if (list.base) {
        struct value base = value_list(list.base);
        list.base = pointer_of(cells_pack(cells, &base));
    }
    member = arena_get(&cells->scratch, members * sizeof *member);
    for (uint64_t i = 0; i < members; i++)
        member[i] = cells_pack(cells, &list.item[i]);

    uint64_t hash = cells_hash(member, members);
    hash = stir(stir(hash, (uint64_t)list.shape), list.length);
    hash = stir(stir(hash, list.width), (uint64_t)list.first);
    hash = stir(hash, (uint64_t)(uintptr_t)list.base);
    size_t at = first_place(cells, hash);
    const struct cell_entry *entry;
    struct cell found = {0};
    while (!found.form && (entry = probe(cells, hash, &at))) {
        if (entry->cell.form == FORM_LIST &&
            same_list(pointer_of(entry->cell), &list, member))
            found = entry->cell;
        at = (at + 1) & (cells->size - 1);
    }
    if (!found.form)
        found = keep_list(cells, at, hash, &list, member);
    arena_rewind(&cells->scratch, mark);
    return found;
}

struct cell cells_pack(struct cells *cells, const struct value *value)
{
    if (value->kind == VALUE_TEXT)
        return pack_text(cells, value->text);
    if (value->kind == VALUE_LIST)
        return pack_list(cells, value->list);
    return kept_cell(*value);
}
