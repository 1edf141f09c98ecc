#include "exam/results.h"

#include <string.h>

#include "base/memory.h"
#include "exam/results_row.h"

static void start_spool(struct spool *spool, size_t rows)
{
    spool->at = memory_resize(NULL, rows + 1, sizeof *spool->at);
    spool->length = memory_resize(NULL, rows + 1, sizeof *spool->length);
    memset(spool->at, 0, (rows + 1) * sizeof *spool->at);
    memset(spool->length, 0, (rows + 1) * sizeof *spool->length);
}

void results_init(struct results *results, const struct returned *answers,
                  bool wants_csv, bool wants_json)
{
    size_t students = answers->students + 1;
    *results = (struct results){
        .answers = answers, .wants_csv = wants_csv, .wants_json = wants_json};
    results->total = memory_resize(NULL, students, sizeof *results->total);
    memset(results->total, 0, students * sizeof *results->total);
    if (wants_csv)
        start_spool(&results->csv, answers->count);
    if (wants_json)
        start_spool(&results->json, answers->count);
    items_init(&results->items);
}

typedef void write_row(const struct marked *marked, const struct mark *mark,
                       struct str *out);

static void add_row(struct spool *spool, write_row *write, size_t row,
                    const struct marked *marked, const struct mark *mark)
{
    spool->at[row] = spool->bytes.length;
    write(marked, mark, &spool->bytes);
    spool->length[row] = (uint32_t)(spool->bytes.length - spool->at[row]);
}

void results_add(struct results *results, const struct marked *marked)
{
    results->total[marked->student] = marked->total;
    items_add(&results->items, marked);
    for (size_t i = 0; i < marked->paper->parts; i++) {
        const struct mark *mark = &marked->mark[i];
        if (!mark->row)
            continue;
        size_t row = (size_t)(mark->row - results->answers->row);
        if (results->wants_csv)
            add_row(&results->csv, results_row_csv, row, marked, mark);
        if (results->wants_json)
            add_row(&results->json, results_row_json, row, marked, mark);
    }
}

void results_finish(struct results *results)
{
    items_finish(&results->items);
}

static void release_spool(struct spool *spool)
{
    str_release(&spool->bytes);
    memory_free(spool->at);
    memory_free(spool->length);
}

void results_release(struct results *results)
{
    release_spool(&results->csv);
    release_spool(&results->json);
    memory_free(results->total);
    items_release(&results->items);
}
