/* What the two files that know cairo and Pango share; only they include it. */
#ifndef RECKON_PDF_PRINT_DOOR_H
#define RECKON_PDF_PRINT_DOOR_H

#ifdef HAVE_PDF
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#endif

#include "base/arena.h"
#include "pdf/print.h"

#ifdef HAVE_PDF

struct pango_functions {
#define FUNCTION(name) __typeof__(name) *name;
#include "pdf/pango_function.def"
#undef FUNCTION
};

enum { SIGN_CHAINS = 512 };

struct print {
    struct pango_functions call;
    struct str *out;
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoContext *context;
    struct arena arena;
    struct known_sign *chain[SIGN_CHAINS]; /* signs by their hash */
    PangoLayout **layout;                  /* all that were made */
    size_t layouts, room;
    struct str missing, told;
};

/* An empty layout, which the print releases. */
PangoLayout *print_layout(struct print *print, enum face face, double size);

/* The font of a face and size; to be freed. */
PangoFontDescription *print_font(const struct print *print, enum face face,
                                  double size);

/* Notes what a layout has no glyphs for. */
void print_note_missing(struct print *print, PangoLayout *layout);

#endif
#endif
