#include "verify/check_template.h"

#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "lang/eval.h"
#include "verify/check_part.h"
#include "verify/space.h"

enum {
    DRAWS = 200,
    SIMULATED = 5,
    STEPS = 50000000,
    COSTLY = 100,          /* tries for one draw that meets `where` */
    MOST_FAILED = 3,       /* draws of a level that fail before it is left */
    DRAW_STEPS = 20000000, /* to make the questions of a level */
    LEAST_DRAWS = 10
};

struct check_options check_standard(void)
{
    return (struct check_options){.seed = 1,
                                  .draws = DRAWS,
                                  .simulated = SIMULATED,
                                  .trials = SIMULATION_TRIALS,
                                  .steps = STEPS};
}

bool check_wants(const struct check_options *options,
                 const struct template *template)
{
    if (options->topic && strcmp(options->topic, template->topic) != 0)
        return false;
    if (!options->only)
        return true;
    const char *slash = strchr(options->only, '/');
    if (!slash)
        return strcmp(options->only, template->id) == 0;
    const char *bank = template->bank->id;
    size_t length = (size_t)(slash - options->only);
    return strlen(bank) == length && memcmp(bank, options->only, length) == 0 &&
           strcmp(slash + 1, template->id) == 0;
}

size_t check_count(const struct bank *bank, const struct check_options *options,
                   uint64_t *planned)
{
    size_t count = 0;
    for (uint32_t i = 0; i < bank->templates; i++) {
        const struct template *template = &bank->template[i];
        if (!check_wants(options, template))
            continue;
        count++;
        uint64_t levels =
            (uint64_t)(template->level_high - template->level_low + 1);
        for (uint32_t j = 0; j < template->parts; j++)
            if (template->part[j].check.program &&
                template->part[j].check.program->draws)
                *planned += levels * options->simulated;
    }
    return count;
}

/* --- one template --------------------------------------------------------- */

/* What one draw showed and asked, to find the same again. */
struct shown {
    uint64_t parameters;
    uint64_t *seen, *key; /* of each part */
};

struct template_check {
    const struct template *template;
    const struct check_options *options;
    struct check_report *report;
    struct arena arena;
    struct part_check *part;
    struct shown *shown; /* of this level */
    uint32_t count;
    bool refused; /* `where` kept something out, or not all was tried */
};

static void start_parts(struct template_check *check)
{
    const struct template *template = check->template;
    check->part =
        arena_zero(&check->arena, template->parts * sizeof *check->part);
    for (uint32_t i = 0; i < template->parts; i++) {
        const struct part *part = &template->part[i];
        check_report_record(check->report, template, part);
        check->part[i] = (struct part_check){
            .options = check->options,
            .report = check->report,
            .record = check->report->records - 1,
            .part = part,
            .index = i,
            .numeric = opinion_is_numeric(template, part),
            .enumerates = true,
            .asleep = arena_zero(&check->arena,
                                 (part->mistakes + 1) * sizeof(uint32_t)),
            .telling = arena_zero(&check->arena,
                                  (part->hints + 1) * sizeof(uint32_t))};
    }
}

static uint64_t hash_parameters(const struct question *question)
{
    struct str text = {0};
    question_parameters(question, &text);
    uint64_t hash = check_hash(1, str_text(&text));
    str_release(&text);
    return hash;
}

/* A finding when a learner could not know which of two keys is wanted. */
static void compare_shown(struct template_check *check,
                          const struct question *question,
                          const struct shown *now)
{
    const struct template *template = check->template;
    for (uint32_t i = 0; i < template->parts; i++)
        for (uint32_t j = 0; j < check->count; j++) {
            const struct shown *other = &check->shown[j];
            if (other->seen[i] != now->seen[i] || other->key[i] == now->key[i])
                continue;
            check_note(check->report, FINDING_UNDETERMINED, template,
                       &template->part[i], 0, template->part[i].ask[0].place,
                       question,
                       "another draw asks the same words and has another key; "
                       "a parameter is missing from the text");
            break;
        }
}

