/* What many answers come to (declared in answers.h): the last questions of a
 * topic, and the misconceptions. */
#include <string.h>

#include "store/answers.h"
#include "store/sql.h"

struct collector {
    struct answers_recent *recent;
    int64_t session, question; /* of the last one taken */
    struct arena *arena;
};

static const char *copy(struct arena *arena, const char *text)
{
    return arena_text(arena, text, strlen(text));
}

static bool take_asked(const struct answer_row *answer, void *context)
{
    struct collector *collector = context;
    struct answers_recent *recent = collector->recent;
    if (recent->count && answer->session == collector->session &&
        answer->question == collector->question)
        return true; /* an earlier part of the same question */
    if (recent->count == ANSWERS_RECENT)
        return false;
    size_t at = recent->count++;
    recent->asked[at].bank = copy(collector->arena, answer->bank);
    recent->asked[at].template = copy(collector->arena, answer->template);
    recent->asked[at].level = answer->level;
    collector->session = answer->session;
    collector->question = answer->question;
    return true;
}

bool answers_last_asked(struct db *db, int64_t learner, const char *topic,
                        struct answers_recent *recent, struct arena *arena,
                        struct error *error)
{
    struct collector collector = {.recent = recent, .arena = arena};
    struct answers_filter filter = {.learner = learner, .topic = topic};
    recent->count = 0;
    return answers_latest(db, &filter, take_asked, &collector, error);
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
