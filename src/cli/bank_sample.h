/* The bank that 'reckon new' writes: one template that passes 'reckon check',
 * each key of the format with a line about it from the key table. Keys that the
 * template can do without stand there too, behind '#'. */
#ifndef RECKON_CLI_BANK_SAMPLE_H
#define RECKON_CLI_BANK_SAMPLE_H

#include "base/str.h"

/* All three must be ids. */
void bank_sample_add(struct str *out, const char *bank, const char *topic,
                     const char *id);

#endif
