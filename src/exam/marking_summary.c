/* The results of marking, for the screen. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/numtext.h"
#include "base/utf8.h"
#include "exam/marking.h"
#include "export/page.h"

enum { NAME_COLUMNS = 24 };

/* Appends a name from outside, cut and filled up to NAME_COLUMNS. */
static void add_name(const char *name, struct str *out)
{
    struct str shown = {0};
    utf8_add_visible(&shown, name, SIZE_MAX);
    size_t length = 0, columns = 0;
    while (length < shown.length) {
        uint32_t point;
        size_t taken =
            utf8_decode(shown.text + length, shown.length - length, &point);
        size_t wide = utf8_columns(shown.text + length, taken);
        if (!taken || columns + wide > NAME_COLUMNS)
            break;
        length += taken;
        columns += wide;
    }
    str_add_bytes(out, str_text(&shown), length);
    page_blanks(out, NAME_COLUMNS - columns);
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

static void add_students(const struct marking *marking, struct str *out)
{
    str_add_format(out, "%-*s%8s%7s%6s%7s%7s%7s%7s\n", NAME_COLUMNS, "student",
                   "points", "of", "right", "partly", "wrong", "unread",
                   "blank");
    for (size_t i = 0; i < marking->totals; i++) {
        const struct total *total = &marking->total[i];
        add_name(total->student, out);
        add_right(out, 8, total->points, -1);
        add_right(out, 7, total->of, -1);
        str_add_format(out, "%6zu%7zu%7zu%7zu%7zu\n", total->right,
                       total->partly, total->wrong, total->unread,
                       total->blank);
    }
}

/* What all students together made of one question. */
struct row_sum {
    const struct key_part *part;
    size_t answers, right, unread;
    double points;
};

static int by_order(const void *a, const void *b)
{
    const struct row_sum *left = a, *right = b;
    if (left->part->order != right->part->order)
        return left->part->order < right->part->order ? -1 : 1;
    return 0;
}

static void add_to(struct row_sum *sum, const struct mark *mark)
{
    sum->part = mark->part;
    sum->answers += mark->state != MARK_BLANK;
    if (mark->state != MARK_JUDGED)
        return;
    sum->points += mark->points;
    sum->right += mark->verdict.kind == VERDICT_RIGHT;
    sum->unread += mark->verdict.kind == VERDICT_UNGRADED;
}

/* Questions that anybody's row names, in the key's order. */
static void add_questions(const struct marking *marking, struct str *out)
{
    const struct key_file *key = marking->key;
    struct row_sum *sum = memory_resize(NULL, key->parts, sizeof *sum);
    memset(sum, 0, key->parts * sizeof *sum);
    for (size_t i = 0; i < key->parts; i++)
        sum[i].part = &key->part[i];
    for (size_t i = 0; i < marking->marks; i++)
        add_to(&sum[marking->mark[i].part - key->part], &marking->mark[i]);
    qsort(sum, key->parts, sizeof *sum, by_order);
    str_add_format(out, "%-10s%-*s%9s%8s%8s\n", "question", NAME_COLUMNS + 6,
                   "template", "answers", "right", "unread");
    for (size_t i = 0; i < key->parts; i++) {
        str_add_format(out, "%-10s", sum[i].part->label);
        add_name(sum[i].part->template, out);
        str_add_format(out, "%15zu%8zu%8zu\n", sum[i].answers, sum[i].right,
                       sum[i].unread);
    }
    memory_free(sum);
}

static void add_mean(const struct marking *marking, struct str *out)
{
    double points = 0, of = 0;
    for (size_t i = 0; i < marking->totals; i++) {
        points += marking->total[i].points;
        of += marking->total[i].of;
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

static void add_leftovers(const struct marking *marking, struct str *out)
{
    size_t unread = 0, open = 0;
    for (size_t i = 0; i < marking->totals; i++) {
        unread += marking->total[i].unread;
        open += marking->total[i].open;
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

void marking_summary(const struct marking *marking, struct str *out)
{
    page_add(out, "", 0, marking->key->title);
    add_count(out, marking->totals, "student");
    str_add(out, ", ");
    add_count(out, marking->marks, "answer");
    str_add(out, "\n\n");
    add_students(marking, out);
    str_add_char(out, '\n');
    if (marking->key->variants == 1) {
        add_questions(marking, out);
        str_add_char(out, '\n');
    }
    add_mean(marking, out);
    add_leftovers(marking, out);
}
