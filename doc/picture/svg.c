#include "svg.h"

#include <stdbool.h>
#include <string.h>

/* Of a character and around the screen, in units of the picture. Fonts for
 * terminals are 0.6 wide; in others each run of text still begins in its
 * column. */
enum { FONT = 14, LINE = 19, MARGIN = 16, BAR = 34 };

struct pen {
    bool bold, dim;
    int colour; /* 30 to 37, or 0 */
};

struct drawing {
    struct str *out;
    struct pen pen;
    int row, column;
};

static const char style[] =
    "<style>\n"
    ".window{fill:#fff;stroke:#c9ced6}.bar{fill:#eceff3}.dot{fill:#c3c9d2}\n"
    "text{font:14px ui-monospace,'DejaVu Sans Mono','Liberation Mono',"
    "Menlo,Consolas,monospace;white-space:pre;fill:#1f2328}\n"
    ".name{fill:#59636e;text-anchor:middle}.b{font-weight:bold}\n"
    ".d{fill:#59636e}.r{fill:#b3202c}.g{fill:#116329}.y{fill:#7a5200}\n"
    ".i{fill:#0550ae;font-weight:bold}\n"
    "@media(prefers-color-scheme:dark){\n"
    ".window{fill:#0d1117;stroke:#3d444d}.bar{fill:#1c2129}"
    ".dot{fill:#4d5560}\n"
    "text{fill:#e6edf3}.name,.d{fill:#9aa4af}.r{fill:#ff8b85}"
    ".g{fill:#6fdd8b}.y{fill:#e8b73a}.i{fill:#8cc2ff}}\n"
    "</style>\n";

static void add_escaped(struct str *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        switch (text[i]) {
        case '&': str_add(out, "&amp;"); break;
        case '<': str_add(out, "&lt;"); break;
        case '>': str_add(out, "&gt;"); break;
        default: str_add_char(out, text[i]);
        }
    }
}

static bool starts_character(char byte)
{
    return ((unsigned char)byte & 0xc0) != 0x80;
}

/* 8.4 for each column, without floating point. */
static void add_x(struct str *out, int column)
{
    int tenths = 10 * MARGIN + 84 * column;
    str_add_format(out, "%d.%d", tenths / 10, tenths % 10);
}

static const char *class_of(const struct pen *pen)
{
    switch (pen->colour) {
    case 31: return pen->bold ? "b r" : "r";
    case 32: return pen->bold ? "b g" : "g";
    case 33: return pen->bold ? "b y" : "y";
    default: return pen->dim ? "d" : pen->bold ? "b" : NULL;
    }
}

/* One run of text in one style, with the blanks behind it, so that what is
 * copied from the picture keeps them. */
static void add_run(struct drawing *drawing, const char *text, size_t length,
                    const char *class)
{
    struct str *out = drawing->out;
    if (!length)
        return;
    str_add(out, "<tspan x=\"");
    add_x(out, drawing->column);
    str_add_char(out, '"');
    if (class)
        str_add_format(out, " class=\"%s\"", class);
    str_add_char(out, '>');
    add_escaped(out, text, length);
    str_add(out, "</tspan>");
    for (size_t i = 0; i < length; i++)
        drawing->column += starts_character(text[i]);
}

/* A new run where two blanks or more end, but for those at the left margin: so
 * columns stay columns in a font of another width. */
static void add_text(struct drawing *drawing, const char *text, size_t length,
                     const char *class)
{
    size_t start = 0;
    size_t margin = drawing->column ? 0 : strspn(text, " ");
    for (size_t i = margin + 2; i < length; i++) {
        if (text[i] == ' ' || text[i - 1] != ' ' || text[i - 2] != ' ')
            continue;
        add_run(drawing, text + start, i - start, class);
        start = i;
    }
    add_run(drawing, text + start, length - start, class);
}

/* Takes the code at `text`, behind ESC [; returns its length with the m. */
static size_t take_code(struct pen *pen, const char *text)
{
    size_t i = 0;
    int number = 0;
    for (;; i++) {
        if ('0' <= text[i] && text[i] <= '9') {
            number = 10 * number + (text[i] - '0');
            continue;
        }
        if (number == 0)
            *pen = (struct pen){.bold = false};
        pen->bold = pen->bold || number == 1;
        pen->dim = pen->dim || number == 2;
        pen->colour = 30 <= number && number <= 37 ? number : pen->colour;
        number = 0;
        if (text[i] != ';')
            return i + (text[i] == 'm');
    }
}

/* What is typed: behind the prompt, and behind the shell's. */
static size_t prompt_length(const char *line)
{
    return strncmp(line, "> ", 2) == 0 || strncmp(line, "$ ", 2) == 0 ? 2 : 0;
}

static void add_line(struct drawing *drawing, const char *line, size_t length)
{
    struct str *out = drawing->out;
    size_t prompt = prompt_length(line);
    drawing->column = 0;
    if (length) {
        str_add_format(out, "<text y=\"%d\">",
                       BAR + MARGIN + FONT + LINE * drawing->row);
        if (prompt) {
            add_run(drawing, line, prompt, "d");
            add_run(drawing, line + prompt, length - prompt, "i");
            length = 0;
        }
        for (size_t i = 0; i < length;) {
            size_t end = i;
            while (end < length && line[end] != '\033')
                end++;
            add_text(drawing, line + i, end - i, class_of(&drawing->pen));
            i = end;
            if (i + 1 < length && line[i + 1] == '[')
                i += 2 + take_code(&drawing->pen, line + i + 2);
            else if (i < length)
                i++;
        }
        str_add(out, "</text>\n");
    }
    drawing->row++;
}

static int count_lines(const char *screen)
{
    int lines = 0;
    for (; *screen; screen++)
        lines += *screen == '\n';
    return lines;
}

static void begin(int width, int height, const char *title, const char *about,
                  struct str *out)
{
    str_add_format(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
                   "%d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
                   "aria-labelledby=\"t d\">\n<title id=\"t\">",
                   width, height, width, height);
    add_escaped(out, title, strlen(title));
    str_add(out, "</title>\n<desc id=\"d\">");
    add_escaped(out, about, strlen(about));
    str_add(out, "</desc>\n");
    str_add(out, style);
    str_add_format(out,
                   "<rect class=\"window\" x=\".5\" y=\".5\" width=\"%d\" "
                   "height=\"%d\" rx=\"8\"/>\n<path class=\"bar\" d=\"M1 "
                   "%dV8.5a7.5 7.5 0 0 1 7.5-7.5h%da7.5 7.5 0 0 1 7.5 "
                   "7.5V%dz\"/>\n",
                   width - 1, height - 1, BAR, width - 17, BAR);
    for (int i = 0; i < 3; i++)
        str_add_format(out,
                       "<circle class=\"dot\" cx=\"%d\" cy=\"17\" "
                       "r=\"5\"/>\n",
                       20 + 18 * i);
    str_add_format(out, "<text class=\"name\" x=\"%d\" y=\"22\">", width / 2);
    add_escaped(out, title, strlen(title));
    str_add(out, "</text>\n");
}

void svg_screen(const char *screen, int columns, const char *title,
                const char *about, struct str *out)
{
    struct drawing drawing = {.out = out};
    int width = 2 * MARGIN + (84 * columns + 9) / 10;
    int height = BAR + 2 * MARGIN + LINE * count_lines(screen);
    begin(width, height, title, about, out);
    while (*screen) {
        size_t length = strcspn(screen, "\n");
        add_line(&drawing, screen, length);
        screen += length + (screen[length] == '\n');
    }
    str_add(out, "</svg>\n");
}