static void check_draw(struct template_check *check, struct question *question)
{
    uint32_t parts = check->template->parts;
    struct shown *now = &check->shown[check->count];
    uint64_t seen = 1;
    bool fresh = true;
    *now = (struct shown){
        .parameters = hash_parameters(question),
        .seen = arena_get(&check->arena, parts * sizeof *now->seen),
        .key = arena_get(&check->arena, parts * sizeof *now->key)};
    for (uint32_t i = 0; i < check->count && fresh; i++)
        fresh = check->shown[i].parameters != now->parameters;
    for (uint32_t i = 0; i < parts; i++) {
        check_part(&check->part[i], question, fresh, &seen, &now->key[i]);
        now->seen[i] = seen;
    }
    compare_shown(check, question, now);
    check->count++;
}

static void note_failure(struct template_check *check, int level,
                         struct error *error)
{
    const struct template *template = check->template;
    char text[sizeof error->text];
    memcpy(text, error->text, sizeof text);
    snprintf(error->text, sizeof error->text, "at level %d: %.200s", level,
             text);
    check_note_error(check->report, FINDING_NOT_DRAWN, template, NULL,
                     (uint32_t)level, template->place, NULL, error);
}

static void note_costly(struct template_check *check, int level,
                        uint64_t attempts)
{
    const struct template *template = check->template;
    if (check->count && attempts / check->count < COSTLY)
        return;
    if (check->count && template->where.place)
        check_note(check->report, FINDING_WHERE_COSTLY, template, NULL,
                   (uint32_t)level, template->where.place, NULL,
                   "at level %d only one draw in %llu meets 'where'; draw "
                   "from narrower ranges",
                   level, (unsigned long long)(attempts / check->count));
}

/* Steps that one question takes, but for its texts: once through everything
 * that is worked out for it. Above DRAW_STEPS it does not matter how many: a
 * sum over 1..1e12 would never end. */
static uint64_t cost_of(struct question *question)
{
    const struct template *template = question->template;
    struct error ignored = {0};
    struct value value;
    struct run run;
    struct arena_mark mark = arena_here(&question->arena);
    run_start(&run, &question->arena, question->slot, NULL, DRAW_STEPS,
              &ignored);
    for (uint32_t i = 0; i < template->bindings; i++)
        if (!template->binding[i].drawn)
            (void)evaluate(&run, template->binding[i].formula.node, &value);
    if (template->where.node)
        (void)evaluate(&run, template->where.node, &value);
    uint64_t draw = DRAW_STEPS - run.steps;
    for (uint32_t i = 0; i < template->parts; i++) {
        const struct part *part = &template->part[i];
        if (part->answer.node)
            (void)evaluate(&run, part->answer.node, &value);
        for (uint32_t j = 0; j < part->mistakes; j++) {
            /* They are worked out twice. */
            (void)evaluate(&run, part->mistake[j].answer.node, &value);
            (void)evaluate(&run, part->mistake[j].answer.node, &value);
        }
    }
    arena_rewind(&question->arena, mark);
    return draw * (question->draws - 1) + DRAW_STEPS - run.steps;
}

/* How many questions of this cost are made of a level. */
static uint32_t affordable(const struct template_check *check, uint64_t cost)
{
    uint64_t draws = DRAW_STEPS / (cost + 1);
    if (draws < LEAST_DRAWS)
        draws = LEAST_DRAWS;
    return draws < check->options->draws ? (uint32_t)draws
                                         : check->options->draws;
}

/* Draws as learners would get them. */
static uint64_t check_sample(struct template_check *check, int level,
                             struct rng *stream)
{
    uint32_t failed = 0, draws = check->options->draws;
    uint64_t attempts = 0;
    for (uint32_t i = 0; i < draws && failed < MOST_FAILED; i++) {
        struct question question;
        struct error error = {0};
        /* Short, so that a draw can be typed to see it again. */
        uint64_t seed = rng_next(stream) >> 32;
        if (!question_draw(&question, check->template, level, seed, &error)) {
            note_failure(check, level, &error);
            failed++;
            continue;
        }
        if (!check->count)
            draws = affordable(check, cost_of(&question));
        attempts += question.draws;
        check_draw(check, &question);
        question_release(&question);
    }
    return attempts;
}

