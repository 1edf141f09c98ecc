/* What 'reckon doctor' does besides looking. */
#ifndef RECKON_CLI_DOCTOR_H
#define RECKON_CLI_DOCTOR_H

#include "cli/cli.h"

/* --backup: makes one now. */
enum exit_status doctor_backup(struct cli *cli, const char *database);

/* --restore FILE: a path, or the name of a backup that is listed. */
enum exit_status doctor_restore(struct cli *cli, const char *database);

/* --rebuild: the estimates of all learners, from their histories. */
enum exit_status doctor_rebuild(struct cli *cli);

#endif
