/* What was stated and how often it was right, side by side (declared in
 * stats_screen.h). */
#include <string.h>

#include "base/numtext.h"
#include "repl/stats_screen.h"

enum { BIN_COLUMN = 7, LEAD_COLUMN = 15 };

/* A gap between stated and true shares that is not a little one. */
#define GAP 0.1

static void add_cell(struct term *term, const char *text)
{
    size_t length = strlen(text);
    term_blanks(term, length < BIN_COLUMN ? BIN_COLUMN - length : 1);
    term_add(term, text);
}

enum bin_row { ROW_STATED, ROW_RIGHT, ROW_COUNT };

static void add_bin(const struct lookback_bin *bin, enum bin_row row,
                    struct str *out)
{
    if (row == ROW_STATED)
        stats_add_percent(bin->stated, out);
    else if (row == ROW_RIGHT)
        stats_add_percent(bin->right.value, out);
    else
        str_add_format(out, "%d/%d", (int)bin->right.hits,
                       (int)bin->right.count);
}

static void say_table(struct stats_screen *screen)
{
    static const char *const leads[] = {"When you said", "you were right", ""};
    const struct lookback_calibration *sure = &screen->look.calibration;
    struct str cell = {0};
    for (enum bin_row row = ROW_STATED; row <= ROW_COUNT; row++) {
        term_add(screen->term, leads[row]);
        term_blanks(screen->term, LEAD_COLUMN - strlen(leads[row]));
        for (size_t i = 0; i < LOOKBACK_BINS; i++) {
            if (!sure->bin[i].right.count)
                continue;
            str_clear(&cell);
            add_bin(&sure->bin[i], row, &cell);
            add_cell(screen->term, cell.text);
        }
        term_add(screen->term, "\n");
    }
    str_release(&cell);
}

/* The same, a line for each tenth. */
static void say_narrow_table(struct stats_screen *screen)
{
    const struct lookback_calibration *sure = &screen->look.calibration;
    struct str cell = {0};
    term_add(screen->term, "   said  right\n");
    for (size_t i = 0; i < LOOKBACK_BINS; i++) {
        if (!sure->bin[i].right.count)
            continue;
        for (enum bin_row row = ROW_STATED; row <= ROW_COUNT; row++) {
            str_clear(&cell);
            add_bin(&sure->bin[i], row, &cell);
            add_cell(screen->term, cell.text);
        }
        term_add(screen->term, "\n");
    }
    str_release(&cell);
}

static void say_list(struct stats_screen *screen)
{
    const struct lookback_calibration *sure = &screen->look.calibration;
    struct str line = {0};
    for (size_t i = 0; i < LOOKBACK_BINS; i++) {
        const struct lookback_bin *bin = &sure->bin[i];
        if (!bin->right.count)
            continue;
        str_clear(&line);
        str_add(&line, "When you said ");
        add_bin(bin, ROW_STATED, &line);
        str_add(&line, ", you were right in ");
        add_bin(bin, ROW_RIGHT, &line);
        str_add_format(&line, ", %d of %d.", (int)bin->right.hits,
                       (int)bin->right.count);
        term_text(screen->term, 0, line.text);
    }
    str_release(&line);
}

static const char *judgement(const struct lookback_calibration *sure)
{
    bool by_chance =
        sure->right.low <= sure->stated && sure->stated <= sure->right.high;
    if (by_chance)
        return "as good a match as so many answers can tell";
    if (sure->over > GAP)
        return "too sure";
    if (sure->over > 0)
        return "a little too sure";
    return sure->over < -GAP ? "too modest" : "a little too modest";
}

void stats_say_bins(struct stats_screen *screen)
{
    const struct lookback_calibration *sure = &screen->look.calibration;
    struct term *term = screen->term;
    struct str line = {0};
    size_t width = LEAD_COLUMN;
    for (size_t i = 0; i < LOOKBACK_BINS; i++)
        width += sure->bin[i].right.count ? BIN_COLUMN : 0;
    if (!stats_has_pictures(term))
        say_list(screen);
    else if (width <= (size_t)term->width)
        say_table(screen);
    else
        say_narrow_table(screen);
    str_add(&line, "On average you said ");
    stats_add_percent(sure->stated, &line);
    str_add(&line, " and were right in ");
    stats_add_percent(sure->right.value, &line);
    str_add_format(&line, " of %d answer%s: %s. Brier score ",
                   (int)sure->right.count, sure->right.count == 1 ? "" : "s",
                   judgement(sure));
    numtext_add_fixed(&line, sure->brier, 2);
    str_add_char(&line, '.');
    term_text(term, 0, line.text);
    str_release(&line);
}
