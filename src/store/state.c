#include "store/state.h"

#include <math.h>

static struct estimate estimate_at(const struct query *query, int at,
                                   struct estimate otherwise)
{
    struct estimate found = {query_real(query, at), query_real(query, at + 1)};
    bool possible =
        isfinite(found.mean) && isfinite(found.variance) && found.variance > 0;
    return possible ? found : otherwise;
}

static uint32_t count_at(const struct query *query, int at)
{
    int64_t count = query_integer(query, at);
    return count < 0 ? 0 : count > UINT32_MAX ? UINT32_MAX : (uint32_t)count;
}

static double time_at(const struct query *query, int at)
{
    double time = query_real(query, at);
    return isfinite(time) ? time : 0;
}

struct ability_learner state_learner(const struct query *query, int at)
{
    struct ability_learner learner = ability_new_learner();
    learner.global = estimate_at(query, at, learner.global);
    learner.form = estimate_at(query, at + 2, learner.form);
    learner.spacing = estimate_at(query, at + 4, learner.spacing);
    learner.last = time_at(query, at + 6);
    learner.answers = count_at(query, at + 7);
    return learner;
}

struct ability_topic state_topic(const struct query *query, int at)
{
    struct ability_topic topic = ability_new_topic();
    topic.offset = estimate_at(query, at, topic.offset);
    topic.last = time_at(query, at + 2);
    topic.answers = count_at(query, at + 3);
    return topic;
}

struct ability_template state_template(const struct query *query, int at)
{
    struct ability_template template = ability_new_template();
    template.residual = estimate_at(query, at, template.residual);
    template.last = time_at(query, at + 2);
    template.answers = count_at(query, at + 3);
    return template;
}

struct review state_review(const struct query *query, int at)
{
    struct review review = review_new();
    int64_t box = query_integer(query, at + 4);
    if (box < 0 || box > REVIEW_LAST)
        return review;
    review.box = (int)box;
    review.slip = query_integer(query, at + 5) != 0;
    review.due = query_integer(query, at + 6);
    return review;
}

/* The first parameters of every statement below. */
static void start(struct query *query, struct db *db, const char *sql,
                  const struct progress_key *key)
{
    query_start_kept(query, db, SQL_SAVE, sql);
    query_bind_integer(query, key->learner);
    query_bind_text(query, key->track);
}

static bool load_learner(struct db *db, const struct progress_key *key,
                         struct ability_learner *learner, struct error *error)
{
    struct query query;
    start(&query, db,
          "SELECT " STATE_LEARNER " FROM learner_state "
          "WHERE learner = ? AND track = ?",
          key);
    *learner =
        query_step(&query) ? state_learner(&query, 0) : ability_new_learner();
    return query_end(&query, error);
}

static bool load_topic(struct db *db, const struct progress_key *key,
                       struct ability_topic *topic, struct error *error)
{
    struct query query;
    start(&query, db,
          "SELECT " STATE_TOPIC " FROM topic_state "
          "WHERE learner = ? AND track = ? AND topic = ?",
          key);
    query_bind_text(&query, key->topic);
    *topic = query_step(&query) ? state_topic(&query, 0) : ability_new_topic();
    return query_end(&query, error);
}

static bool load_template(struct db *db, const struct progress_key *key,
                          struct progress_state *state, struct error *error)
{
    struct query query;
    start(&query, db,
          "SELECT " STATE_TEMPLATE " FROM template_state "
          "WHERE learner = ? AND track = ? AND bank = ? AND template = ?",
          key);
    query_bind_text(&query, key->bank);
    query_bind_text(&query, key->template);
    bool found = query_step(&query);
    state->template =
        found ? state_template(&query, 0) : ability_new_template();
    state->review = found ? state_review(&query, 0) : review_new();
    return query_end(&query, error);
}

static struct progress_key key_of(const struct answer_row *answer)
{
    return (struct progress_key){
        .learner = answer->learner,
        .track = answer->track,
        .topic = answer->topic,
        .bank = answer->bank,
        .template = answer->template,
    };
}

bool state_load(struct db *db, const struct answer_row *answer,
                struct progress_state *state, struct error *error)
{
    struct progress_key key = key_of(answer);
    return load_learner(db, &key, &state->learner, error) &&
           load_topic(db, &key, &state->topic, error) &&
           load_template(db, &key, state, error);
}

static void bind_estimate(struct query *query, struct estimate estimate)
{
    query_bind_real(query, estimate.mean);
    query_bind_real(query, estimate.variance);
}

bool progress_put_learner(struct db *db, const struct progress_key *key,
                          const struct ability_learner *state,
                          struct error *error)
{
    struct query query;
    start(&query, db,
          "INSERT OR REPLACE INTO learner_state(learner, track, " STATE_LEARNER
          ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          key);
    bind_estimate(&query, state->global);
    bind_estimate(&query, state->form);
    bind_estimate(&query, state->spacing);
    query_bind_real(&query, state->last);
    query_bind_integer(&query, state->answers);
    query_step(&query);
    return query_end(&query, error);
}

bool progress_put_topic(struct db *db, const struct progress_key *key,
                        const struct ability_topic *state, struct error *error)
{
    struct query query;
    start(
        &query, db,
        "INSERT OR REPLACE INTO topic_state(learner, track, topic, " STATE_TOPIC
        ") VALUES(?, ?, ?, ?, ?, ?, ?)",
        key);
    query_bind_text(&query, key->topic);
    bind_estimate(&query, state->offset);
    query_bind_real(&query, state->last);
    query_bind_integer(&query, state->answers);
    query_step(&query);
    return query_end(&query, error);
}

bool progress_put_template(struct db *db, const struct progress_key *key,
                           const struct ability_template *state,
                           const struct review *review, struct error *error)
{
    struct query query;
    start(&query, db,
          "INSERT OR REPLACE INTO template_state(learner, track, bank, "
          "template, " STATE_TEMPLATE ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?)",
          key);
    query_bind_text(&query, key->bank);
    query_bind_text(&query, key->template);
    bind_estimate(&query, state->residual);
    query_bind_real(&query, state->last);
    query_bind_integer(&query, state->answers);
    query_bind_integer(&query, review->box);
    query_bind_integer(&query, review->slip);
    query_bind_integer(&query, review->due);
    query_step(&query);
    return query_end(&query, error);
}

bool state_save(struct db *db, const struct answer_row *answer,
                const struct progress_state *state, struct error *error)
{
    struct progress_key key = key_of(answer);
    return progress_put_learner(db, &key, &state->learner, error) &&
           progress_put_topic(db, &key, &state->topic, error) &&
           progress_put_template(db, &key, &state->template, &state->review,
                                 error);
}

bool progress_forget(struct db *db, int64_t learner, struct error *error)
{
    static const char *const statement[] = {
        "DELETE FROM learner_state WHERE learner = ?",
        "DELETE FROM topic_state WHERE learner = ?",
        "DELETE FROM template_state WHERE learner = ?",
    };
    for (size_t i = 0; i < sizeof statement / sizeof *statement; i++) {
        struct query query;
        query_start(&query, db, SQL_SAVE, statement[i]);
        query_bind_integer(&query, learner);
        query_step(&query);
        if (!query_end(&query, error))
            return false;
    }
    return true;
}
