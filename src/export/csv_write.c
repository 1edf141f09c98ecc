/* A set as a table, RFC 4180: a row for each part, numbers bare. Texts that a
 * spreadsheet would take for a formula get an apostrophe (export/escape.h). */
#include <string.h>

#include "base/numtext.h"
#include "export/escape.h"
#include "export/format.h"
#include "export/item.h"
#include "export/rule_text.h"

static void add_text(struct str *out, const char *text)
{
    str_add_char(out, ',');
    if (text)
        escape_csv_text(out, text);
}

static void add_number(struct str *out, double value)
{
    str_add_char(out, ',');
    numtext_add_shortest(out, value);
}

/* Several in a cell are apart by "; ". */
static void add_numbers(struct str *out, const double *value, uint32_t count)
{
    str_add_char(out, ',');
    for (uint32_t i = 0; i < count; i++) {
        str_add(out, i ? "; " : "");
        numtext_add_shortest(out, value[i]);
    }
}

/* Lines of a cell, each behind a mark. */
struct lines {
    struct str text;
};

static void add_line(struct lines *lines, const char *head, const char *text)
{
    str_add(&lines->text, lines->text.length ? "\n" : "");
    str_add(&lines->text, head);
    str_add(&lines->text, text);
}

static void end_lines(struct lines *lines, struct str *out)
{
    add_text(out, str_text(&lines->text));
    str_release(&lines->text);
}

/* Cells are apart by " | "; a bar within one has a backslash in front. */
static void add_table(struct str *out, const struct paper_part *part)
{
    struct lines lines = {0};
    for (uint32_t i = 0; i < part->rows * part->columns; i++) {
        if (i % part->columns)
            str_add(&lines.text, " | ");
        else
            add_line(&lines, "", "");
        for (const char *at = part->cell[i]; *at; at++) {
            str_add(&lines.text, *at == '|' ? "\\" : "");
            str_add_char(&lines.text, *at);
        }
    }
    end_lines(&lines, out);
}

static void add_options(struct str *out, const struct paper_part *part)
{
    struct lines lines = {0};
    for (uint32_t i = 0; i < part->options; i++) {
        char head[] = {(char)('a' + i), ')', ' ', 0};
        add_line(&lines, head, part->option[i]);
    }
    end_lines(&lines, out);
}

/* "key", "low", "high" of numbers in the bank's own unit: 0.139, not 13.9%. */
static void add_key(struct str *out, const struct item *item)
{
    const struct key *key = &item->behind->drawn.key;
    bool single = key->rule.shape == SHAPE_NUMBER;
    const struct number *number = single ? &key->value : key->item;
    uint32_t count = single ? 1 : key->count;
    double *ends = arena_get(item->arena, 3 * count * sizeof *ends);
    for (uint32_t i = 0; i < count; i++) {
        struct accepted accepted = accepted_interval(&key->rule, number[i]);
        ends[i] = number_double(number[i]);
        ends[count + i] = accepted.low;
        ends[2 * count + i] = accepted.high;
    }
    for (uint32_t i = 0; i < 3; i++)
        add_numbers(out, ends + i * count, count);
}

static void add_mistakes(struct str *out, const struct item *item)
{
    const struct key *key = &item->behind->drawn.key;
    struct lines lines = {0};
    for (uint32_t i = 0; i < key->mistakes; i++) {
        const struct key_mistake *mistake = &key->mistake[i];
        bool single = !mistake->item;
        const struct number *number = single ? &mistake->value : mistake->item;
        struct str head = {0};
        for (uint32_t k = 0; k < (single ? 1 : mistake->count); k++) {
            str_add(&head, k ? "; " : "");
            numtext_add_shortest(&head, number_double(number[k]));
        }
        str_add(&head, ": ");
        add_line(&lines, str_text(&head), mistake->say);
        str_release(&head);
    }
    for (uint32_t i = 0; i < item->behind->drawn.options; i++)
        if (item->behind->drawn.option[i].say) {
            char head[] = {(char)('a' + i), ')', ' ', 0};
            add_line(&lines, head, item->behind->drawn.option[i].say);
        }
    end_lines(&lines, out);
}

