/* What a preview shows of a part, gathered once for all media. */
#ifndef RECKON_EXPORT_PREVIEW_QUESTION_H
#define RECKON_EXPORT_PREVIEW_QUESTION_H

#include "export/paper.h"
#include "quiz/passage.h"

/* A named text: "hint", "mistake". */
struct preview_field {
    const char *name;
    const char *tag; /* of a mistake, or NULL */
    const struct passage *passage;
};

struct preview_part {
    struct question_part drawn;
    struct paper_part seen;
    struct preview_field *field;
    uint32_t fields;
};

/* Works out part `index`; everything lives in the question's arena. */
bool preview_part(struct question *question, uint32_t index,
                  struct preview_part *out, struct error *error);

#endif
