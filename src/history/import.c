#include "history/import.h"

#include "session/rebuild.h"
#include "store/db.h"
#include "store/learners.h"

void import_fault(struct import *import, const char *sentence)
{
    struct error error = {.code = ERROR_NONE};
    if (import->place)
        error_set(&error, ERROR_VALUE, "%.100s: %s %zu: %s", import->path,
                  import->unit, import->place, sentence);
    else
        error_set(&error, ERROR_VALUE, "%.100s: %s", import->path, sentence);
    error_list_add(import->errors, &error);
}

void import_stop(struct import *import, const struct error *error)
{
    struct error named = {.code = ERROR_NONE};
    error_set(&named, ERROR_SYNTAX, "%.100s: %s", import->path, error->text);
    error_list_add(import->errors, &named);
    import->over = true;
}

bool import_accepts(struct import *import, double format)
{
    if (format == HISTORY_FORMAT)
        return true;
    import->place = 0;
    import_fault(import,
                 format > HISTORY_FORMAT
                     ? "it was written by a newer reckon, in a format that "
                       "this one does not know; update reckon"
                     : "its format is none that reckon has ever written");
    import->over = true;
    return false;
}

/* The database has failed: not the fault of the file. */
static void break_off(struct import *import, const struct error *error)
{
    error_list_release(import->errors);
    error_list_add(import->errors, error);
    import->over = true;
}

/* May it go into the database? It counts as read in any case. */
static bool takes(struct import *import, enum history_sort sort)
{
    import->tally->came[sort]++;
    return !import->over && !import->errors->count;
}

static void conclude(struct import *import, bool ok, enum history_sort sort,
                     enum merge_fate fate, const struct error *error)
{
    if (!ok) {
        break_off(import, error);
        return;
    }
    switch (fate) {
    case MERGE_ADDED: import->tally->added[sort]++; return;
    case MERGE_KNOWN: return;
    case MERGE_OTHER:
        import_fault(import, "the learner has another answer with this session "
                             "and sequence; one of the two was changed");
        return;
    case MERGE_FOREIGN:
        import_fault(import,
                     "this session is another learner's here; a history can "
                     "be that of one learner only (see --learner)");
        import->over = true;
        return;
    }
}

void import_answer(struct import *import, const struct answer_row *row)
{
    struct error error = {.code = ERROR_NONE};
    enum merge_fate fate = MERGE_KNOWN;
    if (!takes(import, HISTORY_ANSWERS))
        return;
    bool ok = merge_answer(import->merge, row, &fate, &error);
    conclude(import, ok, HISTORY_ANSWERS, fate, &error);
}

void import_sitting(struct import *import, const struct sitting *sitting)
{
    struct error error = {.code = ERROR_NONE};
    enum merge_fate fate = MERGE_KNOWN;
    if (!takes(import, HISTORY_SITTINGS))
        return;
    bool ok = merge_sitting(import->merge, sitting, &fate, &error);
    conclude(import, ok, HISTORY_SITTINGS, fate, &error);
}

void import_note(struct import *import, const struct sitting_note *note)
{
    struct error error = {.code = ERROR_NONE};
    enum merge_fate fate = MERGE_KNOWN;
    if (!takes(import, HISTORY_NOTES))
        return;
    bool ok = merge_note(import->merge, note, &fate, &error);
    conclude(import, ok, HISTORY_NOTES, fate, &error);
}

void import_interval(struct import *import,
                     const struct stated_interval *interval)
{
    struct error error = {.code = ERROR_NONE};
    enum merge_fate fate = MERGE_KNOWN;
    if (!takes(import, HISTORY_INTERVALS))
        return;
    bool ok = merge_interval(import->merge, interval, &fate, &error);
    conclude(import, ok, HISTORY_INTERVALS, fate, &error);
}

/* JSON begins with a brace, perhaps behind blanks and a byte order mark. */
static bool looks_like_json(struct import *import)
{
    struct input probe;
    struct error ignored = {.code = ERROR_NONE};
    int byte;
    if (!input_open(&probe, import->path, &ignored))
        return false;
    do
        byte = input_take(&probe);
    while (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' ||
           byte == 0xEF || byte == 0xBB || byte == 0xBF);
    input_close(&probe, &ignored);
    return byte == '{' || byte == '[';
}

static bool read_file(struct import *import, struct error *error)
{
    if (!input_open(&import->input, import->path, error))
        return false;
    if (looks_like_json(import))
        import_json(import);
    else
        import_csv(import);
    return input_close(&import->input, error);
}

/* Inside the transaction. */
static bool run(struct import *import, const struct history_target *target)
{
    struct error error = {.code = ERROR_NONE};
    int64_t learner;
    if (learners_find_within(import->db, target->learner, target->now, &learner,
                             &error))
        import->merge = merge_begin(import->db, learner, &error);
    bool ok = import->merge && read_file(import, &error);
    bool good = ok && !import->errors->count;
    if (import->merge)
        ok = merge_end(import->merge, good, &error) && ok;
    if (ok && good && import->tally->added[HISTORY_ANSWERS])
        ok =
            rebuild_states_within(import->db, learner, target->catalog, &error);
    if (!ok && error.code != ERROR_NONE)
        break_off(import, &error);
    return ok && good;
}

bool history_import(struct db *db, const struct history_target *target,
                    const char *path, struct history_tally *tally,
                    struct error_list *errors)
{
    struct import import = {
        .path = path, .db = db, .errors = errors, .tally = tally};
    struct error error = {.code = ERROR_NONE};
    *tally = (struct history_tally){.came = {0}};
    arena_init(&import.arena);
    bool ok =
        db_begin(db, &error) && db_finish(db, run(&import, target), &error);
    if (!ok && error.code != ERROR_NONE)
        break_off(&import, &error);
    arena_release(&import.arena);
    return ok;
}
