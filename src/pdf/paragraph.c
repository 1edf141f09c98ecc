#include "pdf/paragraph.h"

#include <string.h>

#include "base/utf8.h"
#include "pdf/print_door.h"

/* What stands in the text where a formula stands on the page: a line may be
 * broken beside it, but not before a comma that follows. */
#define PLACE "\xef\xbf\xbc"

struct paragraph {
    struct print *print;
    PangoLayout *layout;
    PangoAttrList *attributes;
    double size;
    struct str text;
    bool done;
};

struct paragraph *paragraph_new(struct print *print, enum face face,
                                double size)
{
    const struct pango_functions *call = &print->call;
    struct paragraph *paragraph = arena_zero(&print->arena, sizeof *paragraph);
    paragraph->print = print;
    paragraph->layout = print_layout(print, face, size);
    paragraph->attributes = call->pango_attr_list_new();
    paragraph->size = size;
    call->pango_layout_set_single_paragraph_mode(paragraph->layout, TRUE);
    /* Papers are in English, even where one begins with another script; and a
     * number that is torn must not get a sign. */
    call->pango_layout_set_auto_dir(paragraph->layout, FALSE);
    call->pango_attr_list_insert(paragraph->attributes,
                                 call->pango_attr_insert_hyphens_new(FALSE));
    return paragraph;
}

/* --- what it is made of --------------------------------------------------- */

void paragraph_add_words(struct paragraph *paragraph, const char *text,
                         size_t length)
{
    utf8_add_visible(&paragraph->text, text, length);
}

static void add_attribute(struct paragraph *paragraph,
                          PangoAttribute *attribute, size_t begin)
{
    const struct pango_functions *call = &paragraph->print->call;
    attribute->start_index = (guint)begin;
    attribute->end_index = (guint)paragraph->text.length;
    call->pango_attr_list_insert(paragraph->attributes, attribute);
}

void paragraph_add_faced(struct paragraph *paragraph, enum face face,
                         const char *text)
{
    const struct pango_functions *call = &paragraph->print->call;
    PangoFontDescription *font =
        print_font(paragraph->print, face, paragraph->size);
    size_t begin = paragraph->text.length;
    paragraph_add_words(paragraph, text, strlen(text));
    add_attribute(paragraph, call->pango_attr_font_desc_new(font), begin);
    call->pango_font_description_free(font);
}

void paragraph_add_maths(struct paragraph *paragraph, struct maths *maths)
{
    const struct pango_functions *call = &paragraph->print->call;
    PangoRectangle place = {
        .y = -(int)(maths->ascent * PANGO_SCALE),
        .width = (int)(maths->width * PANGO_SCALE),
        .height = (int)((maths->ascent + maths->descent) * PANGO_SCALE),
    };
    size_t begin = paragraph->text.length;
    str_add(&paragraph->text, PLACE);
    add_attribute(
        paragraph,
        call->pango_attr_shape_new_with_data(&place, &place, maths, NULL, NULL),
        begin);
}

/* --- lines ---------------------------------------------------------------- */

/* Gives the layout all that was added, when it is first asked for lines. */
static void finish(struct paragraph *paragraph)
{
    const struct pango_functions *call = &paragraph->print->call;
    if (paragraph->done)
        return;
    call->pango_layout_set_text(paragraph->layout, str_text(&paragraph->text),
                                -1);
    call->pango_layout_set_attributes(paragraph->layout, paragraph->attributes);
    call->pango_attr_list_unref(paragraph->attributes);
    str_release(&paragraph->text);
    print_note_missing(paragraph->print, paragraph->layout);
    paragraph->done = true;
}

static double width_at(struct paragraph *paragraph, int width)
{
    const struct pango_functions *call = &paragraph->print->call;
    PangoRectangle logical;
    finish(paragraph);
    call->pango_layout_set_wrap(paragraph->layout, PANGO_WRAP_WORD);
    call->pango_layout_set_width(paragraph->layout, width);
    call->pango_layout_get_extents(paragraph->layout, NULL, &logical);
    return (double)logical.width / PANGO_SCALE;
}

double paragraph_longest(struct paragraph *paragraph)
{
    return width_at(paragraph, -1);
}

double paragraph_narrowest(struct paragraph *paragraph)
{
    return width_at(paragraph, 0);
}

uint32_t paragraph_break(struct paragraph *paragraph, double width)
{
    const struct pango_functions *call = &paragraph->print->call;
    finish(paragraph);
    call->pango_layout_set_wrap(paragraph->layout, PANGO_WRAP_WORD_CHAR);
    /* A bit more, for what was lost when widths were rounded. */
    call->pango_layout_set_width(paragraph->layout,
                                 (int)((width + 0.01) * PANGO_SCALE));
    return (uint32_t)call->pango_layout_get_line_count(paragraph->layout);
}

struct line paragraph_line(const struct paragraph *paragraph, uint32_t index)
{
    const struct pango_functions *call = &paragraph->print->call;
    PangoRectangle logical;
    call->pango_layout_line_get_extents(
        call->pango_layout_get_line_readonly(paragraph->layout, (int)index),
        NULL, &logical);
    return (struct line){
        .width = (double)logical.width / PANGO_SCALE,
        .ascent = -(double)logical.y / PANGO_SCALE,
        .descent = (double)(logical.y + logical.height) / PANGO_SCALE,
    };
}

static void draw_formula(cairo_t *cairo, PangoAttrShape *shape,
                         gboolean as_path, gpointer data)
{
    struct print *print = data;
    double x, y;
    (void)as_path;
    print->call.cairo_get_current_point(cairo, &x, &y);
    maths_draw(shape->data, print, x, y);
}

void paragraph_draw(const struct paragraph *paragraph, uint32_t index, double x,
                    double y)
{
    struct print *print = paragraph->print;
    const struct pango_functions *call = &print->call;
    call->pango_cairo_context_set_shape_renderer(print->context, draw_formula,
                                                 print, NULL);
    call->cairo_move_to(print->cairo, x, y);
    call->pango_cairo_show_layout_line(
        print->cairo,
        call->pango_layout_get_line_readonly(paragraph->layout, (int)index));
}
