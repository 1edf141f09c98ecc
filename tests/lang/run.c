/* Runs the .case files of tests/lang, one TAP line for each case. The kind of a
 * file is its name: domains.case and programs.case have forms of their own,
 * described at their top; in every other file a case is a line
 *
 *     expression  =>  value
 *     expression  =>  ~value
 *     expression  =>  error: sentence @ column
 *
 * A value is an expression of literals; numbers must be exact and equal, after
 * '~' they must not be exact and agree to 1e-12. `TEXT*COUNT` in backticks
 * stands for so many copies of TEXT. Lines that begin with # are comments.
 *
 * What gives a value is run again with fewer steps than it takes, and must then
 * say that they are used up, instead of giving another value. */
#include <dirent.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/numtext.h"
#include "base/utf8.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "lang/gsl_door.h"
#include "lang/parse.h"
#include "lang/show.h"

struct suite {
    const char *file;
    size_t line, count, failed;
    struct arena arena;
};

enum { DRAWS = 300, TRIALS = 4000, STEPS = LIMIT_QUESTION_STEPS };

/* --- outcomes ------------------------------------------------------------- */

static void report(struct suite *suite, bool good, const char *name,
                   const char *got)
{
    struct str shown = {0};
    utf8_add_visible(&shown, name, strlen(name) > 70 ? 70 : strlen(name));
    for (size_t i = 0; i < shown.length; i++)
        if (shown.text[i] == '#')
            shown.text[i] = '~'; /* TAP would read a directive */
    suite->count++;
    printf("%s %zu - %s:%zu %s\n", good ? "ok" : "not ok", suite->count,
           suite->file, suite->line, str_text(&shown));
    if (!good) {
        suite->failed++;
        printf("# got %s\n", got);
    }
    str_release(&shown);
}

/* "error: SENTENCE @ LINE:COLUMN", without the line for a single one. */
static void add_error(struct str *out, const struct error *error,
                      const char *text, size_t length, bool lines)
{
    struct source source = source_of("", text, length);
    struct source_place place = source_locate(&source, error->at);
    str_add_format(out, "error: %s @ ", error->text);
    if (lines)
        str_add_format(out, "%u:", place.line);
    str_add_format(out, "%u", place.column);
}

static bool near(struct number a, struct number b)
{
    double x = number_double(a), y = number_double(b);
    return fabs(x - y) <= 1e-12 * fabs(y);
}

static bool agrees(struct suite *suite, const struct value *got,
                   const struct value *wanted, bool approximate)
{
    if (got->kind != wanted->kind)
        return false;
    if (got->kind == VALUE_NUMBER && approximate)
        return !number_is_exact(got->number) &&
               near(got->number, wanted->number);
    if (got->kind == VALUE_NUMBER)
        return number_is_exact(got->number) &&
               number_compare(got->number, wanted->number) == 0;
    if (got->kind != VALUE_LIST)
        return value_equal(got, wanted, &suite->arena);
    if (got->list->length != wanted->list->length)
        return false;
    for (uint64_t i = 0; i < got->list->length; i++) {
        struct value x = list_member(got->list, i, &suite->arena);
        struct value y = list_member(wanted->list, i, &suite->arena);
        if (!agrees(suite, &x, &y, approximate))
            return false;
    }
    return true;
}

/* Of what succeeds: it must have left no error behind. */
static bool clean(bool good, struct error *error)
{
    if (good && error->code)
        *error = (struct error){ERROR_TYPE, .text = "success, and an error"};
    return good && !error->code;
}

/* --- fewer steps ---------------------------------------------------------- */

/* One evaluation, draw or trial with so many steps; `left` are those that were
 * not used. */
typedef bool run_once(struct suite *suite, const void *what, uint64_t steps,
                      uint64_t *left, struct value *out, struct error *error);

/* Does it end, with each of some smaller budgets, in the error of a budget that
 * is used up, and with exactly the steps it takes in a value again? */
