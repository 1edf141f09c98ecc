#include "history/field.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numtext.h"
#include "history/text.h"
#include "store/answers.h"
#include "store/sittings.h"

enum { OPTIONAL = false, NEEDED = true };

/* Where the length of bytes stands; of no meaning for the others. */
#define LENGTH_answer_row      offsetof(struct answer_row, typed_length)
#define LENGTH_sitting         0
#define LENGTH_sitting_item    0
#define LENGTH_sitting_note    offsetof(struct sitting_note, length)
#define LENGTH_stated_interval 0

static const struct field fields[] = {
#define FIELD(record, type, name, member, kind, needed, least, most, about)    \
    {RECORD_##record,                                                          \
     FIELD_##kind,                                                             \
     #name,                                                                    \
     needed,                                                                   \
     offsetof(struct type, member),                                            \
     LENGTH_##type,                                                            \
     least,                                                                    \
     most,                                                                     \
     about},
#include "history/field.def"
#undef FIELD
};

enum { FIELDS = sizeof fields / sizeof *fields };

const struct field *field_of(enum field_record record, size_t *count)
{
    size_t first = 0, last;
    while (fields[first].record != record)
        first++;
    for (last = first; last < FIELDS && fields[last].record == record; last++)
        ;
    *count = last - first;
    return &fields[first];
}

/* --- the members of a row --------------------------------------------------
 * Each is looked at as what its kind says it is.
 */

static const void *member(const struct field *field, const void *row)
{
    return (const char *)row + field->offset;
}

#define GET(type, field, row) (*(type const *)member(field, row))
#define SET(type, field, row, value)                                           \
    (*(type *)(void *)((char *)(row) + (field)->offset) = (value))

static size_t length_of(const struct field *field, const void *row)
{
    const char *bytes = GET(const char *, field, row);
    if (field->kind == FIELD_BYTES)
        return *(const size_t *)(const void *)((const char *)row +
                                               field->length);
    return bytes ? strlen(bytes) : 0;
}

static void set_bytes(const struct field *field, void *row, const char *bytes,
                      size_t length)
{
    SET(const char *, field, row, bytes);
    if (field->kind == FIELD_BYTES)
        *(size_t *)(void *)((char *)row + field->length) = length;
}

bool field_is_none(const struct field *field, const void *row)
{
    switch (field->kind) {
    case FIELD_REAL:
    case FIELD_MOMENT: return isnan(GET(double, field, row));
    case FIELD_MAYBE: return GET(int, field, row) == ANSWERS_UNKNOWN;
    case FIELD_INTEGER: return !field->needed && GET(int64_t, field, row) == 0;
    case FIELD_TEXT:
    case FIELD_BYTES: return !field->needed && length_of(field, row) == 0;
    case FIELD_SMALL:
    case FIELD_TRUTH:
    case FIELD_SESSION:
    case FIELD_SEED: break;
    }
    return false;
}

/* What a text is where there is none: the track is "" then, the rest NULL. */
static const char *no_text(const struct field *field)
{
    return strcmp(field->name, "track") == 0 ? "" : NULL;
}

void field_make_none(const struct field *field, void *row)
{
    switch (field->kind) {
    case FIELD_REAL:
    case FIELD_MOMENT: SET(double, field, row, (double)NAN); break;
    case FIELD_MAYBE: SET(int, field, row, ANSWERS_UNKNOWN); break;
    case FIELD_INTEGER: SET(int64_t, field, row, 0); break;
    case FIELD_TEXT:
    case FIELD_BYTES: set_bytes(field, row, no_text(field), 0); break;
    case FIELD_SMALL:
    case FIELD_TRUTH:
    case FIELD_SESSION:
    case FIELD_SEED: break;
    }
}

/* --- writing ---------------------------------------------------------------
 */

static void print_real(struct str *out, double value)
{
    if (isinf(value))
        str_add(out, value > 0 ? "inf" : "-inf");
    else
        numtext_add_shortest(out, value);
}

void field_print(const struct field *field, const void *row, struct str *out)
{
    if (field_is_none(field, row))
        return;
    switch (field->kind) {
    case FIELD_INTEGER: str_add_integer(out, GET(int64_t, field, row)); break;
    case FIELD_SMALL:
    case FIELD_MAYBE: str_add_integer(out, GET(int, field, row)); break;
    case FIELD_REAL:
    case FIELD_MOMENT: print_real(out, GET(double, field, row)); break;
    case FIELD_TRUTH: str_add_integer(out, GET(bool, field, row)); break;
    case FIELD_TEXT:
    case FIELD_BYTES:
        text_escape(out, GET(const char *, field, row), length_of(field, row));
        break;
    case FIELD_SESSION:
        str_add_format(out, "s%016" PRIx64, (uint64_t)GET(int64_t, field, row));
        break;
    case FIELD_SEED:
        str_add_format(out, "%" PRIu64, GET(uint64_t, field, row));
        break;
    }
}

void field_write(const struct field *field, const void *row, struct json *json)
{
    if (field_is_none(field, row))
        return;
    json_name(json, field->name);
    if (field->kind == FIELD_TRUTH) {
        json_truth(json, GET(bool, field, row));
        return;
    }
    if (field->kind == FIELD_MAYBE) {
        json_truth(json, GET(int, field, row) == 1);
        return;
    }
    struct str text = {0};
    field_print(field, row, &text);
    bool number = field->kind == FIELD_INTEGER || field->kind == FIELD_SMALL ||
                  ((field->kind == FIELD_REAL || field->kind == FIELD_MOMENT) &&
                   isfinite(GET(double, field, row)));
    if (number) {
        str_add(json->out, text.text);
        json->comma = true;
    } else {
        json_text(json, str_text(&text));
    }
    str_release(&text);
}

