/* Formulas in two dimensions, shape by shape: where the parts stand is what any
 * textbook of printing shows, and what is copied is what one would type. */
#include "maths_helpers.h"

#ifdef HAVE_PDF

static struct box *name(struct page *page, const char *text)
{
    return box_new(&page->arena, BOX_NAME, text);
}

/* left GLYPH right */
static struct box *joined(struct page *page, struct box *left, enum glyph glyph,
                          struct box *right)
{
    struct box *row = box_new(&page->arena, BOX_ROW, NULL);
    box_add(row, left);
    box_add(row, box_glyph(&page->arena, glyph));
    box_add(row, right);
    return row;
}

static struct box *limits(struct page *page, enum glyph glyph,
                          const char *below, const char *above)
{
    struct box *box = box_with(&page->arena, BOX_LIMITS, digits(page, below),
                               above ? digits(page, above) : NULL);
    box->glyph = glyph;
    return box;
}

static double top_of(const struct mark *mark)
{
    return mark->y - mark->sign->ascent * mark->putting.stretch_y;
}

static double bottom_of(const struct mark *mark)
{
    return mark->y + mark->sign->descent * mark->putting.stretch_y;
}

static double middle_of(const struct mark *mark)
{
    return mark->x + mark->sign->width / 2;
}

static void a_display_has_limits_above_and_below_a_sum(void **state)
{
    struct page *page = *state;
    static const enum glyph glyphs[] = {GLYPH_SUM, GLYPH_PRODUCT};
    for (size_t i = 0; i < 2; i++) {
        const struct maths *maths =
            make(page, limits(page, glyphs[i], "1", "1234567"), true);
        const struct mark *sign = &maths->mark[0], *low = &maths->mark[1];
        const struct mark *high = &maths->mark[2];
        assert_int_equal(maths->marks, 3);
        assert_true(top_of(low) > bottom_of(sign));
        assert_true(bottom_of(high) < top_of(sign));
        assert_true(fabs(middle_of(sign) - middle_of(high)) < 1e-6);
        assert_true(fabs(middle_of(sign) - middle_of(low)) < 1e-6);
        assert_true(maths->ascent >= -top_of(high) - 1e-6);
        assert_true(maths->descent >= bottom_of(low) - 1e-6);
    }
    const struct maths *open =
        make(page, limits(page, GLYPH_SUM, "1", NULL), true);
    assert_int_equal(open->marks, 2);
    assert_true(top_of(&open->mark[1]) > bottom_of(&open->mark[0]));
    assert_true(fabs(open->ascent + top_of(&open->mark[0])) < 1e-6);
}

static void text_has_limits_beside_and_so_has_an_integral(void **state)
{
    struct page *page = *state;
    static const struct {
        enum glyph glyph;
        bool display;
    } beside[] = {
        {GLYPH_SUM, false}, {GLYPH_INTEGRAL, false}, {GLYPH_INTEGRAL, true}};
    for (size_t i = 0; i < 3; i++) {
        const struct maths *maths = make(
            page, limits(page, beside[i].glyph, "0", "1"), beside[i].display);
        const struct mark *sign = &maths->mark[0], *low = &maths->mark[1];
        const struct mark *high = &maths->mark[2];
        assert_int_equal(maths->marks, 3);
        assert_true(middle_of(low) > middle_of(sign));
        assert_true(middle_of(high) > middle_of(sign));
        assert_true(low->y > 0 && high->y < low->y - low->sign->ascent);
        assert_true(maths->width >= high->x + high->sign->width - 1e-6);
        assert_true(maths->descent >= bottom_of(low) - 1e-6);
        assert_true(maths->ascent >= -top_of(high) - 1e-6);
    }
    /* The lower limit of an integral, which leans, is further to the left. */
    const struct maths *leaning =
        make(page, limits(page, GLYPH_INTEGRAL, "0", "1"), true);
    assert_true(leaning->mark[1].x < leaning->mark[2].x);
    const struct maths *open =
        make(page, limits(page, GLYPH_SUM, "0", NULL), false);
    assert_int_equal(open->marks, 2);
    assert_true(fabs(open->ascent + top_of(&open->mark[0])) < 1e-6);
}

