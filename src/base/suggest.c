#include "base/suggest.h"

#include <string.h>

enum { LONGEST = 40 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t row[3][LONGEST + 1];
    for (size_t j = 0; j <= m; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = row[i % 3], *before = row[(i + 2) % 3];
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t change = before[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = least(change, least(before[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], row[(i + 1) % 3][j - 2] + 1);
        }
    }
    return row[n % 3][m];
}

void suggest_offer(struct suggest *suggest, const char *word, size_t length,
                   const char *candidate)
{
    size_t size = strlen(candidate);
    if (length > LONGEST || size > LONGEST)
        return;
    size_t d = distance(word, length, candidate, size);
    size_t most = length <= 3 ? 1 : 2;
    if (d <= most && d < size && (!suggest->best || d < suggest->distance)) {
        suggest->best = candidate;
        suggest->distance = d;
    }
}
