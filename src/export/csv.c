#include "export/csv.h"

#include <string.h>

#include "base/utf8.h"

/* The mark that stands most often in the first line, outside quotes. */
static char find_separator(const char *text, size_t length)
{
    static const char mark[] = ",;\t";
    size_t count[3] = {0};
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        if (!quoted && (text[i] == '\n' || text[i] == '\r'))
            break;
        const char *found = quoted ? NULL : memchr(mark, text[i], 3);
        if (found)
            count[found - mark]++;
    }
    size_t best = 0;
    for (size_t i = 1; i < 3; i++)
        if (count[i] > count[best])
            best = i;
    return mark[best];
}

bool csv_go_on(struct csv *csv, const struct source *source,
               struct error *error)
{
    const char *text = source->text;
    size_t length = source->length;
    const char *nul = length ? memchr(text, '\0', length) : NULL;
    size_t bad = nul ? (size_t)(nul - text) : utf8_valid(text, length);
    csv->source = source;
    csv->at = 0;
    if (bad == length)
        return true;
    error_set_at(error, ERROR_SYNTAX, (uint32_t)bad, 1,
                 "the table is not in UTF-8; save it as \"CSV UTF-8\"");
    error->source = source;
    return false;
}

bool csv_open(struct csv *csv, const struct source *source, struct error *error)
{
    *csv = (struct csv){.limit = CSV_RECORD_LIMIT};
    if (!csv_go_on(csv, source, error))
        return false;
    if (source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0)
        csv->at = 3;
    csv->separator =
        find_separator(source->text + csv->at, source->length - csv->at);
    return true;
}

static bool refuse(struct csv *csv, struct error *error, size_t at,
                   const char *what)
{
    error_set_at(error, ERROR_SYNTAX, (uint32_t)at, 1, "row %zu: %s", csv->row,
                 what);
    error->source = csv->source;
    return false;
}

static bool too_long(struct csv *csv, struct error *error, size_t at,
                     const char *why)
{
    struct str what = {0};
    str_add_format(&what, "more than %zu KiB%s", csv->limit >> 10, why);
    refuse(csv, error, at, what.text);
    str_release(&what);
    return false;
}

static bool at_end(const struct csv *csv)
{
    return csv->at >= csv->source->length;
}

static bool at_line_end(const struct csv *csv)
{
    return at_end(csv) || csv->source->text[csv->at] == '\n' ||
           csv->source->text[csv->at] == '\r';
}

static void skip_line_end(struct csv *csv)
{
    if (!at_end(csv) && csv->source->text[csv->at] == '\r')
        csv->at++;
    if (!at_end(csv) && csv->source->text[csv->at] == '\n')
        csv->at++;
}

/* Reads up to the closing quote and over it. */
static bool read_quoted(struct csv *csv, struct error *error)
{
    const char *text = csv->source->text;
    size_t open = csv->at++;
    for (;;) {
        if (at_end(csv))
            return refuse(csv, error, open, "this quote is never closed");
        if (csv->at - csv->start > csv->limit)
            return too_long(csv, error, open, "; is this quote never closed?");
        char c = text[csv->at++];
        if (c != '"') {
            str_add_char(&csv->text, c);
        } else if (!at_end(csv) && text[csv->at] == '"') {
            str_add_char(&csv->text, '"');
            csv->at++;
        } else {
            break;
        }
    }
    while (!at_end(csv) && text[csv->at] == ' ')
        csv->at++;
    if (at_line_end(csv) || text[csv->at] == csv->separator)
        return true;
    return refuse(csv, error, csv->at, "text behind a closing quote");
}

static bool read_plain(struct csv *csv, struct error *error)
{
    const char *text = csv->source->text;
    while (!at_line_end(csv) && text[csv->at] != csv->separator) {
        if (text[csv->at] == '"')
            return refuse(csv, error, csv->at,
                          "a quote inside a field; put the field in quotes and "
                          "double this one");
        str_add_char(&csv->text, text[csv->at++]);
    }
    return true;
}

static bool read_field(struct csv *csv, struct error *error)
{
    if (csv->fields == CSV_FIELDS_MOST)
        return refuse(csv, error, csv->at, "too many fields");
    csv->field[csv->fields++] = csv->text.length;
    const char *text = csv->source->text;
    size_t first = csv->at;
    while (first < csv->source->length && text[first] == ' ')
        first++;
    bool quoted = first < csv->source->length && text[first] == '"';
    if (quoted)
        csv->at = first;
    if (!(quoted ? read_quoted(csv, error) : read_plain(csv, error)))
        return false;
    if (csv->at - csv->start > csv->limit)
        return too_long(csv, error, csv->start, "");
    while (csv->text.length > csv->field[csv->fields - 1] &&
           strchr(" \t", csv->text.text[csv->text.length - 1]))
        str_cut(&csv->text, csv->text.length - 1);
    str_add_char(&csv->text, '\0');
    return true;
}

bool csv_next(struct csv *csv, struct error *error)
{
    do {
        if (at_end(csv))
            return false;
        csv->row++;
        csv->start = (uint32_t)csv->at;
        csv->fields = 0;
        str_clear(&csv->text);
        for (;;) {
            if (!read_field(csv, error))
                return false;
            if (at_line_end(csv))
                break;
            csv->at++;
        }
        skip_line_end(csv);
    } while (csv->text.length == csv->fields); /* nothing but NULs */
    return true;
}

const char *csv_field(const struct csv *csv, uint32_t index)
{
    if (index >= csv->fields)
        return "";
    const char *field = str_text(&csv->text) + csv->field[index];
    return field + strspn(field, " \t");
}

void csv_release(struct csv *csv)
{
    str_release(&csv->text);
}
