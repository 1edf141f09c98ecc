/* The daily goal, where somebody set one: told at the end of a conversation,
 * as a count and no more. */
#include <math.h>

#include "repl/repl.h"
#include "repl/say.h"
#include "store/answers.h"

enum { SECONDS_A_MINUTE = 60, SECONDS_A_DAY = 86400 };

struct today {
    int64_t since; /* midnight */
    uint32_t answers;
};

/* The last midnight by the local clock. */
static int64_t midnight(const struct moment *moment)
{
    int64_t local = moment->now + (int64_t)moment->offset * SECONDS_A_MINUTE;
    int64_t since = local % SECONDS_A_DAY;
    return moment->now - (since < 0 ? since + SECONDS_A_DAY : since);
}

/* Newest first. What the model was told of counts, and what was marked by the
 * learner. */
static bool count(const struct answer_row *row, void *context)
{
    struct today *today = context;
    if (row->time < today->since)
        return false;
    today->answers += !isnan(row->result) || row->self_graded;
    return true;
}

void goal_say(struct repl *repl)
{
    const struct repl_options *options = &repl->options;
    struct answers_filter filter = {.learner = options->learner};
    struct moment moment = repl_moment(repl);
    struct today today = {.since = midnight(&moment)};
    struct error ignored = {.code = ERROR_NONE};
    struct str line = {0};
    if (!options->goal ||
        !answers_latest(options->db, &filter, count, &today, &ignored))
        return;
    str_add_format(&line, "%u of %u today%s.", today.answers, options->goal,
                   today.answers >= options->goal ? ": done" : "");
    term_text(options->out, 0, line.text);
    str_release(&line);
}
