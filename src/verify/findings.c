#include "verify/findings.h"

#include "base/memory.h"

struct row {
    const char *name, *about;
    enum severity severity;
};

static const struct row rows[] = {
#define FINDING(id, name, severity, about) {name, about, SEVERITY_##severity},
#include "verify/finding.def"
#undef FINDING
};

static const char *const proofs[] = {
#define PROOF(id, name, about) name,
#include "verify/proof.def"
#undef PROOF
};

const char *finding_name(enum finding_id id)
{
    return rows[id].name;
}

const char *finding_about(enum finding_id id)
{
    return rows[id].about;
}

enum severity finding_severity(enum finding_id id)
{
    return rows[id].severity;
}

const char *proof_name(enum proof proof)
{
    return proofs[proof];
}

void check_report_init(struct check_report *report)
{
    *report = (struct check_report){0};
    arena_init(&report->arena);
}

void check_report_release(struct check_report *report)
{
    arena_release(&report->arena);
    memory_free(report->record);
    memory_free(report->finding);
    check_report_init(report);
}

struct part_record *check_report_record(struct check_report *report,
                                        const struct template *template,
                                        const struct part *part)
{
    if (report->records == report->record_capacity) {
        size_t capacity = 2 * report->record_capacity + 16;
        report->record =
            memory_resize(report->record, capacity, sizeof *report->record);
        report->record_capacity = capacity;
    }
    struct part_record *record = &report->record[report->records++];
    *record = (struct part_record){.template = template, .part = part};
    return record;
}

/* The findings of a template stand together at the end. */
static struct finding *find(struct check_report *report, enum finding_id id,
                            const struct template *template,
                            const struct part *part, uint32_t item)
{
    for (size_t i = report->findings; i-- > 0;) {
        struct finding *finding = &report->finding[i];
        if (finding->template != template)
            break;
        if (finding->id == id && finding->part == part && finding->item == item)
            return finding;
    }
    return NULL;
}

/* What concerns the whole template counts for its first part. */
static void count(struct check_report *report, const struct finding *finding)
{
    bool is_error = finding_severity(finding->id) == SEVERITY_ERROR;
    *(is_error ? &report->errors : &report->warnings) += 1;
    struct part_record *owner = NULL;
    for (size_t i = report->records; i-- > 0;) {
        struct part_record *record = &report->record[i];
        if (record->template != finding->template)
            break;
        if (record->part == finding->part || !finding->part)
            owner = record;
    }
    if (owner)
        *(is_error ? &owner->errors : &owner->warnings) += 1;
}

struct finding *check_report_add(struct check_report *report,
                                 enum finding_id id,
                                 const struct template *template,
                                 const struct part *part, uint32_t item,
                                 const struct error *place)
{
    struct finding *known = find(report, id, template, part, item);
    if (known) {
        known->times++;
        return NULL;
    }
    if (report->findings == report->finding_capacity) {
        size_t capacity = 2 * report->finding_capacity + 16;
        report->finding =
            memory_resize(report->finding, capacity, sizeof *report->finding);
        report->finding_capacity = capacity;
    }
    struct finding *finding = &report->finding[report->findings++];
    *finding = (struct finding){.id = id,
                                .template = template,
                                .part = part,
                                .item = item,
                                .times = 1,
                                .place = *place};
    count(report, finding);
    return finding;
}
