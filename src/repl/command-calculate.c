#include <string.h>

#include "repl/command.h"
#include "repl/repl.h"
#include "repl/say.h"

static void refuse(struct repl *repl)
{
    term_text(repl->options.out, TERM_INDENT,
              repl->activity->mode == SESSION_DRILL
                  ? "There is no calculator in this drill."
                  : "There is no calculator in this interview.");
}

/* Carets stand under the formula behind the sign. */
static void complain(struct repl *repl, const char *formula,
                     const struct error *error)
{
    struct term *out = repl->options.out;
    struct error placed = *error;
    struct str sentence = {0};
    placed.at += (uint32_t)(formula - repl->typed);
    say_place(out, repl->typed, &placed);
    term_keep(out, error->text, &sentence);
    if (!strchr("?.!", sentence.text[sentence.length - 1]))
        str_add_char(&sentence, '.');
    term_led_text(out, TERM_INDENT, TERM_INDENT, STYLE_ALMOST,
                  "Not worked out:", sentence.text);
    str_release(&sentence);
}

/* Once, where it could be taken for an answer, and where it costs something. */
static void explain(struct repl *repl, bool help)
{
    struct calculator *calculator = &repl->calculator;
    if (!repl->session.asked.waiting ||
        (help ? calculator->priced : calculator->explained))
        return;
    calculator->explained = true;
    calculator->priced |= help;
    term_text(repl->options.out, TERM_INDENT,
              help ? "(This is no answer yet; 'ans' gives it as one. A right "
                     "answer counts half now, as after a hint.)"
                   : "(This is no answer yet; 'ans' gives it as one.)");
}

void command_calculate(struct repl *repl, const char *rest)
{
    enum session_calculator calculator = session_calculator(&repl->session);
    struct error error = {.code = ERROR_NONE};
    if (calculator == CALCULATOR_OFF) {
        refuse(repl);
        return;
    }
    if (!*rest) {
        calculator_list(&repl->calculator, repl->options.out);
        return;
    }
    if (!calculator_work(&repl->calculator, rest, repl->options.out->comma,
                         &error)) {
        complain(repl, rest, &error);
        return;
    }
    if (repl->state == REPL_ANSWER)
        session_calculated(&repl->session);
    calculator_say(&repl->calculator, repl->options.out);
    explain(repl, calculator == CALCULATOR_HELP);
}
