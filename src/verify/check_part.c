#include "verify/check_part.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/numtext.h"
#include "verify/look.h"

enum {
    LEAST_COMPARED = 2, /* keys of a level, whatever they cost */
    MOST_SEEDS = 2000   /* tried to name a draw */
};

uint64_t check_hash(uint64_t hash, const char *text)
{
    for (const char *c = text; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 0x100000001B3u;
    return (hash ^ 0xFF) * 0x100000001B3u;
}

/* --- notes ---------------------------------------------------------------- */

/* A seed that draws the same parameters, if one is soon found: questions of a
 * space that is tried out have none. */
static bool find_seed(const struct question *question, const char *parameters,
                      struct question *found)
{
    bool same = false;
    for (uint64_t seed = 1; seed <= MOST_SEEDS && !same; seed++) {
        struct error ignored = {0};
        struct str text = {0};
        if (!question_draw(found, question->template, question->level, seed,
                           &ignored))
            return false;
        question_parameters(found, &text);
        same = strcmp(str_text(&text), parameters) == 0;
        str_release(&text);
        question_release(found);
    }
    return same;
}

/* "bayes/test:3:17 (n = 5)", without a seed "bayes/test:3 (n = 5)". */
static const char *name_draw(struct check_report *report,
                             const struct question *question, bool sampled)
{
    struct str name = {0}, parameters = {0};
    struct question found;
    question_parameters(question, &parameters);
    if (sampled)
        question_name(question, &name);
    else if (find_seed(question, str_text(&parameters), &found))
        question_name(&found, &name);
    else
        str_add_format(&name, "%s/%s:%d", question->template->bank->id,
                       question->template->id, question->level);
    if (parameters.length)
        str_add_format(&name, " (%s)", parameters.text);
    str_release(&parameters);
    const char *text = arena_text(&report->arena, str_text(&name), name.length);
    str_release(&name);
    return text;
}

void check_note_error(struct check_report *report, enum finding_id id,
                      const struct template *template, const struct part *part,
                      uint32_t item, const struct yaml_node *place,
                      const struct question *question, struct error *error)
{
    if (!error->source) {
        error->source = template->source;
        error->at = place->at;
        error->length = place->length;
    }
    struct finding *finding =
        check_report_add(report, id, template, part, item, error);
    if (finding && question)
        finding->draw = name_draw(report, question,
                                  report->record[report->records - 1].sampled);
}

void check_note(struct check_report *report, enum finding_id id,
                const struct template *template, const struct part *part,
                uint32_t item, const struct yaml_node *place,
                const struct question *question, const char *format, ...)
{
    struct error error = {.code = ERROR_VALUE};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error.text, sizeof error.text, format, arguments);
    va_end(arguments);
    check_note_error(report, id, template, part, item, place, question, &error);
}

/* Where the part's key is written; its options, or at least its template. */
static const struct yaml_node *key_place(const struct template *template,
                                         const struct part *part)
{
    if (part->answer.place)
        return part->answer.place;
    if (part->options && part->option[0].text.place)
        return part->option[0].text.place;
    return part->wordings && part->ask[0].place ? part->ask[0].place
                                                : template->place;
}

/* --- the key -------------------------------------------------------------- */

static void look_at_key(struct part_check *check,
                        const struct question *question,
                        const struct question_part *part)
{
    struct number value = part->key.value;
    const struct template *template = question->template;
    const struct yaml_node *place = key_place(template, check->part);
    if (check->part->kind == KIND_COUNT && !number_is_whole(value))
        check_note(check->report, FINDING_NOT_WHOLE, template, check->part, 0,
                   place, question, "this count is not a whole number");
    if (check->part->kind == KIND_PROBABILITY &&
        part->key.rule.shape == SHAPE_NUMBER &&
        (number_sign(value) < 0 ||
         number_compare(value, number_integer(1)) > 0))
        check_note(check->report, FINDING_NOT_A_PROBABILITY, template,
                   check->part, 0, place, question,
                   "this probability is not between 0 and 1");
}

/* Counts the mistakes that question_part left out: those that are awake stand
 * in the key in the order in which they were written. */
static void look_at_mistakes(struct part_check *check,
                             const struct question_part *part)
{
    const struct key *key = &part->key;
    const struct part *source = check->part;
    uint32_t awake = 0;
    check->made++;
    for (uint32_t i = 0; i < source->mistakes; i++)
        if (awake < key->mistakes &&
            key->mistake[awake].source == &source->mistake[i])
            awake++;
        else
            check->asleep[i]++;
}