/* --- reading ---------------------------------------------------------------
 */

/* What the field should hold, as the end of a sentence. */
static void add_wanted(const struct field *field, struct str *out)
{
    switch (field->kind) {
    case FIELD_INTEGER:
    case FIELD_SMALL:
    case FIELD_MOMENT:
        str_add(out, "a whole number from ");
        numtext_add_shortest(out, field->least);
        str_add(out, " to ");
        numtext_add_shortest(out, field->most);
        return;
    case FIELD_REAL:
        str_add(out, "a number");
        if (isfinite(field->least)) {
            str_add(out, " from ");
            numtext_add_shortest(out, field->least);
            str_add(out, " to ");
            numtext_add_shortest(out, field->most);
        }
        return;
    case FIELD_TRUTH:
    case FIELD_MAYBE:
        str_add(out, "yes or no (1 or 0; in JSON true or false)");
        return;
    case FIELD_TEXT: str_add(out, "a text (with \\\\ for a backslash)"); return;
    case FIELD_BYTES:
        str_add(out, "a text (with \\\\ for a backslash, \\xNN for a byte)");
        return;
    case FIELD_SESSION: str_add(out, "s and 16 hexadecimal digits"); return;
    case FIELD_SEED: str_add(out, "a whole number below 2^64"); return;
    }
}

static bool refuse(const struct field *field, const char *text,
                   struct str *fault)
{
    enum { SHOWN = 40 };
    if (!text)
        str_add_format(fault, "%s is not ", field->name);
    else if (!*text)
        str_add_format(fault, "%s is missing; it wants ", field->name);
    else
        str_add_format(fault, "%s is '%.*s%s', not ", field->name, SHOWN, text,
                       strlen(text) > SHOWN ? "..." : "");
    add_wanted(field, fault);
    return false;
}

static bool take_text(const struct field *field, const char *text, void *row,
                      struct arena *arena, struct str *fault)
{
    size_t length;
    const char *bytes = text_unescape(text, &length, arena);
    if (!bytes || (field->kind == FIELD_TEXT && strlen(bytes) != length))
        return refuse(field, text, fault);
    set_bytes(field, row, bytes, length);
    return true;
}

static bool take_session(const struct field *field, const char *text, void *row,
                         struct str *fault)
{
    static const char digits[] = "0123456789abcdef";
    uint64_t session = 0;
    bool good = *text == 's' && strlen(text) == 17;
    for (int i = 1; good && i < 17; i++) {
        const char *digit = strchr(digits, text[i]);
        good = digit != NULL;
        session = session << 4 | (good ? (uint64_t)(digit - digits) : 0);
    }
    if (!good)
        return refuse(field, text, fault);
    SET(int64_t, field, row, (int64_t)session);
    return true;
}

static bool take_seed(const struct field *field, const char *text, void *row,
                      struct str *fault)
{
    uint64_t seed;
    if (!numtext_integer(text, strlen(text), &seed))
        return refuse(field, text, fault);
    SET(uint64_t, field, row, seed);
    return true;
}

/* Is the number one that the field can hold? If so it is set. */
static bool take_number(const struct field *field, double value, void *row)
{
    if (!(value >= field->least && value <= field->most))
        return false;
    if (field->kind == FIELD_REAL) {
        SET(double, field, row, value);
        return true;
    }
    if (value != floor(value))
        return false;
    if (field->kind == FIELD_MOMENT)
        SET(double, field, row, value);
    else if (field->kind == FIELD_INTEGER)
        SET(int64_t, field, row, (int64_t)value);
    else if (field->kind == FIELD_TRUTH)
        SET(bool, field, row, value != 0);
    else
        SET(int, field, row, (int)value);
    return true;
}

static bool read_number(const char *text, double *value)
{
    bool minus = *text == '-';
    text += minus;
    if (strcmp(text, "inf") == 0)
        *value = HUGE_VAL;
    else if (!numtext_double(text, strlen(text), value))
        return false;
    if (minus)
        *value = -*value;
    return true;
}

bool field_read(const struct field *field, const char *text, void *row,
                struct arena *arena, struct str *fault)
{
    double value;
    if (!*text && field->needed)
        return refuse(field, text, fault);
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_BYTES: return take_text(field, text, row, arena, fault);
    case FIELD_SESSION: return take_session(field, text, row, fault);
    case FIELD_SEED: return take_seed(field, text, row, fault);
    case FIELD_INTEGER:
    case FIELD_SMALL:
    case FIELD_REAL:
    case FIELD_MOMENT:
    case FIELD_TRUTH:
    case FIELD_MAYBE:
        return (read_number(text, &value) && take_number(field, value, row)) ||
               refuse(field, text, fault);
    }
    return false;
}

bool field_read_json(const struct field *field, const struct json_value *value,
                     void *row, struct arena *arena, struct str *fault)
{
    const char *text = json_read_text(value, NULL);
    double number;
    bool truth;
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_BYTES:
    case FIELD_SESSION:
    case FIELD_SEED:
        return text ? field_read(field, text, row, arena, fault)
                    : refuse(field, NULL, fault);
    case FIELD_INTEGER:
    case FIELD_SMALL:
    case FIELD_REAL:
    case FIELD_MOMENT:
        if (text)
            return field_read(field, text, row, arena, fault);
        if (!json_read_number(value, &number))
            return refuse(field, NULL, fault);
        if (take_number(field, number, row))
            return true;
        break;
    case FIELD_TRUTH:
    case FIELD_MAYBE:
        if (json_read_truth(value, &truth))
            return take_number(field, truth, row);
        return refuse(field, NULL, fault);
    }
    struct str shown = {0};
    numtext_add_shortest(&shown, number);
    refuse(field, shown.text, fault);
    str_release(&shown);
    return false;
}
