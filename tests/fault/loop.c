/* Every call fails once: each scene of scene.def is run with its first
 * allocation refused, then its second, and so on; likewise what it reads,
 * writes, syncs and renames, and what it asks of SQLite. Whatever fails, the
 * program ends by itself with a status and a reason, an answer whose verdict
 * was printed is in the database, the database is sound, the next program can
 * use it, and a file is as it was or whole.
 *
 * There are many thousands of such calls: RECKON_FAULT_POINTS of each scene
 * and fault are tried (3), drawn by RECKON_FAULT_SEED; "all" tries all of them.
 * RECKON_FAULT_SCENE names the only scene to run, RECKON_FAULT_WHAT (memory,
 * files, sql) the only calls that fail.
 *
 * A program is started once for all trials of its scene (served.h), clock and
 * chance are the same in each, and what was left behind is looked at once: many
 * trials leave the same bytes, since what had been done by then is the same. */
#include <config.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/rng.h"
#include "folder.h"
#include "served.h"
#include "trial.h"

enum {
    POINTS = 3,
    WORDS = 24,
    LARGEST = 1 << 24,
    TOLD = 20,
    LOOKS = 1 << 12 /* that are remembered */
};

enum where { FRESH, KEPT, TERMINAL, ATOMIC };

struct scene {
    const char *name, *command, *typed;
    enum where where;
    const char *output;
};

static const struct scene scenes[] = {
#define SCENE(name, command, typed, where, output)                             \
    {name, command, typed, where, output},
#include "scene.def"
#undef SCENE
};

static const struct fault faults[] = {
    {"memory", "error", false, 0}, {"memory", "error", true, 0},
    {"files", "error", false, 0},  {"files", "error", true, 0},
    {"files", "full", true, 0},    {"files", "short", false, 0},
    {"files", "short", true, 0},   {"files", "kill", false, 0},
    {"sql", "error", false, 0},    {"sql", "error", true, 0},
};

enum {
    SCENES = sizeof scenes / sizeof *scenes,
    FAULTS = sizeof faults / sizeof *faults
};

/* What there is to say of a data folder. */
struct look {
    struct digest digest;
    bool known;
    struct kept kept;
    const char *wrong; /* of backups and of the next program */
};

/* Where everything is: base is what a scene begins with, run where it runs. */
static struct {
    char root[200], base[240], run[240], data[280], database[300];
    char still[30]; /* the time of all trials */
    const char *banks, *program, *terminal;
    unsigned long points; /* 0: all */
    struct rng rng;
    int cases, failed;
    unsigned long trials, acknowledged, lost, looks;
    struct served scene, next;
    bool serves; /* the scene */
    struct look look[LOOKS];
} loop;

/* --- one command ---------------------------------------------------------- */

struct command {
    char text[1000];
    const char *word[WORDS];
};

static void split(struct command *command, const char *text)
{
    struct str whole = {0};
    size_t count = 0;
    /* marking knows of no learner */
    str_add_format(&whole, "%s --no-color %s", loop.program,
                   strncmp(text, "grade ", 6) == 0 ? "" : "--data-dir data ");
    for (const char *at = text; *at; at++)
        if (*at == '@')
            str_add(&whole, loop.banks);
        else
            str_add_char(&whole, *at);
    snprintf(command->text, sizeof command->text, "%s", whole.text);
    for (char *at = command->text; at && count + 1 < WORDS;) {
        char *blank = strchr(at, ' ');
        if (blank)
            *blank = '\0';
        command->word[count++] = at;
        at = blank ? blank + 1 : NULL;
    }
    command->word[count] = NULL;
    str_release(&whole);
}

static struct trial make_trial(const char *folder, const char *text,
                               struct command *command)
{
    split(command, text);
    return (struct trial){.folder = folder, .words = command->word};
}

