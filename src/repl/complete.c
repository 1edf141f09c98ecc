#include "repl/complete.h"

#include <stdbool.h>
#include <string.h>

#include "repl/command.h"
#include "repl/repl.h"

static const char *topic_at(const struct repl *repl, size_t index)
{
    const struct catalog *catalog = repl->options.catalog;
    return index < catalog->topics ? catalog->topic[index].name : NULL;
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
static const char *fitting(const struct repl *repl, const char *line,
                           size_t start, size_t index)
{
    if (strspn(line, " ") >= start)
        return command_name_at(index);
    line += strspn(line, " ");
    if (begins(line, "practice"))
        return topic_at(repl, index);
    if (begins(line, "help"))
        return command_name_at(index);
    return NULL;
}

const char *complete_word(void *context, const char *line, size_t start,
                          size_t index)
{
    const struct repl *repl = context;
    const char *word = line + start;
    size_t length = strcspn(word, " ");
    for (size_t i = 0, found = 0;; i++) {
        const char *candidate = fitting(repl, line, start, i);
        if (!candidate)
            return NULL;
        if (strncmp(candidate, word, length) == 0 && found++ == index)
            return candidate;
    }
}
