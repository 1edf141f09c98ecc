/* What checking banks yields: one record for each part of each template, and
 * the findings. Data only; report.h makes text of it. */
#ifndef RECKON_VERIFY_FINDINGS_H
#define RECKON_VERIFY_FINDINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "bank/template.h"

enum finding_id {
#define FINDING(id, name, severity, about) FINDING_##id,
#include "verify/finding.def"
#undef FINDING
};

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

enum proof {
#define PROOF(id, name, about) PROOF_##id,
#include "verify/proof.def"
#undef PROOF
};

/* The same thing found in several draws is one finding. */
struct finding {
    enum finding_id id;
    const struct template *template;
    const struct part *part; /* NULL: the whole template */
    uint32_t item;           /* which mistake, from 1; 0: does not apply */
    uint32_t times;          /* draws in which it was found */
    const char *draw;        /* the first of them, "bayes/test:3:17 (n = 5)" */
    struct error place;      /* where in the bank's file, with a sentence */
};

struct part_record {
    const struct template *template;
    const struct part *part;
    enum proof proof;
    uint32_t draws;     /* questions made, over all levels */
    uint32_t different; /* with different parameters or levels */
    bool sampled;       /* false: these are all there are */
    uint32_t tested;    /* of these, with the key compared */
    double resolution;  /* relative error of a key that would be refused */
    uint64_t attempts;  /* draws until `where` was met */
    uint64_t trials;    /* simulated */
    double seconds;     /* 0 without a clock */
    uint32_t errors, warnings;
};

/* Zeroed it is empty. Templates that it names must outlive it. */
struct check_report {
    struct arena arena; /* texts of findings */
    struct part_record *record;
    size_t records, record_capacity;
    struct finding *finding;
    size_t findings, finding_capacity;
    size_t errors, warnings;
};

void check_report_init(struct check_report *report);
void check_report_release(struct check_report *report);

/* A new record, zeroed; valid until the next is added. */
struct part_record *check_report_record(struct check_report *report,
                                        const struct template *template,
                                        const struct part *part);

/* Notes a finding of the last records. Where the same was found before, its
 * count goes up and the rest is ignored; the return says whether it is new, and
 * then its `draw` may be set. */
struct finding *check_report_add(struct check_report *report,
                                 enum finding_id id,
                                 const struct template *template,
                                 const struct part *part, uint32_t item,
                                 const struct error *place);

const char *finding_name(enum finding_id id);
const char *finding_about(enum finding_id id);
enum severity finding_severity(enum finding_id id);
const char *proof_name(enum proof proof);

#endif
