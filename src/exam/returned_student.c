#include "exam/returned_student.h"

#include <string.h>

#include "base/memory.h"

uint64_t returned_hash(const char *text)
{
    uint64_t hash = 0xCBF29CE484222325;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001B3;
    return hash ^ hash >> 32;
}

/* The slot of a name, or the free one where it belongs. */
static uint32_t *find_slot(const struct returned *answers, const char *name)
{
    size_t at = returned_hash(name) & (answers->slots - 1);
    while (answers->slot[at] &&
           strcmp(answers->student[answers->slot[at] - 1].name, name) != 0)
        at = (at + 1) & (answers->slots - 1);
    return &answers->slot[at];
}

bool returned_find(const struct returned *answers, const char *name,
                   uint32_t *student)
{
    uint32_t found = answers->slots ? *find_slot(answers, name) : 0;
    *student = found - 1;
    return found != 0;
}

/* Keeps half of the slots free. */
static void make_room(struct returned *answers)
{
    if (2 * answers->students < answers->slots)
        return;
    answers->slots = answers->slots ? 2 * answers->slots : 256;
    answers->slot =
        memory_resize(answers->slot, answers->slots, sizeof *answers->slot);
    memset(answers->slot, 0, answers->slots * sizeof *answers->slot);
    for (size_t i = 0; i < answers->students; i++)
        *find_slot(answers, answers->student[i].name) = (uint32_t)i + 1;
}

uint32_t returned_add_student(struct returned *answers, const char *name)
{
    make_room(answers);
    uint32_t *slot = find_slot(answers, name);
    if (!*slot) {
        answers->student =
            arena_grow(&answers->arena, answers->student, answers->students,
                       &answers->student_capacity, sizeof *answers->student);
        answers->student[answers->students++] = (struct returned_student){
            .name = arena_text(&answers->arena, name, strlen(name))};
        *slot = (uint32_t)answers->students;
    }
    return *slot - 1;
}

void returned_group(struct returned *answers)
{
    uint32_t from = 0;
    answers->order =
        memory_resize(NULL, answers->count + 1, sizeof *answers->order);
    for (size_t i = 0; i < answers->students; i++) {
        struct returned_student *student = &answers->student[i];
        student->first = from;
        from += student->count;
        student->count = 0;
    }
    for (size_t i = 0; i < answers->count; i++) {
        struct returned_student *student =
            &answers->student[answers->row[i].student];
        answers->order[student->first + student->count++] = (uint32_t)i;
    }
}
