/* Inside of the store: a span of local days, in SQL. */
#ifndef RECKON_STORE_SPAN_H
#define RECKON_STORE_SPAN_H

#include "store/answers.h"
#include "store/sql.h"

#define SPAN_DAY_SECONDS 86400

/* The local day of a row, rounded down before 1970 as well. */
#define SPAN_DAY                                                               \
    "((time + 60 * offset) / 86400 - ((time + 60 * offset) % 86400 < 0))"

/* The first four parameters of a statement, as span_bind sets them. */
#define SPAN_WHERE                                                             \
    "learner = ?1 AND " SPAN_DAY " BETWEEN ?2 AND ?3 "                         \
    "AND (?4 IS NULL OR topic = ?4)"

void span_bind(struct query *query, const struct answers_span *span);

#endif