/* All there are, in random order: where a budget or a simulation leaves some
 * uncompared, these should not be all large or all small. */
static uint64_t check_space(struct template_check *check, int level,
                            struct rng *stream)
{
    struct space space;
    struct question *all =
        arena_get(&check->arena, (check->options->draws + 1) * sizeof *all);
    uint32_t count = 0;
    space_start(&space, check->template, level);
    while (count < check->options->draws && space_next(&space, &all[count]))
        count++;
    for (uint32_t i = count; i > 1; i--) {
        uint32_t j = (uint32_t)rng_below(stream, i);
        struct question swap = all[i - 1];
        all[i - 1] = all[j];
        all[j] = swap;
    }
    check->refused |= space.tried > count;
    uint32_t most = affordable(check, cost_of(&all[0]));
    all[0].draws = (uint32_t)(space.tried - count) + 1;
    for (uint32_t i = 0; i < count; i++) {
        if (i < most)
            check_draw(check, &all[i]);
        question_release(&all[i]);
    }
    for (uint32_t i = 0; i < check->template->parts; i++)
        check->report->record[check->part[i].record].sampled |= most < count;
    space_end(&space);
    return space.tried;
}

static void check_level(struct template_check *check, int level,
                        struct rng *stream)
{
    const struct template *template = check->template;
    uint32_t draws = check->options->draws;
    int levels = template->level_high - template->level_low + 1;
    bool small = space_is_small(template, level, draws);
    struct arena_mark mark = arena_here(&check->arena);
    check->shown = arena_get(&check->arena, (draws + 1) * sizeof *check->shown);
    check->count = 0;
    for (uint32_t i = 0; i < template->parts; i++) {
        struct part_check *part = &check->part[i];
        part->steps = check->options->steps / (uint64_t)levels;
        part->level_tested = 0;
        part->sampled = !small;
        check->report->record[part->record].sampled |= !small;
    }
    check->refused |= !small;
    uint64_t attempts = small ? check_space(check, level, stream)
                              : check_sample(check, level, stream);
    note_costly(check, level, attempts);
    arena_rewind(&check->arena, mark);
}

void check_template(const struct template *template,
                    const struct check_options *options,
                    struct check_report *report)
{
    struct template_check check = {
        .template = template, .options = options, .report = report};
    struct rng root, bank, own;
    double start = options->clock ? options->clock(options->context) : 0;
    size_t first = report->records;
    arena_init(&check.arena);
    rng_seed(&root, options->seed);
    rng_split(&bank, &root, template->bank->id);
    rng_split(&own, &bank, template->id);
    start_parts(&check);
    for (int level = template->level_low; level <= template->level_high;
         level++) {
        struct rng stream;
        rng_split_number(&stream, &own, (uint64_t)level);
        check_level(&check, level, &stream);
    }
    if (template->where.place && !check.refused)
        check_note(report, FINDING_WHERE_IDLE, template, NULL, 0,
                   template->where.place, NULL,
                   "all that can be drawn meets 'where'; leave it out");
    for (uint32_t i = 0; i < template->parts; i++)
        check_part_end(&check.part[i]);
    arena_release(&check.arena);
    if (options->clock)
        report->record[first].seconds =
            options->clock(options->context) - start;
}

void check_bank(const struct bank *bank, const struct check_options *options,
                struct check_report *report)
{
    for (uint32_t i = 0; i < bank->templates; i++) {
        const struct template *template = &bank->template[i];
        if (!check_wants(options, template))
            continue;
        if (options->progress)
            options->progress(options->context, template);
        check_template(template, options, report);
    }
}
