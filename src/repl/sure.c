/* How sure the learner is: asked now and then before an answer is judged, in
 * percent, or as an interval where the answer is an estimate. */
#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "quiz/answer.h"
#include "repl/repl.h"
#include "repl/say.h"
#include "store/sittings.h"

#define STATED 0.9

static bool is_estimate(const struct repl *repl)
{
    return repl->session.asked.shown.part->kind == KIND_ESTIMATE &&
           !repl->session.asked.shown.options;
}

bool sure_holds(struct repl *repl, const struct str *line)
{
    const struct session_asked *asked = &repl->session.asked;
    double often = repl->options.confidence;
    /* Drawn for each answer, so that one not asked for shifts nothing. */
    double drawn = rng_unit(&repl->chance);
    if (drawn >= often || asked->tries || asked->hints ||
        !part_kind_is_judged(asked->shown.part->kind) ||
        !session_reads(&repl->session, str_text(line), line->length))
        return false;
    str_clear(&repl->held.line);
    str_add_bytes(&repl->held.line, str_text(line), line->length);
    repl->held.moment = repl_moment(repl);
    repl->state = is_estimate(repl) ? REPL_INTERVAL : REPL_SURE;
    term_text(repl->options.out, TERM_INDENT,
              is_estimate(repl)
                  ? "And in which interval does it lie, so that you are 90% "
                    "sure? Two numbers, or Enter for none."
                  : "How sure are you, in percent? (Enter: no say)");
    return true;
}

static void judge_held(struct repl *repl)
{
    struct str line = repl->held.line;
    repl->held.line = (struct str){0};
    repl->state = REPL_ANSWER;
    taking_answer(repl, &line, &repl->held.moment);
    str_release(&line);
}

/* "90", "90%" and ".9" are all nine tenths. */
static bool read_percent(const char *line, double *share)
{
    size_t length = strcspn(line, " \t%");
    const char *rest = line + length + strspn(line + length, " \t");
    bool sign = *rest == '%';
    rest += sign;
    if (!numtext_double(line, length, share) || rest[strspn(rest, " \t")])
        return false;
    if (sign || *share > 1 || !memchr(line, '.', length))
        *share /= 100;
    return *share >= 0 && *share <= 1;
}

void sure_take(struct repl *repl, const char *line)
{
    double share;
    line += strspn(line, " \t");
    if (!*line) {
        judge_held(repl);
    } else if (read_percent(line, &share)) {
        repl->session.asked.confidence = share;
        judge_held(repl);
    } else {
        term_text(repl->options.out, TERM_INDENT,
                  "A percentage from 0 to 100, please, or just Enter.");
    }
}

/* Two numbers in any form of an interval; a blank between them is enough. */
static bool read_interval(struct repl *repl, const struct str *line,
                          double *low, double *high)
{
    struct rule rule = repl->session.asked.shown.key.rule;
    rule.shape = SHAPE_INTERVAL;
    struct answer_options options = answer_options_of(&rule);
    options.comma |= repl->session.options.comma;
    struct answer answer;
    struct error ignored = {.code = ERROR_NONE};
    struct str text = {0};
    str_add(&text, str_text(line));
    char *gap = text.text + strspn(text.text, " \t");
    gap += strcspn(gap, " \t");
    /* "40 50" */
    if (*gap && !strpbrk(text.text, ",.;[(") && !strstr(text.text, "to"))
        *gap = ';';
    bool read = answer_read(&repl->session.scratch, text.text, text.length,
                            &options, &answer, &ignored) &&
                answer.count == 2;
    if (read) {
        *low = number_double(answer.item[0].value);
        *high = number_double(answer.item[1].value);
    }
    str_release(&text);
    return read && *low <= *high;
}

void sure_take_interval(struct repl *repl, const struct str *line)
{
    const struct session *session = &repl->session;
    const struct template *template = session->asked.question.template;
    struct error error = {.code = ERROR_NONE};
    double low, high;
    if (strspn(str_text(line), " \t") == line->length) {
        judge_held(repl);
        return;
    }
    if (!read_interval(repl, line, &low, &high)) {
        term_text(repl->options.out, TERM_INDENT,
                  "Two numbers, please, the lower one first, as in 40..50; or "
                  "just Enter.");
        return;
    }
    struct stated_interval interval = {
        .learner = session->options.learner,
        .session = session->options.id,
        .question = session->asked.number,
        .time = repl->held.moment.now,
        .topic = template->topic,
        .bank = template->bank->id,
        .template = template->id,
        .stated = STATED,
        .low = low,
        .high = high,
        .truth = number_double(session->asked.shown.key.value),
    };
    if (!sittings_interval(session->options.db, &interval, &error))
        repl_complain(repl, &error);
    if (repl->activity->mode != SESSION_MOCK)
        term_text(repl->options.out, TERM_INDENT,
                  low <= interval.truth && interval.truth <= high
                      ? "Your interval holds the answer."
                      : "Your interval misses the answer.");
    judge_held(repl);
}
