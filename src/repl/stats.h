/* Looking back: the screens of 'stats' and 'explain', in the dialogue and as
 * 'reckon stats'. Where there is a terminal they have plots, for screen readers
 * and in a pipe the same in sentences. */
#ifndef RECKON_REPL_STATS_H
#define RECKON_REPL_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "repl/term.h"
#include "session/lookback.h"

enum { STATS_LISTED = 48 };

enum stats_what {
#define STATS(id, word, about) STATS_##id,
#include "repl/stats.def"
#undef STATS
};

/* The wrong answers that were listed, by the numbers that they had. */
struct stats_listed {
    int64_t id[STATS_LISTED]; /* of the answer */
    size_t count;
};

struct stats {
    struct term *term;
    struct catalog *catalog; /* NULL: no banks were found */
    struct lookback_options look;
    const char *before;          /* a word of the dialogue: "" or "reckon " */
    struct stats_listed *listed; /* set by the mistakes; NULL: not wanted */
};

/* What is meant by the words behind 'stats'; sets look.topic for a topic.
 * False, with an error that suggests the nearest name, for what is none. */
bool stats_read(struct stats *stats, const char *words, enum stats_what *what,
                struct error *error);

/* Prints it. */
bool stats_show(const struct stats *stats, enum stats_what what,
                struct error *error);

/* One wrong answer of those listed, by its number from 1: the question, what
 * was typed, what is right, the solution. */
bool stats_explain(const struct stats *stats, size_t number,
                   struct error *error);

#endif
