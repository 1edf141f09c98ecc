/* Inside of the store: where backups are and what they are called. */
#ifndef RECKON_STORE_BACKUP_PLACE_H
#define RECKON_STORE_BACKUP_PLACE_H

#include "base/str.h"

/* Appends the folder of a database's backups. */
void backup_add_folder(const char *database, struct str *out);

/* Appends what their names begin with: the database's without ".db". */
void backup_add_stem(const char *database, struct str *out);

#endif