/* "4.118 (4.113 to 4.123): dividing by n"; several numbers without ends. */
static void add_readings(struct str *out, const struct item *item)
{
    const struct key *key = &item->behind->drawn.key;
    struct lines lines = {0};
    for (uint32_t i = 0; i < key->readings; i++) {
        const struct key_reading *reading = &key->reading[i];
        struct str head = {0};
        for (uint32_t k = 0; k < reading->count; k++) {
            str_add(&head, k ? "; " : "");
            numtext_add_shortest(&head, number_double(reading->item[k]));
        }
        if (!reading->item) {
            struct accepted ends =
                accepted_interval(&key->rule, reading->value);
            numtext_add_shortest(&head, number_double(reading->value));
            str_add(&head, " (");
            numtext_add_shortest(&head, ends.low);
            str_add(&head, " to ");
            numtext_add_shortest(&head, ends.high);
            str_add_char(&head, ')');
        }
        str_add(&head, ": ");
        add_line(&lines, str_text(&head), reading->name);
        str_release(&head);
    }
    end_lines(&lines, out);
}

static void add_texts(struct str *out, const char *const *text, uint32_t count)
{
    struct lines lines = {0};
    for (uint32_t i = 0; i < count; i++)
        add_line(&lines, "", text[i]);
    end_lines(&lines, out);
}

static void add_judged(struct str *out, const struct item *item)
{
    struct str shown = {0}, rule = {0};
    question_show_key(&item->behind->drawn, &shown);
    if (item->kind == ITEM_CHOICE) {
        char letter[] = {(char)('a' + item->behind->drawn.right), 0};
        add_text(out, letter);
        str_add(out, ",,");
    } else {
        add_key(out, item);
        rule_text(&item->behind->drawn.key.rule, &rule);
    }
    add_text(out, str_text(&shown));
    add_text(out, str_text(&rule));
    str_release(&shown);
    str_release(&rule);
}

static void add_row(struct str *out, const struct item *item)
{
    const struct part *part = item->behind->drawn.part;
    struct str name = {0};
    str_add_format(&name, "%s/%s", item->template->bank->id,
                   item->template->id);
    str_add_format(out, "%u,%s", (unsigned)item->variant, item->seen->label);
    add_text(out, part->id);
    add_text(out, item->id);
    add_text(out, str_text(&name));
    add_text(out, item->template->topic);
    add_number(out, item->level);
    add_text(out, part_kind_name(part->kind));
    add_text(out, item->seen->text);
    add_table(out, item->seen);
    add_options(out, item->seen);
    add_text(out, item->seen->unit);
    add_text(out, item->seen->marking);
    add_text(out, paper_tools(item->question->tools));
    add_number(out, item->seen->points);
    add_number(out, item->behind->drawn.seconds);
    if (part_kind_is_judged(part->kind))
        add_judged(out, item);
    else
        str_add(out, ",,,,,");
    add_readings(out, item);
    add_mistakes(out, item);
    add_texts(out, item->behind->hint, part->hints);
    add_text(out, item->behind->solution);
    add_texts(out, item->behind->rubric, part->rubric_points);
    str_add(out, "\r\n");
    str_release(&name);
}

void csv_begin(const struct set_frame *frame, struct str *out)
{
    (void)frame;
    str_add(out, "variant,question,part,id,template,topic,level,kind,text,"
                 "table,options,unit,marking,tools,points,seconds,key,low,high,"
                 "shown,rule,readings,"
                 "mistakes,hints,solution,rubric\r\n");
}

void csv_end(const struct set_frame *frame, struct str *out)
{
    (void)frame, (void)out;
}

bool csv_write(const struct sheet *sheet, struct set_notes *notes,
               struct str *out, struct error *error)
{
    struct items items = {.sheet = sheet};
    struct item item;
    (void)notes;
    while (items_next(&items, &item, error))
        add_row(out, &item);
    return error->code == ERROR_NONE;
}
