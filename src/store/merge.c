#include "store/merge.h"

#include "base/memory.h"
#include "store/answer_sql.h"
#include "store/sitting_sql.h"

/* A row that was there before. */
struct place {
    int64_t id, time, session, sequence;
};

/* What is there: place[0 .. moved) keep their ids; place[moved .. passed) have
 * new ones, between new rows; the rest comes behind all that was added so far.
 * Until a new row comes before an old one, nothing is moved. */
struct merge {
    struct db *db;
    int64_t learner;
    struct place *place;
    size_t count, capacity;
    size_t moved, passed;
    bool moving;
    int64_t next_id;                  /* where moving */
    int64_t last_note, last_interval; /* that were there before */
    struct query find, insert, move;  /* prepared once */
    struct str seed;
};

static bool load_places(struct merge *merge, struct error *error)
{
    struct query query;
    query_start(&query, merge->db, SQL_READ,
                "SELECT id, time, session, sequence FROM answer "
                "WHERE learner = ? ORDER BY id");
    query_bind_integer(&query, merge->learner);
    while (query_step(&query)) {
        if (merge->count == merge->capacity) {
            merge->capacity = merge->capacity ? 2 * merge->capacity : 1024;
            merge->place = memory_resize(merge->place, merge->capacity,
                                         sizeof *merge->place);
        }
        merge->place[merge->count++] = (struct place){
            .id = query_integer(&query, 0),
            .time = query_integer(&query, 1),
            .session = query_integer(&query, 2),
            .sequence = query_integer(&query, 3),
        };
    }
    return query_end(&query, error);
}

/* Within one second the session decides, so that two computers that take each
 * other's history come to the same order. */
static bool comes_before(const struct place *place,
                         const struct answer_row *row)
{
    if (place->time != row->time)
        return place->time < row->time;
    if (place->session != row->session)
        return place->session < row->session;
    return place->sequence < row->sequence;
}

struct merge *merge_begin(struct db *db, int64_t learner, struct error *error)
{
    struct merge *merge = memory_get(sizeof *merge);
    *merge = (struct merge){.db = db, .learner = learner};
    query_start(&merge->find, db, SQL_READ, ANSWER_FIND_SQL);
    query_start(&merge->insert, db, SQL_SAVE, answer_insert_sql);
    query_start(&merge->move, db, SQL_SAVE,
                "UPDATE answer SET id = ? WHERE id = ?");
    if (load_places(merge, error) &&
        sql_number(db, "SELECT max(id) FROM note", &merge->last_note, error) &&
        sql_number(db, "SELECT max(id) FROM stated_interval",
                   &merge->last_interval, error))
        return merge;
    merge_end(merge, false, error);
    return NULL;
}

/* Fails as a statement did, which goes on failing; query_end tells it later. */
static bool check(struct merge *merge, const struct query *query,
                  struct error *error)
{
    return query->result == SQLITE_OK ||
           sql_fail(merge->db, query->purpose, query->result, error);
}

/* --- answers ---------------------------------------------------------------
 */

/* The old row with this id and all before it are passed. */
static void pass(struct merge *merge, int64_t id)
{
    size_t low = merge->passed, high = merge->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (merge->place[middle].id <= id)
            low = middle + 1;
        else
            high = middle;
    }
    merge->passed = low;
}

/* Gives the rows that were passed their new ids. */
static bool move_passed(struct merge *merge, struct error *error)
{
    for (; merge->moved < merge->passed; merge->moved++) {
        query_again(&merge->move);
        query_bind_integer(&merge->move, merge->next_id++);
        query_bind_integer(&merge->move, merge->place[merge->moved].id);
        query_step(&merge->move);
    }
    return check(merge, &merge->move, error);
}

/* The id of a new row, 0 at the end of all; what comes before it is moved. */
static bool make_room(struct merge *merge, const struct answer_row *row,
                      int64_t *id, struct error *error)
{
    while (merge->passed < merge->count &&
           comes_before(&merge->place[merge->passed], row))
        merge->passed++;
    *id = 0;
    if (!merge->moving && merge->passed == merge->count)
        return true;
    if (!merge->moving) {
        if (!sql_number(merge->db, "SELECT max(id) FROM answer",
                        &merge->next_id, error))
            return false;
        merge->next_id++;
        merge->moved = merge->passed;
        merge->moving = true;
    }
    if (!move_passed(merge, error))
        return false;
    *id = merge->next_id++;
    return true;
}

static bool find(struct merge *merge, const struct answer_row *answer,
                 enum merge_fate *fate, struct error *error)
{
    struct query *query = &merge->find;
    query_again(query);
    query_bind_integer(query, answer->session);
    query_bind_integer(query, answer->sequence);
    *fate = MERGE_ADDED;
    if (query_step(query)) {
        *fate = query_integer(query, 1) != merge->learner ? MERGE_FOREIGN
                : answer_is_same(query, answer)           ? MERGE_KNOWN
                                                          : MERGE_OTHER;
        int64_t id = query_integer(query, 0);
        /* One that was moved has a new id, and was passed. */
        if (*fate == MERGE_KNOWN && merge->count &&
            id <= merge->place[merge->count - 1].id)
            pass(merge, id);
    }
    return check(merge, query, error);
}

