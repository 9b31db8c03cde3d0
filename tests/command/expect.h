/* Runs the program and wants something of it; and the tests beside test_command.c. */
#ifndef QLAB_TESTS_EXPECT_H
#define QLAB_TESTS_EXPECT_H

#include <jansson.h>

#include "command/program.h"

/* One workload that every machine finishes at once. */
#define SHORT "--rounds 2 --items 300 --ops 300 --jitter 0"

/* Runs and checks the exit status; the caller frees. */
struct said expect(int status, const char *words);

/* Wants that exit status, a line on stderr that holds `line`, and nothing on stdout. */
void expect_complaint(int status, const char *words, const char *line);

/* The document that the whole text is; NULL after a failed check. */
json_t *json_of(const char *text);

/* ---- the tests ---- */

/* runs.c */
void test_run_json(void);
void test_run_text(void);
void test_without_python(void);
void test_dry_run(void);
void test_compare(void);
void test_plot(void);
/* refusals.c */
void test_bad_options(void);
void test_bad_labs(void);
/* judging.c */
void test_judge(void);
void test_judge_bad(void);
/* throughput.c */
void test_throughput(void);
/* endings.c */
void test_interrupt(void);
void test_group_signal(void);
void test_kill_worker(void);
void test_stopped_worker(void);
void test_children_ignored(void);
void test_kill_parent(void);

#endif
