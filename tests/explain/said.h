/* What the tests of `qlab explain` share: running it and reading its answers. */
#ifndef QLAB_TESTS_EXPLAIN_SAID_H
#define QLAB_TESTS_EXPLAIN_SAID_H

#include <jansson.h>

#include "../command/program.h"

/* Runs "qlab explain WORDS" and checks the exit status; the caller frees. */
struct said expect(int status, const char *words);

/* The same, wanting nothing on stdout and that text on stderr. */
void expect_complaint(int status, const char *words, const char *text);

/* Checks that no line is wider than 100 columns, but for commands to copy. */
void check_width(const char *words, const char *page);

/* Runs it with --format=json; the caller frees the document. */
json_t *results_of(const char *words, int status);

/* The result of that queue, or NULL after a failed check. */
json_t *result_of(json_t *document, const char *queue);

const char *text_of(const json_t *object, const char *key);

/* refusals.c */
void test_stale(void);
void test_bad_input(void);
void test_bad_lab(void);

/* failures.c */
void test_failures(void);
void test_not_modelled(void);
void test_changed_code(void);
void test_source(void);

/* engines.c */
void test_stories(void);
void test_samples(void);
void test_bounds(void);
void test_engine_mistakes(void);

/* luck.c */
void test_luck_page(void);
void test_luck_data(void);
void test_luck_replay(void);
void test_luck_mistakes(void);

#endif
