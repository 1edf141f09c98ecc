/* A disk that loses its power: a VFS of SQLite over the real one that keeps
 * apart what was synced and what was only written. When the power goes, of what
 * was not synced any sectors are there and any are not, in whatever order they
 * were written; likewise files that were made or removed without syncing their
 * folder. SIGKILL cannot show this, since the system keeps what was written. */
#ifndef RECKON_TESTS_FAULT_DISK_H
#define RECKON_TESTS_FAULT_DISK_H

#include <stdint.h>

enum { DISK_CUT = 77 };

/* Makes it the VFS of this process. The power goes at the call number `at`
 * (from 1; 0: never), chance decides by `seed` what of it is left; then the
 * process ends with status DISK_CUT. */
void disk_install(unsigned long at, uint64_t seed);

/* Calls so far that change something: writes, syncs, truncations, removals. */
unsigned long disk_calls(void);

#endif
