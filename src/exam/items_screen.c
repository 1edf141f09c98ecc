/* Items for the screen (declared in items_table.h). */
#include <math.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "exam/items_table.h"
#include "exam/summary.h"
#include "export/page.h"

enum { LABEL_COLUMNS = 10, NAME_COLUMNS = 30, INDENT = 10, ITEMS_SHOWN = 100 };

/* A figure, or a dash where it is not defined. */
static void add_figure(struct str *out, size_t columns, double value,
                       int decimals, const char *unit)
{
    struct str text = {0};
    if (isnan(value)) {
        str_add(&text, "-");
    } else {
        numtext_add_fixed(&text, value, decimals);
        str_add(&text, unit);
    }
    page_blanks(out, text.length < columns ? columns - text.length : 1);
    str_add(out, str_text(&text));
    str_release(&text);
}

static void add_line(const struct item *item, bool timed, struct str *out)
{
    struct str text = {0};
    item_labels(item, &text);
    summary_cell(str_text(&text), LABEL_COLUMNS, out);
    str_clear(&text);
    item_name(item, &text);
    summary_cell(str_text(&text), NAME_COLUMNS, out);
    str_add_format(out, "%8zu", item->students - item->blank);
    add_figure(out, 7, 100 * item->right_share, 0, "%");
    add_figure(out, 8, item->mean_credit, 2, "");
    add_figure(out, 7, item->discrimination, 2, "");
    if (timed)
        add_figure(out, 7, item->median_seconds, 0, " s");
    str_add_char(out, '\n');
    str_release(&text);
}

/* ", unread 3": counts that are none are not told. */
static void add_count(size_t count, const char *what, struct str *line)
{
    if (count)
        str_add_format(line, "%s%s %zu", line->length ? ", " : "", what, count);
}

static void add_answer(const struct item_answer *answer, struct str *line)
{
    struct str name = {0};
    if (answer->text && !answer->varies)
        str_add_format(&name, "\"%s\"", answer->text);
    else
        str_add(&name, answer->name);
    if (answer->kind != ANSWER_KEY)
        add_count(answer->count, name.text, line);
    str_release(&name);
}

static void add_answers(const struct item *item, struct str *out)
{
    struct str line = {0};
    for (size_t i = 0; i < item->answers; i++)
        add_answer(&item->answer[i], &line);
    add_count(item->strays, "other wrong", &line);
    add_count(item->unread, "unread", &line);
    add_count(item->blank, "blank", &line);
    if (line.length) {
        struct str text = {0};
        str_add_format(&text, "Not the key: %s", line.text);
        page_add(out, "", INDENT, text.text);
        str_release(&text);
    }
    str_release(&line);
}

static void add_item(const struct item *item, bool timed, struct str *out)
{
    add_line(item, timed, out);
    if (!item->flags)
        return;
    for (int i = 0; i < ITEM_FLAGS; i++) {
        struct str reason = {0};
        if (!item->flag[i])
            continue;
        item_reason(item, (enum item_flag)i, &reason);
        page_add(out, "        ! ", INDENT, reason.text);
        str_release(&reason);
    }
    add_answers(item, out);
}

static void add_reliability(const struct items *items, struct str *out)
{
    struct str text = {0};
    if (!isnan(items->alpha) && items->students >= ITEMS_FLAG_LEAST) {
        str_add(&text, "Reliability (Cronbach's alpha) ");
        numtext_add_fixed(&text, items->alpha, 2);
        str_add_format(&text, " over %zu parts.", items->judged);
    } else if (items->count && !items->same_parts) {
        str_add(&text, "Reliability is not worked out, since not every student "
                       "had the same questions.");
    }
    if (items->students < ITEMS_FLAG_LEAST)
        str_add_format(&text,
                       "%sWith fewer than %d students, questions are not "
                       "judged.",
                       text.length ? " " : "", ITEMS_FLAG_LEAST);
    else if (items->students < ITEMS_STEADY_LEAST)
        str_add_format(&text,
                       "%sWith fewer than %d students, these figures are "
                       "rough.",
                       text.length ? " " : "", ITEMS_STEADY_LEAST);
    if (text.length)
        page_add(out, "", 0, text.text);
    str_release(&text);
}

void items_screen(const struct items *items, struct str *out)
{
    bool timed = false;
    size_t shown = items->count < ITEMS_SHOWN ? items->count : ITEMS_SHOWN;
    for (size_t i = 0; i < items->count; i++)
        timed = timed || items->item[i]->timed;
    str_add_format(out, "%-*s%-*s%8s%7s%8s%7s%s\n", LABEL_COLUMNS, "question",
                   NAME_COLUMNS, "template", "answers", "right", "credit",
                   "discr.", timed ? "   time" : "");
    for (size_t i = 0; i < shown; i++)
        add_item(items->item[i], timed, out);
    if (shown < items->count)
        str_add_format(out, "... and %zu more, which -o DIR writes down.\n",
                       items->count - shown);
    add_reliability(items, out);
}
