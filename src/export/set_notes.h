/* What a format could not express, said once for each template, however many
 * variants are written. Writers note it; the command prints it. */
#ifndef RECKON_EXPORT_SET_NOTES_H
#define RECKON_EXPORT_SET_NOTES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Zeroed it is empty. */
struct set_notes {
    struct arena arena;
    const char **line; /* in the order first said */
    size_t count, capacity;
};

/* Notes a sentence without a full stop: "the marking of sets is left to the
 * teacher". The same (format, template, sentence) is kept once; so what changes
 * with the draw does not belong into it. NULL `notes` forget everything. */
void set_note(struct set_notes *notes, const char *format, const char *bank,
              const char *template, const char *sentence);

/* Appends a line for each: "moodle: bayes/test-positive: SENTENCE". */
void set_notes_print(const struct set_notes *notes, struct str *out);

void set_notes_release(struct set_notes *notes);

#endif
