#include "store/tally.h"

#include "store/span.h"

/* A time that measures something. */
#define TIME                                                                   \
    "CASE WHEN interrupted = 0 AND seconds >= 0 AND seconds < 1e9 "            \
    "THEN seconds END"

void span_bind(struct query *query, const struct answers_span *span)
{
    query_bind_integer(query, span->learner);
    query_bind_integer(query, span->first);
    query_bind_integer(query, span->last);
    query_bind_text(query, span->topic);
}

bool tally_days(struct db *db, const struct answers_span *span,
                struct tally_day **day, size_t *count, struct arena *arena,
                struct error *error)
{
    struct query query;
    size_t capacity = 0;
    *day = NULL;
    *count = 0;
    /* Seconds run from when a part was asked, so that those of its last row
     * include those of the others. */
    query_start(&query, db, SQL_READ,
                "SELECT day, sum(answered), sum(right), sum(open), sum(shown), "
                "sum(skipped), sum(seconds) FROM ("
                "SELECT min(" SPAN_DAY ") AS day, count(result) AS answered, "
                "sum(ifnull(result, 0) >= 1) AS right, "
                "max(self_graded) AS open, max(verdict = 'shown') AS shown, "
                "max(verdict = 'skipped') AS skipped, "
                "ifnull(max(" TIME "), 0.0) AS seconds "
                "FROM answer WHERE " SPAN_WHERE
                " GROUP BY session, question, part) GROUP BY day ORDER BY day");
    span_bind(&query, span);
    while (query_step(&query)) {
        *day = arena_grow(arena, *day, *count, &capacity, sizeof **day);
        (*day)[(*count)++] = (struct tally_day){
            .day = query_integer(&query, 0),
            .answered = query_integer(&query, 1),
            .right = query_integer(&query, 2),
            .open = query_integer(&query, 3),
            .shown = query_integer(&query, 4),
            .skipped = query_integer(&query, 5),
            .seconds = query_real(&query, 6),
        };
    }
    return query_end(&query, error);
}

/* The middle one of each group's times, or the mean of the middle two. */
#define GROUPS(key, which)                                                     \
    "WITH taken AS (SELECT " key " AS name, result, " TIME " AS seconds "      \
    "FROM answer WHERE " SPAN_WHERE " AND result IS NOT NULL AND " which       \
    "), ranked AS (SELECT name, result, seconds, "                             \
    "count(seconds) OVER (PARTITION BY name) AS timed, "                       \
    "row_number() OVER (PARTITION BY name ORDER BY seconds IS NULL, seconds) " \
    "AS rank FROM taken) "                                                     \
    "SELECT name, count(*), sum(result >= 1), count(seconds), "                \
    "avg(CASE WHEN rank IN ((timed + 1) / 2, (timed + 2) / 2) "                \
    "THEN seconds END) FROM ranked GROUP BY name ORDER BY name"

static const char *groups_sql(enum tally_by by)
{
    switch (by) {
    case TALLY_TOPIC: return GROUPS("topic", "track = ''");
    case TALLY_LEVEL: return GROUPS("CAST(level AS TEXT)", "track = ''");
    case TALLY_TEMPLATE: return GROUPS("bank || '/' || template", "track = ''");
    case TALLY_TRACK: break;
    }
    return GROUPS("track", "track <> ''");
}

bool tally_groups(struct db *db, const struct answers_span *span,
                  enum tally_by by, struct tally_group **group, size_t *count,
                  struct arena *arena, struct error *error)
{
    struct query query;
    size_t capacity = 0;
    *group = NULL;
    *count = 0;
    query_start(&query, db, SQL_READ, groups_sql(by));
    span_bind(&query, span);
    while (query_step(&query)) {
        *group = arena_grow(arena, *group, *count, &capacity, sizeof **group);
        (*group)[(*count)++] = (struct tally_group){
            .name = query_copy(&query, 0, arena),
            .answered = query_integer(&query, 1),
            .right = query_integer(&query, 2),
            .timed = query_integer(&query, 3),
            .median = query_real(&query, 4),
        };
    }
    return query_end(&query, error);
}

bool tally_sure(struct db *db, const struct answers_span *span,
                struct tally_sure **sure, size_t *count, struct arena *arena,
                struct error *error)
{
    struct query query;
    size_t capacity = 0;
    *sure = NULL;
    *count = 0;
    query_start(&query, db, SQL_READ,
                "SELECT confidence, count(*), sum(result >= 1) "
                "FROM answer WHERE " SPAN_WHERE " AND result IS NOT NULL "
                "AND confidence BETWEEN 0 AND 1 "
                "GROUP BY confidence ORDER BY confidence");
    span_bind(&query, span);
    while (query_step(&query)) {
        *sure = arena_grow(arena, *sure, *count, &capacity, sizeof **sure);
        (*sure)[(*count)++] = (struct tally_sure){
            .stated = query_real(&query, 0),
            .answered = query_integer(&query, 1),
            .right = query_integer(&query, 2),
        };
    }
    return query_end(&query, error);
}

bool tally_intervals(struct db *db, const struct answers_span *span, int offset,
                     struct tally_interval **interval, size_t *count,
                     struct arena *arena, struct error *error)
{
    struct query query;
    size_t capacity = 0;
    *interval = NULL;
    *count = 0;
    query_start(&query, db, SQL_READ,
                "SELECT stated, count(*), sum(low <= truth AND truth <= high) "
                "FROM (SELECT *, ?5 AS offset FROM stated_interval) "
                "WHERE " SPAN_WHERE " GROUP BY stated ORDER BY stated");
    span_bind(&query, span);
    query_bind_integer(&query, offset);
    while (query_step(&query)) {
        *interval =
            arena_grow(arena, *interval, *count, &capacity, sizeof **interval);
        (*interval)[(*count)++] = (struct tally_interval){
            .stated = query_real(&query, 0),
            .given = query_integer(&query, 1),
            .held = query_integer(&query, 2),
        };
    }
    return query_end(&query, error);
}
