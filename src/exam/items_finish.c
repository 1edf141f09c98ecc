/* Statistics of items (declared in items.h).
 *
 * Discrimination is the correlation of the credit for the item with the share
 * of points on all other parts of the paper: without the item itself, which
 * would correlate with itself in a total (Henrysson, Correction of item-total
 * correlations in item analysis, Psychometrika 28, 1963, 211-218). Where credit
 * is 0 or 1 it is the corrected point-biserial correlation.
 *
 * Reliability is coefficient alpha (Cronbach, Coefficient alpha and the
 * internal structure of tests, Psychometrika 16, 1951, 297-334). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "exam/items.h"

static const double hard_below = 0.2, easy_above = 0.95, weak_below = 0.1;

/* An unexplained answer is one of many from so many on, and from that share of
 * those who answered. */
enum { MANY_LEAST = 3, OUTDONE_LEAST = 2 };
static const double many_share = 0.1;

/* What differs by less is equal: typed figures, products of floating point. */
static const double close_enough = 1e-6, no_spread = 1e-12;

/* --- figures ---------------------------------------------------------------
 */

static double correlation(const struct item_sums *sums)
{
    double count = (double)sums->count;
    if (sums->count < 3 || sums->square_x <= no_spread * count ||
        sums->square_y <= no_spread * count)
        return (double)NAN;
    double r = sums->product / sqrt(sums->square_x * sums->square_y);
    return fmax(-1, fmin(1, r));
}

static int by_seconds(const void *a, const void *b)
{
    float left = *(const float *)a, right = *(const float *)b;
    return (left > right) - (left < right);
}

static double median(float *value, size_t count)
{
    if (!count)
        return (double)NAN;
    qsort(value, count, sizeof *value, by_seconds);
    return ((double)value[(count - 1) / 2] + (double)value[count / 2]) / 2;
}

/* --- answers that nothing explains -----------------------------------------
 */

static int compare(double left, double right)
{
    if (isnan(left) || isnan(right))
        return isnan(left) - isnan(right);
    return (left > right) - (left < right);
}

static int by_value(const void *a, const void *b)
{
    return compare(((const struct item_stray *)a)->value,
                   ((const struct item_stray *)b)->value);
}

static int by_ratio(const void *a, const void *b)
{
    return compare(((const struct item_stray *)a)->ratio,
                   ((const struct item_stray *)b)->ratio);
}

/* The longest run of equal numbers in a sorted list. */
static size_t longest_run(const struct item_stray *stray, size_t count,
                          bool ratio, double *value)
{
    size_t longest = 0, start = 0;
    for (size_t i = 0; i < count; i++) {
        double first = ratio ? stray[start].ratio : stray[start].value;
        double here = ratio ? stray[i].ratio : stray[i].value;
        if (isnan(here))
            break;
        if (fabs(here - first) > close_enough * fabs(first)) {
            start = i;
            first = here;
        }
        if (i + 1 - start > longest) {
            longest = i + 1 - start;
            *value = first;
        }
    }
    return longest;
}

/* The same number, or, where numbers differ by variant, the same multiple of
 * the key. */
static void find_stray(struct item *item)
{
    double value = (double)NAN, ratio = (double)NAN;
    item->stray_value = item->stray_ratio = (double)NAN;
    if (!item->strays)
        return;
    qsort(item->stray, item->strays, sizeof *item->stray, by_value);
    size_t values = longest_run(item->stray, item->strays, false, &value);
    qsort(item->stray, item->strays, sizeof *item->stray, by_ratio);
    size_t ratios = longest_run(item->stray, item->strays, true, &ratio);
    item->stray_count = values >= ratios ? values : ratios;
    if (values >= ratios)
        item->stray_value = value;
    else
        item->stray_ratio = ratio;
}

/* --- flags -----------------------------------------------------------------
 */

static size_t keys_given(const struct item *item)
{
    for (size_t i = 0; i < item->answers; i++)
        if (item->answer[i].kind == ANSWER_KEY)
            return item->answer[i].count;
    return 0;
}

static void find_most(struct item *item)
{
    for (size_t i = 0; i < item->answers; i++) {
        const struct item_answer *answer = &item->answer[i];
        if (answer->kind != ANSWER_KEY && answer->kind != ANSWER_OTHERS &&
            answer->count >= OUTDONE_LEAST &&
            (!item->most || answer->count > item->most->count))
            item->most = answer;
    }
}

static void set_flags(struct item *item)
{
    size_t answered = item->students - item->blank;
    if (item->students < ITEMS_FLAG_LEAST || !part_kind_is_judged(item->kind))
        return;
    item->flag[ITEM_UNEXPLAINED] =
        item->stray_count >= MANY_LEAST &&
        (double)item->stray_count >= many_share * (double)answered;
    item->flag[ITEM_OUTDONE] =
        item->most && item->most->count > keys_given(item);
    item->flag[ITEM_WEAK] = item->discrimination < weak_below;
    item->flag[ITEM_HARD] = item->mean_credit < hard_below;
    item->flag[ITEM_EASY] = item->mean_credit > easy_above;
    for (int i = 0; i < ITEM_FLAGS; i++)
        item->flags += item->flag[i];
}

static int by_flags(const void *a, const void *b)
{
    const struct item *left = *(struct item *const *)a;
    const struct item *right = *(struct item *const *)b;
    if (left->flags != right->flags)
        return left->flags > right->flags ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

/* --- all of it -------------------------------------------------------------
 */

static void finish_item(struct item *item)
{
    bool judged = part_kind_is_judged(item->kind);
    double students = (double)item->students;
    item->right_share = judged ? (double)item->right / students : (double)NAN;
    item->mean_credit = judged ? item->credit.mean_x : (double)NAN;
    item->discrimination = correlation(&item->credit);
    item->median_seconds = median(item->seconds, item->timed);
    find_stray(item);
    find_most(item);
    set_flags(item);
}

static double alpha(const struct items *items)
{
    double variances = 0, parts = (double)items->judged;
    for (size_t i = 0; i < items->count; i++)
        variances += items->item[i]->points.square_x;
    if (items->judged < 2 || items->students < 2 ||
        items->total.square_x <= no_spread * (double)items->students)
        return (double)NAN;
    return parts / (parts - 1) * (1 - variances / items->total.square_x);
}

void items_finish(struct items *items)
{
    items->same_parts = true;
    for (size_t i = 0; i < items->count; i++) {
        struct item *item = items->item[i];
        finish_item(item);
        items->judged += part_kind_is_judged(item->kind);
        if (item->students != items->students)
            items->same_parts = false;
    }
    items->alpha = items->same_parts ? alpha(items) : (double)NAN;
    if (items->count)
        qsort(items->item, items->count, sizeof(struct item *), by_flags);
}

const char *item_flag_name(enum item_flag flag)
{
    static const char *const names[] = {
#define ITEM_FLAG(id, name, about) name,
#include "exam/item_flag.def"
#undef ITEM_FLAG
    };
    return names[flag];
}
