#include "cli/person.h"

#include "cli/cli.h"
#include "store/learners.h"

bool person_find(const struct cli *cli, struct db *db, int64_t *learner,
                 struct error *error)
{
    const char *name = cli->options.value[OPTION_LEARNER];
    return learners_find(db, name && *name ? name : LEARNERS_DEFAULT,
                         cli->clock->now(), learner, error);
}
