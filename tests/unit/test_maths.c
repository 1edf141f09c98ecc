/* Formulas in two dimensions, and pages cut from bands. Expected are the rules
 * of a printer, not numbers of the program's. */
#include "maths_helpers.h"

#ifdef HAVE_PDF

#include "base/rng.h"
#include "pdf/column.h"

static void a_fraction_stands_on_the_axis_of_the_line(void **state)
{
    struct page *page = *state;
    for (int display = 0; display < 2; display++) {
        const struct maths *maths =
            make(page, fraction(page, "5", "1234"), display);
        const struct mark *above = &maths->mark[0], *below = &maths->mark[1];
        const struct mark *line = &maths->mark[2];
        assert_int_equal(maths->marks, 3);
        assert_int_equal(line->kind, MARK_LINE);
        assert_true(fabs(line->y + axis_of(page)) < 1e-6);
        /* The digits do not touch the line, and are not far from it. */
        double over = line->y - above->y - above->sign->descent;
        double under = below->y - below->sign->ascent - line->y;
        assert_true(over > 0.5 && over < 3.5);
        assert_true(under > 0.5 && under < 3.5);
        /* The shorter one is in the middle. */
        assert_true(fabs(above->x + above->sign->width / 2 -
                         below->sign->width / 2) < 1e-6);
        assert_true(maths->ascent >= above->sign->ascent - above->y - 1e-6);
        assert_true(maths->descent >= below->y - 1e-6);
    }
}

static void a_display_is_larger_than_a_formula_in_text(void **state)
{
    struct page *page = *state;
    const struct maths *text = make(page, fraction(page, "3", "4"), false);
    const struct maths *display = make(page, fraction(page, "3", "4"), true);
    assert_true(text->mark[0].sign->ascent <
                0.85 * display->mark[0].sign->ascent);
    assert_true(text->ascent + text->descent <
                display->ascent + display->descent);
}

static void exponents_are_small_and_raised_indices_lowered(void **state)
{
    struct page *page = *state;
    struct box *base = box_new(&page->arena, BOX_NAME, "x");
    const struct maths *power = make(
        page, box_with(&page->arena, BOX_POWER, base, digits(page, "2")), true);
    assert_true(power->mark[1].y < -2.5);
    assert_true(power->mark[1].x >= power->mark[0].sign->width);
    base = box_new(&page->arena, BOX_NAME, "x");
    const struct maths *index = make(
        page, box_with(&page->arena, BOX_INDEX, base, digits(page, "2")), true);
    assert_true(index->mark[1].y > 1);
    assert_true(index->descent > 0.5);
    const struct maths *plain = make(page, digits(page, "2"), true);
    assert_true(power->mark[1].sign->ascent <
                0.8 * plain->mark[0].sign->ascent);
}

static void brackets_reach_as_high_as_what_they_hold(void **state)
{
    struct page *page = *state;
    static const enum glyph fences[] = {GLYPH_PARENTHESES, GLYPH_BRACES,
                                        GLYPH_BRACKETS,    GLYPH_BARS,
                                        GLYPH_FLOOR,       GLYPH_CEILING};
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++) {
        const struct maths *inner = make(page, fraction(page, "1", "2"), true);
        const struct maths *maths = make(
            page, box_fenced(&page->arena, fences[i], fraction(page, "1", "2")),
            true);
        double top = 0, bottom = 0;
        for (size_t k = 0; k < maths->marks; k++) {
            const struct mark *mark = &maths->mark[k];
            if (mark->kind == MARK_SIGN) {
                double stretch = mark->putting.stretch_y;
                top = fmax(top, mark->sign->ascent * stretch - mark->y);
                bottom = fmax(bottom, mark->sign->descent * stretch + mark->y);
            }
            for (uint32_t c = 0; c < mark->corners; c++) {
                top = fmax(top, -mark->y - mark->corner[c].y);
                bottom = fmax(bottom, mark->y + mark->corner[c].y);
            }
        }
        assert_true(top >= inner->ascent - 1e-6);
        assert_true(bottom >= inner->descent - 1e-6);
        assert_true(maths->ascent >= top - 1e-6);
        assert_true(maths->descent >= bottom - 1e-6);
        assert_true(maths->width > inner->width);
    }
}

static void what_is_stacked_reads_in_one_line(void **state)
{
    struct page *page = *state;
    struct arena *arena = &page->arena;
    struct str text = {0};
    assert_string_equal(read_back(page, fraction(page, "5", "36"), &text),
                        "./.");
    struct box *sum = box_new(arena, BOX_ROW, NULL);
    box_add(sum, box_new(arena, BOX_NAME, "n"));
    box_add(sum, box_glyph(arena, GLYPH_PLUS));
    box_add(sum, digits(page, "1"));
    struct box *box = box_with(arena, BOX_FRACTION, sum, digits(page, "2"));
    assert_string_equal(read_back(page, box, &text), "(...)/.");
    box = box_with(arena, BOX_POWER, digits(page, "2"),
                   box_new(arena, BOX_NAME, "n"));
    assert_string_equal(read_back(page, box, &text), ".^.");
    box = box_with(arena, BOX_ROOT, fraction(page, "1", "2"), NULL);
    assert_string_equal(read_back(page, box, &text), "\xe2\x88\x9a(./.)");
    str_release(&text);
}

