/* Any bytes as a learner's history: refused, and then nothing of it is kept; or
 * taken, and then what is written of it is read into another database as so
 * many records and written there as the same bytes. */
#include <string.h>

#include "fuzz.h"
#include "history/history.h"
#include "store/db.h"
#include "store/learners.h"

static struct fuzz_file file;

static void remove_file(void)
{
    unlink(file.path);
}

static void put_file(const char *data, size_t size)
{
    if (!file.path[0])
        atexit(remove_file);
    fuzz_put(&file, data, size);
}

static bool gather(const char *bytes, size_t length, void *context)
{
    str_add_bytes(context, bytes, length);
    return true;
}

static void write_history(struct db *db, enum history_kind kind,
                          struct str *out)
{
    struct error error = {0};
    struct history_source source = {.db = db,
                                    .name = "fuzz",
                                    .program = "reckon",
                                    .kind = kind,
                                    .guarded = kind == HISTORY_CSV};
    REQUIRE(learners_look_up(db, "fuzz", &source.learner, &error));
    REQUIRE(source.learner);
    str_clear(out);
    REQUIRE_OF(history_export(&source, gather, out, &error), error.text);
    REQUIRE_OF(fuzz_is_visible(str_text(out), out->length, true) ||
                   kind == HISTORY_CSV,
               str_text(out));
}

static bool import(struct db *db, struct history_tally *tally,
                   struct error_list *errors)
{
    struct history_target target = {.learner = "fuzz", .now = 1700000000};
    bool ok = history_import(db, &target, file.path, tally, errors);
    REQUIRE(ok == !errors->count);
    for (size_t i = 0; i < errors->count; i++)
        REQUIRE_OF(errors->item[i].code != ERROR_STORE, errors->item[i].text);
    fuzz_check_errors(errors);
    return ok;
}

/* Once more by way of a file. */
static void check_copy(struct db *db, enum history_kind kind)
{
    struct str once = {0}, again = {0};
    struct error error = {0};
    struct error_list errors = {0};
    struct history_tally tally;
    write_history(db, kind, &once);
    put_file(str_text(&once), once.length);
    struct db *copy = db_open_memory(&error);
    REQUIRE_OF(copy, error.text);
    bool ok = import(copy, &tally, &errors);
    REQUIRE_OF(ok, errors.count ? errors.item[0].text : "");
    write_history(copy, kind, &again);
    REQUIRE_OF(strcmp(str_text(&once), str_text(&again)) == 0, str_text(&once));
    db_close(copy);
    str_release(&once);
    str_release(&again);
}

FUZZ_TARGET(history)
{
    /* Opened anew only when something has come in. */
    static struct db *db;
    struct error error = {0};
    struct error_list errors = {0};
    struct history_tally tally;
    int64_t learner = 0;
    if (!db)
        db = db_open_memory(&error);
    put_file(data, size);
    if (import(db, &tally, &errors)) {
        check_copy(db, HISTORY_JSON);
        check_copy(db, HISTORY_CSV);
        db_close(db);
        db = NULL;
    } else {
        REQUIRE(learners_look_up(db, "fuzz", &learner, &error) && !learner);
    }
    error_list_release(&errors);
}
