/* What was said beside the answers: notes and intervals (declared in
 * sittings.h). */
#include "store/sittings.h"
#include "store/sql.h"

bool sittings_note(struct db *db, int64_t learner, int64_t session,
                   int64_t question, int64_t now, const char *words,
                   size_t length, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "INSERT INTO note(learner, session, question, time, words) "
                "VALUES(?, ?, ?, ?, ?)");
    query_bind_integer(&query, learner);
    query_bind_integer(&query, session);
    query_bind_integer(&query, question);
    query_bind_integer(&query, now);
    query_bind_bytes(&query, words, length);
    query_step(&query);
    return query_end(&query, error);
}

bool sittings_notes(struct db *db, int64_t session, sittings_visit_note *visit,
                    void *context, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT question, words FROM note WHERE session = ? "
                "ORDER BY id");
    query_bind_integer(&query, session);
    while (query_step(&query)) {
        size_t length;
        const char *words = query_bytes(&query, 1, &length);
        if (!visit(query_integer(&query, 0), words, length, context))
            break;
    }
    return query_end(&query, error);
}

bool sittings_each_note(struct db *db, int64_t learner, int64_t after,
                        sittings_visit_whole_note *visit, void *context,
                        struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT id, learner, session, question, time, words FROM note "
                "WHERE learner = ? AND id > ? ORDER BY id");
    query_bind_integer(&query, learner);
    query_bind_integer(&query, after);
    while (query_step(&query)) {
        struct sitting_note note = {
            .id = query_integer(&query, 0),
            .learner = query_integer(&query, 1),
            .session = query_integer(&query, 2),
            .question = query_integer(&query, 3),
            .time = query_integer(&query, 4),
        };
        note.words = query_bytes(&query, 5, &note.length);
        if (!visit(&note, context))
            break;
    }
    return query_end(&query, error);
}

bool sittings_interval(struct db *db, const struct stated_interval *interval,
                       struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "INSERT INTO stated_interval(learner, session, question, time, "
                "topic, bank, template, stated, low, high, truth) "
                "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_bind_integer(&query, interval->learner);
    query_bind_integer(&query, interval->session);
    query_bind_integer(&query, interval->question);
    query_bind_integer(&query, interval->time);
    query_bind_text(&query, interval->topic);
    query_bind_text(&query, interval->bank);
    query_bind_text(&query, interval->template);
    query_bind_real(&query, interval->stated);
    query_bind_real(&query, interval->low);
    query_bind_real(&query, interval->high);
    query_bind_real(&query, interval->truth);
    query_step(&query);
    return query_end(&query, error);
}

static const char *text_at(const struct query *query, int column)
{
    const char *text = query_text(query, column);
    return text ? text : "";
}

#define INTERVAL                                                               \
    "id, learner, session, question, time, topic, bank, template, stated, "    \
    "low, high, truth"

static bool visit_intervals(struct query *query, sittings_visit_interval *visit,
                            void *context, struct error *error)
{
    while (query_step(query)) {
        struct stated_interval interval = {
            .id = query_integer(query, 0),
            .learner = query_integer(query, 1),
            .session = query_integer(query, 2),
            .question = query_integer(query, 3),
            .time = query_integer(query, 4),
            .topic = text_at(query, 5),
            .bank = text_at(query, 6),
            .template = text_at(query, 7),
            .stated = query_real(query, 8),
            .low = query_real(query, 9),
            .high = query_real(query, 10),
            .truth = query_real(query, 11),
        };
        if (!visit(&interval, context))
            break;
    }
    return query_end(query, error);
}

bool sittings_intervals(struct db *db, int64_t learner, int64_t session,
                        sittings_visit_interval *visit, void *context,
                        struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT " INTERVAL " FROM stated_interval "
                "WHERE learner = ?1 AND (?2 = 0 OR session = ?2) ORDER BY id");
    query_bind_integer(&query, learner);
    query_bind_integer(&query, session);
    return visit_intervals(&query, visit, context, error);
}

bool sittings_each_interval(struct db *db, int64_t learner, int64_t after,
                            sittings_visit_interval *visit, void *context,
                            struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT " INTERVAL " FROM stated_interval "
                "WHERE learner = ? AND id > ? ORDER BY id");
    query_bind_integer(&query, learner);
    query_bind_integer(&query, after);
    return visit_intervals(&query, visit, context, error);
}
