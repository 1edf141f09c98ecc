#include "export/set_record.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/decimal.h"
#include "export/json.h"
#include "export/rule_text.h"
#include "quiz/accepted.h"

enum { MEMBERS_USUAL = 255 }; /* bytes of what is the same in all draws */

static void begin(struct json *json, const char *record)
{
    json->comma = false;
    json_open(json, '{');
    json_member_text(json, "record", record);
}

static void end(struct json *json)
{
    json_close(json, '}');
    str_add_char(json->out, '\n');
}

/* 64-bit numbers stand as text: many readers of JSON keep only 53 bits. */
static void member_seed(struct json *json, uint64_t seed)
{
    json_name(json, "seed");
    str_add_char(json->out, '"');
    decimal_add(json->out, false, seed, 0, false);
    str_add_char(json->out, '"');
    json->comma = true;
}

/* Members of a value: exact as text where it is, then the nearest double. */
static void member_number(struct json *json, struct number number)
{
    if (number_is_exact(number)) {
        json_name(json, "exact");
        str_add_char(json->out, '"');
        str_add_integer(json->out, number.numerator);
        if (number.denominator != 1) {
            str_add_char(json->out, '/');
            str_add_integer(json->out, number.denominator);
        }
        str_add_char(json->out, '"');
        json->comma = true;
    }
    json_member_real(json, "value", number_double(number));
}

static void member_accepted(struct json *json, const struct rule *rule,
                            struct number key)
{
    struct accepted accepted = accepted_interval(rule, key);
    json_member_real(json, "low", accepted.low);
    json_member_real(json, "high", accepted.high);
}

static void add_keyed_number(struct json *json, const struct rule *rule,
                             struct number number)
{
    json_open(json, '{');
    member_number(json, number);
    member_accepted(json, rule, number);
    json_close(json, '}');
}