static bool is_bounded(struct suite *suite, run_once *once, const void *what)
{
    enum { MANY = 20000, FIRST = 60, BETWEEN = 40, FEW = 6 };
    uint64_t left = 0, most = STEPS;
    struct value value;
    struct error error = {0};
    struct arena_mark mark = arena_here(&suite->arena);
    if (!once(suite, what, most, &left, &value, &error))
        return false;
    uint64_t used = most - left;
    uint64_t between = used / (used > MANY ? FEW : BETWEEN) + 1;
    bool good = once(suite, what, used, &left, &value, &error) && !left;
    for (uint64_t steps = 0; good && steps < used;
         steps += steps < FIRST && used <= MANY ? 1 : between) {
        struct error spent = {0};
        good = !once(suite, what, steps, &left, &value, &spent) &&
               spent.code == ERROR_LIMIT;
        if (!good)
            printf("# with %llu of %llu steps: %s\n", (unsigned long long)steps,
                   (unsigned long long)used,
                   spent.code ? spent.text : "a value");
        arena_rewind(&suite->arena, mark);
    }
    return good;
}

/* --- expressions ---------------------------------------------------------- */

/* A frame with all bytes set, so that nothing works by chance. */
static struct value *frame(struct suite *suite, const struct scope *scope)
{
    size_t size = (scope->slots + 1) * sizeof(struct value);
    return memset(arena_get(&suite->arena, size), 0xBE, size);
}

static bool value_of(struct suite *suite, const char *text, size_t length,
                     struct value *out, struct error *error)
{
    struct scope scope = {0};
    struct run run;
    struct node *node = parse_expression(&suite->arena, text, length, error);
    if (!node || !clean(check_expression(&scope, node, error), error))
        return false;
    run_start(&run, &suite->arena, frame(suite, &scope), NULL, STEPS, error);
    return clean(evaluate(&run, node, out), error);
}

struct formula {
    struct scope scope;
    struct node *node;
};

static bool evaluate_once(struct suite *suite, const void *what, uint64_t steps,
                          uint64_t *left, struct value *out,
                          struct error *error)
{
    const struct formula *formula = what;
    struct run run;
    run_start(&run, &suite->arena, frame(suite, &formula->scope), NULL, steps,
              error);
    bool good = evaluate(&run, formula->node, out);
    *left = run.steps;
    return good;
}

static bool is_bounded_formula(struct suite *suite, const struct str *text)
{
    struct formula formula = {0};
    struct error error = {0};
    formula.node =
        parse_expression(&suite->arena, str_text(text), text->length, &error);
    check_expression(&formula.scope, formula.node, &error);
    return is_bounded(suite, evaluate_once, &formula);
}

static void check_value(struct suite *suite, const char *name,
                        const struct value *got, const char *wanted_text,
                        bool bounded)
{
    struct error error = {0};
    struct value wanted;
    struct str text = {0};
    bool approximate = *wanted_text == '~';
    wanted_text += approximate;
    value_write(&text, got, &suite->arena);
    if (got->kind == VALUE_NUMBER && !number_is_exact(got->number))
        str_add(&text, ", not exact");
    bool good =
        value_of(suite, wanted_text, strlen(wanted_text), &wanted, &error) &&
        agrees(suite, got, &wanted, approximate) && bounded;
    report(suite, good, name, str_text(&text));
    str_release(&text);
}

/* The outcome is an error: is it the one that the line tells? */
static void check_error(struct suite *suite, const char *name,
                        const struct error *error, const char *text,
                        size_t length, bool lines, const char *wanted)
{
    struct str got = {0};
    add_error(&got, error, text, length, lines);
    report(suite, strcmp(got.text, wanted) == 0, name, got.text);
    str_release(&got);
}

static void expression_case(struct suite *suite, const char *name,
                            const struct str *text, char *wanted)
{
    struct value got;
    struct error error = {0};
    if (!value_of(suite, str_text(text), text->length, &got, &error))
        check_error(suite, name, &error, str_text(text), text->length, false,
                    wanted);
    else
        check_value(suite, name, &got, wanted, is_bounded_formula(suite, text));
}

