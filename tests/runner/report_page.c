/* Writes the page of a history that was made by hand: `report_page`; with an
 * argument, of a learner who has not begun. */
#include <stdio.h>

#include "look_fixture.h"
#include "report/report.h"

int main(int argc, char **argv)
{
    static struct look_fixture room;
    static const struct lookback nothing = {.first = FIXTURE_LAST,
                                            .last = FIXTURE_LAST};
    struct str page = {0};
    struct report report = {
        .look = argc > 1 ? &nothing : look_fixture(&room),
        .learner = argc > 1 ? NULL : "Ada <&\"> Lovelace",
        .program = "reckon",
    };
    (void)argv;
    report_html(&report, &page);
    fputs(page.text, stdout);
    str_release(&page);
    return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
