#include "store/bank_index_content.h"

#include <math.h>
#include <string.h>

#include "base/str.h"

enum { LAYOUT = 0x52490004, TEXTS = 6, LEVEL_HIGHEST = 5 };

/* A template; `text` holds offsets from where the texts begin. */
struct record {
    uint32_t text[TEXTS];
    struct file_span span;
    uint32_t level, levels; /* the first of them, how many */
};

_Static_assert(sizeof(struct bank_index_content) % 4 == 0 &&
                   sizeof(struct bank_index_level) == 8 &&
                   sizeof(struct record) % 4 == 0,
               "all lie behind each other, aligned");

static struct bank_index_level *levels_of(struct bank_index_content *content)
{
    return (void *)(content + 1);
}

static const struct record *records_of(struct bank_index_content *content)
{
    return (const void *)(levels_of(content) + content->levels);
}

static const char *texts_of(struct bank_index_content *content)
{
    return (const void *)(records_of(content) + content->templates);
}

/* --- reading -------------------------------------------------------------- */

static uint64_t length_of(const struct bank_index_content *content)
{
    return sizeof *content +
           (uint64_t)content->levels * sizeof(struct bank_index_level) +
           (uint64_t)content->templates * sizeof(struct record) +
           content->texts;
}

static bool level_is_good(const struct bank_index_level *level)
{
    return level->level >= 1 && level->level <= LEVEL_HIGHEST &&
           !level->dead && level->seconds > 0 && isfinite(level->seconds);
}

static bool record_is_good(struct bank_index_content *content,
                           const struct record *record)
{
    for (int i = 0; i < TEXTS; i++)
        if (record->text[i] >= content->texts)
            return false;
    return record->levels && record->level < content->levels &&
           record->levels <= content->levels - record->level;
}

struct bank_index_content *bank_index_content(void *bytes, size_t length)
{
    struct bank_index_content *content = bytes;
    if (length < sizeof *content || content->layout != LAYOUT ||
        content->length != length || length_of(content) != length ||
        !content->templates || !content->texts ||
        texts_of(content)[content->texts - 1])
        return NULL;
    for (uint32_t i = 0; i < content->levels; i++)
        if (!level_is_good(&levels_of(content)[i]))
            return NULL;
    for (uint32_t i = 0; i < content->templates; i++)
        if (!record_is_good(content, &records_of(content)[i]))
            return NULL;
    return content;
}

struct bank_index_template
bank_index_template(const struct bank_index_file *file, uint32_t position)
{
    struct bank_index_content *content = file->content;
    const struct record *record = &records_of(content)[position];
    const char *texts = texts_of(content);
    return (struct bank_index_template){
        .id = texts + record->text[0],
        .topic = texts + record->text[1],
        .kind = texts + record->text[2],
        .tools = texts + record->text[3],
        .tags = texts + record->text[4],
        .formerly = texts + record->text[5],
        .span = record->span,
        .level = levels_of(content) + record->level,
        .levels = record->levels,
    };
}

/* --- writing -------------------------------------------------------------- */

/* The offset of the text, which is added if it is not there yet. Nearly all
 * that a template shares with another it shares with the one before it. */
static uint32_t place_text(struct str *texts, const char *text,
                           const uint32_t *before)
{
    if (before && strcmp(texts->text + *before, text) == 0)
        return *before;
    for (size_t at = 0; at < texts->length;) {
        size_t length = strlen(texts->text + at);
        if (strcmp(texts->text + at, text) == 0)
            return (uint32_t)at;
        at += length + 1;
    }
    uint32_t at = (uint32_t)texts->length;
    str_add_bytes(texts, text, strlen(text) + 1);
    return at;
}

static void record_texts(struct record *record, struct str *texts,
                         const struct bank_index_template *template,
                         const struct record *before)
{
    const char *text[TEXTS] = {template->id,    template->topic,
                               template->kind,  template->tools,
                               template->tags,  template->formerly};
    for (int i = 0; i < TEXTS; i++)
        record->text[i] =
            place_text(texts, text[i], before ? &before->text[i] : NULL);
}

void bank_index_fill(struct bank_index_file *file,
                     const struct bank_index_template *template, uint32_t count,
                     struct arena *arena)
{
    struct bank_index_content content = {
        .layout = LAYOUT, .head = file->head, .templates = count};
    struct str texts = {0}, levels = {0}, records = {0};
    struct record record = {.level = 0}, before;
    for (uint32_t i = 0; i < count; i++) {
        before = record;
        record = (struct record){.span = template[i].span,
                                 .level = content.levels,
                                 .levels = template[i].levels};
        record_texts(&record, &texts, &template[i], i ? &before : NULL);
        str_add_bytes(&records, (const char *)&record, sizeof record);
        str_add_bytes(&levels, (const char *)template[i].level,
                      template[i].levels * sizeof *template[i].level);
        content.levels += template[i].levels;
    }
    content.texts = (uint32_t)texts.length;
    content.length = (uint32_t)length_of(&content);
    char *bytes = arena_get(arena, content.length);
    file->content = (void *)bytes;
    file->count = count;
    memcpy(bytes, &content, sizeof content);
    memcpy(bytes += sizeof content, str_text(&levels), levels.length);
    memcpy(bytes += levels.length, str_text(&records), records.length);
    memcpy(bytes + records.length, str_text(&texts), texts.length);
    str_release(&texts);
    str_release(&levels);
    str_release(&records);
}
