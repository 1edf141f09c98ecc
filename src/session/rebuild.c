#include "session/rebuild.h"

#include <math.h>
#include <string.h>

#include "model/timed.h"
#include "session/known.h"
#include "session/lesson.h"
#include "session/session.h"
#include "store/db.h"

/* What a row's template is called now. */
struct alias {
    const char *bank, *template;
    uint32_t entry; /* of the catalog, or CATALOG_NONE */
};

/* `taught`: a row was a lesson on it, so that a live session has a state. */
struct replayed_learner {
    struct ability_learner ability;
    bool taught;
};

struct replayed_topic {
    struct ability_topic ability;
    bool taught;
};

/* A template's state, and what is needed to find out whether a question was due
 * where its row does not say. */
struct replayed_template {
    struct ability_template ability;
    struct review review;
    struct {
        int64_t session, question;
    } missed, last;
    uint64_t last_part; /* hash of its name */
    bool was_missed, was_asked, taught;
};

struct replay {
    struct arena arena;
    const struct catalog *catalog;
    struct known alias;    /* by bank and template: struct alias */
    struct known learner;  /* by track: struct replayed_learner */
    struct known topic;    /* by track and topic: struct replayed_topic */
    struct known template; /* by track, bank and template */
    rebuild_visit *visit;
    void *context;
};

static void start(struct replay *replay, const struct catalog *catalog)
{
    *replay = (struct replay){.catalog = catalog};
    arena_init(&replay->arena);
    known_init(&replay->alias, sizeof(struct alias), &replay->arena);
    known_init(&replay->learner, sizeof(struct replayed_learner),
               &replay->arena);
    known_init(&replay->topic, sizeof(struct replayed_topic), &replay->arena);
    known_init(&replay->template, sizeof(struct replayed_template),
               &replay->arena);
}

/* --- where a row belongs ---------------------------------------------------
 */

static uint32_t find_entry(const struct catalog *catalog,
                           const struct answer_row *row)
{
    struct str name = {0};
    struct error ignored = {.code = ERROR_NONE};
    str_add_format(&name, "%s/%s", row->bank, row->template);
    uint32_t at = catalog_find_template(catalog, name.text, &ignored);
    str_release(&name);
    return at;
}

static const struct alias *alias_of(struct replay *replay,
                                    const struct answer_row *row)
{
    bool added;
    struct alias *alias =
        known_find(&replay->alias, row->bank, row->template, "", &added);
    if (!added)
        return alias;
    const struct known_entry *names =
        replay->alias.entry[replay->alias.count - 1];
    *alias = (struct alias){names->name[0], names->name[1], CATALOG_NONE};
    if (replay->catalog)
        alias->entry = find_entry(replay->catalog, row);
    if (alias->entry != CATALOG_NONE) {
        alias->bank = replay->catalog->template[alias->entry].bank;
        alias->template = replay->catalog->template[alias->entry].id;
    }
    return alias;
}

struct states {
    struct replayed_learner *learner;
    struct replayed_topic *topic;
    struct replayed_template *template;
};

static struct states states_of(struct replay *replay,
                               const struct answer_row *row,
                               const struct alias *alias)
{
    struct states states;
    bool added;
    states.learner = known_find(&replay->learner, row->track, "", "", &added);
    if (added)
        states.learner->ability = ability_new_learner();
    states.topic =
        known_find(&replay->topic, row->track, row->topic, "", &added);
    if (added)
        states.topic->ability = ability_new_topic();
    states.template = known_find(&replay->template, row->track, alias->bank,
                                 alias->template, &added);
    if (added) {
        states.template->ability = ability_new_template();
        states.template->review = review_new();
    }
    return states;
}

static struct progress_state states_read(const struct states *states)
{
    return (struct progress_state){
        .learner = states->learner->ability,
        .topic = states->topic->ability,
        .template = states->template->ability,
        .review = states->template->review,
    };
}

static void states_write(const struct states *states,
                         const struct progress_state *after)
{
    states->learner->ability = after->learner;
    states->topic->ability = after->topic;
    states->template->ability = after->template;
    states->template->review = after->review;
    states->learner->taught = states->topic->taught = true;
    states->template->taught = true;
}

/* --- what a row does not say -----------------------------------------------
 */

static uint64_t hash_of(const char *text)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    while (*text)
        hash = (hash ^ (unsigned char)*text++) * UINT64_C(1099511628211);
    return hash;
}

static bool was_due(const struct replayed_template *template,
                    const struct answer_row *row)
{
    /* A further part: the first has moved it on. */
    if (template->was_asked && template->last.session == row->session &&
        template->last.question == row->question &&
        template->last_part != hash_of(row->part))
        return false;
    size_t since = SIZE_MAX;
    if (template->was_missed && template->missed.session == row->session &&
        template->missed.question < row->question)
        since = (size_t)(row->question - 1 - template->missed.question);
    return review_is_due(&template->review, (int64_t)row->asked, since);
}

static double allowed_by(const struct catalog *catalog, uint32_t entry,
                         int level)
{
    if (entry != CATALOG_NONE)
        for (uint32_t i = 0; i < catalog->template[entry].levels; i++)
            if (catalog->template[entry].level[i].level == level)
                return TIMED_LIMIT_FACTOR *
                       (double)catalog->template[entry].level[i].seconds;
    return (double)NAN;
}

