/* A database whose bytes were changed is refused with a reason, or read; it
 * never ends the program, nor holds it up; and where it has lost answers,
 * reading says so or 'doctor' does.
 *
 * RECKON_FLIPS files (300; 10,000 at night), RECKON_FLIP_SEED another sequence
 * of them. Every tenth goes through the whole program as well. */
#include <config.h>

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/rng.h"
#include "folder.h"
#include "store/backup.h"
#include "store/db.h"
#include "store/health.h"
#include "store/learners.h"
#include "store/progress.h"
#include "trial.h"

enum {
    FLIPS = 300,
    PAGE = 4096,
    ROWS = 60,
    LEARNERS = 2,
    SECONDS = 20,
    TOLD = 20,
    EVERY = 10
};

/* How a child ends. */
enum { READ = 0, REFUSED = 1, LOST = 2, DUMB = 3, ENDINGS };

static struct {
    char folder[64], path[100], bank[1000];
    const char *program;
    struct str good;
    struct rng rng;
    unsigned long ended[ENDINGS], seen, silent, fell, hung, whole, told;
} flips;

/* --- a good one -------------------------------------------------------------
 */

static bool put_row(struct db *db, int64_t learner, int64_t number,
                    struct error *error)
{
    static const char *const topic[] = {"bayes", "coins", "markov"};
    struct answer_row row = {
        .learner = learner,
        .session = 100 * learner + number / 20,
        .sequence = number % 20 + 1,
        .question = number % 20 + 1,
        .time = 1700000000 + 60 * number,
        .bank = "bank",
        .template = number % 2 ? "one" : "another",
        .part = "part",
        .topic = topic[number % 3],
        .level = 2,
        .kind = "number",
        .typed = "1/2 of it all",
        .typed_length = 13,
        .reading = "0.5",
        .verdict = "wrong",
        .mistake = number % 4 ? NULL : "complement",
        .credit = 0,
        .result = 0,
        .tries = 1,
        .seconds = 3,
        .mode = "practice",
        .track = PROGRESS_UNTIMED,
        .confidence = (double)NAN,
        .prediction = 0.5,
        .asked = 1700000000,
        .allowed = (double)NAN,
    };
    return progress_record(db, &row, NULL, NULL, error);
}

static bool make_good(void)
{
    struct error error = {.code = ERROR_NONE};
    int64_t learner;
    struct db *db = db_open(flips.path, &error);
    bool ok = db && learners_find(db, "ada", 1, &learner, &error) &&
              learners_find(db, "bob", 1, &learner, &error);
    for (int64_t i = 0; ok && i < ROWS; i++)
        ok = put_row(db, 1 + i % LEARNERS, i, &error);
    db_close(db);
    return ok && file_read(flips.path, 1 << 22, &flips.good, &error);
}

/* --- a bad one ---------------------------------------------------------------
 */

static uint64_t below(uint64_t bound)
{
    return rng_below(&flips.rng, bound);
}

static void change(char *bytes, size_t *length)
{
    uint64_t count = 1 + below(8);
    switch (below(6)) {
    case 0: /* bits */
        while (count-- > 0)
            bytes[below(*length)] ^= (char)(1 << below(8));
        break;
    case 1: /* bytes */
        while (count-- > 0)
            bytes[below(*length)] = (char)below(256);
        break;
    case 2: /* bytes at the beginning of a page, where its structure is */
        while (count-- > 0)
            bytes[below(*length / PAGE) * PAGE + below(64)] = (char)below(256);
        break;
    case 3: /* a lost sector */
        memset(bytes + below(*length / 512) * 512, 0, 512);
        break;
    case 4: /* a page in the place of another */
        memcpy(bytes + below(*length / PAGE) * PAGE,
               flips.good.text + below(*length / PAGE) * PAGE, PAGE);
        break;
    default: /* cut */ *length = below(*length); break;
    }
}

static void put_bad(void)
{
    static char bytes[1 << 20];
    struct error error = {.code = ERROR_NONE};
    char journal[120];
    size_t length = flips.good.length;
    if (length > sizeof bytes)
        abort();
    memcpy(bytes, flips.good.text, length);
    change(bytes, &length);
    snprintf(journal, sizeof journal, "%s-journal", flips.path);
    unlink(journal);
    if (!file_write(flips.path, bytes, length, 0600, &error))
        abort();
}

/* --- the reader
 * --------------------------------------------------------------- */

static bool count_row(const struct answer_row *row, void *context)
{
    (void)row;
    ++*(int64_t *)context;
    return true;
}

static bool count_all(struct db *db, int64_t *rows, struct error *error)
{
    *rows = 0;
    for (int64_t learner = 1; learner <= LEARNERS; learner++)
        if (!answers_each(db, learner, 0, count_row, rows, error))
            return false;
    return true;
}

