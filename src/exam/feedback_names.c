/* Students as names of files (declared in feedback.h). */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "exam/feedback.h"

enum { NAME_BYTES_MOST = 120 };

static bool is_safe(uint32_t point)
{
    if (point >= 0x80)
        return utf8_is_plain(point) && point != 0x2028 && point != 0x2029;
    return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
           (point >= 'a' && point <= 'z') ||
           (point && strchr(".-_+", (int)point));
}

static const char *safe_name(struct arena *arena, const char *student)
{
    struct str name = {0};
    size_t left = strlen(student);
    while (left) {
        uint32_t point = 0;
        size_t taken = utf8_decode(student, left, &point);
        if (name.length + taken > NAME_BYTES_MOST)
            break;
        if (taken && is_safe(point))
            str_add_bytes(&name, student, taken);
        else
            str_add_char(&name, '_');
        taken += !taken;
        student += taken;
        left -= taken;
    }
    const char *kept = arena_text(arena, str_text(&name), name.length);
    str_release(&name);
    return kept;
}

struct named {
    const char *name;
    size_t student;
};

static int by_name(const void *a, const void *b)
{
    const struct named *left = a, *right = b;
    int order = strcasecmp(left->name, right->name);
    if (order)
        return order;
    return left->student < right->student ? -1 : left->student > right->student;
}

static bool is_shared(const struct named *named, size_t count, size_t at)
{
    return (at && strcasecmp(named[at - 1].name, named[at].name) == 0) ||
           (at + 1 < count &&
            strcasecmp(named[at + 1].name, named[at].name) == 0);
}

void feedback_names_make(struct feedback_names *names,
                         const struct returned *answers)
{
    size_t count = answers->students;
    struct named *named = memory_resize(NULL, count + 1, sizeof *named);
    arena_init(&names->arena);
    names->name = arena_get(&names->arena, (count + 1) * sizeof *names->name);
    for (size_t i = 0; i < count; i++)
        named[i] = (struct named){
            safe_name(&names->arena, answers->student[i].name), i};
    qsort(named, count, sizeof *named, by_name);
    for (size_t i = 0; i < count; i++) {
        struct str name = {0};
        str_add(&name, named[i].name);
        if (is_shared(named, count, i))
            str_add_format(&name, "~%zu", named[i].student + 1);
        names->name[named[i].student] =
            arena_text(&names->arena, name.text, name.length);
        str_release(&name);
    }
    memory_free(named);
}

void feedback_names_release(struct feedback_names *names)
{
    arena_release(&names->arena);
}
