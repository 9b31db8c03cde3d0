/* What `qlab check` found, case by case; each format writes them. */
#ifndef QLAB_COMMAND_CHECK_CASES_H
#define QLAB_COMMAND_CHECK_CASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum case_result { CASE_PASSED, CASE_FAILED, CASE_SKIPPED, CASE_TOLD };

struct check_case {
    const char *name; /* "every client", "never-empty" */
    enum case_result result;
    int line; /* of the queue's file; 0: none */
    char text[640];
};

enum { CASES_MOST = 16 };

struct cases {
    const char *queue; /* as typed */
    const char *file;  /* its source */
    struct check_case list[CASES_MOST];
    size_t count;
    size_t runs;          /* that were made with real threads, and came to their end */
    int status;           /* exit status of all */
    const char *verdict;  /* "holds", "refuted", "inconclusive" */
    const char *sentence; /* all in one */
    const char *story;    /* the shortest execution that is wrong; "": none */
    const char *client;   /* of what program; "" */
    const char *schedule; /* and how to see it again; "" */
    const char *line;     /* of an exercise that was passed; "" */
    size_t capacity;
    char options[48]; /* of `qlab explain` for that story: " --memory tso" */
};

/* Adds a case; printf-like. */
void cases_add(struct cases *cases, const char *name, enum case_result result, int line,
               const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The words of check's --format, and what writes each: 0, or an errno value. */
extern const char *const cases_formats[];
typedef int cases_writer(FILE *out, const struct cases *cases);
extern cases_writer *const cases_writers[];

#endif
