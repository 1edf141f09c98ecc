#include "report/words.h"

#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "figure/date.h"
#include "report/web.h"

enum { KINDS_TOLD = 8, TYPED_TOLD = 60 };

/* A mean stated chance this far from the share right is no accident to tell. */
#define SURE_ENOUGH 0.05

void words_percent(double share, struct str *out)
{
    numtext_add_fixed(out, 100 * share, 0);
    str_add_char(out, '%');
}

void words_share(const struct share *share, struct str *out)
{
    words_percent(share->value, out);
    str_add(out, " (95% interval ");
    words_percent(share->low, out);
    str_add(out, " to ");
    words_percent(share->high, out);
    str_add_char(out, ')');
}

/* "1 question", "2 questions". */
static void add_count(struct str *out, int64_t count, const char *what)
{
    str_add_integer(out, count);
    str_add_format(out, " %s%s", what, count == 1 ? "" : "s");
}

static void add_time(struct str *out, double seconds)
{
    int64_t minutes = (int64_t)round(seconds / 60);
    if (minutes >= 60)
        str_add_format(out, "%lld h ", (long long)(minutes / 60));
    str_add_format(out, "%lld min", (long long)(minutes % 60));
}

void words_period(struct str *out, const struct lookback *look)
{
    bool years = date_of_day(look->first).year != date_of_day(look->last).year;
    if (look->first < look->last) {
        date_add_long(out, look->first, years);
        str_add(out, " to ");
    }
    date_add_long(out, look->last, true);
}

static void add_item(struct str *out, struct str *text)
{
    web_text(out, "<li>", text->text, "</li>\n");
    str_clear(text);
}

static void tell_totals(struct str *out, const struct lookback *look,
                        struct str *text)
{
    const struct lookback_total *total = &look->total;
    add_count(text, total->answered, "question");
    if (total->answered) {
        struct share right = share_of(total->right, total->answered);
        str_add(text, ", ");
        words_share(&right, text);
        str_add(text, " right at first try");
    }
    str_add(text, ", in ");
    add_time(text, total->seconds);
    str_add(text, ", on ");
    str_add_integer(text, total->practised);
    str_add(text, " of ");
    add_count(text, look->last - look->first + 1, "day");
    str_add_char(text, '.');
    add_item(out, text);
    if (total->open) {
        add_count(text, total->open, "answer");
        str_add(text, " marked by yourself, not counted above.");
        add_item(out, text);
    }
}

static void add_level(const struct ability_level *level, struct str *text)
{
    numtext_add_fixed(text, level->level, 1);
    str_add(text, level->few_answers ? ", from few answers yet (standard error "
                                     : " (standard error ");
    numtext_add_fixed(text, level->band, 1);
    str_add_char(text, ')');
}

static void tell_level(struct str *out, const struct lookback *look,
                       struct str *text)
{
    const struct lookback_topic *weakest = lookback_weakest(look);
    if (!look->abilities)
        return;
    str_add(text, "Your level over all topics is ");
    add_level(&look->level, text);
    str_add_char(text, '.');
    add_item(out, text);
    if (weakest && look->topics > 1) {
        str_add_format(text, "Next: %s, where your level is ", weakest->name);
        add_level(&weakest->level, text);
        str_add_char(text, '.');
        add_item(out, text);
    }
}

static void tell_due(struct str *out, const struct lookback *look,
                     struct str *text)
{
    if (!look->due[0])
        return;
    add_count(text, look->due[0], "missed question");
    str_add(text, look->due[0] == 1 ? " waits" : " wait");
    str_add(text, " to be repeated: reckon review.");
    add_item(out, text);
}

/* "You said 84% and were right 77% of the time: a little too sure." */
static void add_sure(const struct lookback_calibration *sure, struct str *text)
{
    str_add(text, "You said ");
    words_percent(sure->stated, text);
    str_add(text, " on average, and were right ");
    words_percent(sure->right.value, text);
    str_add(text, " of the time");
    if (sure->over > SURE_ENOUGH)
        str_add(text, ": too sure");
    else if (sure->over < -SURE_ENOUGH)
        str_add(text, ": you may trust yourself more");
    str_add_char(text, '.');
}

void words_summary(struct str *out, const struct lookback *look)
{
    struct str text = {0};
    str_add(out, "<ul>\n");
    tell_totals(out, look, &text);
    tell_level(out, look, &text);
    if (look->calibration.right.count) {
        add_sure(&look->calibration, &text);
        add_item(out, &text);
    }
    tell_due(out, look, &text);
    str_add(out, "</ul>\n");
    str_release(&text);
}

void words_calibration(struct str *out, const struct lookback *look)
{
    const struct lookback_calibration *sure = &look->calibration;
    double share = sure->right.value;
    struct str text = {0};
    add_sure(sure, &text);
    str_add(&text, " Brier score ");
    numtext_add_fixed(&text, sure->brier, 2);
    str_add(&text, " over ");
    add_count(&text, sure->right.count, "answer");
    str_add(&text, ": 0 is perfect, and always saying ");
    words_percent(share, &text);
    str_add(&text, " would give ");
    numtext_add_fixed(&text, share * (1 - share), 2);
    str_add_char(&text, '.');
    web_text(out, "<p>", text.text, "</p>\n");
    str_release(&text);
}

/* What was typed, or so much of it that no sign is torn. */
static void add_typed(const struct answer_row *row, struct str *text)
{
    bool whole = row->typed_length <= TYPED_TOLD;
    if (!row->typed)
        return;
    str_add_bytes(text, row->typed,
                  whole ? row->typed_length
                        : utf8_valid(row->typed, TYPED_TOLD));
    str_add(text, whole ? "" : "\u2026");
}

/* `said "0.3" in bayes on 3 November` */
static void add_example(const struct lookback_mistake *mistake,
                        struct str *text)
{
    const struct answer_row *row = &mistake->row;
    str_add(text, "said \u201c");
    if (row->options > 0 && row->reading)
        str_add(text, row->reading);
    else
        add_typed(row, text);
    str_add_format(text, "\u201d in %s on ", row->topic);
    date_add_long(text, mistake->day, false);
}

void words_kinds(struct str *out, const struct lookback *look)
{
    struct str text = {0};
    str_add(out, "<ul>\n");
    for (size_t i = 0; i < look->kinds && i < KINDS_TOLD; i++) {
        const struct lookback_kind *kind = &look->kind[i];
        if (kind->about)
            str_add_format(&text, "%s: you %s.", kind->tag, kind->about);
        else
            str_add_format(&text, "%s.",
                           *kind->tag ? kind->tag : "Not recognised");
        if (kind->examples) {
            str_add(&text, " Last: ");
            add_example(&kind->example[0], &text);
            str_add_char(&text, '.');
        }
        add_item(out, &text);
    }
    str_add(out, "</ul>\n");
    str_release(&text);
}
