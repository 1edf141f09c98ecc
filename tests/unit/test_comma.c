/* base/comma and base/ascii: text for a terminal of another make. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/ascii.h"
#include "base/comma.h"

static void commas(const char *text, const char *want)
{
    struct str out = {0};
    comma_add(&out, text, strlen(text));
    assert_string_equal(str_text(&out), want);
    str_release(&out);
}

static void points_and_commas_change_places(void **state)
{
    (void)state;
    commas("3.5", "3,5");
    commas(".5", ",5");
    commas("0.0625 and -1.5e-7", "0,0625 and -1,5e-7");
    commas("1,234.5", "1.234,5");
    commas("1,200 of 12,345,678", "1.200 of 12.345.678");
    commas("level 4.4 -> 5.0 (+-2.6)", "level 4,4 -> 5,0 (+-2,6)");
    commas("[1.2, 3.4]", "[1,2, 3,4]");
    commas("12.3 s, 25%, $0.50", "12,3 s, 25%, $0,50");
    commas("1.5/2.5", "1,5/2,5");
}

static void what_is_no_number_stays(void **state)
{
    (void)state;
    commas("It is 5. Then 6.", "It is 5. Then 6.");
    commas("3,5", "3,5");     /* C(3,5), or typed so */
    commas("0,125", "0,125"); /* no group begins with 0 */
    commas("1.2.3", "1.2.3"); /* a version */
    commas("1..2", "1..2");   /* a range */
    commas("x1.5 v2.0", "x1.5 v2.0");
    commas("1, 2, 3", "1, 2, 3");
    commas("1234,567", "1234,567");
    commas("", "");
}

static void what_is_kept_stays(void **state)
{
    static const char *const texts[] = {
        "3.5", "0,125", "1,200", "1.200,5", "/v1.2/a", "7", "", "x.y", "1.2.3"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str kept = {0};
        str_add(&kept, "You said ");
        comma_keep(&kept, texts[i], strlen(texts[i]));
        str_add(&kept, "; it is 1.5.");
        struct str want = {0};
        str_add_format(&want, "You said %s; it is 1,5.", texts[i]);
        commas(str_text(&kept), want.text);
        str_release(&want);
        str_release(&kept);
    }
}

static void ascii(const char *text, bool letters, const char *want)
{
    struct str out = {0};
    ascii_add(&out, text, strlen(text), letters);
    assert_string_equal(str_text(&out), want);
    for (size_t i = 0; !letters && i < out.length; i++)
        assert_true((unsigned char)out.text[i] < 0x80);
    str_release(&out);
}

static void signs_are_spelt_in_ascii(void **state)
{
    (void)state;
    ascii("x ≤ 2 × 3 − 1", false, "x <= 2 x 3 - 1");
    ascii("√2 ≠ ∞ … 5²", true, "sqrt 2 != infinity ... 5^2");
    ascii("█▌ ⠒⠚ 😀", true, "?? ?? ?");
    ascii("\xff\xc3", true, "??"); /* no UTF-8 */
}

static void letters_of_names_stay_or_lose_their_accents(void **state)
{
    (void)state;
    ascii("Pólya, Erdős, Łukasz, Weiß", true, "Pólya, Erdős, Łukasz, Weiß");
    ascii("Pólya, Erdős, Łukasz, Weiß", false, "Polya, Erdos, Lukasz, Weiss");
    ascii("Ærø Þór Œuvre Žižek Ýr", false, "AEro Thor OEuvre Zizek Yr");
    ascii("μ ± σ, Σ", false, "mu +- sigma, Sigma");
    ascii("e\xcc\x81tat 漢", false, "etat ?");
}

/* Every letter from U+00C0 to U+017F against what its name in the Unicode data
 * says its base is: by hand, a line for each sixteen. */
static void latin_letters_have_their_bases(void **state)
{
    static const char *const base[] = {
        "A A A A A A AE C E E E E I I I I", "D N O O O O O x O U U U U Y Th ss",
        "a a a a a a ae c e e e e i i i i", "d n o o o o o / o u u u u y th y",
        "A a A a A a C c C c C c C c D d",  "D d E e E e E e E e E e G g G g",
        "G g G g H h H h I i I i I i I i",  "I i ? ? J j K k k L l L l L l L",
        "l L l N n N n N n n N n O o O o",  "O o OE oe R r R r R r S s S s S s",
        "S s T t T t T t U u U u U u U u",  "U u U u W w Y y Y Z z Z z Z z s",
    };
    uint32_t point = 0xC0;
    (void)state;
    for (size_t i = 0; i < sizeof base / sizeof *base; i++)
        for (const char *at = base[i]; *at; point++) {
            size_t length = strcspn(at, " ");
            char text[] = {(char)(0xC0 | point >> 6),
                           (char)(0x80 | (point & 0x3F)), '\0'};
            char want[4] = {0};
            memcpy(want, at, length);
            ascii(text, false, want);
            at += length;
            at += *at == ' ';
        }
    assert_int_equal(point, 0x180);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_and_commas_change_places),
        cmocka_unit_test(what_is_no_number_stays),
        cmocka_unit_test(what_is_kept_stays),
        cmocka_unit_test(signs_are_spelt_in_ascii),
        cmocka_unit_test(letters_of_names_stay_or_lose_their_accents),
        cmocka_unit_test(latin_letters_have_their_bases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
