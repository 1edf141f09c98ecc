/* store: whatever SQLite refuses, an operation says so, leaves the database as
 * it was and out of a transaction, and is done by the next call. */
#include <math.h>

#include "refusal_helpers.h"
#include "store/answers.h"
#include "store/learners.h"
#include "store/merge.h"
#include "store/progress.h"
#include "store/sittings.h"
#include "store/tally.h"

#define NOW INT64_C(1700000000)

enum { ME = 1, OTHER = 2, SESSION = 10, INTERVIEW = 20, FOREIGN = 30 };

static struct db *base;

static struct answer_row an_answer(int64_t session, int64_t sequence,
                                   int64_t time)
{
    return (struct answer_row){
        .learner = ME,
        .session = session,
        .sequence = sequence,
        .question = sequence,
        .time = time,
        .bank = "b",
        .template = sequence % 2 ? "odd" : "even",
        .part = "",
        .topic = sequence % 3 ? "bayes" : "coins",
        .level = 2,
        .seed = 5,
        .kind = "number",
        .typed = "1",
        .typed_length = 1,
        .verdict = sequence % 2 ? "right" : "wrong",
        .mistake = sequence % 2 ? NULL : "complement",
        .credit = sequence % 2 ? 1 : 0,
        .result = sequence % 2 ? 1 : 0,
        .tries = 1,
        .seconds = (double)(3 + sequence),
        .mode = "practice",
        .track = "",
        .confidence = 0.75,
        .prediction = 0.5,
        .asked = (double)time - 3,
        .allowed = (double)NAN,
    };
}

static struct sitting a_sitting(int64_t session)
{
    static struct sitting_item item[] = {{0, "b", "odd", 1},
                                         {1, "b", "even", 2}};
    return (struct sitting){
        .session = session,
        .learner = ME,
        .mode = "mock",
        .preset = "interview",
        .seed = 9,
        .started = NOW,
        .seconds = 600,
        .score = (double)NAN,
        .item = item,
        .items = 2,
    };
}

static struct stated_interval an_interval(int64_t question)
{
    return (struct stated_interval){
        .learner = ME,
        .session = SESSION,
        .question = question,
        .time = NOW,
        .topic = "bayes",
        .bank = "b",
        .template = "odd",
        .stated = 0.9,
        .low = 1,
        .high = 2,
        .truth = 1.5,
    };
}

static bool learn(struct progress_state *state, void *context,
                  struct error *error)
{
    (void)context, (void)error;
    state->topic.answers++;
    state->topic.last = NOW;
    return true;
}

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->text);
}

static void fill(struct db *db)
{
    struct error error = {.code = ERROR_NONE};
    struct sitting sitting = a_sitting(INTERVIEW);
    struct stated_interval interval = an_interval(1);
    int64_t id;
    check(learners_find(db, "me", NOW, &id, &error), &error);
    check(learners_find(db, "other", NOW, &id, &error), &error);
    for (int64_t i = 1; i <= 6; i++) {
        struct answer_row row = an_answer(SESSION, i, NOW + 100 * i);
        check(progress_record(db, &row, learn, NULL, &error), &error);
    }
    check(sittings_begin(db, &sitting, &error), &error);
    check(sittings_interval(db, &interval, &error), &error);
    check(sittings_note(db, ME, SESSION, 1, NOW, "so", 2, &error), &error);
}

static int set_up(void **state)
{
    struct error error = {.code = ERROR_NONE};
    (void)state;
    base = db_open_memory(&error);
    check(base, &error);
    fill(base);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    db_close(base);
    return 0;
}

/* --- what is written ------------------------------------------------------ */

static bool add_learner(struct db *db, struct str *found, struct error *error)
{
    int64_t id = 0;
    bool ok = learners_find(db, "third", NOW, &id, error);
    str_add_format(found, "%d", ok ? (int)id : 0);
    return ok;
}

static bool empty_learner(struct db *db, struct str *found, struct error *error)
{
    (void)found;
    return learners_empty(db, ME, error);
}

