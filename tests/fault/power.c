/* The power goes while answers are recorded: at each call by which SQLite
 * changes a file, some of what was not synced is lost (disk.h). What was
 * acknowledged before is there, with the states that follow from it; at most
 * the one on its way is there besides; the database is sound.
 *
 * RECKON_POWER_ROUNDS times (1) for each call. That this could find something
 * is shown by the same with a database that never syncs. */
#include <config.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "disk.h"
#include "store/db.h"
#include "store/learners.h"
#include "store/progress.h"
#include "store/sql.h"

enum { ANSWERS = 6, TOLD = 20, FEW = 120 };

static struct {
    char folder[64], path[100];
    struct str good; /* a database with a learner and no answer */
    unsigned long trials, acknowledged, lost, extra, damaged;
} power;

/* --- the one who records ---------------------------------------------------
 */

static bool learn(struct progress_state *state, void *context,
                  struct error *error)
{
    const struct answer_row *row = context;
    (void)error;
    state->learner.answers++;
    state->topic.answers++;
    state->template.answers++;
    state->learner.last = (double)row->time;
    return true;
}

static struct answer_row row_number(int64_t number)
{
    static const char *const topic[] = {"bayes", "coins"};
    return (struct answer_row){
        .learner = 1,
        .session = 7,
        .sequence = number,
        .question = number,
        .time = 1700000000 + number,
        .bank = "b",
        .template = "t",
        .part = "t",
        .topic = topic[number % 2],
        .level = 2,
        .kind = "number",
        .typed = "1/2",
        .typed_length = 3,
        .verdict = "right",
        .credit = 1,
        .result = 1,
        .tries = 1,
        .seconds = 3,
        .mode = "practice",
        .track = PROGRESS_UNTIMED,
        .confidence = (double)NAN,
        .prediction = 0.5,
        .asked = 1700000000,
        .allowed = (double)NAN,
    };
}

/* Tells each answer that is on disk by a byte through the pipe. The last byte
 * is the number of calls. */
static _Noreturn void record(int told, unsigned long at, uint64_t seed,
                             bool careless)
{
    struct error error = {.code = ERROR_NONE};
    disk_install(at, seed);
    struct db *db = db_open(power.path, &error);
    bool ok = db != NULL;
    if (ok && careless)
        ok = sql_run(db, SQL_READ, "PRAGMA synchronous = OFF", &error);
    for (int64_t i = 1; ok && i <= ANSWERS; i++) {
        struct answer_row row = row_number(i);
        ok = progress_record(db, &row, learn, &row, &error);
        if (ok && write(told, "a", 1) != 1)
            _exit(3);
    }
    db_close(db);
    if (!ok) {
        printf("# %s\n", error.text);
        fflush(stdout);
        _exit(2);
    }
    unsigned long calls = disk_calls();
    if (write(told, &calls, sizeof calls) != sizeof calls)
        _exit(3);
    _exit(0);
}

struct told {
    int acknowledged;
    unsigned long calls;
    int status;
};

static struct told run(unsigned long at, uint64_t seed, bool careless)
{
    struct told told = {.acknowledged = 0};
    char bytes[ANSWERS + sizeof told.calls];
    size_t got = 0;
    ssize_t count;
    int pair[2], status;
    fflush(stdout);
    if (pipe(pair) != 0)
        abort();
    pid_t child = fork();
    if (child == 0) {
        close(pair[0]);
        record(pair[1], at, seed, careless);
    }
    close(pair[1]);
    while ((count = read(pair[0], bytes + got, sizeof bytes - got)) > 0)
        got += (size_t)count;
    close(pair[0]);
    if (child < 0 || waitpid(child, &status, 0) < 0)
        abort();
    told.status =
        WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (got == sizeof bytes)
        memcpy(&told.calls, bytes + ANSWERS, sizeof told.calls);
    told.acknowledged = got < ANSWERS ? (int)got : ANSWERS;
    return told;
}

/* --- the one who looks ------------------------------------------------------
 */

static bool put_good(void)
{
    struct error error = {.code = ERROR_NONE};
    char journal[120];
    snprintf(journal, sizeof journal, "%s-journal", power.path);
    unlink(journal);
    return file_write(power.path, power.good.text, power.good.length, 0600,
                      &error);
}

