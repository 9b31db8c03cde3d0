/* What the lab room's tests share: a folder for labs, and a lab that is right or refused. */
#ifndef QLAB_TESTS_LAB_SCRATCH_H
#define QLAB_TESTS_LAB_SCRATCH_H

#include <stddef.h>

#include "lab/lab.h"
#include "lab/lab_find.h"

#define PATH_LENGTH 100

extern char scratch[]; /* the folder's path while the tests run */

/* Makes SCRATCH/NAME/lab.ini; folder becomes SCRATCH/NAME. */
void make_lab(char folder[PATH_LENGTH], const char *name, const char *text, size_t length);

/* Reads a lab of that text, called "right". NULL after a failed check. */
struct lab *right(const char *text);

/* Wants that lab_find(name) fails in this way. */
void refused(const char *name, int status, const char *want);

/* Reads a whole text file; free it. */
char *read_text(const char *path);

/* A lab.ini up to the end of its [queues], lines 1 to 4; and one that has all that must be there.
 */
#define HEAD "[lab]\ntitle = Why?\n[queues]\nmutex = never\n"
#define GOOD HEAD "[workload]\nname = prefilled\n"

/* ---- the tests beside test_lab.c ---- */

/* mistakes.c */
void test_wrong_lines(void);
void test_longest_line(void);
void test_wrong_values(void);
void test_wrong_wholes(void);
void test_no_file(void);
void test_wrong_predictions(void);
/* predictions.c */
void test_predictions_in_words(void);
void test_guesses(void);
/* find.c */
void test_course(void);
void test_parts(void);
void test_get_nowait_work(void);
void test_copy(void);
void test_numbers(void);
void test_folders(void);
/* lessons.c */
void test_lessons(void);
void test_key_page(void);

#endif
