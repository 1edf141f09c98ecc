/* One error type: a stable code, one sentence, and a place in a source if there
 * is one. Functions that can fail take `struct error *` last and return false;
 * the first error stays, later ones are dropped. Errors are data until a
 * command prints them. */
#ifndef RECKON_BASE_ERROR_H
#define RECKON_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/source.h"
#include "base/str.h"

enum error_code {
    ERROR_NONE = 0,
#define ERROR(id, name, about) ERROR_##id,
#include "base/error.def"
#undef ERROR
};

struct error {
    enum error_code code;
    const struct source *source; /* NULL: nothing to point at */
    uint32_t at, length;         /* bytes in the source */
    char text[280];              /* one printable sentence, no full stop */
};

/* Many errors of one file, in the order found. Zeroed it is empty. */
struct error_list {
    struct error *item;
    size_t count, capacity;
    size_t dropped; /* found after the limit was reached */
    struct arena kept; /* sources that would not live long enough */
};

enum { ERROR_LIST_LIMIT = 50 };

/* Makes it none, as zeroing does, without touching its text: for what is done
 * millions of times. */
static inline void error_clear(struct error *error)
{
    error->code = ERROR_NONE;
    error->source = NULL;
    error->at = error->length = 0;
    error->text[0] = '\0';
}

/* The stable name of a code, e.g. "syntax". */
const char *error_name(enum error_code code);

/* Sets an error that points nowhere, unless one is set already. Always false,
 * so that `return error_set(...)` reads well. */
bool error_set(struct error *error, enum error_code code, const char *format,
               ...) __attribute__((format(printf, 3, 4)));

/* The same with a place of `length` bytes at `at` (in a source set by whoever
 * knows it; see error_move). */
bool error_set_at(struct error *error, enum error_code code, uint32_t at,
                  uint32_t length, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Appends "NAME:LINE:COLUMN: TEXT", then the source line with a row of carets
 * under the place; without a source, only the sentence. Ends with a newline.
 * Control bytes of the source line are shown visibly. */
void error_print(const struct error *error, struct str *out);

/* The caret lines alone, for a line that is still on the screen: `indent`
 * blanks, then carets under the place. */
void error_print_caret(const struct error *error, size_t indent,
                       struct str *out);

void error_list_add(struct error_list *list, const struct error *error);

/* Copies a source that is about to go, and lets the errors point to the copy,
 * which lives as long as the list. */
void error_list_keep(struct error_list *list, const struct source *source);

/* Frees what the list holds and makes it empty. */
void error_list_release(struct error_list *list);

#endif
