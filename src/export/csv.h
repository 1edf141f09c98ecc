/* Reads tables as spreadsheets save them: RFC 4180 with a comma, a semicolon
 * or a tab between fields (told by the first line), with or without a byte
 * order mark, with any line ends. Whatever could be read in two ways is
 * refused. (libcsv would do the quotes, but takes a stray quote in silence, has
 * no limits, and is not packaged for Arch.) */
#ifndef RECKON_EXPORT_CSV_H
#define RECKON_EXPORT_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/source.h"
#include "base/str.h"

enum { CSV_RECORD_LIMIT = 64 << 10, CSV_FIELDS_MOST = 2048 };

struct csv {
    const struct source *source;
    size_t at; /* next byte to read */
    char separator;
    size_t limit;    /* bytes of a record: CSV_RECORD_LIMIT, unless changed */
    size_t row;      /* of the record last read, from 1 as spreadsheets count */
    uint32_t start;  /* where that record begins in the source */
    struct str text; /* its fields, each ended by NUL */
    uint32_t fields;
    size_t field[CSV_FIELDS_MOST]; /* where each begins in `text` */
};

/* Begins to read. False when the text is no UTF-8 or holds a NUL. In any case
 * it must be released. */
bool csv_open(struct csv *csv, const struct source *source,
              struct error *error);

/* Goes on with another text: the next whole records of the same table, for one
 * that is too large to be held at once. */
bool csv_go_on(struct csv *csv, const struct source *source,
               struct error *error);

/* Reads the next record that is not empty. False at the end, or with an error
 * that names the row. */
bool csv_next(struct csv *csv, struct error *error);

/* A field of the record last read, blanks around it dropped ("" when there are
 * not so many). Valid until the next record. */
const char *csv_field(const struct csv *csv, uint32_t index);

void csv_release(struct csv *csv);

#endif
