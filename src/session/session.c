#include "session/session.h"

#include <math.h>
#include <string.h>

#include "quiz/distractors.h"
#include "session/choose.h"
#include "session/record.h"
#include "store/progress.h"

/* Seeds are short enough to be typed again: 0 .. 999,999,999. */
#define SEEDS 1000000000u

/* How often a question that cannot be drawn is drawn anew, and how many such
 * are passed over before giving up. */
enum { DRAWS = 3, PASSES = 200 };

const char *session_mode_name(enum session_mode mode)
{
    static const char *const names[] = {
#define MODE(id, name, about) name,
#include "session/mode.def"
#undef MODE
    };
    return names[mode];
}

static void take_progress(struct session *session,
                          const struct progress *progress)
{
    const struct catalog *catalog = session->options.catalog;
    session->ability = progress->learner;
    for (uint32_t i = 0; i < catalog->topics; i++)
        session->topic[i].ability =
            progress_of_topic(progress, catalog->topic[i].name);
    for (uint32_t i = 0; i < catalog->templates; i++) {
        struct progress_template known = progress_of_template(
            progress, catalog->template[i].bank, catalog->template[i].id);
        session->template[i].ability = known.state;
        session->template[i].review = known.review;
    }
}

bool session_start(struct session *session,
                   const struct session_options *options, int64_t now,
                   struct error *error)
{
    const struct catalog *catalog = options->catalog;
    (void)now;
    *session = (struct session){
        .options = *options,
        .since_review = 1,
        .placement = PLACEMENT_QUESTIONS,
    };
    arena_init(&session->arena);
    arena_init(&session->scratch);
    rng_seed(&session->rng, options->seed);
    session->topic = arena_zero(&session->arena, (catalog->topics + 1u) *
                                                     sizeof *session->topic);
    session->template = arena_zero(
        &session->arena, (catalog->templates + 1u) * sizeof *session->template);
    struct progress progress;
    bool ok = progress_load(options->db, options->learner, options->track,
                            &progress, &session->scratch, error);
    if (ok)
        take_progress(session, &progress);
    arena_clear(&session->scratch);
    session_want(session, NULL);
    return ok;
}

static void drop_question(struct session *session)
{
    if (session->asked.drawn)
        question_release(&session->asked.question);
    session->asked = (struct session_asked){.waiting = false};
}

void session_want(struct session *session, const struct wish *wish)
{
    const struct catalog *catalog = session->options.catalog;
    session->wish = wish ? *wish : (struct wish){.topics = 0};
    bool open_too = wish_is_narrow(&session->wish);
    for (uint32_t i = 0; i < catalog->templates; i++)
        session->template[i].wanted =
            (catalog->template[i].judged || open_too) &&
            wish_takes(&session->wish, catalog, i);
    drop_question(session);
}

/* A drill is too short for them, and a placement has other things to find. */
bool session_has_follow_ups(enum session_mode mode)
{
    return mode != SESSION_DRILL && mode != SESSION_PLACEMENT;
}

void session_change_mode(struct session *session, enum session_mode mode)
{
    session->options.mode = mode;
    session->over = false;
    session->course = (struct course){.preset = NULL};
    for (uint32_t i = 0; i < session->options.catalog->topics; i++)
        session->topic[i].asked = 0;
    session->placed = 0;
    drop_question(session);
}

/* In a drill with options, numbers get some too, as far as there are enough
 * wrong values for these numbers. */
static void add_options(struct session *session)
{
    struct session_asked *asked = &session->asked;
    const struct preset *preset = session->course.preset;
    struct error ignored = {.code = ERROR_NONE};
    if (!preset || !preset->options || asked->shown.options ||
        !part_kind_is_judged(asked->shown.part->kind) ||
        asked->shown.key.rule.shape != SHAPE_NUMBER)
        return;
    struct question_part made = asked->shown;
    if (distractors_make(&asked->question, &made, DISTRACTORS_USUAL, &ignored))
        asked->shown = made;
}

/* Works out a part and what the model expects of it. */
static bool ask_part(struct session *session, uint32_t index, int64_t now,
                     struct error *error)
{
    struct session_asked *asked = &session->asked;
    if (!question_part(&asked->question, index, &asked->shown, error))
        return false;
    add_options(session);
    const struct catalog_template *entry =
        &session->options.catalog->template[asked->template];
    asked->model = (struct ability_question){
        .level = asked->question.level,
        .options = (int)asked->shown.options,
        .asked = (double)now,
    };
    asked->chance = ability_predict(&session->ability,
                                    &session->topic[entry->topic].ability,
                                    &session->template[asked->template].ability,
                                    &asked->model)
                        .chance;
    asked->part = index;
    asked->confidence = (double)NAN;
    asked->hints = asked->tries = 0;
    asked->calculated = false;
    asked->told = false;
    asked->words = NULL;
    asked->waiting = true;
    session->counts.asked++;
    return true;
}

static void note_trouble(struct session *session, const struct error *error)
{
    if (error->code != ERROR_NONE)
        error_list_add(&session->trouble, error);
}

