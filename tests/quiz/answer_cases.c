/* Runs tables of typed answers: one TAP line a row, value and verdict. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/numtext.h"
#include "quiz/judge_table.h"

struct count {
    const char *table;
    int rows, failed;
};

/* One signed number of 17 figures. */
static bool read_number(const char *text, size_t length, double *value)
{
    bool negative = length && *text == '-';
    if (!numtext_double(text + negative, length - negative, value))
        return false;
    if (negative)
        *value = -*value;
    return true;
}

static bool same_number(const char *a, size_t a_length, const char *b,
                        size_t b_length)
{
    double x, y;
    if (!read_number(a, a_length, &x) || !read_number(b, b_length, &y))
        return a_length == b_length && memcmp(a, b, a_length) == 0;
    return fabs(x - y) <= 1e-9 * fabs(y);
}

/* Numbers, "error", or {a;b} member by member. */
static bool same_value(const char *a, const char *b)
{
    for (;;) {
        size_t in_a = strcspn(a, "{;}"), in_b = strcspn(b, "{;}");
        if (!same_number(a, in_a, b, in_b) || a[in_a] != b[in_b])
            return false;
        if (!a[in_a])
            return true;
        a += in_a + 1;
        b += in_b + 1;
    }
}

static void check_row(void *context, const struct judge_row *row)
{
    struct count *count = context;
    bool ok = same_value(row->value, row->expected_value) &&
              strcmp(row->verdict, row->expected_verdict) == 0;
    count->failed += !ok;
    count->rows++;
    printf("%sok %d - %s:%zu ", ok ? "" : "not ", count->rows, count->table,
           row->line);
    for (const char *c = row->input; *c; c++)
        putchar(*c == '#' ? '.' : *c);
    putchar('\n');
    if (!ok)
        printf("# value %s, expected %s; verdict %s, expected %s\n", row->value,
               row->expected_value, row->verdict, row->expected_verdict);
}

int main(int argc, char **argv)
{
    static const char *const tables[] = {"answer_cases.tsv", "answer_more.tsv",
                                         "answer_gaps.tsv"};
    const char *top = getenv("top_srcdir");
    struct count count = {0};
    bool ok = true;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct str path = {0}, text = {0};
        struct error error = {0};
        str_add_format(&path, "%s/tests/quiz/%s", top ? top : ".", tables[i]);
        if (argc > 1)
            str_clear(&path), str_add(&path, argv[1]);
        count.table = tables[i];
        if (file_read(str_text(&path), 1 << 22, &text, &error)) {
            struct source source =
                source_of(tables[i], str_text(&text), text.length);
            ok = judge_table_each(&source, check_row, &count, &error) && ok;
        }
        if (error.code) {
            printf("Bail out! %s: %s\n", str_text(&path), error.text);
            ok = false;
        }
        str_release(&text);
        str_release(&path);
        if (argc > 1)
            break;
    }
    printf("1..%d\n", count.rows);
    return ok && !count.failed ? 0 : 1;
}
