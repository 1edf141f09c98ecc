/* The program, with the clock of the picture. */
#include "clock.h"

#define main          reckon_main
#define time          picture_time
#define clock_gettime picture_clock_gettime
#include "main.c"
