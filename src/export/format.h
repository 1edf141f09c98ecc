/* The table of formats. A format is a row of format.def and a file with its
 * writer; writers append bytes and know no file names. */
#ifndef RECKON_EXPORT_FORMAT_H
#define RECKON_EXPORT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "export/paper.h"
#include "export/set_notes.h"
#include "export/sheet.h"

enum set_format_id {
#define PAPER(id, name, stem, extension, layout, texts, ready, prefix, about)  \
    SET_FORMAT_##id,
#define MACHINE PAPER
#include "export/format.def"
#undef PAPER
#undef MACHINE
    SET_FORMATS
};

enum set_layout { LAYOUT_EACH, LAYOUT_JOINED, LAYOUT_FRAMED };

/* What is known of a set before its first variant is drawn. */
struct set_frame {
    const char *title;
    const char *program; /* name and version */
    uint32_t variants;   /* 0: not known */
};

/* One of the two writers is set. A writer fails only where the format cannot
 * hold something that it must; bytes may have been appended then. What it can
 * leave out it leaves out with a note.
 *
 * Begin and end are set where the layout is framed. They depend on the frame
 * alone, and what stands between them on the sheets alone: variants that were
 * made on several machines are put together by joining their bytes. */
struct set_format {
    const char *name, *stem, *extension, *about;
    enum set_layout layout;
    bool plain;                         /* sheets may be plain (sheet.h) */
    bool (*ready)(struct error *error); /* or NULL */
    bool (*paper)(const struct paper *paper, struct set_notes *notes,
                  struct str *out, struct error *error);
    bool (*machine)(const struct sheet *sheet, struct set_notes *notes,
                    struct str *out, struct error *error);
    void (*begin)(const struct set_frame *frame, struct str *out);
    void (*end)(const struct set_frame *frame, struct str *out);
};

/* All formats, by enum set_format_id. */
extern const struct set_format set_formats[SET_FORMATS];

/* The format of that name. NULL with an error that suggests one, or that says
 * why this program cannot write it. */
const struct set_format *set_format_find(const char *name, size_t length,
                                         struct error *error);

/* Learners may have it: no keys, no seeds. */
bool set_format_is_paper(const struct set_format *format);

/* Appends one variant: of a framed format, what stands between begin and end.
 * The bytes need not be text. `notes` may be NULL. */
bool set_format_variant(const struct set_format *format,
                        const struct sheet *sheet, struct set_notes *notes,
                        struct str *out, struct error *error);

/* Append what stands before the first and behind the last variant: nothing,
 * unless the layout is framed. */
void set_format_begin(const struct set_format *format,
                      const struct set_frame *frame, struct str *out);
void set_format_end(const struct set_format *format,
                    const struct set_frame *frame, struct str *out);

/* Appends a file of one variant. */
bool set_format_write(const struct set_format *format,
                      const struct set_frame *frame, const struct sheet *sheet,
                      struct set_notes *notes, struct str *out,
                      struct error *error);

#define LAYOUT_EACH(prefix)
#define LAYOUT_JOINED(prefix)
#define LAYOUT_FRAMED(prefix)                                                  \
    void prefix##_begin(const struct set_frame *frame, struct str *out);       \
    void prefix##_end(const struct set_frame *frame, struct str *out);
#define PAPER(id, name, stem, extension, layout, texts, ready, prefix, about)  \
    LAYOUT_##layout(prefix) bool prefix##_write(                               \
        const struct paper *paper, struct set_notes *notes, struct str *out,   \
        struct error *error);
#define MACHINE(id, name, stem, extension, layout, texts, ready, prefix,       \
                about)                                                         \
    LAYOUT_##layout(prefix) bool prefix##_write(                               \
        const struct sheet *sheet, struct set_notes *notes, struct str *out,   \
        struct error *error);
#include "export/format.def"
#undef PAPER
#undef MACHINE
#undef LAYOUT_EACH
#undef LAYOUT_JOINED
#undef LAYOUT_FRAMED

#endif
