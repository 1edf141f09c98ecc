/* Does `check` notice when a key is wrong? Every key of the shipped banks is
 * made wrong in the ways in which keys are wrong, and its template is checked.
 *
 * A mutant is a copy of the answer's tree with one node changed; names of
 * definitions are replaced by their formulas first, so that there is something
 * to change. It is
 *
 *   caught      if on some compared draw it differs from the key by more than
 *               the resolution that the report states for the right key, and
 *               the check says that key and check disagree,
 *   missed      if it differs so and the check does not say so; then the test
 *               fails,
 *   without     if it does not differ so where it was compared, and the check
 *               says that it has no value in some draw,
 *   equivalent  otherwise.
 *
 * RECKON_MUTATIONS is how many mutants of a kind are made of one key (1), or
 * "all"; they are chosen by chance with a fixed seed. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank/library.h"
#include "base/rng.h"
#include "lang/gsl_door.h"
#include "mutate.h"
#include "verify/check_template.h"
#include "verify/report.h"
#include "verify/second_opinion.h"

enum {
    SAMPLE = 1, /* mutants of a kind for each key */
    DRAWS = 8,  /* of each level */
    FEW = 2,    /* the same under a sanitizer */
    SIMULATED = 2,
    STEPS = 2000000, /* to compare the draws of one part */
};

/* --- one check ------------------------------------------------------------ */

/* A template of one part, the part being changed. */
struct subject {
    struct template template;
    struct part part;
    const struct part *original;
    double resolution;
    bool moved;
    uint32_t compared;
};

static void subject_make(struct subject *subject,
                         const struct template *template,
                         const struct part *part)
{
    *subject = (struct subject){
        .template = *template, .part = *part, .original = part};
    struct part *own = &subject->part;
    own->hints = own->mistakes = own->rubric_points = 0;
    own->solution = (struct prose){0};
    /* Options that are made around an answer do not matter here. */
    if (own->kind == KIND_CHOICE && own->answer.node)
        own->kind = KIND_NUMBER;
    subject->template.part = own;
    subject->template.parts = 1;
}

static bool right_option(struct question *question, const struct part *part,
                         struct number *place)
{
    for (uint32_t i = 0; i < part->options; i++) {
        struct value right = value_truth(false);
        struct error error = {0};
        if (part->option[i].right.node &&
            !question_value(question, &part->option[i].right, &right, &error))
            return false;
        if (right.truth) {
            *place = number_integer(i + 1);
            return true;
        }
    }
    return false;
}

static int by_size(const void *a, const void *b)
{
    return number_compare(*(const struct number *)a, *(const struct number *)b);
}

static bool is_moved(struct number key, struct number mutant, double resolution)
{
    double a = number_double(key), b = number_double(mutant);
    double size = fmax(fabs(a), fabs(b));
    return fabs(a - b) > resolution * (1 + 1e-6) * size;
}

static bool members_moved(struct question *question, const struct key *mutant,
                          const struct list *list, double resolution)
{
    if (list->length != mutant->count)
        return true;
    struct number *pair =
        arena_get(&question->arena, (2 * mutant->count + 1) * sizeof *pair);
    struct number *key = pair + mutant->count;
    for (uint32_t i = 0; i < mutant->count; i++) {
        pair[i] = mutant->item[i];
        key[i] = list_member(list, i, &question->arena).number;
    }
    if (mutant->rule.shape == SHAPE_SET) {
        qsort(pair, mutant->count, sizeof *pair, by_size);
        qsort(key, mutant->count, sizeof *key, by_size);
    }
    for (uint32_t i = 0; i < mutant->count; i++)
        if (is_moved(key[i], pair[i], resolution))
            return true;
    return false;
}

/* Compares the mutant's key with the original one on a draw that was tested. */
static void compared(void *context, struct question *question,
                     const struct question_part *part,
                     const struct opinion *opinion)
{
    struct subject *subject = context;
    struct value key;
    struct error error = {0};
    (void)opinion;
    subject->compared++;
    if (subject->original->answer.node) {
        if (!question_value(question, &subject->original->answer, &key, &error))
            subject->moved = true;
        else if (key.kind == VALUE_LIST)
            subject->moved |= members_moved(question, &part->key, key.list,
                                            subject->resolution);
        else
            subject->moved |=
                is_moved(key.number, part->key.value, subject->resolution);
        return;
    }
    struct number place;
    subject->moved |= !right_option(question, subject->original, &place) ||
                      number_compare(place, part->key.value) != 0;
}

