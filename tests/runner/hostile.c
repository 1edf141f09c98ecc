/* Formulas, check programs, banks and typed lines that were made to do harm.
 * Each is read and worked out in a process of its own that may use 64 MiB and,
 * a bank, one second, anything else a tenth of one; and ends as is written
 * beside it: with a value, or refused for a reason. Whatever is said about it
 * is printable. hostile_cases.h says which input is tested where.
 *
 *   hostile --write FOLDER
 *
 * writes them as files KIND-NUMBER-ID instead, for tests/cli/hostile.sh, which
 * gives them to the program. */
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "hostile_cases.h"
#include "hostile_lines.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "lang/gsl_door.h"
#include "lang/parse.h"
#include "quiz/question.h"

enum {
    BANK_MS = 1000, /* of the processor */
    LINE_MS = 100,
    PATIENCE = 10, /* times as much under a sanitizer; and of a clock's time */
    MEBIBYTES = 64,
    TEXT_BYTES = 600
};

/* Files that are none. */
enum special { DIRECTORY, FIFO, DEVICE, ABSENT, SPECIALS };

static const char *const special_name[SPECIALS] = {
    [DIRECTORY] = "a directory",
    [FIFO] = "a FIFO that nobody writes to",
    [DEVICE] = "/dev/null",
    [ABSENT] = "a file that is not there"};

/* --- what is said --------------------------------------------------------- */

/* How a case ended; comes through a pipe. */
struct outcome {
    char text[TEXT_BYTES]; /* "draw: domain", "error: syntax", a value */
    char said[TEXT_BYTES];
    bool printable;
};

/* Copies the bytes of `text`; `TEXT*COUNT` in backticks is written out. */
static void expand(struct str *out, const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        const char *close =
            *text == '`' ? memchr(text + 1, '`', (size_t)(end - text - 1))
                         : NULL;
        if (!close) {
            str_add_char(out, *text++);
            continue;
        }
        const char *star = close;
        uint64_t count = 0;
        while (*star != '*')
            star--;
        numtext_integer(star + 1, (size_t)(close - star - 1), &count);
        for (uint64_t i = 0; i < count; i++)
            for (const char *c = text + 1; c < star; c++)
                if (*c == 1 || *c == 2)
                    str_add_integer(out, (int64_t)i + *c - 1);
                else
                    str_add_char(out, *c);
        text = close + 1;
    }
}

static bool is_printable(const char *text)
{
    size_t length = strlen(text), size;
    for (size_t at = 0; at < length; at += size) {
        uint32_t point;
        size = utf8_decode(text + at, length - at, &point);
        if (!size || (!utf8_is_plain(point) && point != '\n'))
            return false;
    }
    return true;
}

static void keep(char *to, const char *text)
{
    snprintf(to, TEXT_BYTES, "%.*s", TEXT_BYTES - 1, text);
}

static void refused(struct outcome *outcome, const char *how,
                    const struct error *error)
{
    struct str said = {0};
    error_print(error, &said);
    snprintf(outcome->text, sizeof outcome->text, "%s: %s", how,
             error_name(error->code));
    keep(outcome->said, str_text(&said));
    outcome->printable &= error->text[0] && is_printable(str_text(&said));
    str_release(&said);
}

static void valued(struct outcome *outcome, const struct value *value)
{
    if (value->kind == VALUE_NUMBER)
        snprintf(outcome->text, sizeof outcome->text, "%.17g",
                 number_double(value->number));
    else
        keep(outcome->text, "any");
}

typedef void try(const struct str *text, struct outcome *outcome);

/* --- entry points --------------------------------------------------------- */

/* As several questions would have it. True where one of them could read it;
 * what they read is finite, and nothing that was refused is judged. */
