/* Plays a transcript: runs a command on a terminal of its own, types what the
 * transcript shows as typed, and prints what the screen shows.
 *
 *   ptyrun [-r] [-p PROMPT] [-s ROWSxCOLUMNS] [-t SECONDS] TRANSCRIPT
 * COMMAND...
 *
 * A line of the screen that is not yet ended and ends with PROMPT ("> ") is
 * where the program waits. The line of the transcript that starts with the same
 * text tells what is typed there: the rest of it. If it ends with "^C", the
 * interrupt key is pressed after the echo of what stands before it, else Enter
 * is. Where the transcript has nothing more to type, or nothing but an empty
 * prompt as its last, the answer is Ctrl-D.
 *
 * With -r every byte is printed as it came; without it carriage returns are
 * left out.
 *
 * There are no fixed delays, so that a slow machine gives the same screen. The
 * exit status is the command's, 128 + the signal's number, or 124 when it said
 * nothing for SECONDS (20); then a reason is on standard error. */
#include <config.h>

#include <ctype.h>
#include <errno.h>
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

enum { QUIET_MS = 300, SCREEN_MAX = 1 << 22 };

struct play {
    const char *prompt;
    char *script; /* the transcript, NUL-terminated */
    char *next;   /* first line of it not yet used */
    char screen[SCREEN_MAX];
    size_t len;       /* bytes on the screen, CR stripped */
    size_t sent_at;   /* screen length when we last typed */
    const char *echo; /* to be seen before the interrupt key; or NULL */
    int terminal;
    int timeout_ms;
    int ends_left; /* how often Ctrl-D may still be pressed */
    bool raw;      /* carriage returns are kept */
};

static bool starts_with(const char *text, const char *prefix, size_t len)
{
    return strncmp(text, prefix, len) == 0;
}

/* The same but for the digits: "3/8 > " and "12/8 > " are alike. Returns the
 * length of what matched in `text`, or 0. */
static size_t starts_alike(const char *text, const char *prefix, size_t len)
{
    size_t at = 0;
    size_t i = 0;
    while (i < len) {
        if (isdigit((unsigned char)prefix[i])) {
            if (!isdigit((unsigned char)text[at]))
                return 0;
            while (i < len && isdigit((unsigned char)prefix[i]))
                i++;
            while (isdigit((unsigned char)text[at]))
                at++;
        } else if (text[at] == prefix[i] && text[at] != '\0') {
            at++;
            i++;
        } else {
            return 0;
        }
    }
    return at;
}

