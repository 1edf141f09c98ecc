/* The database of a computer's learners: one file, SQLite, mode 0600.
 *
 * A database is never made in place: it is filled under another name in the
 * same folder and then given its own by link(2), which fails where a file is
 * already. So a file of that name is complete at any instant, whatever is
 * killed, and an empty one is not new but the remains of a loss (a copy that
 * broke off, a disk that was full): it is refused like a damaged one, because
 * starting afresh over it would hide the loss.
 *
 * What is no database of ours, is damaged, or was written by a newer program is
 * refused and left byte for byte as it is: its kind is read from the first 100
 * bytes before SQLite sees the file. A rollback journal (not WAL, which network
 * file systems cannot carry) and synchronous=EXTRA: what was committed survives
 * a power cut. The journal stays from one transaction to the next, with zeros
 * for a header, and goes when the database is closed. A whole check runs only
 * when one was left with its header, by a crash or by a program that is just
 * writing. Triggers and views in the file are switched off: no SQL of the file
 * ever runs.
 *
 * Two programs may use one database; each waits up to 5 seconds for the other.
 * One process should not open the same file twice while one of the connections
 * is in a transaction: closing a file drops its locks (POSIX). */
#ifndef RECKON_STORE_DB_H
#define RECKON_STORE_DB_H

#include <stdbool.h>

#include "base/error.h"

struct db;

/* Opens the database at `path`, making it and its folder (0700) if they are
 * missing, and brings an older one up to date. A symbolic link to an existing
 * database is followed; a new one is never made through a link. NULL with an
 * error (ERROR_FILE, ERROR_STORE) that names --no-save where that helps. To be
 * freed with db_close. */
struct db *db_open(const char *path, struct error *error);

/* A database in memory, for --no-save: the same in every way, until closed. */
struct db *db_open_memory(struct error *error);

/* Several calls as one: all of them are on disk, or none. db_begin takes the
 * right to write, waiting for other programs; db_finish commits where `ok`,
 * else takes everything back, and returns whether all is on disk. Between them
 * only calls that say so may be made. */
bool db_begin(struct db *db, struct error *error);
bool db_finish(struct db *db, bool ok, struct error *error);

/* Closes and frees; NULL is allowed. Nothing is lost: every record was
 * committed when it was made. */
void db_close(struct db *db);

#endif