static void a_long_formula_is_torn_at_its_signs(void **state)
{
    struct page *page = *state;
    struct arena *arena = &page->arena;
    struct box *sum = box_new(arena, BOX_ROW, NULL);
    const struct box **piece;
    for (int i = 0; i < 20; i++) {
        if (i)
            box_add(sum, box_glyph(arena, GLYPH_PLUS));
        box_add(sum, fraction(page, "1", "2"));
    }
    assert_int_equal(maths_tear(arena, sum, &piece), 20);
    double pieces = 0;
    for (size_t i = 0; i < 20; i++) {
        const struct maths *maths = make(page, piece[i], true);
        assert_int_equal(maths->marks, i ? 4 : 3);
        pieces += maths->width;
    }
    /* Nothing is lost but the space in front of the signs. */
    double whole = make(page, sum, true)->width;
    assert_true(pieces < whole && pieces > 0.8 * whole);
    assert_int_equal(maths_tear(arena, digits(page, "7"), &piece), 1);
}

static void missing_glyphs_are_told_once(void **state)
{
    struct page *page = *state;
    print_sign(page->print, FACE_TEXT, 10, "a\xf4\x8f\xbf\xbd");
    print_sign(page->print, FACE_BOLD, 10, "\xf4\x8f\xbf\xbd");
    assert_string_equal(print_missing(page->print),
                        "\xf4\x8f\xbf\xbd U+10FFFD");
    assert_string_equal(print_missing(page->print), "");
    print_sign(page->print, FACE_TEXT, 10, "a\xf4\x8f\xbf\xbd");
    assert_string_equal(print_missing(page->print),
                        "\xf4\x8f\xbf\xbd U+10FFFD");
}

/* --- pages ---------------------------------------------------------------- */

static void columns_are_cut_into_pages_that_hold_them(void **state)
{
    struct page *page = *state;
    struct rng rng;
    rng_seed(&rng, 4);
    for (int trial = 0; trial < 500; trial++) {
        struct column column = {.arena = &page->arena};
        size_t bands = 1 + rng_below(&rng, 60);
        for (size_t i = 0; i < bands; i++)
            column_add(&column, (double)rng_below(&rng, 20),
                       1 + (double)rng_below(&rng, trial % 9 ? 30 : 130),
                       (enum cut)rng_below(&rng, CUT_NEVER + 1));
        uint32_t pages = column_divide(&column, 100), last = 0;
        double end = 0;
        for (size_t i = 0; i < bands; i++) {
            const struct band *band = column.band[i];
            bool next = i && band->page == last + 1;
            assert_true(next || band->page == last);
            if (next || !i)
                assert_true(band->y == 0);
            else
                assert_true(band->y == end + band->gap);
            end = band->y + band->height;
            assert_true(end <= 100 || band->y == 0);
            last = band->page;
        }
        assert_int_equal(pages, last + 1);
    }
}

static void a_page_ends_between_questions(void **state)
{
    struct page *page = *state;
    struct column column = {.arena = &page->arena};
    for (int question = 0; question < 10; question++)
        for (int line = 0; line < 4; line++)
            column_add(&column, 0, 10,
                       !line       ? CUT_WELL
                       : line == 1 ? CUT_NEVER
                                   : CUT_LINE);
    assert_int_equal(column_divide(&column, 95), 5);
    for (size_t i = 1; i < column.bands; i++)
        if (column.band[i]->page != column.band[i - 1]->page)
            assert_int_equal(i % 4, 0);
}

static void a_page_inside_a_table_has_room_for_its_head(void **state)
{
    struct page *page = *state;
    struct column column = {.arena = &page->arena};
    const struct band *head = column_add(&column, 0, 20, CUT_WELL);
    for (int row = 0; row < 30; row++)
        column_add(&column, 0, 10, row ? CUT_BADLY : CUT_NEVER)->head = head;
    assert_int_equal(column_divide(&column, 100), 4);
    for (size_t i = 1; i < column.bands; i++) {
        const struct band *band = column.band[i];
        assert_true(band->y >= 20);
        assert_true(band->y + band->height <= 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_fraction_stands_on_the_axis_of_the_line, open_page, close_page),
        cmocka_unit_test_setup_teardown(
            a_display_is_larger_than_a_formula_in_text, open_page, close_page),
        cmocka_unit_test_setup_teardown(
            exponents_are_small_and_raised_indices_lowered, open_page,
            close_page),
        cmocka_unit_test_setup_teardown(
            brackets_reach_as_high_as_what_they_hold, open_page, close_page),
        cmocka_unit_test_setup_teardown(what_is_stacked_reads_in_one_line,
                                        open_page, close_page),
        cmocka_unit_test_setup_teardown(a_long_formula_is_torn_at_its_signs,
                                        open_page, close_page),
        cmocka_unit_test_setup_teardown(missing_glyphs_are_told_once, open_page,
                                        close_page),
        cmocka_unit_test_setup_teardown(
            columns_are_cut_into_pages_that_hold_them, open_page, close_page),
        cmocka_unit_test_setup_teardown(a_page_ends_between_questions,
                                        open_page, close_page),
        cmocka_unit_test_setup_teardown(
            a_page_inside_a_table_has_room_for_its_head, open_page, close_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

int main(void)
{
    puts("1..0 # SKIP built without PDF");
    return 0;
}

#endif
