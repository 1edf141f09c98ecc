/* A learner's progress as one HTML page: it loads nothing and runs nothing,
 * follows the reader's colours, prints in black and white, and can be read
 * aloud: each picture has a name, a description and a table of its numbers.
 * Well formed as XML too. */
#ifndef RECKON_REPORT_REPORT_H
#define RECKON_REPORT_REPORT_H

#include "session/lookback.h"

struct report {
    const struct lookback *look;
    const char *learner; /* NULL: nobody is named */
    const char *program; /* "reckon 0.1.0" */
};

/* Appends the page. The same report is the same bytes. */
void report_html(const struct report *report, struct str *out);

#endif
