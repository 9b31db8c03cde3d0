/* Results: what a measuring command found, and one writer per format.
 *
 * A struct result is raw: one row per run. Everything else (rates, intervals, verdicts) is computed
 * from the rows, so that it can always be computed again from runs.csv.
 */
#ifndef QLAB_REPORT_RESULT_RESULT_H
#define QLAB_REPORT_RESULT_RESULT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "history/stamp.h"
#include "judge/judge.h"
#include "lab/lab.h"
#include "stats/samples.h"

/* ---- the machine (machine.c) ---- */

/* The facts without which a figure means nothing. Unreadable ones are "" or -1. */
struct host {
    char name[65], kernel[160], cpu[160], compiler[80], flags[160], commit[80];
    char started[32];  /* UTC, "20260506T170159Z" */
    char allowed[160]; /* the processors it may use: "0-1" */
    int cpus_online, cpus_allowed;
    double load_start, load_end; /* one-minute load average */
    int64_t steal_ticks;         /* /proc/stat steal between start and end */
};

void host_begin(struct host *host);
void host_end(struct host *host);
bool host_noisy(const struct host *host); /* the load was above its processors */

/* ---- raw rows (result.c) ---- */

struct result_row {
    size_t queue, point; /* indices into the lab's queues and values */
    unsigned round;
    bool warmup, whole; /* whole: no worker died or stalled, not interrupted */
    uint64_t seed;
    uint64_t elapsed_ns, cpu_ns, moved, pieces;
    struct tally tally; /* .longest_episode in ns (with a ticket clock: in tickets) */
    /* The workload's own measures (lab/lab.h); of those with many values a run, the median here and
     * the values in .samples, which the result owns. */
    double measure[MEASURES_MOST];
    struct samples samples[MEASURES_MOST];
    char place[48]; /* where a worker was killed on purpose: "semaphore.c:88"; "" if nowhere */
};

/* Counted runs are whole and not warm-up; only they make rates. */
static inline bool row_counts(const struct result_row *row)
{
    return row->whole && !row->warmup;
}

struct result {
    struct lab *lab; /* owned */
    struct host host;
    struct stamp_clock clock;
    char *clock_why; /* owned text behind clock.why in a result that was read back, else NULL */
    char *command;   /* the command line that made it */
    uint64_t seed;
    bool complete;
    double prediction; /* the student's, as a fraction; NAN if none */
    char *delays; /* "--delay vyukov.c:74=20us": instrumented queues that were made to wait, whose
                     rates are not those of the plain ones; NULL: undisturbed */
    struct result_row *rows;
    size_t row_count, row_room;
    struct history witness; /* an excerpt around the clearest lie; no workers if none */
    size_t witness_queue, witness_point;
    double *odds; /* per queue: the chance of a lie in the lab's small program under a uniformly
                     random scheduler, NAN if not known; NULL if it was not explored. Owned. */
};

/* 0, or ENOMEM; then the row's samples are still the caller's. */
int result_add(struct result *result, const struct result_row *row);
void result_free(struct result *result); /* frees what it holds, not *result itself */

/* The knob that names a point: the swept one, or consumers if nothing is swept. */
const char *result_knob_name(const struct result *result);
uint64_t result_knob_value(const struct result *result, size_t point);

/* "exact" or "inexact" */
const char *claim_word(enum queue_claim claim);

/* ---- points (points.c) ---- */

/* Words for one queue at one sweep point, and for a queue over all points. */
enum finding {
    FINDING_HOLDS,    /* claims exact; never lied */
    FINDING_REFUTED,  /* claims exact; lied */
    FINDING_LIED,     /* claims inexact; lied */
    FINDING_NOT_SEEN, /* claims inexact; did not lie within this budget */
    FINDING_RAW,      /* claims exact; lied by raw stamps, which refute nothing */
    FINDING_UNTESTED, /* no lie, and no attempt in any counted run: nothing was tested */
};
bool finding_is_lie(enum finding finding);
/* "holds", "refuted", "lied", "not-seen", "raw", "untested" */
const char *finding_word(enum finding finding);

