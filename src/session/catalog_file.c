#include "session/catalog_file.h"

#include <float.h>
#include <math.h>

#include "base/str.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "quiz/distractors.h"

enum { SECONDS_UNKNOWN = 60 };

struct names {
    uint32_t level_slot;
    bool others;
};

static void note_name(void *context, const struct node *name)
{
    struct names *names = context;
    names->others |=
        name->slot != names->level_slot && name->slot != SLOT_CONSTANT;
}

/* The time of the first part, where it depends on the level alone; one that
 * needs more is told when the question is drawn. */
static double seconds_at(const struct template *template, int level,
                         struct arena *arena)
{
    const struct node *node = template->time.node;
    if (!node)
        return SECONDS_UNKNOWN;
    struct names names = {.level_slot = template->level_slot};
    tree_names(node, note_name, &names);
    if (names.others)
        return SECONDS_UNKNOWN;
    struct arena_mark mark = arena_here(arena);
    struct value *slot = arena_zero(arena, template->slots * sizeof *slot);
    struct error error = {.code = ERROR_NONE};
    struct value value;
    struct run run;
    slot[template->level_slot] = value_integer(level);
    run_start(&run, arena, slot, NULL, LIMIT_QUESTION_STEPS, &error);
    double seconds = SECONDS_UNKNOWN;
    if (evaluate(&run, node, &value) && value.kind == VALUE_NUMBER &&
        number_double(value.number) > 0 &&
        isfinite(number_double(value.number)))
        seconds = number_double(value.number);
    arena_rewind(arena, mark);
    return seconds;
}

/* Words with a blank between each two. */
static const char *join_words(const char *const *word, uint32_t count,
                              struct arena *arena)
{
    struct str text = {0};
    for (uint32_t i = 0; i < count; i++)
        str_add_format(&text, "%s%s", i ? " " : "", word[i]);
    const char *joined = arena_text(arena, str_text(&text), text.length);
    str_release(&text);
    return joined;
}

/* A choice that lists none gets as many as are made around its key. */
static int options_of(const struct template *template)
{
    if (template->kind == KIND_CHOICE && !template->options)
        return DISTRACTORS_USUAL;
    return (int)template->options;
}

uint32_t catalog_file_seconds(const struct template *template, double *seconds,
                              struct arena *arena)
{
    uint32_t count = 0;
    for (int level = template->level_low; level <= template->level_high;
         level++)
        seconds[count++] = seconds_at(template, level, arena);
    return count;
}

static struct bank_index_level *levels_of(const struct template *template,
                                          uint32_t *count, struct arena *arena)
{
    double seconds[LEVEL_MOST];
    *count = catalog_file_seconds(template, seconds, arena);
    struct bank_index_level *level = arena_get(arena, *count * sizeof *level);
    for (uint32_t i = 0; i < *count; i++)
        level[i] = (struct bank_index_level){
            .seconds = (float)fmin(seconds[i], (double)FLT_MAX),
            .options = (uint16_t)options_of(template),
            .level = (uint8_t)(template->level_low + (int)i),
        };
    return level;
}

static void describe(const struct template *template,
                     struct bank_index_template *out, struct arena *arena)
{
    *out = (struct bank_index_template){
        .id = template->id,
        .topic = template->topic,
        .kind = part_kind_name(template->kind),
        .tools = tools_name(template->tools),
        .tags = join_words(template->tag, template->tags, arena),
        .formerly =
            join_words(template->formerly, template->formerly_count, arena),
        .span = template->span,
    };
    out->level = levels_of(template, &out->levels, arena);
}

void catalog_file_describe(const struct bank *bank,
                           struct bank_index_file *file, struct arena *arena)
{
    struct arena scratch;
    arena_init(&scratch);
    struct bank_index_template *template =
        arena_get(&scratch, bank->templates * sizeof *template);
    for (uint32_t i = 0; i < bank->templates; i++)
        describe(&bank->template[i], &template[i], &scratch);
    file->bank = bank->id;
    file->title = bank->title;
    file->head = bank->layout.head;
    bank_index_fill(file, template, bank->templates, arena);
    arena_release(&scratch);
}
