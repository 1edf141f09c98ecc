#include "repl/stats.h"

#include <string.h>

#include "base/suggest.h"
#include "repl/stats_screen.h"
#include "store/answers.h"

static const struct {
    const char *word;
    bool (*show)(struct stats_screen *screen, struct error *error);
} screens[] = {
#define STATS(id, word, about) {word, stats_##id},
#include "repl/stats.def"
#undef STATS
};

enum { SCREENS = sizeof screens / sizeof *screens };

static bool note_row(const struct answer_row *row, void *context)
{
    (void)row;
    *(bool *)context = true;
    return false;
}

/* A topic of the banks, or one that only the history knows any more. */
static bool read_topic(struct stats *stats, const char *word,
                       struct error *error)
{
    struct error none = {.code = ERROR_NONE}, ignored = none;
    struct answers_filter filter = {.learner = stats->look.learner,
                                    .topic = word};
    bool known = false;
    stats->look.topic = word;
    if (stats->catalog &&
        catalog_find_topic(stats->catalog, word, &none) != CATALOG_NONE)
        return true;
    if (answers_latest(stats->look.db, &filter, note_row, &known, &ignored) &&
        known)
        return true;
    struct suggest suggest = {.best = NULL};
    for (size_t i = 0; i < SCREENS; i++)
        if (i != STATS_topic && *screens[i].word)
            suggest_offer(&suggest, word, strlen(word), screens[i].word);
    if (suggest.best)
        return error_set(error, ERROR_USAGE,
                         "'stats' knows no '%.60s'; did you mean 'stats %s'?",
                         word, suggest.best);
    if (none.code != ERROR_NONE)
        return error_set(error, none.code, "%s", none.text);
    return error_set(error, ERROR_USAGE, "no topic is called '%.60s'", word);
}

bool stats_read(struct stats *stats, const char *words, enum stats_what *what,
                struct error *error)
{
    for (size_t i = 0; i < SCREENS; i++)
        if (i != STATS_topic && strcmp(words, screens[i].word) == 0) {
            *what = (enum stats_what)i;
            return true;
        }
    *what = STATS_topic;
    return read_topic(stats, words, error);
}

bool stats_show(const struct stats *stats, enum stats_what what,
                struct error *error)
{
    struct stats_screen screen = {
        .stats = stats, .what = what, .term = stats->term};
    arena_init(&screen.arena);
    bool ok = lookback_make(&screen.look, &stats->look, &screen.arena, error);
    if (ok && !screen.look.started)
        term_text(stats->term, 0,
                  "No answers yet. They are counted as soon as there is one.");
    else if (ok)
        ok = screens[what].show(&screen, error);
    arena_release(&screen.arena);
    return ok;
}
