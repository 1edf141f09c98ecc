#include <math.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/numtext.h"
#include "cli/cli.h"
#include "cli/person.h"
#include "cli/replay_log.h"
#include "cli/surroundings.h"
#include "export/json.h"
#include "model/scores.h"
#include "store/learners.h"

enum { LOG_LIMIT = 1 << 30, DIGITS = 6 };

struct replay {
    struct cli *cli;
    struct arena arena;
    struct replay_log log;
    double *chance, *result;
};

/* The names of the table's columns, and their values. */
enum { MEASURES = 4 };
static const char *const measure_names[MEASURES] = {"log-loss", "auc", "rmse",
                                                    "ece"};

static void measures_of(const struct scores *scores, double *value)
{
    value[0] = scores->log_loss;
    value[1] = scores->auc;
    value[2] = scores->rmse;
    value[3] = scores->ece;
}

/* --- what is printed -------------------------------------------------------
 */

static void add_measure(struct str *out, double value)
{
    if (isnan(value))
        str_add(out, "-");
    else
        numtext_add_fixed(out, value, DIGITS);
}

static void print_lines(const struct replay *replay,
                        const struct scores *scores)
{
    struct str *out = &replay->cli->out.pending;
    double value[MEASURES];
    measures_of(scores, value);
    str_add_format(out, "rows %zu\nlearners %u\n", scores->rows,
                   replay->log.size.learners);
    for (int i = 0; i < MEASURES; i++) {
        str_add_format(out, "%s ", measure_names[i]);
        add_measure(out, value[i]);
        str_add_char(out, '\n');
    }
}

static void add_members(struct json *json, const struct scores *scores)
{
    double value[MEASURES];
    measures_of(scores, value);
    json_name(json, "rows");
    json_whole(json, (int64_t)scores->rows);
    for (int i = 0; i < MEASURES; i++) {
        struct str digits = {0};
        double rounded = (double)NAN;
        if (!isnan(value[i])) {
            numtext_add_fixed(&digits, value[i], DIGITS);
            numtext_double(digits.text, digits.length, &rounded);
        }
        json_member_real(json, measure_names[i], rounded);
        str_release(&digits);
    }
}

/* --- groups ----------------------------------------------------------------
 */

/* Those of one learner or topic. */
static struct scores scores_of_group(const struct replay *replay, bool topics,
                                     uint32_t group, double *chance,
                                     double *result)
{
    size_t count = 0;
    for (size_t i = 0; i < replay->log.count; i++) {
        const struct replay_answer *answer = &replay->log.answer[i];
        if ((topics ? answer->topic : answer->learner) != group)
            continue;
        chance[count] = replay->chance[i];
        result[count++] = replay->result[i];
    }
    return scores_of(chance, result, count);
}

static void print_group(const char *name, const struct scores *scores,
                        struct term *out)
{
    double value[MEASURES];
    measures_of(scores, value);
    term_foreign(out, name);
    term_format(out, "\t%zu", scores->rows);
    for (int i = 0; i < MEASURES; i++) {
        term_add(out, "\t");
        add_measure(&out->pending, value[i]);
    }
    term_add(out, "\n");
}

static void print_groups(const struct replay *replay, bool topics,
                         struct json *json)
{
    const struct replay_log *log = &replay->log;
    uint32_t groups = topics ? log->size.topics : log->size.learners;
    const char **name = topics ? log->topic_name : log->learner_name;
    double *chance = memory_get((log->count + 1) * sizeof *chance);
    double *result = memory_get((log->count + 1) * sizeof *result);
    if (json) {
        json_name(json, topics ? "topics" : "by-learner");
        json_open(json, '[');
    } else
        term_format(&replay->cli->out, "\n%s\trows\tlog-loss\tauc\trmse\tece\n",
                    topics ? "topic" : "learner");
    for (uint32_t i = 0; i < groups; i++) {
        struct scores scores =
            scores_of_group(replay, topics, i, chance, result);
        if (json) {
            json_open(json, '{');
            json_member_text(json, topics ? "topic" : "learner", name[i]);
            add_members(json, &scores);
            json_close(json, '}');
        } else
            print_group(name[i], &scores, &replay->cli->out);
    }
    if (json)
        json_close(json, ']');
    memory_free(chance);
    memory_free(result);
}

