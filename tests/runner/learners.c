/* Simulated learners: how fast the model finds a level, and whether practice
 * stays at its edge. The learners are of the family that the model assumes
 * (logistic, no guessing); seeds are fixed, so that the numbers are always the
 * same.
 *
 * The bounds on errors are those of the study by which the model was chosen:
 * one topic after 10, 20 and 40 questions, and eight correlated topics after
 * 10, 20, 40 and 160, all aimed at an even chance. Templates vary by
 * 0.6, and what is asked comes from the real selection, over the templates and
 * levels of the shipped banks. The study's errors and ours are those of 500
 * learners, so two standard deviations are allowed for; likewise for the shares
 * of right answers in practice.
 */
#include "store/learners.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/numtext.h"
#include "lang/gsl_door.h"
#include "model/constants.h"
#include "model/select.h"
#include "session/choose.h"
#include "session/session.h"
#include "store/db.h"
#include "store/progress.h"

enum {
    LEARNERS = 500,
    TOPICS = 8,
    QUESTIONS_ONE = 40,
    QUESTIONS_EIGHT = 160,
    PRACTISED = 120, /* questions of one practising learner */
    WARM = 20        /* of them not counted */
};

#define RESIDUAL_SD   0.6
#define SPACING_ONE   1.0
#define BAND_LOW      0.65
#define BAND_HIGH     0.80
#define SECONDS_APART 60.0

static int cases, failures;

static void result(bool good, const char *sentence)
{
    printf("%s %d - %s\n", good ? "ok" : "not ok", ++cases, sentence);
    failures += !good;
}

static double normal(struct rng *rng)
{
    double u = 1 - rng_unit(rng), v = rng_unit(rng);
    return sqrt(-2 * log(u)) * cos(2 * M_PI * v);
}

static double logistic(double x)
{
    return 1 / (1 + exp(-x));
}

/* --- what can be asked -----------------------------------------------------
 */

/* A template at one of its levels. */
struct item {
    uint32_t template; /* of the catalog */
    int level;
    size_t ago;
};

struct pool {
    struct item *item;
    size_t count;
};

static struct pool pool_of(const struct catalog *catalog, uint32_t topic)
{
    struct pool pool = {
        .item = memory_get(5u * (catalog->templates + 1) * sizeof *pool.item)};
    for (uint32_t i = 0; i < catalog->templates; i++) {
        const struct catalog_template *template = &catalog->template[i];
        if (!template->judged ||
            (topic != CATALOG_NONE && template->topic != topic))
            continue;
        for (uint32_t k = 0; k < template->levels; k++)
            pool.item[pool.count++] =
                (struct item){i, template->level[k].level, 0};
    }
    return pool;
}

struct believed {
    struct ability_learner learner;
    struct ability_topic topic[TOPICS];
    struct ability_template *template; /* of the catalog */
};

/* Asks by the real selection; returns the index in the pool. */
static size_t choose_item(const struct believed *believed,
                          const struct pool *pool, uint32_t topic, double now,
                          struct select_candidate *candidate, struct rng *rng)
{
    for (size_t i = 0; i < pool->count; i++) {
        struct ability_question question = {.level = pool->item[i].level,
                                            .asked = now};
        candidate[i] = (struct select_candidate){
            ability_predict(&believed->learner, &believed->topic[topic],
                            &believed->template[pool->item[i].template],
                            &question)
                .chance,
            pool->item[i].ago};
    }
    return select_question(candidate, pool->count,
                           select_goal(SELECT_PLACEMENT, 0), rng);
}

static void note_use(struct pool *pool, size_t used)
{
    for (size_t i = 0; i < pool->count; i++)
        pool->item[i].ago += pool->item[i].ago > 0;
    for (size_t i = 0; i < pool->count; i++)
        if (pool->item[i].template == pool->item[used].template)
            pool->item[i].ago = 1;
}

/* --- one topic, with the simulation's own constants ------------------------
 */

/* The study's constants: one ability of variance 1, level 3 being its mean,
 * levels a logit apart and known, no drift, no practice. What an update adds is
 * taken away again. */
static void start_one(struct believed *believed, uint32_t templates)
{
    believed->learner = ability_new_learner();
    believed->learner.global = (struct estimate){-ABILITY_BASE, 1};
    believed->learner.form = (struct estimate){0, 0};
    believed->learner.spacing = (struct estimate){SPACING_ONE, 0};
    believed->topic[0] = ability_new_topic();
    believed->topic[0].offset = (struct estimate){0, 0};
    for (uint32_t i = 0; i < templates; i++)
        believed->template[i] = (struct ability_template){
            .residual = {0, RESIDUAL_SD * RESIDUAL_SD}};
}

