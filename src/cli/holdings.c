#include "cli/holdings.h"

#include <string.h>

#include "base/numtext.h"
#include "cli/cli.h"
#include "repl/say.h"

static void add_count(int64_t count, const char *one, const char *many,
                      struct str *out)
{
    if (!count)
        return;
    if (out->length)
        str_add(out, ", ");
    numtext_add_grouped(out, count);
    str_add_format(out, " %s", count == 1 ? one : many);
}

bool holdings_are_none(const struct learner_holdings *holdings)
{
    return !holdings->answers && !holdings->sittings && !holdings->notes;
}

void holdings_add(const struct cli *cli,
                  const struct learner_holdings *holdings, bool span,
                  struct str *out)
{
    struct str text = {0}, first = {0}, last = {0};
    int64_t now = cli->clock->now();
    add_count(holdings->answers, "answer", "answers", &text);
    say_date(holdings->first, clock_offset(holdings->first), now, &first);
    say_date(holdings->last, clock_offset(holdings->last), now, &last);
    if (!holdings->answers)
        ;
    else if (strcmp(str_text(&first), str_text(&last)) == 0)
        str_add_format(&text, " on %s", str_text(&first));
    else if (span)
        str_add_format(&text, " from %s to %s", str_text(&first),
                       str_text(&last));
    else
        str_add_format(&text, " since %s", str_text(&first));
    add_count(holdings->sittings, "drill or interview", "drills and interviews",
              &text);
    add_count(holdings->notes, "note", "notes", &text);
    str_add(out, text.length ? text.text : "nothing yet");
    str_release(&text);
    str_release(&first);
    str_release(&last);
}
