/* Inside of the store: rows of the table of answers as statements see them, for
 * answers.c and merge.c. */
#ifndef RECKON_STORE_ANSWER_SQL_H
#define RECKON_STORE_ANSWER_SQL_H

#include "store/answers.h"
#include "store/sql.h"

/* Finds the row by session and sequence. Its columns: the id, the learner, and
 * what tells the same answer from another. */
#define ANSWER_FIND_SQL                                                        \
    "SELECT id, learner, time, question, bank, template, part, typed "         \
    "FROM answer WHERE session = ? AND sequence = ?"

/* Is the current row of such a query this answer, whoever's it is? */
bool answer_is_same(const struct query *query, const struct answer_row *answer);

/* Adds a row; all of it is bound by answer_bind. With an id of 0 it becomes the
 * last of all. */
extern const char *const answer_insert_sql;

/* `seed` is filled and must live until the statement has run. */
void answer_bind(struct query *query, const struct answer_row *answer,
                 struct str *seed);

#endif