/* --- the key against its check -------------------------------------------- */

static void add_number(struct str *out, struct number number)
{
    if (number_is_exact(number) && number.denominator > 1)
        str_add_format(out, "%lld/%lld = ", (long long)number.numerator,
                       (long long)number.denominator);
    numtext_add(out, number_double(number), 10);
}

static void add_value(struct str *out, const struct value *value,
                      struct arena *scratch)
{
    if (value->kind != VALUE_LIST) {
        add_number(out, value->number);
        return;
    }
    str_add_char(out, '[');
    for (uint64_t i = 0; i < value->list->length && i < 8; i++) {
        struct value member = list_member(value->list, i, scratch);
        str_add(out, i ? ", " : "");
        add_number(out, member.number);
    }
    str_add(out, value->list->length > 8 ? ", ...]" : "]");
}

/* "the key is 1/6 = 0.1666666667, its check gives 0.1389 +- 0.001" */
static void describe(struct part_check *check, struct question *question,
                     const struct question_part *part,
                     const struct opinion *opinion, struct str *out)
{
    bool choice = check->part->kind == KIND_CHOICE && check->part->options;
    if (choice)
        str_add(out, "the right option is number ");
    else
        str_add(out, "the key is ");
    if (part->key.rule.shape == SHAPE_NUMBER)
        add_number(out, part->key.value);
    else
        question_show_key(part, out);
    str_add(out, ", but the check gives ");
    add_value(out, &opinion->value, &question->arena);
    if (opinion->proof == PROOF_SIMULATED) {
        str_add(out, " +- ");
        numtext_add(out, opinion->doubt, 2);
        str_add_format(out, " in %llu trials",
                       (unsigned long long)opinion->trials);
    }
}

static void note_opinion(struct part_check *check, struct question *question,
                         const struct question_part *part,
                         const struct opinion *opinion, struct error *error)
{
    const struct template *template = question->template;
    const struct check *source = &check->part->check;
    struct str text = {0};
    switch (opinion->end) {
    case OPINION_AGREES: break;
    case OPINION_DIFFERS:
        describe(check, question, part, opinion, &text);
        check_note(check->report, FINDING_KEY_WRONG, template, check->part, 0,
                   key_place(template, check->part), question, "%s",
                   str_text(&text));
        break;
    case OPINION_UNSETTLED:
        str_add(&text, "after ");
        str_add_format(&text, "%llu trials an error of ",
                       (unsigned long long)opinion->trials);
        numtext_add(&text, 100 * opinion->resolution, 2);
        str_add(&text, "% of the key could still be; allow more trials or "
                       "write a check that can be enumerated");
        check_note(check->report, FINDING_UNSETTLED, template, check->part, 0,
                   source->place, question, "%s", str_text(&text));
        break;
    case OPINION_FAILED:
        if (!error->source)
            yaml_move_error(&template->bank->source, source->place, error);
        check_note_error(check->report, FINDING_CHECK_FAILED, template,
                         check->part, 0, source->place, question, error);
        break;
    case OPINION_SHAPE:
        check_note(check->report, FINDING_CHECK_SHAPE, template, check->part, 0,
                   source->place, question,
                   part->key.rule.shape == SHAPE_NUMBER
                       ? "the key is one number, the check gives something "
                         "else"
                       : "the key is a list; its check must be a list of "
                         "numbers, without draws");
        break;
    }
    str_release(&text);
}

static void note_doubtful(struct part_check *check, struct question *question,
                          const struct opinion *opinion)
{
    const struct template *template = question->template;
    const struct yaml_node *place = check->part->check.place;
    struct error error = {0};
    if (!opinion->doubtful)
        return;
    error_set_at(&error, ERROR_VALUE, opinion->doubtful->at,
                 opinion->doubtful->length,
                 "values from a continuum are hardly ever equal; compare them "
                 "by '<', or round them first");
    yaml_move_error(&template->bank->source, place, &error);
    check_note_error(check->report, FINDING_EQUAL_REALS, template, check->part,
                     0, place, question, &error);
}

static void record_opinion(struct part_check *check,
                           const struct opinion *opinion)
{
    struct part_record *record = &check->report->record[check->record];
    record->tested++;
    record->trials += opinion->trials;
    if (opinion->proof > record->proof)
        record->proof = opinion->proof;
    if (opinion->resolution > record->resolution)
        record->resolution = opinion->resolution;
    check->level_tested++;
    check->steps -=
        opinion->steps < check->steps ? opinion->steps : check->steps;
    if (opinion->proof == PROOF_SIMULATED)
        check->enumerates = false;
}

