/* What is known of the templates of a file, as bytes that are used where they
 * lie: a start reads hundreds of templates and looks at each once. Of the same
 * kind of machine only, and a cache: what is not as it should be is not there.
 */
#ifndef RECKON_STORE_BANK_INDEX_CONTENT_H
#define RECKON_STORE_BANK_INDEX_CONTENT_H

#include "store/bank_index.h"

struct bank_index_content {
    uint32_t layout; /* of these bytes; tells the order of bytes too */
    uint32_t length; /* of all of it */
    uint32_t head;   /* of the file: bytes before the first template */
    uint32_t templates;
    uint32_t levels; /* of all templates */
    uint32_t texts;  /* bytes at the end, the last of them NUL */
    /* Then the levels, the templates and the texts. */
};

/* NULL where the bytes are no content. They must be aligned as by an arena, and
 * outlive it. */
struct bank_index_content *bank_index_content(void *bytes, size_t length);

#endif
