/* What the command line of 'set' asks for. */
#ifndef RECKON_CLI_SET_WISH_H
#define RECKON_CLI_SET_WISH_H

#include "bank/blueprint.h"
#include "cli/cli.h"
#include "exam/exam.h"
#include "exam/roster.h"

struct set_wish {
    struct blueprint *blueprint;
    struct roster roster;
    struct str secret;
    bool secret_made; /* its file was made just now */
    struct words topics, tags, formats;
    const struct set_format *format[WORDS_MOST];
    struct exam exam; /* all but the library and the fit */
    struct exam_files files;
};

/* Reads a blueprint, if one is named, the options, a roster, a secret. False,
 * told, with the status; to be released either way. */
bool set_wish_read(struct set_wish *wish, struct cli *cli,
                   enum exit_status *status);

void set_wish_release(struct set_wish *wish);

#endif
