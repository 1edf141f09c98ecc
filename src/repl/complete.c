#include "repl/complete.h"

#include <stdbool.h>
#include <string.h>

#include "config/config.h"
#include "repl/command.h"
#include "repl/help.h"
#include "repl/repl.h"

/* A walk over all that fits a place, whatever is typed so far. */
struct walk {
    struct complete *complete;
    bool empty; /* nothing of the word is typed */
    size_t index;
    struct help help;
    struct help_cursor cursor; /* where it goes over what there is help on */
    const char *usage;         /* where it goes over the words of a usage */
};

/* The next candidate; NULL past the last. */
typedef const char *next_of(struct walk *walk);

static const char *next_topic(struct walk *walk)
{
    const struct catalog *catalog = walk->complete->options->catalog;
    return walk->index < catalog->topics ? catalog->topic[walk->index++].name
                                         : NULL;
}

/* Topics, then tags. */
static const char *next_wish(struct walk *walk)
{
    const struct catalog *catalog = walk->complete->options->catalog;
    if (walk->index < catalog->topics)
        return next_topic(walk);
    size_t index = walk->index++ - catalog->topics;
    return index < catalog->tags ? catalog->tag[index] : NULL;
}

static const char *next_drill(struct walk *walk)
{
    const struct preset_list *list =
        preset_list_filled(walk->complete->options->presets);
    while (list && walk->index < list->count) {
        const struct preset *preset = list->item[walk->index++];
        if (preset->mode == PRESET_DRILL)
            return preset->id;
    }
    return NULL;
}

/* Screens, then topics. What stands in capitals is no word to be typed. */
static const char *next_stats(struct walk *walk)
{
    static const char *const words[] = {
#define STATS(id, word, about) word,
#include "repl/stats.def"
#undef STATS
    };
    enum { WORDS = sizeof words / sizeof *words };
    const struct catalog *catalog = walk->complete->options->catalog;
    while (walk->index < WORDS) {
        const char *word = words[walk->index++];
        if (*word >= 'a')
            return word;
    }
    size_t index = walk->index++ - WORDS;
    return index < catalog->topics ? catalog->topic[index].name : NULL;
}

static const char *next_setting(struct walk *walk)
{
    return walk->index < SETTINGS ? config_name((enum setting)walk->index++)
                                  : NULL;
}

/* Hundreds of functions and mistakes are offered only when it is known how the
 * word begins. */
static bool is_offered_at_once(enum help_kind kind)
{
    switch (kind) {
    case HELP_COMMAND:
    case HELP_PAGE:
    case HELP_TOPIC:
    case HELP_PRESET: return true;
    case HELP_SHELL:
    case HELP_OPTION:
    case HELP_TAG:
    case HELP_MISTAKE:
    case HELP_SLIP:
    case HELP_FUNCTION:
    case HELP_ALIAS: return false;
    }
    return false;
}

static const char *next_help(struct walk *walk)
{
    struct help_entry entry;
    while (help_next(&walk->help, &walk->cursor, &entry))
        if (!walk->empty || is_offered_at_once(entry.kind))
            return entry.name + strspn(entry.name, "-");
    return NULL;
}

/* The words that are to be typed as they stand: small letters in a usage, such
 * as "[speed|calibration]". */
static const char *next_literal(struct walk *walk)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz-";
    struct str *word = &walk->complete->word;
    walk->usage += strcspn(walk->usage, letters);
    size_t length = strspn(walk->usage, letters);
    if (!length)
        return NULL;
    str_clear(word);
    str_add_bytes(word, walk->usage, length);
    walk->usage += length;
    return word->text;
}

static enum session_mode mode_of(const struct complete *complete)
{
    const struct activity *activity =
        complete->repl ? complete->repl->activity : complete->options->activity;
    return activity ? activity->mode : SESSION_PRACTICE;
}

/* What answers the prompt by a letter, if it is of that kind. */
static const char *next_letter(struct walk *walk)
{
    static const char letters[OPTION_LIMIT][2] = {"a", "b", "c", "d", "e", "f",
                                                  "g", "h", "i", "j", "k", "l"};
    static const char marks[][2] = {"y", "n"};
    const struct repl *repl = walk->complete->repl;
    size_t index = walk->index++;
    if (repl && repl->state == REPL_MARK)
        return index < 2 ? marks[index] : NULL;
    if (!repl || repl->state != REPL_ANSWER || !repl->session.asked.waiting)
        return NULL;
    return index < repl->session.asked.shown.options ? letters[index] : NULL;
}

/* The first word of a line: where a letter is wanted, letters, and commands
 * only when they are begun; else commands. */
static const char *next_first(struct walk *walk)
{
    const struct complete *complete = walk->complete;
    const struct command *command;
    if (!walk->usage) {
        const char *letter = next_letter(walk);
        if (letter)
            return letter;
        if (walk->empty && walk->index > 1)
            return NULL;
        walk->usage = "";
        walk->index = 0;
    }
    while ((command = command_at(walk->index++)))
        if (command_fits(command, mode_of(complete)))
            return command->name;
    return NULL;
}

static const struct {
    const char *command;
    next_of *next;
} places[] = {
    {"practice", next_wish},
    {"place", next_topic},
    {"drill", next_drill},
    {"stats", next_stats},
    {"help", next_help},
    {"set", next_setting},
};

/* How to walk over what may stand at line[start]; NULL: nothing may. */
static next_of *place_of(struct walk *walk, const char *line, size_t start)
{
    const char *rest;
    if (strspn(line, " :") >= start)
        return next_first;
    const struct command *command = command_find(line, &rest);
    if (!command || !command_fits(command, mode_of(walk->complete)))
        return NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strcmp(places[i].command, command->name) == 0)
            return places[i].next;
    walk->usage = command->arguments;
    return next_literal;
}

const char *complete_word(void *context, const char *line, size_t start,
                          size_t index)
{
    struct complete *complete = context;
    const struct repl_options *options = complete->options;
    const char *word = line + start, *candidate;
    size_t length = strcspn(word, " ");
    struct walk walk = {
        .complete = complete,
        .empty = !length,
        .help = {.catalog = options->catalog,
                 .presets = preset_list_filled(options->presets),
                 .shell = options->shell},
    };
    next_of *next = place_of(&walk, line, start);
    while (next && (candidate = next(&walk)))
        if (strncmp(candidate, word, length) == 0 && !index--)
            return candidate;
    return NULL;
}
