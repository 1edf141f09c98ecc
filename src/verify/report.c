#include "verify/report.h"

#include <stdio.h>
#include <string.h>

#include "base/numtext.h"

enum { NAME_WIDTH = 30 };

void report_name(const struct template *template, const struct part *part,
                 struct str *out)
{
    str_add_format(out, "%s/%s", template->bank->id, template->id);
    if (part && part != template->part)
        str_add_format(out, "/%s", part->id);
}

void report_each(const struct check_report *report, size_t record,
                 void (*use)(const struct finding *finding, struct str *out),
                 struct str *out)
{
    const struct part_record *owner = &report->record[record];
    bool is_first = owner->part == owner->template->part;
    for (size_t i = 0; i < report->findings; i++) {
        const struct finding *finding = &report->finding[i];
        if (finding->template == owner->template &&
            (finding->part == owner->part || (!finding->part && is_first)))
            use(finding, out);
    }
}

/* "proved (second formula), 200 draws, 31 different, 80% of tries kept" */
static void add_record(const struct part_record *record, struct str *out)
{
    str_add(out, proof_name(record->proof));
    if (record->proof == PROOF_SIMULATED) {
        str_add(out, ", resolution ");
        numtext_add(out, 100 * record->resolution, 2);
        str_add_char(out, '%');
    } else if (record->resolution > 0) {
        str_add(out, ", to ");
        numtext_add(out, record->resolution, 2);
    }
    if (record->sampled)
        str_add_format(out, ", %u draws, %u different", record->draws,
                       record->different);
    else
        str_add_format(out, ", all %u draws", record->different);
    if (record->tested != record->different && record->tested)
        str_add_format(out, ", %u compared", record->tested);
    if (record->trials)
        str_add_format(out, ", %llu trials",
                       (unsigned long long)record->trials);
    if (record->attempts > record->draws) {
        str_add(out, ", 'where' met by ");
        numtext_add(out, 100 * (double)record->draws / (double)record->attempts,
                    2);
        str_add_char(out, '%');
    }
    if (record->seconds > 0) {
        str_add(out, ", ");
        numtext_add_fixed(out, record->seconds, 2);
        str_add(out, " s");
    }
}

/* The place and the sentence, then the draw. */
static void add_finding(const struct finding *finding, struct str *out)
{
    struct error place = finding->place;
    bool is_error = finding_severity(finding->id) == SEVERITY_ERROR;
    snprintf(place.text, sizeof place.text, "%s: %.200s [%s]",
             is_error ? "error" : "warning", finding->place.text,
             finding_name(finding->id));
    error_print(&place, out);
    if (finding->draw)
        str_add_format(out, "  draw %s\n", finding->draw);
    if (finding->times > 1)
        str_add_format(out, "  in %u draws\n", finding->times);
}

static void add_summary(const struct check_report *report, struct str *out)
{
    size_t templates = 0, proved = 0, tested = 0, open = 0;
    for (size_t i = 0; i < report->records; i++) {
        const struct part_record *record = &report->record[i];
        templates += record->part == record->template->part;
        if (record->errors)
            continue;
        proved += record->proof == PROOF_FORMULA ||
                  record->proof == PROOF_ENUMERATED ||
                  record->proof == PROOF_ROUNDED;
        tested += record->proof == PROOF_SIMULATED;
        open += record->proof == PROOF_OPEN;
    }
    str_add_format(out,
                   "%zu template%s, %zu part%s: %zu proved, %zu tested by "
                   "simulation, %zu open; %zu error%s, %zu warning%s\n",
                   templates, templates == 1 ? "" : "s", report->records,
                   report->records == 1 ? "" : "s", proved, tested, open,
                   report->errors, report->errors == 1 ? "" : "s",
                   report->warnings, report->warnings == 1 ? "" : "s");
}

void report_text(const struct check_report *report, bool quiet, struct str *out)
{
    for (size_t i = 0; i < report->records; i++) {
        const struct part_record *record = &report->record[i];
        if (quiet && !record->errors && !record->warnings)
            continue;
        size_t start = out->length;
        report_name(record->template, record->part, out);
        do
            str_add_char(out, ' ');
        while (out->length - start < NAME_WIDTH);
        add_record(record, out);
        str_add_char(out, '\n');
        report_each(report, i, add_finding, out);
    }
    add_summary(report, out);
}

/* --- TAP ------------------------------------------------------------------ */

/* Every line of the finding behind a "# ". */
static void add_diagnostic(const struct finding *finding, struct str *out)
{
    struct str text = {0};
    add_finding(finding, &text);
    for (const char *line = str_text(&text); *line;) {
        size_t length = strcspn(line, "\n") + 1; /* a finding ends with one */
        str_add(out, "# ");
        str_add_bytes(out, line, length);
        line += length;
    }
    str_release(&text);
}

void report_tap(const struct check_report *report, struct str *out)
{
    str_add_format(out, "1..%zu\n", report->records);
    for (size_t i = 0; i < report->records; i++) {
        const struct part_record *record = &report->record[i];
        str_add_format(out, "%s %zu - ", record->errors ? "not ok" : "ok",
                       i + 1);
        report_name(record->template, record->part, out);
        str_add(out, ": ");
        add_record(record, out);
        str_add_char(out, '\n');
        report_each(report, i, add_diagnostic, out);
    }
}
