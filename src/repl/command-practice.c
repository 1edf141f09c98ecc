#include <string.h>

#include "repl/command.h"
#include "repl/repl.h"

bool command_wish(struct repl *repl, const char *names, struct wish *wish)
{
    struct str name = {0};
    bool good = true;
    while (good && *(names += strspn(names, " ,\t"))) {
        struct error error = {.code = ERROR_NONE};
        size_t length = strcspn(names, " ,\t");
        str_clear(&name);
        str_add_bytes(&name, names, length);
        names += length;
        good = wish_add_word(wish, repl->options.catalog, name.text, &error);
        if (!good)
            repl_complain(repl, &error);
    }
    str_release(&name);
    return good;
}

void command_practice(struct repl *repl, const char *rest)
{
    struct wish wish = {.topics = 0};
    if (!command_wish(repl, rest, &wish))
        return;
    session_want(&repl->session, &wish);
    repl_change(repl, &activity_practice);
}
