#include "export/paper.h"

#include <string.h>

#include "base/numtext.h"

void paper_letter(struct str *out, uint32_t index)
{
    str_add_char(out, (char)('a' + index));
}

void paper_wanted(const struct paper_part *part, struct str *out)
{
    if (part->kind == KIND_CHOICE) {
        str_add(out, "one of a to ");
        paper_letter(out, part->options ? part->options - 1 : 0);
        return;
    }
    if (!part_kind_is_judged(part->kind)) {
        str_add(out, "in your own words");
        return;
    }
    str_add(out, part_kind_name(part->kind));
    if (part->marking && *part->marking) {
        str_add(out, "; ");
        str_add(out, part->marking);
    }
    if (part->unit) {
        str_add(out, "; unit: ");
        str_add(out, part->unit);
    }
}

const char *paper_tools(enum tools tools)
{
    switch (tools) {
    case TOOLS_HEAD: return "in your head";
    case TOOLS_PAPER: return "with paper and pencil";
    case TOOLS_CALCULATOR: return "calculator allowed";
    }
    return "";
}

void paper_points(double points, struct str *out)
{
    numtext_add(out, points, 6);
    str_add(out, points == 1 ? " point" : " points");
}

void paper_conditions(const struct paper_question *question,
                      const struct paper_part *part, struct str *out)
{
    if (part->conditions) {
        str_add(out, part->conditions);
        return;
    }
    paper_wanted(part, out);
    str_add_format(out, "; %s; ", paper_tools(question->tools));
    paper_points(part->points, out);
}

void paper_summary(const struct paper *paper, struct str *out)
{
    str_add(out, "Variant ");
    str_add_integer(out, paper->variant);
    if (paper->student) {
        str_add(out, ", for ");
        str_add(out, paper->student);
    }
    str_add(out, "; ");
    str_add_integer(out, paper->questions);
    str_add(out, paper->questions == 1 ? " question; " : " questions; ");
    paper_points(paper->points, out);
    double minutes = paper->seconds / 60;
    if (paper->minutes > 0) {
        str_add(out, "; ");
        numtext_add(out, paper->minutes, 6);
        str_add(out, paper->minutes == 1 ? " minute" : " minutes");
    } else if (minutes > 0 && minutes < 1e6) {
        int whole = (int)(minutes + 0.999);
        str_add(out, "; about ");
        str_add_integer(out, whole);
        str_add(out, whole == 1 ? " minute" : " minutes");
    }
}

const char *paper_instructions(void)
{
    return "Below each question stands, in brackets, what is wanted. Numbers "
           "may be written as fractions (5/36), decimals (0.139), in percent "
           "(13.9%) or as formulas, unless a form is asked for.";
}

bool paper_column_is_numeric(const struct paper_part *part, uint32_t column)
{
    for (uint32_t row = 1; row < part->rows; row++) {
        const char *cell = part->cell[row * part->columns + column];
        cell += strspn(cell, "-+$ ");
        if (*cell < '0' || *cell > '9')
            return false;
    }
    return part->rows > 1;
}

bool paper_column_is_code(const struct paper_part *part, uint32_t column)
{
    return part->rows && strcmp(part->cell[column], "code") == 0;
}
