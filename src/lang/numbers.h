/* Lists of numbers as the functions take and give them, and the few sums that
 * most statistics begin with; exact where the numbers are. */
#ifndef RECKON_LANG_NUMBERS_H
#define RECKON_LANG_NUMBERS_H

#include "lang/function.h"

/* A list argument of at least `least` numbers, all of them stored. */
bool numbers_get(struct call *call, uint32_t index, uint64_t least,
                 const struct list **out);

/* The first two arguments, lists of one length, at least `least`. */
bool numbers_pair(struct call *call, uint64_t least, const struct list **x,
                  const struct list **y);

/* A list argument of probabilities: none negative, total 1 (to 1e-9 where it
 * is not exact). */
bool numbers_chances(struct call *call, uint32_t index,
                     const struct list **out);

/* The whole numbers from 0 to 1e15 of a list argument, and their sum. */
bool numbers_counts(struct call *call, uint32_t index, uint64_t least,
                    int64_t **out, uint64_t *length, int64_t *total);

/* A copy in rising order. */
const struct list *numbers_sorted(struct arena *arena, const struct list *x);

/* Ranks from 1; equal members share the mean of theirs. `ties`, unless NULL,
 * becomes the sum of t^3 - t over groups of t equal members. */
const struct list *numbers_ranks(struct arena *arena, const struct list *x,
                                 double *ties);

struct number numbers_count(const struct list *x);
struct number numbers_sum(const struct list *x);
/* The sum of a stored list of exact numbers, where all are so small that adding
 * one after the other is exact at each step; false otherwise. */
bool numbers_small_sum(const struct list *x, struct number *out);
struct number numbers_mean(const struct list *x);
/* Sum of the products of deviations from the means: two passes, so nothing
 * cancels. */
struct number numbers_products(const struct list *x, const struct list *y);

/* Pearson's correlation; an error where one of them is constant. */
bool numbers_correlation(struct call *call, const struct list *x,
                         const struct list *y, struct number *out);

struct number number_root(struct number x);
static inline struct number number_over(struct number a, int64_t b)
{
    return number_divide(a, number_integer(b));
}

/* Sets the result to a list, refusing doubles that are not finite. */
bool call_list(struct call *call, const struct number *x, uint64_t count);
bool call_two(struct call *call, struct number first, struct number second);
bool call_reals(struct call *call, const double *x, uint64_t count);

#endif
