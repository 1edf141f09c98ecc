#include "cli/person.h"

#include <string.h>

#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "store/learners.h"

static bool is_plain(const char *name)
{
    size_t length = strlen(name);
    while (length) {
        uint32_t point;
        size_t taken = utf8_decode(name, length, &point);
        if (!taken || !utf8_is_plain(point))
            return false;
        name += taken;
        length -= taken;
    }
    return true;
}

static bool refuse(const char *why, struct error *error)
{
    return error_set(error, ERROR_USAGE, "--learner wants a name; %s", why);
}

bool person_name_is_good(const char *name, struct error *error)
{
    size_t length = strlen(name);
    if (!length)
        return refuse("this one is empty", error);
    if (length > PERSON_NAME_MOST)
        return refuse("this one is longer than 100 bytes", error);
    if (!is_plain(name))
        return refuse("this one has a control character, or bytes that are no "
                      "UTF-8",
                      error);
    if (name[0] == '-')
        return refuse("one that begins with '-' would be an option", error);
    if (name[0] == ' ' || name[length - 1] == ' ')
        return refuse("this one has a blank at its end, which nobody sees",
                      error);
    return true;
}

const char *person_name(const struct cli *cli)
{
    const char *name = cli->options.value[OPTION_LEARNER];
    return name ? name : config_text(&cli->config, SETTING_LEARNER);
}

bool person_find(const struct cli *cli, struct db *db, int64_t *learner,
                 struct error *error)
{
    return learners_find(db, person_name(cli), cli->clock->now(), learner,
                         error);
}

static bool fail_unknown(struct db *db, const char *name, struct error *error)
{
    struct suggest suggest = {.best = NULL};
    struct arena arena;
    struct learner_row *learner;
    size_t count;
    arena_init(&arena);
    if (learners_all(db, &learner, &count, &arena, error)) {
        for (size_t i = 0; i < count; i++)
            suggest_offer(&suggest, name, strlen(name), learner[i].name);
        if (suggest.best)
            error_set(error, ERROR_USAGE,
                      "no learner is called '%.100s'; did you mean '%.100s'?",
                      name, suggest.best);
        else
            error_set(error, ERROR_USAGE,
                      "no learner is called '%.100s'; 'reckon history' lists "
                      "them",
                      name);
    }
    arena_release(&arena);
    return false;
}

bool person_look_up(const struct cli *cli, struct db *db, int64_t *learner,
                    struct error *error)
{
    const char *name = person_name(cli);
    if (!learners_look_up(db, name, learner, error))
        return false;
    return *learner || fail_unknown(db, name, error);
}
