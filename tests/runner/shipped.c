/* Every key of the shipped banks against its check, on a few draws: nothing may
 * be found. The banks use nearly all of the formula language, and their checks
 * go other ways than their keys, so this is as much a test of the language as
 * of the banks. `reckon check` draws more. */
#include <stdio.h>
#include <stdlib.h>

#include "bank/library.h"
#include "lang/gsl_door.h"
#include "verify/check_template.h"
#include "verify/report.h"

enum {
    DRAWS = 2,     /* of each level */
    STEPS = 50000, /* to compare the draws of one part */
};

static bool check(const struct bank *bank)
{
    struct check_options options = check_standard();
    struct check_report report;
    struct str text = {0};
    options.draws = DRAWS;
    options.simulated = 0;
    options.steps = STEPS;
    check_report_init(&report);
    check_bank(bank, &options, &report);
    /* Warnings are about shares of draws: these are too few for them. */
    bool good = report.records > 0 && report.errors == 0;
    if (!good) {
        report_text(&report, true, &text);
        fputs(str_text(&text), stderr);
    }
    str_release(&text);
    check_report_release(&report);
    return good;
}

int main(void)
{
    const char *top = getenv("top_srcdir");
    struct str folder = {0};
    struct library library = {0};
    struct error_list errors = {0};
    size_t failed = 0;
    numeric_start();
    str_add_format(&folder, "%s/banks", top ? top : ".");
    if (!library_add(&library, str_text(&folder), &errors) || !library.count) {
        puts("Bail out! the shipped banks cannot be read");
        return 1;
    }
    for (size_t i = 0; i < library.count; i++) {
        bool good = check(library.bank[i]);
        failed += !good;
        printf("%s %zu - %s: %u templates\n", good ? "ok" : "not ok", i + 1,
               library.bank[i]->id, library.bank[i]->templates);
    }
    printf("1..%zu\n", library.count);
    library_release(&library);
    error_list_release(&errors);
    str_release(&folder);
    return failed > 0;
}