static char *line_after(char *line)
{
    char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

/* Finds the transcript's line for the prompt `text` and returns what is typed
 * there; NULL if there is none. The lines before it are used up. */
static char *find_input(const struct play *p, const char *text, size_t len)
{
    for (char *line = p->next; *line != '\0'; line = line_after(line)) {
        if (starts_with(line, text, len))
            return line + len;
    }
    for (char *line = p->next; *line != '\0'; line = line_after(line)) {
        size_t alike = starts_alike(line, text, len);
        if (alike > 0)
            return line + alike;
    }
    /* The prompt's wording has changed: take the next that looks like one. */
    for (char *line = p->next; *line != '\0'; line = line_after(line)) {
        size_t width = strcspn(line, "\n");
        char *found = strstr(line, p->prompt);
        if (found && found < line + width)
            return found + strlen(p->prompt);
    }
    return NULL;
}

static bool type(struct play *p, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = write(p->terminal, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes += n;
        len -= (size_t)n;
    }
    return true;
}

/* A program that goes on asking after so many ends never will stop. */
static bool type_end(struct play *p)
{
    return p->ends_left-- > 0 && type(p, "\x04", 1);
}

/* Answers the prompt that the screen ends with, which starts at `start`. */
static bool answer(struct play *p, size_t start)
{
    char *input = find_input(p, p->screen + start, p->len - start);
    p->sent_at = p->len;
    if (!input)
        return type_end(p);

    size_t len = strcspn(input, "\n");
    char *rest = line_after(input);
    p->next = rest;
    if (len == 0 && !find_input(p, p->screen + start, p->len - start))
        return type_end(p);
    if (len >= 2 && input[len - 1] == 'C' && input[len - 2] == '^') {
        /* The key empties the terminal's queue, so what was typed before it
         * must have arrived. */
        if (len == 2)
            return type(p, "\x03", 1);
        input[len - 2] = '\0';
        p->echo = input;
        return type(p, input, len - 2);
    }
    return type(p, input, len) && type(p, "\r", 1);
}

/* Editing switches the terminal's line mode off before it prompts, so then a
 * prompt is one for certain. */
static bool is_editing(const struct play *p)
{
    struct termios mode;
    return tcgetattr(p->terminal, &mode) == 0 && !(mode.c_lflag & ICANON);
}

/* Looks at the end of the screen; `quiet`: nothing came for a while. */
static bool react(struct play *p, bool quiet)
{
    size_t prompt_len = strlen(p->prompt);
    size_t start = p->len;
    while (start > 0 && p->screen[start - 1] != '\n')
        start--;

    if (p->echo) {
        size_t len = strlen(p->echo);
        if (p->len - p->sent_at < len)
            return true;
        if (strncmp(p->screen + p->len - len, p->echo, len) != 0)
            return true;
        p->echo = NULL;
        return type(p, "\x03", 1);
    }
    if (start < p->sent_at || p->len - start < prompt_len)
        return true;
    if (strncmp(p->screen + p->len - prompt_len, p->prompt, prompt_len) != 0)
        return true;
    if (!quiet && !is_editing(p) &&
        !starts_with(p->next, p->screen + start, p->len - start)) {
        /* Perhaps an output that just happens to have stopped here. */
        return true;
    }
    return answer(p, start);
}

/* Reads what there is. Returns false at the end of the terminal. */
static bool take(struct play *p)
{
    char bytes[4096];
    ssize_t n = read(p->terminal, bytes, sizeof bytes);
    if (n < 0 && errno == EINTR)
        return true;
    if (n <= 0)
        return false; /* Linux: EIO when the other side has closed */
    for (ssize_t i = 0; i < n && p->len < SCREEN_MAX - 1; i++) {
        if (bytes[i] != '\r' || p->raw)
            p->screen[p->len++] = bytes[i];
    }
    p->screen[p->len] = '\0';
    return true;
}

static bool converse(struct play *p)
{
    int silent_ms = 0;
    for (;;) {
        struct pollfd fd = {.fd = p->terminal, .events = POLLIN};
        int n = poll(&fd, 1, QUIET_MS);
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0) {
            silent_ms = 0;
            if (!take(p))
                return true;
        } else if (n == 0) {
            silent_ms += QUIET_MS;
        }
        if (silent_ms >= p->timeout_ms)
            return false;
        if (!react(p, n == 0))
            return false;
    }
}

static char *slurp(const char *name)
{
    FILE *file = fopen(name, "rb");
    char *text = malloc(SCREEN_MAX);
    if (!file || !text) {
        perror(name);
        exit(125);
    }
    size_t len = fread(text, 1, SCREEN_MAX - 1, file);
    text[len] = '\0';
    fclose(file);
    return text;
}

static int usage(void)
{
    fputs("usage: ptyrun [-r] [-p PROMPT] [-s ROWSxCOLUMNS] [-t SECONDS] "
          "TRANSCRIPT COMMAND...\n",
          stderr);
    return 125;
}

int main(int argc, char **argv)
{
    static struct play play = {
        .prompt = "> ", .timeout_ms = 20000, .ends_left = 5};
    struct winsize size = {.ws_row = 40, .ws_col = 200};
    int option;

    /* The leading "+": the command's options are its own. */
    while ((option = getopt(argc, argv, "+rp:s:t:")) != -1) {
        switch (option) {
        case 'r': play.raw = true; break;
        case 'p': play.prompt = optarg; break;
        case 's':
            if (sscanf(optarg, "%hux%hu", &size.ws_row, &size.ws_col) != 2)
                return usage();
            break;
        case 't': play.timeout_ms = 1000 * atoi(optarg); break;
        default: return usage();
        }
    }
    if (argc - optind < 2 || play.timeout_ms <= 0)
        return usage();
    play.script = slurp(argv[optind]);
    play.next = play.script;

    pid_t child = forkpty(&play.terminal, NULL, NULL, &size);
    if (child < 0) {
        perror("forkpty");
        return 125;
    }
    if (child == 0) {
        /* What runs in the background may have Ctrl-C ignored. */
        signal(SIGINT, SIG_DFL);
        signal(SIGQUIT, SIG_DFL);
        execvp(argv[optind + 1], argv + optind + 1);
        perror(argv[optind + 1]);
        _exit(127);
    }

    bool in_time = converse(&play);
    if (!in_time) {
        fprintf(stderr, "%s: the command does not go on or does not end\n",
                argv[optind]);
        kill(child, SIGKILL);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    fwrite(play.screen, 1, play.len, stdout);
    free(play.script);
    if (!in_time)
        return 124;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
