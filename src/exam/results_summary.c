/* Results for the screen (declared in results.h). */
#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "exam/items_table.h"
#include "exam/results.h"
#include "exam/summary.h"
#include "export/page.h"

enum { NAME_COLUMNS = 24 };

void summary_cell(const char *text, size_t width, struct str *out)
{
    struct str shown = {0};
    utf8_add_visible(&shown, text, SIZE_MAX);
    size_t length = 0, columns = 0;
    while (length < shown.length) {
        uint32_t point;
        size_t taken =
            utf8_decode(shown.text + length, shown.length - length, &point);
        size_t wide = utf8_columns(shown.text + length, taken);
        if (!taken || columns + wide > width - 1)
            break;
        length += taken;
        columns += wide;
    }
    str_add_bytes(out, str_text(&shown), length);
    page_blanks(out, width - columns);
    str_release(&shown);
}

/* A number set to the right in `columns`. */
static void add_right(struct str *out, size_t columns, double value,
                      int decimals)
{
    struct str text = {0};
    if (decimals < 0)
        numtext_add(&text, value, 6);
    else
        numtext_add_fixed(&text, value, decimals);
    page_blanks(out, text.length < columns ? columns - text.length : 1);
    str_add(out, str_text(&text));
    str_release(&text);
}

static void add_count(struct str *out, size_t count, const char *word)
{
    str_add_format(out, "%zu %s%s", count, word, count == 1 ? "" : "s");
}

static void add_students(const struct results *results, struct str *out)
{
    str_add_format(out, "%-*s%8s%7s%6s%7s%7s%7s%7s\n", NAME_COLUMNS, "student",
                   "points", "of", "right", "partly", "wrong", "unread",
                   "blank");
    for (size_t i = 0; i < results->answers->students; i++) {
        const struct total *total = &results->total[i];
        summary_cell(total->student, NAME_COLUMNS, out);
        add_right(out, 8, total->points, -1);
        add_right(out, 7, total->of, -1);
        str_add_format(out, "%6zu%7zu%7zu%7zu%7zu\n", total->right,
                       total->partly, total->wrong, total->unread,
                       total->blank);
    }
}

static void add_mean(const struct results *results, struct str *out)
{
    double points = 0, of = 0;
    for (size_t i = 0; i < results->answers->students; i++) {
        points += results->total[i].points;
        of += results->total[i].of;
    }
    if (of > 0) {
        str_add(out, "Together ");
        numtext_add(out, points, 6);
        str_add(out, " of ");
        numtext_add(out, of, 6);
        str_add(out, " points, ");
        numtext_add_fixed(out, 100 * points / of, 1);
        str_add(out, "%.\n");
    }
}

static void add_leftovers(const struct results *results, struct str *out)
{
    size_t unread = 0, open = 0;
    for (size_t i = 0; i < results->answers->students; i++) {
        unread += results->total[i].unread;
        open += results->total[i].open;
    }
    if (unread) {
        add_count(out, unread, "answer");
        str_add(out, " could not be read and earned nothing; look at them.\n");
    }
    if (open) {
        add_count(out, open, "answer");
        str_add(out, " in own words: please mark them yourself.\n");
    }
}

void results_summary(const struct results *results, struct str *out)
{
    page_add(out, "", 0, results->title);
    add_count(out, results->answers->students, "student");
    str_add(out, ", ");
    add_count(out, results->answers->count, "answer");
    str_add(out, "\n\n");
    add_students(results, out);
    str_add_char(out, '\n');
    if (results->items.count) {
        items_screen(&results->items, out);
        str_add_char(out, '\n');
    }
    add_mean(results, out);
    add_leftovers(results, out);
}
