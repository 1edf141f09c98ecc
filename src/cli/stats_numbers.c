#include "cli/stats_numbers.h"

#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "export/json.h"
#include "figure/date.h"
#include "session/redraw.h"

/* Where cells go: to JSON, or to a line of a table. */
struct numbers {
    struct str *out;
    struct catalog *catalog; /* or NULL */
    struct json *json;       /* NULL: a table */
    const char *table;       /* its name */
    bool heading;            /* the line of names; values mean nothing */
};

/* Rows that are put together from several things. */
struct ability_row {
    const char *topic;
    struct lookback_ability at;
};

struct point_row {
    const char *topic;
    struct lookback_point at;
};

struct mistake_row {
    const char *kind;
    const char *question, *key;
    struct lookback_mistake at;
};

struct review_row {
    int64_t day;
    int64_t count;
};

/* --- cells -----------------------------------------------------------------
 */

/* True where the name is all, or the table's cell is still to be written. */
static bool begin_cell(struct numbers *numbers, const char *name)
{
    if (numbers->json) {
        json_name(numbers->json, name);
        return true;
    }
    str_add_char(numbers->out, '\t');
    if (numbers->heading)
        str_add(numbers->out, name);
    return !numbers->heading;
}

static void cell_TEXT(struct numbers *numbers, const char *name,
                      const char *text)
{
    if (!begin_cell(numbers, name))
        return;
    if (numbers->json)
        json_text(numbers->json, text ? text : "");
    else
        utf8_add_visible(numbers->out, text ? text : "", SIZE_MAX);
}

static void cell_WHOLE(struct numbers *numbers, const char *name, int64_t value)
{
    if (!begin_cell(numbers, name))
        return;
    if (numbers->json)
        json_whole(numbers->json, value);
    else
        str_add_integer(numbers->out, value);
}

static void cell_REAL(struct numbers *numbers, const char *name, double value)
{
    if (!begin_cell(numbers, name))
        return;
    if (numbers->json)
        json_decimal(numbers->json, value);
    else if (isfinite(value))
        numtext_add_shortest(numbers->out, value);
    else
        str_add(numbers->out, "NA");
}

static void cell_TRUTH(struct numbers *numbers, const char *name, bool value)
{
    if (!begin_cell(numbers, name))
        return;
    if (numbers->json)
        json_truth(numbers->json, value);
    else
        str_add(numbers->out, value ? "true" : "false");
}

static void cell_DAY(struct numbers *numbers, const char *name, int64_t day)
{
    struct str date = {0};
    date_add_iso(&date, day);
    cell_TEXT(numbers, name, date.text);
    str_release(&date);
}

