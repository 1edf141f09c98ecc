/* The program with a clock that stands still, for transcripts with dates and
 * times in them: "#! clock: still". */
#include "clock.h"

int main(int argc, char **argv)
{
    return reckon_main(argc, argv);
}
