#include "verify/look.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "quiz/passage.h"

enum {
    TELLING = 4,      /* a hint tells when it does in one draw of so many */
    FEWEST_DIGITS = 3 /* of a key, for a hint to give it away */
};

#define RESIDUE 1e-12 /* what may be left where doubles should give 0 */
#define SMALL   1e-3  /* of the usual size of a key */

/* --- long words ----------------------------------------------------------- */

static void look_for_long(struct part_check *check,
                          const struct question *question,
                          const struct yaml_node *place, const char *text)
{
    for (const char *word = text; *word;) {
        size_t length = strcspn(word, " \n");
        size_t columns = utf8_columns(word, length);
        if (columns > LOOK_COLUMNS) {
            check_note(check->report, FINDING_WORD_LONG, question->template,
                       check->part, 0, place, question,
                       "'%.*s...' has %zu columns without a blank; break it "
                       "up, a narrow screen has %d",
                       16, word, columns, LOOK_COLUMNS);
            return;
        }
        word += length;
        word += *word != '\0';
    }
}

/* --- hints ---------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether `c` may belong to the number beside it. */
static bool goes_on(const char *text, const char *at, int step)
{
    const char *next = at + step;
    if (is_digit(*at))
        return true;
    bool joins = *at == '.' || *at == ',' || *at == '/';
    return joins && (step > 0 || at > text) && is_digit(*next);
}

/* Whether the number stands in the text, not as a part of another. */
static bool has_number(const char *text, const char *number, size_t length)
{
    for (const char *at = text; (at = strstr(at, number)); at++)
        if ((at == text || !goes_on(text, at - 1, -1)) &&
            !goes_on(text, at + length, 1))
            return true;
    return false;
}

/* Whether a text has the key, or one of the forms that it is shown in ("5/36 =
 * 0.1389"), if that has digits enough to be no accident. */
static bool tells_key(const char *text, const char *key)
{
    while (*key) {
        size_t length = 0, digits = 0;
        key += strcspn(key, "0123456789");
        for (; goes_on(key, key + length, 1); length++)
            digits += is_digit(key[length]);
        char number[64];
        if (digits >= FEWEST_DIGITS && length < sizeof number) {
            memcpy(number, key, length);
            number[length] = '\0';
            if (has_number(text, number, length))
                return true;
        }
        key += length;
    }
    return false;
}

/* --- texts ---------------------------------------------------------------- */

/* NULL, with a finding, where it has no value; also where there is none. */
static const char *look_at_text(struct part_check *check,
                                struct question *question,
                                const struct prose *prose)
{
    struct error error = {0};
    if (!prose->place)
        return NULL;
    const char *text = question_text(question, prose, &error);
    if (!text)
        check_note_error(check->report, FINDING_TEXT_FAILED, question->template,
                         check->part, 0, prose->place, question, &error);
    else
        look_for_long(check, question, prose->place, text);
    return text;
}

static void look_at_hints(struct part_check *check, struct question *question,
                          const struct question_part *part)
{
    struct str key = {0};
    bool number = check->part->kind != KIND_OPEN &&
                  check->part->kind != KIND_CHOICE &&
                  part->key.rule.shape == SHAPE_NUMBER;
    if (number)
        question_show_key(part, &key);
    for (uint32_t i = 0; i < check->part->hints; i++) {
        const char *text = look_at_text(check, question, &check->part->hint[i]);
        if (text && number)
            check->telling[i] += tells_key(text, str_text(&key));
    }
    str_release(&key);
}

void look_at_texts(struct part_check *check, struct question *question,
                   const struct question_part *part)
{
    const struct part *source = check->part;
    const struct table *table = &source->table;
    check->looked++;
    for (uint32_t i = 0; i < source->wordings; i++)
        look_at_text(check, question, &source->ask[i]);
    for (uint32_t i = 0; i < table->rows * table->columns; i++)
        look_at_text(check, question, &table->cell[i]);
    for (uint32_t i = 0; i < source->options; i++)
        look_at_text(check, question, &source->option[i].text);
    look_at_hints(check, question, part);
    look_at_text(check, question, &source->solution);
    for (uint32_t i = 0; i < source->rubric_points; i++)
        look_at_text(check, question, &source->rubric[i]);
}

/* --- numbers that are shown ----------------------------------------------- */

/* What a learner takes a printed number for. */
static bool read_back(struct question *question, const char *text,
                      size_t length, struct number *out)
{
    struct answer answer;
    struct answer_options options = {0};
    struct error ignored = {0};
    if (!answer_read(&question->arena, text, length, &options, &answer,
                     &ignored) ||
        answer.shape != SHAPE_NUMBER)
        return false;
    *out = answer.first.value;
    return true;
}

static bool is_same(struct number a, struct number b)
{
    double left = number_double(a), right = number_double(b);
    return fabs(left - right) <= 1e-9 * fmax(fabs(left), fabs(right));
}

