#include "cli/replay_log.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/numtext.h"
#include "export/csv.h"
#include "store/answers.h"

enum column { LEARNER, TOPIC, TEMPLATE, LEVEL, TIME, CORRECT, COLUMNS };

static const char *const column_names[COLUMNS] = {
    "learner", "topic", "template", "level", "time", "correct"};

static void add(struct replay_log *log, const struct replay_answer *answer,
                const char *learner, const char *topic, const char *template)
{
    size_t capacity = log->capacity;
    struct arena *arena = log->arena;
    log->answer = arena_grow(arena, log->answer, log->count, &capacity,
                             sizeof *log->answer);
    capacity = log->capacity;
    log->learner = arena_grow(arena, log->learner, log->count, &capacity,
                              sizeof *log->learner);
    capacity = log->capacity;
    log->topic = arena_grow(arena, log->topic, log->count, &capacity,
                            sizeof *log->topic);
    log->template = arena_grow(arena, log->template, log->count, &log->capacity,
                               sizeof *log->template);
    log->answer[log->count] = *answer;
    log->learner[log->count] = learner;
    log->topic[log->count] = topic;
    log->template[log->count++] = template;
}

/* --- a table ---------------------------------------------------------------
 */

static bool read_header(struct csv *csv, uint32_t *column, struct error *error)
{
    if (!csv_next(csv, error))
        return error->code == ERROR_NONE &&
               error_set(error, ERROR_VALUE, "the log is empty");
    for (int i = 0; i < COLUMNS; i++) {
        column[i] = UINT32_MAX;
        for (uint32_t k = 0; k < csv->fields; k++)
            if (strcmp(csv_field(csv, k), column_names[i]) == 0)
                column[i] = k;
        if (column[i] == UINT32_MAX)
            return error_set(error, ERROR_VALUE,
                             "the log has no column '%s'; it needs learner, "
                             "topic, template, level, time and correct",
                             column_names[i]);
    }
    return true;
}

/* A number, perhaps with a sign, in a range. */
static bool read_number(const struct csv *csv, const uint32_t *column,
                        enum column which, double least, double most,
                        double *value, struct error *error)
{
    const char *text = csv_field(csv, column[which]);
    bool minus = *text == '-';
    if (numtext_double(text + minus, strlen(text + minus), value)) {
        if (minus)
            *value = -*value;
        if (least <= *value && *value <= most)
            return true;
    }
    return error_set(error, ERROR_VALUE,
                     "row %zu: '%.40s' is no %s; it wants %s", csv->row, text,
                     column_names[which],
                     which == LEVEL     ? "1 to 5"
                     : which == CORRECT ? "0 to 1"
                                        : "seconds");
}

static const char *keep(struct replay_log *log, const struct csv *csv,
                        uint32_t column)
{
    const char *text = csv_field(csv, column);
    return arena_text(log->arena, text, strlen(text));
}

static bool read_row(struct replay_log *log, const struct csv *csv,
                     const uint32_t *column, struct error *error)
{
    double level, time, correct;
    if (!read_number(csv, column, LEVEL, 1, 5, &level, error) ||
        !read_number(csv, column, TIME, -1e15, 1e15, &time, error) ||
        !read_number(csv, column, CORRECT, 0, 1, &correct, error))
        return false;
    struct replay_answer answer = {
        .level = (int)level,
        .asked = time,
        .answered = time,
        .result = correct,
    };
    add(log, &answer, keep(log, csv, column[LEARNER]),
        keep(log, csv, column[TOPIC]), keep(log, csv, column[TEMPLATE]));
    return true;
}

bool replay_log_read(struct replay_log *log, const struct source *source,
                     struct error *error)
{
    struct csv *csv = memory_get(sizeof *csv);
    uint32_t column[COLUMNS];
    bool ok = csv_open(csv, source, error) && read_header(csv, column, error);
    while (ok && csv_next(csv, error))
        ok = read_row(log, csv, column, error);
    csv_release(csv);
    memory_free(csv);
    return error->code == ERROR_NONE;
}

/* --- the program's own history ---------------------------------------------
 */

struct history {
    struct replay_log *log;
    const char *name;
};

static bool take(const struct answer_row *row, void *context)
{
    const struct history *history = context;
    struct arena *arena = history->log->arena;
    if (isnan(row->result) || *row->track)
        return true;
    struct str template = {0};
    str_add_format(&template, "%s/%s", row->bank, row->template);
    struct replay_answer answer = {
        .level = row->level,
        .options = row->options,
        .asked =
            (double)row->time - (isfinite(row->seconds) ? row->seconds : 0),
        .answered = (double)row->time,
        .result = row->result,
    };
    add(history->log, &answer, history->name,
        arena_text(arena, row->topic, strlen(row->topic)),
        arena_text(arena, template.text, template.length));
    str_release(&template);
    return true;
}

bool replay_log_history(struct replay_log *log, struct db *db, int64_t learner,
                        const char *name, struct error *error)
{
    struct history history = {log, name};
    return answers_each(db, learner, 0, take, &history, error);
}

/* --- numbers for names -----------------------------------------------------
 */

struct named {
    const char *name;
    size_t at;
};

static int by_name(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

static int by_place(const void *a, const void *b)
{
    size_t x = ((const struct named *)a)->at, y = ((const struct named *)b)->at;
    return (x > y) - (x < y);
}

/* Numbers names in the order of their first appearance: id[i] for name[i];
 * returns how many there are, and their texts. */
static uint32_t number_names(struct arena *arena, const char *const *name,
                             size_t count, uint32_t *id, const char ***text)
{
    struct named *sorted = memory_get((count + 1) * sizeof *sorted);
    struct named *first = memory_get((count + 1) * sizeof *first);
    uint32_t *rank = memory_get((count + 1) * sizeof *rank);
    uint32_t different = 0;
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct named){name[i], i};
    qsort(sorted, count, sizeof *sorted, by_name);
    for (size_t i = 0; i < count; i++) {
        if (!i || strcmp(sorted[i].name, sorted[i - 1].name) != 0)
            first[different++] = sorted[i];
        id[sorted[i].at] = different - 1;
    }
    for (uint32_t i = 0; i < different; i++)
        sorted[i] = (struct named){NULL, first[i].at};
    qsort(first, different, sizeof *first, by_place);
    *text = arena_get(arena, (different + 1u) * sizeof **text);
    for (uint32_t i = 0; i < different; i++) {
        (*text)[i] = first[i].name;
        rank[id[first[i].at]] = i;
    }
    for (size_t i = 0; i < count; i++)
        id[i] = rank[id[i]];
    memory_free(sorted);
    memory_free(first);
    memory_free(rank);
    return different;
}

void replay_log_number(struct replay_log *log)
{
    uint32_t *id = memory_get((log->count + 1) * sizeof *id);
    const char **unused;
    struct replay_answer *answer = log->answer;
    log->size.learners = number_names(log->arena, log->learner, log->count, id,
                                      &log->learner_name);
    for (size_t i = 0; i < log->count; i++)
        answer[i].learner = id[i];
    log->size.topics =
        number_names(log->arena, log->topic, log->count, id, &log->topic_name);
    for (size_t i = 0; i < log->count; i++)
        answer[i].topic = id[i];
    log->size.templates =
        number_names(log->arena, log->template, log->count, id, &unused);
    for (size_t i = 0; i < log->count; i++)
        answer[i].template = id[i];
    memory_free(id);
}
