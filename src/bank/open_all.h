/* Many banks at once, on as many threads as there are processors: banks know
 * nothing of each other. How many threads there were changes nothing but the
 * time. */
#ifndef RECKON_BANK_OPEN_ALL_H
#define RECKON_BANK_OPEN_ALL_H

#include <stddef.h>
#include <stdint.h>

struct bank;

struct opening {
    const char *path;
    uint64_t size;     /* of the file, about: the large ones are read first */
    struct bank *bank; /* to be set; NULL where it was refused */
};

/* bank_open of each file, without its errors: whoever wants to know them opens
 * the file again. */
void bank_open_all(struct opening *opening, size_t count);

#endif