static void print(const struct replay *replay, bool as_json, const char *per)
{
    struct scores scores =
        scores_of(replay->chance, replay->result, replay->log.count);
    bool topics = per && strcmp(per, "topic") == 0;
    if (!as_json) {
        print_lines(replay, &scores);
        if (per)
            print_groups(replay, topics, NULL);
        return;
    }
    struct json json = {.out = &replay->cli->out.pending};
    json_open(&json, '{');
    json_name(&json, "learners");
    json_whole(&json, replay->log.size.learners);
    add_members(&json, &scores);
    if (per)
        print_groups(replay, topics, &json);
    json_close(&json, '}');
    str_add_char(json.out, '\n');
}

/* --- what is read ----------------------------------------------------------
 */

static enum exit_status read_table(struct replay *replay, const char *path)
{
    struct cli *cli = replay->cli;
    struct error error = {.code = ERROR_NONE};
    struct str text = {0};
    enum exit_status status = EXIT_DONE;
    if (!file_read(path, LOG_LIMIT, &text, &error))
        status = cli_fail(cli, EXIT_FAILED, &error);
    else {
        struct source source = source_of(path, str_text(&text), text.length);
        struct error fault = {.code = ERROR_NONE};
        if (!replay_log_read(&replay->log, &source, &fault)) {
            error_set(&error, fault.code, "%.150s: %s", path, fault.text);
            status = cli_fail(cli, EXIT_INPUT, &error);
        }
    }
    str_release(&text);
    return status;
}

static enum exit_status read_history(struct replay *replay)
{
    struct cli *cli = replay->cli;
    struct error error = {.code = ERROR_NONE};
    struct surroundings around;
    enum exit_status status;
    if (!surroundings_open_known(&around, cli, &status))
        return status;
    bool ok = replay_log_history(&replay->log, around.db, around.learner,
                                 person_name(cli), &error);
    surroundings_close(&around);
    return ok ? EXIT_DONE : cli_fail(cli, EXIT_FAILED, &error);
}

static void run(struct replay *replay)
{
    struct replay_log *log = &replay->log;
    replay_log_number(log);
    replay->chance =
        arena_get(&replay->arena, (log->count + 1) * sizeof *replay->chance);
    replay->result =
        arena_get(&replay->arena, (log->count + 1) * sizeof *replay->result);
    for (size_t i = 0; i < log->count; i++)
        replay->result[i] = log->answer[i].result;
    replay_answers(log->answer, log->count, &log->size, replay->chance);
}

enum exit_status cli_replay(struct cli *cli)
{
    struct replay replay = {.cli = cli};
    const char *format = cli->options.value[OPTION_FORMAT];
    const char *per = cli->options.value[OPTION_PER];
    bool as_json = format && strcmp(format, "json") == 0;
    if (cli->options.arguments > 1)
        return cli_usage(cli, "'replay' takes one log");
    if (format && !as_json && strcmp(format, "text") != 0)
        return cli_usage(cli, "--format of 'replay' wants text or json");
    if (per && strcmp(per, "topic") != 0 && strcmp(per, "learner") != 0)
        return cli_usage(cli, "--per wants learner or topic");
    arena_init(&replay.arena);
    replay.log.arena = &replay.arena;
    enum exit_status status =
        cli->options.arguments ? read_table(&replay, cli->options.argument[0])
                               : read_history(&replay);
    if (status == EXIT_DONE) {
        run(&replay);
        print(&replay, as_json, per);
    }
    arena_release(&replay.arena);
    return status;
}