static bool record(struct db *db, struct str *found, struct error *error)
{
    struct answer_row row = an_answer(SESSION, 7, NOW + 700);
    (void)found;
    return progress_record(db, &row, learn, NULL, error);
}

static bool forget(struct db *db, struct str *found, struct error *error)
{
    (void)found;
    return db_begin(db, error) &&
           db_finish(db, progress_forget(db, ME, error), error);
}

static bool put_all(struct db *db, struct error *error)
{
    struct progress_key key = {ME, "", "bayes", "b", "new"};
    struct ability_learner learner = ability_new_learner();
    struct ability_topic topic = ability_new_topic();
    struct ability_template template = ability_new_template();
    struct review review = review_new();
    return progress_put_learner(db, &key, &learner, error) &&
           progress_put_topic(db, &key, &topic, error) &&
           progress_put_template(db, &key, &template, &review, error);
}

static bool put(struct db *db, struct str *found, struct error *error)
{
    (void)found;
    return db_begin(db, error) && db_finish(db, put_all(db, error), error);
}

static bool begin_sitting(struct db *db, struct str *found, struct error *error)
{
    struct sitting sitting = a_sitting(INTERVIEW + 1);
    (void)found;
    return sittings_begin(db, &sitting, error);
}

static bool advance_sitting(struct db *db, struct str *found,
                            struct error *error)
{
    (void)found;
    return sittings_advance(db, INTERVIEW, 1, 30, error);
}

static bool end_sitting(struct db *db, struct str *found, struct error *error)
{
    (void)found;
    return sittings_end(db, INTERVIEW, NOW + 600, 500, 0.5, error);
}

static bool add_note(struct db *db, struct str *found, struct error *error)
{
    (void)found;
    return sittings_note(db, ME, SESSION, 2, NOW, "well", 4, error);
}

static bool add_interval(struct db *db, struct str *found, struct error *error)
{
    struct stated_interval interval = an_interval(2);
    (void)found;
    return sittings_interval(db, &interval, error);
}

/* Rows that go before, between and behind those that are there, and all that
 * may come with them. */
static bool merge_rows(struct merge *merge, struct str *found,
                       struct error *error)
{
    enum merge_fate fate[8] = {MERGE_OTHER};
    struct answer_row first = an_answer(FOREIGN, 1, NOW + 50),
                      known = an_answer(SESSION, 2, NOW + 200),
                      between = an_answer(FOREIGN, 2, NOW + 250),
                      last = an_answer(FOREIGN, 3, NOW + 900);
    struct sitting fresh = a_sitting(FOREIGN), further = a_sitting(INTERVIEW);
    struct sitting_note note = {
        .session = FOREIGN, .question = 1, .words = "x", .length = 1};
    struct stated_interval interval = an_interval(3);
    further.elapsed = 60;
    bool ok = merge_answer(merge, &first, &fate[0], error) &&
              merge_answer(merge, &known, &fate[1], error) &&
              merge_answer(merge, &between, &fate[2], error) &&
              merge_answer(merge, &last, &fate[3], error) &&
              merge_sitting(merge, &fresh, &fate[4], error) &&
              merge_sitting(merge, &further, &fate[5], error) &&
              merge_note(merge, &note, &fate[6], error) &&
              merge_interval(merge, &interval, &fate[7], error);
    for (int i = 0; ok && i < 8; i++)
        str_add_format(found, "%d", (int)fate[i]);
    return ok;
}

static bool merge_all(struct db *db, struct str *found, struct error *error)
{
    if (!db_begin(db, error))
        return false;
    struct merge *merge = merge_begin(db, ME, error);
    bool ok = merge && merge_rows(merge, found, error);
    if (merge)
        ok = merge_end(merge, ok, error);
    return db_finish(db, ok, error);
}

/* --- what is read --------------------------------------------------------- */

static bool add_id(const struct answer_row *row, void *context)
{
    str_add_format(context, "%lld ", (long long)row->id);
    return true;
}

