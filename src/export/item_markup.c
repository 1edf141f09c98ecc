#include "export/item_markup.h"

#include <string.h>

#include "base/lanes.h"
#include "base/markup.h"
#include "base/numtext.h"

/* --- the medium ------------------------------------------------------------
 */

/* Signs that begin something in one of the systems: a backslash or two dollars
 * a formula (MathJax looks at runs of text, which an element ends), a brace a
 * field, a bracket a sound, two at signs a file. */
static void add_guarded(struct str *out, const char *at, char before)
{
    switch (*at) {
    case '\\': str_add(out, "<span>\\</span>"); break;
    case '$':
        str_add(out, before == '$' || at[1] == '$' ? "<span>$</span>" : "$");
        break;
    case '{': str_add(out, "&#123;"); break;
    case '}': str_add(out, "&#125;"); break;
    case '[': str_add(out, "&#91;"); break;
    case ']': str_add(out, "&#93;"); break;
    case '@': str_add(out, "&#64;"); break;
    default: str_add_char(out, *at);
    }
}

/* Of most texts all bytes; others only begin so. */
static inline lanes are_plain(lanes bytes)
{
    return lanes_printable(bytes) & (bytes != '&') & (bytes != '<') &
           (bytes != '>') & (bytes != '"') & (bytes != '$') & (bytes != '@') &
           ((bytes < '[') | (bytes > ']')) & (bytes != '{') & (bytes != '}');
}

static void write_words(struct str *out, const char *text, size_t length,
                        bool begins)
{
    struct str markup = {0};
    (void)begins;
    size_t same = lanes_span(text, length, are_plain);
    str_add_bytes(out, text, same);
    text += same;
    length -= same;
    if (!length)
        return;
    markup_add_xml(&markup, text, length);
    char before = 0;
    for (const char *at = str_text(&markup); *at; before = *at++) {
        size_t plain = strcspn(at, "\\${}[]@");
        str_add_bytes(out, at, plain);
        at += plain;
        if (!*at)
            break;
        add_guarded(out, at, plain ? at[-1] : before);
    }
    str_release(&markup);
}

static void write_formula(struct str *out, const struct box *const *step,
                          uint32_t steps)
{
    struct str latex = {0};
    for (uint32_t i = 0; i < steps; i++) {
        str_add(&latex, i ? " = " : "");
        box_latex(step[i], &latex);
    }
    str_add(out, "\\(");
    markup_add_xml(out, str_text(&latex), latex.length);
    str_add(out, "\\)");
    str_release(&latex);
}

const struct medium medium_web = {
    .name = "web", .words = write_words, .formula = write_formula};

static void write_plain(struct str *out, const char *text, size_t length,
                        bool begins)
{
    (void)begins;
    markup_add_xml(out, text, length);
}

/* Large by an element, since MathML 2 has no such attribute on the root. */
static void write_mathml(struct str *out, const struct box *const *step,
                         uint32_t steps)
{
    str_add(out, "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">");
    str_add(out, steps > 1 ? "<mstyle displaystyle=\"true\">" : "<mrow>");
    for (uint32_t i = 0; i < steps; i++) {
        str_add(out, i ? "<mo>=</mo>" : "");
        box_mathml(step[i], out);
    }
    str_add(out, steps > 1 ? "</mstyle></math>" : "</mrow></math>");
}

const struct medium medium_mathml = {
    .name = "mathml", .words = write_plain, .formula = write_mathml};

/* --- stems ---------------------------------------------------------------- */

static void add_cell(const struct medium *medium, const struct paper_part *part,
                     uint32_t row, uint32_t column, struct str *out)
{
    const struct passage *cell =
        part->cell_passage[row * part->columns + column];
    str_add(out, row ? "<td>" : "<th>");
    medium_write(medium, cell, "<br/>", out);
    str_add(out, row ? "</td>" : "</th>");
}

/* QTI wants a body in every table, so a head without rows is one. */
static void add_table(const struct medium *medium,
                      const struct paper_part *part, struct str *out)
{
    bool headed = part->rows > 1;
    if (!part->rows)
        return;
    str_add(out, "<table>");
    for (uint32_t row = 0; row < part->rows; row++) {
        if (row < 2)
            str_add(out, headed && row == 0 ? "<thead>" : "<tbody>");
        str_add(out, "<tr>");
        for (uint32_t i = 0; i < part->columns; i++)
            add_cell(medium, part, row, i, out);
        str_add(out, headed && row == 0 ? "</tr></thead>" : "</tr>");
    }
    str_add(out, "</tbody></table>");
}

void item_stem(const struct medium *medium, const struct item *item,
               bool by_hand, struct str *out)
{
    for (uint32_t i = 0; i <= item->earlier; i++) {
        item_paragraphs(medium, item->question->part[i].passage, out);
        add_table(medium, &item->question->part[i], out);
    }
    str_add(out, "<p><em>");
    medium_words(medium, by_hand ? item->wanted_by_hand : item->wanted, out);
    str_add(out, "</em></p>");
}

void item_paragraphs(const struct medium *medium, const struct passage *passage,
                     struct str *out)
{
    if (!passage)
        return;
    str_add(out, "<p>");
    medium_write(medium, passage, "</p><p>", out);
    str_add(out, "</p>");
}

void item_named(const struct medium *medium, const char *name,
                const struct passage *passage, struct str *out)
{
    if (!passage)
        return;
    str_add_format(out, "<p><strong>%s:</strong> ", name);
    medium_write(medium, passage, "</p><p>", out);
    str_add(out, "</p>");
}

void item_list(const struct medium *medium, const char *name,
               const struct passage *const *passage, uint32_t count,
               struct str *out)
{
    if (!count)
        return;
    str_add_format(out, "<p><strong>%s:</strong></p><ul>", name);
    for (uint32_t i = 0; i < count; i++) {
        str_add(out, "<li>");
        medium_write(medium, passage[i], "<br/>", out);
        str_add(out, "</li>");
    }
    str_add(out, "</ul>");
}

static void add_mistake(const struct medium *medium,
                        const struct item_answer *answer, struct str *out)
{
    enum { FIGURES = 6 };
    str_add(out, "<li>");
    if (answer->text)
        medium_words(medium, answer->text, out);
    else
        numtext_add(out, answer->value, FIGURES);
    str_add(out, ": ");
    medium_write(medium, answer->say, "<br/>", out);
    str_add(out, "</li>");
}

void item_mistakes(const struct medium *medium, const struct item *item,
                   struct str *out)
{
    bool some = false;
    for (uint32_t i = 0; i < item->fields; i++)
        for (uint32_t k = 0; k < item->field[i].answers; k++) {
            const struct item_answer *answer = &item->field[i].answer[k];
            if (!answer->mistake)
                continue;
            if (!some)
                str_add(out, "<p><strong>Known mistakes:</strong></p><ul>");
            some = true;
            add_mistake(medium, answer, out);
        }
    if (some)
        str_add(out, "</ul>");
}