/* --- domains -------------------------------------------------------------- */

/* Does the predicate hold for the drawn value, called v? */
static bool holds(struct suite *suite, const char *predicate,
                  const struct type *type, const struct value *drawn,
                  struct error *error)
{
    struct scope scope = {0};
    struct run run;
    struct value out;
    struct node *node =
        parse_expression(&suite->arena, predicate, strlen(predicate), error);
    if (!node || !scope_add(&scope, "v", *type, 0, 0, error) ||
        !check_expecting(&scope, node, (struct type){TYPE_TRUTH, 0},
                         "the predicate", error))
        return false;
    struct value *slot = frame(suite, &scope);
    slot[0] = *drawn;
    run_start(&run, &suite->arena, slot, NULL, STEPS, error);
    return evaluate(&run, node, &out) && out.truth;
}

static bool draw_with(struct suite *suite, const struct formula *domain,
                      uint64_t number, uint64_t steps, uint64_t *left,
                      struct value *drawn, struct error *error)
{
    struct rng root, stream;
    struct run run;
    rng_seed(&root, 20240601);
    rng_split_number(&stream, &root, number);
    struct chance chance = chance_random(&stream);
    run_start(&run, &suite->arena, frame(suite, &domain->scope), &chance, steps,
              error);
    bool good = domain_draw(&run, domain->node, drawn);
    *left = run.steps;
    return good;
}

static bool draw_once(struct suite *suite, const void *what, uint64_t steps,
                      uint64_t *left, struct value *out, struct error *error)
{
    return draw_with(suite, what, 0, steps, left, out, error);
}

/* How many of the drawn values differ, in writing. */
static size_t distinct(struct str *written, size_t count)
{
    size_t different = 0;
    for (size_t i = 0; i < count; i++) {
        size_t j = 0;
        while (j < i && strcmp(written[i].text, written[j].text) != 0)
            j++;
        different += j == i;
    }
    return different;
}

/* TYPE | PREDICATE | COUNT: what was drawn, against each part. */
static bool check_draws(struct suite *suite, const struct formula *domain,
                        char *wanted, struct error *error, struct str *why)
{
    const struct node *node = domain->node;
    struct str written[DRAWS] = {0};
    char *predicate = strstr(wanted, " | ");
    char *count = predicate ? strstr(predicate + 3, " | ") : NULL;
    uint64_t number, left;
    size_t drawn = 0;
    bool good = predicate && count &&
                numtext_integer(count + 3, strlen(count + 3), &number);
    if (!good) {
        str_add(why, type_name(node->type));
        return false;
    }
    *predicate = *count = '\0';
    for (; good && drawn < DRAWS; drawn++) {
        struct value value;
        good = draw_with(suite, domain, drawn, STEPS, &left, &value, error) &&
               holds(suite, predicate + 3, &node->type, &value, error);
        if (error->code)
            break;
        value_write(&written[drawn], &value, &suite->arena);
        if (!good)
            str_add(why, written[drawn].text);
    }
    size_t different = distinct(written, drawn);
    if (good &&
        (strcmp(type_name(node->type), wanted) != 0 || different != number)) {
        good = false;
        str_add_format(why, "%s, %zu different values", type_name(node->type),
                       different);
    }
    for (size_t i = 0; i < DRAWS; i++)
        str_release(&written[i]);
    return good && is_bounded(suite, draw_once, domain);
}

static void domain_case(struct suite *suite, const char *name,
                        const struct str *text, char *wanted)
{
    struct formula domain = {0};
    struct error error = {0};
    struct str why = {0};
    bool good = false;
    domain.node =
        parse_domain(&suite->arena, str_text(text), text->length, &error);
    if (domain.node &&
        clean(check_domain(&domain.scope, domain.node, &error), &error)) {
        if (strncmp(wanted, "error: ", 7) == 0) {
            struct value value;
            uint64_t left;
            if (clean(draw_once(suite, &domain, STEPS, &left, &value, &error),
                      &error))
                value_write(&why, &value, &suite->arena);
        } else {
            good = check_draws(suite, &domain, wanted, &error, &why);
        }
    }
    if (error.code)
        check_error(suite, name, &error, str_text(text), text->length, false,
                    wanted);
    else
        report(suite, good, name, str_text(&why));
    str_release(&why);
}

