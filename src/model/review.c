#include "model/review.h"

#define SECONDS_A_DAY 86400

static int64_t wait_of(int box)
{
    static const int days[REVIEW_LAST + 1] = {0, 1, 3, 7, 21};
    return (int64_t)days[box] * SECONDS_A_DAY;
}

struct review review_new(void)
{
    return (struct review){.box = REVIEW_NONE};
}

bool review_is_due(const struct review *review, int64_t now, size_t since)
{
    if (review->box == REVIEW_NONE)
        return false;
    if (review->box == 0)
        return since >= REVIEW_ECHO;
    return review->due <= now || review->due - now > wait_of(review->box);
}

void review_answer(struct review *review, bool right, bool due, double chance,
                   int64_t now)
{
    bool waiting = review->box != REVIEW_NONE;
    if (!right) {
        review->slip = !waiting && chance > REVIEW_SLIP_CHANCE;
        review->box = 0;
        review->due = now;
        return;
    }
    if (!waiting || !due)
        return;
    if (review->slip || review->box == REVIEW_LAST) {
        *review = review_new();
        return;
    }
    review->box++;
    review->due = now + wait_of(review->box);
}