static void
a_sum_is_larger_in_a_display_and_an_integral_than_a_sum(void **state)
{
    struct page *page = *state;
    double height[2][2];
    for (int display = 0; display < 2; display++)
        for (int integral = 0; integral < 2; integral++) {
            const struct mark *sign =
                make(page,
                     limits(page, integral ? GLYPH_INTEGRAL : GLYPH_SUM, "0",
                            "1"),
                     display)
                    ->mark;
            height[integral][display] = bottom_of(sign) - top_of(sign);
        }
    assert_true(height[0][1] > 1.2 * height[0][0]);
    assert_true(height[1][1] > 1.2 * height[1][0]);
    assert_true(height[1][0] > height[0][0]);
    assert_true(height[1][1] > height[0][1]);
}

static void a_binomial_is_two_numbers_in_brackets_without_a_line(void **state)
{
    struct page *page = *state;
    for (int display = 0; display < 2; display++) {
        const struct maths *maths =
            make(page,
                 box_with(&page->arena, BOX_BINOMIAL, digits(page, "52"),
                          digits(page, "5")),
                 display);
        const struct mark *open = &maths->mark[0], *above = &maths->mark[1];
        const struct mark *below = &maths->mark[2], *close = &maths->mark[3];
        assert_int_equal(maths->marks, 4);
        for (size_t i = 0; i < 4; i++)
            assert_int_equal(maths->mark[i].kind, MARK_SIGN);
        assert_true(bottom_of(above) < top_of(below));
        assert_true(fabs(middle_of(above) - middle_of(below)) < 1e-6);
        assert_true(top_of(open) < top_of(above));
        assert_true(bottom_of(close) > bottom_of(below));
        assert_true(close->x >= above->x + above->sign->width - 1e-6);
    }
}

/* Every sign is a point: what stands between is what is added for reading. */
static void what_is_copied_is_what_one_would_type(void **state)
{
    struct page *page = *state;
    struct arena *arena = &page->arena;
    struct str text = {0};
    struct box *box =
        box_with(arena, BOX_BINOMIAL, digits(page, "52"), digits(page, "5"));
    assert_string_equal(read_back(page, box, &text), "C.., .."); /* C(52, 5) */
    box = box_with(arena, BOX_ROOT, digits(page, "8"), digits(page, "3"));
    assert_string_equal(read_back(page, box, &text), ". root of .");
    box = limits(page, GLYPH_SUM, "1", "9");
    assert_string_equal(read_back(page, box, &text), "._.^.");
    box = limits(page, GLYPH_INTEGRAL, "1", "9");
    assert_string_equal(read_back(page, box, &text), "._.^.");
    box = box_with(
        arena, BOX_LIMITS,
        joined(page, name(page, "i"), GLYPH_EQUAL, digits(page, "1")), NULL);
    box->glyph = GLYPH_SUM;
    assert_string_equal(read_back(page, box, &text), "._(...)");
    box = box_with(arena, BOX_INDEX, name(page, "x"), name(page, "i"));
    assert_string_equal(read_back(page, box, &text), "._.");
    /* There is nothing to be read before or behind a blank. */
    box = box_with(arena, BOX_FRACTION, digits(page, "1"),
                   box_new(arena, BOX_TEXT, " "));
    assert_string_equal(read_back(page, box, &text), ".");
    str_release(&text);
}

static void what_stands_on_a_fraction_is_above_or_below_all_of_it(void **state)
{
    struct page *page = *state;
    struct arena *arena = &page->arena;
    struct box *base =
        box_fenced(arena, GLYPH_PARENTHESES, fraction(page, "1", "2"));
    const struct maths *index =
        make(page, box_with(arena, BOX_INDEX, base, digits(page, "3")), true);
    const struct mark *small = &index->mark[index->marks - 1];
    const struct maths *alone = make(
        page, box_fenced(arena, GLYPH_PARENTHESES, fraction(page, "1", "2")),
        true);
    assert_true(bottom_of(small) > alone->descent);
    assert_true(small->x >= alone->width - 1e-6);
    assert_true(index->descent >= bottom_of(small) - 1e-6);
    base = box_fenced(arena, GLYPH_PARENTHESES, fraction(page, "1", "2"));
    const struct maths *power =
        make(page, box_with(arena, BOX_POWER, base, digits(page, "3")), true);
    small = &power->mark[power->marks - 1];
    assert_true(-top_of(small) > alone->ascent);
}

