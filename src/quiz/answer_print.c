/* Showing how a line was read. */
#include "base/numtext.h"
#include "quiz/answer.h"

static void add_value(struct str *out, struct number value, int figures)
{
    if (number_is_exact(value) && value.denominator == 1)
        str_add_integer(out, value.numerator);
    else
        numtext_add(out, number_double(value), figures);
}

void answer_print(const struct answer *answer, struct str *out)
{
    enum { FIGURES = 17 };
    if (answer->fault) {
        str_add(out, "error");
        return;
    }
    if (answer->shape == SHAPE_NUMBER) {
        add_value(out, answer->first.value, FIGURES);
        return;
    }
    str_add_char(out, '{');
    for (uint32_t i = 0; i < answer->count; i++) {
        if (i)
            str_add_char(out, ';');
        add_value(out, answer->item[i].value, FIGURES);
    }
    str_add_char(out, '}');
}

/* 5/36 = 0.138889; 1 1/2 = 1.5 */
static void add_fraction(struct str *out, const struct typed *typed)
{
    if (!typed->denominator)
        return;
    if (number_sign(typed->value) < 0)
        str_add_char(out, '-');
    if (typed->form == FORM_MIXED) {
        str_add_integer(out, typed->whole);
        str_add_char(out, ' ');
    }
    str_add_integer(out, typed->numerator);
    str_add_char(out, '/');
    str_add_integer(out, typed->denominator);
    str_add(out, " = ");
}

static void add_typed(struct str *out, const struct typed *typed)
{
    enum { FIGURES = 6, DECIMAL_FIGURES = 15 };
    if (typed->form == FORM_FRACTION || typed->form == FORM_MIXED)
        add_fraction(out, typed);
    add_value(out, typed->value, typed->has_place ? DECIMAL_FIGURES : FIGURES);
}

static bool is_trivial(const struct answer *answer)
{
    for (uint32_t i = 0; i < answer->count; i++)
        if (!answer->item[i].plain)
            return false;
    return true;
}

static void add_list(struct str *out, const struct answer *answer)
{
    enum { MOST = 8, FIGURES = 6 };
    bool interval = answer->shape == SHAPE_INTERVAL;
    str_add_char(out, interval ? '[' : '{');
    for (uint32_t i = 0; i < answer->count && i < MOST; i++) {
        if (i)
            str_add(out, answer->options.comma ? "; " : ", ");
        add_value(out, answer->item[i].value, FIGURES);
    }
    if (answer->count > MOST)
        str_add_format(out, " and %u more", answer->count - MOST);
    str_add_char(out, interval ? ']' : '}');
}

void answer_echo(const struct answer *answer, struct str *out)
{
    size_t start = out->length;
    if (answer->fault || is_trivial(answer))
        return;
    str_add(out, "read as ");
    if (answer->shape == SHAPE_NUMBER)
        add_typed(out, &answer->first);
    else
        add_list(out, answer);
    for (size_t i = start; answer->options.comma && i < out->length; i++)
        if (out->text[i] == '.')
            out->text[i] = ',';
}
