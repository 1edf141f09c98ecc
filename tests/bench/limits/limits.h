/* What a careful person would write by hand for the same purpose, in C with
 * GSL: the limits that the benchmarks measure against. */
#ifndef RECKON_BENCH_LIMITS_H
#define RECKON_BENCH_LIMITS_H

#include <stddef.h>
#include <stdint.h>

/* How often two dice add up to seven in so many trials, by
 * gsl_rng_uniform_int on mt19937. */
long limit_two_dice(unsigned long seed, long trials);

/* The value of a short expression: + - * / ^ C(n,k) brackets. NaN where it is
 * none. */
double limit_expression(const char *text);

/* Texts of so many questions with prompt, key and worked solution, by GSL and
 * snprintf; the bytes they have in all. One draws three parameters, the other a
 * sample of 10 to 30 values, which the prompt lists. */
size_t limit_binomial(unsigned long seed, long count);
size_t limit_t_statistic(unsigned long seed, long count);

/* The YAML events of files, by libyaml; 0 where one is none. */
long limit_events(const char *const *path, size_t count);

/* Puts the paragraphs on so many pages of PDF, by Pango and cairo; returns the
 * bytes. 0 without them. */
size_t limit_pages(const char *const *paragraph, size_t paragraphs,
                   uint32_t pages);

/* XML that was read, written again by libxml2, and the bytes that it has. NULL
 * without libxml2. */
struct limit_document;
struct limit_document *limit_xml_read(const char *text, size_t length);
size_t limit_xml_write(const struct limit_document *limit);
void limit_xml_free(struct limit_document *limit);

/* Appends a hundred bytes to a file and waits until they are on the disk; 0
 * where that fails. */
int limit_append_open(const char *path);
int limit_append(int file);
void limit_append_close(int file);

#endif
