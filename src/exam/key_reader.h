/* Shared by the reader's own files: a line of a key file on its way to memory.
 */
#ifndef RECKON_EXAM_KEY_READER_H
#define RECKON_EXAM_KEY_READER_H

#include "exam/key.h"
#include "export/json_read.h"

struct key_reader {
    struct key_file *file;
    struct key_paper *paper;
    struct error *error;
    size_t row;                    /* of the file, from 1 */
    const struct json_value *line; /* an object */
};

/* An error about a member of the line. Always false. */
bool key_refuse(struct key_reader *reader, const char *what, const char *name);

/* A copy of a text member. Without one: NULL, an error where it is needed. */
const char *key_text(struct key_reader *reader, const struct json_value *object,
                     const char *name, bool needed);

/* A whole number from 0 up; else 0, with an error. */
int64_t key_integer(struct key_reader *reader, const char *name);

/* The list member `name`; a missing one has no items. */
uint32_t key_list(struct key_reader *reader, const char *name,
                  const struct json_value **list);

/* Reads "rule", "key", "readings" and "mistakes". */
bool key_read_values(struct key_reader *reader, struct key *key);

/* Reads a "part" line into the next part of the paper, for which there is
 * room. */
bool key_read_part(struct key_reader *reader);

#endif
