#include <string.h>

#include "store/progress.h"
#include "store/sql.h"

/* FNV-1a, 64 bits. */
static void add_bytes(uint64_t *digest, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        *digest = (*digest ^ at[i]) * UINT64_C(1099511628211);
}

static void add_column(uint64_t *digest, const struct query *query, int column)
{
    int type = sqlite3_column_type(query->statement, column);
    add_bytes(digest, &type, sizeof type);
    if (type == SQLITE_INTEGER) {
        int64_t value = query_integer(query, column);
        add_bytes(digest, &value, sizeof value);
    } else if (type == SQLITE_FLOAT) {
        double value = query_real(query, column);
        add_bytes(digest, &value, sizeof value);
    } else {
        size_t length;
        const char *bytes = query_bytes(query, column, &length);
        add_bytes(digest, bytes, bytes ? length : 0);
    }
}

bool progress_digest(struct db *db, int64_t learner, uint64_t *digest,
                     struct error *error)
{
    /* In the order of the key. */
    static const char *const statement[] = {
        "SELECT * FROM learner_state WHERE learner = ? ORDER BY 2",
        "SELECT * FROM topic_state WHERE learner = ? ORDER BY 2, 3",
        "SELECT * FROM template_state WHERE learner = ? ORDER BY 2, 3, 4",
    };
    *digest = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < sizeof statement / sizeof *statement; i++) {
        struct query query;
        query_start(&query, db, SQL_READ, statement[i]);
        query_bind_integer(&query, learner);
        while (query_step(&query))
            for (int k = 0; k < sqlite3_column_count(query.statement); k++)
                add_column(digest, &query, k);
        if (!query_end(&query, error))
            return false;
    }
    return true;
}