static void undo_drift(struct believed *believed, uint32_t template)
{
    believed->learner.global.variance -= ABILITY_GLOBAL_DRIFT;
    believed->topic[0].offset.variance -= ABILITY_TOPIC_DRIFT;
    believed->topic[0].offset.mean -= ABILITY_TOPIC_PRACTICE;
    believed->template[template].residual.mean -= ABILITY_TEMPLATE_PRACTICE;
    believed->learner.form = (struct estimate){0, 0};
}

static void simulate_one(const struct catalog *catalog, struct rng *rng,
                         double *squares)
{
    struct pool pool = pool_of(catalog, CATALOG_NONE);
    struct believed believed = {
        .template = memory_get(catalog->templates * sizeof *believed.template)};
    double *residual = memory_get(catalog->templates * sizeof *residual);
    struct select_candidate *candidate =
        memory_get(pool.count * sizeof *candidate);
    for (int l = 0; l < LEARNERS; l++) {
        double ability = normal(rng);
        start_one(&believed, catalog->templates);
        for (uint32_t i = 0; i < catalog->templates; i++)
            residual[i] = RESIDUAL_SD * normal(rng);
        for (size_t i = 0; i < pool.count; i++)
            pool.item[i].ago = 0;
        for (int q = 0; q < QUESTIONS_ONE; q++) {
            double now = q * SECONDS_APART;
            size_t at = choose_item(&believed, &pool, 0, now, candidate, rng);
            const struct item *item = &pool.item[at];
            double logit = ability + residual[item->template] -
                           SPACING_ONE * (item->level - ABILITY_MIDDLE_LEVEL);
            struct ability_question question = {.level = item->level,
                                                .asked = now};
            ability_update(&believed.learner, &believed.topic[0],
                           &believed.template[item->template], &question,
                           rng_unit(rng) < logistic(logit), now);
            undo_drift(&believed, item->template);
            note_use(&pool, at);
            double error = ABILITY_BASE + believed.learner.global.mean +
                           believed.topic[0].offset.mean - ability;
            squares[q] += error * error;
        }
    }
    memory_free(pool.item);
    memory_free(believed.template);
    memory_free(residual);
    memory_free(candidate);
}

/* --- eight topics, with the shipping constants -----------------------------
 */

#define SHARED 0.6 /* correlation of two topics */

static void start_eight(struct believed *believed, uint32_t templates)
{
    believed->learner = ability_new_learner();
    for (int k = 0; k < TOPICS; k++)
        believed->topic[k] = ability_new_topic();
    for (uint32_t i = 0; i < templates; i++)
        believed->template[i] = ability_new_template();
}

static void ask_eight(struct believed *believed, struct pool *pool, int topic,
                      double ability, const double *residual, double now,
                      struct select_candidate *candidate, struct rng *rng)
{
    size_t at =
        choose_item(believed, pool, (uint32_t)topic, now, candidate, rng);
    const struct item *item = &pool->item[at];
    double logit = ABILITY_BASE + ability + residual[item->template] -
                   ABILITY_SPACING_MEAN * (item->level - ABILITY_MIDDLE_LEVEL);
    struct ability_question question = {.level = item->level, .asked = now};
    ability_update(&believed->learner, &believed->topic[topic],
                   &believed->template[item->template], &question,
                   rng_unit(rng) < logistic(logit), now);
    note_use(pool, at);
}

static void simulate_eight(const struct catalog *catalog, struct rng *rng,
                           double *squares)
{
    struct pool pool[TOPICS];
    struct believed believed = {
        .template = memory_get(catalog->templates * sizeof *believed.template)};
    double *residual = memory_get(catalog->templates * sizeof *residual);
    struct select_candidate *candidate =
        memory_get(5u * catalog->templates * sizeof *candidate);
    for (uint32_t k = 0; k < TOPICS; k++)
        pool[k] = pool_of(catalog, k);
    for (int l = 0; l < LEARNERS; l++) {
        double ability[TOPICS], shared = sqrt(SHARED) * normal(rng);
        for (int k = 0; k < TOPICS; k++) {
            ability[k] = shared + sqrt(1 - SHARED) * normal(rng);
            for (size_t i = 0; i < pool[k].count; i++)
                pool[k].item[i].ago = 0;
        }
        start_eight(&believed, catalog->templates);
        for (uint32_t i = 0; i < catalog->templates; i++)
            residual[i] = RESIDUAL_SD * normal(rng);
        for (int q = 0; q < QUESTIONS_EIGHT; q++) {
            int topic = q % TOPICS;
            ask_eight(&believed, &pool[topic], topic, ability[topic], residual,
                      q * SECONDS_APART, candidate, rng);
            for (int k = 0; k < TOPICS; k++) {
                double error = believed.learner.global.mean +
                               believed.topic[k].offset.mean - ability[k];
                squares[q] += error * error / TOPICS;
            }
        }
    }
    for (int k = 0; k < TOPICS; k++)
        memory_free(pool[k].item);
    memory_free(believed.template);
    memory_free(residual);
    memory_free(candidate);
}

