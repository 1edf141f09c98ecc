/* The part of a session that judges (declared in session.h). */
#include <math.h>
#include <string.h>

#include "session/record.h"
#include "session/session.h"

static void finish(struct session *session, const struct moment *moment)
{
    session->asked.waiting = false;
    session->counts.seconds += moment->seconds;
}

static struct outcome outcome_of(enum outcome_kind kind)
{
    return (struct outcome){
        .kind = kind,
        .verdict = {.mistake = -1, .reading = -1},
        .saved = true,
    };
}

/* A misconception is kept where the answer was not right. */
static const char *mistake_of(const struct verdict *verdict)
{
    bool wrong =
        verdict->kind == VERDICT_NEAR || verdict->kind == VERDICT_WRONG;
    return wrong ? verdict->why : NULL;
}

static bool is_helped(const struct session *session)
{
    return session->asked.hints > 0 || session->asked.calculated;
}

/* 1 for right without help, 0.5 with some, or where one more try is offered. */
static double result_of(const struct session *session,
                        const struct verdict *verdict)
{
    switch (verdict->kind) {
    case VERDICT_RIGHT: return is_helped(session) ? 0.5 : 1;
    case VERDICT_ROUNDED:
    case VERDICT_FORM: return 0.5;
    case VERDICT_NEAR:
    case VERDICT_WRONG: return 0;
    case VERDICT_UNGRADED: break;
    }
    return (double)NAN;
}

/* Against the clock, and where verdicts wait for the end, there is no second
 * try. */
static bool may_retry(const struct session *session)
{
    return session->options.mode != SESSION_DRILL &&
           session->options.mode != SESSION_MOCK;
}

/* Records a verdict and decides whether the part is over. */
static void conclude(struct session *session, const char *line, size_t length,
                     const char *reading, const struct moment *moment,
                     struct outcome *outcome)
{
    struct session_asked *asked = &session->asked;
    struct str verdict = {0};
    bool first = asked->tries == 0;
    asked->tries++;
    verdict_print(&outcome->verdict, &verdict);
    struct finding finding = {
        .verdict = str_text(&verdict),
        .mistake = mistake_of(&outcome->verdict),
        .reading = reading,
        .credit = outcome->verdict.credit,
        .result = result_of(session, &outcome->verdict),
    };
    record_part(session, &finding, line, length, moment, outcome);
    str_release(&verdict);

    bool retry = first && outcome->verdict.retry && may_retry(session);
    outcome->kind = retry ? OUTCOME_RETRY : OUTCOME_DONE;
    if (outcome->kind == OUTCOME_RETRY)
        return;
    if (outcome->verdict.kind == VERDICT_RIGHT &&
        (!first || is_helped(session)))
        session->counts.helped++;
    finish(session, moment);
}

static bool read_option(struct session *session, const char *line,
                        size_t length, size_t *index, struct error *error)
{
    const struct question_part *shown = &session->asked.shown;
    const char *text[OPTION_LIMIT];
    uint32_t count =
        shown->options < OPTION_LIMIT ? shown->options : OPTION_LIMIT;
    for (uint32_t i = 0; i < count; i++)
        text[i] = shown->option[i].text;
    return answer_choice(line, length, text, count, index, error);
}

static void answer_options(struct session *session, const char *line,
                           size_t length, const struct moment *moment,
                           struct outcome *outcome)
{
    size_t index;
    if (!read_option(session, line, length, &index, &outcome->error))
        return;
    const struct question_option *option = &session->asked.shown.option[index];
    outcome->chosen = option->text;
    outcome->verdict =
        verdict_make(option->right ? VERDICT_RIGHT : VERDICT_WRONG,
                     option->right ? NULL : option->tag, option->say);
    conclude(session, line, length, option->text, moment, outcome);
}

static void copy_echo(const struct answer *answer, struct outcome *outcome)
{
    struct str echo = {0};
    answer_echo(answer, &echo);
    size_t most = sizeof outcome->read_as - 1;
    size_t length = echo.length < most ? echo.length : most;
    memcpy(outcome->read_as, str_text(&echo), length);
    outcome->read_as[length] = '\0';
    str_release(&echo);
}

/* Reads and judges, and that is all. False where it is not an answer. */
static bool read_value(struct session *session, const char *line, size_t length,
                       struct answer *answer, struct outcome *outcome)
{
    const struct key *key = &session->asked.shown.key;
    struct answer_options options = answer_options_of(&key->rule);
    options.comma |= session->options.comma;
    options.memory = session->options.memory;
    bool read = answer_read(&session->scratch, line, length, &options, answer,
                            &outcome->error);
    judge(key, answer, &session->scratch, &outcome->verdict);
    if (read && outcome->verdict.attempt)
        return true;
    if (outcome->error.code == ERROR_NONE && outcome->verdict.say)
        error_set(&outcome->error, ERROR_VALUE, "%s", outcome->verdict.say);
    return false;
}

