#include <string.h>

#include "base/markup.h"
#include "base/utf8.h"
#include "figure/table.h"

void figure_tsv(const struct figure *figure, struct str *out)
{
    struct arena arena;
    struct figure_table table;
    arena_init(&arena);
    figure_table(figure, &table, &arena);
    for (size_t i = 0; i < table.columns * (table.rows + 1); i++) {
        const char *cell =
            i < table.columns ? table.name[i] : table.cell[i - table.columns];
        utf8_add_visible(out, cell, SIZE_MAX);
        str_add_char(out, (i + 1) % table.columns ? '\t' : '\n');
    }
    arena_release(&arena);
}

static void html_cell(struct str *out, const char *tag, const char *scope,
                      bool number, const char *text)
{
    str_add_format(out, "<%s", tag);
    if (scope)
        str_add_format(out, " scope=\"%s\"", scope);
    str_add(out, number ? " class=\"number\">" : ">");
    markup_add_xml(out, text, strlen(text));
    str_add_format(out, "</%s>", tag);
}

void figure_html_table(const struct figure *figure, struct str *out)
{
    struct arena arena;
    struct figure_table table;
    arena_init(&arena);
    table_make(figure, &table, &arena, true);
    str_add(out, "<table>\n<caption>");
    const char *title = figure->title ? figure->title : "The numbers";
    markup_add_xml(out, title, strlen(title));
    str_add(out, "</caption>\n<thead><tr>");
    for (size_t i = 0; i < table.columns; i++)
        html_cell(out, "th", "col", table.number[i], table.name[i]);
    str_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < table.rows; row++) {
        str_add(out, "<tr>");
        for (size_t i = 0; i < table.columns; i++)
            html_cell(out, i ? "td" : "th", i ? NULL : "row", table.number[i],
                      table.cell[row * table.columns + i]);
        str_add(out, "</tr>\n");
    }
    str_add(out, "</tbody>\n</table>\n");
    arena_release(&arena);
}
