/* The table of formats. A format is a row of format.def and a file with its
 * writer; writers append to text and know no file names. */
#ifndef RECKON_EXPORT_FORMAT_H
#define RECKON_EXPORT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "export/paper.h"
#include "export/sheet.h"

enum set_format_id {
#define PAPER(id, name, stem, extension, write, about) SET_FORMAT_##id,
#define MACHINE                                        PAPER
#include "export/format.def"
#undef PAPER
#undef MACHINE
    SET_FORMATS
};

/* One of the two writers is set. A writer fails only where the format cannot
 * hold something that it must; text may have been appended then. */
struct set_format {
    const char *name, *stem, *extension, *about;
    bool (*paper)(const struct paper *paper, struct str *out,
                  struct error *error);
    bool (*machine)(const struct sheet *sheet, struct str *out,
                    struct error *error);
};

/* All formats, by enum set_format_id. */
extern const struct set_format set_formats[SET_FORMATS];

/* The format of that name, or NULL with an error that suggests one. */
const struct set_format *set_format_find(const char *name, size_t length,
                                         struct error *error);

/* Learners may have it: no keys, no seeds. */
bool set_format_is_paper(const struct set_format *format);

/* Appends the set in this format. */
bool set_format_write(const struct set_format *format,
                      const struct sheet *sheet, struct str *out,
                      struct error *error);

#define PAPER(id, name, stem, extension, write, about)                         \
    bool write(const struct paper *paper, struct str *out, struct error *error);
#define MACHINE(id, name, stem, extension, write, about)                       \
    bool write(const struct sheet *sheet, struct str *out, struct error *error);
#include "export/format.def"
#undef PAPER
#undef MACHINE

#endif
