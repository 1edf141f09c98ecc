/* Any bytes typed in a conversation, through a pipe: the program as it is run,
 * in this process, with a small bank in which parts of all kinds follow an open
 * one. It ends well, and nothing that was typed comes out again but as plain
 * text. And any line is completed with plain words that begin as it does. */
#include <fcntl.h>
#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "fuzz.h"

/* Complaints stay where they are, or nobody would see those of sanitizers. */
enum { INPUT, OUTPUT, FILES };

static char bank_path[] = "tests/tmp-fuzz-bank-XXXXXX.yaml";

static const char bank_text[] =
    "format: 1\nbank: fuzz\ntitle: Fuzz\ntemplates:\n"
    "  - id: coin\n    topic: coins\n    level: 1..3\n    tags:\n      - x\n"
    "    draw:\n      n: 2..9\n"
    "    ask: What is one half to the {n}?\n    kind: probability\n"
    "    answer: 1/2^n\n"
    "    mistakes:\n      - answer: 1/2\n        tag: first-only\n"
    "        say: That is one.\n"
    "    hints:\n      - Multiply.\n    solution: It is {1/2^n =}.\n"
    "  - id: pick\n    topic: picks\n    level: 1\n    ask: Which?\n"
    "    kind: choice\n    options:\n      - text: this\n"
    "        right: 1 = 1\n      - text: that\n      - text: both\n"
    "  - id: words\n    topic: words\n    level: 1\n    ask: Why?\n"
    "    kind: open\n    rubric:\n      - Because.\n      - So.\n"
    "    then:\n      - id: many\n        ask: How many?\n"
    "        kind: count\n        answer: 7\n        unit: words\n"
    "        hints:\n          - A few.\n        solution: Seven.\n"
    "      - id: again\n        ask: Why seven?\n        kind: open\n"
    "        rubric:\n          - Because.\n"
    "      - id: which\n        ask: Which?\n        kind: choice\n"
    "        options:\n          - text: this\n            right: 1 = 1\n"
    "          - text: that\n";

static void remove_bank(void)
{
    unlink(bank_path);
}

static int64_t now(void)
{
    return 1700000000;
}

static double seconds(void)
{
    return 1;
}

static uint64_t chance(void)
{
    return 4;
}

/* Files in place of the standard ones, which are put back afterwards. */
struct swap {
    int file[FILES], kept[FILES];
};

static void swap_in(struct swap *swap, const char *data, size_t size)
{
    for (int i = 0; i < FILES; i++) {
        FILE *file = tmpfile();
        REQUIRE(file);
        swap->file[i] = dup(fileno(file));
        fclose(file);
        swap->kept[i] = dup(i);
    }
    REQUIRE(pwrite(swap->file[INPUT], data, size, 0) == (ssize_t)size);
    for (int i = 0; i < FILES; i++)
        dup2(swap->file[i], i);
}

static void swap_out(struct swap *swap, struct str *out)
{
    char bytes[4096];
    for (int i = 0; i < FILES; i++) {
        ssize_t got;
        dup2(swap->kept[i], i);
        close(swap->kept[i]);
        if (i != INPUT)
            for (off_t at = 0;
                 (got = pread(swap->file[i], bytes, sizeof bytes, at)) > 0;
                 at += got)
                str_add_bytes(out, bytes, (size_t)got);
        close(swap->file[i]);
    }
}

static void converse(const char *activity, const char *data, size_t size)
{
    static const struct clock clock = {now, seconds, chance};
    struct environment environment = {.home = "/dev/null"};
    char *argument[] = {(char[]){"reckon"},          (char[]){"--no-save"},
                        (char[]){"--banks"},         bank_path,
                        (char[]){"--seed=3"},        (char[]){"--color=never"},
                        (char *)(uintptr_t)activity, NULL};
    struct swap swap;
    struct str out = {0};
    int signal = 0;
    optind = 0; /* getopt begins anew */
    swap_in(&swap, data, size);
    enum exit_status status =
        cli_main(7, argument, &environment, &clock, &signal);
    swap_out(&swap, &out);
    REQUIRE_OF(status == EXIT_DONE && !signal, str_text(&out));
    REQUIRE_OF(strstr(str_text(&out), "Summary") || out.length, str_text(&out));
    REQUIRE_OF(fuzz_is_visible(str_text(&out), out.length, true),
               str_text(&out));
    str_release(&out);
}

FUZZ_TARGET(dialogue)
{
    static bool made;
    if (!made) {
        int file = mkstemps(bank_path, 5);
        REQUIRE_OF(file >= 0, "run it where there is a folder tests/");
        REQUIRE(write(file, bank_text, sizeof bank_text - 1) ==
                (ssize_t)sizeof bank_text - 1);
        close(file);
        atexit(remove_bank);
        made = true;
    }
    converse(size & 1 ? "place" : "practice", data, size);
}
