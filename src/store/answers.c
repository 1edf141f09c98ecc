#include "store/answers.h"

#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "store/answer_sql.h"
#include "store/span.h"
#include "store/sql.h"

/* One order for writing and reading. */
#define COLUMNS                                                                \
    "learner, session, sequence, question, time, offset, bank, template, "     \
    "part, topic, level, seed, kind, typed, reading, verdict, mistake, "       \
    "credit, result, tries, hints, seconds, interrupted, assisted, "           \
    "self_graded, mode, track, confidence, prediction, options, asked, "       \
    "allowed, due"

const char *const answer_insert_sql =
    "INSERT INTO answer(id, " COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

void answer_bind(struct query *query, const struct answer_row *answer,
                 struct str *seed)
{
    str_clear(seed);
    str_add_format(seed, "%llu", (unsigned long long)answer->seed);
    if (answer->id)
        query_bind_integer(query, answer->id);
    else
        query_bind_text(query, NULL);
    query_bind_integer(query, answer->learner);
    query_bind_integer(query, answer->session);
    query_bind_integer(query, answer->sequence);
    query_bind_integer(query, answer->question);
    query_bind_integer(query, answer->time);
    query_bind_integer(query, answer->offset);
    query_bind_text(query, answer->bank);
    query_bind_text(query, answer->template);
    query_bind_text(query, answer->part);
    query_bind_text(query, answer->topic);
    query_bind_integer(query, answer->level);
    query_bind_text(query, seed->text);
    query_bind_text(query, answer->kind);
    query_bind_bytes(query, answer->typed, answer->typed_length);
    query_bind_text(query, answer->reading);
    query_bind_text(query, answer->verdict);
    query_bind_text(query, answer->mistake);
    query_bind_real(query, answer->credit);
    query_bind_real(query, answer->result);
    query_bind_integer(query, answer->tries);
    query_bind_integer(query, answer->hints);
    query_bind_real(query, answer->seconds);
    query_bind_integer(query, answer->interrupted);
    query_bind_integer(query, answer->assisted);
    query_bind_integer(query, answer->self_graded);
    query_bind_text(query, answer->mode);
    query_bind_text(query, answer->track);
    query_bind_real(query, answer->confidence);
    query_bind_real(query, answer->prediction);
    query_bind_integer(query, answer->options);
    query_bind_real(query, answer->asked);
    query_bind_real(query, answer->allowed);
    query_bind_real(query,
                    answer->due == ANSWERS_UNKNOWN ? (double)NAN : answer->due);
}

/* A NULL where none may be comes from a damaged file only. */
static const char *text_at(const struct query *query, int column)
{
    const char *text = query_text(query, column);
    return text ? text : "";
}

static uint64_t seed_at(const struct query *query, int column)
{
    const char *digits = text_at(query, column);
    uint64_t seed = 0;
    return numtext_integer(digits, strlen(digits), &seed) ? seed : 0;
}

static struct answer_row read_answer(const struct query *query)
{
    int at = 0;
    struct answer_row answer = {.id = query_integer(query, at++)};
    answer.learner = query_integer(query, at++);
    answer.session = query_integer(query, at++);
    answer.sequence = query_integer(query, at++);
    answer.question = query_integer(query, at++);
    answer.time = query_integer(query, at++);
    answer.offset = (int)query_integer(query, at++);
    answer.bank = text_at(query, at++);
    answer.template = text_at(query, at++);
    answer.part = text_at(query, at++);
    answer.topic = text_at(query, at++);
    answer.level = (int)query_integer(query, at++);
    answer.seed = seed_at(query, at++);
    answer.kind = text_at(query, at++);
    answer.typed = query_bytes(query, at++, &answer.typed_length);
    answer.reading = query_text(query, at++);
    answer.verdict = text_at(query, at++);
    answer.mistake = query_text(query, at++);
    answer.credit = query_real(query, at++);
    answer.result = query_real(query, at++);
    answer.tries = (int)query_integer(query, at++);
    answer.hints = (int)query_integer(query, at++);
    answer.seconds = query_real(query, at++);
    answer.interrupted = query_integer(query, at++);
    answer.assisted = query_integer(query, at++);
    answer.self_graded = query_integer(query, at++);
    answer.mode = text_at(query, at++);
    answer.track = text_at(query, at++);
    answer.confidence = query_real(query, at++);
    answer.prediction = query_real(query, at++);
    answer.options = (int)query_integer(query, at++);
    answer.asked = query_real(query, at++);
    answer.allowed = query_real(query, at++);
    double due = query_real(query, at++);
    answer.due = isnan(due) ? ANSWERS_UNKNOWN : due != 0;
    return answer;
}

