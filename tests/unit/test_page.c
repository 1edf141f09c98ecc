/* Lines of plain-text formats. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "export/page.h"

static void words_fill_lines(void **state)
{
    (void)state;
    static const char word[] = "eight888 ";
    struct str text = {0}, out = {0};
    for (int i = 0; i < 10; i++)
        str_add(&text, word);
    str_cut(&text, text.length - 1);
    /* 5 + 8 + 7 * 9 is 76; one more would end at 85 */
    page_add(&out, "1.", 5, text.text);
    assert_string_equal(
        out.text,
        "1.   eight888 eight888 eight888 eight888 eight888 eight888 eight888 "
        "eight888\n     eight888 eight888\n");
    str_clear(&out);
    page_add(&out, "", 0, "one\n\n\ntwo\nthree");
    assert_string_equal(out.text, "one\n\ntwo three\n");
    str_release(&text);
    str_release(&out);
}

/* A text whose words are one blank apart is broken as one that has more of
 * them, which is read word by word. */
static void blanks_change_nothing(void **state)
{
    (void)state;
    static const char *const heads[] = {"", "12.", "12345678. "};
    struct rng rng;
    rng_seed(&rng, 1);
    for (int round = 0; round < 20000; round++) {
        struct str tidy = {0}, wide = {0}, wanted = {0}, out = {0};
        const char *head = heads[rng_below(&rng, 3)];
        uint64_t words = rng_below(&rng, 40), longest = 1 + rng_below(&rng, 90);
        for (uint64_t i = 0; i < words; i++) {
            str_add(&tidy, i ? " " : "");
            str_add(&wide, i % 3 ? "  " : "\t\n ");
            for (uint64_t k = rng_below(&rng, longest) + 1; k; k--) {
                str_add_char(&tidy, (char)('!' + k % 90));
                str_add_char(&wide, (char)('!' + k % 90));
            }
        }
        page_add(&wanted, head, 5, str_text(&wide));
        page_add(&out, head, 5, str_text(&tidy));
        assert_string_equal(out.text, wanted.text);
        str_release(&tidy);
        str_release(&wide);
        str_release(&wanted);
        str_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_fill_lines),
        cmocka_unit_test(blanks_change_nothing),
    };
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
