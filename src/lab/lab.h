/* A lab as a value: a scenario, the queues that run it, and what is swept.
 *
 * It is read from labs/NN-name/lab.ini (lab_read.h, lab_find.h), or put together on the command
 * line. One knob may have several values; that is the sweep. Queues: lab_queues.h.
 */
#ifndef QLAB_LAB_LAB_H
#define QLAB_LAB_LAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/knob.h"
#include "lab/lab_explore.h"
#include "lab/predict.h"
#include "lab/scenario.h"
#include "lab/workload.h"
#include "queue/queue.h"

#define ROUNDS_MOST 10000 /* rounds of one lab */
#define VALUES_MOST 32    /* values of one sweep */

/* Of spurious Empties; or the other way in which the queue is wrong (lab/wrong.h). */
enum expectation {
    EXPECT_NEVER,
    EXPECT_SOMETIMES,
    EXPECT_ALWAYS,
    EXPECT_HANGS,
    EXPECT_LOSES,
    EXPECT_REPEATS,
    EXPECT_INVENTS,
    EXPECT_OVERTAKES,
    EXPECT_LATE,
    EXPECT_EARLY,
};

struct lab_queue {
    const struct queue_class *queue;
    enum expectation expectation; /* in this lab's workload */
};

struct lab {
    char *name;   /* "get-nowait" */
    char *folder; /* "labs/04-get-nowait"; NULL if put together on the command line */
    int number;   /* its place in the course; 0 if none */
    char *title;  /* the question, one line */
    char *from;   /* where it comes from */
    char *plot;   /* the plot drawn first: one of plot_names */
    struct lab_queue *queues;
    size_t queue_count;
    struct scenario scenario; /* with the sweep's first value */
    uint64_t set;             /* KNOB_BIT of every knob that lab.ini or the command line named */
    enum knob sweep;          /* KNOB_COUNT if nothing is swept */
    uint64_t *values;         /* the sweep's values; one entry, 0, if nothing is swept */
    size_t value_count;
    unsigned rounds; /* the first run of every queue is warm-up */
    bool by_name;    /* of a queue file it knows the name only: to be listed, not to run */
    struct lab_explore explore;
    struct predictions predict; /* what it asks before it is run, and what was guessed */
};

/* A lab with the usual values and no queues yet, named after its workload, for queues named on the
 * command line. NULL when out of memory; free with lab_free. */
struct lab *lab_new(const struct workload_class *workload);
void lab_free(struct lab *lab); /* NULL is fine */

/* What a folder's path (with a '/') says: "labs/04-get-nowait" is number 4, "get-nowait". Without a
 * number of at most four digits before the name: number 0, and all of it is the name. The name is
 * a part of the path. */
const char *lab_name_of(const char *path, int *number);

/* Sets one knob from text: "4" or, to sweep, "1,2,4" or "1 2 4". NULL, or `problem` with one line
 * what is wrong and what was expected; then the lab is unchanged. */
const char *lab_set_knob(struct lab *lab, enum knob knob, const char *text, char *problem,
                         size_t size);

/* Sets the number of rounds from text. NULL, or `problem` as above. */
const char *lab_set_rounds(struct lab *lab, const char *text, char *problem, size_t size);

/* Whether there is anything to explore: some queue is more than a name. */
bool lab_explores(const struct lab *lab);

/* The scenario of the i-th sweep point. */
struct scenario lab_point(const struct lab *lab, size_t i);

#endif
