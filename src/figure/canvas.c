#include "figure/canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void canvas_init(struct canvas *canvas, size_t width, size_t height)
{
    *canvas = (struct canvas){width, height, memory_get(width * height)};
    memset(canvas->dot, 0, width * height);
}

void canvas_release(struct canvas *canvas)
{
    memory_free(canvas->dot);
    *canvas = (struct canvas){0};
}

static size_t place(double fraction, size_t count)
{
    double inside = fmin(fmax(fraction, 0), 1);
    return (size_t)floor(inside * (double)(count - 1) + 0.5);
}

size_t canvas_column(const struct canvas *canvas, double x)
{
    return place(x, canvas->width);
}

size_t canvas_row(const struct canvas *canvas, double y)
{
    return canvas->height - 1 - place(y, canvas->height);
}

static void walk(struct canvas *canvas, struct canvas_pen *pen, long x, long y)
{
    if (pen->walked && pen->column == x && pen->row == y)
        return;
    if (pen->walked++ % pen->every == 0)
        canvas->dot[(size_t)y * canvas->width + (size_t)x] = pen->mark;
    pen->column = x;
    pen->row = y;
}

/* Bresenham's: along the longer side a dot each, the other side by what is
 * left over. */
void canvas_line(struct canvas *canvas, struct canvas_pen *pen, double x0,
                 double y0, double x1, double y1)
{
    long x = (long)canvas_column(canvas, x0), y = (long)canvas_row(canvas, y0);
    long to_x = (long)canvas_column(canvas, x1);
    long to_y = (long)canvas_row(canvas, y1);
    long wide = labs(to_x - x), high = -labs(to_y - y), over = wide + high;
    for (;;) {
        walk(canvas, pen, x, y);
        if (x == to_x && y == to_y)
            return;
        long twice = 2 * over;
        if (twice >= high) {
            over += high;
            x += x < to_x ? 1 : -1;
        }
        if (twice <= wide) {
            over += wide;
            y += y < to_y ? 1 : -1;
        }
    }
}

unsigned char canvas_at(const struct canvas *canvas, size_t column, size_t row)
{
    return column < canvas->width && row < canvas->height
               ? canvas->dot[row * canvas->width + column]
               : 0;
}

uint32_t canvas_braille(const struct canvas *canvas, size_t column, size_t row)
{
    /* The order of the bits of a braille pattern (Unicode chapter 21). */
    static const unsigned char bit[4][2] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    uint32_t pattern = 0;
    for (size_t y = 0; y < 4; y++)
        for (size_t x = 0; x < 2; x++)
            if (canvas_at(canvas, column + x, row + y))
                pattern |= bit[y][x];
    return 0x2800 + pattern;
}
