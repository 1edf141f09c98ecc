/* Shared libraries that are loaded on use, so that a program that does not
 * write their formats neither waits for them nor needs them. The linker finds
 * them as it would have at the start.
 *
 * A door to such a library (export/xml_writer.c) lists the functions it calls
 * in a .def file; its functions are the members of a struct, in the same order.
 */
#ifndef RECKON_BASE_SHARED_H
#define RECKON_BASE_SHARED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Fills `functions`, a struct of nothing but `count` pointers to functions,
 * with those of these names. The library then stays loaded; another call costs
 * next to nothing. False with an error that names what is missing. */
bool shared_load(const char *library, const char *const *name, size_t count,
                 void *functions, struct error *error);

#endif