bool merge_answer(struct merge *merge, const struct answer_row *answer,
                  enum merge_fate *fate, struct error *error)
{
    if (!find(merge, answer, fate, error))
        return false;
    if (*fate != MERGE_ADDED)
        return true;
    struct answer_row row = *answer;
    row.learner = merge->learner;
    if (!make_room(merge, &row, &row.id, error))
        return false;
    query_again(&merge->insert);
    answer_bind(&merge->insert, &row, &merge->seed);
    query_step(&merge->insert);
    return check(merge, &merge->insert, error);
}

/* --- the rest --------------------------------------------------------------
 */

static bool advance(struct merge *merge, const struct sitting *sitting,
                    struct error *error)
{
    struct query query;
    query_start(&query, merge->db, SQL_SAVE,
                "UPDATE sitting SET position = ?, elapsed = ?, ended = ?, "
                "score = ? WHERE session = ?");
    query_bind_integer(&query, sitting->position);
    query_bind_real(&query, sitting->elapsed);
    if (sitting->ended)
        query_bind_integer(&query, sitting->ended);
    else
        query_bind_text(&query, NULL);
    query_bind_real(&query, sitting->score);
    query_bind_integer(&query, sitting->session);
    query_step(&query);
    return query_end(&query, error);
}

bool merge_sitting(struct merge *merge, const struct sitting *sitting,
                   enum merge_fate *fate, struct error *error)
{
    struct query query;
    struct sitting row = *sitting;
    bool further = false;
    row.learner = merge->learner;
    query_start(&query, merge->db, SQL_READ,
                "SELECT learner, ended, elapsed FROM sitting "
                "WHERE session = ?");
    query_bind_integer(&query, sitting->session);
    *fate = MERGE_ADDED;
    if (query_step(&query)) {
        bool ended = query_integer(&query, 1) != 0;
        *fate = query_integer(&query, 0) == merge->learner ? MERGE_KNOWN
                                                           : MERGE_FOREIGN;
        further = *fate == MERGE_KNOWN && !ended &&
                  (sitting->ended || sitting->elapsed > query_real(&query, 2));
    }
    return query_end(&query, error) &&
           (*fate != MERGE_ADDED || sitting_add(merge->db, &row, error)) &&
           (!further || advance(merge, &row, error));
}

bool merge_note(struct merge *merge, const struct sitting_note *note,
                enum merge_fate *fate, struct error *error)
{
    struct query query;
    query_start(&query, merge->db, SQL_READ,
                "SELECT 1 FROM note WHERE session = ? AND question = ? AND "
                "learner = ? AND time = ? AND words = ? AND id <= ?");
    query_bind_integer(&query, note->session);
    query_bind_integer(&query, note->question);
    query_bind_integer(&query, merge->learner);
    query_bind_integer(&query, note->time);
    query_bind_bytes(&query, note->words, note->length);
    query_bind_integer(&query, merge->last_note);
    *fate = query_step(&query) ? MERGE_KNOWN : MERGE_ADDED;
    return query_end(&query, error) &&
           (*fate != MERGE_ADDED ||
            sittings_note(merge->db, merge->learner, note->session,
                          note->question, note->time, note->words, note->length,
                          error));
}

bool merge_interval(struct merge *merge, const struct stated_interval *interval,
                    enum merge_fate *fate, struct error *error)
{
    struct query query;
    struct stated_interval row = *interval;
    row.learner = merge->learner;
    query_start(&query, merge->db, SQL_READ,
                "SELECT 1 FROM stated_interval WHERE session = ? AND "
                "question = ? AND learner = ? AND time = ? AND stated = ? AND "
                "low = ? AND high = ? AND truth = ? AND id <= ?");
    query_bind_integer(&query, row.session);
    query_bind_integer(&query, row.question);
    query_bind_integer(&query, row.learner);
    query_bind_integer(&query, row.time);
    query_bind_real(&query, row.stated);
    query_bind_real(&query, row.low);
    query_bind_real(&query, row.high);
    query_bind_real(&query, row.truth);
    query_bind_integer(&query, merge->last_interval);
    *fate = query_step(&query) ? MERGE_KNOWN : MERGE_ADDED;
    return query_end(&query, error) &&
           (*fate != MERGE_ADDED || sittings_interval(merge->db, &row, error));
}

bool merge_end(struct merge *merge, bool ok, struct error *error)
{
    struct error ignored = {.code = ERROR_NONE};
    if (ok && merge->moving) {
        merge->passed = merge->count;
        ok = move_passed(merge, error);
    }
    query_end(&merge->find, &ignored);
    query_end(&merge->insert, &ignored);
    query_end(&merge->move, &ignored);
    str_release(&merge->seed);
    memory_free(merge->place);
    memory_free(merge);
    return ok;
}