static void compare_key(struct part_check *check, struct question *question,
                        const struct question_part *part)
{
    const struct check_options *options = check->options;
    const struct program *program = check->part->check.program;
    bool simulates = program->draws && !check->enumerates;
    if (check->level_tested >= LEAST_COMPARED &&
        (!check->steps ||
         (simulates && check->level_tested >= options->simulated)))
        return;
    struct opinion_options how = {
        .enumerate = check->enumerates,
        .steps = LIMIT_ENUMERATION_STEPS,
        .seed = options->seed,
        .simulation = {.trials = options->trials,
                       .threads = options->threads,
                       .false_alarm = 1e-6 / (double)(options->planned + 1),
                       .miss = 1e-3}};
    struct opinion opinion;
    struct error error = {0};
    opinion_ask(&opinion, question, part, check->numeric, &how, &error);
    record_opinion(check, &opinion);
    note_opinion(check, question, part, &opinion, &error);
    note_doubtful(check, question, &opinion);
    if (options->compared)
        options->compared(options->context, question, part, &opinion);
}

/* --- the whole ------------------------------------------------------------ */

/* Spreads a hash over all bits (the finalizer of SplitMix64), or sums of the
 * hashes of short texts would meet. */
static uint64_t mix(uint64_t hash)
{
    hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9u;
    hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBu;
    return hash ^ (hash >> 31);
}

static void hash_part(const struct question_part *part, uint64_t *seen,
                      uint64_t *hash)
{
    const struct table *table = &part->part->table;
    struct str key = {0};
    *seen = check_hash(*seen, part->text);
    for (uint32_t i = 0; part->cell && i < table->rows * table->columns; i++)
        *seen = check_hash(*seen, part->cell[i]);
    if (part->part->kind == KIND_CHOICE) {
        /* The order of the options is no part of the question. */
        uint64_t sum = 0;
        for (uint32_t i = 0; i < part->options; i++)
            sum += mix(check_hash(1, part->option[i].text));
        *seen ^= sum * 0x9E3779B97F4A7C15u;
        str_add(&key, part->option[part->right].text);
    } else if (part->part->kind != KIND_OPEN) {
        question_show_key(part, &key);
    }
    *hash = check_hash(1, str_text(&key));
    str_release(&key);
}

void check_part(struct part_check *check, struct question *question, bool fresh,
                uint64_t *seen, uint64_t *key)
{
    const struct template *template = question->template;
    struct part_record *record = &check->report->record[check->record];
    struct question_part part;
    struct error error = {0};
    *key = 0;
    record->draws++;
    record->attempts += question->draws;
    record->different += fresh;
    if (!question_part(question, check->index, &part, &error)) {
        check_note_error(check->report,
                         error.code == ERROR_VALUE ? FINDING_OPTIONS_RIGHT
                                                   : FINDING_QUESTION_FAILED,
                         template, check->part, 0,
                         key_place(template, check->part), question, &error);
        *seen = check_hash(*seen, "");
        return;
    }
    hash_part(&part, seen, key);
    if (!fresh)
        return;
    look_at_texts(check, question, &part);
    if (check->part->kind == KIND_OPEN)
        return;
    look_at_key(check, question, &part);
    look_at_numbers(check, question);
    look_at_size(check, &part);
    look_at_mistakes(check, &part);
    if (check->part->check.program)
        compare_key(check, question, &part);
}

void check_part_end(struct part_check *check)
{
    const struct part *part = check->part;
    struct part_record *record = &check->report->record[check->record];
    const struct template *template = record->template;
    look_end(check);
    if (part->kind == KIND_OPEN) {
        record->proof = PROOF_OPEN;
        return;
    }
    if (!part->check.program)
        check_note(check->report, FINDING_NO_CHECK, template, part, 0,
                   key_place(template, part), NULL,
                   "this key has no 'check': say in a second way what is "
                   "right, best by what happens (draws), not by a formula");
    for (uint32_t i = 0; i < part->mistakes; i++)
        if (2 * check->asleep[i] > check->made)
            check_note(check->report, FINDING_MISTAKE_ASLEEP, template, part,
                       i + 1, part->mistake[i].answer.place, NULL,
                       "in %u of %u draws this mistake has no value, or "
                       "cannot be told from the key or a mistake before it",
                       check->asleep[i], check->made);
}
