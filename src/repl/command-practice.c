#include <string.h>

#include "repl/command.h"
#include "repl/repl.h"

enum { TOPICS = 64 };

/* Reads names separated by blanks or commas. False, with a complaint, when one
 * of them is no topic. */
static bool read_topics(struct repl *repl, const char *names, uint32_t *topic,
                        size_t *count)
{
    const struct catalog *catalog = repl->options.catalog;
    struct str name = {0};
    bool good = true;
    *count = 0;
    while (good && *(names += strspn(names, " ,\t"))) {
        struct error error = {.code = ERROR_NONE};
        size_t length = strcspn(names, " ,\t");
        str_clear(&name);
        str_add_bytes(&name, names, length);
        names += length;
        uint32_t found = catalog_find_topic(catalog, name.text, &error);
        good = found != CATALOG_NONE;
        if (!good)
            repl_complain(repl, &error);
        else if (*count < TOPICS)
            topic[(*count)++] = found;
    }
    str_release(&name);
    return good;
}

void command_practice(struct repl *repl, const char *rest)
{
    uint32_t topic[TOPICS];
    size_t count;
    if (!read_topics(repl, rest, topic, &count))
        return;
    session_want(&repl->session, topic, count);
    repl_ask(repl);
}
