/* The clock of the session in the picture: it stands still, but for the time
 * that answers take by the script. main.c is compiled once more with its calls
 * of time() and clock_gettime() renamed to these. */
#ifndef PICTURE_CLOCK_H
#define PICTURE_CLOCK_H

/* Seconds since the session began, shared by the program and who types; NULL
 * where there is no memory. Unless it is called the clock stands still. */
double *picture_clock_share(void);

/* The program's main under another name. */
int reckon_main(int argc, char **argv);

#endif
