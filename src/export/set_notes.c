#include "export/set_notes.h"

#include <stdbool.h>
#include <string.h>

/* Hardly more notes than templates times a few, so they are just gone
 * through. */
static bool is_known(const struct set_notes *notes, const char *text)
{
    for (size_t i = 0; i < notes->count; i++)
        if (strcmp(notes->line[i], text) == 0)
            return true;
    return false;
}

void set_note(struct set_notes *notes, const char *format, const char *bank,
              const char *template, const char *sentence)
{
    if (!notes)
        return;
    struct str line = {0};
    str_add_format(&line, "%s: %s/%s: %s", format, bank, template, sentence);
    if (!is_known(notes, str_text(&line))) {
        notes->line = arena_grow(&notes->arena, notes->line, notes->count,
                                 &notes->capacity, sizeof *notes->line);
        notes->line[notes->count++] =
            arena_text(&notes->arena, str_text(&line), line.length);
    }
    str_release(&line);
}

void set_notes_print(const struct set_notes *notes, struct str *out)
{
    for (size_t i = 0; i < notes->count; i++)
        str_add_format(out, "%s\n", notes->line[i]);
}

void set_notes_release(struct set_notes *notes)
{
    arena_release(&notes->arena);
    *notes = (struct set_notes){0};
}
