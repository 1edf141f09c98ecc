#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/numtext.h"
#include "repl/say.h"
#include "repl/view.h"
#include "store/progress.h"

enum { MISTAKES_SHOWN = 5, NAME_COLUMN = 14 };

struct tally {
    const char *topic;
    int64_t answered, right;
    double seconds;
};

struct tallies {
    struct arena *arena;
    struct tally *item;
    size_t count, capacity;
    int64_t answered, right, open, skipped;
    double seconds;
};

static struct tally *tally_of(struct tallies *tallies, const char *topic)
{
    for (size_t i = 0; i < tallies->count; i++)
        if (strcmp(tallies->item[i].topic, topic) == 0)
            return &tallies->item[i];
    if (tallies->count == tallies->capacity) {
        tallies->capacity = tallies->capacity ? 2 * tallies->capacity : 16;
        tallies->item = memory_resize(tallies->item, tallies->capacity,
                                      sizeof *tallies->item);
    }
    struct tally *tally = &tallies->item[tallies->count++];
    *tally = (struct tally){
        .topic = arena_text(tallies->arena, topic, strlen(topic))};
    return tally;
}

/* Only what the model was told counts: second tries, skipped and open parts
 * have rows without a result. */
static bool take(const struct answer_row *row, void *context)
{
    struct tallies *tallies = context;
    double seconds = isfinite(row->seconds) ? fmax(0, row->seconds) : 0;
    tallies->open += row->self_graded;
    tallies->skipped += strcmp(row->verdict, "skipped") == 0;
    tallies->seconds += seconds;
    if (isnan(row->result))
        return true;
    struct tally *tally = tally_of(tallies, row->topic);
    tally->answered++;
    tally->right += row->result >= 1;
    tally->seconds += seconds;
    tallies->answered++;
    tallies->right += row->result >= 1;
    return true;
}

static void add_share(int64_t right, int64_t answered, struct str *line)
{
    str_add_integer(line, answered);
    str_add(line, " done, ");
    numtext_add_fixed(line, 100.0 * (double)right / (double)answered, 0);
    str_add(line, "% right");
}

static void say_total(struct term *term, const struct tallies *tallies,
                      const struct progress *progress, int64_t now)
{
    struct str line = {0};
    struct ability_level level =
        ability_shown_level(&progress->learner, NULL, (double)now);
    add_share(tallies->right, tallies->answered, &line);
    str_add(&line, " at first try, ");
    say_seconds(tallies->seconds, &line);
    str_add(&line, ". Overall level ");
    say_level_number(&level, &line);
    say_band(&level, &line);
    str_add(&line, ".");
    term_text(term, 0, line.text);
    if (tallies->open) {
        str_clear(&line);
        str_add_format(&line, "Marked by yourself, and not counted above: %d.",
                       (int)tallies->open);
        term_text(term, 0, line.text);
    }
    str_release(&line);
}

static void say_topics(struct term *term, const struct tallies *tallies,
                       const struct progress *progress, int64_t now)
{
    struct str line = {0};
    for (size_t i = 0; i < tallies->count; i++) {
        const struct tally *tally = &tallies->item[i];
        struct ability_topic topic = progress_of_topic(progress, tally->topic);
        struct ability_level level =
            ability_shown_level(&progress->learner, &topic, (double)now);
        str_clear(&line);
        add_share(tally->right, tally->answered, &line);
        str_add(&line, ", ");
        say_seconds(tally->seconds / (double)tally->answered, &line);
        str_add(&line, " each; level ");
        say_level_number(&level, &line);
        say_band(&level, &line);
        term_row(term, NAME_COLUMN, tally->topic, line.text);
    }
    str_release(&line);
}

static bool say_mistakes(struct term *term, struct db *db, int64_t learner,
                         struct arena *arena, struct error *error)
{
    struct answers_mistake *mistake;
    size_t count;
    struct str line = {0};
    if (!answers_mistakes(db, learner, &mistake, &count, arena, error))
        return false;
    for (size_t i = 0; i < count && i < MISTAKES_SHOWN; i++)
        str_add_format(&line, "%s%s (%d)",
                       i ? ", " : "Most frequent: ", mistake[i].tag,
                       (int)mistake[i].times);
    if (line.length) {
        str_add_char(&line, '.');
        term_text(term, 0, line.text);
    }
    str_release(&line);
    return true;
}

bool view_stats(struct term *term, struct db *db, int64_t learner, int64_t now,
                struct error *error)
{
    struct arena arena;
    struct progress progress;
    arena_init(&arena);
    struct tallies tallies = {.arena = &arena};
    bool ok = progress_load(db, learner, PROGRESS_UNTIMED, &progress, &arena,
                            error) &&
              answers_each(db, learner, 0, take, &tallies, error);
    if (ok && !tallies.answered)
        term_text(term, 0, "No answers yet.");
    else if (ok) {
        say_total(term, &tallies, &progress, now);
        say_topics(term, &tallies, &progress, now);
        ok = say_mistakes(term, db, learner, &arena, error);
    }
    memory_free(tallies.item);
    arena_release(&arena);
    return ok;
}
