/* What the tests of a study session share. */
#ifndef QLAB_TESTS_STUDY_H
#define QLAB_TESTS_STUDY_H

#include <stdbool.h>
#include <sys/types.h>

/* ---- labs.c ---- */

/* Makes a folder of labs whose runs take a moment, "tiny" (number 4) and "small" (11), and one,
 * "endless" (17), that lasts until somebody ends it; QLAB_LABS points to it from then on. */
void make_labs(void);

/* Runs the lab, so that it is done; wants the exit status 0. */
void run_lab(const char *lab);

/* The whole file as text, from malloc; "" if there is none. */
char *text_of(const char *path);

/* How often `word` stands in `text`. */
int count_of(const char *text, const char *word);

/* ---- terminal.c ---- */

/* A program that believes it sits at a terminal, and what it wrote there so far. */
struct terminal {
    int fd;
    pid_t pid;
    char said[65536];
    size_t length, seen; /* what was waited for ends at `seen` */
};

/* False, with a line that says so, where there is no pseudo terminal to be had. */
bool terminal_there_is(void);
/* Starts "qlab WORDS" there, in the source tree. */
void terminal_start(struct terminal *terminal, const char *words);
/* Waits until it says `text`, behind what was waited for before; fails the test if it ends first.
 */
bool terminal_wait(struct terminal *terminal, const char *text);
/* Types; "\3" is ^C. */
void terminal_type(struct terminal *terminal, const char *keys);
/* Reads to the end; returns the exit status, or 128 + the signal that ended it. */
int terminal_end(struct terminal *terminal);

/* ---- the tests ---- */

/* notes.c */
void test_note_entry(void);
void test_note_keeps_the_file(void);
void test_note_at_once(void);
void test_note_full_disk(void);
void test_note_refused(void);
/* walks.c */
void test_walk(void);
void test_walk_left(void);
void test_walk_interrupted(void);

#endif
