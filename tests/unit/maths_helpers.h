/* A page on which formulas are set, for the tests of them. */
#ifndef RECKON_TESTS_MATHS_HELPERS_H
#define RECKON_TESTS_MATHS_HELPERS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#ifdef HAVE_PDF

#include <math.h>
#include <string.h>

#include "pdf/setter.h"

struct page {
    struct arena arena;
    struct print *print;
    struct str out;
};

static inline int open_page(void **state)
{
    static struct page page;
    struct error error = {0};
    page = (struct page){.print = NULL};
    arena_init(&page.arena);
    page.print = print_open(500, 500, "Test", &page.out, &error);
    *state = &page;
    return page.print ? 0 : -1;
}

static inline int close_page(void **state)
{
    struct page *page = *state;
    struct error error = {0};
    bool ok = print_close(page->print, &error);
    arena_release(&page->arena);
    str_release(&page->out);
    return ok ? 0 : -1;
}

static inline const struct maths *make(struct page *page, const struct box *box,
                                       bool display)
{
    struct maths_style style = {.size = 10, .display = display};
    return maths_make(page->print, &page->arena, box, &style);
}

static inline struct box *digits(struct page *page, const char *text)
{
    return box_new(&page->arena, BOX_NUMBER, text);
}

static inline struct box *fraction(struct page *page, const char *above,
                                   const char *below)
{
    return box_with(&page->arena, BOX_FRACTION, digits(page, above),
                    digits(page, below));
}

/* The height of the middle of a minus sign above the baseline. */
static inline double axis_of(struct page *page)
{
    const struct sign *minus =
        print_sign(page->print, FACE_TEXT, 10, "\xe2\x88\x92");
    return (minus->ascent - minus->descent) / 2;
}

/* The text of all marks in their order, as a reader would copy it. */
static inline const char *read_back(struct page *page, struct box *box,
                                    struct str *out)
{
    str_clear(out);
    const struct maths *maths = make(page, box, true);
    for (size_t i = 0; i < maths->marks; i++) {
        const struct mark *mark = &maths->mark[i];
        str_add(out, mark->putting.before ? mark->putting.before : "");
        str_add(out, mark->kind == MARK_SIGN ? "." : "");
        str_add(out, mark->putting.behind ? mark->putting.behind : "");
    }
    return str_text(out);
}

#endif
#endif
