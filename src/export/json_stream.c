#include "export/json_stream.h"

void json_stream_init(struct json_stream *stream, struct input *input)
{
    *stream = (struct json_stream){.input = input};
}

void json_stream_release(struct json_stream *stream)
{
    json_read_free(stream->held);
    str_release(&stream->text);
    str_release(&stream->name);
}

static bool fail(size_t line, const char *what, struct error *error)
{
    return error_set(error, ERROR_SYNTAX, "line %zu: %s", line, what);
}

static bool expected(struct json_stream *stream, const char *what,
                     struct error *error)
{
    bool end = input_peek(stream->input) == INPUT_END;
    return error_set(error, ERROR_SYNTAX, "line %zu: %s where %s should stand",
                     stream->input->line,
                     end ? "the file ends" : "something else", what);
}

static bool is_blank(int byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* What comes behind blanks. */
static int look(struct json_stream *stream)
{
    while (is_blank(input_peek(stream->input)))
        input_take(stream->input);
    return input_peek(stream->input);
}

static bool take(struct json_stream *stream, int byte)
{
    if (look(stream) != byte)
        return false;
    input_take(stream->input);
    return true;
}

/* --- one value -------------------------------------------------------------
 */

/* Behind its quote; a quote behind a backslash does not end it. */
static bool gather_string(struct json_stream *stream)
{
    struct str *text = &stream->text;
    for (;;) {
        int byte = input_take(stream->input);
        if (byte == INPUT_END || text->length > JSON_STREAM_LIMIT)
            return false;
        str_add_char(text, (char)byte);
        if (byte == '"')
            return true;
        if (byte == '\\' && input_peek(stream->input) != INPUT_END)
            str_add_char(text, (char)input_take(stream->input));
    }
}

/* The bytes of one value, as brackets and quotes tell; whether it is JSON is
 * the reader's business. False where it does not end. */
static bool gather(struct json_stream *stream)
{
    struct str *text = &stream->text;
    size_t depth = 0;
    str_clear(text);
    for (;;) {
        int byte = input_peek(stream->input);
        bool ends = !depth && (byte == ',' || byte == ']' || byte == '}' ||
                               byte == ':' || is_blank(byte));
        if (ends)
            return true;
        if (byte == INPUT_END)
            return !depth && text->length;
        if (text->length > JSON_STREAM_LIMIT)
            return false;
        str_add_char(text, (char)input_take(stream->input));
        if (byte == '"' && !gather_string(stream))
            return false;
        depth += byte == '{' || byte == '[';
        depth -= depth && (byte == '}' || byte == ']');
    }
}

static bool read_value(struct json_stream *stream, size_t line,
                       struct error *error)
{
    size_t at;
    json_read_free(stream->held);
    stream->held = NULL;
    bool whole = gather(stream);
    if (!whole && stream->text.length > JSON_STREAM_LIMIT)
        return fail(line, "a value of more than 1 MiB", error);
    if (!whole)
        return fail(line, "this value does not end", error);
    stream->held = json_read(str_text(&stream->text), stream->text.length, &at);
    if (stream->held)
        return true;
    for (size_t i = 0; i < at && i < stream->text.length; i++)
        line += stream->text.text[i] == '\n';
    return fail(line, "this is no JSON", error);
}

/* --- the object ------------------------------------------------------------
 */

/* Over the brace at its beginning, and a byte order mark. */
static bool begin(struct json_stream *stream, struct error *error)
{
    stream->begun = true;
    if (input_peek(stream->input) == 0xEF) /* the other two follow */
        for (int i = 0; i < 3; i++)
            input_take(stream->input);
    return take(stream, '{') || expected(stream, "'{'", error);
}

static bool read_name(struct json_stream *stream, struct error *error)
{
    if (look(stream) != '"')
        return expected(stream, "a name in quotes", error);
    if (!read_value(stream, stream->input->line, error))
        return false;
    str_clear(&stream->name);
    str_add(&stream->name, json_read_text(stream->held, NULL));
    return take(stream, ':') || expected(stream, "':'", error);
}

/* The comma between two; false where the bracket closes, or with an error. */
static bool go_on(struct json_stream *stream, int bracket, struct error *error)
{
    bool follows = stream->follows;
    stream->follows = true;
    if (take(stream, bracket)) {
        stream->in_list = false;
        return false;
    }
    if (!follows || take(stream, ','))
        return true;
    return expected(stream, bracket == ']' ? "',' or ']'" : "',' or '}'",
                    error);
}

static bool end(struct json_stream *stream, struct error *error)
{
    if (error->code == ERROR_NONE && look(stream) != INPUT_END)
        fail(stream->input->line, "there is something behind the end", error);
    return false;
}

static bool next_item(struct json_stream *stream, struct json_found *found,
                      struct error *error)
{
    if (!go_on(stream, ']', error))
        return false;
    look(stream);
    found->line = stream->input->line;
    if (!read_value(stream, found->line, error))
        return false;
    found->value = stream->held;
    found->in_list = true;
    return true;
}

bool json_stream_next(struct json_stream *stream, struct json_found *found,
                      struct error *error)
{
    if (!stream->begun && !begin(stream, error))
        return false;
    *found = (struct json_found){.name = NULL};
    for (;;) {
        if (stream->in_list && next_item(stream, found, error))
            break;
        if (error->code != ERROR_NONE || !go_on(stream, '}', error))
            return end(stream, error);
        if (!read_name(stream, error))
            return false;
        stream->in_list = take(stream, '[');
        stream->follows = !stream->in_list;
        if (stream->in_list)
            continue;
        found->line = stream->input->line;
        if (!read_value(stream, found->line, error))
            return false;
        found->value = stream->held;
        break;
    }
    found->name = str_text(&stream->name);
    return true;
}
