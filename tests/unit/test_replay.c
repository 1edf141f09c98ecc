/* The learner model over whole logs of real learners: log-loss, AUC and RMSE of
 * its predictions must be those that the model was chosen by. The logs are not
 * shipped; without them the program skips. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/file.h"
#include "model/ability.h"

enum { LARGEST_LOG = 1 << 24, MOST_IDS = 2000 };

struct scored {
    double chance;
    int right;
};

struct measures {
    size_t rows;
    double log_loss, auc, rmse;
};

static struct str log_path(const char *name)
{
    const char *top = getenv("top_srcdir");
    struct str path = {0};
    str_add_format(&path, "%s/../shared/data/%s", top && *top ? top : "..",
                   name);
    return path;
}

static int by_chance(const void *left, const void *right)
{
    double a = ((const struct scored *)left)->chance;
    double b = ((const struct scored *)right)->chance;
    return (a > b) - (a < b);
}

/* By rank sums, ties at their middle rank. */
static double auc_of(struct scored *scored, size_t count)
{
    qsort(scored, count, sizeof *scored, by_chance);
    double ranks = 0, right = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && scored[end].chance == scored[i].chance;)
            end++;
        double middle = (double)(i + 1 + end) / 2;
        for (size_t j = i; j < end; j++)
            if (scored[j].right) {
                ranks += middle;
                right++;
            }
    }
    return (ranks - right * (right + 1) / 2) /
           (right * ((double)count - right));
}

struct state {
    struct ability_learner learner;
    struct ability_topic topic[MOST_IDS];
    struct ability_template template[MOST_IDS];
};

static void start_learner(struct state *state)
{
    state->learner = ability_new_learner();
    for (int i = 0; i < MOST_IDS; i++) {
        state->topic[i] = ability_new_topic();
        state->template[i] = ability_new_template();
    }
}

static struct scored replay_line(struct state *state, const long field[6])
{
    assert_true(field[1] < MOST_IDS && field[2] < MOST_IDS);
    struct ability_topic *topic = &state->topic[field[1]];
    struct ability_template *template = &state->template[field[2]];
    struct ability_question question = {(int)field[3], 0, (double)field[4]};
    struct ability_prediction prediction =
        ability_predict(&state->learner, topic, template, &question);
    ability_update(&state->learner, topic, template, &question,
                   (double)field[5], question.asked);
    return (struct scored){prediction.chance, (int)field[5]};
}

/* Learner, topic, template, level, time, correct: whole numbers behind tabs,
 * one answer a line, those of a learner together. */
static struct measures replay(const char *name)
{
    struct str path = log_path(name), text = {0};
    struct error error = {0};
    if (!file_read(path.text, LARGEST_LOG, &text, &error))
        fail_msg("%s", error.text);
    struct scored *scored = calloc(text.length / 12 + 1, sizeof *scored);
    struct state *state = calloc(1, sizeof *state);
    assert_non_null(scored);
    assert_non_null(state);
    struct measures measures = {0};
    double loss = 0, squares = 0;
    long learner = -1;
    for (char *line = strchr(text.text, '\n') + 1; *line;) {
        long field[6];
        for (int i = 0; i < 6; i++)
            field[i] = strtol(line, &line, 10);
        assert_true(*line++ == '\n');
        if (field[0] != learner)
            start_learner(state);
        learner = field[0];
        struct scored one = replay_line(state, field);
        scored[measures.rows++] = one;
        loss -= log(one.right ? one.chance : 1 - one.chance);
        squares += pow(one.right - one.chance, 2);
    }
    measures.log_loss = loss / (double)measures.rows;
    measures.rmse = sqrt(squares / (double)measures.rows);
    measures.auc = auc_of(scored, measures.rows);
    free(state);
    free(scored);
    str_release(&path);
    str_release(&text);
    return measures;
}

static void assert_measures(const char *name, struct measures wanted)
{
    struct measures found = replay(name);
    printf("# %s: log-loss %.6f, AUC %.6f, RMSE %.6f\n", name, found.log_loss,
           found.auc, found.rmse);
    assert_int_equal(found.rows, wanted.rows);
    assert_true(fabs(found.log_loss - wanted.log_loss) <= 2e-5);
    assert_true(fabs(found.auc - wanted.auc) <= 2e-5);
    assert_true(fabs(found.rmse - wanted.rmse) <= 2e-5);
}

static void statics_is_predicted_as_well_as_published(void **unused)
{
    (void)unused;
    assert_measures("statics.tsv",
                    (struct measures){33600, .50781, .66488, .40671});
}

static void spanish_is_predicted_as_well_as_published(void **unused)
{
    (void)unused;
    assert_measures("spanish.tsv",
                    (struct measures){103561, .42206, .83113, .36689});
}

int main(void)
{
    struct str path = log_path("statics.tsv");
    FILE *log = fopen(path.text, "r");
    str_release(&path);
    if (!log) {
        puts("1..0 # SKIP the learners' logs are not part of the source");
        return 0;
    }
    fclose(log);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statics_is_predicted_as_well_as_published),
        cmocka_unit_test(spanish_is_predicted_as_well_as_published),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
