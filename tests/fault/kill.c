/* SIGKILL at random moments, while two programs write to one database: every
 * answer whose verdict was printed is there, at most the one on its way of each
 * program besides, and the database is sound each time.
 *
 * RECKON_KILLS kills (20; 2000 at night). */
#include <config.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/rng.h"
#include "folder.h"
#include "trial.h"

enum {
    KILLS = 20,
    WRITERS = 2,
    LINES = 4000,  /* typed, more than any writer comes to */
    SHORTEST = 20, /* milliseconds that a writer lives */
    LONGEST = 300,
    KILLS_A_BASE = 100, /* then with a new one: a whole check takes its time */
    LARGEST = 1 << 24
};

static struct {
    char folder[200], database[300], bank[1000];
    const char *program;
    struct rng rng;
    unsigned long kills, printed, lost, extra, unsound;
} loop;

static void write_typed(void)
{
    struct error error = {.code = ERROR_NONE};
    struct str text = {0}, path = {0};
    for (int i = 0; i < LINES; i++)
        str_add(&text, "1/2\n");
    str_add_format(&path, "%s/typed", loop.folder);
    if (!file_write(path.text, text.text, text.length, 0600, &error))
        printf("# %s\n", error.text);
    str_release(&text);
    str_release(&path);
}

/* Empties a file before there is a writer: one that is killed before it comes
 * to that would leave the words of the last one, which would count twice. */
static int open_new(const char *name, int number)
{
    struct str path = {0};
    str_add_format(&path, "%s/%s.%d", loop.folder, name, number);
    int file = open(path.text, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    str_release(&path);
    return file;
}

static pid_t start(int number)
{
    int out = open_new("out", number), err = open_new("err", number);
    fflush(stdout);
    pid_t child = fork();
    if (child != 0) {
        close(out);
        close(err);
        return child;
    }
    if (chdir(loop.folder) != 0)
        _exit(98);
    dup2(open("typed", O_RDONLY), 0);
    dup2(out, 1);
    dup2(err, 2);
    execl(loop.program, loop.program, "--data-dir", "data", "--banks",
          loop.bank, "practice", "coins", (char *)NULL);
    _exit(97);
}

static void rest(void)
{
    uint64_t milliseconds = SHORTEST + rng_below(&loop.rng, LONGEST - SHORTEST);
    struct timespec time = {.tv_nsec = (long)milliseconds * 1000000};
    nanosleep(&time, NULL);
}

static int printed_by(int number)
{
    struct error ignored = {.code = ERROR_NONE};
    struct ending ending = {.status = 0};
    struct str path = {0};
    str_add_format(&path, "%s/out.%d", loop.folder, number);
    file_read(path.text, LARGEST, &ending.out, &ignored);
    int count = ending_acknowledged(&ending);
    str_release(&path);
    ending_release(&ending);
    return count;
}

/* Both writers begin; one is killed, then the other. Returns whether all is
 * well; `rows` is what there was before, and then what there is. */
static bool round_of_kills(long *rows)
{
    pid_t writer[WRITERS];
    long printed = 0;
    for (int i = 0; i < WRITERS; i++)
        writer[i] = start(i);
    for (int i = 0; i < WRITERS; i++) {
        rest();
        kill(writer[i], SIGKILL);
        waitpid(writer[i], NULL, 0);
        loop.kills++;
        printed += printed_by(i);
    }
    struct kept kept = database_look(loop.database);
    long now = kept.rows < 0 ? 0 : kept.rows;
    long lost = *rows + printed - now;
    bool many = now > *rows + printed + WRITERS;
    loop.printed += (unsigned long)printed;
    loop.lost += lost > 0 ? (unsigned long)lost : 0;
    loop.extra += lost < 0 ? (unsigned long)-lost : 0;
    loop.unsound += !kept.sound;
    if (lost > 0 || many || !kept.sound)
        printf("# kill %lu: %ld rows, %ld printed, then %ld rows%s\n",
               loop.kills, *rows, printed, now,
               kept.sound ? "" : ", and the database is not sound");
    *rows = now;
    return lost <= 0 && !many && kept.sound;
}

static void begin_anew(void)
{
    char path[240];
    snprintf(path, sizeof path, "%s/data", loop.folder);
    folder_remove(path);
}

static bool find_place(void)
{
    const char *top = getenv("top_srcdir"), *build = getenv("top_builddir");
    loop.program = getenv("RECKON");
    snprintf(loop.bank, sizeof loop.bank, "%s/tests/banks/rooms.yaml",
             top ? top : ".");
    snprintf(loop.folder, sizeof loop.folder, "%s/tests/tmp-kill-XXXXXX",
             build ? build : ".");
    if (!loop.program || !mkdtemp(loop.folder))
        return false;
    snprintf(loop.database, sizeof loop.database, "%s/data/progress.db",
             loop.folder);
    return true;
}

int main(void)
{
    const char *text = getenv("RECKON_KILLS");
    unsigned long kills = text ? strtoul(text, NULL, 10) : KILLS;
    bool good = true;
    long rows = 0;
    if (!find_place()) {
        printf("Bail out! no place to work in\n");
        return 99;
    }
    rng_seed(&loop.rng, (uint64_t)time(NULL));
    write_typed();
    while (loop.kills < kills) {
        if (loop.kills % KILLS_A_BASE == 0) {
            begin_anew();
            rows = 0;
        }
        good = round_of_kills(&rows) && good;
    }
    folder_remove(loop.folder);
    printf("# %lu kills, %lu answers acknowledged, %lu lost, %lu recorded and "
           "not yet acknowledged, %lu times not sound\n",
           loop.kills, loop.printed, loop.lost, loop.extra, loop.unsound);
    printf("%s 1 - nothing acknowledged is lost in %lu kills\n",
           good ? "ok" : "not ok", loop.kills);
    printf("%s 2 - there were answers (%lu)\n1..2\n",
           loop.printed > 0 ? "ok" : "not ok", loop.printed);
    return !good || loop.printed == 0;
}
