/* Checking banks: every template is drawn many times at every level; each key
 * is compared with its check, and what else can be wrong with a question is
 * looked for. The same options give the same findings, whatever was checked
 * before. */
#ifndef RECKON_VERIFY_CHECK_TEMPLATE_H
#define RECKON_VERIFY_CHECK_TEMPLATE_H

#include <stddef.h>
#include <stdint.h>

#include "bank/template.h"
#include "verify/findings.h"

struct question;
struct question_part;
struct opinion;

struct check_options {
    uint64_t seed;
    uint32_t draws;     /* of each template and level; fewer where one is costly
                           or there are no more */
    uint32_t simulated; /* of these, how many keys a simulation tests */
    uint64_t trials;    /* at most, of each simulation */
    uint32_t threads;   /* for simulations; changes nothing but the time */
    uint64_t steps;     /* to compare the keys of one part: beyond, fewer of the
                           draws are compared, but at least two of each level */
    uint64_t planned;   /* simulations in all that is checked together: a right
                           key among them is refused once in 10^6 such runs */
    const char *topic;  /* only this one, unless NULL */
    const char *only;   /* only this template (ID or BANK/ID), unless NULL */
    double (*clock)(void *context); /* seconds; NULL: times are not measured */
    void (*progress)(void *context, const struct template *template);
    /* After each key that was compared. */
    void (*compared)(void *context, struct question *question,
                     const struct question_part *part,
                     const struct opinion *opinion);
    void *context; /* for all three; progress and compared may be NULL */
};

/* 200 draws, 5 of them simulated with up to 2 million trials. */
struct check_options check_standard(void);

/* Whether the options let a template through. */
bool check_wants(const struct check_options *options,
                 const struct template *template);

/* Templates to be checked, and the most simulations that may be needed for
 * them: what to set `planned` to, summed over the banks. */
size_t check_count(const struct bank *bank, const struct check_options *options,
                   uint64_t *planned);

/* Adds a record for each part, and the findings, to the report. */
void check_template(const struct template *template,
                    const struct check_options *options,
                    struct check_report *report);

/* Every wanted template of a bank; progress is called before each. */
void check_bank(const struct bank *bank, const struct check_options *options,
                struct check_report *report);

#endif
