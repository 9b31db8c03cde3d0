/* Results put together by hand, and the tests of the report room beside test_report.c. */
#ifndef QLAB_TESTS_REPORT_MADE_H
#define QLAB_TESTS_REPORT_MADE_H

#include <stdio.h>

#include "report/result/result.h"

extern const struct queue_class honest, careful; /* claim to be exact */
extern const struct queue_class liar, rare;      /* do not */

/* A complete result without rows: `queues` queues and a sweep of consumers over 1, 2, 4... (nothing
 * is swept if values is 1). */
struct result make_result(const struct queue_class *const *classes, size_t queues, size_t values,
                          unsigned rounds);

struct result_row make_row(size_t queue, size_t point, unsigned round, uint64_t spurious,
                           uint64_t attempts);

void add_row(struct result *result, struct result_row row);

/* Takes a guess, as --predict does. */
void predict(struct result *result, const char *typed);

/* The lab's usual picture: two honest queues, one that lies more with every consumer, and one that
 * lies in a few runs. The first run of every queue is warm-up. */
struct result usual_result(size_t values, unsigned rounds);

/* A result of a workload with measures of its own: `honest` and `liar`, `values` swept values, a
 * row per round without attempts. Value m of a row is 100 x (m + 1) x (queue + 1) x (value + 1) +
 * round, of shares a thousandth of that and at most 1; those with many values a run have three: a
 * tenth of it, itself, and ten times it. In the first round nothing was measured: NAN. */
struct result measured_result(const char *workload, size_t values, unsigned rounds);

/* Checks what every page must hold: no line over 100 columns, no zero with decimals, no nan. */
void check_page(const char *page);

/* The same of a page on the narrowest terminal: no line over 60 columns. */
void check_narrow(const struct result *result);

/* What a writer writes, as text (free it). */
char *written(int (*write)(FILE *, const struct result *), const struct result *result);

int plain_table(FILE *out, const struct result *result);

void check_same_points(const struct result *a, const struct result *b);

/* ---- the tests ---- */

/* points.c */
void test_points_of_counted_runs(void);
void test_interval_takes_ten_runs(void);
void test_no_attempts_no_rate(void);
void test_untested_runs_are_not_honest(void);
void test_warmup_alone_is_told(void);
void test_findings_and_status(void);
/* score.c */
void test_scores(void);
void test_wrong_kinds_are_guessed(void);
/* page.c */
void test_page_is_golden(void);
void test_page_says_what_matters(void);
void test_page_fits(void);
void test_compare_says_who_lied(void);
/* lessons.c */
void test_lesson_flows(void);
void test_lesson_in_colour(void);
void test_every_lesson_fits(void);
/* measures.c */
void test_measures_are_declared_well(void);
void test_measures_page_is_golden(void);
void test_speed_up_is_of_the_round(void);
void test_measures_page_fits(void);
void test_aside_of_empties(void);
void test_sentence_needs_pairs(void);
void test_predictions_stand_beside(void);
void test_measures_in_json(void);
void test_measures_in_csv(void);
void test_samples_round_trip(void);
void test_bad_samples_are_told(void);
void test_compare_measures(void);
/* killed.c */
void test_killed_on_the_page(void);
void test_killed_in_csv(void);
void test_killed_in_json(void);
/* wrong.c */
void test_wrong_kinds_and_status(void);
void test_raw_stamps_know_no_deadline(void);
void test_wrong_on_the_page(void);
void test_wrong_in_json(void);
void test_wrong_in_csv(void);
/* formats.c */
void test_json_has_the_keys(void);
void test_csv_points(void);
void test_runs_round_trip(void);
void test_bad_runs_are_told(void);
void test_writers_tell_errors(void);
/* folders.c */
void test_folder_round_trip(void);
void test_bad_folders_are_told(void);
void test_failed_folder_leaves_nothing(void);

#endif
