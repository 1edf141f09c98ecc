/* The last interview, part by part (declared in words.h). */
#include "session/interview.h"

#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "figure/date.h"
#include "report/web.h"
#include "report/words.h"

static void add_points(struct str *out, double points)
{
    numtext_add(out, round(100 * points) / 100, 5);
}

static void add_result(struct str *out, const struct lookback_asked *part)
{
    if (part->skipped || isnan(part->points)) {
        str_add(out, part->skipped ? "skipped" : "not marked");
    } else if (part->open) {
        numtext_add_fixed(out, 100 * part->points, 0);
        str_add(out, "% of its points");
    } else if (part->points >= INTERVIEW_FULL) {
        str_add(out, "right");
    } else if (part->credit > 0) {
        str_add(out, part->credit >= INTERVIEW_FULL ? "right, with hints: "
                                                    : "nearly: ");
        add_points(out, part->points);
    } else {
        str_add(out, "wrong");
        if (part->about)
            str_add_format(out, ": you %s", part->about);
    }
}

static void write_row(struct str *out, const struct lookback_asked *part)
{
    struct str text = {0};
    str_add_format(&text, "%d. %s", (int)part->question, part->name);
    web_text(out, "<tr><th scope=\"row\">", text.text, "</th>");
    web_text(out, "<td>", part->topic, "</td>");
    str_clear(&text);
    add_result(&text, part);
    web_text(out, "<td class=\"words\">", text.text, "</td>");
    str_clear(&text);
    numtext_add_duration(&text, part->seconds);
    web_text(out, "<td class=\"number\">", text.text, "</td>");
    str_clear(&text);
    if (part->author > 0)
        numtext_add_duration(&text, part->author);
    web_text(out, "<td class=\"number\">", str_text(&text), "</td></tr>\n");
    str_release(&text);
}

static void write_table(struct str *out, const struct lookback_mock *mock)
{
    str_add(out, "<div class=\"table\" role=\"group\" tabindex=\"0\" "
                 "aria-label=\"Table: what was asked\">\n<table>\n"
                 "<caption>What was asked</caption>\n<thead><tr>"
                 "<th scope=\"col\">question</th>"
                 "<th scope=\"col\">topic</th>"
                 "<th scope=\"col\">result</th>"
                 "<th scope=\"col\" class=\"number\">time</th>"
                 "<th scope=\"col\" class=\"number\">expected</th>"
                 "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < mock->parts; i++)
        write_row(out, &mock->part[i]);
    str_add(out, "</tbody>\n</table>\n</div>\n");
}

/* "On 3 May: 5.5 of 8 points in 42 min of 1 h." */
static void write_sum(struct str *out, const struct lookback_mock *mock)
{
    struct str text = {0};
    double points = 0;
    size_t marked = 0;
    for (size_t i = 0; i < mock->parts; i++)
        if (!isnan(mock->part[i].points)) {
            points += mock->part[i].points;
            marked++;
        }
    str_add(&text, "On ");
    date_add_long(&text, mock->day, false);
    str_add(&text, ": ");
    add_points(&text, points);
    str_add_format(&text, " of %zu point%s in ", marked,
                   marked == 1 ? "" : "s");
    numtext_add_duration(&text, mock->elapsed);
    str_add(&text, " of ");
    numtext_add_duration(&text, mock->given);
    str_add_char(&text, '.');
    web_text(out, "<p>", text.text, "</p>\n");
    str_release(&text);
}

static void write_next(struct str *out, const struct lookback_mock *mock)
{
    struct str text = {0};
    if (!mock->weak) {
        str_add(out, "<p>Nothing stands out to be practised next.</p>\n");
        return;
    }
    for (size_t i = 0; i < mock->weak; i++)
        str_add_format(&text, "%s%s", i ? ", " : "", mock->weakest[i]);
    web_text(out, "<p>Practise next: ", text.text, ", with ");
    web_text(out, "<code>reckon practice ", mock->weakest[0],
             "</code>; <code>reckon review</code> asks again what went "
             "wrong.</p>\n");
    str_release(&text);
}

void words_interview(struct str *out, const struct lookback *look)
{
    const struct lookback_mock *mock = &look->mock;
    write_sum(out, mock);
    write_table(out, mock);
    write_next(out, mock);
}
