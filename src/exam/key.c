#include "exam/key.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "export/set_record.h"

void key_write(const struct sheet *sheet, const char *program,
               const struct blueprint_credit *credit, struct str *out)
{
    set_record_head(sheet, program, credit, out);
    set_record_parts(sheet, out);
}

static int compare(const struct key_part *part, uint32_t variant,
                   const char *label)
{
    if (part->variant != variant)
        return part->variant < variant ? -1 : 1;
    return strcmp(part->label, label);
}

const struct key_part *key_find(const struct key_file *file, uint32_t variant,
                                const char *label)
{
    size_t low = 0, high = file->parts;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(&file->part[middle], variant, label);
        if (!order)
            return &file->part[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct key_part *key_variant(const struct key_file *file,
                                   uint32_t variant, size_t *count)
{
    size_t low = 0, high = file->parts;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (file->part[middle].variant < variant)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < file->parts && file->part[end].variant == variant)
        end++;
    *count = end - low;
    return *count ? &file->part[low] : NULL;
}

static int by_id(const void *id, const void *student)
{
    return strcmp(id, ((const struct key_student *)student)->id);
}

uint32_t key_variant_of(const struct key_file *file, const char *student)
{
    const struct key_student *found =
        file->students ? bsearch(student, file->student, file->students,
                                 sizeof *file->student, by_id)
                       : NULL;
    return found ? found->variant : 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Skips "q" or "question" in front of a number. */
static const char *skip_word(const char *text)
{
    static const char word[] = "question";
    text += strspn(text, " \t");
    size_t i = 0;
    while (word[i] && lower(text[i]) == word[i])
        i++;
    if (i == 1 || !word[i])
        text += i;
    return text + strspn(text, " \t.:#");
}

bool key_label(const char *text, char label[KEY_LABEL_BYTES])
{
    text = skip_word(text);
    while (text[0] == '0' && is_digit(text[1]))
        text++;
    size_t length = 0;
    for (; *text; text++) {
        if (strchr(" \t()", *text) || (*text == '.' && !is_digit(text[1])))
            continue;
        char c = lower(*text);
        bool fits =
            is_digit(c) || (length && (c == '.' || (c >= 'a' && c <= 'z')));
        if (!fits || length + 1 == KEY_LABEL_BYTES)
            return false;
        label[length++] = c;
    }
    label[length] = '\0';
    return length > 0;
}

void key_release(struct key_file *file)
{
    memory_free(file->part);
    arena_release(&file->arena);
    *file = (struct key_file){0};
}