/* A measure of the workload over the counted runs of a point. */
struct summary {
    uint64_t runs, runs_above_zero;   /* counted runs that have it, and those with more than 0 */
    double median, least, most, mean; /* over runs; NAN without any */
    struct interval interval;         /* bootstrap of the median over runs; NAN if R < 10 */
    double p50, p99, longest; /* of those with many values: over the values of all runs; else NAN */
};

struct point {
    size_t queue, value;
    struct tally tally; /* sum of the counted runs (whole and not warm-up); longest_episode in ns */
    uint64_t runs;      /* counted runs with an attempt: a run that tested nothing is not honest */
    uint64_t runs_with_spurious;            /* of those */
    uint64_t aside;                         /* lies in runs that are not counted */
    struct interval runs_interval;          /* Clopper-Pearson of runs_with_spurious of runs */
    double rate_median, rate_min, rate_max; /* spurious / attempts per run; NAN without attempts */
    struct interval rate;                   /* bootstrap of the median over runs; NAN if R < 10 */
    double first_attempt_rate;              /* over all counted runs; NAN without any */
    double ops_per_second;                  /* median over runs of moved / elapsed */
    double cpu_ns_per_item;                 /* median over runs of cpu / got */
    enum finding finding;
    struct summary measure[MEASURES_MOST]; /* in the order of the workload's declaration */
};

/* One point per queue and sweep value, queue-major. From malloc; NULL when out of memory. */
struct point *result_points(const struct result *result, size_t *count);

/* The finding of a queue over all its points. */
enum finding result_finding(const struct result *result, const struct point *points, size_t count,
                            size_t queue);

/* 0 every queue behaved as it claims, 1 a claim is refuted, 2 inconclusive: a queue that the lab
 * expects to lie never did, or for some queue nothing was tested (which is no failure in a lab that
 * is not about Empties: TRAIT_ASIDE). */
int result_status(const struct result *result, const struct point *points, size_t count);

/* Flushes what was written: 0, or the errno of the write that failed. */
int report_finish(FILE *out);

/* ---- writers: each returns 0 or the errno of the failed write ---- */

int report_table(FILE *out, const struct result *result, bool colour); /* table.c: the student's */
int report_json(FILE *out, const struct result *result);               /* json.c */
int report_points_csv(FILE *out, const struct result *result);         /* csv.c: a row per point */
int report_runs_csv(FILE *out, const struct result *result);           /* csv.c: a row per run */
int report_samples_csv(FILE *out, const struct result *result); /* csv.c: a row per sample of the
                                                                   measures with many values */

/* Makes the folder PARENT, and those above it, ready for run folders: to be called before
 * measuring, so that nothing is measured in vain. 0, or an errno value if nothing can be written
 * there. */
int report_parent(const char *parent);

/* Makes PARENT/<utc>.<commit>[-dirty].<host>/ with run.json, runs.csv, points.csv, run.txt,
 * samples.csv and witness.csv (if there are any), under a temporary name first. *folder gets the
 * final path (free it). */
int report_folder(const char *parent, const struct result *result, char **folder);

/* Adds the rows of a runs.csv to a result whose lab is known; unknown columns are ignored, and
 * measures without a column are NAN. 0, or EINVAL with one line "LINE: what; expected what" in
 * `problem`, or ENOMEM. (csv_read.c) */
int report_read_runs(FILE *in, struct result *result, char *problem, size_t size);

/* The same for the samples of rows that are there already. */
int report_read_samples(FILE *in, struct result *result, char *problem, size_t size);

/* Reads run.json, runs.csv, the samples and the witness of a result folder back. NULL and one line
 * in *error on failure: status 66 if a file is missing, 65 if it is bad (so is a queue this build
 * does not know), 71 when out of memory. Free with result_free, then free. */
struct result *report_read(const char *folder, struct lab_error *error);

#endif
