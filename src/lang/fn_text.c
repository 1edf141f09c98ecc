/* Texts for choices and prompts, in English. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "lang/functions.h"
#include "lang/limits.h"
#include "lang/show.h"

/* Texts stay short: prompts, not documents. */
enum { LONGEST_TEXT = 16384, MOST_DECIMALS = 12 };

static bool give_text(struct call *call, const char *text, size_t length)
{
    if (length > LONGEST_TEXT)
        return call_fail(call, ERROR_LIMIT, "a text may have at most %d bytes",
                         LONGEST_TEXT);
    if (!run_spend(call->run, call->node, 1 + length / 8))
        return false;
    *call->result = (struct value){
        .kind = VALUE_TEXT, .text = arena_text(call->run->arena, text, length)};
    return true;
}

bool fn_text_join(struct call *call)
{
    size_t length = 0;
    for (uint32_t i = 0; i < call->count; i++)
        length += strlen(call->argument[i].text);
    if (length > LONGEST_TEXT)
        return give_text(call, "", length);
    char *text = arena_get(call->run->arena, length + 1), *at = text;
    for (uint32_t i = 0; i < call->count; i++) {
        size_t part = strlen(call->argument[i].text);
        memcpy(at, call->argument[i].text, part);
        at += part;
    }
    return give_text(call, text, length);
}

bool fn_text_length(struct call *call)
{
    int64_t letters = 0;
    for (const char *at = call->argument[0].text; *at; at++)
        letters += ((unsigned char)*at & 0xC0) != 0x80; /* UTF-8 */
    return call_integer(call, letters);
}

/* As numbers are shown: a fraction where it is exact; or as {x:2} shows it. */
bool fn_number_text(struct call *call)
{
    struct str text = {0};
    int64_t decimals;
    if (call->count > 1) {
        struct format format = {.kind = FORMAT_DECIMALS};
        if (!call_whole(call, 1, "the number of decimals", 0, MOST_DECIMALS,
                        &decimals))
            return false;
        format.digits = (int)decimals;
        number_show(&text, call->argument[0].number, &format);
    } else
        value_write(&text, &call->argument[0], call->run->arena);
    bool good = give_text(call, str_text(&text), text.length);
    str_release(&text);
    return good;
}

static bool change_first(struct call *call, char from, char to, int shift)
{
    const char *text = call->argument[0].text;
    if (!give_text(call, text, strlen(text)))
        return false;
    if (*text < from || *text > to)
        return true;
    char *copy = arena_text(call->run->arena, text, strlen(text));
    copy[0] = (char)(copy[0] + shift);
    call->result->text = copy;
    return true;
}

bool fn_upper_first(struct call *call)
{
    return change_first(call, 'a', 'z', 'A' - 'a');
}

bool fn_lower_first(struct call *call)
{
    return change_first(call, 'A', 'Z', 'a' - 'A');
}

/* Whether `text`, which may begin with a capital, begins as one of the list. */
static bool begins_with(const char *text, const char *const *list)
{
    bool capital = *text >= 'A' && *text <= 'Z';
    char first = (char)(capital ? *text + ('a' - 'A') : *text);
    for (; *list; list++)
        if (first == **list &&
            strncmp(text + 1, *list + 1, strlen(*list + 1)) == 0)
            return true;
    return false;
}

/* 'an' before a spoken vowel: 8, 11 and 18 have one, "one", "uni..." and "use"
 * have none. */
bool fn_with_article(struct call *call)
{
    static const char *const spoken[] = {"hour",   "honest", "heir",
                                         "honour", "8",      NULL};
    static const char *const consonant[] = {"one", "once", "uni", "use",
                                            "usu", "eu",   NULL};
    const char *text = call->argument[0].text;
    size_t digits = strspn(text, "0123456789");
    bool vowel =
        *text && strchr("aeiouAEIOU", *text) && !begins_with(text, consonant);
    bool eleven =
        digits % 3 == 2 && (!strncmp(text, "11", 2) || !strncmp(text, "18", 2));
    bool an = vowel || eleven || begins_with(text, spoken);
    struct value part[] = {
        {.kind = VALUE_TEXT, .text = an ? "an " : "a "},
        call->argument[0],
    };
    struct call inner = *call;
    inner.argument = part;
    inner.count = 2;
    return fn_text_join(&inner);
}

bool fn_ordinal(struct call *call)
{
    int64_t n;
    char text[32];
    if (!call_whole(call, 0, "the number", 0, INT64_C(1000000000000000), &n))
        return false;
    int64_t last = n % 10;
    bool teen = n / 10 % 10 == 1;
    const char *ending = teen || last > 3 || !last ? "th"
                         : last == 1               ? "st"
                         : last == 2               ? "nd"
                                                   : "rd";
    int length = snprintf(text, sizeof text, "%lld%s", (long long)n, ending);
    return give_text(call, text, (size_t)length);
}

bool fn_in_words(struct call *call)
{
    static const char *const small[] = {
        "zero",    "one",     "two",       "three",    "four",
        "five",    "six",     "seven",     "eight",    "nine",
        "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const char *const tens[] = {"twenty", "thirty",  "forty",  "fifty",
                                       "sixty",  "seventy", "eighty", "ninety"};
    int64_t n;
    char text[32];
    if (!call_whole(call, 0, "the number", 0, 100, &n))
        return false;
    if (n < 20)
        return give_text(call, small[n], strlen(small[n]));
    if (n == 100)
        return give_text(call, "one hundred", 11);
    int length = snprintf(text, sizeof text, n % 10 ? "%s-%s" : "%s",
                          tens[n / 10 - 2], small[n % 10]);
    return give_text(call, text, (size_t)length);
}

bool fn_plural(struct call *call)
{
    bool one = !number_compare(call->argument[0].number, number_integer(1));
    const char *text = call->argument[one ? 1 : 2].text;
    return give_text(call, text, strlen(text));
}
