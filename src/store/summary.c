/* What many answers come to (declared in answers.h): the last questions of a
 * topic, and the misconceptions. */
#include "store/answers.h"
#include "store/sql.h"

bool answers_last_asked(struct db *db, int64_t learner, const char *topic,
                        struct answers_recent *recent, struct arena *arena,
                        struct error *error)
{
    struct query query;
    int64_t session = 0, question = 0; /* of the last one taken */
    recent->count = 0;
    query_start(&query, db, SQL_READ,
                "SELECT session, question, bank, template, level FROM answer "
                "WHERE learner = ? AND topic = ? ORDER BY id DESC");
    query_bind_integer(&query, learner);
    query_bind_text(&query, topic);
    while (recent->count < ANSWERS_RECENT && query_step(&query)) {
        /* Parts of a question, and tries at it, stand one after the other. */
        if (recent->count && query_integer(&query, 0) == session &&
            query_integer(&query, 1) == question)
            continue;
        session = query_integer(&query, 0);
        question = query_integer(&query, 1);
        size_t at = recent->count++;
        recent->asked[at].bank = query_copy(&query, 2, arena);
        recent->asked[at].template = query_copy(&query, 3, arena);
        recent->asked[at].level = (int)query_integer(&query, 4);
    }
    return query_end(&query, error);
}

bool answers_mistakes(struct db *db, int64_t learner,
                      struct answers_mistake **mistake, size_t *count,
                      struct arena *arena, struct error *error)
{
    struct query query;
    size_t capacity = 0;
    *mistake = NULL;
    *count = 0;
    query_start(&query, db, SQL_READ,
                "SELECT mistake, count(*), max(id) FROM answer "
                "WHERE learner = ? AND mistake IS NOT NULL "
                "GROUP BY mistake ORDER BY 2 DESC, 3 DESC");
    query_bind_integer(&query, learner);
    while (query_step(&query)) {
        *mistake =
            arena_grow(arena, *mistake, *count, &capacity, sizeof **mistake);
        (*mistake)[(*count)++] = (struct answers_mistake){
            .tag = query_copy(&query, 0, arena),
            .times = query_integer(&query, 1),
            .last_id = query_integer(&query, 2),
        };
    }
    return query_end(&query, error);
}