static void answer_value(struct session *session, const char *line,
                         size_t length, const struct moment *moment,
                         struct outcome *outcome)
{
    struct answer answer;
    if (!read_value(session, line, length, &answer, outcome))
        return;
    copy_echo(&answer, outcome);
    struct str value = {0};
    answer_print(&answer, &value);
    conclude(session, line, length, str_text(&value), moment, outcome);
    str_release(&value);
}

bool session_reads(struct session *session, const char *line, size_t length)
{
    struct outcome outcome = outcome_of(OUTCOME_UNREAD);
    struct answer answer;
    size_t index;
    if (!session->asked.waiting)
        return false;
    arena_clear(&session->scratch);
    if (session->asked.shown.options)
        return read_option(session, line, length, &index, &outcome.error);
    return session->asked.shown.part->kind == KIND_OPEN ||
           read_value(session, line, length, &answer, &outcome);
}

void session_answer(struct session *session, const char *line, size_t length,
                    const struct moment *moment, struct outcome *outcome)
{
    struct session_asked *asked = &session->asked;
    *outcome = outcome_of(OUTCOME_UNREAD);
    if (!asked->waiting)
        return;
    arena_clear(&session->scratch);
    if (asked->shown.options) {
        answer_options(session, line, length, moment, outcome);
        return;
    }
    switch (asked->shown.part->kind) {
    case KIND_OPEN:
        asked->words = arena_text(&asked->question.arena, line, length);
        asked->words_length = length;
        outcome->kind = OUTCOME_MARKS;
        return;
    case KIND_CHOICE:
    case KIND_NUMBER:
    case KIND_PROBABILITY:
    case KIND_RATE:
    case KIND_COUNT:
    case KIND_MONEY:
    case KIND_ESTIMATE:
    case KIND_INTERVAL:
    case KIND_LIST:
    case KIND_SET: answer_value(session, line, length, moment, outcome);
    }
}

void session_said(struct session *session, const struct moment *moment,
                  struct outcome *outcome)
{
    struct session_asked *asked = &session->asked;
    struct finding finding = {
        .verdict = "said",
        .credit = (double)NAN,
        .result = (double)NAN,
    };
    *outcome = outcome_of(OUTCOME_DONE);
    if (!asked->waiting)
        return;
    asked->tries++;
    record_part(session, &finding, asked->words, asked->words_length, moment,
                outcome);
    finish(session, moment);
}

void session_mark(struct session *session, const bool *met, uint32_t count,
                  const struct moment *moment, struct outcome *outcome)
{
    struct session_asked *asked = &session->asked;
    uint32_t points = 0;
    *outcome = outcome_of(OUTCOME_DONE);
    if (!asked->waiting)
        return;
    for (uint32_t i = 0; i < count; i++)
        points += met[i];
    asked->tries++;
    struct finding finding = {
        .verdict = "marked",
        .credit = count ? (double)points / count : (double)NAN,
        .result = (double)NAN,
    };
    record_part(session, &finding, asked->words, asked->words_length, moment,
                outcome);
    session->counts.open++;
    finish(session, moment);
}

/* Gives up or leaves; after a first try the history already has its row. */
static void leave(struct session *session, const struct finding *finding,
                  const struct moment *moment, struct outcome *outcome)
{
    *outcome = outcome_of(OUTCOME_DONE);
    if (!session->asked.waiting)
        return;
    if (session->asked.tries == 0)
        record_part(session, finding, session->asked.words,
                    session->asked.words ? session->asked.words_length : 0,
                    moment, outcome);
    finish(session, moment);
}

void session_show(struct session *session, const struct moment *moment,
                  struct outcome *outcome)
{
    bool open = session->asked.waiting &&
                !part_kind_is_judged(session->asked.shown.part->kind);
    struct finding finding = {
        .verdict = "shown",
        .credit = open ? (double)NAN : 0,
        .result = open ? (double)NAN : 0,
    };
    session->counts.shown += session->asked.waiting;
    leave(session, &finding, moment, outcome);
}

void session_skip(struct session *session, const struct moment *moment,
                  struct outcome *outcome)
{
    struct finding finding = {
        .verdict = "skipped",
        .credit = (double)NAN,
        .result = (double)NAN,
    };
    session->counts.skipped += session->asked.waiting;
    leave(session, &finding, moment, outcome);
}