static bool run_well(const char *folder, const char *text, const char *typed)
{
    static const struct fault none = {"files", "error", false, 0};
    struct command command;
    struct trial trial = make_trial(folder, text, &command);
    trial.typed = typed;
    struct ending ending = trial_run(&trial, &none);
    bool ok = ending.status == 0 && ending.calls > 0;
    if (!ok)
        printf("# status %d: %s\n%s", ending.status, text,
               str_text(&ending.err));
    ending_release(&ending);
    return ok;
}

static bool serve(struct served *served, const char *text)
{
    struct command command;
    struct trial trial = make_trial(loop.run, text, &command);
    trial.still = loop.still;
    return served_start(served, &trial);
}

static struct ending run(const struct scene *scene, const struct fault *fault)
{
    struct command command;
    struct ending ending;
    if (loop.serves && served_run(&loop.scene, scene->typed, fault, &ending))
        return ending;
    struct trial trial = make_trial(loop.run, scene->command, &command);
    trial.typed = scene->typed;
    trial.still = loop.still;
    trial.terminal = scene->where == TERMINAL ? loop.terminal : NULL;
    return trial_run(&trial, fault);
}

/* --- what a scene begins with --------------------------------------------- */

static bool copy_database(void)
{
    char from[300], to[300];
    snprintf(from, sizeof from, "%s/data/progress.db", loop.base);
    snprintf(to, sizeof to, "%s/backup.db", loop.base);
    folder_copy(from, to);
    return true;
}

/* What two students answered to the paper in "exam". */
static bool write_answers(void)
{
    static const char answers[] =
        "student,question,answer\nAnn,1,1/2\nAnn,2,1/4\nBo,1,1/8\nBo,2,\n";
    struct error error = {.code = ERROR_NONE};
    char path[300];
    snprintf(path, sizeof path, "%s/answers.csv", loop.base);
    return file_write(path, answers, sizeof answers - 1, 0600, &error);
}

static bool prepare_papers(void)
{
    return run_well(loop.base,
                    "--banks @ set --topics coins -n 2 --seed 1 -o exam", "") &&
           run_well(loop.base,
                    "--banks @ set --topics coins --variants 4 --seed 9 "
                    "--shard 1/2 -o one",
                    "") &&
           run_well(loop.base,
                    "--banks @ set --topics coins --variants 4 --seed 9 "
                    "--shard 2/2 -o two",
                    "") &&
           write_answers();
}

static bool prepare(void)
{
    return prepare_papers() &&
           run_well(loop.base, "--banks @ --learner other practice coins",
                    "1/2\n1/4\nquit\n") &&
           copy_database() &&
           run_well(loop.base, "--learner other history export -o other.json",
                    "") &&
           run_well(loop.base, "--learner other reset --yes", "") &&
           run_well(loop.base, "--banks @ --seed 1 practice coins",
                    "1/2\n1/4\n1/8\nquit\n");
}

static void put_old(const struct scene *scene)
{
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    if (!scene->output)
        return;
    str_add_format(&path, "%s/%s", loop.run, scene->output);
    char *slash = strrchr(path.text, '/');
    *slash = '\0';
    mkdir(path.text, 0700);
    *slash = '/';
    if (!file_write(path.text, "old\n", 4, 0600, &error))
        printf("# %s\n", error.text);
    str_release(&path);
}

static void begin(const struct scene *scene)
{
    folder_remove(loop.run);
    if (scene->where == FRESH)
        mkdir(loop.run, 0700);
    else
        folder_copy(loop.base, loop.run);
    put_old(scene);
}

static void read_output(const struct scene *scene, struct str *out)
{
    struct error ignored = {.code = ERROR_NONE};
    struct str path = {0};
    if (!scene->output)
        return;
    str_add_format(&path, "%s/%s", loop.run, scene->output);
    file_read(path.text, LARGEST, out, &ignored);
    str_release(&path);
}

/* --- one trial ------------------------------------------------------------ */

/* What there is without a fault. */
struct reference {
    long before, after; /* rows */
    struct str output;
    struct str said; /* where nothing is typed: all of it */
    unsigned long calls;
};

static bool is_killed(const struct fault *fault, int status)
{
    return strcmp(fault->how, "kill") == 0 && status == 128 + 9;
}

