/* A history in CSV (history.h): one answer a row, columns in any order. */
#include <string.h>

#include "base/numtext.h"
#include "base/suggest.h"
#include "export/csv.h"
#include "history/import.h"

/* Every byte of a line of the most bytes that can be typed, escaped, fits. */
enum { RECORD_LIMIT = 256 << 10 };

enum { NO_COLUMN = CSV_FIELDS_MOST };

struct csv_history {
    struct import *import;
    struct csv csv;
    struct str text; /* of one record */
    struct source source;
    uint32_t *column; /* of each field, or NO_COLUMN */
    uint32_t format, learner;
    uint32_t columns;
    struct str name; /* of the learner, in the first row */
    struct arena arena;
};

/* The bytes up to the end of a line that is not in quotes. */
static bool gather(struct csv_history *history)
{
    struct input *input = &history->import->input;
    bool quoted = false;
    int byte = 0;
    str_clear(&history->text);
    while (history->text.length <= RECORD_LIMIT + 1 &&
           (byte = input_take(input)) != INPUT_END) {
        str_add_char(&history->text, (char)byte);
        if (byte == '"')
            quoted = !quoted;
        if (quoted || (byte != '\n' && byte != '\r'))
            continue;
        if (byte == '\r' && input_peek(input) == '\n')
            str_add_char(&history->text, (char)input_take(input));
        break;
    }
    history->source = source_of(history->import->path, str_text(&history->text),
                                history->text.length);
    return history->text.length > 0;
}

/* Blanks around it and an apostrophe in front are not part of it. */
static const char *cell(const struct csv_history *history, uint32_t column)
{
    const char *text =
        column == NO_COLUMN ? "" : csv_field(&history->csv, column);
    return text + (*text == '\'');
}

/* --- the header ------------------------------------------------------------
 */

/* Gives a column its field; false where it has none. */
static bool name_column(struct csv_history *history, uint32_t column)
{
    size_t count;
    const struct field *field = field_of(RECORD_ANSWER, &count);
    const char *name = cell(history, column);
    uint32_t *place = NULL;
    struct suggest suggest = {.best = NULL};
    struct str sentence = {0};
    if (strcmp(name, "format") == 0)
        place = &history->format;
    if (strcmp(name, "learner") == 0)
        place = &history->learner;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(field[i].name, name) == 0)
            place = &history->column[i];
        suggest_offer(&suggest, name, strlen(name), field[i].name);
    }
    if (place && *place == NO_COLUMN) {
        *place = column;
        return true;
    }
    if (place)
        str_add_format(&sentence, "there are two columns '%.40s'", name);
    else
        str_add_format(
            &sentence, "there is no column '%.40s' in this format; %s%s%s",
            name, suggest.best ? "did you mean '" : "take it out",
            suggest.best ? suggest.best : "", suggest.best ? "'?" : "");
    import_fault(history->import, sentence.text);
    str_release(&sentence);
    return false;
}

static bool has_session(const struct csv_history *history)
{
    for (uint32_t i = 0; i < history->columns; i++)
        if (strcmp(cell(history, i), "session") == 0)
            return true;
    return false;
}

/* Are all columns there that cannot be done without? */
static bool has_needed(struct csv_history *history)
{
    size_t count;
    const struct field *field = field_of(RECORD_ANSWER, &count);
    struct str sentence = {0};
    for (size_t i = 0; i < count; i++)
        if (field[i].needed && history->column[i] == NO_COLUMN)
            str_add_format(
                &sentence, "%s%s",
                sentence.length ? ", " : "missing columns: ", field[i].name);
    if (sentence.length)
        import_fault(history->import, sentence.text);
    bool good = !sentence.length;
    str_release(&sentence);
    return good;
}

static bool read_header(struct csv_history *history)
{
    size_t count;
    struct import *import = history->import;
    bool good = true;
    field_of(RECORD_ANSWER, &count);
    history->column =
        arena_get(&history->arena, count * sizeof *history->column);
    for (size_t i = 0; i < count; i++)
        history->column[i] = NO_COLUMN;
    history->format = history->learner = NO_COLUMN;
    import->place = history->csv.row;
    history->columns = history->csv.fields;
    if (!has_session(history)) {
        import_fault(import, "this is no history of reckon: there is no column "
                             "'session'; 'reckon history export' writes one");
        return false;
    }
    for (uint32_t i = 0; i < history->columns; i++)
        good = name_column(history, i) && good;
    return has_needed(history) && good;
}

/* --- rows ------------------------------------------------------------------
 */

static bool check_head(struct csv_history *history)
{
    struct import *import = history->import;
    const char *format = cell(history, history->format);
    const char *name = cell(history, history->learner);
    double number = 0;
    if (history->format != NO_COLUMN &&
        !(numtext_double(format, strlen(format), &number) &&
          import_accepts(import, number))) {
        if (!import->over)
            import_fault(import, "format is not 1");
        return false;
    }
    if (!history->name.length)
        str_add(&history->name, name);
    if (strcmp(str_text(&history->name), name) == 0)
        return true;
    struct str sentence = {0};
    str_add_format(&sentence,
                   "learner is '%.40s', but '%.40s' further up; a file for "
                   "each, please",
                   name, history->name.text);
    import_fault(import, sentence.text);
    str_release(&sentence);
    return false;
}

static void take_row(struct csv_history *history)
{
    struct import *import = history->import;
    struct answer_row row = {.id = 0};
    struct str fault = {0};
    size_t count;
    const struct field *field = field_of(RECORD_ANSWER, &count);
    import->place = history->csv.row;
    arena_clear(&import->arena);
    bool good = check_head(history);
    for (size_t i = 0; !import->over && i < count; i++) {
        const char *text = cell(history, history->column[i]);
        str_clear(&fault);
        if (!*text && !field[i].needed) {
            field_make_none(&field[i], &row);
        } else if (!field_read(&field[i], text, &row, &import->arena, &fault)) {
            import_fault(import, fault.text);
            good = false;
        }
    }
    for (uint32_t i = history->columns; i < history->csv.fields; i++)
        if (*cell(history, i)) {
            import_fault(import, "there are more cells than columns");
            good = false;
            break;
        }
    if (good)
        import_answer(import, &row);
    str_release(&fault);
}

void import_csv(struct import *import)
{
    struct csv_history history = {.import = import};
    struct error error = {.code = ERROR_NONE};
    import->unit = "row";
    arena_init(&history.arena);
    gather(&history);
    bool ok = csv_open(&history.csv, &history.source, &error);
    history.csv.limit = RECORD_LIMIT;
    /* Empty lines may stand above the header. */
    bool found = ok && csv_next(&history.csv, &error);
    while (!found && error.code == ERROR_NONE && gather(&history))
        found = csv_go_on(&history.csv, &history.source, &error) &&
                csv_next(&history.csv, &error);
    if (found && !read_header(&history))
        import->over = true;
    else if (!found && error.code == ERROR_NONE)
        import_fault(import, "the table has no header");
    while (!import->over && error.code == ERROR_NONE && gather(&history))
        if (csv_go_on(&history.csv, &history.source, &error) &&
            csv_next(&history.csv, &error))
            take_row(&history);
    if (error.code != ERROR_NONE)
        import_stop(import, &error);
    csv_release(&history.csv);
    arena_release(&history.arena);
    str_release(&history.text);
    str_release(&history.name);
}