static int64_t number(struct db *db, const char *sql)
{
    struct error error = {.code = ERROR_NONE};
    int64_t result;
    return sql_number(db, sql, &result, &error) ? result : -1;
}

/* What is wrong with what is left, or NULL. */
static const char *look(const struct told *told, int64_t *rows)
{
    struct error error = {.code = ERROR_NONE};
    struct db *db = db_open(power.path, &error);
    *rows = -1;
    if (!db)
        return "it cannot be opened";
    *rows = number(db, "SELECT count(*) FROM answer");
    bool sound = number(db, "SELECT count(*) FROM pragma_integrity_check "
                            "WHERE integrity_check = 'ok'") == 1;
    bool whole =
        number(db, "SELECT coalesce(sum(answers), 0) FROM learner_state") ==
            *rows &&
        number(db, "SELECT coalesce(sum(answers), 0) FROM topic_state") ==
            *rows;
    db_close(db);
    if (!sound || *rows < 0)
        return "it is damaged";
    if (*rows < told->acknowledged)
        return "an acknowledged answer is lost";
    if (*rows > told->acknowledged + 1)
        return "there are rows too many";
    return whole ? NULL : "rows and states do not agree";
}

static bool cut(unsigned long at, uint64_t seed, bool careless)
{
    int64_t rows = -1;
    if (!put_good())
        abort();
    struct told told = run(at, seed, careless);
    const char *wrong = told.status == DISK_CUT || told.status == 0
                            ? look(&told, &rows)
                            : "it could not record";
    if (careless)
        return !wrong;
    power.trials++;
    power.acknowledged += (unsigned long)told.acknowledged;
    if (wrong && rows < 0)
        power.damaged++;
    else if (rows < told.acknowledged)
        power.lost += (unsigned long)(told.acknowledged - rows);
    else
        power.extra += rows > told.acknowledged;
    if (wrong && power.lost + power.damaged < TOLD)
        printf("# call %lu, seed %llu: %s (%d acknowledged, %lld rows)\n", at,
               (unsigned long long)seed, wrong, told.acknowledged,
               (long long)rows);
    return !wrong;
}

static bool begin(void)
{
    struct error error = {.code = ERROR_NONE};
    int64_t learner;
    strcpy(power.folder, "/dev/shm/reckon-power-XXXXXX");
    if (!mkdtemp(power.folder)) {
        strcpy(power.folder, "/tmp/reckon-power-XXXXXX");
        if (!mkdtemp(power.folder))
            return false;
    }
    snprintf(power.path, sizeof power.path, "%s/progress.db", power.folder);
    struct db *db = db_open(power.path, &error);
    bool ok = db && learners_find(db, "me", 1, &learner, &error);
    db_close(db);
    return ok && file_read(power.path, 1 << 22, &power.good, &error);
}

static void end(void)
{
    char path[120];
    snprintf(path, sizeof path, "%s-journal", power.path);
    unlink(path);
    unlink(power.path);
    rmdir(power.folder);
    str_release(&power.good);
}

int main(void)
{
    const char *text = getenv("RECKON_POWER_ROUNDS");
    unsigned long rounds = text ? strtoul(text, NULL, 10) : 1;
    unsigned long bad = 0, careless = 0;
    if (!begin()) {
        printf("Bail out! no place to work in\n");
        return 99;
    }
    struct told whole = run(0, 0, false);
    unsigned long calls = whole.calls;
    printf("%s 1 - without a cut all is recorded, in %lu calls\n",
           whole.status == 0 && calls > 0 ? "ok" : "not ok", calls);
    for (unsigned long round = 0; round < rounds; round++)
        for (unsigned long at = 1; at <= calls; at++)
            bad += !cut(at, round * calls + at, false);
    printf("# %lu cuts, %lu answers acknowledged, %lu lost, %lu databases "
           "damaged, %lu recorded and not yet acknowledged\n",
           power.trials, power.acknowledged, power.lost, power.damaged,
           power.extra);
    printf("%s 2 - nothing acknowledged is lost when the power goes\n",
           bad ? "not ok" : "ok");
    for (unsigned long at = 1; at <= calls && at <= FEW; at++)
        careless += !cut(at, at, true);
    printf("%s 3 - without syncing %lu of %lu cuts do harm\n1..3\n",
           careless ? "ok" : "not ok", careless, calls < FEW ? calls : FEW);
    end();
    return bad || !careless || whole.status != 0;
}
