/* A figure on a terminal, or in words (declared in stats_screen.h). */
#include <string.h>

#include "repl/stats_screen.h"

static void say_sentences(struct term *term, const struct figure *figure)
{
    struct str text = {0}, line = {0};
    figure_sentence(figure, &text);
    str_add_format(&line, "%s.", figure->title);
    term_text(term, 0, line.text);
    for (char *at = text.text; at && *at;) {
        char *end = strchr(at, '\n');
        if (end)
            *end = '\0';
        term_text(term, 0, at);
        at = end ? end + 1 : NULL;
    }
    str_release(&text);
    str_release(&line);
}

bool stats_has_pictures(const struct term *term)
{
    return term->terminal && !term->accessible;
}

void stats_draw(struct stats_screen *screen, const struct figure *figure)
{
    struct term *term = screen->term;
    term_add(term, "\n");
    if (!stats_has_pictures(term))
        say_sentences(term, figure);
    else if (term->ascii)
        figure_ascii(figure, (size_t)term->width, &term->pending);
    else
        figure_unicode(figure, (size_t)term->width, &term->pending);
}
