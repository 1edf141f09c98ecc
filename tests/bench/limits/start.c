/* What a first question costs at least, with the same libraries: a database is
 * opened and its few rows read, files are parsed to events where they are
 * named, a question is drawn and printed, and a line is asked for.
 *
 *   start DATABASE [FILE...]
 */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

#include <readline/readline.h>

static double read_rows(const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *rows;
    double sum = 0;
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT name, ability, due FROM topic", -1,
                           &rows, NULL) != SQLITE_OK)
        exit(1);
    while (sqlite3_step(rows) == SQLITE_ROW)
        sum += sqlite3_column_double(rows, 1);
    sqlite3_finalize(rows);
    return sum;
}

static long parse_events(const char *path)
{
    yaml_parser_t parser;
    FILE *file = fopen(path, "rb");
    long events = 0;
    if (!file || !yaml_parser_initialize(&parser))
        exit(1);
    yaml_parser_set_input_file(&parser, file);
    for (yaml_event_type_t type = YAML_NO_EVENT; type != YAML_STREAM_END_EVENT;
         events++) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event))
            exit(1);
        type = event.type;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
    return events;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    double sum = read_rows(argv[1]);
    long events = 0;
    for (int i = 2; i < argc; i++)
        events += parse_events(argv[i]);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    unsigned n = 5 + (unsigned)gsl_rng_uniform_int(rng, 16);
    unsigned k = (unsigned)gsl_rng_uniform_int(rng, n + 1);
    double p = (double)(1 + gsl_rng_uniform_int(rng, 9)) / 10;
    printf("(%ld events, %.2f) A trial succeeds with probability %.1f. It is "
           "repeated %u times. What is the probability of %u successes? "
           "[%.6f]\n\n",
           events, sum, p, n, k, gsl_ran_binomial_pdf(k, p, n));
    gsl_rng_free(rng);
    return readline("answer> ") == NULL;
}
