/* For reckon-formula(7): reserved words, distributions, other names, limits. */
#include <stdio.h>
#include <string.h>

#include "base/numtext.h"
#include "generate.h"
#include "lang/function.h"

void section_words(struct page *page)
{
    struct str text = {0};
    const char *name;
#define KEYWORD(id, spelling) str_add_format(&text, "%s ", spelling);
#include "lang/token.def"
#undef KEYWORD
    for (size_t i = 0; (name = constant_at(i)); i++)
        str_add_format(&text, "%s ", name);
    str_cut(&text, text.length - 1);
    page_macro(page, ".Dl", text.text);
    str_release(&text);
}

/* --- distributions ---------------------------------------------------------
 */

struct parameter {
    const char *name, *title, *must;
    double value;
};

static const char *what_domain_must(const char *id)
{
#define DOMAIN(id_, least, most, whole, must)                                  \
    if (strcmp(id, #id_) == 0)                                                 \
        return must;
#include "lang/distribution_domain.def"
#undef DOMAIN
    page_fail("an unknown domain", id);
    return "";
}

static void add_distribution(struct page *page, const char *stem,
                             const char *title, const char *kind, int least,
                             const struct parameter *parameter, int most)
{
    struct str head = {0}, text = {0};
    str_add(&head, stem);
    str_add_format(&text, "The %s distribution, %s:", title,
                   strcmp(kind, "DISCRETE") == 0 ? "of whole numbers"
                                                 : "continuous");
    for (int i = 0; i < most; i++) {
        str_add_format(&head, "%s%s", i ? ", " : ": ", parameter[i].name);
        if (i >= least) {
            str_add(&head, " = ");
            numtext_add(&head, parameter[i].value, 6);
        }
        str_add_format(&text, "%s the %s must %s", i ? ";" : "",
                       parameter[i].title, parameter[i].must);
    }
    str_add_char(&text, '.');
    page_macro(page, ".It Ic", head.text);
    page_text(page, text.text);
    str_release(&head);
    str_release(&text);
}

void section_distributions(struct page *page)
{
    page_line(page, ".Bl -tag -width Ds");
#define PARAMETER(name, title, domain, value)                                  \
    {#name, title, what_domain_must(#domain), value}
#define NONE                                                                   \
    {                                                                          \
        NULL, NULL, NULL, 0                                                    \
    }
#define DISTRIBUTION(id, stem, title, kind, least, most, ...)                  \
    add_distribution(page, #stem, title, #kind, least,                         \
                     (const struct parameter[]){__VA_ARGS__}, most);
#include "lang/distribution.def"
#undef PARAMETER
#undef NONE
#undef DISTRIBUTION
    page_line(page, ".El");
}

/* What can be asked of each distribution, by the rows of the first one. */
void section_distribution_uses(struct page *page)
{
    const struct function *function;
    struct str name = {0}, about = {0};
    static const char stem[] = "norm";
    page_line(page, ".Bl -tag -width pSTEM_upper -compact");
    for (size_t i = 0; (function = function_at(i)); i++) {
        const char *at = strstr(function->name, stem);
        const char *comma = strstr(function->about, ", normal distribution");
        if (!at || !comma)
            continue;
        str_clear(&name);
        str_clear(&about);
        str_add_bytes(&name, function->name, (size_t)(at - function->name));
        str_add_format(&name, "STEM%s", at + strlen(stem));
        str_add_bytes(&about, function->about,
                      (size_t)(comma - function->about));
        page_macro(page, ".It Ic", name.text);
        page_phrase(page, about.text);
    }
    page_line(page, ".El");
    str_release(&name);
    str_release(&about);
}

/* --- names from elsewhere, limits ------------------------------------------
 */

void section_aliases(struct page *page)
{
    page_line(page, ".Bl -column nnnnnnnnnnnnnnnn nnnnnnnnnnnnnn");
#define ALIAS(foreign, known) page_line(page, ".It " foreign " Ta " known);
#include "lang/alias.def"
#undef ALIAS
    page_line(page, ".El");
}

/* Appends the name in words, "FORMULA_BYTES =" as "formula bytes". */
static void add_name(struct str *out, const char *name)
{
    for (; *name && *name != ' '; name++)
        str_add_char(out, *name == '_' ? ' ' : (char)(*name - 'A' + 'a'));
}

/* Rows of lang/limits.h: a name, a value and what it is about. */
void section_limits(struct page *page)
{
    struct str text = {0}, value = {0};
    page_read(page, "src/lang/limits.h", &text);
    page_line(page, ".Bl -tag -width 10,000,000 -compact");
    for (const char *at = strstr(text.text, "    LIMIT_"); at;
         at = strstr(at + 1, "\n    LIMIT_")) {
        const char *sign = strstr(at, " = "), *open = strstr(at, "/* ");
        const char *close = open ? strstr(open, " */") : NULL;
        unsigned long long number = 0, shift = 0;
        if (!sign || !close ||
            sscanf(sign, " = %llu << %llu", &number, &shift) < 1)
            page_fail("limits.h is not as expected near", at);
        str_clear(&value);
        numtext_add_grouped(&value, (int64_t)(number << shift));
        page_macro(page, ".It", value.text);
        str_clear(&value);
        add_name(&value, strstr(at, "LIMIT_") + strlen("LIMIT_"));
        str_add(&value, ": ");
        for (const char *c = open + 3; c < close; c++)
            if (*c != '\n' && !(*c == ' ' && c[1] == ' '))
                str_add_char(&value, *c);
        page_phrase(page, value.text);
    }
    page_line(page, ".El");
    str_release(&text);
    str_release(&value);
}
