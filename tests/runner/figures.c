/* Writes an XHTML page with any figure in SVG, and the tables of their numbers,
 * for xmllint to read: `figures`. */
#include <stdio.h>

#include "figure_cases.h"

int main(void)
{
    static struct figure_case room;
    struct str page = {0};
    str_add(&page, "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n"
                   "<head><title>Figures</title><style>");
    str_add(&page, figure_style());
    str_add(&page, "</style></head>\n<body>\n");
    for (int i = 0; i < FIGURE_CASES; i++) {
        char prefix[20];
        snprintf(prefix, sizeof prefix, "f%d", i);
        figure_svg(figure_case(&room, i), prefix, &page);
        figure_html_table(&room.figure, &page);
    }
    str_add(&page, "</body>\n</html>\n");
    fputs(page.text, stdout);
    str_release(&page);
    return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
