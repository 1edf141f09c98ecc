#include "exam/exam.h"

#include <stdio.h>
#include <string.h>

#include "base/numtext.h"
#include "exam/seed.h"

void exam_shard(const struct exam *exam, uint32_t *first, uint32_t *end)
{
    uint64_t all = exam->variants, parts = exam->shards;
    *first = 1 + (uint32_t)(all * (exam->shard - 1) / parts);
    *end = 1 + (uint32_t)(all * exam->shard / parts);
}

/* By this name a paper's seed is made: the student's, or the variant's number.
 */
static void name_of(const struct exam *exam, uint32_t variant, struct str *name)
{
    if (exam->student)
        str_add(name, exam->student[variant - 1]);
    else
        str_add_integer(name, variant);
}

/* The heading of a section, with its time where that is told. */
static const char *heading_of(const struct exam *exam,
                              const struct blueprint_section *section,
                              struct arena *arena)
{
    struct str heading = {0};
    const char *text = NULL;
    if (exam->blueprint->sections == 1 && !section->name)
        return NULL;
    str_add(&heading, section->name ? section->name : "Questions");
    if (section->minutes > 0) {
        str_add(&heading, " (");
        numtext_add(&heading, section->minutes, 6);
        str_add(&heading, section->minutes == 1 ? " minute)" : " minutes)");
    }
    text = arena_text(arena, heading.text, heading.length);
    str_release(&heading);
    return text;
}

static bool add_section(const struct exam *exam, uint32_t index, uint64_t seed,
                        struct set_plan *plan, struct error *error)
{
    const struct blueprint_section *section = &exam->blueprint->section[index];
    struct set_plan_options options = {
        .topic = section->topic,
        .topics = section->topics,
        .tag = section->tag,
        .tags = section->tags,
        .count = section->count,
        .level_low = section->level_low,
        .level_high = section->level_high,
        .tools = section->tools,
        .seed = seed,
        .fit = exam->fit,
        .fit_context = exam->fit_context,
    };
    size_t first = plan->count;
    if (!set_plan_add(exam->library, &options, plan, error)) {
        if (exam->blueprint->sections > 1 && error->code != ERROR_NONE) {
            char text[sizeof error->text];
            memcpy(text, error->text, sizeof text);
            snprintf(error->text, sizeof error->text, "section %u: %.240s",
                     (unsigned)index + 1, text);
        }
        return false;
    }
    for (size_t i = first; i < plan->count; i++)
        plan->pick[i].points = section->points;
    plan->pick[first].section = heading_of(exam, section, &plan->arena);
    return true;
}

static bool shuffle(const struct exam *exam, const char *name,
                    struct set_plan *plan, struct error *error)
{
    uint64_t seed;
    size_t first = 0;
    if (!exam_seed(exam->secret, SEED_PAPER, name, &seed, error))
        return false;
    for (uint32_t i = 0; i < exam->blueprint->sections; i++) {
        size_t end = first + exam->blueprint->section[i].count;
        set_plan_shuffle(plan, first, end, seed);
        first = end;
    }
    return true;
}

bool exam_plan(const struct exam *exam, uint32_t variant, struct set_plan *plan,
               struct error *error)
{
    struct str name = {0};
    uint64_t seed;
    name_of(exam, variant, &name);
    bool own = exam->blueprint->questions == QUESTIONS_EACH;
    set_plan_init(plan);
    bool ok =
        exam_seed(exam->secret, SEED_PLAN, own ? name.text : "", &seed, error);
    for (uint32_t i = 0; ok && i < exam->blueprint->sections; i++)
        ok = add_section(exam, i, seed, plan, error);
    if (ok && exam->blueprint->shuffle)
        ok = shuffle(exam, name.text, plan, error);
    str_release(&name);
    return ok;
}

bool exam_draw(const struct exam *exam, const struct set_plan *plan,
               uint32_t variant, struct sheet *sheet, struct error *error)
{
    struct str name = {0};
    uint64_t seed;
    name_of(exam, variant, &name);
    bool ok =
        exam_seed(exam->secret, SEED_PAPER, name.text, &seed, error) &&
        sheet_redraw(sheet, plan, exam->blueprint->title, variant, seed, error);
    if (ok) {
        sheet->paper.about = exam->blueprint->about;
        sheet->paper.minutes = exam->blueprint->minutes;
        sheet->paper.size = exam->size;
        if (exam->student)
            sheet->paper.student = exam->student[variant - 1];
    }
    str_release(&name);
    return ok;
}
