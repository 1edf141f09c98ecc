/* The database's file before SQLite sees it: is it ours, and how a new one
 * comes into being. */
#ifndef RECKON_STORE_FILE_H
#define RECKON_STORE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

/* "RKON", in the header of every database of ours. */
#define STORE_APPLICATION_ID UINT32_C(0x524B4F4E)

/* Is there anything of that name, be it a dangling link? */
bool store_file_exists(const char *path);

/* Makes the folder if it is missing and lets `fill` turn an empty file of mode
 * 0600, under another name, into a database; then gives it the name `path`. If
 * another program was faster, its file stays and this one goes. */
bool store_file_create(const char *path,
                       bool (*fill)(const char *path, struct error *error),
                       struct error *error);

/* Refuses what is not a database of ours, is newer than this program, or cannot
 * be written, without changing it. `journal_left` tells that some program was
 * cut short in writing, or is writing now. */
bool store_file_inspect(const char *path, bool *journal_left,
                        struct error *error);

#endif
