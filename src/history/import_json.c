/* A history in JSON (history.h). */
#include <string.h>

#include "base/suggest.h"
#include "export/json_stream.h"
#include "history/import.h"

static const struct {
    const char *name;
    enum field_record record;
} lists[] = {
    {"answers", RECORD_ANSWER},
    {"sittings", RECORD_SITTING},
    {"notes", RECORD_NOTE},
    {"intervals", RECORD_INTERVAL},
};

enum { LISTS = sizeof lists / sizeof *lists };

/* One record of any sort. */
union record {
    struct answer_row answer;
    struct sitting sitting;
    struct sitting_item item;
    struct sitting_note note;
    struct stated_interval interval;
};

/* Members that no field has. */
struct strangers {
    struct import *import;
    enum field_record record;
};

static bool look_at_name(const char *name, const struct json_value *value,
                         void *context)
{
    struct strangers *strangers = context;
    struct suggest suggest = {.best = NULL};
    struct str sentence = {0};
    size_t count;
    const struct field *field = field_of(strangers->record, &count);
    (void)value;
    if (strangers->record == RECORD_SITTING && strcmp(name, "items") == 0)
        return true;
    for (size_t i = 0; i < count; i++)
        if (strcmp(field[i].name, name) == 0)
            return true;
    for (size_t i = 0; i < count; i++)
        suggest_offer(&suggest, name, strlen(name), field[i].name);
    str_add_format(&sentence, "there is no member '%.40s' in this format",
                   name);
    if (suggest.best)
        str_add_format(&sentence, "; did you mean '%s'?", suggest.best);
    import_fault(strangers->import, sentence.text);
    str_release(&sentence);
    return true;
}

/* All fields of one record; every fault is told. */
static bool read_record(struct import *import, enum field_record record,
                        const struct json_value *value, void *row)
{
    struct strangers strangers = {import, record};
    struct str fault = {0};
    size_t count, before = import->errors->count + import->errors->dropped;
    const struct field *field = field_of(record, &count);
    if (!json_read_is_object(value)) {
        import_fault(import, "this is no object");
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const struct json_value *member =
            json_read_member(value, field[i].name);
        str_clear(&fault);
        if (!field[i].needed && (!member || json_read_is_null(member)))
            field_make_none(&field[i], row);
        else if (!member
                     ? !field_read(&field[i], "", row, &import->arena, &fault)
                     : !field_read_json(&field[i], member, row, &import->arena,
                                        &fault))
            import_fault(import, fault.text);
    }
    json_read_each(value, look_at_name, &strangers);
    str_release(&fault);
    return import->errors->count + import->errors->dropped == before;
}

static bool read_items(struct import *import, const struct json_value *sitting,
                       struct sitting *out)
{
    const struct json_value *list = json_read_member(sitting, "items");
    bool good = true;
    out->items = json_read_count(list);
    out->item =
        arena_zero(&import->arena, (out->items + 1) * sizeof *out->item);
    if (list && !json_read_is_list(list)) {
        import_fault(import, "items is not a list");
        return false;
    }
    for (size_t i = 0; i < out->items; i++)
        good = read_record(import, RECORD_ITEM, json_read_item(list, i),
                           &out->item[i]) &&
               good;
    return good;
}

static void take_item(struct import *import, enum field_record record,
                      const struct json_value *value)
{
    union record row;
    memset(&row, 0, sizeof row);
    arena_clear(&import->arena);
    bool good = read_record(import, record, value, &row);
    if (record == RECORD_SITTING)
        good = read_items(import, value, &row.sitting) && good;
    if (!good)
        return;
    switch (record) {
    case RECORD_ANSWER: import_answer(import, &row.answer); break;
    case RECORD_SITTING: import_sitting(import, &row.sitting); break;
    case RECORD_NOTE: import_note(import, &row.note); break;
    case RECORD_INTERVAL: import_interval(import, &row.interval); break;
    case RECORD_ITEM: break;
    }
}

/* What stands at the head of the file. */
struct head {
    bool history, format;
};

static void take_member(struct import *import, struct head *head,
                        const struct json_found *found)
{
    const char *text = json_read_text(found->value, NULL);
    double format;
    if (strcmp(found->name, "record") == 0) {
        head->history = text && strcmp(text, "history") == 0;
    } else if (strcmp(found->name, "format") == 0) {
        head->format = json_read_number(found->value, &format) &&
                       import_accepts(import, format);
    } else if (strcmp(found->name, "program") != 0 &&
               strcmp(found->name, "learner") != 0) {
        struct str sentence = {0};
        str_add_format(&sentence, "there is no member '%.40s' in this format",
                       found->name);
        import_fault(import, sentence.text);
        str_release(&sentence);
    }
}

static void take_list_item(struct import *import, const struct head *head,
                           const struct json_found *found)
{
    for (int i = 0; i < LISTS; i++)
        if (strcmp(lists[i].name, found->name) == 0) {
            if (head->history && head->format) {
                take_item(import, lists[i].record, found->value);
                return;
            }
            break;
        }
    import->place = 0;
    import_fault(
        import, "this is no history of reckon: it wants \"record\":\"history\" "
                "and \"format\":1 first, then answers, sittings, notes, "
                "intervals");
    import->over = true;
}

void import_json(struct import *import)
{
    struct json_stream stream;
    struct json_found found;
    struct error error = {.code = ERROR_NONE};
    struct head head = {.history = false};
    import->unit = "line";
    json_stream_init(&stream, &import->input);
    while (!import->over && json_stream_next(&stream, &found, &error)) {
        import->place = found.line;
        if (found.in_list)
            take_list_item(import, &head, &found);
        else
            take_member(import, &head, &found);
    }
    if (error.code != ERROR_NONE && !import->input.failure)
        import_stop(import, &error);
    else if (!import->over && !(head.history && head.format)) {
        import->place = 0;
        import_fault(import, "this is no history of reckon");
    }
    json_stream_release(&stream);
}