static bool read_line(struct arena *arena, const char *text, size_t length,
                      struct answer *answer, struct error *error)
{
    static const char *const rules[] = {"exact", "sigfig:3;prob", "exact;set",
                                        "sigfig:2;interval",
                                        "dp:2;unit=$;locale=comma"};
    bool first = false;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct key key = {.value = number_integer(0)};
        struct verdict verdict;
        struct error ignored = {0};
        struct answer other;
        if (!rule_read(rules[i], strlen(rules[i]), &key.rule, &ignored))
            abort();
        struct answer_options options = answer_options_of(&key.rule);
        bool read = answer_read(arena, text, length, &options,
                                i ? &other : answer, i ? &ignored : error);
        first |= !i && read;
        judge(&key, i ? &other : answer, arena, &verdict);
        if (read ? !number_is_finite((i ? &other : answer)->item[0].value)
                 : verdict.attempt)
            abort();
    }
    return first;
}

static void try_line(const struct str *text, struct outcome *outcome)
{
    struct arena arena;
    struct answer answer;
    struct error error = {0};
    struct source source = {
        .name = "line", .text = str_text(text), .length = text->length};
    arena_init(&arena);
    if (read_line(&arena, source.text, source.length, &answer, &error)) {
        struct value value = value_number(answer.item[0].value);
        valued(outcome, &value);
    } else {
        error.source = &source;
        refused(outcome, "unread", &error);
        snprintf(outcome->text, sizeof outcome->text, "unread: %s",
                 fault_name(answer.fault));
    }
    arena_release(&arena);
}

static void try_formula(const struct str *text, struct outcome *outcome)
{
    struct arena arena;
    struct error error = {0};
    struct source source = {
        .name = "formula", .text = str_text(text), .length = text->length};
    struct scope *scope;
    struct run run;
    struct value value;
    arena_init(&arena);
    scope = arena_zero(&arena, sizeof *scope);
    struct node *node =
        parse_expression(&arena, source.text, source.length, &error);
    if (node && check_expression(scope, node, &error)) {
        struct value *slot = arena_zero(&arena, 256 * sizeof *slot);
        run_start(&run, &arena, slot, NULL, LIMIT_QUESTION_STEPS, &error);
        if (evaluate(&run, node, &value))
            valued(outcome, &value);
    }
    error.source = &source;
    if (error.code != ERROR_NONE)
        refused(outcome, "error", &error);
    /* As an answer it must be read or refused as well. */
    struct answer answer;
    struct error unread = {0};
    read_line(&arena, str_text(text), text->length, &answer, &unread);
    arena_release(&arena);
}

static void try_program(const struct str *text, struct outcome *outcome)
{
    struct arena arena;
    struct error error = {0};
    struct rng rng;
    struct value value = value_truth(true);
    bool counts = false;
    arena_init(&arena);
    struct scope *scope = arena_zero(&arena, sizeof *scope);
    struct program *program =
        parse_program(&arena, str_text(text), text->length, &error);
    if (program && check_program(scope, program, &error)) {
        struct value *slot = arena_zero(&arena, 256 * sizeof *slot);
        struct run run;
        rng_seed(&rng, 1);
        struct chance chance = chance_random(&rng);
        run_start(&run, &arena, slot, &chance, LIMIT_TRIAL_STEPS, &error);
        if (program_trial(&run, program, &counts, &value))
            valued(outcome, &value);
    }
    if (error.code != ERROR_NONE)
        refused(outcome, "error", &error);
    arena_release(&arena);
}

/* What the first of several errors is, and that all can be shown. */
static void refused_bank(struct outcome *outcome,
                         const struct error_list *errors)
{
    for (size_t i = errors->count; i-- > 0;)
        refused(outcome, "error", &errors->item[i]);
}

static void draw_bank(const struct bank *bank, struct outcome *outcome)
{
    struct question question;
    struct question_part part;
    struct error error = {0};
    if (question_draw(&question, &bank->template[0], 1, 1, &error)) {
        if (question_part(&question, 0, &part, &error)) {
            struct value key = value_number(part.key.value);
            struct str visible = {0};
            valued(outcome, &key);
            utf8_add_visible(&visible, part.text, SIZE_MAX);
            outcome->printable &= is_printable(str_text(&visible));
            /* Marks are cut; the rest of this text is a blank and two marks. */
            outcome->printable &= visible.length < 64 * 1024;
            str_release(&visible);
        }
        question_release(&question);
    }
    if (error.code != ERROR_NONE)
        refused(outcome, "draw", &error);
}

