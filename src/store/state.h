/* Rows of the three state tables, one at a time; for progress.c. */
#ifndef RECKON_STORE_STATE_H
#define RECKON_STORE_STATE_H

#include "store/progress.h"
#include "store/sql.h"

/* Columns of each table, in the order in which they are bound and read. */
#define STATE_LEARNER                                                          \
    "global_mean, global_variance, form_mean, form_variance, spacing_mean, "   \
    "spacing_variance, last, answers"
#define STATE_TOPIC "mean, variance, last, answers"
#define STATE_TEMPLATE                                                         \
    "mean, variance, last, answers, review_box, review_slip, review_due"

/* Read the current row from column `at` on. */
struct ability_learner state_learner(const struct query *query, int at);
struct ability_topic state_topic(const struct query *query, int at);
struct ability_template state_template(const struct query *query, int at);
struct review state_review(const struct query *query, int at);

/* The states that the answer's learner, topic and template have now. */
bool state_load(struct db *db, const struct answer_row *answer,
                struct progress_state *state, struct error *error);

/* Writes them back. */
bool state_save(struct db *db, const struct answer_row *answer,
                const struct progress_state *state, struct error *error);

#endif