bool answer_is_same(const struct query *query, const struct answer_row *answer)
{
    size_t length;
    const char *typed = query_bytes(query, 7, &length);
    return query_integer(query, 2) == answer->time &&
           query_integer(query, 3) == answer->question &&
           strcmp(text_at(query, 4), answer->bank) == 0 &&
           strcmp(text_at(query, 5), answer->template) == 0 &&
           strcmp(text_at(query, 6), answer->part) == 0 &&
           length == answer->typed_length &&
           (!length || memcmp(typed, answer->typed, length) == 0);
}

/* Is there a row with this session and sequence, and is it this answer? */
static bool look_up(struct db *db, const struct answer_row *answer, bool *taken,
                    bool *same, struct error *error)
{
    struct query query;
    query_start_kept(&query, db, SQL_SAVE, ANSWER_FIND_SQL);
    query_bind_integer(&query, answer->session);
    query_bind_integer(&query, answer->sequence);
    *taken = query_step(&query);
    *same = *taken && query_integer(&query, 1) == answer->learner &&
            answer_is_same(&query, answer);
    return query_end(&query, error);
}

static bool add_row(struct db *db, const struct answer_row *answer,
                    struct error *error)
{
    struct str seed = {0};
    struct query query;
    query_start_kept(&query, db, SQL_SAVE, answer_insert_sql);
    answer_bind(&query, answer, &seed);
    query_step(&query);
    bool ok = query_end(&query, error);
    str_release(&seed);
    return ok;
}

bool answers_insert(struct db *db, const struct answer_row *answer, bool *known,
                    struct error *error)
{
    bool taken;
    if (!look_up(db, answer, &taken, known, error))
        return false;
    if (*known)
        return true;
    if (taken)
        return error_set(error, ERROR_STORE,
                         "not saved: answer %lld of this session was given "
                         "already, and it was another one",
                         (long long)answer->sequence);
    return add_row(db, answer, error);
}

static bool visit_rows(struct query *query, answers_visit *visit, void *context,
                       struct error *error)
{
    while (query_step(query)) {
        struct answer_row answer = read_answer(query);
        if (!visit(&answer, context))
            break;
    }
    return query_end(query, error);
}

bool answers_of_session(struct db *db, int64_t session, answers_visit *visit,
                        void *context, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT id, " COLUMNS " FROM answer "
                "WHERE session = ? ORDER BY sequence");
    query_bind_integer(&query, session);
    return visit_rows(&query, visit, context, error);
}

bool answers_each(struct db *db, int64_t learner, int64_t after,
                  answers_visit *visit, void *context, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT id, " COLUMNS " FROM answer "
                "WHERE learner = ? AND id > ? ORDER BY id");
    query_bind_integer(&query, learner);
    query_bind_integer(&query, after);
    return visit_rows(&query, visit, context, error);
}

#define SELECT_WHERE "SELECT id, " COLUMNS " FROM answer WHERE learner = ? "

/* Each through an index of its own. */
static const char *latest_sql(const struct answers_filter *filter)
{
    if (filter->topic)
        return SELECT_WHERE "AND topic = ? ORDER BY id DESC";
    if (filter->template)
        return SELECT_WHERE "AND bank = ? AND template = ? ORDER BY id DESC";
    return SELECT_WHERE "ORDER BY id DESC";
}

bool answers_latest(struct db *db, const struct answers_filter *filter,
                    answers_visit *visit, void *context, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ, latest_sql(filter));
    query_bind_integer(&query, filter->learner);
    if (filter->topic) {
        query_bind_text(&query, filter->topic);
    } else if (filter->template) {
        query_bind_text(&query, filter->bank);
        query_bind_text(&query, filter->template);
    }
    return visit_rows(&query, visit, context, error);
}

int64_t answers_day(int64_t time, int offset)
{
    int64_t local = time + INT64_C(60) * offset;
    return local / SPAN_DAY_SECONDS - (local % SPAN_DAY_SECONDS < 0);
}

bool answers_told(struct db *db, const struct answers_span *span,
                  answers_visit *visit, void *context, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT id, " COLUMNS " FROM answer WHERE " SPAN_WHERE
                " AND result IS NOT NULL ORDER BY id");
    span_bind(&query, span);
    return visit_rows(&query, visit, context, error);
}

bool answers_wrong(struct db *db, const struct answers_span *span,
                   answers_visit *visit, void *context, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT id, " COLUMNS " FROM answer WHERE " SPAN_WHERE
                " AND (verdict GLOB 'wrong*' OR verdict GLOB 'near*') "
                "ORDER BY id DESC");
    span_bind(&query, span);
    return visit_rows(&query, visit, context, error);
}

bool answers_count(struct db *db, int64_t learner, int64_t *count,
                   struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT count(*) FROM answer WHERE learner = ?");
    query_bind_integer(&query, learner);
    *count = query_step(&query) ? query_integer(&query, 0) : 0;
    return query_end(&query, error);
}
