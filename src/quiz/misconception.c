#include "quiz/misconception.h"

#include <string.h>

static const struct {
    const char *tag, *about;
} rows[] = {
#define MISCONCEPTION(tag, about) {tag, about},
#include "quiz/misconception.def"
#undef MISCONCEPTION
};

enum { ROWS = sizeof rows / sizeof *rows };

const char *misconception_about(const char *tag)
{
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(rows[i].tag, tag) == 0)
            return rows[i].about;
    return NULL;
}

const char *misconception_at(size_t index)
{
    return index < ROWS ? rows[index].tag : NULL;
}
