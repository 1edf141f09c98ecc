/* The database's file before SQLite sees it: is it ours, and how a new one
 * comes into being. */
#ifndef RECKON_STORE_FILE_H
#define RECKON_STORE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

/* "RKON", in the header of every database of ours. */
#define STORE_APPLICATION_ID UINT32_C(0x524B4F4E)

/* Appends the folder of a path. */
void store_file_folder(const char *path, struct str *out);

/* Syncs a folder, so that names in it survive a power cut. */
void store_file_sync_folder(const char *folder);

/* Gives a finished file its name, where nothing has it yet: else false, with
 * errno EEXIST. Where the file system has no hard links the name is first taken
 * by an empty file, so that nothing is ever replaced but that. */
bool store_file_give_name(const char *temporary, const char *path);

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

/* The first half of that: is it a database of ours, and none that is newer?
 * It need not be writable. */
bool store_file_is_ours(const char *path, struct error *error);

#endif
