/* The students of a table of answers, while it is read. */
#ifndef RECKON_EXAM_RETURNED_STUDENT_H
#define RECKON_EXAM_RETURNED_STUDENT_H

#include <stdint.h>

#include "exam/returned.h"

/* FNV-1a, 64 bits. */
uint64_t returned_hash(const char *text);

/* The number of the student of that name, who may be a new one. */
uint32_t returned_add_student(struct returned *answers, const char *name);

/* Puts each student's rows together, in the order of the table. */
void returned_group(struct returned *answers);

#endif