static bool read_rows(struct db *db, struct str *found, struct error *error)
{
    struct answers_filter all = {.learner = ME},
                          topic = {.learner = ME, .topic = "coins"},
                          template = {
                              .learner = ME, .bank = "b", .template = "odd"};
    return answers_each(db, ME, 2, add_id, found, error) &&
           answers_of_session(db, SESSION, add_id, found, error) &&
           answers_latest(db, &all, add_id, found, error) &&
           answers_latest(db, &topic, add_id, found, error) &&
           answers_latest(db, &template, add_id, found, error);
}

static struct answers_span all_days(void)
{
    int64_t day = answers_day(NOW, 0);
    return (struct answers_span){
        .learner = ME, .first = day - 1, .last = day + 1};
}

static bool read_spans(struct db *db, struct str *found, struct error *error)
{
    struct answers_span span = all_days();
    return answers_told(db, &span, add_id, found, error) &&
           answers_wrong(db, &span, add_id, found, error);
}

static bool read_summaries(struct db *db, struct str *found,
                           struct error *error)
{
    struct answers_recent recent;
    struct answers_mistake *mistake;
    struct arena arena;
    size_t mistakes;
    int64_t count;
    arena_init(&arena);
    bool ok = answers_last_asked(db, ME, "bayes", &recent, &arena, error) &&
              answers_mistakes(db, ME, &mistake, &mistakes, &arena, error) &&
              answers_count(db, ME, &count, error);
    if (ok)
        str_add_format(found, "%zu of bayes, %zu mistakes, %s %d times, %d",
                       recent.count, mistakes, mistake[0].tag,
                       (int)mistake[0].times, (int)count);
    arena_release(&arena);
    return ok;
}

static bool read_groups(struct db *db, struct str *found, struct arena *arena,
                        struct error *error)
{
    static const enum tally_by by[] = {TALLY_TOPIC, TALLY_LEVEL, TALLY_TEMPLATE,
                                       TALLY_TRACK};
    struct answers_span span = all_days();
    for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
        struct tally_group *group;
        size_t count;
        if (!tally_groups(db, &span, by[i], &group, &count, arena, error))
            return false;
        for (size_t k = 0; k < count; k++)
            str_add_format(found, "%s %d/%d in %g, ", group[k].name,
                           (int)group[k].right, (int)group[k].answered,
                           group[k].median);
    }
    return true;
}

static bool read_tallies(struct db *db, struct str *found, struct error *error)
{
    struct answers_span span = all_days();
    struct tally_day *day;
    struct tally_sure *sure;
    struct tally_interval *interval;
    struct arena arena;
    size_t days, sures, intervals;
    arena_init(&arena);
    bool ok =
        read_groups(db, found, &arena, error) &&
        tally_days(db, &span, &day, &days, &arena, error) &&
        tally_sure(db, &span, &sure, &sures, &arena, error) &&
        tally_intervals(db, &span, 0, &interval, &intervals, &arena, error);
    if (ok)
        str_add_format(found, "%zu days, %d answered; %zu, %g; %zu, %d held",
                       days, (int)day[0].answered, sures, sure[0].stated,
                       intervals, (int)interval[0].held);
    arena_release(&arena);
    return ok;
}

static bool read_progress(struct db *db, struct str *found, struct error *error)
{
    struct progress progress;
    struct arena arena;
    uint64_t digest = 0;
    arena_init(&arena);
    bool ok = progress_load(db, ME, "", &progress, &arena, error) &&
              progress_digest(db, ME, &digest, error);
    if (ok)
        str_add_format(found, "%zu topics, %zu templates, %llx",
                       progress.topic_count, progress.template_count,
                       (unsigned long long)digest);
    arena_release(&arena);
    return ok;
}

static bool read_learners(struct db *db, struct str *found, struct error *error)
{
    struct learner_row *learner;
    struct learner_holdings holdings;
    struct arena arena;
    size_t count;
    int64_t id;
    arena_init(&arena);
    bool ok = learners_look_up(db, "other", &id, error) &&
              learners_all(db, &learner, &count, &arena, error) &&
              learners_holdings(db, ME, &holdings, error);
    if (ok)
        str_add_format(found, "%d of %zu; %d, %d, %d", (int)id, count,
                       (int)holdings.answers, (int)holdings.sittings,
                       (int)holdings.notes);
    arena_release(&arena);
    return ok;
}

