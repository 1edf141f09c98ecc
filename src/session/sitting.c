/* Courses of a session (declared in session.h): what is planned, and what is
 * kept of it. */
#include <math.h>

#include "session/choose.h"
#include "session/session.h"
#include "store/answers.h"
#include "store/sittings.h"

/* An interview is untimed for the model, and a drill's estimates are its own:
 * both ask what the session believes. */
struct belief {
    const struct session *session;
    int64_t now;
};

static double chance_of(const void *context, uint32_t template, uint32_t level)
{
    const struct belief *belief = context;
    return choose_chance(belief->session, template, level, belief->now);
}

/* Only an interview can be resumed; a drill that was broken off is over. */
static bool keep(struct session *session, int64_t now, struct error *error)
{
    const struct course *course = &session->course;
    const struct catalog *catalog = session->options.catalog;
    struct arena_mark mark = arena_here(&session->scratch);
    size_t items = session->options.mode == SESSION_MOCK ? course->count : 0;
    struct sitting_item *item =
        arena_get(&session->scratch, (items + 1) * sizeof *item);
    for (size_t i = 0; i < items; i++) {
        const struct course_item *planned = &course->item[i];
        const struct catalog_template *template =
            &catalog->template[planned->template];
        item[i] = (struct sitting_item){
            .section = (int)planned->section,
            .bank = template->bank,
            .template = template->id,
            .level = template->level[planned->level].level,
        };
    }
    struct sitting sitting = {
        .session = session->options.id,
        .learner = session->options.learner,
        .mode = session_mode_name(session->options.mode),
        .preset = course->preset->id,
        .seed = session->options.seed,
        .started = now,
        .seconds = course->seconds,
        .score = (double)NAN,
        .item = item,
        .items = items,
    };
    bool ok = sittings_begin(session->options.db, &sitting, error);
    arena_rewind(&session->scratch, mark);
    return ok;
}

bool session_take_course(struct session *session, const struct preset *preset,
                         double seconds, int64_t now, struct error *error)
{
    struct belief belief = {session, now};
    return course_plan(&session->course, preset, seconds,
                       session->options.catalog, chance_of, &belief,
                       &session->rng, &session->arena, error) &&
           keep(session, now, error);
}

/* The template at that level, or CATALOG_NONE where there is none any more. */
static struct course_item find_item(const struct catalog *catalog,
                                    const struct sitting_item *item)
{
    struct str name = {0};
    struct error ignored = {.code = ERROR_NONE};
    struct course_item found = {.section = (uint32_t)item->section};
    str_add_format(&name, "%s/%s", item->bank, item->template);
    uint32_t at = catalog_find_template(catalog, name.text, &ignored);
    str_release(&name);
    found.template = CATALOG_NONE;
    if (at == CATALOG_NONE)
        return found;
    const struct catalog_template *template = &catalog->template[at];
    for (uint32_t i = 0; i < template->levels; i++)
        if (template->level[i].level == item->level) {
            found.template = at;
            found.level = i;
        }
    return found;
}

/* Rows and questions of the session are counted on from the last. */
static bool note_row(const struct answer_row *row, void *context)
{
    struct session *session = context;
    session->sequence = row->sequence;
    session->questions = (uint32_t)row->question;
    return true;
}

bool session_resume_course(struct session *session, const struct preset *preset,
                           const struct sitting *sitting, struct error *error)
{
    struct course *course = &session->course;
    course_time(course, preset, sitting->seconds, &session->arena);
    course->item =
        arena_get(&session->arena, (sitting->items + 1) * sizeof *course->item);
    course->elapsed = sitting->elapsed;
    for (size_t i = 0; i < sitting->items; i++) {
        struct course_item item =
            find_item(session->options.catalog, &sitting->item[i]);
        if (item.section >= preset->sections)
            return error_set(error, ERROR_VALUE,
                             "the preset '%.60s' is not what it was",
                             preset->id);
        course->item[course->count++] = item;
    }
    course->next = sitting->position > 0 ? (size_t)sitting->position : 0;
    return answers_of_session(session->options.db, session->options.id,
                              note_row, session, error);
}

bool session_advance_course(struct session *session, struct error *error)
{
    const struct course *course = &session->course;
    return session->options.mode != SESSION_MOCK || !course->next ||
           sittings_advance(session->options.db, session->options.id,
                            (int)course->next - 1, course->elapsed, error);
}

bool session_end_course(struct session *session, int64_t now, double score,
                        struct error *error)
{
    return sittings_end(session->options.db, session->options.id, now,
                        session->course.elapsed, score, error);
}
