#include "export/format.h"

#include <string.h>

#include "base/suggest.h"

const struct set_format set_formats[SET_FORMATS] = {
#define PAPER(id, name, stem, extension, write, about)                         \
    {name, stem, extension, about, write, NULL},
#define MACHINE(id, name, stem, extension, write, about)                       \
    {name, stem, extension, about, NULL, write},
#include "export/format.def"
#undef PAPER
#undef MACHINE
};

const struct set_format *set_format_find(const char *name, size_t length,
                                         struct error *error)
{
    struct suggest suggest = {0};
    for (size_t i = 0; i < SET_FORMATS; i++) {
        const char *known = set_formats[i].name;
        if (strlen(known) == length && memcmp(known, name, length) == 0)
            return &set_formats[i];
        suggest_offer(&suggest, name, length, known);
    }
    struct str known = {0};
    for (size_t i = 0; i < SET_FORMATS; i++)
        str_add_format(&known, "%s%s", i ? ", " : "", set_formats[i].name);
    int shown = length < 40 ? (int)length : 40;
    if (suggest.best)
        error_set(error, ERROR_USAGE,
                  "no format is called '%.*s'; did you mean '%s'?", shown, name,
                  suggest.best);
    else
        error_set(error, ERROR_USAGE,
                  "no format is called '%.*s'; there are: %s", shown, name,
                  str_text(&known));
    str_release(&known);
    return NULL;
}

bool set_format_is_paper(const struct set_format *format)
{
    return format->paper != NULL;
}

bool set_format_write(const struct set_format *format,
                      const struct sheet *sheet, struct str *out,
                      struct error *error)
{
    if (format->paper)
        return format->paper(&sheet->paper, out, error);
    return format->machine(sheet, out, error);
}
