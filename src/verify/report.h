/* What a check found, as text. */
#ifndef RECKON_VERIFY_REPORT_H
#define RECKON_VERIFY_REPORT_H

#include "base/str.h"
#include "verify/findings.h"

/* For people: one line for each part of each template, under it its findings
 * with their places; a summary at the end. With `quiet`, only the parts that
 * have findings, and the summary. */
void report_text(const struct check_report *report, bool quiet,
                 struct str *out);

/* Test Anything Protocol: one test for each part; warnings are diagnostics. */
void report_tap(const struct check_report *report, struct str *out);

/* One object: "parts" and "findings" are arrays of objects. */
void report_json(const struct check_report *report, struct str *out);

/* "bayes/test-positive", a follow-up part "markov/ruin/fair". */
void report_name(const struct template *template, const struct part *part,
                 struct str *out);

/* The findings of a record: calls `use` for each, those about the whole
 * template with its first part. */
void report_each(const struct check_report *report, size_t record,
                 void (*use)(const struct finding *finding, struct str *out),
                 struct str *out);

#endif
