/* Lines out of a file descriptor, without waiting longer than for what is
 * there, and never keeping more of a line than its limit. */
#ifndef RECKON_REPL_STREAM_H
#define RECKON_REPL_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct stream {
    int descriptor;
    struct str line;  /* what is there of the line so far */
    bool is_long;     /* more than fits came; the rest is thrown away */
    char bytes[4096]; /* read and not yet looked at */
    size_t at, end;
    bool ended;
    int failure; /* errno, or 0 */
};

enum stream_event {
    STREAM_LINE,
    STREAM_LONG,
    STREAM_END,
    STREAM_FAILED, /* errno is set */
    STREAM_MORE    /* nothing yet: wait for input, then stream_fill */
};

void stream_init(struct stream *stream, int descriptor);

/* Appends the next line to `out`, without its newline. The last one need not
 * have one. */
enum stream_event stream_line(struct stream *stream, size_t limit,
                              struct str *out);

/* Reads once; waits only if there is nothing. */
void stream_fill(struct stream *stream);

void stream_release(struct stream *stream);

#endif
