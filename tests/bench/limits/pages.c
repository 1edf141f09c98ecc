/* Paragraphs by Pango and cairo alone: one layout for each, one below the
 * other, as many on each page. */
#include <stdlib.h>
#include <string.h>

#include "limits.h"

#ifdef HAVE_PDF
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/shared.h"

#define FUNCTIONS(F)                                                           \
    F(cairo_create)                                                            \
    F(cairo_destroy)                                                           \
    F(cairo_move_to)                                                           \
    F(cairo_pdf_surface_create_for_stream)                                     \
    F(cairo_show_page)                                                         \
    F(cairo_surface_destroy)                                                   \
    F(cairo_surface_finish)                                                    \
    F(g_object_unref)                                                          \
    F(pango_cairo_create_layout)                                               \
    F(pango_cairo_show_layout)                                                 \
    F(pango_font_description_free)                                             \
    F(pango_font_description_from_string)                                      \
    F(pango_layout_get_size)                                                   \
    F(pango_layout_set_font_description)                                       \
    F(pango_layout_set_text)                                                   \
    F(pango_layout_set_width)

struct functions {
#define MEMBER(name) __typeof__(name) *name;
    FUNCTIONS(MEMBER)
#undef MEMBER
};

static bool load(struct functions *call)
{
    struct error error = {0};
#ifdef PDF_LIBRARY
    static const char *const names[] = {
#define NAME(name) #name,
        FUNCTIONS(NAME)
#undef NAME
    };
    return shared_load(PDF_LIBRARY, names, sizeof names / sizeof *names, call,
                       &error);
#else
    (void)error;
#define POINTER(name) call->name = name;
    FUNCTIONS(POINTER)
#undef POINTER
    return true;
#endif
}

static cairo_status_t count(void *bytes, const unsigned char *data,
                            unsigned length)
{
    (void)data;
    *(size_t *)bytes += length;
    return CAIRO_STATUS_SUCCESS;
}

size_t limit_pages(const char *const *paragraph, size_t paragraphs,
                   uint32_t pages)
{
    struct functions call;
    size_t bytes = 0, done = 0;
    if (!load(&call))
        return 0;
    cairo_surface_t *surface =
        call.cairo_pdf_surface_create_for_stream(count, &bytes, 595, 842);
    cairo_t *cairo = call.cairo_create(surface);
    PangoFontDescription *font =
        call.pango_font_description_from_string("Liberation Serif 11.5");
    for (uint32_t page = 1; page <= pages; page++) {
        double y = 60;
        for (; done < paragraphs * page / pages; done++) {
            PangoLayout *layout = call.pango_cairo_create_layout(cairo);
            int width, height;
            call.pango_layout_set_font_description(layout, font);
            call.pango_layout_set_width(layout, 440 * PANGO_SCALE);
            call.pango_layout_set_text(layout, paragraph[done], -1);
            call.pango_layout_get_size(layout, &width, &height);
            call.cairo_move_to(cairo, 62, y);
            call.pango_cairo_show_layout(cairo, layout);
            call.g_object_unref(layout);
            y += (double)height / PANGO_SCALE;
        }
        call.cairo_show_page(cairo);
    }
    call.pango_font_description_free(font);
    call.cairo_destroy(cairo);
    call.cairo_surface_finish(surface);
    call.cairo_surface_destroy(surface);
    return bytes;
}

#else

size_t limit_pages(const char *const *paragraph, size_t paragraphs,
                   uint32_t pages)
{
    (void)paragraph, (void)paragraphs, (void)pages;
    return 0;
}

#endif
