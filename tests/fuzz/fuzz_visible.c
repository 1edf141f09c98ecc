/* Any bytes for a terminal: what comes out holds no control, no bad bytes and
 * nothing that steers; doing it twice changes nothing; plain text is left as it
 * is; marks never pile up. */
#include <string.h>

#include "fuzz.h"

enum { MARKS = 4 };

/* The longest run of what takes no column. */
static size_t longest_run(const char *text, size_t length)
{
    size_t run = 0, longest = 0;
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = utf8_decode(text + at, length - at, &point);
        run = utf8_columns(text + at, size) == 0 ? run + 1 : 0;
        longest = run > longest ? run : longest;
        at += size;
    }
    return longest;
}

FUZZ_TARGET(visible)
{
    struct str once = {0}, twice = {0};
    utf8_add_visible(&once, data, size);
    REQUIRE(utf8_valid(str_text(&once), once.length) == once.length);
    REQUIRE(fuzz_is_visible(str_text(&once), once.length, false));
    REQUIRE(longest_run(str_text(&once), once.length) <= MARKS);
    utf8_add_visible(&twice, str_text(&once), once.length);
    REQUIRE(once.length == twice.length &&
            memcmp(str_text(&once), str_text(&twice), once.length) == 0);
    if (fuzz_is_visible(data, size, false) && longest_run(data, size) <= MARKS)
        REQUIRE(once.length == size &&
                memcmp(str_text(&once), data, size) == 0);
    /* A byte becomes four at most: \xff. */
    REQUIRE(once.length <= 4 * size);
    str_release(&once);
    str_release(&twice);
}