/* Draws what was chosen, with another seed if need be. */
static bool draw(struct session *session, const struct choice *choice,
                 int64_t now)
{
    struct catalog *catalog = session->options.catalog;
    struct bank_index_level *level =
        &catalog->template[choice->template].level[choice->level];
    const struct template *template =
        catalog_load(catalog, choice->template, &session->trouble);
    if (!template)
        return false;
    struct error error = {.code = ERROR_NONE};
    for (int i = 0; i < DRAWS; i++) {
        struct session_asked *asked = &session->asked;
        error = (struct error){.code = ERROR_NONE};
        drop_question(session);
        if (!question_draw(&asked->question, template, level->level,
                           rng_below(&session->rng, SEEDS), &error))
            continue;
        asked->drawn = true;
        asked->question.plain = true;
        asked->question.terse = session->options.mode == SESSION_DRILL;
        asked->template = choice->template;
        asked->level = choice->level;
        if (ask_part(session, 0, now, &error))
            return true;
    }
    drop_question(session);
    note_trouble(session, &error);
    level->dead = true;
    return false;
}

static bool ask_new(struct session *session, int64_t now, struct error *error)
{
    struct choice choice;
    for (int i = 0; i < PASSES; i++) {
        if (!choose(session, now, &choice, error)) {
            session->over = error->code == ERROR_NONE;
            return false;
        }
        bool due = choose_is_due(session, choice.template, now);
        if (!draw(session, &choice, now))
            continue;
        session->asked.number = ++session->questions;
        session
            ->topic[session->options.catalog->template[choice.template].topic]
            .asked++;
        session->placed++;
        session->asked.reason = choice.reason;
        session->asked.due = due;
        session->since_review =
            choice.reason == ASKED_FOR_REVIEW ? 0 : session->since_review + 1;
        choose_note(session, choice.template, choice.level);
        return true;
    }
    return error_set(error, ERROR_VALUE, "no question could be drawn");
}

bool session_next(struct session *session, int64_t now, struct error *error)
{
    struct session_asked *asked = &session->asked;
    if (asked->waiting)
        return true;
    if (asked->drawn && !asked->reopened &&
        session_has_follow_ups(session->options.mode) &&
        asked->part + 1 < asked->question.template->parts) {
        struct error trouble = {.code = ERROR_NONE};
        asked->reason = ASKED_AS_FOLLOW_UP;
        asked->due = false; /* the first part has moved it on */
        if (ask_part(session, asked->part + 1, now, &trouble))
            return true;
        note_trouble(session, &trouble);
    }
    drop_question(session);
    return ask_new(session, now, error);
}

static uint32_t find_part(const struct template *template, const char *id)
{
    for (uint32_t i = 0; i < template->parts; i++)
        if (template->part[i].id && strcmp(template->part[i].id, id) == 0)
            return i;
    return 0;
}

bool session_reopen(struct session *session, const struct answer_row *row,
                    struct error *error)
{
    struct session_asked *asked = &session->asked;
    struct catalog *catalog = session->options.catalog;
    struct str name = {0};
    str_add_format(&name, "%s/%s", row->bank, row->template);
    uint32_t at = catalog_find_template(catalog, name.text, error);
    str_release(&name);
    const struct template *template =
        at == CATALOG_NONE ? NULL
                           : catalog_load(catalog, at, &session->trouble);
    drop_question(session);
    if (!template)
        return at != CATALOG_NONE &&
               error_set(error, ERROR_FILE, "%s cannot be read any more",
                         row->bank);
    if (!question_draw(&asked->question, template, row->level, row->seed,
                       error))
        return false;
    asked->drawn = asked->reopened = true;
    asked->template = at;
    asked->number = (uint32_t)row->question;
    asked->reason = ASKED_BY_COURSE;
    uint32_t index = find_part(template, row->part);
    if (!ask_part(session, index, row->time, error))
        return false;
    session->counts.asked--;
    asked->words =
        arena_text(&asked->question.arena, row->typed, row->typed_length);
    asked->words_length = row->typed_length;
    return true;
}

const char *session_hint(struct session *session, struct error *error)
{
    struct session_asked *asked = &session->asked;
    const struct part *part = asked->shown.part;
    if (!asked->waiting || (uint32_t)asked->hints >= part->hints)
        return NULL;
    const char *text =
        question_text(&asked->question, &part->hint[asked->hints], error);
    if (text)
        asked->hints++;
    return text;
}

const char *session_solution(struct session *session, struct error *error)
{
    struct session_asked *asked = &session->asked;
    if (!asked->drawn || !asked->shown.part->solution.place)
        return NULL;
    return question_text(&asked->question, &asked->shown.part->solution, error);
}

struct ability_level session_level(const struct session *session,
                                   uint32_t topic, int64_t now)
{
    return ability_shown_level(
        &session->ability,
        topic == CATALOG_NONE ? NULL : &session->topic[topic].ability,
        (double)now);
}

struct session_reviews session_reviews(const struct session *session,
                                       int64_t now, bool next_session)
{
    const struct catalog *catalog = session->options.catalog;
    struct session_reviews reviews = {.due = 0};
    for (uint32_t i = 0; i < catalog->templates; i++) {
        const struct review *review = &session->template[i].review;
        if (review->box == REVIEW_NONE || !session->template[i].wanted)
            continue;
        bool due = next_session ? review_is_due(review, now, SIZE_MAX)
                                : choose_is_due(session, i, now);
        if (due) {
            reviews.due++;
            reviews.seconds += (double)catalog->template[i].level[0].seconds;
            continue;
        }
        reviews.later++;
        if (!reviews.next || review->due < reviews.next)
            reviews.next = review->due;
    }
    return reviews;
}

void session_release(struct session *session)
{
    drop_question(session);
    error_list_release(&session->trouble);
    arena_release(&session->scratch);
    arena_release(&session->arena);
}
