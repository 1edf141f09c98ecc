#include "bank/json_schema.h"

#include <string.h>

#include "bank/schema.h"
#include "bank/template.h"

/* --- writing ---------------------------------------------------------------
 */

struct writer {
    struct str *out;
    size_t indent;
    bool comma; /* one is due before the next member */
};

static void start_line(struct writer *writer)
{
    str_add(writer->out, writer->comma ? ",\n" : "\n");
    for (size_t i = 0; i < writer->indent; i++)
        str_add(writer->out, "  ");
    writer->comma = true;
}

static void add_text(struct str *out, const char *text)
{
    str_add_char(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
    str_add_char(out, '"');
}

static void add_name(struct writer *writer, const char *name)
{
    start_line(writer);
    if (!name)
        return;
    add_text(writer->out, name);
    str_add(writer->out, ": ");
}

/* A member whose value is JSON already; a list's member has no name. */
static void member(struct writer *writer, const char *name, const char *json)
{
    add_name(writer, name);
    str_add(writer->out, json);
}

static void member_text(struct writer *writer, const char *name,
                        const char *text)
{
    add_name(writer, name);
    add_text(writer->out, text);
}

static void begin(struct writer *writer, const char *name, char bracket)
{
    add_name(writer, name);
    str_add_char(writer->out, bracket);
    writer->indent++;
    writer->comma = false;
}

static void end(struct writer *writer, char bracket)
{
    writer->indent--;
    writer->comma = false;
    start_line(writer);
    str_add_char(writer->out, bracket);
}

/* --- values ----------------------------------------------------------------
 */

/* Keys whose values are more than their shape; JSON members without braces. */
static const char *special(enum key_map map, const char *name)
{
    static const struct {
        enum key_map map;
        const char *name, *json;
    } rows[] = {
        {MAP_BANK, "format", "\"enum\": [1, \"1\"]"},
        {MAP_BANK, "bank", "\"$ref\": \"#/$defs/id\""},
        {MAP_BANK, "templates",
         "\"type\": \"array\", \"minItems\": 1, "
         "\"items\": { \"$ref\": \"#/$defs/template\" }"},
        {MAP_TEMPLATE, "id", "\"$ref\": \"#/$defs/id\""},
        {MAP_TEMPLATE, "topic", "\"$ref\": \"#/$defs/id\""},
        {MAP_TEMPLATE, "level", "\"$ref\": \"#/$defs/level\""},
        {MAP_TEMPLATE, "tools",
         "\"enum\": [\"head\", \"paper\", \"calculator\"]"},
        {MAP_TEMPLATE, "then",
         "\"type\": \"array\", \"minItems\": 1, "
         "\"items\": { \"$ref\": \"#/$defs/part\" }"},
        {MAP_PART, "id", "\"$ref\": \"#/$defs/id\""},
        {MAP_PART, "kind", "\"$ref\": \"#/$defs/kind\""},
        {MAP_PART, "accept", "\"$ref\": \"#/$defs/rule\""},
        {MAP_PART, "options",
         "\"type\": \"array\", \"minItems\": 2, "
         "\"items\": { \"$ref\": \"#/$defs/option\" }"},
        {MAP_PART, "mistakes",
         "\"type\": \"array\", \"minItems\": 1, "
         "\"items\": { \"$ref\": \"#/$defs/mistake\" }"},
        {MAP_PART, "readings",
         "\"type\": \"array\", \"minItems\": 1, "
         "\"items\": { \"$ref\": \"#/$defs/reading\" }"},
        {MAP_MISTAKE, "tag", "\"$ref\": \"#/$defs/id\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].map == map && strcmp(rows[i].name, name) == 0)
            return rows[i].json;
    return NULL;
}

static const char *of_shape(enum key_shape shape)
{
    switch (shape) {
    case KEY_TEXT:
    case KEY_FORMULA:
    case KEY_DOMAIN:
    case KEY_PROGRAM:
    case KEY_PROSE: return "\"$ref\": \"#/$defs/plain\"";
    case KEY_PROSES: return "\"$ref\": \"#/$defs/texts\"";
    case KEY_WORDS: return "\"$ref\": \"#/$defs/words\"";
    case KEY_NAMED: return "\"$ref\": \"#/$defs/names\"";
    case KEY_ROWS: return "\"$ref\": \"#/$defs/rows\"";
    case KEY_MAPS: return "\"type\": \"array\"";
    }
    return "";
}

static void add_key(struct writer *writer, const struct key_row *row)
{
    const char *json = special(row->map, row->name);
    add_name(writer, row->name);
    str_add(writer->out, "{ \"description\": ");
    add_text(writer->out, row->about);
    str_add_format(writer->out, ", %s }", json ? json : of_shape(row->shape));
}

/* A follow-up's id is asked for in follow-ups only. */
static bool belongs(const struct key_row *row, unsigned maps)
{
    bool follow_up_id = row->map == MAP_PART && strcmp(row->name, "id") == 0;
    return row->map & maps && !(follow_up_id && maps & MAP_TEMPLATE);
}

/* The members of an object with the keys of these maps. */
static void add_keys(struct writer *writer, unsigned maps)
{
    const struct key_row *row;
    member(writer, "type", "\"object\"");
    member(writer, "additionalProperties", "false");
    begin(writer, "required", '[');
    for (size_t i = 0; (row = schema_row(i)); i++)
        if (belongs(row, maps) && row->required)
            member_text(writer, NULL, row->name);
    end(writer, ']');
    begin(writer, "properties", '{');
    for (size_t i = 0; (row = schema_row(i)); i++)
        if (belongs(row, maps))
            add_key(writer, row);
    end(writer, '}');
}

/* --- definitions -----------------------------------------------------------
 */

static void add_map(struct writer *writer, const char *name, unsigned maps)
{
    begin(writer, name, '{');
    if (maps & MAP_PART)
        member(writer, "$ref", "\"#/$defs/fits-kind\"");
    add_keys(writer, maps);
    end(writer, '}');
}

static void add_kinds(struct writer *writer)
{
    begin(writer, "kind", '{');
    begin(writer, "oneOf", '[');
#define KIND(id, name, judged, about)                                          \
    member(writer, NULL,                                                       \
           "{ \"const\": \"" name "\", \"description\": \"" about "\" }");
#include "bank/kind.def"
#undef KIND
    end(writer, ']');
    end(writer, '}');
}

static void add_rules(struct writer *writer)
{
    struct str pattern = {0};
    static const struct {
        const char *name, *takes;
    } rules[] = {
#define NOTHING                      ""
#define DIGITS                       " *: *(1[0-5]|[0-9])"
#define AMOUNT                       " *: *[0-9.][0-9.eE+-]* *%?"
#define SPREAD                       " *: *(x *[0-9.]+|[0-9.]+ *%)"
#define RULE(id, name, takes, about) {name, takes},
#include "bank/rule.def"
#undef RULE
#undef NOTHING
#undef DIGITS
#undef AMOUNT
#undef SPREAD
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].name)
            str_add_format(&pattern, "%s%s%s", i ? "|" : "^ *(", rules[i].name,
                           rules[i].takes);
    str_add(&pattern, ") *(;.*)?$");
    begin(writer, "rule", '{');
    member(writer, "type", "\"string\"");
    member_text(writer, "pattern", str_text(&pattern));
    member(writer, "examples",
           "[\"exact\", \"sigfig:3\", \"dp:2\", \"rel:1%\", \"abs:0.5\", "
           "\"estimate:x2\"]");
    end(writer, '}');
    str_release(&pattern);
}

/* A choice has options or a key around which they are made, an open question a
 * rubric, and all others a key. */
static const char fits_kind[] =
    "{\n"
    "      \"if\": { \"required\": [\"kind\"], \"properties\": "
    "{ \"kind\": { \"const\": \"choice\" } } },\n"
    "      \"then\": { \"oneOf\": [{ \"required\": [\"options\"] }, "
    "{ \"required\": [\"answer\"] }], \"properties\": "
    "{ \"rubric\": false } },\n"
    "      \"else\": {\n"
    "        \"if\": { \"required\": [\"kind\"], \"properties\": "
    "{ \"kind\": { \"const\": \"open\" } } },\n"
    "        \"then\": { \"required\": [\"rubric\"], \"properties\": "
    "{ \"answer\": false, \"options\": false } },\n"
    "        \"else\": { \"required\": [\"answer\"], \"properties\": "
    "{ \"options\": false, \"rubric\": false } }\n"
    "      }\n"
    "    }";

/* What the values of keys refer to. */
static void add_values(struct writer *writer)
{
    /* YAML makes numbers and truths of what looks like them. */
    member(writer, "plain",
           "{ \"type\": [\"string\", \"number\", \"boolean\"] }");
    member(writer, "texts",
           "{ \"anyOf\": [{ \"$ref\": \"#/$defs/plain\" }, { \"type\": "
           "\"array\", \"minItems\": 1, \"items\": { \"$ref\": "
           "\"#/$defs/plain\" } }] }");
    member(writer, "id",
           "{ \"type\": [\"string\", \"integer\"], \"pattern\": "
           "\"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$\" }");
    member(writer, "words",
           "{ \"type\": \"array\", \"minItems\": 1, \"items\": { \"$ref\": "
           "\"#/$defs/id\" } }");
    member(writer, "names",
           "{ \"type\": \"object\", \"minProperties\": 1, \"propertyNames\": "
           "{ \"pattern\": \"^[A-Za-z_][A-Za-z0-9_]*$\" }, "
           "\"additionalProperties\": { \"$ref\": \"#/$defs/plain\" } }");
    member(writer, "rows",
           "{ \"type\": \"array\", \"minItems\": 1, \"items\": { \"type\": "
           "\"array\", \"minItems\": 1, \"items\": { \"$ref\": "
           "\"#/$defs/plain\" } } }");
    begin(writer, "level", '{');
    begin(writer, "anyOf", '[');
    str_add_format(writer->out,
                   "\n        { \"type\": \"integer\", \"minimum\": %d, "
                   "\"maximum\": %d },"
                   "\n        { \"type\": \"string\", \"pattern\": "
                   "\"^[%d-%d](\\\\.\\\\.[%d-%d])?$\" }",
                   LEVEL_LEAST, LEVEL_MOST, LEVEL_LEAST, LEVEL_MOST,
                   LEVEL_LEAST, LEVEL_MOST);
    end(writer, ']');
    end(writer, '}');
}

void json_schema_add(struct str *out)
{
    struct writer writer = {.out = out, .indent = 1};
    str_add_char(out, '{');
    member_text(&writer, "$schema",
                "https://json-schema.org/draft/2020-12/schema");
    member_text(&writer, "$id", "https://reckon.invalid/bank.schema.json");
    member_text(&writer, "title", "A bank of reckon");
    member_text(&writer, "description",
                "Made by 'reckon schema'. It knows which keys there are; "
                "'reckon check' knows formulas too.");
    add_keys(&writer, MAP_BANK);
    begin(&writer, "$defs", '{');
    add_map(&writer, "template", MAP_TEMPLATE | MAP_PART);
    add_map(&writer, "part", MAP_PART);
    add_map(&writer, "option", MAP_OPTION);
    add_map(&writer, "mistake", MAP_MISTAKE);
    add_map(&writer, "reading", MAP_READING);
    add_kinds(&writer);
    member(&writer, "fits-kind", fits_kind);
    add_rules(&writer);
    add_values(&writer);
    end(&writer, '}');
    end(&writer, '}');
    str_add_char(out, '\n');
}
