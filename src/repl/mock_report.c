/* What an interview came to, from its rows in the history: so that it is the
 * same after a crash in the middle. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/numtext.h"
#include "quiz/misconception.h"
#include "repl/repl.h"
#include "repl/say.h"
#include "repl/timer.h"
#include "session/interview.h"
#include "store/answers.h"
#include "store/sittings.h"

enum { TOPICS_WEAK = 3, SAID_SHOWN = 40 };

/* A gap between stated and true shares that is worth a word. */
#define CALIBRATION_SLACK 0.1

/* A part that was asked, from one or more rows. */
struct entry {
    int64_t question;
    const char *part, *topic, *said, *mistake;
    const char *key; /* "" for what is marked by oneself */
    uint32_t section;
    bool open, skipped, marked;
    double credit;     /* 0 to 1 */
    double points;     /* the same less what hints cost; NaN: none */
    double confidence; /* NaN: not said */
    double seconds;
};

struct report {
    struct repl *repl;
    struct arena arena;
    struct entry *entry;
    size_t count, capacity;
};

static const char *copy(struct report *report, const char *text)
{
    return text ? arena_text(&report->arena, text, strlen(text)) : NULL;
}

/* The section of a template: an interview asks none twice. */
static uint32_t section_of(const struct repl *repl,
                           const struct answer_row *row)
{
    const struct course *course = &repl->session.course;
    const struct catalog *catalog = repl->options.catalog;
    for (size_t i = 0; i < course->count; i++) {
        if (course->item[i].template == CATALOG_NONE)
            continue;
        const struct catalog_template *template =
            &catalog->template[course->item[i].template];
        if (strcmp(template->id, row->template) == 0 &&
            strcmp(template->bank, row->bank) == 0)
            return course->item[i].section;
    }
    return 0;
}

static struct entry *entry_of(struct report *report,
                              const struct answer_row *row)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->entry[i].question == row->question &&
            strcmp(report->entry[i].part, row->part) == 0)
            return &report->entry[i];
    report->entry = arena_grow(&report->arena, report->entry, report->count,
                               &report->capacity, sizeof *report->entry);
    struct entry *entry = &report->entry[report->count++];
    *entry = (struct entry){
        .question = row->question,
        .part = copy(report, row->part),
        .topic = copy(report, row->topic),
        .said = "",
        .key = "",
        .section = section_of(report->repl, row),
        .open = strcmp(row->kind, "open") == 0,
        .points = (double)NAN,
        .confidence = (double)NAN,
    };
    return entry;
}

static bool take(const struct answer_row *row, void *context)
{
    struct report *report = context;
    struct entry *entry = entry_of(report, row);
    bool marks = strcmp(row->verdict, "marked") == 0;
    entry->skipped = strcmp(row->verdict, "skipped") == 0;
    entry->marked |= marks;
    if (!isnan(interview_points(row))) {
        entry->points = interview_points(row);
        entry->credit = row->credit;
    }
    if (!isnan(row->confidence))
        entry->confidence = row->confidence;
    if (!marks && isfinite(row->seconds))
        entry->seconds = row->seconds;
    if (row->typed && row->typed_length)
        entry->said = arena_text(&report->arena, row->typed, row->typed_length);
    if (row->mistake)
        entry->mistake = copy(report, row->mistake);
    if (entry->open)
        return true;

    /* The key is that of the question drawn once more. */
    struct error ignored = {.code = ERROR_NONE};
    struct str key = {0};
    if (session_reopen(&report->repl->session, row, &ignored)) {
        question_show_key(&report->repl->session.asked.shown, &key);
        entry->key = copy(report, str_text(&key));
    }
    str_release(&key);
    return true;
}

/* --- what is said ----------------------------------------------------------
 */