/* Puts in what was not kept yet; false where nothing can be put in. */
static bool complete(const struct replay *replay, const struct alias *alias,
                     const struct replayed_template *template,
                     struct answer_row *row)
{
    if (isnan(row->asked))
        row->asked =
            (double)row->time - (row->seconds > 0 ? round(row->seconds) : 0);
    if (isnan(row->allowed) &&
        strcmp(row->mode, session_mode_name(SESSION_DRILL)) == 0) {
        row->allowed = allowed_by(replay->catalog, alias->entry, row->level);
        if (isnan(row->allowed))
            return false;
    }
    if (row->due == ANSWERS_UNKNOWN)
        row->due = was_due(template, row);
    return true;
}

static void note(struct replayed_template *template,
                 const struct answer_row *row, bool learnt)
{
    template->was_asked = true;
    template->last.session = row->session;
    template->last.question = row->question;
    template->last_part = hash_of(row->part);
    if (learnt && !lesson_passes(row)) {
        template->was_missed = true;
        template->missed.session = row->session;
        template->missed.question = row->question;
    }
}

/* --- the replay ------------------------------------------------------------
 */

static bool take(const struct answer_row *row, void *context)
{
    struct replay *replay = context;
    const struct alias *alias = alias_of(replay, row);
    struct states states = states_of(replay, row, alias);
    struct progress_state before = states_read(&states);
    struct progress_state after = before;
    struct answer_row whole = *row;
    bool learnt =
        lesson_is_one(row) && complete(replay, alias, states.template, &whole);
    if (learnt) {
        lesson_learn(&after, &whole);
        states_write(&states, &after);
    }
    note(states.template, row, learnt);
    struct rebuild_step step = {row, learnt, &before, &after};
    return !replay->visit || replay->visit(&step, replay->context);
}

bool rebuild_replay(struct db *db, int64_t learner,
                    const struct catalog *catalog, rebuild_visit *visit,
                    void *context, struct error *error)
{
    struct replay replay;
    start(&replay, catalog);
    replay.visit = visit;
    replay.context = context;
    bool ok = answers_each(db, learner, 0, take, &replay, error);
    arena_release(&replay.arena);
    return ok;
}

/* Only rows that were lessons leave a state, as in a live session. */
static bool write_states(const struct replay *replay, struct db *db,
                         int64_t learner, struct error *error)
{
    bool ok = progress_forget(db, learner, error);
    for (size_t i = 0; ok && i < replay->learner.count; i++) {
        const struct known_entry *entry = replay->learner.entry[i];
        const struct replayed_learner *state = entry->item;
        struct progress_key key = {.learner = learner, .track = entry->name[0]};
        ok = !state->taught ||
             progress_put_learner(db, &key, &state->ability, error);
    }
    for (size_t i = 0; ok && i < replay->topic.count; i++) {
        const struct known_entry *entry = replay->topic.entry[i];
        const struct replayed_topic *state = entry->item;
        struct progress_key key = {.learner = learner,
                                   .track = entry->name[0],
                                   .topic = entry->name[1]};
        ok = !state->taught ||
             progress_put_topic(db, &key, &state->ability, error);
    }
    for (size_t i = 0; ok && i < replay->template.count; i++) {
        const struct known_entry *entry = replay->template.entry[i];
        const struct replayed_template *state = entry->item;
        struct progress_key key = {.learner = learner,
                                   .track = entry->name[0],
                                   .bank = entry->name[1],
                                   .template = entry->name[2]};
        ok = !state->taught || progress_put_template(db, &key, &state->ability,
                                                     &state->review, error);
    }
    return ok;
}

bool rebuild_states_within(struct db *db, int64_t learner,
                           const struct catalog *catalog, struct error *error)
{
    struct replay replay;
    start(&replay, catalog);
    bool ok = answers_each(db, learner, 0, take, &replay, error) &&
              write_states(&replay, db, learner, error);
    arena_release(&replay.arena);
    return ok;
}

bool rebuild_states(struct db *db, int64_t learner,
                    const struct catalog *catalog, struct error *error)
{
    return db_begin(db, error) &&
           db_finish(db, rebuild_states_within(db, learner, catalog, error),
                     error);
}

static bool agrees_within(struct db *db, int64_t learner,
                          const struct catalog *catalog, bool *agrees,
                          struct error *error)
{
    uint64_t kept, by_history;
    if (!progress_digest(db, learner, &kept, error) ||
        !rebuild_states_within(db, learner, catalog, error) ||
        !progress_digest(db, learner, &by_history, error))
        return false;
    *agrees = kept == by_history;
    if (*agrees || !catalog)
        return true;
    if (!rebuild_states_within(db, learner, NULL, error) ||
        !progress_digest(db, learner, &by_history, error))
        return false;
    *agrees = kept == by_history;
    return true;
}

bool rebuild_agrees(struct db *db, int64_t learner,
                    const struct catalog *catalog, bool *agrees,
                    struct error *error)
{
    *agrees = false;
    if (!db_begin(db, error))
        return false;
    bool ok = agrees_within(db, learner, catalog, agrees, error);
    db_finish(db, false, error); /* all of it is taken back */
    return ok;
}