static bool found(const struct check_report *report, enum finding_id id)
{
    for (size_t i = 0; i < report->findings; i++)
        if (report->finding[i].id == id)
            return true;
    return false;
}

static void run_check(struct subject *subject, struct check_report *report)
{
    const char *instrumented = getenv("INSTRUMENTED");
    struct check_options options = check_standard();
    options.draws =
        instrumented && strcmp(instrumented, "yes") == 0 ? FEW : DRAWS;
    options.simulated = SIMULATED;
    options.steps = STEPS;
    options.compared = compared;
    options.context = subject;
    subject->moved = false;
    subject->compared = 0;
    check_report_init(report);
    check_template(&subject->template, &options, report);
}

/* The key as it is: its resolution, and that nothing is wrong with it. */
static bool run_original(struct subject *subject, struct part_record *record)
{
    struct check_report report;
    subject->resolution = 1e-9;
    run_check(subject, &report);
    bool good = subject->compared && !found(&report, FINDING_KEY_WRONG) &&
                !found(&report, FINDING_QUESTION_FAILED) && !subject->moved;
    *record = report.record[0];
    subject->resolution = record->resolution;
    check_report_release(&report);
    return good;
}

/* --- all mutants of one part ---------------------------------------------- */

enum outcome { CAUGHT, MISSED, EQUIVALENT, WITHOUT, OUTCOMES };

struct tally {
    uint32_t count[MUTATIONS][OUTCOMES];
};

struct lab {
    struct rng stream;
    uint32_t sample;
    size_t tests, failed;
    struct tally all;
    struct str simulated; /* the resolutions */
};

static enum outcome run_mutant(struct subject *subject)
{
    struct check_report report;
    run_check(subject, &report);
    bool caught = found(&report, FINDING_KEY_WRONG);
    bool without = found(&report, FINDING_QUESTION_FAILED);
    check_report_release(&report);
    if (subject->moved)
        return caught ? CAUGHT : MISSED;
    return without ? WITHOUT : EQUIVALENT;
}

static void count_mutant(struct subject *subject, struct lab *lab,
                         struct tally *tally, enum mutation mutation,
                         struct arena *arena)
{
    enum outcome outcome = run_mutant(subject);
    tally->count[mutation][outcome]++;
    lab->all.count[mutation][outcome]++;
    if (outcome != MISSED)
        return;
    struct str text = {0};
    if (subject->part.answer.node)
        tree_show(&text, subject->part.answer.node, NULL, arena);
    printf("# missed: %s: %s\n", mutation_name(mutation), str_text(&text));
    str_release(&text);
}

static void shuffle(struct rng *stream, struct change *change, uint32_t count)
{
    for (uint32_t i = count; i > 1; i--) {
        uint32_t j = (uint32_t)rng_below(stream, i);
        struct change swap = change[i - 1];
        change[i - 1] = change[j];
        change[j] = swap;
    }
}

static void mutate_answer(struct lab *lab, struct subject *subject,
                          const struct node *tree, struct tally *tally)
{
    struct arena arena;
    arena_init(&arena);
    for (enum mutation mutation = 0; mutation < OPTION; mutation++) {
        struct change change[MUTATE_CHANGES];
        uint32_t count =
            mutate_list(&subject->template, tree, mutation, change);
        shuffle(&lab->stream, change, count);
        for (uint32_t i = 0; i < count && i < lab->sample; i++) {
            subject->part.answer.node =
                mutate(&arena, &subject->template, tree, &change[i]);
            count_mutant(subject, lab, tally, mutation, &arena);
            arena_clear(&arena);
        }
    }
    arena_release(&arena);
}

static void mutate_options(struct lab *lab, struct subject *subject,
                           struct tally *tally)
{
    const struct part *original = subject->original;
    uint32_t count = original->options;
    struct option option[OPTION_LIMIT];
    struct arena arena;
    arena_init(&arena);
    for (uint32_t i = 1; i < count && i <= lab->sample; i++) {
        memcpy(option, original->option, count * sizeof *option);
        for (uint32_t j = 0; j < count; j++)
            option[j].right = original->option[(j + i) % count].right;
        subject->part.option = option;
        count_mutant(subject, lab, tally, OPTION, &arena);
    }
    arena_release(&arena);
}

