/* A paper of four pages in PDF against its words alone, put on as many pages by
 * Pango and cairo; and the memory of a thousand of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank/library.h"
#include "bench.h"
#include "export/format.h"
#include "export/pdf.h"
#include "lang/gsl_door.h"
#include "limits/limits.h"

enum { QUESTIONS = 12, PAGES = 4, EACH = 20, PAPERS = 1000, TEXTS_MOST = 200 };

static void must(bool ok, const struct error *error)
{
    if (ok)
        return;
    fprintf(stderr, "bench_pdf: %s\n", error->text);
    exit(1);
}

static size_t write_paper(const struct sheet *sheet)
{
    struct str out = {0};
    struct error error = {0};
    must(pdf_write(&sheet->paper, NULL, &out, &error), &error);
    size_t bytes = out.length;
    str_release(&out);
    return bytes;
}

static size_t texts_of(const struct paper *paper, const char **text)
{
    size_t texts = 0;
    for (uint32_t i = 0; i < paper->questions; i++)
        for (uint32_t k = 0; k < paper->question[i].parts; k++) {
            const struct paper_part *part = &paper->question[i].part[k];
            if (texts + 1 + part->options > TEXTS_MOST)
                return texts;
            text[texts++] = part->text;
            for (uint32_t j = 0; j < part->options; j++)
                text[texts++] = part->option[j];
        }
    return texts;
}

static int memory(const struct sheet *sheet)
{
    double before = 0;
    for (int i = 0; i < PAPERS; i++) {
        if (i == PAPERS / 10)
            before = bench_resident();
        write_paper(sheet);
    }
    return bench_once("memory grown from the 100th to the 1000th paper in PDF",
                      "KiB", bench_resident() - before, 512, "the same paper");
}

int main(void)
{
    struct bench bench = {.measure = "20 papers of 4 pages in PDF",
                          .unit = "s",
                          .target = 3.0,
                          .aim = 1.5,
                          .our_way = "formulas, tables, page breaks",
                          .limit_way = "a layout of Pango for each paragraph"};
    struct library library = {0};
    struct error_list errors = {0};
    struct error error = {0};
    struct set_plan plan;
    struct sheet sheet;
    const char *text[TEXTS_MOST];
    struct set_plan_options options = {.count = QUESTIONS, .seed = 3};
    if (!pdf_ready(&error)) {
        printf("20 papers in PDF: %s\n", error.text);
        return 0;
    }
    numeric_start();
    library_add(&library, "banks", &errors);
    must(set_plan_make(&library, &options, &plan, &error) &&
             sheet_draw(&sheet, &plan, "Practice set", 1, 3, &error),
         &error);
    size_t texts = texts_of(&sheet.paper, text);
    write_paper(&sheet); /* fonts are found once */
    for (int i = 0; i < BENCH_PAIRS; i++) {
        double start = bench_seconds();
        for (int k = 0; k < EACH; k++)
            write_paper(&sheet);
        double middle = bench_seconds();
        for (int k = 0; k < EACH; k++)
            limit_pages(text, texts, PAGES);
        bench.limit[i] = bench_seconds() - middle;
        bench.ours[i] = middle - start;
    }
    int missed = bench_report(&bench);
    missed |= memory(&sheet);
    sheet_release(&sheet);
    set_plan_release(&plan);
    library_release(&library);
    error_list_release(&errors);
    return missed;
}
