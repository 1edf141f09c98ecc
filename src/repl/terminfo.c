#include "repl/terminfo.h"

#include <config.h>

#include <stdio.h>
#include <string.h>

#if HAVE_TERMINFO
#include <curses.h>
/* It defines short words, so nothing of ours comes after it. */
#include <term.h>
#endif

void terminfo_standard(struct terminfo *terminfo)
{
    *terminfo = (struct terminfo){
        .movable = true,
        .bold = "\033[1m",
        .dim = "\033[2m",
        .red = "\033[31m",
        .green = "\033[32m",
        .yellow = "\033[33m",
        .plain = "\033[0m",
    };
}

#if HAVE_TERMINFO

/* Copies a code without the delays that printers of old needed: $<5>, $<5/>. */
static void copy(char *out, const char *code)
{
    size_t length = 0;
    while (code && *code) {
        if (code[0] == '$' && code[1] == '<') {
            code += strcspn(code, ">");
            code += *code == '>';
        } else if (length + 1 < TERMINFO_CODE)
            out[length++] = *code++;
        else {
            out[0] = '\0'; /* too long to be one of ours */
            return;
        }
    }
    out[length] = '\0';
}

/* Some end styles and switch back from characters for frames, too, which we
 * never switch to; pagers know no such codes. */
static void copy_plain(char *out, const char *code)
{
    static const char shift[] = "\033(B";
    char all[TERMINFO_CODE];
    copy(all, code);
    size_t length = 0;
    for (const char *at = all; *at;) {
        if (strncmp(at, shift, sizeof shift - 1) == 0)
            at += sizeof shift - 1;
        else if (*at == '\017')
            at++;
        else
            out[length++] = *at++;
    }
    out[length] = '\0';
}

/* The database's answer, or NULL. ncurses takes the name as writable, and
 * answers -1 for names that it does not know. */
static const char *text_of(const char *name)
{
    char copied[8];
    snprintf(copied, sizeof copied, "%s", name);
    const char *text = tigetstr(copied);
    return text == (const char *)-1 ? NULL : text;
}

static void copy_colour(char *out, const char *pattern, long colour)
{
    if (pattern)
        copy(out, tparm(pattern, colour, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
}

static void read_codes(struct terminfo *terminfo)
{
    char count[] = "colors";
    const char *colour = tigetnum(count) >= 8 ? text_of("setaf") : NULL;
    copy_plain(terminfo->plain, text_of("sgr0"));
    terminfo->movable = text_of("cr") && text_of("el") && text_of("cuu1");
    if (!*terminfo->plain)
        return; /* what cannot be ended is not begun */
    copy(terminfo->bold, text_of("bold"));
    copy(terminfo->dim, text_of("dim"));
    copy_colour(terminfo->red, colour, COLOR_RED);
    copy_colour(terminfo->green, colour, COLOR_GREEN);
    copy_colour(terminfo->yellow, colour, COLOR_YELLOW);
}

void terminfo_read(struct terminfo *terminfo, const char *type, int descriptor)
{
    char name[64];
    int problem;
    *terminfo = (struct terminfo){.movable = false};
    if (!type || !*type || strlen(type) >= sizeof name)
        return;
    snprintf(name, sizeof name, "%s", type);
    if (setupterm(name, descriptor, &problem) != OK)
        return;
    read_codes(terminfo);
    del_curterm(cur_term); /* readline reads its own */
}

#else

void terminfo_read(struct terminfo *terminfo, const char *type, int descriptor)
{
    (void)descriptor;
    *terminfo = (struct terminfo){.movable = false};
    if (type && *type && strcmp(type, "dumb") != 0)
        terminfo_standard(terminfo);
}

#endif

static bool begins(const char *type, const char *with)
{
    return strncmp(type, with, strlen(with)) == 0;
}

bool terminfo_rewraps(const char *type, const char *tmux, const char *vte)
{
    static const char *const known[] = {
        "tmux", "xterm-kitty", "foot", "alacritty", "wezterm", "xterm-ghostty"};
    if (!type)
        return false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (begins(type, known[i]))
            return true;
    return (tmux && *tmux && begins(type, "screen")) ||
           (vte && *vte && begins(type, "xterm"));
}
