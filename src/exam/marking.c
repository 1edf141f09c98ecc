#include "exam/marking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "exam/marking_mark.h"

enum state {
    STATE_WAITING,
    STATE_MARKED,
    STATE_FIRST,  /* by the first variant, as long as there is no other */
    STATE_OTHERS, /* by a paper that is another student's */
};

/* How it stands with a student. */
struct standing {
    enum state state;
    uint32_t variant; /* they were marked by; of STATE_OTHERS: their own */
};

/* A student whose variant the table tells. */
struct told {
    uint32_t variant, student;
};

struct marking {
    struct key_file *key;
    const struct returned *answers;
    const struct source *source;
    struct error_list *errors;
    struct arena arena;   /* of one student */
    struct arena scratch; /* of one answer */
    struct standing *standing;
    struct told *told; /* sorted by variant */
    size_t tolds;
    bool *unknown; /* rows whose question the paper has not */
    struct mark *mark;
    size_t capacity;
    marking_take *take;
    void *context;
};

/* --- who answered a variant ------------------------------------------------
 */

static int by_variant(const void *a, const void *b)
{
    const struct told *left = a, *right = b;
    if (left->variant != right->variant)
        return left->variant < right->variant ? -1 : 1;
    return left->student < right->student ? -1 : left->student > right->student;
}

