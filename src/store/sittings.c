#include "store/sittings.h"

#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "store/sql.h"

#define COLUMNS                                                                \
    "session, learner, mode, preset, seed, started, seconds, elapsed, "        \
    "position, ended, score"

static bool add_sitting(struct db *db, const struct sitting *sitting,
                        struct error *error)
{
    struct query query;
    struct str seed = {0};
    str_add_format(&seed, "%llu", (unsigned long long)sitting->seed);
    query_start(&query, db, SQL_SAVE,
                "INSERT INTO sitting(session, learner, mode, preset, seed, "
                "started, seconds, elapsed, position) "
                "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_bind_integer(&query, sitting->session);
    query_bind_integer(&query, sitting->learner);
    query_bind_text(&query, sitting->mode);
    query_bind_text(&query, sitting->preset);
    query_bind_text(&query, seed.text);
    query_bind_integer(&query, sitting->started);
    query_bind_real(&query, sitting->seconds);
    query_bind_real(&query, sitting->elapsed);
    query_bind_integer(&query, sitting->position);
    query_step(&query);
    bool ok = query_end(&query, error);
    str_release(&seed);
    return ok;
}

static bool add_item(struct db *db, int64_t session, size_t position,
                     const struct sitting_item *item, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "INSERT INTO sitting_item(session, position, section, bank, "
                "template, level) VALUES(?, ?, ?, ?, ?, ?)");
    query_bind_integer(&query, session);
    query_bind_integer(&query, (int64_t)position);
    query_bind_integer(&query, item->section);
    query_bind_text(&query, item->bank);
    query_bind_text(&query, item->template);
    query_bind_integer(&query, item->level);
    query_step(&query);
    return query_end(&query, error);
}

bool sittings_begin(struct db *db, const struct sitting *sitting,
                    struct error *error)
{
    if (!sql_begin(db, error))
        return false;
    bool ok = add_sitting(db, sitting, error);
    for (size_t i = 0; ok && i < sitting->items; i++)
        ok = add_item(db, sitting->session, i, &sitting->item[i], error);
    return sql_finish(db, ok, error);
}

bool sittings_advance(struct db *db, int64_t session, int position,
                      double elapsed, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "UPDATE sitting SET position = ?, elapsed = ? "
                "WHERE session = ?");
    query_bind_integer(&query, position);
    query_bind_real(&query, elapsed);
    query_bind_integer(&query, session);
    query_step(&query);
    return query_end(&query, error);
}

bool sittings_end(struct db *db, int64_t session, int64_t now, double elapsed,
                  double score, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_SAVE,
                "UPDATE sitting SET ended = ?, elapsed = ?, score = ? "
                "WHERE session = ?");
    query_bind_integer(&query, now);
    query_bind_real(&query, elapsed);
    query_bind_real(&query, score);
    query_bind_integer(&query, session);
    query_step(&query);
    return query_end(&query, error);
}

static struct sitting read_sitting(const struct query *query,
                                   struct arena *arena)
{
    const char *digits = query_text(query, 4);
    struct sitting sitting = {
        .session = query_integer(query, 0),
        .learner = query_integer(query, 1),
        .mode = arena ? query_copy(query, 2, arena) : "",
        .preset = arena ? query_copy(query, 3, arena) : "",
        .started = query_integer(query, 5),
        .seconds = query_real(query, 6),
        .elapsed = query_real(query, 7),
        .position = (int)query_integer(query, 8),
        .ended = query_integer(query, 9),
        .score = query_real(query, 10),
    };
    if (digits && !numtext_integer(digits, strlen(digits), &sitting.seed))
        sitting.seed = 0;
    return sitting;
}

static bool read_items(struct db *db, struct sitting *sitting,
                       struct arena *arena, struct error *error)
{
    struct query query;
    size_t capacity = 0;
    query_start(&query, db, SQL_READ,
                "SELECT section, bank, template, level FROM sitting_item "
                "WHERE session = ? ORDER BY position");
    query_bind_integer(&query, sitting->session);
    while (query_step(&query)) {
        sitting->item = arena_grow(arena, sitting->item, sitting->items,
                                   &capacity, sizeof *sitting->item);
        sitting->item[sitting->items++] = (struct sitting_item){
            .section = (int)query_integer(&query, 0),
            .bank = query_copy(&query, 1, arena),
            .template = query_copy(&query, 2, arena),
            .level = (int)query_integer(&query, 3),
        };
    }
    return query_end(&query, error);
}

bool sittings_unfinished(struct db *db, int64_t learner, const char *mode,
                         struct sitting *sitting, bool *found,
                         struct arena *arena, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT " COLUMNS " FROM sitting WHERE learner = ? "
                "AND mode = ? AND ended IS NULL "
                "ORDER BY started DESC, session DESC LIMIT 1");
    query_bind_integer(&query, learner);
    query_bind_text(&query, mode);
    *found = query_step(&query);
    if (*found)
        *sitting = read_sitting(&query, arena);
    return query_end(&query, error) &&
           (!*found || read_items(db, sitting, arena, error));
}

bool sittings_best(struct db *db, int64_t learner, const char *mode,
                   const char *preset, int64_t except, struct sitting *best,
                   bool *found, struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT " COLUMNS " FROM sitting WHERE learner = ? "
                "AND mode = ? AND preset = ? AND session != ? "
                "AND score IS NOT NULL "
                "ORDER BY score DESC, ended DESC LIMIT 1");
    query_bind_integer(&query, learner);
    query_bind_text(&query, mode);
    query_bind_text(&query, preset);
    query_bind_integer(&query, except);
    *found = query_step(&query);
    if (*found)
        *best = read_sitting(&query, NULL);
    return query_end(&query, error);
}

/* --- what was said beside the answers --------------------------------------
 */

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

bool sittings_intervals(struct db *db, int64_t learner, int64_t session,
                        sittings_visit_interval *visit, void *context,
                        struct error *error)
{
    struct query query;
    query_start(&query, db, SQL_READ,
                "SELECT learner, session, question, time, topic, bank, "
                "template, stated, low, high, truth FROM stated_interval "
                "WHERE learner = ?1 AND (?2 = 0 OR session = ?2) ORDER BY id");
    query_bind_integer(&query, learner);
    query_bind_integer(&query, session);
    while (query_step(&query)) {
        struct stated_interval interval = {
            .learner = query_integer(&query, 0),
            .session = query_integer(&query, 1),
            .question = query_integer(&query, 2),
            .time = query_integer(&query, 3),
            .topic = text_at(&query, 4),
            .bank = text_at(&query, 5),
            .template = text_at(&query, 6),
            .stated = query_real(&query, 7),
            .low = query_real(&query, 8),
            .high = query_real(&query, 9),
            .truth = query_real(&query, 10),
        };
        if (!visit(&interval, context))
            break;
    }
    return query_end(&query, error);
}