static void letters_get_smaller_twice_and_then_no_more(void **state)
{
    struct page *page = *state;
    struct arena *arena = &page->arena;
    struct box *tower = digits(page, "2");
    for (int i = 0; i < 4; i++)
        tower = box_with(arena, BOX_POWER, digits(page, "2"), tower);
    const struct maths *maths = make(page, tower, false);
    double height[5];
    assert_int_equal(maths->marks, 5);
    for (size_t i = 0; i < 5; i++)
        height[i] = maths->mark[i].sign->ascent;
    assert_true(height[1] < 0.9 * height[0]);
    assert_true(height[2] < 0.9 * height[1]);
    assert_true(fabs(height[3] - height[2]) < 1e-6);
    assert_true(fabs(height[4] - height[2]) < 1e-6);
    for (size_t i = 1; i < 5; i++)
        assert_true(maths->mark[i].y < maths->mark[i - 1].y);
}

static void brackets_of_any_height_stay_narrow(void **state)
{
    struct page *page = *state;
    struct arena *arena = &page->arena;
    struct box *high = fraction(page, "1", "2");
    double last = 0;
    for (int i = 0; i < 5; i++) {
        const struct maths *inner = make(page, high, true);
        const struct maths *maths =
            make(page, box_fenced(arena, GLYPH_BRACES, high), true);
        const struct mark *open = &maths->mark[0];
        assert_true(bottom_of(open) - top_of(open) >=
                    inner->ascent + inner->descent);
        assert_true(open->putting.stretch_x >= last);
        assert_true(open->putting.stretch_x <= 1.31);
        last = open->putting.stretch_x;
        high = box_with(arena, BOX_FRACTION, high, fraction(page, "1", "2"));
    }
}

/* The gap between the first two marks, in letter sizes. */
static double gap_of(const struct maths *maths, size_t first)
{
    const struct mark *left = &maths->mark[first], *right = left + 1;
    double size = first ? 7.3 : 10;
    return (right->x - left->x - left->sign->width) / size;
}

static void small_signs_stand_close_but_words_apart(void **state)
{
    struct page *page = *state;
    struct arena *arena = &page->arena;
    static const struct {
        enum glyph glyph;
        double least, most;
    } cases[] = {{GLYPH_PLUS, 0.03, 0.1},
                 {GLYPH_MODULO, 0.2, 0.3},
                 {GLYPH_QUOTIENT, 0.2, 0.3}};
    for (size_t i = 0; i < 3; i++) {
        struct box *row =
            joined(page, digits(page, "7"), cases[i].glyph, digits(page, "3"));
        double gap = gap_of(make(page, row, true), 0);
        assert_true(gap > 0.2 && gap < 0.3);
        row =
            joined(page, digits(page, "7"), cases[i].glyph, digits(page, "3"));
        const struct maths *power = make(
            page, box_with(arena, BOX_POWER, digits(page, "2"), row), true);
        for (size_t first = 1; first < 3; first++) {
            gap = gap_of(power, first);
            assert_true(gap > cases[i].least && gap < cases[i].most);
        }
    }
}

static void greek_names_are_letters_and_words_stay_upright(void **state)
{
    struct page *page = *state;
    struct arena *arena = &page->arena;
    const struct sign *upright = print_sign(page->print, FACE_TEXT, 10, "Γ");
    const struct sign *slanted = print_sign(page->print, FACE_ITALIC, 10, "Γ");
    const struct maths *word =
        make(page, box_new(arena, BOX_WORD, "Gamma"), true);
    const struct maths *letter = make(page, name(page, "Gamma"), true);
    assert_ptr_equal(word->mark[0].sign, upright);
    assert_ptr_equal(letter->mark[0].sign, slanted);
    word = make(page, box_new(arena, BOX_WORD, "sin"), true);
    assert_ptr_equal(word->mark[0].sign,
                     print_sign(page->print, FACE_TEXT, 10, "sin"));
}

static void a_blank_takes_room_and_leaves_no_mark(void **state)
{
    struct page *page = *state;
    const struct maths *blank =
        make(page, box_new(&page->arena, BOX_TEXT, " "), true);
    assert_int_equal(blank->marks, 0);
    assert_true(blank->width > 1 && blank->width < 3);
}

/* How many pieces LEFT glyph RIGHT is torn into. */
static size_t pieces_of(struct page *page, enum glyph glyph)
{
    const struct box **piece;
    return maths_tear(&page->arena,
                      joined(page, name(page, "a"), glyph, name(page, "b")),
                      &piece);
}

