/* Marks one part (declared in marking_mark.h), and says how it is called. */
#include "exam/marking_mark.h"

#include <math.h>
#include <string.h>

#include "export/paper.h"

/* Judges a line against options. */
static void mark_choice(struct mark *mark, const char *line,
                        struct arena *arena)
{
    const struct key_part *part = mark->part;
    struct error error = {.code = ERROR_NONE};
    size_t index;
    if (!answer_choice(line, strlen(line), part->choice, part->options, &index,
                       &error)) {
        mark->verdict =
            verdict_make(VERDICT_UNGRADED, fault_name(FAULT_SYNTAX), NULL);
        mark->fault = arena_text(arena, error.text, strlen(error.text));
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
    mark->echo = arena_text(arena, str_text(&echo), echo.length);
    mark->chosen = index;
    str_release(&echo);
}

/* What is kept of an answer must not live in the scratch. */
static void mark_typed(struct mark *mark, const char *line, struct arena *arena,
                       struct arena *scratch)
{
    const struct key *key = &mark->part->key;
    struct answer_options options = answer_options_of(&key->rule);
    struct answer answer;
    struct error error = {.code = ERROR_NONE};
    struct str echo = {0};
    bool read =
        answer_read(scratch, line, strlen(line), &options, &answer, &error);
    judge(key, &answer, scratch, &mark->verdict);
    answer_echo(&answer, &echo);
    if (echo.length)
        mark->echo = arena_text(arena, echo.text, echo.length);
    if (!read)
        mark->fault = arena_text(arena, error.text, strlen(error.text));
    else if (answer.shape == SHAPE_NUMBER)
        mark->value = number_double(answer.first.value);
    str_release(&echo);
}

/* Credit for estimates falls with the distance; a mark of 0.9999996 would only
 * puzzle. */
static double hundredths(double credit)
{
    return round(100 * credit) / 100;
}

/* What the set's author wants such answers to be worth. */
static void apply_policy(const struct key_paper *paper, struct verdict *verdict)
{
    if (!paper->has_credit)
        return;
    switch (verdict->kind) {
    case VERDICT_ROUNDED: verdict->credit = paper->credit.rounded; break;
    case VERDICT_FORM: verdict->credit = paper->credit.form; break;
    case VERDICT_NEAR: verdict->credit = paper->credit.near; break;
    default: break;
    }
}

bool mark_is_blank(const char *answer)
{
    return !answer[strspn(answer, " \t\r\n")];
}

void mark_part(struct mark *mark, const struct key_paper *paper,
               struct arena *arena, struct arena *scratch)
{
    const char *line = mark->row ? mark->row->answer : "";
    struct arena_mark here = arena_here(scratch);
    mark->echo = "";
    mark->value = (double)NAN;
    if (mark_is_blank(line))
        mark->state = MARK_BLANK;
    else if (!part_kind_is_judged(mark->part->kind))
        mark->state = MARK_OPEN;
    else if (mark->part->kind == KIND_CHOICE)
        mark_choice(mark, line, arena);
    else
        mark_typed(mark, line, arena, scratch);
    if (mark->state == MARK_JUDGED) {
        apply_policy(paper, &mark->verdict);
        mark->credit = hundredths(mark->verdict.credit);
        mark->points = mark->credit * mark->part->points;
    }
    arena_rewind(scratch, here);
}

void marking_verdict(const struct mark *mark, struct str *out)
{
    switch (mark->state) {
    case MARK_JUDGED: verdict_print(&mark->verdict, out); break;
    case MARK_BLANK: str_add(out, "blank"); break;
    case MARK_OPEN: str_add(out, "open"); break;
    }
}

const char *marking_note(const struct mark *mark)
{
    if (mark->state != MARK_JUDGED)
        return "";
    int reading = mark->verdict.reading;
    if (reading >= 0 && (uint32_t)reading < mark->part->key.readings)
        return mark->part->key.reading[reading].name;
    if (mark->verdict.say)
        return mark->verdict.say;
    return mark->fault ? mark->fault : "";
}
