/* Results to be drawn, a look at what was drawn, and the tests beside test_plot.c. */
#ifndef QLAB_TESTS_PLOT_MADE_H
#define QLAB_TESTS_PLOT_MADE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/plot/kinds.h"
#include "report/plot/plot.h"
#include "report/plot/scale.h"

#define SEED 20240607

extern char directory[]; /* everything is written here while the tests run */

/* Worker 1 is told Empty while first item 1, then item 2 is certainly inside: a chain of two. */
void make_witness(struct history *history);

/* A result of `rounds` rounds of the queues over consumers; queues that do not claim to be exact
 * lie with a rate of `rate`. */
struct result make_result(const char *queues, const char *consumers, unsigned rounds, double rate);

/* A whole file and its size; free it. */
char *read_file(const char *path, size_t *size);

/* Wants a whole picture, and that word in it. */
void check_svg(const char *path, const char *word);
void check_png(const char *path);
bool exists(const char *path);

/* As made, of a workload with measures of its own: a value of each in every run, of those with many
 * fifty; in some runs none, and zero in others. */
struct result make_measured(const char *workload, const char *queues, enum knob sweep,
                            const char *values, unsigned rounds);

/* Writes the result as a run folder, frees it, and reads the folder back (result_free, then free).
 * NULL after a failed check. */
struct result *write_and_read(struct result *result);

/* Draws what must fail: the status, a line that says `word`, and no file, whole or half.
 * (failures.c) */
void check_failure(const struct result *result, const struct plot_kind *kind, int want,
                   const char *word);

/* A scale as gnuplot draws it with letters, from malloc: a line with a + for each of its tics.
 * (data.c)
 */
char *axis_text(const char *unit, const struct scale *scale, enum measure_unit of);

/* ---- the tests ---- */

/* pictures.c */
void test_all_plots(void);
void test_one_run_one_value(void);
void test_one_queue_one_value(void);
void test_nobody_lied(void);
void test_always_lied(void);
void test_many_values(void);
void test_hostile_title(void);
/* measures.c */
void test_measures_of_every_workload(void);
void test_measures_without_sweep(void);
void test_measures_by_words(void);
void test_measures_in_terminal(void);
void test_ecdf(void);
void test_scales(void);
void test_measures_without_values(void);
void test_left_out(void);
/* data.c */
void test_push_apart(void);
void test_by_hand(void);
void test_hostile_names(void);
void test_rare_liar(void);
void test_hang_is_no_zero(void);
void test_fields(void);
/* failures.c */
void test_no_data(void);
void test_no_lie_no_timeline(void);
void test_nothing_moved(void);
void test_no_gnuplot(void);
void test_signal_leaves_nothing(void);
void test_no_scripts(void);
void test_unwritable(void);
void test_missing_file(void);

#endif