/* "value", or "values" where the key has several. */
static void member_values(struct json *json, struct number value,
                          const struct number *item, uint32_t count)
{
    if (!item) {
        member_number(json, value);
        return;
    }
    json_name(json, "values");
    json_open(json, '[');
    for (uint32_t i = 0; i < count; i++) {
        json_open(json, '{');
        member_number(json, item[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_readings(struct json *json, const struct key *key)
{
    json_name(json, "readings");
    json_open(json, '[');
    for (uint32_t i = 0; i < key->readings; i++) {
        json_open(json, '{');
        const struct key_reading *reading = &key->reading[i];
        json_member_text(json, "name", reading->name);
        member_values(json, reading->value, reading->item, reading->count);
        if (!reading->item)
            member_accepted(json, &key->rule, reading->value);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_mistakes(struct json *json, const struct key *key)
{
    json_name(json, "mistakes");
    json_open(json, '[');
    for (uint32_t i = 0; i < key->mistakes; i++) {
        json_open(json, '{');
        const struct key_mistake *mistake = &key->mistake[i];
        member_values(json, mistake->value, mistake->item, mistake->count);
        json_member_text(json, "tag", mistake->tag);
        json_member_text(json, "say", mistake->say);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void add_key(struct json *json, const struct key *key)
{
    json_name(json, "key");
    json_open(json, '[');
    if (key->rule.shape == SHAPE_NUMBER)
        add_keyed_number(json, &key->rule, key->value);
    else
        for (uint32_t i = 0; i < key->count; i++)
            add_keyed_number(json, &key->rule, key->item[i]);
    json_close(json, ']');
    add_readings(json, key);
    add_mistakes(json, key);
}

static void add_options(struct json *json, const struct question_part *part)
{
    json_name(json, "options");
    json_open(json, '[');
    for (uint32_t i = 0; i < part->options; i++) {
        const struct question_option *option = &part->option[i];
        struct str letter = {0};
        paper_letter(&letter, i);
        json_open(json, '{');
        json_member_text(json, "letter", str_text(&letter));
        json_member_text(json, "text", option->text);
        json_name(json, "right");
        json_truth(json, i == part->right);
        json_member_text(json, "tag", option->tag);
        json_member_text(json, "say", option->say);
        json_close(json, '}');
        str_release(&letter);
    }
    json_close(json, ']');
}

static void add_table(struct json *json, const struct paper_part *part)
{
    if (!part->rows)
        return;
    json_name(json, "table");
    json_open(json, '[');
    for (uint32_t row = 0; row < part->rows; row++) {
        json_open(json, '[');
        for (uint32_t i = 0; i < part->columns; i++)
            json_text(json, part->cell[row * part->columns + i]);
        json_close(json, ']');
    }
    json_close(json, ']');
}

void set_record_seen(struct arena *arena, const struct paper_question *question,
                     struct paper_part *part)
{
    struct json json = {.out = &part->members};
    str_in(json.out, arena, MEMBERS_USUAL);
    json_member_text(&json, "question", part->label);
    json_member_integer(&json, "number", question->number);
    json_member_text(&json, "kind", part_kind_name(part->kind));
    json_member_text(&json, "unit", part->unit);
    json_member_text(&json, "marking", part->marking);
    json_member_text(&json, "tools", paper_tools(question->tools));
    json_member_real(&json, "points", part->points);
    str_finish(json.out);
}

void set_record_origin(struct arena *arena, const struct question *question,
                       uint32_t index, struct sheet_members *out)
{
    const struct template *template = question->template;
    const struct part *part = &template->part[index];
    struct json json = {.out = &out->origin};
    struct str text = {0};
    str_in(json.out, arena, MEMBERS_USUAL);
    str_add_format(&text, "%s/%s", template->bank->id, template->id);
    json_member_text(&json, "template", str_text(&text));
    json_member_text(&json, "part", part->id);
    json_member_text(&json, "topic", template->topic);
    json_member_integer(&json, "level", question->level);
    str_finish(json.out);
    json = (struct json){.out = &out->rule};
    str_in(json.out, arena, MEMBERS_USUAL);
    str_clear(&text);
    rule_text(&part->rule, &text);
    json_member_text(&json, "rule", str_text(&text));
    str_finish(json.out);
    str_release(&text);
}

/* The members that papers and keys share. */
static void add_seen(struct json *json, const struct paper *paper,
                     const struct paper_part *part)
{
    json_member_integer(json, "variant", paper->variant);
    json_members(json, &part->members);
    json_member_text(json, "text", part->text);
    add_table(json, part);
}

void set_record_paper(const struct paper *paper, struct str *out)
{
    struct json json = {.out = out};
    for (uint32_t i = 0; i < paper->questions; i++) {
        const struct paper_question *question = &paper->question[i];
        for (uint32_t k = 0; k < question->parts; k++) {
            const struct paper_part *part = &question->part[k];
            begin(&json, "paper");
            add_seen(&json, paper, part);
            json_member_texts(&json, "options", part->option, part->options);
            end(&json);
        }
    }
}

/* Where the part comes from. */
static void add_origin(struct json *json, const struct question *question,
                       const struct sheet_members *members,
                       const struct question_part *part)
{
    json_members(json, &members->origin);
    member_seed(json, question->seed);
    json_member_real(json, "seconds", part->seconds);
}

static void add_behind(struct json *json, const struct sheet_part *part,
                       const struct sheet_members *members, struct str *scratch)
{
    const struct part *template = part->drawn.part;
    if (part_kind_is_judged(template->kind)) {
        str_clear(scratch);
        question_show_key(&part->drawn, scratch);
        json_member_text(json, "shown", str_text(scratch));
        if (template->kind == KIND_CHOICE) {
            add_options(json, &part->drawn);
        } else {
            json_members(json, &members->rule);
            add_key(json, &part->drawn.key);
        }
    }
    json_member_texts(json, "hints", part->hint, template->hints);
    json_member_text(json, "solution", part->solution);
    json_member_texts(json, "rubric", part->rubric, template->rubric_points);
}

void set_record_parts(const struct sheet *sheet, struct str *out)
{
    const struct paper *paper = &sheet->paper;
    struct json json = {.out = out};
    struct str scratch = {0};
    for (uint32_t i = 0; i < paper->questions; i++) {
        const struct paper_question *seen = &paper->question[i];
        const struct sheet_question *behind = &sheet->question[i];
        for (uint32_t k = 0; k < seen->parts; k++) {
            begin(&json, "part");
            add_seen(&json, paper, &seen->part[k]);
            add_origin(&json, &behind->question, &behind->members[k],
                       &behind->part[k].drawn);
            add_behind(&json, &behind->part[k], &behind->members[k], &scratch);
            end(&json);
        }
    }
    str_release(&scratch);
}

static void add_bank(struct json *json, const struct bank *bank)
{
    char sum[24];
    snprintf(sum, sizeof sum, "%016" PRIx64, bank_checksum(bank));
    json_open(json, '{');
    json_member_text(json, "bank", bank->id);
    json_member_integer(json, "bytes", (int64_t)bank->source.length);
    json_member_text(json, "checksum_fnv1a64", sum);
    json_close(json, '}');
}

static void add_banks(struct json *json, const struct sheet *sheet)
{
    json_name(json, "banks");
    json_open(json, '[');
    for (uint32_t i = 0; i < sheet->paper.questions; i++) {
        const struct bank *bank = sheet->question[i].question.template->bank;
        uint32_t k = 0;
        while (sheet->question[k].question.template->bank != bank)
            k++;
        if (k == i)
            add_bank(json, bank);
    }
    json_close(json, ']');
}

static void add_credit(struct json *json, const struct blueprint_credit *credit)
{
    json_name(json, "credit");
    json_open(json, '{');
    json_member_real(json, "rounded", credit->rounded);
    json_member_real(json, "form", credit->form);
    json_member_real(json, "near", credit->near);
    json_close(json, '}');
}

void set_record_head(const struct sheet *sheet, const char *program,
                     const struct blueprint_credit *credit, struct str *out)
{
    const struct paper *paper = &sheet->paper;
    struct json json = {.out = out};
    begin(&json, "set");
    json_member_integer(&json, "format", SET_RECORD_FORMAT);
    json_member_text(&json, "program", program);
    json_member_text(&json, "title", paper->title);
    json_member_integer(&json, "variant", paper->variant);
    json_member_text(&json, "student", paper->student);
    member_seed(&json, sheet->seed);
    json_member_integer(&json, "questions", paper->questions);
    json_member_integer(&json, "parts", paper->parts);
    json_member_real(&json, "points", paper->points);
    if (credit)
        add_credit(&json, credit);
    add_banks(&json, sheet);
    end(&json);
}
