#include "pdf/print.h"

#include <string.h>

#include "base/memory.h"
#include "base/shared.h"
#include "base/utf8.h"
#include "pdf/print_door.h"

struct known_sign {
    struct sign sign; /* first, so that it is found from a sign */
    struct known_sign *next;
    enum face face;
    double size;
    const char *text;
    PangoLayout *layout;
    bool missing; /* some of its glyphs */
};

static const struct {
    const char *families;
    bool slanted, bold;
} faces[] = {
#define FACE(id, families, slanted, bold) {families, slanted, bold},
#include "pdf/face.def"
#undef FACE
};

static cairo_status_t append(void *out, const unsigned char *bytes,
                             unsigned length)
{
    str_add_bytes(out, (const char *)bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Text is measured as it will be printed, not as a screen would show it; the
 * language is fixed since it has a say in which font is taken. */
static void make_context(struct print *print)
{
    const struct pango_functions *call = &print->call;
    cairo_font_options_t *options = call->cairo_font_options_create();
    call->cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    call->cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    print->context = call->pango_cairo_create_context(print->cairo);
    call->pango_cairo_context_set_font_options(print->context, options);
    call->pango_cairo_context_set_resolution(print->context, 72);
    call->pango_context_set_round_glyph_positions(print->context, FALSE);
    call->pango_context_set_language(print->context,
                                     call->pango_language_from_string("en"));
    call->pango_context_set_base_dir(print->context, PANGO_DIRECTION_LTR);
    call->cairo_font_options_destroy(options);
}

#ifdef PDF_LIBRARY
#define SHARED_LIBRARY PDF_LIBRARY
#endif
#define SHARED_FUNCTIONS "pdf/pango_function.def"

static bool load(struct pango_functions *functions, struct error *error)
{
#include "base/shared_load.inc"
}

bool print_ready(struct error *error)
{
    struct pango_functions functions;
    return load(&functions, error);
}

struct print *print_open(double width, double height, const char *title,
                           struct str *out, struct error *error)
{
    struct print *print = memory_get(sizeof *print);
    const struct pango_functions *call = &print->call;
    *print = (struct print){.out = out};
    if (!load(&print->call, error)) {
        memory_free(print);
        return NULL;
    }
    struct str visible = {0};
    arena_init(&print->arena);
    utf8_add_visible(&visible, title, strlen(title));
    print->surface =
        call->cairo_pdf_surface_create_for_stream(append, out, width, height);
    call->cairo_pdf_surface_set_metadata(
        print->surface, CAIRO_PDF_METADATA_TITLE, str_text(&visible));
    str_release(&visible);
    call->cairo_pdf_surface_set_metadata(print->surface,
                                         CAIRO_PDF_METADATA_CREATOR, "reckon");
    /* No date at all; left alone it would be now. */
    call->cairo_pdf_surface_set_metadata(print->surface,
                                         CAIRO_PDF_METADATA_CREATE_DATE, "");
    print->cairo = call->cairo_create(print->surface);
    make_context(print);
    return print;
}

bool print_close(struct print *print, struct error *error)
{
    const struct pango_functions *call = &print->call;
    cairo_status_t drawn = call->cairo_status(print->cairo);
    for (size_t i = 0; i < print->layouts; i++)
        call->g_object_unref(print->layout[i]);
    call->g_object_unref(print->context);
    call->cairo_destroy(print->cairo);
    call->cairo_surface_finish(print->surface);
    if (drawn == CAIRO_STATUS_SUCCESS)
        drawn = call->cairo_surface_status(print->surface);
    call->cairo_surface_destroy(print->surface);
    if (drawn != CAIRO_STATUS_SUCCESS)
        error_set(error, ERROR_FILE, "cairo cannot make the PDF file: %s",
                  call->cairo_status_to_string(drawn));
    memory_free(print->layout);
    str_release(&print->missing);
    str_release(&print->told);
    arena_release(&print->arena);
    memory_free(print);
    return drawn == CAIRO_STATUS_SUCCESS;
}

void print_end_page(struct print *print)
{
    print->call.cairo_show_page(print->cairo);
}

void print_line(struct print *print, const struct corner *corner,
                 uint32_t corners, double thick)
{
    const struct pango_functions *call = &print->call;
    cairo_t *cairo = print->cairo;
    call->cairo_new_path(cairo);
    for (uint32_t i = 0; i < corners; i++)
        call->cairo_line_to(cairo, corner[i].x, corner[i].y);
    call->cairo_set_line_width(cairo, thick);
    call->cairo_stroke(cairo);
}

/* --- fonts ---------------------------------------------------------------- */

PangoFontDescription *print_font(const struct print *print, enum face face,
                                  double size)
{
    const struct pango_functions *call = &print->call;
    PangoFontDescription *font = call->pango_font_description_new();
    call->pango_font_description_set_family_static(font, faces[face].families);
    call->pango_font_description_set_style(
        font, faces[face].slanted ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    call->pango_font_description_set_weight(
        font, faces[face].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    call->pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    return font;
}

PangoLayout *print_layout(struct print *print, enum face face, double size)
{
    const struct pango_functions *call = &print->call;
    PangoLayout *layout = call->pango_layout_new(print->context);
    PangoFontDescription *font = print_font(print, face, size);
    call->pango_layout_set_font_description(layout, font);
    call->pango_font_description_free(font);
    if (print->layouts == print->room) {
        print->room = print->room ? 2 * print->room : 64;
        print->layout =
            memory_resize(print->layout, print->room, sizeof(PangoLayout *));
    }
    print->layout[print->layouts++] = layout;
    return layout;
}

static void note_missing_in(struct print *print, const PangoGlyphString *run)
{
    for (int i = 0; i < run->num_glyphs; i++) {
        PangoGlyph glyph = run->glyphs[i].glyph;
        struct str sign = {0};
        if (!(glyph & PANGO_GLYPH_UNKNOWN_FLAG))
            continue;
        glyph &= ~PANGO_GLYPH_UNKNOWN_FLAG;
        utf8_add(&sign, glyph);
        str_add_format(&sign, " U+%04X", (unsigned)glyph);
        if (!strstr(str_text(&print->missing), str_text(&sign)))
            str_add_format(&print->missing, "%s%s",
                           print->missing.length ? ", " : "", str_text(&sign));
        str_release(&sign);
    }
}

void print_note_missing(struct print *print, PangoLayout *layout)
{
    const struct pango_functions *call = &print->call;
    if (!call->pango_layout_get_unknown_glyphs_count(layout))
        return;
    for (GSList *line = call->pango_layout_get_lines_readonly(layout); line;
         line = line->next)
        for (GSList *run = ((PangoLayoutLine *)line->data)->runs; run;
             run = run->next)
            note_missing_in(print, ((PangoLayoutRun *)run->data)->glyphs);
}

const char *print_missing(struct print *print)
{
    struct str old = print->told;
    print->told = print->missing;
    print->missing = old;
    str_clear(&print->missing);
    return str_text(&print->told);
}

/* --- signs ---------------------------------------------------------------- */

static size_t hash_of(enum face face, const char *text)
{
    uint32_t hash = 2166136261u + face;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash % SIGN_CHAINS;
}

static void measure(const struct pango_functions *call,
                    struct known_sign *known)
{
    PangoRectangle ink, logical;
    struct sign *sign = &known->sign;
    call->pango_layout_line_get_extents(
        call->pango_layout_get_line_readonly(known->layout, 0), &ink, &logical);
    sign->width = (double)logical.width / PANGO_SCALE;
    sign->ascent = -(double)ink.y / PANGO_SCALE;
    sign->descent = (double)(ink.y + ink.height) / PANGO_SCALE;
    sign->left = (double)ink.x / PANGO_SCALE;
    sign->right = (double)(ink.x + ink.width) / PANGO_SCALE;
}

const struct sign *print_sign(struct print *print, enum face face,
                               double size, const char *text)
{
    const struct pango_functions *call = &print->call;
    struct known_sign **head = &print->chain[hash_of(face, text)];
    struct known_sign *known = *head;
    while (known && !(known->face == face && known->size == size &&
                      strcmp(known->text, text) == 0))
        known = known->next;
    if (!known) {
        struct str visible = {0};
        known = arena_zero(&print->arena, sizeof *known);
        known->next = *head;
        known->face = face;
        known->size = size;
        known->text = arena_text(&print->arena, text, strlen(text));
        known->layout = print_layout(print, face, size);
        call->pango_layout_set_single_paragraph_mode(known->layout, TRUE);
        utf8_add_visible(&visible, text, strlen(text));
        call->pango_layout_set_text(known->layout, str_text(&visible), -1);
        str_release(&visible);
        measure(call, known);
        known->missing =
            call->pango_layout_get_unknown_glyphs_count(known->layout);
        *head = known;
    }
    if (known->missing)
        print_note_missing(print, known->layout);
    return &known->sign;
}

/* One run of glyphs of one font, with what the text extracted from the page
 * shall be. */
struct shown {
    const char *text; /* of the whole layout */
    const char *before, *behind;
    double x; /* where the run begins */
};

/* Glyphs and clusters of a run; a cluster is so many bytes of text that are so
 * many glyphs. */
struct run_glyphs {
    struct str text;
    cairo_glyph_t *glyph;
    cairo_text_cluster_t *cluster;
    int glyphs, clusters;
};

static void add_cluster(struct run_glyphs *out, const PangoGlyphItemIter *at,
                        const char *text, double *x)
{
    int begin = out->glyphs, bytes = at->end_index - at->start_index;
    for (int i = at->start_glyph; i < at->end_glyph; i++) {
        const PangoGlyphInfo *info = &at->glyph_item->glyphs->glyphs[i];
        const PangoGlyphGeometry *place = &info->geometry;
        if (info->glyph != PANGO_GLYPH_EMPTY &&
            !(info->glyph & PANGO_GLYPH_UNKNOWN_FLAG))
            out->glyph[out->glyphs++] = (cairo_glyph_t){
                info->glyph, *x + (double)place->x_offset / PANGO_SCALE,
                (double)place->y_offset / PANGO_SCALE};
        *x += (double)place->width / PANGO_SCALE;
    }
    str_add_bytes(&out->text, text + at->start_index, (size_t)bytes);
    out->cluster[out->clusters++] =
        (cairo_text_cluster_t){bytes, out->glyphs - begin};
}

/* What is to be read before and behind goes to the first and the last cluster.
 */
static void show_run(const struct print *print, PangoLayoutRun *run,
                     const struct shown *shown)
{
    const struct pango_functions *call = &print->call;
    size_t room = (size_t)run->glyphs->num_glyphs + 1;
    struct run_glyphs out = {
        .glyph = memory_resize(NULL, room, sizeof(cairo_glyph_t)),
        .cluster = memory_resize(NULL, room, sizeof(cairo_text_cluster_t))};
    PangoGlyphItemIter at;
    double x = shown->x;
    str_add(&out.text, shown->before);
    for (gboolean more =
             call->pango_glyph_item_iter_init_start(&at, run, shown->text);
         more; more = call->pango_glyph_item_iter_next_cluster(&at))
        add_cluster(&out, &at, shown->text, &x);
    if (out.clusters) {
        str_add(&out.text, shown->behind);
        out.cluster[0].num_bytes += (int)strlen(shown->before);
        out.cluster[out.clusters - 1].num_bytes += (int)strlen(shown->behind);
        PangoFont *font = run->item->analysis.font;
        call->cairo_set_scaled_font(
            print->cairo,
            call->pango_cairo_font_get_scaled_font((PangoCairoFont *)font));
        call->cairo_show_text_glyphs(print->cairo, str_text(&out.text),
                                     (int)out.text.length, out.glyph,
                                     out.glyphs, out.cluster, out.clusters, 0);
    }
    str_release(&out.text);
    memory_free(out.glyph);
    memory_free(out.cluster);
}

void print_put(struct print *print, const struct sign *sign, double x,
                double y, const struct putting *putting)
{
    const struct pango_functions *call = &print->call;
    const struct known_sign *known = (const struct known_sign *)sign;
    cairo_t *cairo = print->cairo;
    GSList *run = call->pango_layout_get_line_readonly(known->layout, 0)->runs;
    struct shown shown = {.text = call->pango_layout_get_text(known->layout)};
    bool first = true;
    call->cairo_save(cairo);
    call->cairo_translate(cairo, x, y);
    call->cairo_scale(cairo, putting->stretch_x, putting->stretch_y);
    for (; run; run = run->next, first = false) {
        PangoLayoutRun *glyphs = run->data;
        bool last = !run->next;
        shown.before = first && putting->before ? putting->before : "";
        shown.behind = last && putting->behind ? putting->behind : "";
        show_run(print, glyphs, &shown);
        shown.x += (double)call->pango_glyph_string_get_width(glyphs->glyphs) /
                   PANGO_SCALE;
    }
    call->cairo_restore(cairo);
}