/* "about 3.1" and "0.142857..." say that they are rounded. */
static bool says_so(const struct prose *prose, uint32_t index)
{
    static const char *const words[] = {"about ", "roughly ", "approximately ",
                                        "nearly ", "almost "};
    const char *before = index ? prose->segment[index - 1].text : NULL;
    const char *behind =
        index + 1 < prose->count ? prose->segment[index + 1].text : NULL;
    if (behind && strncmp(behind, "...", 3) == 0)
        return true;
    size_t length = before ? strlen(before) : 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (length < size)
            continue;
        const char *last = before + length - size;
        if ((last[0] | 32) == words[i][0] &&
            memcmp(last + 1, words[i] + 1, size - 1) == 0)
            return true;
    }
    return false;
}

enum { MOST_SHOWN = 1000 };

/* The first number in a value that is printed as another one. Lists that are
 * too long to be shown whole are not looked at. */
static bool is_rounded(struct question *question, const struct value *value,
                       const struct format *format, struct str *text)
{
    struct number shown;
    if (value_size(value, MOST_SHOWN) > MOST_SHOWN)
        return false;
    if (value->kind == VALUE_LIST && value->list->shape == LIST_STORED) {
        for (uint64_t i = 0; i < value->list->length; i++)
            if (is_rounded(question, &value->list->item[i], format, text))
                return true;
        return false;
    }
    str_clear(text);
    if (value->kind != VALUE_NUMBER || format->kind == FORMAT_PLURAL)
        return false;
    number_show(text, value->number, format);
    return read_back(question, str_text(text), text->length, &shown) &&
           !is_same(shown, value->number);
}

static void look_at_holes(struct part_check *check, struct question *question,
                          const struct prose *prose)
{
    struct str text = {0};
    for (uint32_t i = 0; i < prose->count; i++) {
        const struct segment *segment = &prose->segment[i];
        struct formula formula = {segment->node, NULL};
        struct value value;
        struct error ignored = {0};
        if (segment->text || segment->explain || says_so(prose, i) ||
            !question_value(question, &formula, &value, &ignored) ||
            !is_rounded(question, &value, &segment->format, &text))
            continue;
        check_note(check->report, FINDING_SHOWN_ROUNDED, question->template,
                   check->part, 0, prose->place, question,
                   "'%.40s' is shown, which is not the value used; round the "
                   "value itself, show all of it, or say 'about'",
                   str_text(&text));
        break;
    }
    str_release(&text);
}

void look_at_numbers(struct part_check *check, struct question *question)
{
    const struct part *part = check->part;
    for (uint32_t i = 0; i < part->wordings; i++)
        look_at_holes(check, question, &part->ask[i]);
    for (uint32_t i = 0; i < part->table.rows * part->table.columns; i++)
        look_at_holes(check, question, &part->table.cell[i]);
    for (uint32_t i = 0; i < part->options; i++)
        look_at_holes(check, question, &part->option[i].text);
}

/* --- the size of keys ----------------------------------------------------- */

/* Marks in proportion to the key, so that near 0 nothing is right. */
static bool is_relative(const struct rule *rule)
{
    return rule->shape == SHAPE_NUMBER &&
           (rule->kind == RULE_FIGURES || rule->kind == RULE_RELATIVE ||
            rule->kind == RULE_ESTIMATE || rule->kind == RULE_FACTOR);
}

void look_at_size(struct part_check *check, const struct question_part *part)
{
    struct number key = part->key.value;
    double size = fabs(number_double(key));
    struct key_sizes *sizes = &check->sizes;
    if (!is_relative(&part->key.rule) || check->part->kind == KIND_CHOICE)
        return;
    sizes->count++;
    sizes->sum += size;
    sizes->sign[number_sign(key) + 1] = true;
    if (!number_is_exact(key) && size > 0 &&
        (sizes->least == 0 || size < sizes->least))
        sizes->least = size;
}

/* Differences of doubles that should be 0; or that are so near to it, in some
 * draw, that the roundings on the way there outweigh them. Keys on one side of
 * 0 may well be small. */
static void end_sizes(struct part_check *check, const struct template *template)
{
    const struct key_sizes *sizes = &check->sizes;
    double usual = sizes->count ? sizes->sum / sizes->count : 0;
    bool crosses = sizes->sign[0] + sizes->sign[1] + sizes->sign[2] > 1;
    if (!(sizes->least > 0) ||
        !(usual < RESIDUE ||
          (crosses && sizes->least < fmax(RESIDUE, SMALL * usual))))
        return;
    struct str text = {0};
    str_add(&text, "a key is as near to 0 as ");
    numtext_add(&text, sizes->least, 2);
    str_add(&text, ", the usual size is ");
    numtext_add(&text, usual, 2);
    check_note(check->report, FINDING_KEY_NEAR_ZERO, template, check->part, 0,
               check->part->answer.place, NULL,
               "%s, and answers are marked in proportion to it; accept by "
               "'abs' or 'dp', or keep it from 0 with 'where'",
               str_text(&text));
    str_release(&text);
}

void look_end(struct part_check *check)
{
    const struct part *part = check->part;
    const struct template *template =
        check->report->record[check->record].template;
    for (uint32_t i = 0; i < part->hints; i++)
        if (check->telling[i] && TELLING * check->telling[i] >= check->looked)
            check_note(check->report, FINDING_HINT_TELLS, template, part, i + 1,
                       part->hint[i].place, NULL,
                       "in %u of %u draws this hint contains the key; say how "
                       "to get there instead",
                       check->telling[i], check->looked);
    end_sizes(check, template);
}
