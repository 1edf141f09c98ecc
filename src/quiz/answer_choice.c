/* Answers that are words. */
#include "base/numtext.h"
#include "lang/learner_name.h"
#include "lang/lex.h"
#include "quiz/answer.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void trim(const char **line, size_t *length)
{
    while (*length && is_blank((*line)[*length - 1]))
        --*length;
    while (*length && is_blank(**line)) {
        ++*line;
        --*length;
    }
}

/* (b), b) and b. are b. The line is not empty. */
static void strip_marks(const char **line, size_t *length)
{
    char last = (*line)[*length - 1];
    if (*length > 1 && (last == ')' || last == '.'))
        --*length;
    if (*length > 1 && last == ')' && **line == '(') {
        ++*line;
        --*length;
    }
}

static bool by_text(const char *line, size_t length, const char *const *options,
                    size_t count, size_t *index)
{
    for (size_t i = 0; i < count; i++)
        if (lex_same(options[i], line, length)) {
            *index = i;
            return true;
        }
    return false;
}

static bool by_letter(const char *line, size_t length, size_t count,
                      size_t *index)
{
    if (length != 1 || !lex_is_letter(*line))
        return false;
    *index = (size_t)((*line | 32) - 'a');
    return *index < count;
}

static bool by_number(const char *line, size_t length, size_t count,
                      size_t *index)
{
    uint64_t number;
    if (!numtext_integer(line, length, &number) || !number || number > count)
        return false;
    *index = (size_t)number - 1;
    return true;
}

/* "b) some text", as papers and keys show an option: the letter, if the text is
 * that option's too. */
static bool by_both(const char *line, size_t length, const char *const *options,
                    size_t count, size_t *index)
{
    size_t at = *line == '(';
    if (length < at + 3 || (line[at + 1] != ')' && line[at + 1] != '.'))
        return false;
    if (!by_letter(line + at, 1, count, index))
        return false;
    line += at + 2;
    length -= at + 2;
    trim(&line, &length);
    return lex_begins(options[*index], line, length);
}

static size_t by_beginning(const char *line, size_t length,
                           const char *const *options, size_t count,
                           size_t *index)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        if (lex_begins(options[i], line, length)) {
            *index = i;
            found++;
        }
    return found;
}

bool answer_choice(const char *line, size_t length, const char *const *options,
                   size_t count, size_t *index, struct error *error)
{
    trim(&line, &length);
    if (!length)
        return error_set(error, ERROR_SYNTAX, "nothing was typed");
    if (by_text(line, length, options, count, index))
        return true;
    const char *bare = line;
    size_t bare_length = length;
    strip_marks(&bare, &bare_length);
    if (by_letter(bare, bare_length, count, index) ||
        by_number(bare, bare_length, count, index) ||
        by_both(line, length, options, count, index))
        return true;
    size_t found = by_beginning(line, length, options, count, index);
    if (found == 1)
        return true;
    return error_set_at(error, ERROR_SYNTAX, 0, (uint32_t)length,
                        found ? "more than one option begins like this"
                              : "please type the letter of an option, a to %c",
                        (char)('a' + count - 1));
}

bool answer_is_word(const char *line, size_t length)
{
    struct number ignored;
    trim(&line, &length);
    for (size_t i = 0; i < length; i++)
        if (!lex_is_letter(line[i]))
            return false;
    return length && !learner_constant(line, length, &ignored) &&
           !lex_same("ans", line, length);
}
