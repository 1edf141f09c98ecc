/* Results for programs (declared in results.h). */
#include <math.h>

#include "exam/items_table.h"
#include "exam/results.h"
#include "exam/results_row.h"
#include "export/json.h"

/* Texts that are "" are left out. */
static void member_said(struct json *json, const char *name, const char *text)
{
    if (text && *text)
        json_member_text(json, name, text);
}

void results_row_json(const struct marked *marked, const struct mark *mark,
                      struct str *out)
{
    struct json json = {.out = out};
    struct str verdict = {0};
    marking_verdict(mark, &verdict);
    json_open(&json, '{');
    json_member_text(&json, "student", marked->total.student);
    json_member_integer(&json, "variant", marked->total.variant);
    json_member_text(&json, "question", mark->part->label);
    json_member_text(&json, "template", mark->part->template);
    json_member_text(&json, "part", mark->part->id);
    json_member_text(&json, "answer", mark->row->answer);
    json_member_text(&json, "verdict", str_text(&verdict));
    if (mark->state != MARK_OPEN)
        json_member_real(&json, "points", mark->points);
    json_member_real(&json, "of", mark->part->points);
    if (!isnan(mark->row->seconds))
        json_member_real(&json, "seconds", (double)mark->row->seconds);
    member_said(&json, "key", mark->part->shown);
    member_said(&json, "reading", mark->echo);
    member_said(&json, "note", marking_note(mark));
    json_close(&json, '}');
    str_release(&verdict);
}

static void add_total(const struct total *total, struct json *json)
{
    json_open(json, '{');
    json_member_text(json, "student", total->student);
    json_member_integer(json, "variant", total->variant);
    json_member_real(json, "points", total->points);
    json_member_real(json, "of", total->of);
    json_member_integer(json, "right", (int64_t)total->right);
    json_member_integer(json, "partly", (int64_t)total->partly);
    json_member_integer(json, "wrong", (int64_t)total->wrong);
    json_member_integer(json, "unread", (int64_t)total->unread);
    json_member_integer(json, "blank", (int64_t)total->blank);
    json_member_integer(json, "open", (int64_t)total->open);
    json_close(json, '}');
}

/* A list whose members have a line each. */
static void open_list(struct json *json, const char *name)
{
    str_add(json->out, json->comma ? ",\n" : "\n");
    json->comma = false;
    json_name(json, name);
    json_open(json, '[');
}

static void next_line(struct json *json)
{
    str_add(json->out, json->comma ? ",\n" : "\n");
    json->comma = false;
}

static void add_marks(const struct results *results, struct json *json)
{
    const struct spool *spool = &results->json;
    for (size_t i = 0; i < results->answers->count; i++) {
        if (!spool->length[i])
            continue;
        next_line(json);
        str_add_bytes(json->out, spool->bytes.text + spool->at[i],
                      spool->length[i]);
        json->comma = true;
    }
}

void results_json(const struct results *results, struct str *out)
{
    struct json json = {.out = out};
    const struct items *items = &results->items;
    json_open(&json, '{');
    json_member_text(&json, "title", results->title);
    json_member_text(&json, "program", results->program);
    json_member_integer(&json, "students", (int64_t)items->students);
    items_figure(&json, "alpha", items->alpha);
    json_name(&json, "few_students");
    json_truth(&json, items->students < ITEMS_STEADY_LEAST);
    open_list(&json, "totals");
    for (size_t i = 0; i < results->answers->students; i++) {
        next_line(&json);
        add_total(&results->total[i], &json);
    }
    json_close(&json, ']');
    open_list(&json, "items");
    for (size_t i = 0; i < items->count; i++) {
        next_line(&json);
        items_json(items->item[i], &json);
    }
    json_close(&json, ']');
    open_list(&json, "marks");
    add_marks(results, &json);
    json_close(&json, ']');
    json_close(&json, '}');
    str_add_char(out, '\n');
}