/* --- programs ------------------------------------------------------------- */

struct moments {
    double count, mean, squares;
};

static void add_trial(struct moments *moments, const struct value *value)
{
    double x = value->kind == VALUE_TRUTH ? (value->truth ? 1 : 0)
                                          : number_double(value->number);
    double step = x - moments->mean;
    moments->count++;
    moments->mean += step / moments->count;
    moments->squares += step * (x - moments->mean);
}

/* "about VALUE within TOLERANCE": the summary of many trials. */
static void check_summary(struct suite *suite, const struct program *program,
                          const struct moments *moments, const char *name,
                          char *wanted)
{
    struct error error = {0};
    struct value value, tolerance;
    struct str text = {0};
    char *within = strstr(wanted, " within ");
    double variance = moments->squares / moments->count;
    double got = program->summary == SUMMARY_MEAN       ? moments->mean
                 : program->summary == SUMMARY_VARIANCE ? variance
                                                        : sqrt(variance);
    bool good = within != NULL;
    if (good) {
        *within = '\0';
        good = value_of(suite, wanted, strlen(wanted), &value, &error) &&
               value_of(suite, within + 8, strlen(within + 8), &tolerance,
                        &error) &&
               fabs(got - number_double(value.number)) <=
                   number_double(tolerance.number);
    }
    numtext_add(&text, got, 6);
    report(suite, good, name, text.text);
    str_release(&text);
}

static bool run_trials(struct suite *suite, const struct program *program,
                       size_t trials, struct moments *moments,
                       struct value *last, struct error *error)
{
    struct rng rng;
    rng_seed(&rng, 20240602);
    struct chance chance = chance_random(&rng);
    size_t size = (program->slots + 1) * sizeof(struct value);
    struct value *slot = arena_get(&suite->arena, size);
    for (size_t i = 0; i < trials; i++) {
        struct arena_mark mark = arena_here(&suite->arena);
        struct run run;
        bool counts;
        memset(slot, 0xBE, size);
        run_start(&run, &suite->arena, slot, &chance, LIMIT_TRIAL_STEPS, error);
        if (!program_trial(&run, program, &counts, last))
            return false;
        if (counts && trials > 1)
            add_trial(moments, last);
        if (trials > 1)
            arena_rewind(&suite->arena, mark);
    }
    return true;
}

static bool try_once(struct suite *suite, const void *what, uint64_t steps,
                     uint64_t *left, struct value *out, struct error *error)
{
    const struct program *program = what;
    struct rng rng;
    rng_seed(&rng, 20240602);
    struct chance chance = chance_random(&rng);
    size_t size = (program->slots + 1) * sizeof(struct value);
    struct run run;
    bool counts;
    run_start(&run, &suite->arena,
              memset(arena_get(&suite->arena, size), 0xBE, size), &chance,
              steps, error);
    bool good = program_trial(&run, program, &counts, out);
    *left = run.steps;
    return good;
}

static void program_case(struct suite *suite, const char *name,
                         const struct str *text, char *wanted)
{
    struct scope scope = {0};
    struct error error = {0};
    struct moments moments = {0};
    struct value last = {0};
    bool many = strncmp(wanted, "about ", 6) == 0;
    struct program *program =
        parse_program(&suite->arena, str_text(text), text->length, &error);
    bool good =
        program && clean(check_program(&scope, program, &error), &error) &&
        run_trials(suite, program, many ? TRIALS : 1, &moments, &last, &error);
    if (!clean(good, &error))
        check_error(suite, name, &error, str_text(text), text->length, true,
                    wanted);
    else if (many)
        check_summary(suite, program, &moments, name, wanted + 6);
    else
        check_value(suite, name, &last, wanted,
                    is_bounded(suite, try_once, program));
}

