/* What every program that computes with lang/ must do first. GSL is called
 * only in special.c, incomplete.c, quadrature.c and matrix_solve.c, each behind
 * checks of its own; no other file includes its headers. */
#ifndef RECKON_LANG_GSL_DOOR_H
#define RECKON_LANG_GSL_DOOR_H

/* Turns off GSL's error handler, which would abort the process. Called once in
 * main and in the set-up of each test program. */
void numeric_start(void);

#endif
