/* A pager: another program that shows a text a screen at a time. */
#ifndef RECKON_REPL_PAGER_H
#define RECKON_REPL_PAGER_H

#include <stdbool.h>
#include <stddef.h>

/* Where neither the environment nor the settings name one. */
#define PAGER_DEFAULT "less -FRX"

/* Gives the text to the shell's command and waits for its end. Until then the
 * interrupt key is the pager's. False when it could not be run: then nothing
 * was shown. */
bool pager_show(const char *command, const char *text, size_t length);

#endif
