#include "base/numtext.h"
#include "verify/report.h"

static void add_text(struct str *out, const char *text)
{
    str_add_char(out, '"');
    for (const char *c = text; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        if (byte == '"' || byte == '\\')
            str_add_format(out, "\\%c", byte);
        else if (byte < 0x20)
            str_add_format(out, "\\u%04x", (unsigned)byte);
        else
            str_add_char(out, *c);
    }
    str_add_char(out, '"');
}

static void add_key(struct str *out, const char *key)
{
    str_add_format(out, ",\n     \"%s\": ", key);
}

static void add_count(struct str *out, const char *key, uint64_t count)
{
    add_key(out, key);
    str_add_format(out, "%llu", (unsigned long long)count);
}

static void add_real(struct str *out, const char *key, double value)
{
    add_key(out, key);
    numtext_add(out, value, 6);
}

static void add_name(struct str *out, const struct template *template,
                     const struct part *part)
{
    struct str name = {0};
    report_name(template, part, &name);
    str_add(out, "\n    {\"name\": ");
    add_text(out, str_text(&name));
    str_release(&name);
}

static void add_record(struct str *out, const struct part_record *record)
{
    add_name(out, record->template, record->part);
    add_key(out, "proof");
    add_text(out, proof_name(record->proof));
    add_real(out, "resolution", record->resolution);
    add_count(out, "draws", record->draws);
    add_count(out, "different", record->different);
    add_key(out, "all");
    str_add(out, record->sampled ? "false" : "true");
    add_count(out, "compared", record->tested);
    add_count(out, "attempts", record->attempts);
    add_count(out, "trials", record->trials);
    add_real(out, "seconds", record->seconds);
    add_count(out, "errors", record->errors);
    add_count(out, "warnings", record->warnings);
    str_add_char(out, '}');
}

static void add_finding(struct str *out, const struct finding *finding)
{
    const struct error *place = &finding->place;
    add_name(out, finding->template, finding->part);
    add_key(out, "finding");
    add_text(out, finding_name(finding->id));
    add_key(out, "severity");
    add_text(out, finding_severity(finding->id) == SEVERITY_ERROR ? "error"
                                                                  : "warning");
    add_key(out, "text");
    add_text(out, place->text);
    if (place->source) {
        struct source_place where = source_locate(place->source, place->at);
        add_key(out, "file");
        add_text(out, place->source->name);
        add_count(out, "line", where.line);
        add_count(out, "column", where.column);
    }
    if (finding->draw) {
        add_key(out, "draw");
        add_text(out, finding->draw);
    }
    add_count(out, "times", finding->times);
    str_add_char(out, '}');
}

void report_json(const struct check_report *report, struct str *out)
{
    str_add(out, "{\"parts\": [");
    for (size_t i = 0; i < report->records; i++) {
        str_add(out, i ? "," : "");
        add_record(out, &report->record[i]);
    }
    str_add(out, "],\n \"findings\": [");
    for (size_t i = 0; i < report->findings; i++) {
        str_add(out, i ? "," : "");
        add_finding(out, &report->finding[i]);
    }
    str_add(out, "]}\n");
}