static void say_entry(struct term *out, const struct entry *entry)
{
    struct str left = {0}, right = {0}, note = {0};
    str_add_format(&left, "%d  %s", (int)entry->question, entry->part);
    if (entry->skipped || isnan(entry->points))
        str_add(&right, entry->skipped ? "skipped" : "not marked");
    else if (entry->open) {
        numtext_add_fixed(&right, 100 * entry->points, 0);
        str_add(&right, "% of the points");
    } else if (entry->points >= INTERVIEW_FULL)
        str_add(&right, "right");
    else if (entry->credit > 0) {
        str_add(&right, entry->credit >= INTERVIEW_FULL ? "right, with hints: "
                                                        : "nearly: ");
        numtext_add(&right, entry->points, 2);
    } else
        str_add(&right, "wrong");
    if (!isnan(entry->confidence)) {
        str_add(&right, ", ");
        numtext_add_fixed(&right, 100 * entry->confidence, 0);
        str_add(&right, "% sure");
    }
    str_add(&right, ", ");
    say_seconds(entry->seconds, &right);
    term_sides(out, 2 * (size_t)TERM_INDENT, STYLE_PLAIN, left.text,
               right.text);
    if (!entry->open && !(entry->credit >= INTERVIEW_FULL) && *entry->key) {
        str_add(&note, entry->key);
        if (*entry->said && strlen(entry->said) <= SAID_SHOWN) {
            str_add(&note, "; you said ");
            term_keep(out, entry->said, &note);
        }
        const char *about =
            entry->mistake ? misconception_about(entry->mistake) : NULL;
        if (about)
            str_add_format(&note, ": you %s", about);
        term_text(out, 4 * (size_t)TERM_INDENT, note.text);
    }
    str_release(&left);
    str_release(&right);
    str_release(&note);
}

/* Points and time of those that `fits`. */
struct sum {
    double points, seconds;
    uint32_t counted;
};

static struct sum sum_of(const struct report *report, uint32_t section,
                         const char *topic)
{
    struct sum sum = {.counted = 0};
    for (size_t i = 0; i < report->count; i++) {
        const struct entry *entry = &report->entry[i];
        if ((topic && strcmp(entry->topic, topic) != 0) ||
            (!topic && section != UINT32_MAX && entry->section != section))
            continue;
        sum.seconds += entry->seconds;
        if (isnan(entry->points))
            continue;
        sum.points += entry->points;
        sum.counted++;
    }
    return sum;
}

static void add_sum(const struct sum *sum, struct str *line)
{
    numtext_add(line, round(100 * sum->points) / 100, 5);
    str_add_format(line, " of %u points in ", sum->counted);
    say_seconds(sum->seconds, line);
}

static void say_sections(const struct report *report)
{
    const struct repl *repl = report->repl;
    const struct preset *preset = repl->session.course.preset;
    struct term *out = repl->options.out;
    struct str line = {0};
    for (uint32_t i = 0; i < preset->sections; i++) {
        struct sum sum = sum_of(report, i, NULL);
        const char *name = preset->section[i].name;
        if (sum.seconds <= 0 && !sum.counted)
            continue;
        str_clear(&line);
        add_sum(&sum, &line);
        term_sides(out, TERM_INDENT, STYLE_STRONG, name ? name : "part",
                   line.text);
        for (size_t k = 0; k < report->count; k++)
            if (report->entry[k].section == i)
                say_entry(out, &report->entry[k]);
    }
    str_release(&line);
}

static void say_calibration(const struct report *report)
{
    double stated = 0, points = 0;
    uint32_t count = 0;
    for (size_t i = 0; i < report->count; i++) {
        const struct entry *entry = &report->entry[i];
        if (isnan(entry->confidence) || isnan(entry->points))
            continue;
        stated += entry->confidence;
        points += entry->points >= INTERVIEW_FULL;
        count++;
    }
    if (!count)
        return;
    double gap = stated / count - points / count;
    struct str line = {0};
    str_add(&line, "You were ");
    numtext_add_fixed(&line, 100 * stated / count, 0);
    str_add(&line, "% sure on average and right in ");
    numtext_add_fixed(&line, 100 * points / count, 0);
    str_add_format(&line, "%% of %u answer%s: %s.", count,
                   count == 1 ? "" : "s",
                   gap > CALIBRATION_SLACK    ? "overconfident"
                   : gap < -CALIBRATION_SLACK ? "more modest than need be"
                                              : "well judged");
    term_text(report->repl->options.out, 0, line.text);
    str_release(&line);
}

static bool count_hits(const struct stated_interval *interval, void *context)
{
    uint32_t *hits = context;
    hits[0] +=
        interval->low <= interval->truth && interval->truth <= interval->high;
    hits[1]++;
    return true;
}