static void compare(const char *what, const double *squares, const int *after,
                    const double *bound, int count)
{
    char sentence[100];
    for (int i = 0; i < count; i++) {
        double error = sqrt(squares[after[i] - 1] / LEARNERS);
        double deviation = error / sqrt(2.0 * LEARNERS);
        printf("# %s: RMSE %.3f (+-%.3f) after %d answers, bound %.2f\n", what,
               error, deviation, after[i], bound[i]);
        snprintf(sentence, sizeof sentence, "%s, after %d answers", what,
                 after[i]);
        result(error - 2 * deviation <= bound[i], sentence);
    }
}

/* --- practice with the real session ----------------------------------------
 */

struct practice {
    struct catalog *catalog;
    struct db *db;
    struct rng rng;
    double ability;
    double *easiness;         /* of each template for this learner, in logits */
    double *gained;           /* by practice, in each topic */
    uint32_t answered, right; /* after the first few */
    uint32_t inside, inside_right; /* those predicted to be within the band */
    uint32_t *asked, *out; /* by topic: questions that were chosen, and those
                              for which nothing fitted the band */
};

/* The typed line that is the key. */
static void key_line(const struct question_part *shown, struct str *line)
{
    const struct key *key = &shown->key;
    if (shown->options) {
        str_add_char(line, (char)('a' + shown->right));
        return;
    }
    uint32_t count = key->rule.shape == SHAPE_NUMBER ? 1 : key->count;
    if (key->rule.shape == SHAPE_INTERVAL)
        str_add_char(line, '[');
    for (uint32_t i = 0; i < count; i++) {
        struct number number = key->item ? key->item[i] : key->value;
        if (i)
            str_add(line, "; ");
        if (number_is_exact(number))
            str_add_format(line, "%lld/%lld", (long long)number.numerator,
                           (long long)number.denominator);
        else {
            if (number_double(number) < 0)
                str_add_char(line, '-');
            numtext_add_shortest(line, fabs(number_double(number)));
        }
    }
    if (key->rule.shape == SHAPE_INTERVAL)
        str_add_char(line, ']');
}

/* Answers one part as the learner would, who is as the model assumes: levels
 * are half a logit apart, templates differ, and practice helps. */
static void answer_part(struct practice *practice, struct session *session,
                        bool counts, int64_t now)
{
    const struct session_asked *asked = &session->asked;
    uint32_t topic = practice->catalog->template[asked->template].topic;
    double logit =
        ABILITY_BASE + practice->ability + practice->gained[topic] +
        practice->easiness[asked->template] -
        ABILITY_SPACING_MEAN * (asked->question.level - ABILITY_MIDDLE_LEVEL);
    double guess = asked->shown.options ? 1.0 / asked->shown.options : 0;
    bool right =
        rng_unit(&practice->rng) < guess + (1 - guess) * logistic(logit);
    bool inside = BAND_LOW <= asked->chance && asked->chance <= BAND_HIGH;
    struct moment moment = {.now = now, .seconds = 30};
    struct outcome outcome;
    struct str line = {0};
    if (right) {
        key_line(&asked->shown, &line);
        session_answer(session, str_text(&line), line.length, &moment,
                       &outcome);
        if (asked->waiting)
            session_show(session, &moment, &outcome);
    } else
        session_show(session, &moment, &outcome);
    str_release(&line);
    practice->easiness[asked->template] += ABILITY_TEMPLATE_PRACTICE;
    practice->gained[topic] += ABILITY_TOPIC_PRACTICE;
    if (!counts)
        return;
    practice->answered++;
    practice->right += right;
    practice->inside += inside;
    practice->inside_right += inside && right;
    if (asked->reason != ASKED_FOR_PRACTICE)
        return;
    practice->asked[topic]++;
    practice->out[topic] += !inside;
}

