/* Workloads: what the workers do with the queue, and what is measured besides the judge's counts.
 *
 * A workload is one struct in one file, src/measure/workload/NAME.c, and one line in
 * workloads.list there. This room knows it by name, knobs and traits, and never looks inside of
 * what its functions are given.
 */
#ifndef QLAB_LAB_WORKLOAD_H
#define QLAB_LAB_WORKLOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/knob.h"

struct scenario; /* lab/scenario.h */
struct worker;   /* measure/worker.h */
struct piece;    /* measure/piece.h */
struct readings; /* measure/readings.h */
struct tally;    /* judge/judge.h */

/* ---- measures ---- */

#define MEASURES_MOST 6 /* of one workload */

enum measure_unit {
    MEASURE_COUNT,  /* a number of things */
    MEASURE_TIME,   /* ns */
    MEASURE_SHARE,  /* 0 to 1 */
    MEASURE_FACTOR, /* times as much */
    MEASURE_SPEED,  /* things a second */
};

/* What a workload measures besides the judge's counts, declared in its file, once; table, CSV, JSON
 * and plots take it from there. A value that does not exist is NAN. */
struct measure {
    const char *name;  /* in CSV and JSON: "left_early" */
    const char *label; /* head of its column and panel: "left early" */
    const char *help;  /* one line: what it is and how it is counted */
    enum measure_unit unit;
    bool many;            /* many values a run, told by p50 and p99 and drawn as ECDF; else one */
    const char *model_of; /* it predicts that measure, or "rate": drawn as a curve over its points;
                             or NULL */
    const char
        *times_of; /* it is how many times faster than one worker, by that measure; or NULL */
    bool given;    /* it tells what was done to the workers, not what came of it: no finding */
};

/* ---- workloads ---- */

/* What is special about a workload: bits. */
enum workload_trait {
    TRAIT_ONE_PIECE = 1,  /* a run is one piece, so that its measures are the run's */
    TRAIT_EVERYONE = 2,   /* consumers put, too */
    TRAIT_KILLS = 4,      /* kills workers: they are processes, and their death is no fault */
    TRAIT_NO_QUEUE = 8,   /* can split the work beforehand: knows the queue "none" */
    TRAIT_PEERS = 16,     /* the peers in scripts/peers know it, too */
    TRAIT_ASIDE = 32,     /* Empties are not its subject: none at all is no failure to test */
    TRAIT_LOOKS = 64,     /* needs a queue with empty() */
    TRAIT_BLOCKS = 128,   /* needs a queue with get() */
    TRAIT_ENDLESS = 1024, /* nothing ends a run of it but its duration */
    TRAIT_FAILS = 2048,   /* needs a queue with fail() and promote() */
    TRAIT_DOOM = 512,     /* kills inside a call: somebody must lend it a measure_doom */
};

struct workload_class {
    const char *name;    /* as in lab.ini, and with _ for - that of its file: "never-empty" */
    const char *summary; /* one line */
    uint64_t knobs;      /* KNOB_BIT of every knob that means something here */
    unsigned traits;     /* bits of enum workload_trait */
    const struct measure *measures[MEASURES_MOST + 1]; /* ended by NULL */

    /* How many workers it starts; NULL: the consumers and, if it knows them, the producers. */
    size_t (*workers)(const struct scenario *scenario);
    /* How many bytes more every item carries; NULL: what the knob says. */
    uint64_t (*bytes)(const struct scenario *scenario);
    /* The capacity that the queue needs if the scenario names none. */
    size_t (*room)(const struct scenario *scenario);
    /* The least capacity that a scenario may name; NULL: 1. */
    size_t (*least_room)(const struct scenario *scenario);
    /* Bytes of memory that the workers share besides the queue, zeroed before every piece and for
     * worker->table; NULL if they need none. */
    size_t (*table)(const struct scenario *scenario);

    /* What the parent puts before the start; NULL if nothing. The filler has a log of its own. */
    void (*fill)(struct worker *filler);
    /* One worker's part of one piece; returns when that is done or the piece is over. */
    void (*work)(struct worker *worker);
    /* What the workers counted themselves, if nobody records their calls; NULL: they are recorded
     * and the judge counts them. */
    void (*count)(const struct piece *piece, struct tally *tally);
    /* Adds what a piece shows to the readings, which begin as NAN; NULL if the workload declares no
     * measures. 0 or an errno value. */
    int (*measure)(const struct piece *piece, struct readings *readings);
};

#define WORKLOADS_MOST 64 /* in the table */

/* All workloads, ended by NULL. Defined by the room that does the work: measure/workload/table.c.
 */
extern const struct workload_class *const workload_table[];

/* The workload of that name, or NULL. */
const struct workload_class *workload_find(const char *name);

/* The names of all workloads, ended by NULL. */
const char *const *workload_names(void);

/* True if the workload looks at the knob; if it has the trait. */
bool workload_uses(const struct workload_class *workload, enum knob knob);
bool workload_has(const struct workload_class *workload, enum workload_trait trait);

/* True if nobody records the calls: then none is judged. */
bool workload_unrecorded(const struct workload_class *workload);

/* How many measures the workload declares, at most MEASURES_MOST. */
size_t workload_measures(const struct workload_class *workload);

/* The place among them of the measure of that name, or MEASURES_MOST. */
size_t workload_measure(const struct workload_class *workload, const char *name);

#endif
