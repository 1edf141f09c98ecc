#include "store/migrate.h"

#include <stddef.h>

#include "store/sql.h"

static const char *const steps[] = {
#define MIGRATION(sql) sql,
#include "store/migration.def"
#undef MIGRATION
};

uint32_t migrate_newest(void)
{
    return sizeof steps / sizeof *steps;
}

bool migrate_refuse_newer(const char *path, uint32_t version,
                          struct error *error)
{
    return error_set(error, ERROR_STORE,
                     "%s was written by a newer reckon (version %u, this one "
                     "knows %u); it was left as it is. Update reckon, or use "
                     "--no-save",
                     path, version, migrate_newest());
}

static bool read_version(struct db *db, uint32_t *version, struct error *error)
{
    int64_t number;
    if (!sql_number(db, "PRAGMA user_version", &number, error))
        return false;
    *version = (uint32_t)number;
    return *version <= migrate_newest() ||
           migrate_refuse_newer(db->path, *version, error);
}

static bool run_step(struct db *db, uint32_t version, struct error *error)
{
    int result = sqlite3_exec(db->handle, steps[version], NULL, NULL, NULL);
    return result == SQLITE_OK || sql_fail(db, SQL_SAVE, result, error);
}

/* Inside the transaction: another program may have been faster. */
static bool run_steps(struct db *db, struct error *error)
{
    uint32_t version;
    if (!read_version(db, &version, error))
        return false;
    for (; version < migrate_newest(); version++)
        if (!run_step(db, version, error))
            return false;
    struct str sql = {0};
    str_add_format(&sql, "PRAGMA user_version = %u", version);
    bool ok = sql_run(db, SQL_SAVE, sql.text, error);
    str_release(&sql);
    return ok;
}

bool migrate(struct db *db, struct error *error)
{
    uint32_t version;
    if (!read_version(db, &version, error))
        return false;
    if (version == migrate_newest())
        return true;
    if (!sql_begin(db, error))
        return false;
    return sql_finish(db, run_steps(db, error), error);
}
