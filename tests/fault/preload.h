/* The parts of the preloaded library. */
#ifndef RECKON_TESTS_FAULT_PRELOAD_H
#define RECKON_TESTS_FAULT_PRELOAD_H

/* What fails from now on; calls are counted from here. */
void preload_set(const char *what, const char *how, int always,
                 unsigned long at);

/* Waits for requests; returns in the child of each, and never otherwise. */
void preload_serve(void);

#endif