/* Readline ends the program when it gets no memory, and sometimes falls over;
 * nothing in the program can prevent that. */
static bool is_readline(const struct scene *scene, const struct fault *fault,
                        int status)
{
    return scene->where == TERMINAL && strcmp(fault->what, "memory") == 0 &&
           status == 128 + 11;
}

static bool same(const struct str *a, const char *bytes, size_t length)
{
    return a->length == length &&
           (!length || memcmp(a->text, bytes, length) == 0);
}

/* What is wrong, or NULL. */
static const char *judge_rows(const struct scene *scene,
                              const struct reference *reference,
                              const struct ending *ending,
                              const struct kept *kept)
{
    int acknowledged = ending_acknowledged(ending);
    long rows = kept->rows < 0 ? 0 : kept->rows;
    long least = reference->before + acknowledged;
    if (!kept->sound)
        return "the database is damaged";
    if (scene->where == ATOMIC)
        return rows == reference->after ||
                       (rows == reference->before && ending->status != 0)
                   ? NULL
                   : "neither all nor nothing";
    loop.acknowledged += (unsigned long)(acknowledged > 0 ? acknowledged : 0);
    if (rows < least) {
        loop.lost += (unsigned long)(least - rows);
        return "an acknowledged answer is lost";
    }
    /* Where a bank cannot be read, which is told, others are asked. */
    if (ending->err.length)
        return NULL;
    if (ending->status == 0 && rows != reference->after)
        return "all seemed well, and rows are missing";
    return rows > reference->after ? "there are rows too many" : NULL;
}

static const char *judge_ending(const struct scene *scene,
                                const struct fault *fault,
                                const struct ending *ending)
{
    if (ending->status == TRIAL_HANGS)
        return "it hangs";
    if (is_killed(fault, ending->status) ||
        is_readline(scene, fault, ending->status))
        return NULL;
    if (ending->status > 127)
        return "it was ended by a signal";
    if (ending->status && !ending->err.length && !ending->out.length)
        return "it failed without a word";
    return NULL;
}

/* What has the name of a backup is one. */
static const char *judge_backups(void)
{
    char pattern[300];
    glob_t found;
    bool sound = true;
    snprintf(pattern, sizeof pattern, "%s/data/backups/progress-*", loop.run);
    if (glob(pattern, 0, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc; i++)
            sound = database_look(found.gl_pathv[i]).sound && sound;
        globfree(&found);
    }
    return sound ? NULL : "a backup is damaged";
}

/* The next program finds all in order. */
static const char *judge_next(const struct kept *kept)
{
    static const struct fault none = {"files", "error", false, 0};
    struct ending ending;
    if (kept->rows < 0)
        return NULL;
    bool ok = served_run(&loop.next, "", &none, &ending);
    if (ok) {
        ok = ending.status == 0;
        ending_release(&ending);
    }
    return ok ? NULL : "the next program cannot use the database";
}

static struct look look_at(struct digest digest)
{
    struct look look = {.digest = digest, .known = true};
    loop.looks++;
    look.kept = database_look(loop.database);
    look.wrong = judge_backups();
    if (!look.wrong)
        look.wrong = judge_next(&look.kept);
    return look;
}

/* What a trial has left behind. */
static struct look look(void)
{
    struct digest digest = folder_digest(loop.data);
    struct look *place = &loop.look[digest.word[0] % LOOKS];
    if (!place->known || place->digest.word[0] != digest.word[0] ||
        place->digest.word[1] != digest.word[1])
        *place = look_at(digest);
    return *place;
}

static const char *judge_output(const struct scene *scene,
                                const struct reference *reference,
                                const struct ending *ending)
{
    struct str now = {0};
    if (!scene->output)
        return NULL;
    read_output(scene, &now);
    bool whole = same(&now, reference->output.text, reference->output.length);
    bool old = same(&now, "old\n", 4);
    str_release(&now);
    if (ending->status == 0 && !whole)
        return "all seemed well, and the file is not written";
    return whole || old ? NULL : "the file is neither old nor new";
}

