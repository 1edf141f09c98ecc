#include "exam/items.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void items_init(struct items *items)
{
    *items = (struct items){.count = 0};
    arena_init(&items->arena);
}

/* --- items by name ---------------------------------------------------------
 */

static int compare(const struct item *item, const struct key_part *part)
{
    int order = strcmp(item->template, part->template);
    return order ? order : strcmp(item->id, part->id);
}

static struct item *new_item(struct items *items, const struct key_part *part)
{
    struct arena *arena = &items->arena;
    struct item *item = arena_zero(arena, sizeof *item);
    item->template = arena_text(arena, part->template, strlen(part->template));
    item->id = arena_text(arena, part->id, strlen(part->id));
    item->kind = part->kind;
    item->order = items->count;
    items->item = arena_grow(arena, items->item, items->count, &items->capacity,
                             sizeof(struct item *));
    items->item[items->count++] = item;
    return item;
}

static struct item *insert(struct items *items, size_t at,
                           const struct key_part *part)
{
    items->by_name = arena_grow(&items->arena, items->by_name, items->names,
                                &items->name_capacity, sizeof(struct item *));
    memmove(items->by_name + at + 1, items->by_name + at,
            (items->names - at) * sizeof(struct item *));
    items->names++;
    return items->by_name[at] = new_item(items, part);
}