/* put_TABLE writes the cells of one row. */
#define TABLE(id, type, about)                                                 \
    static void put_##id(struct numbers *numbers, const type *row)             \
    {
#define FIELD(name, kind, value, about) cell_##kind(numbers, name, value);
#define END                             }
#include "cli/stats_field.def"
#undef TABLE
#undef FIELD
#undef END

/* --- rows ------------------------------------------------------------------
 */

static void begin_row(struct numbers *numbers)
{
    if (numbers->json)
        json_open(numbers->json, '{');
    else
        str_add(numbers->out, numbers->table);
}

static void end_row(struct numbers *numbers)
{
    if (numbers->json)
        json_close(numbers->json, '}');
    else
        str_add_char(numbers->out, '\n');
}

/* row_TABLE writes one row, begin_TABLE what comes before the first. */
#define TABLE(id, type, about)                                                 \
    static void row_##id(struct numbers *numbers, const type *row)             \
    {                                                                          \
        begin_row(numbers);                                                    \
        put_##id(numbers, row);                                                \
        end_row(numbers);                                                      \
    }                                                                          \
    static void begin_##id(struct numbers *numbers)                            \
    {                                                                          \
        static const type none;                                                \
        numbers->table = #id;                                                  \
        if (numbers->json) {                                                   \
            json_name(numbers->json, #id);                                     \
            json_open(numbers->json, '[');                                     \
            return;                                                            \
        }                                                                      \
        numbers->heading = true;                                               \
        row_##id(numbers, &none);                                              \
        numbers->heading = false;                                              \
    }
#define FIELD(name, kind, value, about)
#define END
#include "cli/stats_field.def"
#undef TABLE
#undef FIELD
#undef END

static void end_table(struct numbers *numbers)
{
    if (numbers->json)
        json_close(numbers->json, ']');
}

/* A table whose rows stand in an array. */
#define ROWS(id, item, count)                                                  \
    begin_##id(numbers);                                                       \
    for (size_t i = 0; i < (count); i++)                                       \
        row_##id(numbers, &(item)[i]);                                         \
    end_table(numbers)

/* --- tables ----------------------------------------------------------------
 */

static void add_totals(struct numbers *numbers, const struct lookback *look)
{
    ROWS(totals, look, 1);
    ROWS(days, look->day, look->days);
}

static void add_series(struct numbers *numbers, const char *topic,
                       const struct lookback_ability *ability, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct ability_row row = {topic, ability[i]};
        row_ability(numbers, &row);
    }
}

static void add_ability(struct numbers *numbers, const struct lookback *look)
{
    begin_ability(numbers);
    add_series(numbers, "", look->ability, look->abilities);
    for (size_t i = 0; i < look->topics; i++)
        add_series(numbers, look->topic[i].name, look->topic[i].ability,
                   look->topic[i].abilities);
    end_table(numbers);
}

static void add_answers(struct numbers *numbers, const struct lookback *look)
{
    begin_answers(numbers);
    for (size_t i = 0; i < look->points; i++) {
        struct point_row row = {look->topic[look->point[i].topic].name,
                                look->point[i]};
        row_answers(numbers, &row);
    }
    end_table(numbers);
}

static void add_calibration(struct numbers *numbers,
                            const struct lookback *look)
{
    const struct lookback_calibration *sure = &look->calibration;
    ROWS(calibration, sure, 1);
    ROWS(bins, sure->bin, LOOKBACK_BINS);
    ROWS(intervals, sure->interval, sure->intervals);
}

static void add_example(struct numbers *numbers,
                        const struct lookback_kind *kind,
                        const struct lookback_mistake *mistake)
{
    const struct answer_row *row = &mistake->row;
    struct str question = {0};
    str_add_format(&question, "%s/%s:%d:%llu", row->bank, row->template,
                   row->level, (unsigned long long)row->seed);
    struct arena arena;
    arena_init(&arena);
    const char *key =
        numbers->catalog ? redraw_key(numbers->catalog, row, &arena) : NULL;
    struct mistake_row cells = {kind->tag, question.text, key, *mistake};
    row_mistakes(numbers, &cells);
    arena_release(&arena);
    str_release(&question);
}

static void add_kinds(struct numbers *numbers, const struct lookback *look)
{
    ROWS(kinds, look->kind, look->kinds);
    begin_mistakes(numbers);
    for (size_t i = 0; i < look->kinds; i++)
        for (size_t k = 0; k < look->kind[i].examples; k++)
            add_example(numbers, &look->kind[i], &look->kind[i].example[k]);
    end_table(numbers);
}

static void add_reviews(struct numbers *numbers, const struct lookback *look)
{
    begin_reviews(numbers);
    for (size_t i = 0; i < LOOKBACK_DUE; i++) {
        struct review_row row = {look->last + (int64_t)i, look->due[i]};
        row_reviews(numbers, &row);
    }
    end_table(numbers);
}

static void add_groups(struct numbers *numbers, const struct lookback *look)
{
    ROWS(levels, look->level_group, look->level_groups);
    ROWS(templates, look->template_group, look->template_groups);
}

static void add_topics(struct numbers *numbers, const struct lookback *look,
                       enum stats_what what)
{
    add_ability(numbers, look);
    ROWS(topics, look->topic, look->topics);
    if (what == STATS_topic)
        add_groups(numbers, look);
    else {
        ROWS(drills, look->drill, look->drills);
    }
    add_answers(numbers, look);
}

static void add_all(struct numbers *numbers, const struct lookback *look,
                    enum stats_what what)
{
    bool all = what == STATS_overview || what == STATS_topic;
    add_totals(numbers, look);
    if (all)
        add_topics(numbers, look, what);
    if (all || what == STATS_calibration)
        add_calibration(numbers, look);
    if (all || what == STATS_mistakes)
        add_kinds(numbers, look);
    if (all)
        add_reviews(numbers, look);
}

void stats_numbers_json(const struct lookback *look, enum stats_what what,
                        struct catalog *catalog, struct str *out)
{
    struct json json = {.out = out};
    struct numbers numbers = {.out = out, .catalog = catalog, .json = &json};
    json_open(&json, '{');
    add_all(&numbers, look, what);
    json_close(&json, '}');
    str_add_char(out, '\n');
}

void stats_numbers_tsv(const struct lookback *look, enum stats_what what,
                       struct catalog *catalog, struct str *out)
{
    struct numbers numbers = {.out = out, .catalog = catalog};
    add_all(&numbers, look, what);
}