static void report_part(struct lab *lab, const struct subject *subject,
                        const struct template *template,
                        const struct tally *tally, bool original)
{
    uint32_t sum[OUTCOMES] = {0};
    struct str name = {0};
    for (uint32_t i = 0; i < MUTATIONS; i++)
        for (uint32_t j = 0; j < OUTCOMES; j++)
            sum[j] += tally->count[i][j];
    bool good = original && !sum[MISSED];
    report_name(template, subject->original, &name);
    lab->tests++;
    lab->failed += !good;
    if (!original)
        printf("# the key as it stands is refused, or never compared\n");
    printf("%s %zu - %s: %u caught, %u missed, %u equivalent, %u without a "
           "value\n",
           good ? "ok" : "not ok", lab->tests, str_text(&name), sum[CAUGHT],
           sum[MISSED], sum[EQUIVALENT], sum[WITHOUT]);
    str_release(&name);
}

/* The key with its definitions put in, or as it is written where that is too
 * much to work out. False when something is wrong with it before it is changed.
 */
static bool start_answer(struct subject *subject,
                         const struct template *template, struct arena *arena,
                         struct part_record *record)
{
    struct node *answer = subject->original->answer.node;
    subject->part.answer.node = mutate_expand(arena, template, answer);
    if (subject->part.answer.node && run_original(subject, record))
        return true;
    subject->part.answer.node = answer;
    return run_original(subject, record);
}

static void mutate_part(struct lab *lab, const struct template *template,
                        const struct part *part)
{
    struct subject subject;
    struct tally tally = {0};
    struct part_record record;
    struct arena arena;
    bool good;
    arena_init(&arena);
    subject_make(&subject, template, part);
    if (part->answer.node) {
        good = start_answer(&subject, template, &arena, &record);
        if (good)
            mutate_answer(lab, &subject, subject.part.answer.node, &tally);
    } else {
        good = run_original(&subject, &record);
        if (good)
            mutate_options(lab, &subject, &tally);
    }
    if (record.proof == PROOF_SIMULATED) {
        str_add(&lab->simulated, "# resolution of ");
        report_name(template, part, &lab->simulated);
        str_add_format(&lab->simulated, ": %.2g %%\n", 100 * record.resolution);
    }
    report_part(lab, &subject, template, &tally, good);
    arena_release(&arena);
}

/* --- the whole ------------------------------------------------------------ */

static void report_all(const struct lab *lab)
{
    uint32_t sum[OUTCOMES] = {0};
    printf("%s# %-30s %8s %8s %11s %8s\n", str_text(&lab->simulated), "",
           "caught", "missed", "equivalent", "without");
    for (uint32_t i = 0; i < MUTATIONS; i++) {
        const uint32_t *count = lab->all.count[i];
        printf("# %-30s %8u %8u %11u %8u\n", mutation_name(i), count[CAUGHT],
               count[MISSED], count[EQUIVALENT], count[WITHOUT]);
        for (uint32_t j = 0; j < OUTCOMES; j++)
            sum[j] += count[j];
    }
    printf("# %-30s %8u %8u %11u %8u\n", "in total", sum[CAUGHT], sum[MISSED],
           sum[EQUIVALENT], sum[WITHOUT]);
}

int main(void)
{
    const char *top = getenv("top_srcdir"),
               *wanted = getenv("RECKON_MUTATIONS");
    struct str folder = {0};
    struct library library = {0};
    struct error_list errors = {0};
    struct lab lab = {.sample = SAMPLE};
    numeric_start();
    if (wanted)
        lab.sample = strcmp(wanted, "all") == 0
                         ? UINT32_MAX
                         : (uint32_t)strtoul(wanted, NULL, 10);
    rng_seed(&lab.stream, 1);
    str_add_format(&folder, "%s/banks", top ? top : ".");
    if (!library_add(&library, folder.text, &errors) || !library.count) {
        puts("Bail out! the shipped banks cannot be read");
        return 1;
    }
    for (size_t i = 0; i < library.count; i++)
        for (uint32_t j = 0; j < library.bank[i]->templates; j++) {
            const struct template *template = &library.bank[i]->template[j];
            for (uint32_t k = 0; k < template->parts; k++)
                if (template->part[k].check.program)
                    mutate_part(&lab, template, &template->part[k]);
        }
    report_all(&lab);
    printf("1..%zu\n", lab.tests);
    str_release(&lab.simulated);
    library_release(&library);
    error_list_release(&errors);
    str_release(&folder);
    return lab.failed > 0;
}