static bool say_intervals(const struct report *report, struct error *error)
{
    const struct repl *repl = report->repl;
    uint32_t hits[2] = {0, 0};
    if (!sittings_intervals(repl->options.db, repl->options.learner,
                            repl->session.options.id, count_hits, hits, error))
        return false;
    struct str line = {0};
    if (hits[1]) {
        if (hits[1] == 1)
            str_add_format(&line, "Your 90%% interval %s the answer.",
                           hits[0] ? "held" : "missed");
        else
            str_add_format(&line,
                           "%u of your %u 90%% intervals held the answer.",
                           hits[0], hits[1]);
        term_text(repl->options.out, 0, line.text);
    }
    str_release(&line);
    return true;
}

/* Topics by their share of points, the weakest first. */
static void say_weakest(const struct report *report)
{
    struct str line = {0};
    const char *said[TOPICS_WEAK];
    size_t count = 0;
    while (count < TOPICS_WEAK) {
        const char *weakest = NULL;
        double least = 0.999;
        for (size_t i = 0; i < report->count; i++) {
            const char *topic = report->entry[i].topic;
            struct sum sum = sum_of(report, 0, topic);
            bool known = false;
            for (size_t k = 0; k < count; k++)
                known = known || strcmp(said[k], topic) == 0;
            if (known || report->entry[i].open || !sum.counted ||
                sum.points / sum.counted >= least)
                continue;
            least = sum.points / sum.counted;
            weakest = topic;
        }
        if (!weakest)
            break;
        said[count++] = weakest;
        str_add_format(&line, "%s%s", count > 1 ? ", " : "", weakest);
    }
    struct str sentence = {0};
    if (count)
        str_add_format(&sentence,
                       "Practise next: %s ('reckon practice %s'), and 'review' "
                       "for what went wrong.",
                       line.text, said[0]);
    else
        str_add(&sentence, "Nothing stands out to be practised next.");
    term_text(report->repl->options.out, 0, sentence.text);
    str_release(&line);
    str_release(&sentence);
}

static bool join_note(int64_t question, const char *words, size_t length,
                      void *context)
{
    struct term *out = context;
    struct str line = {0};
    str_add_format(&line, "note on %d: ", (int)question);
    term_keep_bytes(out, words, length, &line);
    term_text(out, TERM_INDENT, line.text);
    str_release(&line);
    return true;
}

static bool say_report(struct report *report, struct error *error)
{
    struct repl *repl = report->repl;
    struct term *out = repl->options.out;
    struct str right = {0};
    say_seconds(repl->session.course.elapsed, &right);
    str_add(&right, " of ");
    say_seconds(repl->session.course.seconds, &right);
    term_add(out, "\n");
    term_sides(out, 0, STYLE_STRONG, "Interview report", right.text);
    str_release(&right);
    say_sections(report);
    if (!sittings_notes(repl->options.db, repl->session.options.id, join_note,
                        out, error))
        return false;
    struct sum all = sum_of(report, UINT32_MAX, NULL);
    struct str line = {0};
    str_add(&line, "Together ");
    add_sum(&all, &line);
    str_add_char(&line, '.');
    term_text(out, 0, line.text);
    str_release(&line);
    say_calibration(report);
    if (!say_intervals(report, error))
        return false;
    say_weakest(report);
    double score = all.counted ? all.points / all.counted : (double)NAN;
    return session_end_course(&repl->session, repl->options.clock->now(), score,
                              error);
}

bool mock_report(struct repl *repl, int64_t session, struct error *error)
{
    struct report report = {.repl = repl};
    bool ok = true;
    if (!repl->marking)
        repl->session.course.elapsed =
            fmin(repl_elapsed(repl), repl->session.course.seconds);
    arena_init(&report.arena);
    ok = answers_of_session(repl->options.db, session, take, &report, error);
    if (ok && report.count)
        ok = say_report(&report, error);
    else if (ok) {
        term_text(repl->options.out, 0, "Nothing was answered.");
        ok = session_end_course(&repl->session, repl->options.clock->now(),
                                (double)NAN, error);
    }
    arena_release(&report.arena);
    return ok;
}