static bool is_sql(const struct fault *fault)
{
    return strcmp(fault->what, "sql") == 0;
}

/* What a command prints without being asked is all that the database has, or
 * it says why not. Beside a file it may say less of that; without its banks it
 * knows less. */
static const char *judge_words(const struct scene *scene,
                               const struct reference *reference,
                               const struct fault *fault,
                               const struct ending *ending)
{
    if (!is_sql(fault) || *scene->typed || scene->output ||
        ending->status != 0 || ending->err.length ||
        same(&ending->out, reference->said.text, reference->said.length))
        return NULL;
    return "all seemed well, and it says something else";
}

static void tell(const struct scene *scene, const struct fault *fault,
                 const struct ending *ending, const struct kept *kept,
                 const char *wrong)
{
    printf("# %s, call %lu of %s (%s%s): %s; status %d, %d acknowledged, "
           "%ld rows\n",
           scene->name, fault->at, fault->what, fault->how,
           fault->always ? ", and all after it" : "", wrong, ending->status,
           ending_acknowledged(ending), kept->rows);
}

static bool try_one(const struct scene *scene,
                    const struct reference *reference,
                    const struct fault *fault, bool quiet)
{
    begin(scene);
    struct ending ending = run(scene, fault);
    struct look left = look();
    const char *wrong = judge_ending(scene, fault, &ending);
    if (!wrong)
        wrong = judge_rows(scene, reference, &ending, &left.kept);
    if (!wrong)
        wrong = judge_output(scene, reference, &ending);
    if (!wrong)
        wrong = judge_words(scene, reference, fault, &ending);
    if (!wrong)
        wrong = left.wrong;
    if (wrong && !quiet)
        tell(scene, fault, &ending, &left.kept, wrong);
    ending_release(&ending);
    loop.trials++;
    return !wrong;
}

/* --- all of them -----------------------------------------------------------
 */

static bool find_reference(const struct scene *scene, const struct fault *fault,
                           struct reference *reference)
{
    struct fault none = *fault;
    none.at = 0;
    begin(scene);
    *reference =
        (struct reference){.before = database_look(loop.database).rows};
    if (reference->before < 0)
        reference->before = 0;
    struct ending ending = run(scene, &none);
    struct kept kept = database_look(loop.database);
    /* Some commands have nothing to do with the database. */
    bool calls = ending.calls > 0 || (is_sql(fault) && scene->where == KEPT);
    bool ok = ending.status == 0 && calls && kept.sound;
    if (!ok)
        printf("# without a fault: status %d, %lu calls\n# %s\n", ending.status,
               ending.calls, str_text(&ending.err));
    str_add(&reference->said, str_text(&ending.out));
    reference->after = kept.rows < 0 ? 0 : kept.rows;
    reference->calls = ending.calls;
    read_output(scene, &reference->output);
    ending_release(&ending);
    return ok;
}

static unsigned long point_at(unsigned long i, unsigned long calls)
{
    if (!loop.points)
        return i + 1;
    return 1 + (unsigned long)rng_below(&loop.rng, calls);
}

static void try_all(const struct scene *scene, const struct fault *kind)
{
    struct reference reference;
    struct fault fault = *kind;
    unsigned long good = 0, bad = 0;
    bool ok = find_reference(scene, kind, &reference);
    /* Of statements there are few. */
    unsigned long wanted = is_sql(kind) ? 4 * loop.points : loop.points;
    unsigned long points =
        wanted && wanted < reference.calls ? wanted : reference.calls;
    for (unsigned long i = 0; ok && i < points; i++) {
        fault.at = loop.points && points < reference.calls
                       ? point_at(i, reference.calls)
                       : i + 1;
        if (try_one(scene, &reference, &fault, bad >= TOLD))
            good++;
        else
            bad++;
    }
    ok = ok && !bad;
    loop.failed += !ok;
    printf("%s %d - %s: %s, %s%s: %lu of %lu calls\n", ok ? "ok" : "not ok",
           ++loop.cases, scene->name, fault.what, fault.how,
           fault.always ? " from then on" : "", good + bad, reference.calls);
    fflush(stdout);
    str_release(&reference.output);
    str_release(&reference.said);
}

