/* An interview: sections one after the other, verdicts at the end. */
#include <math.h>
#include <string.h>

#include "repl/repl.h"
#include "repl/say.h"
#include "repl/timer.h"
#include "store/answers.h"

static bool open_mock(struct repl *repl)
{
    struct term *out = repl->options.out;
    const struct course *course = &repl->session.course;
    struct str line = {0};
    term_styled(out, STYLE_STRONG, course->preset->title);
    term_add(out, "\n");
    if (repl->options.resumed) {
        str_add(&line, "It goes on where it was broken off, after ");
        say_seconds(course->elapsed, &line);
        str_add(&line, " of ");
    } else
        str_add(&line, "You have ");
    say_seconds(course->seconds, &line);
    str_add(&line, ". Think aloud with 'note ...'; a hint costs a quarter of a "
                   "question; 'skip' leaves one; verdicts come at the end, "
                   "which 'quit' or Ctrl-D brings about.");
    term_text(out, 0, line.text);
    str_release(&line);
    return true;
}

static const char *section_name(const struct repl *repl, uint32_t index)
{
    const char *name = repl->session.course.preset->section[index].name;
    return name ? name : "";
}

static uint32_t section_now(const struct repl *repl)
{
    const struct course *course = &repl->session.course;
    return course->next ? course->item[course->next - 1].section : 0;
}

static void ask(struct repl *repl)
{
    const struct preset *preset = repl->session.course.preset;
    uint32_t section = section_now(repl);
    if (repl->section != section + 1) {
        struct str line = {0};
        repl->section = section + 1;
        str_add_format(&line, "Part %u of %u: %s", section + 1,
                       preset->sections, section_name(repl, section));
        term_add(repl->options.out, "\n");
        term_styled(repl->options.out, STYLE_STRONG, line.text);
        term_add(repl->options.out, "\n");
        str_release(&line);
    }
    say_interview_question(repl->options.out, &repl->session,
                           section_name(repl, section));
}

static void told(struct repl *repl, const char *line,
                 const struct outcome *outcome, double seconds)
{
    struct term *out = repl->options.out;
    struct outcome said;
    (void)seconds;
    switch (outcome->kind) {
    case OUTCOME_UNREAD: say_unread(out, line, outcome); return;
    case OUTCOME_MARKS: {
        struct moment moment = repl_moment(repl);
        session_said(&repl->session, &moment, &said);
        term_text(out, TERM_INDENT, "Noted. You will mark it at the end.");
        say_saved(out, &said);
        return;
    }
    case OUTCOME_RETRY:
    case OUTCOME_DONE:
        if (outcome->read_as[0])
            term_kept_text(out, TERM_INDENT, outcome->read_as);
        term_text(out, TERM_INDENT, "Noted.");
        say_saved(out, outcome);
    }
}

/* The first answer in own words that has no marks yet. */
struct unmarked {
    struct arena *arena;
    struct answer_row row;
    bool found;
    int64_t after; /* sequence */
};

static bool is_same(const struct answer_row *a, const struct answer_row *b)
{
    return a->question == b->question && strcmp(a->part, b->part) == 0;
}

static bool note_said(const struct answer_row *row, void *context)
{
    struct unmarked *unmarked = context;
    bool marks = strcmp(row->verdict, "marked") == 0 ||
                 strcmp(row->verdict, "skipped") == 0;
    if (unmarked->found && marks && is_same(row, &unmarked->row))
        unmarked->found = false;
    if (unmarked->found || strcmp(row->verdict, "said") != 0)
        return true;
    unmarked->found = true;
    unmarked->row = *row;
    unmarked->row.bank =
        arena_text(unmarked->arena, row->bank, strlen(row->bank));
    unmarked->row.template =
        arena_text(unmarked->arena, row->template, strlen(row->template));
    unmarked->row.part =
        arena_text(unmarked->arena, row->part, strlen(row->part));
    unmarked->row.typed = arena_text(
        unmarked->arena, row->typed ? row->typed : "", row->typed_length);
    return true;
}

static void show_said(struct repl *repl)
{
    const struct session_asked *asked = &repl->session.asked;
    struct term *out = repl->options.out;
    term_add(out, "\n");
    term_led_text(out, 0, 0, STYLE_STRONG, "To be marked:", asked->shown.text);
    if (asked->words_length)
        term_led_text(out, TERM_INDENT, TERM_INDENT, STYLE_QUIET,
                      "You said:", asked->words);
    say_rubric(out, &repl->session);
}

/* What was said in own words is marked before the report; whatever stands in
 * the way of that (a bank that is gone) does not stand in the way of it. */
static bool over(struct repl *repl)
{
    struct error error = {.code = ERROR_NONE};
    struct arena arena;
    arena_init(&arena);
    struct unmarked unmarked = {.arena = &arena};
    bool reopened =
        answers_of_session(repl->options.db, repl->session.options.id,
                           note_said, &unmarked, &error) &&
        unmarked.found && session_reopen(&repl->session, &unmarked.row, &error);
    arena_release(&arena);
    repl->session.course.next = repl->session.course.count;
    if (!reopened)
        return true;
    repl->marking = true;
    show_said(repl);
    repl->asked = repl->options.clock->seconds();
    marking_start(repl);
    return false;
}

/* "[57:31] "; none once it is over. */
static double prompt(struct repl *repl, struct str *out)
{
    return timer_prompt(repl, out);
}

static void close_mock(struct repl *repl)
{
    struct error error = {.code = ERROR_NONE};
    if (repl->signal) {
        term_text(repl->options.out, 0,
                  "Broken off; 'reckon mock' goes on with it.");
        return;
    }
    if (!mock_report(repl, repl->session.options.id, &error))
        repl_complain(repl, &error);
}

const struct activity activity_mock = {
    .mode = SESSION_MOCK,
    .course = true,
    .open = open_mock,
    .ask = ask,
    .told = told,
    .prompt = prompt,
    .over = over,
    .close = close_mock,
};
