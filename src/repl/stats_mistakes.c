#include <string.h>

#include "quiz/misconception.h"
#include "repl/say.h"
#include "repl/stats_screen.h"
#include "session/redraw.h"

enum { SAID_SHOWN = 40, NUMBER_COLUMN = 6 };

/* What was typed; of options, the text that was chosen. */
static void add_said(const struct answer_row *row, struct str *out)
{
    bool chosen = row->options > 0 && row->reading;
    if (chosen)
        str_add(out, row->reading);
    else if (row->typed_length && row->typed_length <= SAID_SHOWN)
        str_add_bytes(out, row->typed, row->typed_length);
    else
        str_add(out, row->typed_length ? "something long" : "nothing");
}

static void say_example(struct stats_screen *screen, size_t number,
                        const struct lookback_mistake *mistake)
{
    struct catalog *catalog = screen->stats->catalog;
    struct str lead = {0}, line = {0};
    str_add_format(&lead, "%zu", number);
    stats_add_day(screen, mistake->day, &line);
    str_add_format(&line, ", %s: you said ", mistake->row.topic);
    add_said(&mistake->row, &line);
    const char *key =
        catalog ? redraw_key(catalog, &mistake->row, &screen->arena) : NULL;
    if (key)
        str_add_format(&line, "; right is %s", key);
    str_add_char(&line, '.');
    term_led_text(screen->term, TERM_INDENT, NUMBER_COLUMN, STYLE_STRONG,
                  lead.text, line.text);
    str_release(&lead);
    str_release(&line);
}

/* "You left out ties (tie), 3 times:" */
static void say_kind(struct stats_screen *screen,
                     const struct lookback_kind *kind)
{
    struct str line = {0};
    if (kind->about)
        str_add_format(&line, "You %s (%s), ", kind->about, kind->tag);
    else if (*kind->tag)
        str_add_format(&line, "The mistake called %s, ", kind->tag);
    else
        str_add(&line, "For no reason that was recognised, ");
    if (kind->times == 1)
        str_add(&line, "once:");
    else
        str_add_format(&line, "%d times:", (int)kind->times);
    term_text(screen->term, 0, line.text);
    str_release(&line);
}

/* The numbers of what say_kinds lists. */
static void list(const struct lookback *look, struct stats_listed *listed)
{
    listed->count = 0;
    for (size_t i = 0; i < look->kinds; i++)
        for (size_t k = 0;
             k < look->kind[i].examples && listed->count < STATS_LISTED; k++)
            listed->id[listed->count++] = look->kind[i].example[k].row.id;
}

static void say_kinds(struct stats_screen *screen)
{
    const struct lookback *look = &screen->look;
    size_t number = 0;
    for (size_t i = 0; i < look->kinds && number < STATS_LISTED; i++) {
        say_kind(screen, &look->kind[i]);
        for (size_t k = 0; k < look->kind[i].examples && number < STATS_LISTED;
             k++)
            say_example(screen, ++number, &look->kind[i].example[k]);
    }
}

bool stats_mistakes(struct stats_screen *screen, struct error *error)
{
    const struct lookback *look = &screen->look;
    struct str line = {0};
    (void)error;
    str_add(&line, "Mistakes, ");
    stats_add_period(screen, &line);
    str_add_format(&line, ": %d in %d question%s.", (int)look->mistakes,
                   (int)look->total.answered,
                   look->total.answered == 1 ? "" : "s");
    term_text(screen->term, 0, line.text);
    str_release(&line);
    if (look->kinds) {
        struct figure figure = look_kinds(look, &screen->arena);
        /* In words each kind says how often. */
        if (look->kinds > 1 && stats_has_pictures(screen->term))
            stats_draw(screen, &figure);
        term_add(screen->term, "\n");
        say_kinds(screen);
    }
    if (screen->stats->listed)
        list(look, screen->stats->listed);
    term_add(screen->term, "\n");
    if (look->kinds && !*screen->stats->before)
        term_text(screen->term, 0,
                  "'explain 1' shows the first of these again, with its "
                  "solution.");
    stats_say_next(screen, NULL);
    return true;
}

/* --- explain ---------------------------------------------------------------
 */

struct wanted {
    const struct stats *stats;
    int64_t id;
    bool found;
    struct error *error;
};

static void say_row(const struct stats *stats, const struct answer_row *row,
                    struct redrawn *redrawn)
{
    struct term *term = stats->term;
    struct str right = {0}, line = {0};
    struct error ignored = {.code = ERROR_NONE};
    str_add_format(&right, "%s, level %d", row->topic, row->level);
    term_add(term, "\n");
    term_sides(term, 0, STYLE_STRONG, "Once more", right.text);
    say_part(term, &redrawn->shown);
    str_add(&line, "You said ");
    add_said(row, &line);
    str_add(&line, " on ");
    say_date(row->time, row->offset, stats->look.now, &line);
    str_add(&line, "; right is ");
    question_show_key(&redrawn->shown, &line);
    str_add_char(&line, '.');
    term_add(term, "\n");
    term_text(term, TERM_INDENT, line.text);
    const char *about = row->mistake ? misconception_about(row->mistake) : NULL;
    if (about) {
        str_clear(&line);
        str_add_format(&line, "It seems that you %s.", about);
        term_text(term, TERM_INDENT, line.text);
    }
    const char *solution = redraw_solution(redrawn, &ignored);
    if (solution)
        term_text(term, 2 * (size_t)TERM_INDENT, solution);
    str_release(&right);
    str_release(&line);
}

static bool explain_row(const struct answer_row *row, void *context)
{
    struct wanted *wanted = context;
    struct redrawn redrawn;
    if (row->id != wanted->id)
        return row->id > wanted->id;
    wanted->found =
        redraw(&redrawn, wanted->stats->catalog, row, wanted->error);
    if (wanted->found) {
        say_row(wanted->stats, row, &redrawn);
        redraw_release(&redrawn);
    }
    return false;
}

/* Those that 'stats mistakes' would list, where it has not yet. */
static bool list_now(const struct stats *stats, struct error *error)
{
    struct lookback look;
    struct arena arena;
    arena_init(&arena);
    bool ok = lookback_make(&look, &stats->look, &arena, error);
    if (ok)
        list(&look, stats->listed);
    arena_release(&arena);
    return ok;
}

bool stats_explain(const struct stats *stats, size_t number,
                   struct error *error)
{
    struct stats_listed *listed = stats->listed;
    struct answers_filter filter = {.learner = stats->look.learner};
    if (!listed->count && !list_now(stats, error))
        return false;
    if (!listed->count)
        return error_set(error, ERROR_USAGE, "there is no mistake to explain");
    if (number != 1 && listed->count == 1)
        return error_set(error, ERROR_USAGE,
                         "there is one mistake: 'explain 1' shows it");
    if (number < 1 || number > listed->count)
        return error_set(error, ERROR_USAGE,
                         "'explain' wants a number from 1 to %zu, as "
                         "'mistakes' lists them",
                         listed->count);
    struct wanted wanted = {stats, listed->id[number - 1], false, error};
    return answers_latest(stats->look.db, &filter, explain_row, &wanted,
                          error) &&
           wanted.found;
}
