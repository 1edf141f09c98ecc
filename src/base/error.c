#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

static const char *const names[] = {
    "none",
#define ERROR(id, name, about) name,
#include "base/error.def"
#undef ERROR
};

const char *error_name(enum error_code code)
{
    return names[code];
}

/* Copies a sentence so that nothing in it can steer a terminal; cut at the end
 * of a character. */
static void copy_visible(struct error *error, const char *sentence)
{
    struct str visible = {0};
    utf8_add_visible(&visible, sentence, SIZE_MAX);
    size_t length = visible.length;
    if (length >= sizeof error->text) {
        length = sizeof error->text - 1;
        while (length && (visible.text[length] & 0xC0) == 0x80)
            length--;
    }
    snprintf(error->text, sizeof error->text, "%.*s", (int)length,
             str_text(&visible));
    str_release(&visible);
}

__attribute__((format(printf, 5, 0))) static bool
set(struct error *error, enum error_code code, uint32_t at, uint32_t length,
    const char *format, va_list arguments)
{
    if (error->code == ERROR_NONE) {
        error->code = code;
        error->at = at;
        error->length = length;
        char sentence[2 * sizeof error->text];
        vsnprintf(sentence, sizeof sentence, format, arguments);
        copy_visible(error, sentence);
    }
    return false;
}

bool error_set(struct error *error, enum error_code code, const char *format,
               ...)
{
    va_list arguments;
    va_start(arguments, format);
    set(error, code, 0, 0, format, arguments);
    va_end(arguments);
    return false;
}

bool error_set_at(struct error *error, enum error_code code, uint32_t at,
                  uint32_t length, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set(error, code, at, length, format, arguments);
    va_end(arguments);
    return false;
}

static void add_carets(size_t columns, struct str *out)
{
    for (size_t i = 0; i < columns; i++)
        str_add_char(out, '^');
    str_add_char(out, '\n');
}

/* Columns of text as error_print shows it, control bytes spelt out. */
static size_t shown_columns(const char *text, size_t length)
{
    struct str visible = {0};
    utf8_add_visible(&visible, text, length);
    size_t columns = utf8_columns(str_text(&visible), visible.length);
    str_release(&visible);
    return columns;
}

static size_t caret_columns(const struct error *error,
                            const struct source_place *place)
{
    size_t from = error->at < place->start ? place->start : error->at;
    size_t to = from + error->length;
    if (to > place->end)
        to = place->end;
    if (from >= to)
        return 1;
    size_t columns = shown_columns(error->source->text + from, to - from);
    return columns ? columns : 1;
}

void error_print_caret(const struct error *error, size_t indent,
                       struct str *out)
{
    struct source_place place = source_locate(error->source, error->at);
    size_t at = error->at > place.end ? place.end : error->at;
    size_t before =
        shown_columns(error->source->text + place.start, at - place.start);
    for (size_t i = 0; i < indent + before; i++)
        str_add_char(out, ' ');
    add_carets(caret_columns(error, &place), out);
}

void error_print(const struct error *error, struct str *out)
{
    if (!error->source) {
        str_add(out, error->text);
        str_add_char(out, '\n');
        return;
    }
    struct source_place place = source_locate(error->source, error->at);
    utf8_add_visible(out, error->source->name, SIZE_MAX);
    str_add_format(out, ":%u:%u: %s\n", place.line, place.column, error->text);

    enum { WIDEST = 400 };
    if (place.end - place.start > WIDEST)
        return;
    str_add(out, "  ");
    utf8_add_visible(out, error->source->text + place.start,
                     place.end - place.start);
    str_add_char(out, '\n');
    error_print_caret(error, 2, out);
}

void error_list_add(struct error_list *list, const struct error *error)
{
    if (list->count == ERROR_LIST_LIMIT) {
        list->dropped++;
        return;
    }
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? 2 * list->capacity : 8;
        list->item =
            memory_resize(list->item, list->capacity, sizeof *list->item);
    }
    list->item[list->count++] = *error;
}

void error_list_keep(struct error_list *list, const struct source *source)
{
    if (!list->kept.block_size)
        arena_init(&list->kept);
    struct source *copy = arena_get(&list->kept, sizeof *copy);
    *copy = *source;
    copy->name = arena_text(&list->kept, source->name, strlen(source->name));
    copy->text = arena_text(&list->kept, source->text, source->length);
    for (size_t i = 0; i < list->count; i++)
        if (list->item[i].source == source)
            list->item[i].source = copy;
}

void error_list_release(struct error_list *list)
{
    memory_free(list->item);
    arena_release(&list->kept);
    *list = (struct error_list){0};
}
