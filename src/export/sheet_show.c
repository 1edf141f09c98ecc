/* What a learner sees of a sheet (declared in sheet.h). */
#include "export/rule_text.h"
#include "export/set_record.h"
#include "export/text.h"
#include "quiz/passage.h"

static const char *part_label(struct arena *arena, uint32_t number,
                              uint32_t index, uint32_t parts)
{
    struct str label = {0};
    str_add_integer(&label, number);
    if (parts > 26)
        str_add_format(&label, ".%u", (unsigned)index + 1);
    else if (parts > 1)
        paper_letter(&label, index);
    const char *text = arena_text(arena, str_text(&label), label.length);
    str_release(&label);
    return text;
}

static const char *part_marking(struct arena *arena,
                                const struct question_part *drawn)
{
    enum part_kind kind = drawn->part->kind;
    if (kind == KIND_CHOICE || !part_kind_is_judged(kind))
        return NULL;
    struct str sentence = {0};
    rule_sentence(&drawn->key.rule, &sentence);
    const char *text = arena_text(arena, str_text(&sentence), sentence.length);
    str_release(&sentence);
    return text;
}

/* What is the same in all draws. */
static void show_fixed(struct arena *arena, const struct question_part *drawn,
                       struct paper_part *out)
{
    const struct part *part = drawn->part;
    out->kind = part->kind;
    out->unit = part->unit;
    out->marking = part_marking(arena, drawn);
}

static void show_options(struct arena *arena, const struct question_part *drawn,
                         bool plain, struct paper_part *out)
{
    out->options = drawn->options;
    if (!drawn->options)
        return;
    const char **option = arena_get(arena, drawn->options * sizeof *option);
    const struct passage **passage =
        plain ? NULL : arena_get(arena, drawn->options * sizeof *passage);
    for (uint32_t i = 0; i < drawn->options; i++) {
        option[i] = drawn->option[i].text;
        if (!plain)
            passage[i] = drawn->option[i].passage
                             ? drawn->option[i].passage
                             : passage_of_words(arena, option[i]);
    }
    out->option = option;
    out->option_passage = passage;
}

static void show_drawn(struct arena *arena, const struct question_part *drawn,
                       bool plain, struct paper_part *out)
{
    const struct table *table = &drawn->part->table;
    out->text = drawn->text;
    out->passage = drawn->passage;
    if (drawn->cell) {
        out->cell = drawn->cell;
        out->cell_passage = drawn->cell_passage;
        out->rows = table->rows;
        out->columns = table->columns;
    }
    show_options(arena, drawn, plain, out);
}

void sheet_show_part(struct arena *arena, const struct question_part *drawn,
                     struct paper_part *out)
{
    show_fixed(arena, drawn, out);
    show_drawn(arena, drawn, false, out);
}

/* How many options a choice has may differ from draw to draw. */
static void show_conditions(struct arena *arena,
                            const struct paper_question *question,
                            struct paper_part *part)
{
    enum { USUAL = 127 };
    struct str conditions;
    if (part->kind == KIND_CHOICE)
        return;
    str_in(&conditions, arena, USUAL);
    paper_conditions(question, part, &conditions);
    part->conditions = str_finish(&conditions);
    str_in(&part->foot, arena, USUAL);
    text_foot(question, part, &part->foot);
    str_finish(&part->foot);
}

static void begin_question(struct sheet *sheet, uint32_t index,
                           const struct set_pick *pick)
{
    struct sheet_question *behind = &sheet->question[index];
    struct paper_question *out = &sheet->paper.question[index];
    const struct template *template = pick->template;
    struct arena *arena = &sheet->arena;
    out->number = index + 1;
    out->bank = template->bank->id;
    out->template = template->id;
    out->tools = template->tools;
    out->parts = template->parts;
    out->part = arena_zero(arena, out->parts * sizeof *out->part);
    struct sheet_members *members =
        arena_zero(arena, out->parts * sizeof *members);
    behind->members = members;
    for (uint32_t i = 0; i < out->parts; i++) {
        struct paper_part *part = &out->part[i];
        show_fixed(arena, &behind->part[i].drawn, part);
        part->label = part_label(arena, out->number, i, out->parts);
        part->points = pick->points;
        show_conditions(arena, out, part);
        set_record_seen(arena, out, part);
        set_record_origin(arena, &behind->question, i, &members[i]);
    }
}

void sheet_show_question(struct sheet *sheet, uint32_t index,
                         const struct set_pick *pick)
{
    struct sheet_question *behind = &sheet->question[index];
    struct paper *paper = &sheet->paper;
    struct paper_question *out = &paper->question[index];
    if (!out->part)
        begin_question(sheet, index, pick);
    out->section = pick->section;
    for (uint32_t i = 0; i < out->parts; i++) {
        const struct question_part *drawn = &behind->part[i].drawn;
        show_drawn(&behind->question.arena, drawn, sheet->plain, &out->part[i]);
        paper->parts++;
        paper->points += pick->points;
        paper->seconds += drawn->seconds;
    }
}
