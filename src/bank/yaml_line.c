#include "bank/yaml_line.h"

#include <string.h>

struct line {
    size_t start, end;   /* of the line */
    size_t key, key_end; /* key == key_end: none */
    size_t value;        /* first byte of the value; `end` if there is none */
};

static bool is_key_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

static size_t skip(const struct source *source, size_t at, size_t end)
{
    while (at < end && source->text[at] == ' ')
        at++;
    return at;
}

static struct line split(const struct source *source, size_t at)
{
    struct source_place place = source_locate(source, at);
    struct line line = {.start = place.start, .end = place.end};
    size_t from = skip(source, line.start, line.end);
    while (from + 1 < line.end && source->text[from] == '-' &&
           source->text[from + 1] == ' ')
        from = skip(source, from + 1, line.end);
    size_t word = from;
    while (word < line.end && is_key_byte(source->text[word]))
        word++;
    line.value = from;
    if (word > from && word < line.end && source->text[word] == ':' &&
        (word + 1 == line.end || source->text[word + 1] == ' ')) {
        line.key = from;
        line.key_end = word;
        line.value = skip(source, word + 1, line.end);
    }
    return line;
}

/* A value that is nothing but a block indicator: |, >, |-, >-, |2 ... */
static bool is_indicator(const char *value, size_t length)
{
    size_t at = 1;
    while (at < length && strchr("+-0123456789", value[at]))
        at++;
    while (at < length && value[at] == ' ')
        at++;
    return at == length;
}

bool yaml_line_mend(const struct source *source, uint32_t at,
                    struct error *error)
{
    struct line line = split(source, at);
    const char *value = source->text + line.value;
    size_t length = line.end - line.value;
    int key_length = (int)(line.key_end - line.key);
    const char *key = source->text + line.key;
    if (!length)
        return false;
    uint32_t place = (uint32_t)line.value;
    const char *mend = NULL;
    if (line.key == line.key_end && (*value == '[' || *value == '{')) {
        error_set_at(error, ERROR_SYNTAX, place, 1,
                     "no flow style here; write one key, or one '- ' entry, a "
                     "line");
        return true;
    }
    if (*value == '[' || *value == '{') {
        error_set_at(error, ERROR_SYNTAX, place, 1,
                     "YAML takes '%c' here for its own; for prose put '>-' "
                     "after '%.*s:' and the text on the next line, for a list "
                     "write list(a, b)",
                     *value, key_length, key);
        return true;
    }
    if (*value == '%' || *value == '@' || *value == '`' || *value == ',' ||
        *value == '}' || *value == ']')
        mend = "YAML takes this character for its own; put";
    else if ((*value == '|' || *value == '>') && !is_indicator(value, length))
        mend = "YAML takes '|' and '>' at the start for block marks; write "
               "abs(x), or put brackets around a formula, or put";
    else if (*value == '"' || *value == '\'')
        mend = "no quotes around a value; put";
    else if (*value == '!' || *value == '&' || *value == '*')
        mend = "YAML takes '!', '&' and '*' at the start for its own; put "
               "brackets around a formula, or put";
    if (mend) {
        error_set_at(error, ERROR_SYNTAX, place, 1,
                     "%s '>-' after '%.*s:' and the text on the next "
                     "line",
                     mend, key_length, key);
        return true;
    }
    for (size_t i = 0; line.key_end > line.key && i + 1 < length; i++)
        if (value[i] == ':' && value[i + 1] == ' ') {
            error_set_at(error, ERROR_SYNTAX, place + (uint32_t)i, 1,
                         "': ' inside a value; put '>-' after '%.*s:' and the "
                         "text on the next line",
                         key_length, key);
            return true;
        }
    return false;
}

bool yaml_line_check_comment(const struct source *source, uint32_t at,
                             uint32_t end, bool block, struct error *error)
{
    size_t from = block ? at : end;
    const char *line = source->text + from;
    const char *feed = memchr(line, '\n', source->length - from);
    size_t length = feed ? (size_t)(feed - line) : source->length - from;
    if (!length || !memchr(line, '#', length))
        return true;
    for (size_t i = from; i < source->length && source->text[i] != '\n'; i++)
        if (source->text[i] == '#' && i > 0 &&
            (source->text[i - 1] == ' ' || i == from))
            return error_set_at(
                error, ERROR_SYNTAX, (uint32_t)i, 1,
                "what stands behind '#' is cut off by YAML; comments stand on "
                "their own line, and text with ' #' goes under '>-'");
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r';
}

uint32_t yaml_place(const struct source *source, const struct yaml_node *scalar,
                    uint32_t offset)
{
    const char *text = source->text;
    size_t at = scalar->at, end = scalar->at + scalar->length;
    if (at < end && (text[at] == '|' || text[at] == '>')) {
        while (at < end && text[at] != '\n')
            at++;
    }
    /* The same characters stand in both, in the same order; only blanks were
     * changed. So skip as many in the file as come before in the text. */
    for (uint32_t i = 0; i < offset && i < scalar->text_length; i++) {
        if (is_blank(scalar->text[i]))
            continue;
        while (at < end && is_blank(text[at]))
            at++;
        at++;
    }
    bool wants_blank =
        offset < scalar->text_length && is_blank(scalar->text[offset]);
    while (!wants_blank && at < end && is_blank(text[at]))
        at++;
    return (uint32_t)(at < end ? at : end);
}

void yaml_move_error(const struct source *source,
                     const struct yaml_node *scalar, struct error *error)
{
    uint32_t start = yaml_place(source, scalar, error->at);
    uint32_t end = yaml_place(source, scalar, error->at + error->length);
    /* The end lies behind the last character, not before the next one. */
    if (error->length && error->at + error->length <= scalar->text_length)
        end = yaml_place(source, scalar, error->at + error->length - 1) + 1;
    error->at = start;
    error->length = end > start ? end - start : 1;
    error->source = source;
}