static bool find_place(void)
{
    const char *top = getenv("top_srcdir"), *build = getenv("top_builddir");
    const char *points = getenv("RECKON_FAULT_POINTS");
    const char *seed = getenv("RECKON_FAULT_SEED");
    static char banks[1000], terminal[1000], preload[1000];
    snprintf(banks, sizeof banks, "%s/tests/banks", top ? top : ".");
    snprintf(terminal, sizeof terminal, "%s/tests/golden/ptyrun",
             build ? build : ".");
    snprintf(preload, sizeof preload, "%s/tests/fault/preload.so",
             build ? build : ".");
    setenv("RECKON_PRELOAD", preload, 1);
    loop.banks = banks;
    loop.program = getenv("RECKON");
    loop.terminal = access(terminal, X_OK) == 0 ? terminal : NULL;
    loop.points = !points ? POINTS : strtoul(points, NULL, 10); /* "all": 0 */
    rng_seed(&loop.rng, seed ? strtoul(seed, NULL, 10) : 1);
    /* In memory, where there is such a place: nothing here hangs on a disk. */
    snprintf(loop.root, sizeof loop.root, "/dev/shm/reckon-fault-XXXXXX");
    if (!mkdtemp(loop.root)) {
        snprintf(loop.root, sizeof loop.root, "/tmp/reckon-fault-XXXXXX");
        if (!mkdtemp(loop.root))
            return false;
    }
    snprintf(loop.base, sizeof loop.base, "%s/base", loop.root);
    snprintf(loop.run, sizeof loop.run, "%s/run", loop.root);
    snprintf(loop.data, sizeof loop.data, "%s/data", loop.run);
    snprintf(loop.database, sizeof loop.database, "%s/progress.db", loop.data);
    snprintf(loop.still, sizeof loop.still, "%lld", (long long)time(NULL) + 60);
    return loop.program && mkdir(loop.base, 0700) == 0;
}

static bool is_wanted(const struct fault *fault, const char *what, bool counted)
{
    if (counted && strcmp(fault->what, "memory") == 0)
        return false; /* gcov itself falls over without it */
    return !what || strcmp(what, fault->what) == 0;
}

int main(void)
{
    const char *only = getenv("RECKON_FAULT_SCENE");
    const char *what = getenv("RECKON_FAULT_WHAT");
    const char *instrumented = getenv("INSTRUMENTED");
    bool counted = instrumented && strcmp(instrumented, "coverage") == 0;
    if (!counted && instrumented && strcmp(instrumented, "no") != 0) {
        printf("1..0 # SKIP sanitizers bring an allocator of their own\n");
        return 0;
    }
    if (!find_place()) {
        printf("Bail out! no place to work in\n");
        return 99;
    }
    if (!prepare()) {
        printf("1..0 # SKIP calls cannot be made to fail here\n");
        folder_remove(loop.root);
        return 0;
    }
    if (!serve(&loop.next, "--banks @ history")) {
        printf("Bail out! the next program cannot be started\n");
        return 99;
    }
    for (size_t i = 0; i < SCENES; i++) {
        if (only && strcmp(only, scenes[i].name) != 0)
            continue;
        if (scenes[i].where == TERMINAL && !loop.terminal)
            continue;
        loop.serves = scenes[i].where != TERMINAL &&
                      serve(&loop.scene, scenes[i].command);
        for (size_t k = 0; k < FAULTS; k++)
            if (is_wanted(&faults[k], what, counted))
                try_all(&scenes[i], &faults[k]);
        if (loop.serves)
            served_stop(&loop.scene);
    }
    served_stop(&loop.next);
    folder_remove(loop.root);
    printf("# %lu trials, %lu answers acknowledged, %lu lost, %d findings, "
           "%lu looks at what was left\n1..%d\n",
           loop.trials, loop.acknowledged, loop.lost, loop.failed, loop.looks,
           loop.cases);
    return loop.failed > 0;
}
