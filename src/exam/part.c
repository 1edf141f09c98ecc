#include "exam/part.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "bank/field.h"
#include "base/file.h"
#include "base/numtext.h"
#include "exam/seed.h"

enum { MODE_SECRET = 0600 };

/* --- what makes sets equal -------------------------------------------------
 */

static void add_plan(const struct set_plan *plan, struct str *text)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct set_pick *pick = &plan->pick[i];
        str_add_format(text, "%s/%s:%d:", pick->template->bank->id,
                       pick->template->id, pick->level);
        numtext_add(text, pick->points, 17);
        str_add_bytes(text, pick->template->bank->source.text,
                      pick->template->bank->source.length);
    }
}

static void add_exam(const struct exam *exam, struct str *text)
{
    str_add_format(text, "%s\n%s\n%s\n%u %u %d %d\n", exam->program,
                   exam->blueprint->title,
                   exam->blueprint->about ? exam->blueprint->about : "",
                   (unsigned)exam->variants, (unsigned)exam->shards,
                   exam->headerless, exam->blueprint->shuffle);
    for (uint32_t i = 0; exam->student && i < exam->variants; i++)
        str_add_format(text, "%s\n", exam->student[i]);
}

bool part_begin(struct exam_part *part, const struct exam *exam,
                struct error *error)
{
    struct str text = {0};
    struct set_plan plan;
    *part = (struct exam_part){.part = exam->shard, .of = exam->shards};
    arena_init(&part->arena);
    exam_shard(exam, &part->first, &part->last);
    part->last--;
    part->variants = exam->variants;
    if (exam->shards == 1)
        return true;
    add_exam(exam, &text);
    bool ok = exam_plan(exam, 1, &plan, error);
    if (ok) {
        add_plan(&plan, &text);
        ok = exam_seed(exam->secret, SEED_DIGEST, text.text, &part->digest,
                       error);
    }
    set_plan_release(&plan);
    str_release(&text);
    return ok;
}

void part_add_file(struct exam_part *part, const char *name, bool each)
{
    part->file = arena_grow(&part->arena, part->file, part->files,
                            &part->capacity, sizeof *part->file);
    part->file[part->files++] = (struct part_file){
        .name = arena_text(&part->arena, name, strlen(name)), .each = each};
}

void part_note_frame(struct exam_part *part, size_t index, bool ends,
                     size_t length)
{
    if (ends)
        part->file[index].end = length;
    else
        part->file[index].begin = length;
}

/* --- the file --------------------------------------------------------------
 */

bool part_write(const struct exam_part *part, const char *path,
                struct error *error)
{
    struct str text = {0};
    str_add_format(&text,
                   "format: 1\npart: %u\nof: %u\nfirst: %u\nlast: %u\n"
                   "variants: %u\ndigest: %" PRIu64 "\nfiles:\n",
                   (unsigned)part->part, (unsigned)part->of,
                   (unsigned)part->first, (unsigned)part->last,
                   (unsigned)part->variants, part->digest);
    for (size_t i = 0; i < part->files; i++)
        str_add_format(&text,
                       "  -\n    name: %s\n    each: %s\n    begin: %" PRIu64
                       "\n    end: %" PRIu64 "\n",
                       part->file[i].name, part->file[i].each ? "yes" : "no",
                       part->file[i].begin, part->file[i].end);
    bool ok = file_write(path, text.text, text.length, MODE_SECRET, error);
    str_release(&text);
    return ok;
}

static const struct field_range whole_range = {0, 9e15, "from 0 up"};

static uint64_t whole(struct loader *loader, const struct yaml_node *map,
                      const char *key)
{
    return (uint64_t)field_number(loader, map, key, &whole_range, 0);
}

static void read_files(struct loader *loader, const struct yaml_node *list,
                       struct exam_part *part)
{
    static const char *const yes_names[] = {"no", "yes", NULL};
    for (uint32_t i = 0; i < list->count; i++) {
        const struct yaml_node *map = list->item[i];
        if (!schema_check(loader->source, map, MAP_SHARD_FILE, "a file",
                          loader->errors))
            continue;
        const char *name = field_id(loader, map, "name");
        if (!name)
            continue;
        part_add_file(part, name, field_one_of(loader, map, "each", yes_names));
        part_note_frame(part, part->files - 1, false,
                        whole(loader, map, "begin"));
        part_note_frame(part, part->files - 1, true, whole(loader, map, "end"));
    }
}

static void read_part(struct loader *loader, const struct yaml_node *map,
                      struct exam_part *part)
{
    if (!schema_check(loader->source, map, MAP_SHARD, "a part of a set",
                      loader->errors))
        return;
    field_format(loader, map, "a newer part of a set");
    part->part = (uint32_t)whole(loader, map, "part");
    part->of = (uint32_t)whole(loader, map, "of");
    part->first = (uint32_t)whole(loader, map, "first");
    part->last = (uint32_t)whole(loader, map, "last");
    part->variants = (uint32_t)whole(loader, map, "variants");
    const char *digest = field_text(map, "digest");
    if (!digest || !numtext_integer(digest, strlen(digest), &part->digest))
        loader_fail(loader, schema_value(map, "digest"), ERROR_VALUE,
                    "a whole number is wanted");
    read_files(loader, schema_value(map, "files"), part);
}

bool part_read(const char *folder, struct exam_part *part,
               struct error_list *errors)
{
    size_t before = errors->count + errors->dropped;
    struct error error = {0};
    struct str path = {0}, text = {0};
    *part = (struct exam_part){.part = 0};
    arena_init(&part->arena);
    str_add_format(&path, "%s/" PART_FILE, folder);
    if (file_read(path.text, YAML_FILE_LIMIT, &text, &error)) {
        struct source *source = arena_zero(&part->arena, sizeof *source);
        source->name = arena_text(&part->arena, path.text, path.length);
        source->text = arena_text(&part->arena, str_text(&text), text.length);
        source->length = text.length;
        const struct yaml_node *map = yaml_parse(&part->arena, source, errors);
        struct loader *loader = arena_zero(&part->arena, sizeof *loader);
        *loader = (struct loader){
            .arena = &part->arena, .source = source, .errors = errors};
        if (map)
            read_part(loader, map, part);
        if (errors->count + errors->dropped != before)
            error_list_keep(errors, source);
    } else {
        error_list_add(errors, &error);
    }
    str_release(&path);
    str_release(&text);
    return errors->count + errors->dropped == before;
}

void part_release(struct exam_part *part)
{
    arena_release(&part->arena);
}
