/* Asking before what cannot be taken back. */
#ifndef RECKON_CLI_CONFIRM_H
#define RECKON_CLI_CONFIRM_H

#include <stdbool.h>

struct cli;

/* Asks on the terminal; true where exactly that word was typed, blanks behind
 * it left aside. */
bool confirm(struct cli *cli, const char *question, const char *word);

#endif
