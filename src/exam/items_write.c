/* Items for spreadsheets and programs (declared in items_table.h). */
#include <math.h>

#include "base/numtext.h"
#include "exam/items_table.h"
#include "export/escape.h"

static void add_text(struct str *out,
                     void (*write)(const struct item *item, struct str *out),
                     const struct item *item)
{
    struct str text = {0};
    write(item, &text);
    escape_csv_text(out, str_text(&text));
    str_add_char(out, ',');
    str_release(&text);
}

static void add_figure(struct str *out, double value)
{
    if (!isnan(value))
        numtext_add(out, value, 6);
    str_add_char(out, ',');
}

static void add_flags(const struct item *item, struct str *out)
{
    for (int i = 0, first = 1; i < ITEM_FLAGS; i++)
        if (item->flag[i]) {
            str_add_format(out, "%s%s", first ? "" : " ",
                           item_flag_name((enum item_flag)i));
            first = 0;
        }
}

/* "complement: 4; 12: 2" */
static void add_answers(const struct item *item, struct str *out)
{
    for (size_t i = 0; i < item->answers; i++) {
        const struct item_answer *answer = &item->answer[i];
        str_add_format(out, "%s%s: %zu", i ? "; " : "",
                       answer->text && !answer->varies ? answer->text
                                                       : answer->name,
                       answer->count);
    }
}

static void add_common(const struct item *item, struct str *out)
{
    bool ratio = isnan(item->stray_value);
    if (item->stray_count < 2)
        return;
    numtext_add(out, ratio ? item->stray_ratio : item->stray_value, 6);
    str_add_format(out, "%s: %zu", ratio ? " times the key" : "",
                   item->stray_count);
}

void items_csv(const struct items *items, struct str *out)
{
    str_add(out, "template,part,questions,kind,students,answered,right,partly,"
                 "wrong,unread,blank,open,right_share,mean_credit,"
                 "discrimination,median_seconds,flags,known_answers,"
                 "common_unexplained\r\n");
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = items->item[i];
        struct str text = {0};
        escape_csv_text(out, item->template);
        str_add_char(out, ',');
        escape_csv_text(out, item->id);
        str_add_char(out, ',');
        add_text(out, item_labels, item);
        str_add_format(out, "%s,%zu,%zu,%zu,%zu,%zu,%zu,%zu,%zu,",
                       part_kind_name(item->kind), item->students,
                       item->students - item->blank, item->right, item->partly,
                       item->wrong, item->unread, item->blank, item->open);
        add_figure(out, item->right_share);
        add_figure(out, item->mean_credit);
        add_figure(out, item->discrimination);
        add_figure(out, item->median_seconds);
        add_text(out, add_flags, item);
        add_text(out, add_answers, item);
        add_common(item, &text);
        escape_csv_text(out, str_text(&text));
        str_add(out, "\r\n");
        str_release(&text);
    }
}

/* --- JSON ------------------------------------------------------------------
 */

void items_figure(struct json *json, const char *name, double value)
{
    struct str digits = {0};
    double rounded = (double)NAN;
    if (!isnan(value)) {
        numtext_add(&digits, fabs(value), 6);
        numtext_double(digits.text, digits.length, &rounded);
    }
    json_member_real(json, name, copysign(rounded, value));
    str_release(&digits);
}

static void member_count(struct json *json, const char *name, size_t count)
{
    json_member_integer(json, name, (int64_t)count);
}

static void add_known(const struct item *item, struct json *json)
{
    static const char *const kinds[] = {"key", "option", "mistake", "slip",
                                        "others"};
    json_name(json, "answers");
    json_open(json, '[');
    for (size_t i = 0; i < item->answers; i++) {
        const struct item_answer *answer = &item->answer[i];
        json_open(json, '{');
        json_member_text(json, "kind", kinds[answer->kind]);
        json_member_text(json, "name", answer->name);
        if (answer->text && !answer->varies)
            json_member_text(json, "text", answer->text);
        member_count(json, "count", answer->count);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_stray(const struct item *item, struct json *json)
{
    if (item->stray_count < 2)
        return;
    json_name(json, "common_unexplained");
    json_open(json, '{');
    if (isnan(item->stray_value))
        json_member_real(json, "times_key", item->stray_ratio);
    else
        json_member_real(json, "value", item->stray_value);
    member_count(json, "count", item->stray_count);
    json_close(json, '}');
}

static void add_reasons(const struct item *item, struct json *json)
{
    json_name(json, "flags");
    json_open(json, '[');
    for (int i = 0; i < ITEM_FLAGS; i++) {
        struct str reason = {0};
        if (!item->flag[i])
            continue;
        item_reason(item, (enum item_flag)i, &reason);
        json_open(json, '{');
        json_member_text(json, "flag", item_flag_name((enum item_flag)i));
        json_member_text(json, "reason", reason.text);
        json_close(json, '}');
        str_release(&reason);
    }
    json_close(json, ']');
}

void items_json(const struct item *item, struct json *json)
{
    json_open(json, '{');
    json_member_text(json, "template", item->template);
    json_member_text(json, "part", item->id);
    json_member_texts(
        json, "questions", item->label,
        (uint32_t)(item->labels < ITEM_LABELS ? item->labels : ITEM_LABELS));
    json_member_text(json, "kind", part_kind_name(item->kind));
    member_count(json, "students", item->students);
    member_count(json, "answered", item->students - item->blank);
    member_count(json, "right", item->right);
    member_count(json, "partly", item->partly);
    member_count(json, "wrong", item->wrong);
    member_count(json, "unread", item->unread);
    member_count(json, "blank", item->blank);
    member_count(json, "open", item->open);
    items_figure(json, "right_share", item->right_share);
    items_figure(json, "mean_credit", item->mean_credit);
    items_figure(json, "discrimination", item->discrimination);
    items_figure(json, "median_seconds", item->median_seconds);
    add_known(item, json);
    add_stray(item, json);
    add_reasons(item, json);
    json_close(json, '}');
}
