#include "repl/command.h"

#include <string.h>

#include "base/suggest.h"

enum { FREE = 1, MOCK = 2, DRILL = 4 };

static const struct command commands[] = {
#define COMMAND(id, name, arguments, where, about, more)                       \
    {name, arguments, where, about, more, command_##id},
#define ALIAS(word, id)
#include "repl/command.def"
#undef COMMAND
#undef ALIAS
};

/* The place of each command, and in between that of the group's first one. */
enum {
#define GROUP(id, title)                                 FIRST_##id, BEFORE_##id = FIRST_##id - 1,
#define COMMAND(id, name, arguments, where, about, more) PLACE_##id,
#define ALIAS(word, id)
#include "repl/command.def"
#undef COMMAND
#undef ALIAS
    PLACES
};

static const struct {
    const char *title;
    size_t first;
} groups[] = {
#define GROUP(id, title) {title, FIRST_##id},
#define COMMAND(id, name, arguments, where, about, more)
#define ALIAS(word, id)
#include "repl/command.def"
#undef COMMAND
#undef ALIAS
};

static const struct {
    const char *word;
    void (*run)(struct repl *repl, const char *arguments);
} aliases[] = {
#define COMMAND(id, name, arguments, where, about, more)
#define ALIAS(word, id) {word, command_##id},
#include "repl/command.def"
#undef COMMAND
#undef ALIAS
};

enum {
    COMMANDS = sizeof commands / sizeof commands[0],
    ALIASES = sizeof aliases / sizeof aliases[0]
};

const struct command *command_at(size_t index)
{
    return index < COMMANDS ? &commands[index] : NULL;
}

const char *command_group(size_t index)
{
    const char *title = "";
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (groups[i].first <= index)
            title = groups[i].title;
    return title;
}

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " \t");
}

/* The line's rest behind `word`, or NULL where it does not begin with it. */
static const char *behind(const char *line, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(line, word, length) != 0)
        return NULL;
    bool sign = word[length - 1] == '=';
    if (line[length] && !sign && !strchr(" \t", line[length]))
        return NULL;
    return skip_blanks(line + length);
}

static const struct command *command_of(void (*run)(struct repl *,
                                                    const char *))
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (commands[i].run == run)
            return &commands[i];
    return NULL;
}

const struct command *command_find(const char *line, const char **arguments)
{
    line = skip_blanks(line);
    if (*line == ':')
        line = skip_blanks(line + 1);
    for (size_t i = 0; i < COMMANDS; i++)
        if ((*arguments = behind(line, commands[i].name)))
            return &commands[i];
    for (size_t i = 0; i < ALIASES; i++)
        if ((*arguments = behind(line, aliases[i].word)))
            return command_of(aliases[i].run);
    return NULL;
}

const char *command_alias(const char *name, size_t index)
{
    const char *rest;
    const struct command *command = command_find(name, &rest);
    for (size_t i = 0; command && i < ALIASES; i++)
        if (aliases[i].run == command->run && !index--)
            return aliases[i].word;
    return NULL;
}

const char *command_suggest(const char *line)
{
    struct suggest suggest = {.best = NULL};
    line = skip_blanks(line);
    line += *line == ':';
    size_t length = strcspn(line, " \t");
    for (size_t i = 0; i < COMMANDS; i++)
        suggest_offer(&suggest, line, length, commands[i].name);
    return suggest.best;
}

bool command_fits(const struct command *command, enum session_mode mode)
{
    switch (mode) {
    case SESSION_PRACTICE:
    case SESSION_REVIEW:
    case SESSION_PLACEMENT: return command->where & FREE;
    case SESSION_DRILL: return command->where & DRILL;
    case SESSION_MOCK: return command->where & MOCK;
    }
    return true;
}

const char *command_refusal(enum session_mode mode)
{
    switch (mode) {
    case SESSION_DRILL: return "' is not for drills; 'quit' or Ctrl-D leaves.";
    case SESSION_MOCK: return "' is not for interviews; 'help' lists what is.";
    default: return "' is not for practice; 'help' lists what is.";
    }
}

bool command_takes_words(const struct command *command)
{
    return strcmp(command->arguments, "WORDS") == 0 ||
           strcmp(command->arguments, "[FORMULA]") == 0;
}
