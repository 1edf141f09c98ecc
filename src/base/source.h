/* A named text (a bank file, some lines of it, a typed line) that errors point
 * into. Places are byte offsets; line and column are worked out only when one
 * is printed. */
#ifndef RECKON_BASE_SOURCE_H
#define RECKON_BASE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

struct source {
    const char *name; /* as shown, e.g. banks/bayes.yaml */
    const char *text;
    size_t length;
    uint32_t lines_before; /* of the file, where this is a part of one */
};

/* The whole of a text, which it points to. */
static inline struct source source_of(const char *name, const char *text,
                                      size_t length)
{
    return (struct source){.name = name, .text = text, .length = length};
}

struct source_place {
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in code points */
    size_t start, end; /* bytes of the line that holds the place */
};

/* Where byte `at` is; an offset past the end is taken as the end. */
struct source_place source_locate(const struct source *source, size_t at);

#endif
