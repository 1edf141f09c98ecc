#include "session/record.h"

#include <math.h>
#include <string.h>

#include "model/constants.h"
#include "model/timed.h"
#include "session/lesson.h"
#include "store/progress.h"

/* What one record changed, told by the store's transaction. */
struct change {
    const struct record *record;
    struct progress_state state; /* after it */
    struct ability_level from, to;
};

static bool learn(struct progress_state *state, void *context,
                  struct error *error)
{
    (void)error; /* cannot fail */
    struct change *change = context;
    const struct record *record = change->record;
    double now = (double)record->row.time;
    change->from = ability_shown_level(&state->learner, &state->topic, now);
    lesson_learn(state, &record->row);
    change->to = ability_shown_level(&state->learner, &state->topic, now);
    change->state = *state;
    return true;
}

static uint32_t topic_of(const struct session *session, uint32_t template)
{
    return session->options.catalog->template[template].topic;
}

/* Lets the session believe what the store believes. */
static void adopt(struct session *session, const struct change *change)
{
    uint32_t template = change->record->template;
    session->ability = change->state.learner;
    session->topic[topic_of(session, template)].ability = change->state.topic;
    session->template[template].ability = change->state.template;
    session->template[template].review = change->state.review;
}

/* The same without the store, where it refused. */
static void learn_in_memory(struct session *session, struct change *change)
{
    uint32_t template = change->record->template;
    struct progress_state state = {
        .learner = session->ability,
        .topic = session->topic[topic_of(session, template)].ability,
        .template = session->template[template].ability,
        .review = session->template[template].review,
    };
    learn(&state, change, NULL);
}

static bool save(struct session *session, const struct record *record,
                 struct change *change, struct error *error)
{
    change->record = record;
    return progress_record(session->options.db, &record->row,
                           lesson_is_one(&record->row) ? learn : NULL, change,
                           error);
}

/* Oldest first, and no further than the first that fails: the order of rows is
 * the order of answering. */
static bool save_waiting(struct session *session, struct error *error)
{
    while (session->unsaved) {
        struct change change;
        if (!save(session, session->unsaved, &change, error))
            return false;
        session->unsaved = session->unsaved->next;
    }
    return true;
}

size_t session_save(struct session *session, struct error *error)
{
    size_t left = 0;
    save_waiting(session, error);
    for (const struct record *record = session->unsaved; record;
         record = record->next)
        left++;
    return left;
}

static const char *keep_text(struct session *session, const char *text)
{
    return text ? arena_text(&session->arena, text, strlen(text)) : NULL;
}

/* A copy that lives as long as the session, at the end of the queue. What
 * points into a bank or the options lives long enough. */
static void keep(struct session *session, const struct record *record)
{
    struct record *copy = arena_get(&session->arena, sizeof *copy);
    struct record **last = &session->unsaved;
    *copy = *record;
    copy->next = NULL;
    if (copy->row.typed)
        copy->row.typed = arena_text(&session->arena, copy->row.typed,
                                     copy->row.typed_length);
    copy->row.reading = keep_text(session, copy->row.reading);
    copy->row.verdict = keep_text(session, copy->row.verdict);
    copy->row.mistake = keep_text(session, copy->row.mistake);
    while (*last)
        last = &(*last)->next;
    *last = copy;
}

static void note_change(struct session *session, const struct record *record,
                        const struct change *change)
{
    struct session_topic *topic =
        &session->topic[topic_of(session, record->template)];
    if (!topic->answers)
        topic->from = change->from;
    topic->to = change->to;
    topic->answers++;
    topic->right += record->row.result >= 1;
    session->counts.answered++;
    session->counts.right += record->row.result >= 1;
    session->misses = record->row.result > 0 ? 0 : session->misses + 1;
    if (!lesson_passes(&record->row))
        session->template[record->template].missed = session->questions;
}

static struct answer_row row_of(const struct session *session,
                                const struct finding *finding,
                                const struct moment *moment)
{
    const struct session_options *options = &session->options;
    const struct session_asked *asked = &session->asked;
    const struct template *template = asked->question.template;
    const struct part *part = asked->shown.part;
    bool open = !part_kind_is_judged(part->kind);
    bool shown = strcmp(finding->verdict, "shown") == 0;
    return (struct answer_row){
        .learner = options->learner,
        .session = options->id,
        .sequence = session->sequence + 1,
        .question = asked->number,
        .time = moment->now,
        .offset = moment->offset,
        .bank = template->bank->id,
        .template = template->id,
        .part = part->id ? part->id : template->id,
        .topic = template->topic,
        .level = asked->question.level,
        .seed = asked->question.seed,
        .kind = part_kind_name(asked->shown.options ? KIND_CHOICE : part->kind),
        .reading = finding->reading,
        .verdict = finding->verdict,
        .mistake = finding->mistake,
        .credit = finding->credit,
        .result = finding->result,
        .tries = asked->tries,
        .hints = asked->hints,
        .seconds = moment->seconds,
        .interrupted =
            moment->interrupted || moment->seconds > ABILITY_SESSION_PAUSE,
        .assisted = asked->hints > 0 || asked->calculated || shown,
        .self_graded = open && !isnan(finding->credit),
        .mode = session_mode_name(options->mode),
        .track = options->track,
        .confidence = asked->confidence,
        .prediction = open ? (double)NAN : asked->chance,
        .options = (int)asked->shown.options,
        .asked = asked->model.asked,
        .allowed = options->mode == SESSION_DRILL
                       ? TIMED_LIMIT_FACTOR * asked->shown.seconds
                       : (double)NAN,
        .due = asked->due,
    };
}

void record_part(struct session *session, const struct finding *finding,
                 const char *typed, size_t length, const struct moment *moment,
                 struct outcome *outcome)
{
    struct session_asked *asked = &session->asked;
    struct record record = {
        .row = row_of(session, finding, moment),
        .template = asked->template,
    };
    record.row.typed = typed;
    record.row.typed_length = length;
    if (asked->told)
        record.row.result = (double)NAN;
    bool told = lesson_is_one(&record.row);

    struct change change = {.record = &record};
    outcome->saved = save_waiting(session, &outcome->save_error) &&
                     save(session, &record, &change, &outcome->save_error);
    if (!outcome->saved) {
        keep(session, &record);
        if (told)
            learn_in_memory(session, &change);
    }
    session->sequence++;
    outcome->told = told;
    if (!told)
        return;
    asked->told = true;
    asked->from = change.from;
    asked->to = change.to;
    adopt(session, &change);
    note_change(session, &record, &change);
}
