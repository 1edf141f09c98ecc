/* For reckon-formula(7): every function by its theme. */
#include <string.h>

#include "generate.h"
#include "lang/function.h"

static const char *type_words(char letter)
{
    static const struct {
        char letter;
        const char *words;
    } types[] = {{'n', "number"},  {'t', "truth"}, {'s', "text"},
                 {'l', "numbers"}, {'m', "rows"},  {'T', "truths"},
                 {'a', "any"},     {'A', "list"},  {'M', "lists"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (types[i].letter == letter)
            return types[i].words;
    page_fail("a letter of a signature is unknown", (char[]){letter, '\0'});
    return "";
}

/* What a loop yields where the signature has a list of it. */
static const char *member_words(char letter)
{
    return letter == 'l' ? "number" : letter == 'T' ? "truth" : "any";
}

/* "number, number[, number]" */
static void add_arguments(struct str *out, const char *signature)
{
    size_t count = 0;
    bool optional = false;
    char last = 'n';
    for (; *signature && *signature != ':'; signature++) {
        if (*signature == '?') {
            optional = true;
            str_add_char(out, '[');
        } else if (*signature == '*')
            str_add_format(out, ", ...");
        else {
            last = *signature;
            str_add_format(out, "%s%s", count++ ? ", " : "", type_words(last));
        }
    }
    if (optional)
        str_add_char(out, ']');
}

/* Each way to call it: "sum(numbers), sum(number for ...) : number". */
static void add_head(struct str *out, const struct function *function)
{
    const char *signature = function->signature;
    const char *result = strchr(signature, ':');
    bool loop =
        function->kind == FUNCTION_LOOP || function->kind == FUNCTION_FOLD;
    if (function->kind == FUNCTION_INTERVAL)
        str_add_format(out, "%s(number for x in a..b)", function->name);
    else if (loop)
        str_add_format(out, "%s(%s for ...)", function->name,
                       member_words(*signature));
    if (function->kind == FUNCTION_FOLD)
        str_add(out, ", ");
    if (function->kind != FUNCTION_LOOP &&
        function->kind != FUNCTION_INTERVAL) {
        str_add_format(out, "%s(", function->name);
        add_arguments(out, signature);
        str_add_char(out, ')');
    }
    str_add_format(out, ": %s", result ? type_words(result[1]) : "?");
}

static void add_function(struct page *page, const struct function *function)
{
    struct str text = {0};
    add_head(&text, function);
    page_macro(page, ".It Ic", text.text);
    page_phrase(page, function->about);
    str_clear(&text);
    str_add(&text, function->example);
    if (function->value)
        str_add_format(&text, " = %s", function->value);
    page_macro(page, ".Dl", text.text);
    str_release(&text);
}

/* The theme of the rows that follow: a comment of one line. */
static void add_theme(struct page *page, const char *line, bool *open)
{
    struct str theme = {0};
    size_t length = strcspn(line, "*\n");
    while (length && line[length - 1] == ' ')
        length--;
    str_add_bytes(&theme, line, length);
    if (theme.text[0] >= 'a' && theme.text[0] <= 'z')
        theme.text[0] = (char)(theme.text[0] - 'a' + 'A');
    if (*open)
        page_line(page, ".El");
    page_macro(page, ".Ss", theme.text);
    page_line(page, ".Bl -tag -width Ds");
    *open = true;
    str_release(&theme);
}

/* Walks the table's text for its themes, and the table itself in step. */
void section_functions(struct page *page)
{
    struct str text = {0};
    size_t index = 0;
    bool open = false;
    page_read(page, "src/lang/function.def", &text);
    for (const char *at = text.text; at; at = strchr(at, '\n')) {
        at += *at == '\n';
        const char *quote = strchr(at, '"');
        if (strncmp(at, "/* ", 3) == 0 && memchr(at, '/', strcspn(at, "\n")) &&
            strncmp(at + strcspn(at, "\n") - 2, "*/", 2) == 0)
            add_theme(page, at + 3, &open);
        if (strncmp(at, "FN", 2) != 0 || !quote)
            continue;
        const struct function *function = function_at(index++);
        size_t length = strcspn(quote + 1, "\"");
        if (!function || strlen(function->name) != length ||
            memcmp(function->name, quote + 1, length) != 0)
            page_fail("function.def and its table differ at",
                      function ? function->name : "its end");
        add_function(page, function);
    }
    if (open)
        page_line(page, ".El");
    str_release(&text);
}