/* The first of those whose variant is at least this one. */
static size_t first_told(const struct marking *marking, uint32_t variant)
{
    size_t low = 0, high = marking->tolds;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (marking->told[middle].variant < variant)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_told(const struct marking *marking, uint32_t variant)
{
    size_t at = first_told(marking, variant);
    return at < marking->tolds && marking->told[at].variant == variant;
}

/* The one whom the paper is for, if the table says nothing else. */
static bool is_named(const struct marking *marking, uint32_t variant,
                     const char *name, uint32_t *student)
{
    if (!name || !returned_find(marking->answers, name, student))
        return false;
    uint32_t told = marking->answers->student[*student].variant;
    if (!told || told == variant)
        return true;
    marking->standing[*student] = (struct standing){STATE_OTHERS, variant};
    return false;
}

static bool is_wanted(void *context, uint32_t variant, const char *name)
{
    const struct marking *marking = context;
    uint32_t student;
    bool first = marking->key->variants == 1 && !name &&
                 marking->tolds < marking->answers->students;
    return is_named(marking, variant, name, &student) || first ||
           is_told(marking, variant);
}

static void sort_told(struct marking *marking)
{
    const struct returned *answers = marking->answers;
    for (size_t i = 0; i < answers->students; i++)
        if (answers->student[i].variant)
            marking->told[marking->tolds++] =
                (struct told){answers->student[i].variant, (uint32_t)i};
    qsort(marking->told, marking->tolds, sizeof *marking->told, by_variant);
}

/* --- one student -----------------------------------------------------------
 */

static void count(struct total *total, const struct mark *mark)
{
    if (mark->state == MARK_OPEN)
        total->open++;
    if (!part_kind_is_judged(mark->part->kind))
        return;
    total->of += mark->part->points;
    total->points += mark->points;
    if (mark->state == MARK_BLANK)
        total->blank++;
    else if (mark->verdict.kind == VERDICT_UNGRADED)
        total->unread++;
    else if (mark->verdict.kind == VERDICT_RIGHT)
        total->right++;
    else if (mark->credit > 0)
        total->partly++;
    else
        total->wrong++;
}

/* Finds the part of each row. A wide table has columns for the questions of all
 * papers: what is blank asks for none. */
static void place_rows(struct marking *marking, uint32_t index)
{
    const struct key_paper *paper = &marking->key->paper;
    const struct returned *answers = marking->answers;
    const struct returned_student *student = &answers->student[index];
    for (uint32_t i = 0; i < student->count; i++) {
        uint32_t at = answers->order[student->first + i];
        const struct returned_row *row = &answers->row[at];
        const struct key_part *part = key_find(paper, row->label);
        if (part)
            marking->mark[part - paper->part].row = row;
        else
            marking->unknown[at] = !mark_is_blank(row->answer);
    }
}

static bool mark_student(struct marking *marking, uint32_t index,
                         enum state state, struct error *error)
{
    const struct key_paper *paper = &marking->key->paper;
    struct marked marked = {.student = index,
                            .paper = paper,
                            .mark = marking->mark,
                            .total = {.variant = paper->variant}};
    struct standing *standing = &marking->standing[index];
    if (standing->state == STATE_MARKED && standing->variant == paper->variant)
        return error_set(error, ERROR_VALUE,
                         "%.200s: the key has variant %u "
                         "twice",
                         marking->key->input.path, (unsigned)paper->variant);
    if (standing->state != STATE_WAITING)
        return true;
    *standing = (struct standing){state, paper->variant};
    arena_clear(&marking->arena);
    for (size_t i = 0; i < paper->parts; i++)
        marking->mark[i] = (struct mark){.part = &paper->part[i]};
    place_rows(marking, index);
    for (size_t i = 0; i < paper->parts; i++) {
        mark_part(&marking->mark[i], paper, &marking->arena, &marking->scratch);
        count(&marked.total, &marking->mark[i]);
    }
    marked.total.student = marking->answers->student[index].name;
    return marking->take(marking->context, &marked, error);
}

/* Everybody who answered the variant that was just read. */
static bool mark_variant(struct marking *marking, struct error *error)
{
    const struct key_paper *paper = &marking->key->paper;
    bool ok = true;
    uint32_t student;
    if (paper->parts > marking->capacity) {
        marking->capacity = paper->parts;
        marking->mark = memory_resize(marking->mark, marking->capacity,
                                      sizeof *marking->mark);
    }
    if (is_named(marking, paper->variant, paper->student, &student) &&
        !marking->answers->student[student].variant)
        ok = mark_student(marking, student, STATE_MARKED, error);
    for (size_t i = first_told(marking, paper->variant);
         ok && i < marking->tolds && marking->told[i].variant == paper->variant;
         i++)
        ok = mark_student(marking, marking->told[i].student, STATE_MARKED,
                          error);
    if (marking->key->variants > 1 || paper->student)
        return ok;
    for (uint32_t i = 0; ok && i < marking->answers->students; i++)
        if (!marking->answers->student[i].variant)
            ok = mark_student(marking, i, STATE_FIRST, error);
    return ok;
}

/* --- rows that fit no question ---------------------------------------------
 */

static void add_fault(struct marking *marking, const struct returned_row *row,
                      struct error *error)
{
    error->at = row->at;
    error->length = 1;
    error->source = marking->source;
    error_list_add(marking->errors, error);
}

/* A fault of all rows of a student, told at the first of them. */
static bool tell_student(struct marking *marking,
                         const struct returned_row *row)
{
    const struct key_file *key = marking->key;
    const struct returned_student *student =
        &marking->answers->student[row->student];
    const struct standing *standing = &marking->standing[row->student];
    struct error error = {.code = ERROR_NONE};
    unsigned at = (unsigned)row->row;
    if (standing->state == STATE_OTHERS)
        error_set(&error, ERROR_VALUE,
                  "row %u: the paper of %.40s is variant %u, and not %u", at,
                  student->name, (unsigned)standing->variant,
                  (unsigned)student->variant);
    else if (standing->state == STATE_WAITING && student->variant)
        error_set(&error, ERROR_VALUE, "row %u: the key has no variant %u", at,
                  (unsigned)student->variant);
    else if (standing->state != STATE_MARKED && key->names_students)
        error_set(&error, ERROR_VALUE,
                  "row %u: the key has no paper for %.40s; a column 'variant' "
                  "says which one was answered",
                  at, student->name);
    else if (standing->state != STATE_MARKED && key->variants > 1)
        error_set(&error, ERROR_VALUE,
                  "row %u: the key has several variants; the table needs a "
                  "column 'variant'",
                  at);
    if (error.code == ERROR_NONE)
        return false;
    if (row == &marking->answers->row[marking->answers->order[student->first]])
        add_fault(marking, row, &error);
    return true;
}

/* All faults, in the order of the table. */
static void tell_faults(struct marking *marking)
{
    const struct returned *answers = marking->answers;
    for (size_t i = 0; i < answers->count; i++) {
        const struct returned_row *row = &answers->row[i];
        struct error error = {.code = ERROR_NONE};
        if (tell_student(marking, row) || !marking->unknown[i])
            continue;
        error_set(&error, ERROR_VALUE,
                  "row %u: the key has no question %s in variant %u",
                  (unsigned)row->row, row->label,
                  (unsigned)marking->standing[row->student].variant);
        add_fault(marking, row, &error);
    }
}

/* --- all of it -------------------------------------------------------------
 */

static void start(struct marking *marking)
{
    const struct returned *answers = marking->answers;
    size_t students = answers->students + 1, rows = answers->count + 1;
    arena_init(&marking->arena);
    arena_init(&marking->scratch);
    marking->standing =
        memory_resize(NULL, students, sizeof *marking->standing);
    memset(marking->standing, 0, students * sizeof *marking->standing);
    marking->told = memory_resize(NULL, students, sizeof *marking->told);
    marking->unknown = memory_resize(NULL, rows, sizeof *marking->unknown);
    memset(marking->unknown, 0, rows * sizeof *marking->unknown);
    sort_told(marking);
}

static void stop(struct marking *marking)
{
    arena_release(&marking->arena);
    arena_release(&marking->scratch);
    memory_free(marking->standing);
    memory_free(marking->told);
    memory_free(marking->unknown);
    memory_free(marking->mark);
}

bool marking_run(struct key_file *key, const struct returned *answers,
                 const struct source *source, marking_take *take, void *context,
                 struct error_list *errors)
{
    struct marking marking = {.key = key,
                              .answers = answers,
                              .source = source,
                              .errors = errors,
                              .take = take,
                              .context = context};
    size_t before = errors->count + errors->dropped;
    struct error error = {.code = ERROR_NONE};
    start(&marking);
    while (key_next(key, is_wanted, &marking, &error) &&
           mark_variant(&marking, &error))
        continue;
    if (error.code != ERROR_NONE)
        error_list_add(errors, &error);
    else
        tell_faults(&marking);
    stop(&marking);
    return errors->count + errors->dropped == before;
}
