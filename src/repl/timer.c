#include "repl/timer.h"

#include <math.h>
#include <stdint.h>

#include "repl/repl.h"
#include "repl/say.h"

enum { MINUTE = 60, HOUR = 3600, STEP = 5 };

/* So that a wait is never 0, which would mean that time is over. */
#define LEAST_WAIT 0.005

void timer_add(double seconds, struct str *out)
{
    int64_t whole = (int64_t)ceil(fmax(0, seconds));
    if (whole >= HOUR)
        str_add_format(out, "%d:%02d:%02d", (int)(whole / HOUR),
                       (int)(whole / MINUTE % MINUTE), (int)(whole % MINUTE));
    else
        str_add_format(out, "%02d:%02d", (int)(whole / MINUTE),
                       (int)(whole % MINUTE));
}

double timer_prompt(const struct repl *repl, struct str *out)
{
    const struct term *term = repl->options.out;
    double left = repl_left(repl);
    if (isinf(left))
        return -1;
    if (left <= 0)
        return 0;
    if (!term->movable || term->accessible || !term->echoed ||
        repl->options.still)
        return fmax(left, LEAST_WAIT);
    str_add_char(out, '[');
    timer_add(left, out);
    str_add(out, "] ");
    return fmax(fmod(left, left > MINUTE ? STEP : 1), LEAST_WAIT);
}

void timer_tell(struct repl *repl)
{
    static const struct {
        double part;
        const char *words;
    } marks[] = {{0.5, "Half"}, {0.1, "A tenth"}};
    enum { MARKS = sizeof marks / sizeof *marks };
    double left = repl_left(repl), all = repl->session.course.seconds;
    struct str line = {0};
    int passed = 0;
    if (!repl->options.out->accessible || isinf(left) || !(left > 0))
        return;
    while (passed < MARKS && left <= marks[passed].part * all)
        passed++;
    if (passed <= repl->time_told)
        return;
    repl->time_told = passed;
    str_add_format(&line, "%s of the time is left: ", marks[passed - 1].words);
    say_seconds(left, &line);
    str_add_char(&line, '.');
    term_text(repl->options.out, TERM_INDENT, line.text);
    str_release(&line);
}