static bool add_sitting(const struct sitting *sitting, void *context)
{
    str_add_format(context, "%d with %zu, ", (int)sitting->session,
                   sitting->items);
    return true;
}

static bool add_words(int64_t question, const char *words, size_t length,
                      void *context)
{
    str_add_format(context, "%d %.*s, ", (int)question, (int)length, words);
    return true;
}

static bool add_whole_note(const struct sitting_note *note, void *context)
{
    return add_words(note->question, note->words, note->length, context);
}

static bool add_truth(const struct stated_interval *interval, void *context)
{
    str_add_format(context, "%g, ", interval->truth);
    return true;
}

static bool read_sittings(struct db *db, struct str *found, struct error *error)
{
    struct sitting unfinished, best;
    struct arena arena;
    bool has, has_best;
    arena_init(&arena);
    bool ok =
        sittings_unfinished(db, ME, "mock", &unfinished, &has, &arena, error) &&
        sittings_best(db, ME, "mock", "interview", SESSION, &best, &has_best,
                      error) &&
        sittings_each(db, ME, INT64_MIN, INT64_MIN, add_sitting, found,
                      error) &&
        sittings_notes(db, SESSION, add_words, found, error) &&
        sittings_each_note(db, ME, 0, add_whole_note, found, error) &&
        sittings_intervals(db, ME, 0, add_truth, found, error) &&
        sittings_each_interval(db, ME, 0, add_truth, found, error);
    if (ok)
        str_add_format(found, "%d %d", has, has_best);
    arena_release(&arena);
    return ok;
}

/* --------------------------------------------------------------------------
 */

#define CASE(name, work)                                                       \
    static void name(void **state)                                             \
    {                                                                          \
        (void)state;                                                           \
        refuse_each(base, #name, work);                                        \
    }

CASE(a_learner_is_added_or_not, add_learner)
CASE(a_learner_is_emptied_or_not, empty_learner)
CASE(an_answer_and_what_follows_is_one, record)
CASE(states_are_forgotten_together, forget)
CASE(states_are_put_together, put)
CASE(a_sitting_begins_with_its_items, begin_sitting)
CASE(a_sitting_goes_on, advance_sitting)
CASE(a_sitting_ends, end_sitting)
CASE(a_note_is_kept, add_note)
CASE(an_interval_is_kept, add_interval)
CASE(a_merge_is_whole, merge_all)
CASE(rows_are_read_to_the_end, read_rows)
CASE(spans_are_read_to_the_end, read_spans)
CASE(summaries_are_whole, read_summaries)
CASE(tallies_are_whole, read_tallies)
CASE(progress_is_whole, read_progress)
CASE(learners_are_all_read, read_learners)
CASE(sittings_are_all_read, read_sittings)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_learner_is_added_or_not),
        cmocka_unit_test(a_learner_is_emptied_or_not),
        cmocka_unit_test(an_answer_and_what_follows_is_one),
        cmocka_unit_test(states_are_forgotten_together),
        cmocka_unit_test(states_are_put_together),
        cmocka_unit_test(a_sitting_begins_with_its_items),
        cmocka_unit_test(a_sitting_goes_on),
        cmocka_unit_test(a_sitting_ends),
        cmocka_unit_test(a_note_is_kept),
        cmocka_unit_test(an_interval_is_kept),
        cmocka_unit_test(a_merge_is_whole),
        cmocka_unit_test(rows_are_read_to_the_end),
        cmocka_unit_test(spans_are_read_to_the_end),
        cmocka_unit_test(summaries_are_whole),
        cmocka_unit_test(tallies_are_whole),
        cmocka_unit_test(progress_is_whole),
        cmocka_unit_test(learners_are_all_read),
        cmocka_unit_test(sittings_are_all_read),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
