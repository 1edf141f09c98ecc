#include "model/share.h"

#include <math.h>

/* The 0.975 quantile of the standard normal distribution. */
#define Z 1.959963984540054

struct share share_of(int64_t hits, int64_t count)
{
    struct share share = {hits, count, (double)NAN, 0, 1};
    if (count <= 0)
        return share;
    double n = (double)count, p = (double)hits / n;
    double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half =
        Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    share.value = p;
    /* The ends are exact where all or none are hits; rounding must not make a
     * little more of them. */
    share.low = hits == 0 ? 0 : fmax(0, middle - half);
    share.high = hits == count ? 1 : fmin(1, middle + half);
    return share;
}