static void try_bank(const struct str *text, struct outcome *outcome)
{
    struct error_list errors = {0};
    struct bank *bank =
        bank_read("hostile.yaml", str_text(text), text->length, &errors);
    if (bank)
        draw_bank(bank, outcome);
    else
        refused_bank(outcome, &errors);
    bank_free(bank);
    error_list_release(&errors);
}

static void try_special(const struct str *path, struct outcome *outcome)
{
    struct error_list errors = {0};
    struct bank *bank = bank_load(str_text(path), &errors);
    if (bank)
        keep(outcome->text, "any");
    else
        refused_bank(outcome, &errors);
    bank_free(bank);
    error_list_release(&errors);
}

/* --- a process for each --------------------------------------------------- */

struct suite {
    size_t count, failed;
    long idle; /* KiB of a process that does nothing */
    bool instrumented;
    const char *folder; /* to be written to instead; NULL: tried */
    struct str text;    /* of the case at hand */
};

/* All inputs of one kind. */
struct group {
    const char *kind;
    const struct hostile *hostile;
    size_t count;
    try *entry;
    size_t skip; /* bytes at the beginning that all have */
    int milliseconds;
};

static void limit_child(const struct suite *suite, int milliseconds)
{
    int most = milliseconds * (suite->instrumented ? PATIENCE : 1);
    struct itimerval timer = {
        .it_value = {.tv_sec = most / 1000, .tv_usec = most % 1000 * 1000}};
    struct rlimit none = {0};
    setrlimit(RLIMIT_CORE, &none);
    setitimer(ITIMER_PROF, &timer, NULL);
    alarm((unsigned)(1 + most * PATIENCE / 1000));
}

static void run_child(struct suite *suite, try *entry, int milliseconds,
                      int out)
{
    struct outcome outcome = {.printable = true};
    limit_child(suite, milliseconds);
    if (entry)
        entry(&suite->text, &outcome);
    ssize_t written = write(out, &outcome, sizeof outcome);
    if (suite->instrumented) {
        str_release(&suite->text);
        exit(written != sizeof outcome); /* looks for leaks */
    }
    _exit(written != sizeof outcome);
}

/* False where the process died or took too much; outcome->said tells. */
static bool run(struct suite *suite, try *entry, int milliseconds,
                struct outcome *outcome)
{
    int ends[2], status;
    struct rusage usage;
    fflush(stdout);
    if (pipe(ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        run_child(suite, entry, milliseconds, ends[1]);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], outcome, sizeof *outcome);
    close(ends[0]);
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return false;
    long used = usage.ru_maxrss - suite->idle;
    if (!entry)
        suite->idle = usage.ru_maxrss;
    if (got != sizeof *outcome || status != 0)
        snprintf(outcome->said, sizeof outcome->said,
                 WIFSIGNALED(status) ? "killed by signal %d" : "status %d",
                 WIFSIGNALED(status) ? WTERMSIG(status) : status);
    else if (!suite->instrumented && entry && used > MEBIBYTES * 1024L)
        snprintf(outcome->said, sizeof outcome->said, "took %ld MiB",
                 used / 1024);
    else
        return true;
    return false;
}

/* "error: limit range" stands for two outcomes. */
static bool fits(const char *expected, const char *got)
{
    const char *colon = strchr(expected, ':');
    if (strcmp(expected, "any") == 0)
        return got[0] && !strchr(got, ':');
    if (!colon)
        return !strchr(got, ':') &&
               fabs(strtod(got, NULL) - strtod(expected, NULL)) <=
                   1e-9 * fabs(strtod(expected, NULL));
    size_t how = (size_t)(colon - expected) + 2;
    const char *code = got + how;
    if (strncmp(expected, got, how) != 0)
        return false;
    const char *at = strstr(expected + how, code);
    size_t length = strlen(code);
    return at && at[-1] == ' ' && (at[length] == ' ' || !at[length]);
}

