#include "export/escape.h"
#include "history/field.h"
#include "history/history.h"
#include "store/answers.h"
#include "store/sittings.h"

/* So much is gathered before it is handed over: then no query is open, so that
 * a slow reader keeps nobody from writing. */
enum { PIECE = 1 << 16 };

struct writer {
    const struct history_source *source;
    struct str out;
    struct json json;
    history_sink *sink;
    void *context;
    bool stopped; /* the sink has had enough */
    bool first;   /* of its list */
    int64_t last, last_session;
};

static bool hand_over(struct writer *writer)
{
    if (writer->out.length && !writer->stopped)
        writer->stopped = !writer->sink(writer->out.text, writer->out.length,
                                        writer->context);
    str_clear(&writer->out);
    return !writer->stopped;
}

/* Shall the query go on? */
static bool has_room(struct writer *writer)
{
    return writer->out.length < PIECE;
}

/* --- CSV -------------------------------------------------------------------
 */

static void end_row(struct writer *writer)
{
    str_add(&writer->out, "\r\n");
}

static void add_header(struct writer *writer)
{
    size_t count;
    const struct field *field = field_of(RECORD_ANSWER, &count);
    str_add(&writer->out, "format,learner");
    for (size_t i = 0; i < count; i++)
        str_add_format(&writer->out, ",%s", field[i].name);
    end_row(writer);
}

static void add_cell(struct writer *writer, const char *text, bool is_text)
{
    if (is_text && writer->source->guarded)
        escape_csv_value(&writer->out, text);
    else
        escape_csv_plain(&writer->out, text);
}

static bool add_csv_row(const struct answer_row *row, void *context)
{
    struct writer *writer = context;
    struct str cell = {0};
    size_t count;
    const struct field *field = field_of(RECORD_ANSWER, &count);
    str_add_format(&writer->out, "%d,", HISTORY_FORMAT);
    add_cell(writer, writer->source->name, true);
    for (size_t i = 0; i < count; i++) {
        bool is_text =
            field[i].kind == FIELD_TEXT || field[i].kind == FIELD_BYTES;
        str_clear(&cell);
        field_print(&field[i], row, &cell);
        str_add_char(&writer->out, ',');
        add_cell(writer, str_text(&cell), is_text);
    }
    end_row(writer);
    str_release(&cell);
    writer->last = row->id;
    return has_room(writer);
}

/* --- JSON ------------------------------------------------------------------
 */

static void open_list(struct writer *writer, const char *name)
{
    json_name(&writer->json, name);
    json_open(&writer->json, '[');
    writer->first = true;
}

static void close_list(struct writer *writer)
{
    str_add_char(&writer->out, '\n');
    json_close(&writer->json, ']');
}

/* Each record on a line of its own. */
static void open_record(struct writer *writer)
{
    if (!writer->first)
        str_add_char(&writer->out, ',');
    str_add_char(&writer->out, '\n');
    writer->first = false;
    writer->json.comma = false;
    json_open(&writer->json, '{');
}

static void add_fields(struct writer *writer, enum field_record record,
                       const void *row)
{
    size_t count;
    const struct field *field = field_of(record, &count);
    for (size_t i = 0; i < count; i++)
        field_write(&field[i], row, &writer->json);
}

static bool add_answer(const struct answer_row *row, void *context)
{
    struct writer *writer = context;
    open_record(writer);
    add_fields(writer, RECORD_ANSWER, row);
    json_close(&writer->json, '}');
    writer->last = row->id;
    return has_room(writer);
}

static bool add_sitting(const struct sitting *sitting, void *context)
{
    struct writer *writer = context;
    open_record(writer);
    add_fields(writer, RECORD_SITTING, sitting);
    json_name(&writer->json, "items");
    json_open(&writer->json, '[');
    for (size_t i = 0; i < sitting->items; i++) {
        json_open(&writer->json, '{');
        add_fields(writer, RECORD_ITEM, &sitting->item[i]);
        json_close(&writer->json, '}');
    }
    json_close(&writer->json, ']');
    json_close(&writer->json, '}');
    writer->last = sitting->started;
    writer->last_session = sitting->session;
    return has_room(writer);
}

static bool add_note(const struct sitting_note *note, void *context)
{
    struct writer *writer = context;
    open_record(writer);
    add_fields(writer, RECORD_NOTE, note);
    json_close(&writer->json, '}');
    writer->last = note->id;
    return has_room(writer);
}

static bool add_interval(const struct stated_interval *interval, void *context)
{
    struct writer *writer = context;
    open_record(writer);
    add_fields(writer, RECORD_INTERVAL, interval);
    json_close(&writer->json, '}');
    writer->last = interval->id;
    return has_room(writer);
}

/* --- all of it -------------------------------------------------------------
 */

/* One query of a list, from where the last one ended. */
static bool read_some(struct writer *writer, enum history_sort sort,
                      struct error *error)
{
    struct db *db = writer->source->db;
    int64_t learner = writer->source->learner;
    bool csv = writer->source->kind == HISTORY_CSV;
    switch (sort) {
    case HISTORY_ANSWERS:
        return answers_each(db, learner, writer->last,
                            csv ? add_csv_row : add_answer, writer, error);
    case HISTORY_SITTINGS:
        return sittings_each(db, learner, writer->last, writer->last_session,
                             add_sitting, writer, error);
    case HISTORY_NOTES:
        return sittings_each_note(db, learner, writer->last, add_note, writer,
                                  error);
    case HISTORY_INTERVALS:
        return sittings_each_interval(db, learner, writer->last, add_interval,
                                      writer, error);
    case HISTORY_SORTS: break;
    }
    return true;
}

static bool write_list(struct writer *writer, enum history_sort sort,
                       struct error *error)
{
    writer->last = sort == HISTORY_SITTINGS ? INT64_MIN : 0;
    writer->last_session = INT64_MIN;
    do {
        if (!read_some(writer, sort, error))
            return false;
    } while (writer->out.length >= PIECE && hand_over(writer));
    return !writer->stopped;
}

static bool write_json(struct writer *writer, struct error *error)
{
    static const char *const name[] = {"answers", "sittings", "notes",
                                       "intervals"};
    struct json *json = &writer->json;
    bool ok = true;
    json_open(json, '{');
    json_member_text(json, "record", "history");
    json_member_integer(json, "format", HISTORY_FORMAT);
    json_member_text(json, "program", writer->source->program);
    json_member_text(json, "learner", writer->source->name);
    for (int i = 0; ok && i < HISTORY_SORTS; i++) {
        open_list(writer, name[i]);
        ok = write_list(writer, (enum history_sort)i, error);
        close_list(writer);
    }
    json_close(json, '}');
    str_add_char(&writer->out, '\n');
    return ok;
}

bool history_export(const struct history_source *source, history_sink *sink,
                    void *context, struct error *error)
{
    struct writer writer = {.source = source, .sink = sink, .context = context};
    writer.json.out = &writer.out;
    bool ok;
    if (source->kind == HISTORY_JSON) {
        ok = write_json(&writer, error);
    } else {
        add_header(&writer);
        ok = write_list(&writer, HISTORY_ANSWERS, error);
    }
    ok = ok && hand_over(&writer);
    str_release(&writer.out);
    return ok;
}
