#include "export/format.h"

#include <string.h>

#include "base/suggest.h"
#include "export/archive.h"
#include "export/pdf.h"
#include "export/xml.h"

/* Packages are archives of XML. */
static bool package_ready(struct error *error)
{
    return xml_ready(error) && archive_ready(error);
}

/* The last members of a row: begin and end. */
#define LAYOUT_EACH(prefix)   NULL, NULL
#define LAYOUT_JOINED(prefix) NULL, NULL
#define LAYOUT_FRAMED(prefix) prefix##_begin, prefix##_end

#define TEXTS_PLAIN  true
#define TEXTS_PIECES false

const struct set_format set_formats[SET_FORMATS] = {
#define PAPER(id, name, stem, extension, layout, texts, ready, prefix, about)  \
    {name,          stem,  extension,      about, LAYOUT_##layout,             \
     TEXTS_##texts, ready, prefix##_write, NULL,  LAYOUT_##layout(prefix)},
#define MACHINE(id, name, stem, extension, layout, texts, ready, prefix,       \
                about)                                                         \
    {                                                                          \
        name,                                                                  \
        stem,                                                                  \
        extension,                                                             \
        about,                                                                 \
        LAYOUT_##layout,                                                       \
        TEXTS_##texts,                                                         \
        ready,                                                                 \
        NULL,                                                                  \
        prefix##_write,                                                        \
        LAYOUT_##layout(prefix)},
#include "export/format.def"
#undef PAPER
#undef MACHINE
};

const struct set_format *set_format_find(const char *name, size_t length,
                                         struct error *error)
{
    struct suggest suggest = {0};
    for (size_t i = 0; i < SET_FORMATS; i++) {
        const struct set_format *format = &set_formats[i];
        const char *known = format->name;
        if (strlen(known) == length && memcmp(known, name, length) == 0)
            return !format->ready || format->ready(error) ? format : NULL;
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

bool set_format_variant(const struct set_format *format,
                        const struct sheet *sheet, struct set_notes *notes,
                        struct str *out, struct error *error)
{
    if (format->paper)
        return format->paper(&sheet->paper, notes, out, error);
    return format->machine(sheet, notes, out, error);
}

void set_format_begin(const struct set_format *format,
                      const struct set_frame *frame, struct str *out)
{
    if (format->begin)
        format->begin(frame, out);
}

void set_format_end(const struct set_format *format,
                    const struct set_frame *frame, struct str *out)
{
    if (format->end)
        format->end(frame, out);
}

bool set_format_write(const struct set_format *format,
                      const struct set_frame *frame, const struct sheet *sheet,
                      struct set_notes *notes, struct str *out,
                      struct error *error)
{
    set_format_begin(format, frame, out);
    bool ok = set_format_variant(format, sheet, notes, out, error);
    set_format_end(format, frame, out);
    return ok;
}
