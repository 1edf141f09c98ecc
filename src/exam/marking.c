#include "exam/marking.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "export/paper.h"

/* Judges a line against options. */
static void mark_choice(struct mark *mark, const char *line,
                        struct marking *marking)
{
    const struct key_part *part = mark->part;
    struct error error = {0};
    size_t index;
    if (!answer_choice(line, strlen(line), part->choice, part->options, &index,
                       &error)) {
        mark->verdict =
            verdict_make(VERDICT_UNGRADED, fault_name(FAULT_SYNTAX), NULL);
        return;
    }
    const struct key_option *option = &part->option[index];
    if (index == part->right)
        mark->verdict = verdict_make(VERDICT_RIGHT, NULL, NULL);
    else
        mark->verdict = verdict_make(VERDICT_WRONG, option->tag, option->say);
    struct str echo = {0};
    str_add(&echo, "read as ");
    paper_letter(&echo, (uint32_t)index);
    mark->echo = arena_text(&marking->arena, str_text(&echo), echo.length);
    str_release(&echo);
}

static void mark_typed(struct mark *mark, const char *line,
                       struct arena *scratch, struct marking *marking)
{
    const struct key *key = &mark->part->key;
    struct answer_options options = answer_options_of(&key->rule);
    struct answer answer;
    struct error error = {0};
    struct str echo = {0};
    answer_read(scratch, line, strlen(line), &options, &answer, &error);
    judge(key, &answer, scratch, &mark->verdict);
    answer_echo(&answer, &echo);
    if (echo.length)
        mark->echo = arena_text(&marking->arena, echo.text, echo.length);
    str_release(&echo);
}

/* Credit for estimates falls with the distance; a mark of 0.9999996 would only
 * puzzle. */
static double hundredths(double credit)
{
    return round(100 * credit) / 100;
}

/* What the set's author wants such answers to be worth. */
static void apply_policy(const struct key_file *key, struct verdict *verdict)
{
    if (!key->has_credit)
        return;
    switch (verdict->kind) {
    case VERDICT_ROUNDED: verdict->credit = key->credit.rounded; break;
    case VERDICT_FORM: verdict->credit = key->credit.form; break;
    case VERDICT_NEAR: verdict->credit = key->credit.near; break;
    default: break;
    }
}

static void mark_row(struct mark *mark, struct arena *scratch,
                     struct marking *marking)
{
    const char *line = mark->row->answer;
    struct arena_mark here = arena_here(scratch);
    mark->echo = "";
    if (!line[strspn(line, " \t\r\n")])
        mark->state = MARK_BLANK;
    else if (!part_kind_is_judged(mark->part->kind))
        mark->state = MARK_OPEN;
    else if (mark->part->kind == KIND_CHOICE)
        mark_choice(mark, line, marking);
    else
        mark_typed(mark, line, scratch, marking);
    if (mark->state == MARK_JUDGED)
        apply_policy(marking->key, &mark->verdict);
    if (mark->state == MARK_JUDGED)
        mark->points = hundredths(mark->verdict.credit) * mark->part->points;
    arena_rewind(scratch, here);
}

static void count(struct total *total, const struct mark *mark)
{
    switch (mark->state) {
    case MARK_BLANK: return; /* counted as what is missing */
    case MARK_OPEN: total->open++; return;
    case MARK_JUDGED: break;
    }
    total->points += mark->points;
    if (mark->verdict.kind == VERDICT_UNGRADED)
        total->unread++;
    else if (mark->verdict.kind == VERDICT_RIGHT)
        total->right++;
    else if (mark->verdict.credit > 0)
        total->partly++;
    else
        total->wrong++;
}

/* What a student could have reached, and what is missing from that. */
static void complete_total(const struct marking *marking, struct total *total)
{
    size_t parts, judged = 0;
    const struct key_part *part =
        key_variant(marking->key, total->variant, &parts);
    for (size_t i = 0; i < parts; i++) {
        if (!part_kind_is_judged(part[i].kind))
            continue;
        judged++;
        total->of += part[i].points;
    }
    total->blank =
        judged - total->right - total->partly - total->wrong - total->unread;
}

static bool find_part(const struct key_file *key,
                      const struct returned_row *row,
                      const struct source *source, struct mark *mark,
                      struct error_list *errors)
{
    struct error error = {.source = source};
    uint32_t named = key_variant_of(key, row->student);
    uint32_t variant = row->variant ? row->variant
                       : named      ? named
                                    : key->first_variant;
    mark->row = row;
    mark->part = key_find(key, variant, row->label);
    if (!row->variant && !named && key->students)
        error_set_at(&error, ERROR_VALUE, row->at, 1,
                     "row %zu: the key has no paper for this student; a column "
                     "'variant' says which one was answered",
                     row->row);
    else if (!row->variant && !named && key->variants > 1)
        error_set_at(&error, ERROR_VALUE, row->at, 1,
                     "row %zu: the key has several variants; the table needs a "
                     "column 'variant'",
                     row->row);
    else if (!mark->part)
        error_set_at(&error, ERROR_VALUE, row->at, 1,
                     "row %zu: the key has no question %s in variant %u",
                     row->row, row->label, (unsigned)variant);
    if (error.code == ERROR_NONE)
        return true;
    error_list_add(errors, &error);
    return false;
}

static bool find_parts(const struct key_file *key,
                       const struct returned *answers,
                       const struct source *source, struct mark *mark,
                       struct error_list *errors)
{
    bool ok = true;
    for (size_t i = 0; i < answers->count; i++)
        ok = find_part(key, &answers->row[i], source, &mark[i], errors) && ok;
    return ok;
}

bool marking_run(const struct key_file *key, const struct returned *answers,
                 const struct source *source, struct marking *marking,
                 struct error_list *errors)
{
    *marking = (struct marking){.key = key};
    arena_init(&marking->arena);
    struct mark *mark =
        arena_zero(&marking->arena, (answers->count + 1) * sizeof *mark);
    if (!find_parts(key, answers, source, mark, errors)) {
        marking_release(marking);
        return false;
    }
    marking->mark = mark;
    marking->marks = answers->count;
    marking->totals = answers->students;
    marking->total = arena_zero(&marking->arena,
                                (marking->totals + 1) * sizeof *marking->total);
    struct arena scratch;
    arena_init(&scratch);
    for (size_t i = 0; i < marking->marks; i++) {
        struct total *total = &marking->total[mark[i].row->student_index];
        mark_row(&mark[i], &scratch, marking);
        total->student = mark[i].row->student;
        total->variant = mark[i].part->variant;
        count(total, &mark[i]);
    }
    arena_release(&scratch);
    for (size_t i = 0; i < marking->totals; i++)
        complete_total(marking, &marking->total[i]);
    return true;
}

void marking_release(struct marking *marking)
{
    arena_release(&marking->arena);
    *marking = (struct marking){0};
}
