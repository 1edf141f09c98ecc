#include "exam/key.h"

#include <stdlib.h>
#include <string.h>

#include "export/set_record.h"

void key_write(const struct sheet *sheet, const char *program,
               const struct blueprint_credit *credit, struct str *out)
{
    set_record_head(sheet, program, credit, out);
    set_record_parts(sheet, out);
}

static int against(const void *label, const void *part)
{
    return strcmp(label, (*(const struct key_part *const *)part)->label);
}

const struct key_part *key_find(const struct key_paper *paper,
                                const char *label)
{
    const struct key_part *const *found =
        paper->parts ? bsearch(label, paper->by_label, paper->parts,
                               sizeof *paper->by_label, against)
                     : NULL;
    return found ? *found : NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Skips "q" or "question" in front of a number. */
static const char *skip_word(const char *text)
{
    static const char word[] = "question";
    text += strspn(text, " \t");
    size_t i = 0;
    while (word[i] && lower(text[i]) == word[i])
        i++;
    if (i == 1 || !word[i])
        text += i;
    return text + strspn(text, " \t.:#");
}

bool key_label(const char *text, char label[KEY_LABEL_BYTES])
{
    text = skip_word(text);
    while (text[0] == '0' && is_digit(text[1]))
        text++;
    size_t length = 0;
    for (; *text; text++) {
        if (strchr(" \t()", *text) || (*text == '.' && !is_digit(text[1])))
            continue;
        char c = lower(*text);
        bool fits =
            is_digit(c) || (length && (c == '.' || (c >= 'a' && c <= 'z')));
        if (!fits || length + 1 == KEY_LABEL_BYTES)
            return false;
        label[length++] = c;
    }
    label[length] = '\0';
    return length > 0;
}
