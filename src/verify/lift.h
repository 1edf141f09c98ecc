/* Folds over draws, such as sum(roll() for k in 1..20), taken out of their
 * expressions and written as `for` loops, so that an enumeration can merge
 * states after each member instead of following 6^20 paths:
 *
 *   s := 0
 *   for k in 1..20 do
 *     s := s + roll()
 *   end
 *
 * The distribution of the program's result stays the same. */
#ifndef RECKON_VERIFY_LIFT_H
#define RECKON_VERIFY_LIFT_H

#include "base/arena.h"
#include "lang/tree.h"

/* The program itself where there is nothing to take out; otherwise a new one
 * in `arena`, with more slots, that shares what did not change. */
const struct program *lift_program(struct arena *arena,
                                   const struct program *program);

#endif
