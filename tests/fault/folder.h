/* Folders of a trial: copied, removed, and told from each other. */
#ifndef RECKON_TESTS_FAULT_FOLDER_H
#define RECKON_TESTS_FAULT_FOLDER_H

#include <stdint.h>

/* Copies or removes a folder and all that is in it, or one file. What stands in
 * the way ends the test. */
void folder_copy(const char *from, const char *to);
void folder_remove(const char *path);

/* Of the names and bytes of all that is in a folder. Equal folders have the
 * same; others another, as well as 128 bits that nobody tries to forge can
 * tell. */
struct digest {
    uint64_t word[2];
};

struct digest folder_digest(const char *path);

#endif