static void try_case(struct suite *suite, const char *id, const char *name,
                     try *entry, int milliseconds, const char *expected)
{
    struct outcome outcome = {.printable = true};
    struct str shown = {0};
    bool lived = run(suite, entry, milliseconds, &outcome);
    bool good = lived && outcome.printable && fits(expected, outcome.text);
    utf8_add_visible(&shown, name, strlen(name) > 50 ? 50 : strlen(name));
    for (size_t i = 0; i < shown.length; i++)
        if (shown.text[i] == '#')
            shown.text[i] = '~'; /* TAP would read a directive */
    suite->count++;
    suite->failed += !good;
    printf("%s %zu - %s %s\n", good ? "ok" : "not ok", suite->count, id,
           str_text(&shown));
    if (!good) {
        str_clear(&shown);
        utf8_add_visible(&shown, outcome.said, SIZE_MAX);
        printf("# expected %s, got %s%s\n# %s\n", expected, outcome.text,
               outcome.printable ? "" : " (not printable)", str_text(&shown));
    }
    str_release(&shown);
}

/* Writes the input at hand as a file; false where that fails. */
static bool write_case(const struct suite *suite, const char *kind,
                       size_t number, const char *id)
{
    struct str path = {0};
    str_add_format(&path, "%s/%s-%03zu-%s", suite->folder, kind, number, id);
    FILE *file = fopen(path.text, "wb");
    bool ok = file && fwrite(str_text(&suite->text), 1, suite->text.length,
                             file) == suite->text.length;
    ok = file && fclose(file) == 0 && ok;
    str_release(&path);
    return ok;
}

static void try_all(struct suite *suite, const struct group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct hostile *hostile = &group->hostile[i];
        str_clear(&suite->text);
        expand(&suite->text, hostile->text, hostile->length);
        size_t head = hostile->length > group->skip ? group->skip : 0;
        if (suite->folder)
            suite->failed += !write_case(suite, group->kind, i, hostile->id);
        else
            try_case(suite, hostile->id, hostile->text + head, group->entry,
                     group->milliseconds, hostile->expected);
    }
}

static void try_specials(struct suite *suite)
{
    char folder[] = "tests/tmp-hostile-XXXXXX";
    if (!mkdtemp(folder)) {
        puts("Bail out! no folder can be made in tests/");
        return;
    }
    for (enum special special = 0; special < SPECIALS; special++) {
        str_clear(&suite->text);
        str_add_format(&suite->text, "%s/bank.yaml", folder);
        if (special == DIRECTORY)
            mkdir(suite->text.text, 0700);
        if (special == FIFO)
            mkfifo(suite->text.text, 0600);
        if (special == DEVICE) {
            str_clear(&suite->text);
            str_add(&suite->text, "/dev/null");
        }
        try_case(suite, "B01", special_name[special], try_special, LINE_MS,
                 "error: file");
        if (special != DEVICE)
            remove(suite->text.text);
    }
    remove(folder);
}

int main(int count, char **argument)
{
#define ALL(array) array, sizeof array / sizeof *array
    const struct group groups[] = {
        {"formula", ALL(formulas), try_formula, 0, LINE_MS},
        {"program", ALL(programs), try_program, 0, LINE_MS},
        {"bank", ALL(banks), try_bank, strlen(TEMPLATE), BANK_MS},
        {"line", ALL(lines), try_line, 0, LINE_MS},
    };
#undef ALL
    const char *instrumented = getenv("INSTRUMENTED");
    struct suite suite = {.instrumented =
                              instrumented && strcmp(instrumented, "yes") == 0};
    struct outcome nothing;
    if (count == 3 && strcmp(argument[1], "--write") == 0)
        suite.folder = argument[2];
    numeric_start();
    run(&suite, NULL, LINE_MS, &nothing);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        try_all(&suite, &groups[i]);
    if (!suite.folder) {
        try_specials(&suite);
        printf("1..%zu\n", suite.count);
    }
    str_release(&suite.text);
    return suite.failed > 0;
}
