/* Papers in PDF. Their writers are declared with the table of formats. */
#ifndef RECKON_EXPORT_PDF_H
#define RECKON_EXPORT_PDF_H

#include <stdbool.h>

#include "base/error.h"

/* Whether PDF can be written here; if not, an error that says why. */
bool pdf_ready(struct error *error);

#endif
