#include "session/catalog_file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "quiz/distractors.h"

enum { SECONDS_UNKNOWN = 60 };

bool catalog_file_look(struct bank_index_file *file, struct error *error)
{
    struct stat status;
    if (stat(file->path, &status) != 0)
        return error_set(error, ERROR_FILE, "cannot read %.200s: %s",
                         file->path, strerror(errno));
    file->size = status.st_size;
    file->modified =
        (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
    return true;
}

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
        number_double(value.number) > 0)
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

void catalog_file_describe(const struct bank *bank,
                           struct bank_index_file *file, struct arena *arena)
{
    size_t most = (size_t)bank->templates * (LEVEL_MOST - LEVEL_LEAST + 1);
    file->bank = bank->id;
    file->title = bank->title;
    file->entry = arena_get(arena, most * sizeof *file->entry);
    file->count = 0;
    for (uint32_t i = 0; i < bank->templates; i++) {
        const struct template *template = &bank->template[i];
        const char *tags = join_words(template->tag, template->tags, arena);
        const char *formerly =
            join_words(template->formerly, template->formerly_count, arena);
        for (int level = template->level_low; level <= template->level_high;
             level++)
            file->entry[file->count++] = (struct bank_index_entry){
                .position = (int)i,
                .template = template->id,
                .level = level,
                .topic = template->topic,
                .kind = part_kind_name(template->kind),
                .options = options_of(template),
                .seconds = seconds_at(template, level, arena),
                .tags = tags,
                .formerly = formerly,
                .tools = tools_name(template->tools),
            };
    }
}
