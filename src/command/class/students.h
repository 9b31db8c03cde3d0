/* What the students of a class handed in: folders with runs and with lines of `qlab check`. */
#ifndef QLAB_COMMAND_CLASS_STUDENTS_H
#define QLAB_COMMAND_CLASS_STUDENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/result/result.h"

/* A line that says that an exercise was passed. */
struct passed {
    char lab[64];
    char proved[32]; /* "4,4,3": calls, as the line says */
    bool fits;       /* it is of the queue.c that lies there, and of this version */
    char why[200];   /* why not */
};

struct student {
    const char *name;        /* of the folder, as given */
    struct result **results; /* of each lab the newest, a complete one if there is any */
    size_t result_count;
    struct passed *passed; /* of each exercise one line: one that fits, if there is any */
    size_t passed_count;
};

struct students {
    struct student *list;
    size_t count;
};

/* Reads them: a folder (or, with runs alone, a tar) each, searched to its depth for run folders and
 * for lines in *.txt. 0, or complains and returns an exit status; free in either case. */
int students_read(struct students *students, char *const *paths, size_t count);
void students_free(struct students *students);

/* The student's result of that lab, or NULL. */
const struct result *student_result(const struct student *student, const char *lab);

#endif
