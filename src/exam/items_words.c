/* Words about items (declared in items_table.h). */
#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "exam/items_table.h"

void item_name(const struct item *item, struct str *out)
{
    const char *slash = strrchr(item->template, '/');
    str_add(out, item->template);
    if (strcmp(slash ? slash + 1 : item->template, item->id) != 0)
        str_add_format(out, ":%s", item->id);
}

void item_labels(const struct item *item, struct str *out)
{
    for (size_t i = 0; i < item->labels && i < ITEM_LABELS; i++)
        str_add_format(out, "%s%s", i ? " " : "", item->label[i]);
    if (item->labels > ITEM_LABELS)
        str_add(out, " ...");
}

/* Of one student nothing is said: there are at least ITEMS_FLAG_LEAST. */
static void add_stray(const struct item *item, struct str *out)
{
    str_add_format(out, "%zu students gave the same wrong answer, ",
                   item->stray_count);
    if (!isnan(item->stray_value)) {
        numtext_add(out, item->stray_value, 6);
    } else {
        numtext_add(out, item->stray_ratio, 6);
        str_add(out, " times the key");
    }
    str_add(out, ", which no mistake explains: look at the key");
}

static void add_outdone(const struct item *item, struct str *out)
{
    const struct item_answer *most = item->most;
    const struct item_answer *key = NULL;
    for (size_t i = 0; i < item->answers; i++)
        if (item->answer[i].kind == ANSWER_KEY)
            key = &item->answer[i];
    if (most->text && !most->varies)
        str_add_format(out, "%zu chose \"%s\", ", most->count, most->text);
    else
        str_add_format(out, "%zu fell for '%s', ", most->count, most->name);
    str_add_format(out, "and %zu gave the key", key ? key->count : 0);
}

void item_reason(const struct item *item, enum item_flag flag, struct str *out)
{
    switch (flag) {
    case ITEM_UNEXPLAINED: add_stray(item, out); break;
    case ITEM_OUTDONE: add_outdone(item, out); break;
    case ITEM_WEAK:
        str_add(out, "does not tell strong from weak students: discrimination ");
        numtext_add_fixed(out, item->discrimination, 2);
        break;
    case ITEM_HARD:
        str_add(out, "too hard: mean credit ");
        numtext_add_fixed(out, item->mean_credit, 2);
        break;
    case ITEM_EASY:
        str_add(out, "too easy: mean credit ");
        numtext_add_fixed(out, item->mean_credit, 2);
        break;
    case ITEM_FLAGS: break;
    }
    if (item->students < ITEMS_STEADY_LEAST)
        str_add_format(out, " (of %zu students only)", item->students);
}
