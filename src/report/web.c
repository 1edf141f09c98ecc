#include "report/web.h"

#include <string.h>

#include "base/markup.h"

/* The reader's own colours; in print nothing is torn apart. */
static const char web_style[] =
    ":root { color-scheme: light dark; }\n"
    "body { margin: 0; background: Canvas; color: CanvasText; "
    "font: 1rem/1.5 system-ui, \"DejaVu Sans\", sans-serif; }\n"
    "main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }\n"
    "main { padding-block: 1.5rem; }\n"
    "footer { padding-block: 1rem 2rem; border-top: 1px solid; }\n"
    "h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 0.3rem; }\n"
    "h2 { font-size: 1.25rem; line-height: 1.25; margin: 0 0 0.4rem; }\n"
    "h3 { font-size: 1.05rem; margin: 0 0 0.3rem; }\n"
    "details + h3 { margin-top: 1.5rem; }\n"
    "h4 { font-size: 0.95rem; margin: 0; }\n"
    "p, ul { margin: 0 0 0.8rem; max-width: 42rem; }\n"
    "ul { padding-inline-start: 1.3rem; }\n"
    "li { margin-bottom: 0.25rem; }\n"
    "a { color: LinkText; }\n"
    "code { font: 0.95em ui-monospace, \"DejaVu Sans Mono\", monospace; }\n"
    "nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; "
    "gap: 0 1.2rem; max-width: none; }\n"
    "nav li { margin: 0; }\n"
    "nav a { display: inline-block; padding: 0.25rem 0; }\n"
    "section { margin: 2.2rem 0; break-inside: avoid-page; }\n"
    ".pair { display: grid; gap: 1.5rem 2.5rem; "
    "grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); "
    "}\n"
    ".many { display: grid; gap: 1.5rem; "
    "grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); "
    "}\n"
    ".many > div, .pair > div { break-inside: avoid; min-width: 0; }\n"
    "details { margin: 0.5rem 0 0; }\n"
    "summary { cursor: pointer; padding: 0.2rem 0; }\n"
    ".table { overflow-x: auto; max-width: 100%; margin: 0 0 0.8rem; }\n"
    "table { border-collapse: collapse; font-size: 0.9rem; }\n"
    "caption { text-align: start; font-weight: bold; padding: 0.3rem 0; }\n"
    "th, td { padding: 0.2rem 0.9rem 0.2rem 0; text-align: start; "
    "vertical-align: top; border-bottom: 1px solid; }\n"
    "tbody th { font-weight: inherit; }\n"
    "th.number, td.number { text-align: end; "
    "padding: 0.2rem 0 0.2rem 1.1rem; white-space: nowrap; "
    "font-variant-numeric: tabular-nums; }\n"
    "td.words { min-width: 7rem; }\n"
    "@page { margin: 1.6cm; }\n"
    "@media print {\n"
    ":root { color-scheme: light; }\n"
    "body { font-size: 10pt; }\n"
    "main, footer { max-width: none; padding: 0; }\n"
    "nav, details:not([open]) { display: none; }\n"
    ".pair, .many { grid-template-columns: 1fr 1fr; }\n"
    ".figure { max-width: 11cm; }\n"
    "}\n";

void web_text(struct str *out, const char *begin, const char *text,
              const char *end)
{
    str_add(out, begin);
    markup_add_xml(out, text, strlen(text));
    str_add(out, end);
}

void web_begin(struct str *out, const char *title)
{
    str_add(out, "<!DOCTYPE html>\n"
                 "<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n"
                 "<head>\n<meta charset=\"utf-8\"/>\n"
                 "<meta name=\"viewport\" "
                 "content=\"width=device-width, initial-scale=1\"/>\n");
    web_text(out, "<title>", title, "</title>\n");
    str_add(out, "<style>\n");
    str_add(out, web_style);
    str_add(out, figure_style());
    str_add(out, "</style>\n</head>\n<body>\n<main>\n");
    web_text(out, "<h1>", title, "</h1>\n");
}

void web_end(struct str *out, const char *program)
{
    str_add(out, "</main>\n<footer>\n");
    web_text(out, "<p>Made by ", program,
             ". This page is one file: it loads nothing and runs "
             "nothing.</p>\n");
    str_add(out, "</footer>\n</body>\n</html>\n");
}

void web_section(struct str *out, const char *id, const char *heading)
{
    str_add_format(out,
                   "<section id=\"%s\" aria-labelledby=\"%s-h\">\n"
                   "<h2 id=\"%s-h\">",
                   id, id, id);
    web_text(out, "", heading, "</h2>\n");
}

void web_section_end(struct str *out)
{
    str_add(out, "</section>\n");
}

void web_description(struct str *out, const struct figure *figure)
{
    if (figure->description)
        web_text(out, "<p>", figure->description, "</p>\n");
}

void web_figure(struct str *out, const struct figure *figure, const char *id)
{
    struct arena arena;
    struct figure_table table;
    figure_svg(figure, id, out);
    arena_init(&arena);
    figure_table(figure, &table, &arena);
    if (table.rows) {
        /* Wide tables scroll by themselves; with the keyboard, too. */
        web_text(out,
                 "<details><summary>The numbers</summary>\n"
                 "<div class=\"table\" role=\"group\" tabindex=\"0\" "
                 "aria-label=\"Table: ",
                 figure->title, "\">\n");
        figure_html_table(figure, out);
        str_add(out, "</div></details>\n");
    }
    arena_release(&arena);
}