/* --- files ---------------------------------------------------------------- */

/* Copies a text and writes out its `TEXT*COUNT`. */
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
        while (star > text && *star != '*')
            star--;
        numtext_integer(star + 1, (size_t)(close - star - 1), &count);
        for (; count; count--)
            str_add_bytes(out, text + 1, (size_t)(star - text - 1));
        text = close + 1;
    }
}

typedef void run_case(struct suite *suite, const char *name,
                      const struct str *text, char *wanted);

static void one_case(struct suite *suite, run_case *run, const char *name,
                     const char *text, size_t length, const char *wanted)
{
    struct str expanded = {0}, outcome = {0};
    expand(&expanded, text, length);
    expand(&outcome, wanted, strlen(wanted));
    str_add(&outcome, "");
    run(suite, name, &expanded, outcome.text);
    str_release(&expanded);
    str_release(&outcome);
    arena_clear(&suite->arena);
}

static void line_case(struct suite *suite, run_case *run, char *line)
{
    char *arrow = strstr(line, "  =>  ");
    if (!arrow) {
        report(suite, false, line, "a line without '  =>  '");
        return;
    }
    size_t length = (size_t)(arrow - line);
    *arrow = '\0';
    one_case(suite, run, line, line, length, arrow + 6);
}

/* Lines up to one that begins with "=> ". */
static void block_line(struct suite *suite, struct str *program, char *line)
{
    if (strncmp(line, "=> ", 3) != 0) {
        if (program->length || *line) {
            str_add(program, line);
            str_add_char(program, '\n');
        }
        return;
    }
    char *name = memory_get(program->length + 1);
    memcpy(name, str_text(program), program->length + 1);
    name[strcspn(name, "\n")] = '\0';
    one_case(suite, program_case, name, str_text(program), program->length,
             line + 3);
    memory_free(name);
    str_clear(program);
}

static void run_file(struct suite *suite, const char *folder, const char *name)
{
    struct str path = {0}, text = {0}, program = {0};
    struct error error = {0};
    run_case *run =
        strcmp(name, "domains.case") == 0 ? domain_case : expression_case;
    bool blocks = strcmp(name, "programs.case") == 0;
    str_add_format(&path, "%s/%s", folder, name);
    suite->file = name;
    suite->line = 0;
    if (!file_read(path.text, 1 << 20, &text, &error))
        report(suite, false, name, error.text);
    for (char *line = text.text; line && *line;) {
        char *end = line + strcspn(line, "\n");
        bool last = !*end;
        *end = '\0';
        suite->line++;
        if (blocks && *line != '#')
            block_line(suite, &program, line);
        else if (*line && *line != '#')
            line_case(suite, run, line);
        line = last ? NULL : end + 1;
    }
    if (program.length)
        report(suite, false, name, "a program without '=> '");
    str_release(&program);
    str_release(&path);
    str_release(&text);
}

static int is_case_file(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 5 && strcmp(entry->d_name + length - 5, ".case") == 0;
}

int main(void)
{
    struct suite suite = {0};
    struct str folder = {0};
    struct dirent **entry;
    const char *top = getenv("top_srcdir");
    numeric_start();
    arena_init(&suite.arena);
    str_add_format(&folder, "%s/tests/lang", top ? top : ".");
    int files = scandir(folder.text, &entry, is_case_file, alphasort);
    for (int i = 0; i < files; i++) {
        run_file(&suite, folder.text, entry[i]->d_name);
        free(entry[i]);
    }
    if (files >= 0)
        free(entry);
    if (!suite.count)
        printf("Bail out! no case in %s\n", folder.text);
    printf("1..%zu\n", suite.count);
    str_release(&folder);
    arena_release(&suite.arena);
    return suite.failed || !suite.count;
}
