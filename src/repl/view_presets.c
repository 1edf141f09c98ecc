#include "repl/say.h"
#include "repl/view.h"

enum { NAME_COLUMNS = 16, SECONDS_A_MINUTE = 60 };

void view_presets(struct term *term, const struct preset_list *list,
                  enum preset_mode mode)
{
    size_t count = 0;
    for (size_t i = 0; list && i < list->count; i++) {
        const struct preset *preset = list->item[i];
        if (preset->mode != mode)
            continue;
        struct str line = {0};
        str_add_format(&line, "%s: ", preset->title);
        say_seconds(SECONDS_A_MINUTE * preset->minutes, &line);
        str_add(&line, preset->options ? ", four options" : ", typed");
        str_add(&line, preset->scoring == SCORING_PLUS_MINUS
                           ? ", +1 or -1 each."
                           : ", a point for each right answer.");
        term_row(term, NAME_COLUMNS, preset->id, line.text);
        str_release(&line);
        count++;
    }
    term_text(term, 0,
              count ? "'drill NAME' begins one. A copy in "
                      "~/.config/reckon/presets can be changed."
                    : "There are none beside the banks that are in use.");
}