static void a_line_breaks_at_signs_of_relation_and_addition(void **state)
{
    struct page *page = *state;
    static const enum glyph breaks[] = {
        GLYPH_EQUAL, GLYPH_NOT_EQUAL, GLYPH_LESS, GLYPH_AT_MOST,
        GLYPH_MORE,  GLYPH_AT_LEAST,  GLYPH_PLUS, GLYPH_MINUS,
        GLYPH_TIMES, GLYPH_COMMA};
    static const enum glyph holds[] = {GLYPH_SLASH, GLYPH_MODULO,
                                       GLYPH_TOUCHING, GLYPH_ELEMENT};
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        assert_int_equal(pieces_of(page, breaks[i]), 2);
    for (size_t i = 0; i < sizeof holds / sizeof *holds; i++)
        assert_int_equal(pieces_of(page, holds[i]), 1);
}

static void low_brackets_are_opened_and_high_ones_hold(void **state)
{
    struct page *page = *state;
    struct arena *arena = &page->arena;
    const struct box **piece;
    struct box *sum =
        joined(page, name(page, "a"), GLYPH_PLUS, name(page, "b"));
    assert_int_equal(
        maths_tear(arena, box_fenced(arena, GLYPH_BRACKETS, sum), &piece), 2);
    /* [a and + b] */
    assert_string_equal(piece[0]->first->text, "[");
    assert_string_equal(piece[0]->first->next->text, "a");
    assert_int_equal(piece[1]->first->glyph, GLYPH_PLUS);
    assert_string_equal(piece[1]->first->next->next->text, "]");
    sum = joined(page, fraction(page, "1", "2"), GLYPH_PLUS, name(page, "b"));
    assert_int_equal(
        maths_tear(arena, box_fenced(arena, GLYPH_BRACKETS, sum), &piece), 1);
    /* A sign that begins a formula begins no second piece. */
    struct box *row = box_new(arena, BOX_ROW, NULL);
    box_add(row, box_glyph(arena, GLYPH_MINUS));
    box_add(row, name(page, "a"));
    assert_int_equal(maths_tear(arena, row, &piece), 1);
}

/* --- the page ------------------------------------------------------------- */

static void missing_glyphs_are_a_list(void **state)
{
    struct page *page = *state;
    print_sign(page->print, FACE_TEXT, 10, "\xf4\x8f\xbf\xbc\xf4\x8f\xbf\xbd");
    assert_string_equal(print_missing(page->print),
                        "\xf4\x8f\xbf\xbc U+10FFFC, \xf4\x8f\xbf\xbd U+10FFFD");
}

static void a_page_that_cairo_cannot_draw_is_told(void **state)
{
    (void)state;
    struct error error = {0};
    struct str out = {0};
    struct putting flat = {.stretch_x = 1, .stretch_y = 0};
    struct print *print = print_open(500, 500, "Test", &out, &error);
    assert_non_null(print);
    print_put(print, print_sign(print, FACE_TEXT, 10, "1"), 10, 10, &flat);
    assert_false(print_close(print, &error));
    assert_int_equal(error.code, ERROR_FILE);
    assert_non_null(strstr(error.text, "cairo cannot make the PDF file: "));
    str_release(&out);
}

int main(void)
{
#define ON_A_PAGE(test)                                                        \
    cmocka_unit_test_setup_teardown(test, open_page, close_page)
    const struct CMUnitTest tests[] = {
        ON_A_PAGE(a_display_has_limits_above_and_below_a_sum),
        ON_A_PAGE(text_has_limits_beside_and_so_has_an_integral),
        ON_A_PAGE(a_sum_is_larger_in_a_display_and_an_integral_than_a_sum),
        ON_A_PAGE(a_binomial_is_two_numbers_in_brackets_without_a_line),
        ON_A_PAGE(what_is_copied_is_what_one_would_type),
        ON_A_PAGE(what_stands_on_a_fraction_is_above_or_below_all_of_it),
        ON_A_PAGE(letters_get_smaller_twice_and_then_no_more),
        ON_A_PAGE(brackets_of_any_height_stay_narrow),
        ON_A_PAGE(small_signs_stand_close_but_words_apart),
        ON_A_PAGE(greek_names_are_letters_and_words_stay_upright),
        ON_A_PAGE(a_blank_takes_room_and_leaves_no_mark),
        ON_A_PAGE(a_line_breaks_at_signs_of_relation_and_addition),
        ON_A_PAGE(low_brackets_are_opened_and_high_ones_hold),
        ON_A_PAGE(missing_glyphs_are_a_list),
        cmocka_unit_test(a_page_that_cairo_cannot_draw_is_told),
    };
#undef ON_A_PAGE
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

int main(void)
{
    puts("1..0 # SKIP built without PDF");
    return 0;
}

#endif
