#include "repl/complete.h"

#include <stdbool.h>
#include <string.h>

#include "repl/command.h"
#include "repl/repl.h"

static const char *topic_at(const struct repl_options *options, size_t index)
{
    const struct catalog *catalog = options->catalog;
    return index < catalog->topics ? catalog->topic[index].name : NULL;
}

/* Topics, then tags. */
static const char *wish_at(const struct repl_options *options, size_t index)
{
    const struct catalog *catalog = options->catalog;
    if (index < catalog->topics)
        return catalog->topic[index].name;
    index -= catalog->topics;
    return index < catalog->tags ? catalog->tag[index] : NULL;
}

/* Presets that are no drills stand in the list as "", which fits nothing. */
static const char *drill_at(const struct repl_options *options, size_t index)
{
    const struct preset_list *list = options->presets;
    if (!list || index >= list->count)
        return NULL;
    return list->item[index]->mode == PRESET_DRILL ? list->item[index]->id : "";
}

static const char *command_name_at(size_t index)
{
    const struct command *command = command_at(index);
    return command ? command->name : NULL;
}

static bool begins(const char *line, const char *word)
{
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 && line[length] == ' ';
}

/* All that fits the place, whatever is typed so far. */
static const char *fitting(const struct repl_options *options, const char *line,
                           size_t start, size_t index)
{
    if (strspn(line, " ") >= start)
        return command_name_at(index);
    line += strspn(line, " ");
    if (begins(line, "practice"))
        return wish_at(options, index);
    if (begins(line, "place"))
        return topic_at(options, index);
    if (begins(line, "drill"))
        return drill_at(options, index);
    if (begins(line, "help"))
        return command_name_at(index);
    return NULL;
}

const char *complete_word(void *context, const char *line, size_t start,
                          size_t index)
{
    const struct repl_options *options = context;
    const char *word = line + start;
    size_t length = strcspn(word, " ");
    for (size_t i = 0, found = 0;; i++) {
        const char *candidate = fitting(options, line, start, i);
        if (!candidate)
            return NULL;
        if (*candidate && strncmp(candidate, word, length) == 0 &&
            found++ == index)
            return candidate;
    }
}
