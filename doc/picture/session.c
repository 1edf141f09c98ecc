/* Writes a picture of a session: runs the program on a terminal of its own,
 * types what a script says, and prints the screen as SVG.
 *
 *   session SCRIPT
 *
 * The script's lines: "title TEXT", "about TEXT", "run ARGUMENT ...", and then
 * what is typed, "SECONDS LINE", where the seconds pass on the program's clock
 * before the line is there. Nothing else is not real; the same script gives the
 * same picture. 'make picture' replaces session.svg by what comes out, and
 * tests/doc/picture.sh fails where it would make a difference. */
#include <config.h>

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#if HAVE_PTY_H
#include <pty.h>
#elif HAVE_UTIL_H
#include <util.h>
#elif HAVE_LIBUTIL_H
#include <libutil.h>
#endif

#include "base/file.h"
#include "base/numtext.h"
#include "base/str.h"
#include "clock.h"
#include "svg.h"

enum { COLUMNS = 80, ROWS = 60, SILENCE_MS = 20000, SCRIPT_MOST = 1 << 16 };
enum { ARGUMENTS_MOST = 16 };

struct script {
    const char *title, *about;
    char *run;
    char *next; /* line to type */
};

_Noreturn static void fail(const char *what)
{
    fprintf(stderr, "session: %s\n", what);
    exit(1);
}

/* Cuts the next line off; NULL behind the last. */
static char *cut_line(char **rest)
{
    char *line = *rest;
    if (!line || !*line)
        return NULL;
    char *end = strchr(line, '\n');
    *rest = end ? end + 1 : NULL;
    if (end)
        *end = '\0';
    return line;
}

static char *behind(char *line, const char *word)
{
    size_t length = strlen(word);
    return line && strncmp(line, word, length) == 0 ? line + length : NULL;
}

static struct script read_script(char *text)
{
    struct script script = {.title = behind(cut_line(&text), "title ")};
    script.about = behind(cut_line(&text), "about ");
    script.run = behind(cut_line(&text), "run ");
    script.next = text;
    if (!script.title || !script.about || !script.run)
        fail("a script begins with title, about and run");
    return script;
}

/* What the shell would show, and what the program is called with. */
static void run_program(char *words)
{
    char *argument[ARGUMENTS_MOST + 2] = {words};
    int count = 0;
    for (char *word = words; word && count < ARGUMENTS_MOST;) {
        argument[count++] = word;
        word = strchr(word, ' ');
        if (word)
            *word++ = '\0';
    }
    static char colour[] = "--color=always";
    argument[count++] = colour;
    exit(reckon_main(count, argument));
}

static bool type(int terminal, const char *text)
{
    size_t length = strlen(text);
    return write(terminal, text, length) == (ssize_t)length &&
           write(terminal, "\r", 1) == 1;
}

/* Lets the time pass, and types the line. False if there is none. */
static bool answer(struct script *script, int terminal, double *clock)
{
    char *line = cut_line(&script->next);
    double seconds;
    if (!line)
        return false;
    size_t length = strcspn(line, " ");
    if (!line[length] || !numtext_double(line, length, &seconds))
        return false;
    *clock += seconds;
    return type(terminal, line + length + 1);
}

/* Editing switches the terminal's line mode off before it prompts. */
static bool is_prompt(int terminal, const struct str *screen)
{
    static const char prompt[] = "\n> ";
    size_t length = sizeof prompt - 1;
    struct termios mode;
    return screen->length >= length &&
           strcmp(screen->text + screen->length - length, prompt) == 0 &&
           tcgetattr(terminal, &mode) == 0 && !(mode.c_lflag & ICANON);
}

/* Returns what went wrong, or NULL once the program has ended. */
static const char *converse(struct script *script, int terminal, double *clock,
                            struct str *screen)
{
    for (;;) {
        char bytes[4096];
        struct pollfd ready = {.fd = terminal, .events = POLLIN};
        if (poll(&ready, 1, SILENCE_MS) <= 0)
            return "the program neither goes on nor ends";
        ssize_t count = read(terminal, bytes, sizeof bytes);
        if (count <= 0)
            return NULL; /* EIO on Linux: the program has ended */
        for (ssize_t i = 0; i < count; i++) {
            if (bytes[i] != '\r')
                str_add_char(screen, bytes[i]);
        }
        if (is_prompt(terminal, screen) && !answer(script, terminal, clock))
            return "the program asks for more than the script has, or a line "
                   "of it is not SECONDS LINE";
    }
}

int main(int argc, char **argv)
{
    struct error error = {.code = ERROR_NONE};
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    struct str text = {0}, screen = {0}, picture = {0};
    double *clock = picture_clock_share();
    int terminal, status = 0;
    if (argc != 2 || !clock)
        fail("usage: session SCRIPT");
    if (!file_read(argv[1], SCRIPT_MOST, &text, &error))
        fail(error.text);
    struct script script = read_script(text.text);
    str_add_format(&screen, "$ %s\n", script.run);
    pid_t child = forkpty(&terminal, NULL, NULL, &size);
    if (child < 0)
        fail("no terminal");
    if (child == 0)
        run_program(script.run);
    const char *problem = converse(&script, terminal, clock, &screen);
    if (problem)
        kill(child, SIGKILL);
    bool ended = waitpid(child, &status, 0) == child && status == 0;
    if (problem || !ended)
        fail(problem ? problem : "the program failed");
    svg_screen(screen.text, COLUMNS, script.title, script.about, &picture);
    fwrite(picture.text, 1, picture.length, stdout);
    str_release(&text);
    str_release(&screen);
    str_release(&picture);
    return fflush(stdout) != 0;
}