static struct item *find(struct items *items, const struct key_part *part)
{
    size_t low = 0, high = items->names;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(items->by_name[middle], part);
        if (!order)
            return items->by_name[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return insert(items, low, part);
}

/* The item of a part of the paper at hand: where one was met on it already,
 * the next one. */
static struct item *item_of(struct items *items, const struct key_part *part)
{
    struct item *item = find(items, part);
    while (item->paper == items->paper) {
        if (!item->next)
            item->next = new_item(items, part);
        item = item->next;
    }
    item->paper = items->paper;
    return item;
}

static void add_label(struct items *items, struct item *item, const char *label)
{
    for (size_t i = 0; i < item->labels && i < ITEM_LABELS; i++)
        if (strcmp(item->label[i], label) == 0)
            return;
    if (item->labels < ITEM_LABELS)
        item->label[item->labels] =
            arena_text(&items->arena, label, strlen(label));
    if (item->labels <= ITEM_LABELS)
        item->labels++;
}

/* --- known answers ---------------------------------------------------------
 */

/* The known answer of that kind and name, or the one that stands for all that
 * there is no room for. */
static struct item_answer *answer_of(struct items *items, struct item *item,
                                     enum item_answer_kind kind,
                                     const char *name)
{
    for (size_t i = 0; i < item->answers; i++)
        if (item->answer[i].kind == kind &&
            strcmp(item->answer[i].name, name) == 0)
            return &item->answer[i];
    if (item->answers + 1 >= ITEM_ANSWERS && kind != ANSWER_OTHERS)
        return answer_of(items, item, ANSWER_OTHERS, "others");
    item->answer = arena_grow(&items->arena, item->answer, item->answers,
                              &item->answer_capacity, sizeof *item->answer);
    struct item_answer *answer = &item->answer[item->answers++];
    *answer = (struct item_answer){
        .kind = kind, .name = arena_text(&items->arena, name, strlen(name))};
    return answer;
}

static struct item_answer *option_of(struct items *items, struct item *item,
                                     const struct key_part *part, size_t index)
{
    const struct key_option *option = &part->option[index];
    if (index == part->right)
        return answer_of(items, item, ANSWER_KEY, "key");
    return answer_of(items, item, ANSWER_OPTION,
                     option->tag ? option->tag : option->text);
}

/* Those that nobody gives are known, too. */
static void know_options(struct items *items, struct item *item,
                         const struct key_part *part)
{
    for (uint32_t i = 0; i < part->options; i++) {
        const char *text = part->option[i].text;
        struct item_answer *answer = option_of(items, item, part, i);
        if (answer->kind == ANSWER_OTHERS)
            continue;
        if (!answer->text)
            answer->text = arena_text(&items->arena, text, strlen(text));
        else if (strcmp(answer->text, text) != 0)
            answer->varies = true;
    }
}

static void know_mistakes(struct items *items, struct item *item,
                          const struct key_part *part)
{
    for (uint32_t i = 0; i < part->key.mistakes; i++)
        if (part->key.mistake[i].tag)
            answer_of(items, item, ANSWER_MISTAKE, part->key.mistake[i].tag);
}

/* The items of a paper's parts, worked out once for all who answered it. */
static void see_paper(struct items *items, const struct key_paper *paper)
{
    if (items->paper && items->variant == paper->variant)
        return;
    items->paper++;
    items->variant = paper->variant;
    if (items->places < paper->parts) {
        items->place =
            memory_resize(items->place, paper->parts, sizeof(struct item *));
        items->places = paper->parts;
    }
    for (size_t i = 0; i < paper->parts; i++) {
        const struct key_part *part = &paper->part[i];
        struct item *item = item_of(items, part);
        items->place[i] = item;
        add_label(items, item, part->label);
        know_options(items, item, part);
        know_mistakes(items, item, part);
    }
}

/* --- one student -----------------------------------------------------------
 */

static void add_sums(struct item_sums *sums, double x, double y)
{
    double dx = x - sums->mean_x, dy = y - sums->mean_y;
    sums->count++;
    sums->mean_x += dx / (double)sums->count;
    sums->mean_y += dy / (double)sums->count;
    sums->square_x += dx * (x - sums->mean_x);
    sums->square_y += dy * (y - sums->mean_y);
    sums->product += dx * (y - sums->mean_y);
}

static void add_stray(struct item *item, const struct mark *mark)
{
    double key = number_double(mark->part->key.value);
    if (isnan(mark->value))
        return;
    if (item->strays == item->stray_capacity) {
        item->stray_capacity =
            item->stray_capacity ? 2 * item->stray_capacity : 16;
        item->stray = memory_resize(item->stray, item->stray_capacity,
                                    sizeof *item->stray);
    }
    double ratio = key != 0 && mark->part->key.rule.shape == SHAPE_NUMBER
                       ? mark->value / key
                       : (double)NAN;
    item->stray[item->strays++] = (struct item_stray){mark->value, ratio};
}

static void add_seconds(struct item *item, float seconds)
{
    if (isnan(seconds))
        return;
    if (item->timed == item->timed_capacity) {
        item->timed_capacity =
            item->timed_capacity ? 2 * item->timed_capacity : 16;
        item->seconds = memory_resize(item->seconds, item->timed_capacity,
                                      sizeof *item->seconds);
    }
    item->seconds[item->timed++] = seconds;
}

/* Which known answer it was, if any. */
static void add_answer(struct items *items, struct item *item,
                       const struct mark *mark)
{
    const struct verdict *verdict = &mark->verdict;
    const struct key_part *part = mark->part;
    struct item_answer *answer = NULL;
    if (verdict->kind == VERDICT_UNGRADED)
        return;
    if (part->kind == KIND_CHOICE)
        answer = option_of(items, item, part, mark->chosen);
    else if (verdict->kind == VERDICT_RIGHT)
        answer = answer_of(items, item, ANSWER_KEY, "key");
    else if (verdict->kind == VERDICT_NEAR && verdict->why)
        answer = answer_of(items, item,
                           verdict->mistake >= 0 ? ANSWER_MISTAKE : ANSWER_SLIP,
                           verdict->why);
    else if (verdict->kind == VERDICT_WRONG)
        add_stray(item, mark);
    if (answer)
        answer->count++;
}

static void count(struct item *item, const struct mark *mark)
{
    item->students++;
    if (mark->state == MARK_OPEN)
        item->open++;
    else if (mark->state == MARK_BLANK)
        item->blank++;
    else if (mark->verdict.kind == VERDICT_UNGRADED)
        item->unread++;
    else if (mark->verdict.kind == VERDICT_RIGHT)
        item->right++;
    else if (mark->credit > 0)
        item->partly++;
    else
        item->wrong++;
}

static void add_mark(struct items *items, struct item *item,
                     const struct mark *mark, const struct total *total)
{
    double rest_of = total->of - mark->part->points;
    count(item, mark);
    if (mark->row)
        add_seconds(item, mark->row->seconds);
    if (!part_kind_is_judged(item->kind))
        return;
    if (rest_of > 0)
        add_sums(&item->credit, mark->credit,
                 (total->points - mark->points) / rest_of);
    else
        add_sums(&item->credit, mark->credit, 0);
    add_sums(&item->points, mark->points, 0);
    if (mark->state == MARK_JUDGED)
        add_answer(items, item, mark);
}

void items_add(struct items *items, const struct marked *marked)
{
    see_paper(items, marked->paper);
    for (size_t i = 0; i < marked->paper->parts; i++)
        add_mark(items, items->place[i], &marked->mark[i], &marked->total);
    add_sums(&items->total, marked->total.points, 0);
    items->students++;
}

void items_release(struct items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        memory_free(items->item[i]->seconds);
        memory_free(items->item[i]->stray);
    }
    memory_free(items->place);
    arena_release(&items->arena);
    *items = (struct items){.count = 0};
}
