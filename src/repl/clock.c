#include "repl/clock.h"

#include <time.h>

enum { SECONDS_A_MINUTE = 60 };

int clock_offset(int64_t now)
{
    time_t moment = (time_t)now;
    struct tm local;
    return localtime_r(&moment, &local)
               ? (int)(local.tm_gmtoff / SECONDS_A_MINUTE)
               : 0;
}
