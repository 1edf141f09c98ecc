/* All that a template can draw at one level, where that is not too much: then
 * a check tries everything instead of a sample. */
#ifndef RECKON_VERIFY_SPACE_H
#define RECKON_VERIFY_SPACE_H

#include "quiz/question.h"
#include "verify/choices.h"

struct space {
    const struct template *template;
    int level;
    struct choices choices;
    bool started;
    bool broken;   /* some draw has no list of outcomes, or a formula failed */
    uint64_t made; /* questions handed out */
    uint64_t tried;
    uint64_t steps; /* left */
};

void space_start(struct space *space, const struct template *template,
                 int level);
void space_end(struct space *space);

/* The next question that meets `where`; its seed is its number, which decides
 * the wording and the order of options only. False after the last one, or when
 * the space is broken. On true the question must be released. */
bool space_next(struct space *space, struct question *question);

/* Whether there are at most `most` of them, and at least one. */
bool space_is_small(const struct template *template, int level, uint64_t most);

#endif