static bool read_states(struct db *db, struct error *error)
{
    struct arena arena;
    struct progress progress;
    arena_init(&arena);
    bool ok = progress_load(db, 1, PROGRESS_UNTIMED, &progress, &arena, error);
    arena_release(&arena);
    return ok;
}

/* What a program does, in the order in which it does it. */
static int use(void)
{
    struct error error = {.code = ERROR_NONE};
    int64_t learner, before = 0, after = 0;
    struct db *db = db_open(flips.path, &error);
    bool ok = db && learners_find(db, "ada", 1, &learner, &error) &&
              read_states(db, &error) && count_all(db, &before, &error) &&
              put_row(db, 1, ROWS, &error) && count_all(db, &after, &error);
    db_close(db);
    if (!ok)
        return *error.text ? REFUSED : DUMB;
    return before < ROWS || after < before + 1 ? LOST : READ;
}

/* Does 'doctor' see something? */
static bool is_seen(void)
{
    struct error error = {.code = ERROR_NONE};
    struct health health;
    struct arena arena;
    arena_init(&arena);
    bool read = health_check(flips.path, &health, &arena, &error);
    bool seen = !read || health.faults > 0;
    arena_release(&arena);
    return seen;
}

/* Exit status of a child that does it, or -1: it fell over or hung. */
static int in_child(int (*act)(void))
{
    int status;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        alarm(SECONDS);
        _exit(act());
    }
    if (child < 0 || waitpid(child, &status, 0) < 0)
        abort();
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    if (WTERMSIG(status) == SIGALRM)
        flips.hung++;
    else
        flips.fell++;
    return -1;
}

static int look(void)
{
    return is_seen();
}

static int practise(void)
{
    FILE *in = freopen("/dev/null", "r", stdin);
    FILE *out = freopen("/dev/null", "w", stdout);
    FILE *err = freopen("/dev/null", "w", stderr);
    if (!in || !out || !err)
        return 99;
    execl(flips.program, flips.program, "--data-dir", flips.folder, "--banks",
          flips.bank, "practice", "coins", (char *)NULL);
    return 98;
}

static void tell(unsigned long number, const char *what)
{
    if (flips.told++ < TOLD)
        printf("# file %lu: %s\n", number, what);
}

static bool try_one(unsigned long number)
{
    put_bad();
    /* Damage is looked for first: using the file may change it. */
    int seen = in_child(look);
    int ending = in_child(use);
    bool ok = seen >= 0 && ending >= 0;
    if (!ok)
        tell(number, "the reader fell over or hung");
    if (ending >= 0 && ending < ENDINGS)
        flips.ended[ending]++;
    flips.seen += seen == 1;
    if (ending == DUMB) {
        ok = false;
        tell(number, "it was refused without a reason");
    }
    if (ending == LOST && seen == 0) {
        flips.silent++;
        ok = false;
        tell(number, "answers are gone and nobody says so");
    }
    if (flips.program && number % EVERY == 0) {
        int status = in_child(practise);
        flips.whole++;
        if (status != 0 && status != 1) {
            ok = false;
            tell(number, "the program ended in another way");
        }
    }
    return ok;
}

static bool begin(void)
{
    const char *top = getenv("top_srcdir");
    const char *seed = getenv("RECKON_FLIP_SEED");
    strcpy(flips.folder, "/dev/shm/reckon-flips-XXXXXX");
    if (!mkdtemp(flips.folder)) {
        strcpy(flips.folder, "/tmp/reckon-flips-XXXXXX");
        if (!mkdtemp(flips.folder))
            return false;
    }
    snprintf(flips.path, sizeof flips.path, "%s/progress.db", flips.folder);
    snprintf(flips.bank, sizeof flips.bank, "%s/tests/banks/rooms.yaml",
             top ? top : ".");
    flips.program = getenv("RECKON");
    rng_seed(&flips.rng, seed ? strtoul(seed, NULL, 10) : 1);
    return make_good();
}

int main(void)
{
    const char *text = getenv("RECKON_FLIPS");
    unsigned long count = text ? strtoul(text, NULL, 10) : FLIPS, bad = 0;
    if (!begin()) {
        printf("Bail out! no place to work in\n");
        return 99;
    }
    for (unsigned long i = 1; i <= count; i++)
        bad += !try_one(i);
    folder_remove(flips.folder);
    printf("# %lu files: %lu read, %lu refused with a reason, %lu read with "
           "answers missing (%lu of them unseen by doctor); doctor saw damage "
           "in %lu; %lu fell over, %lu hung; %lu through the whole program\n",
           count, flips.ended[READ], flips.ended[REFUSED], flips.ended[LOST],
           flips.silent, flips.seen, flips.fell, flips.hung, flips.whole);
    printf("%s 1 - no change of %lu files does harm in silence\n",
           bad ? "not ok" : "ok", count);
    printf("%s 2 - some were refused, some read\n1..2\n",
           flips.ended[READ] && flips.ended[REFUSED] ? "ok" : "not ok");
    return bad || !flips.ended[READ] || !flips.ended[REFUSED];
}