static void practise(struct practice *practice, int64_t learner)
{
    struct session session;
    struct error error = {.code = ERROR_NONE};
    struct session_options options = {
        .catalog = practice->catalog,
        .db = practice->db,
        .learner = learner,
        .id = learner,
        .seed = (uint64_t)learner,
        .mode = SESSION_PRACTICE,
        .track = PROGRESS_UNTIMED,
    };
    int64_t now = 1000000000;
    for (uint32_t i = 0; i < practice->catalog->templates; i++)
        practice->easiness[i] =
            sqrt(ABILITY_TEMPLATE_VARIANCE) * normal(&practice->rng);
    for (uint32_t i = 0; i < practice->catalog->topics; i++)
        practice->gained[i] =
            sqrt(ABILITY_TOPIC_VARIANCE) * normal(&practice->rng);
    if (!session_start(&session, &options, now, &error)) {
        printf("Bail out! %s\n", error.text);
        exit(1);
    }
    for (int q = 0; q < PRACTISED; q++) {
        now += 60;
        if (!session_next(&session, now, &error))
            break;
        answer_part(practice, &session, q >= WARM, now);
    }
    session_release(&session);
}

static void simulate_practice(struct catalog *catalog)
{
    static const double abilities[] = {-1.5, -1, -0.5, 0, 0.5, 1, 1.5};
    enum { EACH = 24, ABILITIES = sizeof abilities / sizeof *abilities };
    struct error error = {.code = ERROR_NONE};
    uint32_t all = 0, right = 0;
    char sentence[100];
    struct practice practice = {.catalog = catalog,
                                .db = db_open_memory(&error)};
    practice.asked = memory_get((catalog->topics + 1u) * sizeof(uint32_t));
    practice.out = memory_get((catalog->topics + 1u) * sizeof(uint32_t));
    memset(practice.asked, 0, (catalog->topics + 1u) * sizeof(uint32_t));
    memset(practice.out, 0, (catalog->topics + 1u) * sizeof(uint32_t));
    practice.easiness =
        memory_get(catalog->templates * sizeof *practice.easiness);
    practice.gained = memory_get(catalog->topics * sizeof *practice.gained);
    rng_seed(&practice.rng, 11);
    for (int i = 0; i < ABILITIES; i++) {
        practice.ability = abilities[i];
        practice.answered = practice.right = 0;
        practice.inside = practice.inside_right = 0;
        for (int k = 0; k < EACH; k++) {
            char name[40];
            int64_t learner;
            snprintf(name, sizeof name, "learner %d.%d", i, k);
            learners_find(practice.db, name, 1, &learner, &error);
            practise(&practice, learner);
        }
        double share = (double)practice.inside_right / practice.inside;
        printf("# ability %+.1f: %.3f right of %u, %.3f of the %u that were "
               "to be within the band\n",
               practice.ability, (double)practice.right / practice.answered,
               practice.answered, share, practice.inside);
        snprintf(sentence, sizeof sentence,
                 "practice keeps ability %+.1f at its edge", practice.ability);
        double deviation = sqrt(share * (1 - share) / practice.inside);
        result(BAND_LOW - 2 * deviation <= share &&
                   share <= BAND_HIGH + 2 * deviation,
               sentence);
        all += practice.answered;
        right += practice.right;
    }
    printf("# pooled: %.3f right of %u\n", (double)right / all, all);
    result(BAND_LOW <= (double)right / all && (double)right / all <= BAND_HIGH,
           "practice keeps all learners together at their edge");
    for (uint32_t i = 0; i < catalog->topics; i++)
        if (practice.asked[i])
            printf("# %s: nothing fitted the band in %u of %u questions\n",
                   catalog->topic[i].name, practice.out[i], practice.asked[i]);
    memory_free(practice.asked);
    memory_free(practice.out);
    memory_free(practice.easiness);
    memory_free(practice.gained);
    db_close(practice.db);
}

int main(void)
{
    static const int after_one[] = {10, 20, 40};
    static const double bound_one[] = {.58, .46, .34};
    static const int after_eight[] = {10, 20, 40, 160};
    static const double bound_eight[] = {.79, .70, .62, .45};
    static double one[QUESTIONS_ONE], eight[QUESTIONS_EIGHT];
    const char *top = getenv("top_srcdir");
    struct str banks = {0};
    struct error_list errors = {.count = 0};
    struct catalog catalog;
    struct rng rng;
    numeric_start();
    catalog_init(&catalog);
    str_add_format(&banks, "%s/banks", top ? top : ".");
    if (!catalog_add(&catalog, banks.text, NULL, &errors) ||
        catalog.topics < TOPICS) {
        puts("1..0 # SKIP no banks found");
        return 1;
    }
    rng_seed(&rng, 7);
    simulate_one(&catalog, &rng, one);
    compare("one topic", one, after_one, bound_one, 3);
    simulate_eight(&catalog, &rng, eight);
    compare("eight topics", eight, after_eight, bound_eight, 4);
    simulate_practice(&catalog);
    printf("1..%d\n", cases);
    catalog_release(&catalog);
    str_release(&banks);
    return failures > 0;
}
