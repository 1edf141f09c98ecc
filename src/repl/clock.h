/* Time and chance as an argument: main sets the real ones, tests their own. */
#ifndef RECKON_REPL_CLOCK_H
#define RECKON_REPL_CLOCK_H

#include <stdint.h>

struct clock {
    int64_t (*now)(void);     /* UTC, seconds */
    double (*seconds)(void);  /* from any start, never jumping */
    uint64_t (*random)(void); /* never the same twice */
};

/* Of the local time at that moment: minutes east of UTC. */
int clock_offset(int64_t now);

#endif
