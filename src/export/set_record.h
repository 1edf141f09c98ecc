/* The lines of the JSON Lines formats; doc/set.schema.json describes them. A
 * file of many variants is the files of each, one behind the other, so that
 * parts made on several machines can be put together with cat.
 *
 *   record   holds                                     in
 *   set      title, seed, banks, program; begins a     key
 *            variant
 *   part     a part with its key                       key, jsonl
 *   paper    a part as a learner may see it            paper-jsonl
 */
#ifndef RECKON_EXPORT_SET_RECORD_H
#define RECKON_EXPORT_SET_RECORD_H

#include "bank/blueprint.h"
#include "export/paper.h"
#include "export/sheet.h"

/* The version of the records, in every "set". */
enum { SET_RECORD_FORMAT = 1 };

/* Appends the line that begins a variant; `program` is name and version,
 * `credit` (or NULL) what answers that are not quite right are worth. */
void set_record_head(const struct sheet *sheet, const char *program,
                     const struct blueprint_credit *credit, struct str *out);

/* Appends the lines of all parts with their keys. */
void set_record_parts(const struct sheet *sheet, struct str *out);

/* What is the same in all draws of a part, made once: sets part->members, which
 * needs label, points, and all that the part is told below its text ... */
void set_record_seen(struct arena *arena, const struct paper_question *question,
                     struct paper_part *part);

/* ... and where part `index` of the question comes from, and its rule. */
void set_record_origin(struct arena *arena, const struct question *question,
                       uint32_t index, struct sheet_members *out);

/* Appends the lines of all parts of a paper. */
void set_record_paper(const struct paper *paper, struct str *out);

#endif
