/* A lab: a scenario read from labs/NN-name/lab.ini, or put together on the command line.
 *
 * Everything that can be varied is a knob: a named whole number with limits and a unit. One knob
 * of a lab may have several values; that is the sweep. A struct scenario is one sweep point.
 */
#ifndef QLAB_LAB_LAB_H
#define QLAB_LAB_LAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/stamp.h"
#include "queue/queue.h"

#define WORKERS_MOST 64    /* workers of one run, all together */
#define ROUNDS_MOST  10000 /* rounds of one lab */
#define VALUES_MOST  32    /* values of one sweep */

#define EXPLORE_CAPACITY_MOST 1000 /* places in an explored queue */

/* ---- words (words.c) ---- */

/* The words of lab.ini and of the command line, ended by NULL, in the order of their enums. */
extern const char *const words_switch[];      /* no, yes */
extern const char *const words_workers[];     /* threads, processes */
extern const char *const words_stamp[];       /* fenced, raw, ticket: enum stamp_kind */
extern const char *const words_expectation[]; /* never, sometimes, always: enum expectation */
extern const char *const words_plot[];        /* rate, sweep, timeline, cost, measures, ecdf */

/* The index of a word in a NULL-ended list, or -1. */
int word_index(const char *word, const char *const *words);

/* Writes "a, b or c" into text, cut at `size`. Returns `text`. */
char *words_join(char *text, size_t size, const char *const *words);

/* The nearest of `names` (NULL-ended) to a misspelt word, or NULL if none is near. */
const char *nearest_name(const char *word, const char *const *names);

/* Writes what was expected instead of `word`: "expected NAME" if a name is near, else
 * "expected a, b or c". Returns `text`. */
char *words_expected(char *text, size_t size, const char *word, const char *const *names);

/* ---- knobs (knob.c) ---- */

enum knob {
    KNOB_CONSUMERS, /* workers that get; in never-empty, workers that put one and get one */
    KNOB_PRODUCERS, /* workers that put (producer-consumer) */
    KNOB_ITEMS,     /* items put before the start of a piece (prefilled) */
    KNOB_CAPACITY,  /* the queue's capacity; 0: as large as the workload needs */
    KNOB_RATE,      /* items per second and producer; 0: as fast as it can */
    KNOB_WORK,      /* busy work after every item got, ns */
    KNOB_LOOKS,     /* empty() calls before every get_nowait() */
    KNOB_JITTER,    /* every worker starts up to this much later, at random, ns */
    KNOB_OPS,       /* a run ends after about so many items got; 0: no such limit */
    KNOB_DURATION,  /* a run ends after this time, ns; 0: no such limit */
    KNOB_TIMEOUT,   /* gets are timed and give up after this, ns; 0: get_nowait() */
    KNOB_BYTES,     /* every item carries so many bytes more, if the queue can */
    KNOB_FLUSH,     /* word: are all items where others can get them before the start? */
    KNOB_CASE,      /* word: what kind of put is looked at (delay) */
    KNOB_WAIT,      /* word: how a consumer waits for an item (poll) */
    KNOB_CHUNK,     /* inputs handed out at a time; 0: an equal share for all beforehand (map) */
    KNOB_UNEVEN,    /* by how many percent the last input takes longer than the first (map) */
    KNOB_TRIES,     /* attempts that make one try of many (tries) */
    KNOB_KILLS,     /* workers killed in the middle of their work (lease) */
    KNOB_STEP,      /* the step of its call before which the first worker is killed (dead-holder) */
    KNOB_FAULTY,    /* workers that answer at once, and wrongly (map) */
    KNOB_LEASE,     /* after this time a task not done is given out again, ns; 0: never (lease) */
    KNOB_COUNT
};

enum knob_unit { UNIT_COUNT, UNIT_TIME, UNIT_WORD };

struct knob_class {
    const char *name; /* as in lab.ini and, after --, on the command line */
    const char *help; /* one line */
    enum knob_unit unit;
    uint64_t least, most, usual;
    const char *const *words; /* UNIT_WORD: the value is the index of a word; else NULL */
};

extern const struct knob_class knob_table[KNOB_COUNT];

/* The knob of that name, or KNOB_COUNT. */
enum knob knob_find(const char *name);

/* Reads one value and holds it against the knob's limits. NULL, or `problem` with one line what is
 * wrong and what was expected. */
const char *knob_read(const struct knob_class *knob, const char *text, uint64_t *value,
                      char *problem, size_t size);

/* Writes a value of the knob as a person would: "40 000", "50 us", "back-off". Returns `text`. */
char *knob_write(char *text, size_t size, enum knob knob, uint64_t value);

/* The words of UNIT_WORD knobs, ended by NULL. */
extern const char *const words_flush[], *const words_case[], *const words_wait[];
enum { FLUSH_YES, FLUSH_NO };
enum { CASE_FIRST, CASE_WARM, CASE_LARGE, CASE_COMPUTING };
enum { WAIT_SPIN, WAIT_BACK_OFF, WAIT_TIMED, WAIT_BLOCK };

/* ---- numbers (number.c) ---- */

/* Reads "4", "100k", "1M" (UNIT_COUNT) or "50us", "1.5ms", "2s" (UNIT_TIME, to ns). Returns NULL,
 * or in one line what was expected ("a time such as 50us or 2s") and leaves *value alone. */
const char *number_read(const char *text, enum knob_unit unit, uint64_t *value);

/* Writes a value as a person would: "40 000", "50 us", "1.5 ms". Returns `text`. */
char *number_write(char *text, size_t size, enum knob_unit unit, uint64_t value);

/* ---- measures (workload.c) ---- */

/* A workload may measure more than the judge counts. What it measures is declared here, once;
 * table, CSV, JSON and plots take it from there. A value that does not exist is NAN. */
#define MEASURES_MOST 6

enum measure_unit {
    MEASURE_COUNT,  /* a number of things */
    MEASURE_TIME,   /* ns */
    MEASURE_SHARE,  /* 0 to 1 */
    MEASURE_FACTOR, /* times as much */
};

struct measure {
    const char *name;  /* in CSV and JSON: "left_early" */
    const char *label; /* head of its column and panel: "left early" */
    const char *help;  /* one line: what it is and how it is counted */
    enum measure_unit unit;
    bool many;            /* many values a run, told by p50 and p99 and drawn as ECDF; else one */
    const char *model_of; /* it predicts that measure, or "rate": drawn as a curve over its points;
                             or NULL */
};

/* ---- scenarios (workload.c) ---- */

enum workload {
    WORKLOAD_PREFILLED,
    WORKLOAD_NEVER_EMPTY,
    WORKLOAD_PRODUCER_CONSUMER,
    WORKLOAD_DRAIN,
    WORKLOAD_TRIES,
    WORKLOAD_POLL,
    WORKLOAD_ACT,
    WORKLOAD_HOLD,
    WORKLOAD_MAP,
    WORKLOAD_TASKS,
    WORKLOAD_LEASE,
    WORKLOAD_DEAD_HOLDER,
    WORKLOAD_DELAY,
    WORKLOAD_COUNT
};

/* What is special about a workload: bits. */
enum workload_trait {
    TRAIT_ONE_PIECE = 1, /* a run is one piece, so that its measures are the run's */
    TRAIT_EVERYONE = 2,  /* consumers put, too */
    TRAIT_KILLS = 4,     /* kills workers: they are processes, and their death is no fault */
    TRAIT_NO_QUEUE = 8,  /* can split the work beforehand: knows the queue "none" */
    TRAIT_PEERS = 16,    /* the peers in scripts/peers know it, too */
    TRAIT_ASIDE = 32,    /* Empties are not its subject: none at all is no failure to test */
    TRAIT_LOOKS = 64,    /* needs a queue with empty() */
    TRAIT_BLOCKS = 128,  /* needs a queue with get() */
    TRAIT_TIMES = 256,   /* needs a queue with get_timed() */
};

struct workload_words {
    const char *name, *summary;
    unsigned knobs;                 /* bit per enum knob that means something here */
    unsigned traits;                /* bits of enum workload_trait */
    const struct measure *measures; /* ended by a NULL name; NULL if it has none of its own */
};
extern const struct workload_words workload_table[WORKLOAD_COUNT];
extern const char *const words_workload[]; /* the names alone, ended by NULL */

/* True if the workload looks at the knob. */
bool workload_uses(enum workload workload, enum knob knob);

struct scenario {
    enum workload workload;
    bool processes; /* workers are forked processes, not threads */
    bool pin;       /* worker i runs on the i-th allowed processor, round robin */
    enum stamp_kind stamp;
    uint64_t knob[KNOB_COUNT];
};

bool workload_has(enum workload workload, enum workload_trait trait);

/* How many measures the workload declares, at most MEASURES_MOST. */
size_t workload_measures(enum workload workload);

/* How many workers the scenario starts. */
size_t scenario_workers(const struct scenario *scenario);

/* How many bytes more every item carries: what the knob says, or so many that a pipe's usual size
 * is not enough if the case is large items and nothing is said. */
uint64_t scenario_bytes(const struct scenario *scenario);

/* Why the queue cannot run the scenario ("mpsc-gap lets one worker get; expected consumers 1"), in
 * `problem`; or NULL. */
const char *scenario_refuses(const struct scenario *scenario, const struct queue_class *queue,
                             char *problem, size_t size);

/* ---- labs ---- */

enum expectation { EXPECT_NEVER, EXPECT_SOMETIMES, EXPECT_ALWAYS };

struct lab_queue {
    const struct queue_class *queue;
    enum expectation expectation; /* spurious Empties in this lab's workload */
};

struct lab {
    char *name;   /* "get-nowait" */
    char *folder; /* "labs/04-get-nowait"; NULL if put together on the command line */
    int number;   /* its place in the course; 0 if none */
    char *title;  /* the question, one line */
    char *from;   /* where it comes from */
    char *plot;   /* the plot drawn first: one of words_plot */
    struct lab_queue *queues;
    size_t queue_count;
    struct scenario scenario; /* with the sweep's first value */
    unsigned set;             /* bit per knob that lab.ini or the command line named */
    enum knob sweep;          /* KNOB_COUNT if nothing is swept */
    uint64_t *values;         /* the sweep's values; one entry, 0, if nothing is swept */
    size_t value_count;
    unsigned rounds;           /* the first run of every queue is warm-up */
    char *program;             /* what the explorer lets its workers do: "put | put,get" */
    uint64_t explore_capacity; /* of the queue that it explores */
};

struct lab_error {
    int status; /* exit status by design: 64 unknown name, 65 bad file, 66 missing, 71 system */
    char text[512];
};

/* Where the labs are, and where results go: QLAB_LABS and QLAB_RESULTS, else as place.h says. */
const char *labs_folder(void);
const char *results_folder(void);

/* Reads FOLDER/lab.ini. On failure *error is one line "FILE:LINE: what; expected ...", nothing is
 * allocated and NULL is returned. Free with lab_free. */
struct lab *lab_read(const char *folder, struct lab_error *error);
void lab_free(struct lab *lab); /* NULL is fine */

/* Reads a lab by name ("get-nowait") or, if the word is no lab's name, by path ("./my-lab"). An
 * unknown name names the nearest. */
struct lab *lab_find(const char *name, struct lab_error *error);

/* How the lab is called on the command line: by name if that finds it, else by its folder; NULL if
 * it was put together there. Lives as long as the lab. */
const char *lab_word(const struct lab *lab);

/* All labs of the course in order. Returns 0 with *labs from malloc and each for lab_free, or
 * error->status: a broken lab is an error. */
int lab_all(struct lab ***labs, size_t *count, struct lab_error *error);

/* A lab with the usual values and no queues yet, named after its workload, for queues named on the
 * command line. NULL when out of memory. */
struct lab *lab_new(enum workload workload);

/* Sets one knob from text: "4" or, to sweep, "1,2,4" or "1 2 4". NULL, or `problem` with one line
 * what is wrong and what was expected; then the lab is unchanged. */
const char *lab_set_knob(struct lab *lab, enum knob knob, const char *text, char *problem,
                         size_t size);

/* Sets the number of rounds from text. NULL, or `problem` as above. */
const char *lab_set_rounds(struct lab *lab, const char *text, char *problem, size_t size);

/* Sets the explored queue's capacity from text. NULL, or `problem` as above. */
const char *lab_set_explore_capacity(struct lab *lab, const char *text, char *problem, size_t size);

/* Replaces the queues by names separated by commas or spaces; queues the lab had keep their
 * expectation, others are expected to do what they claim. NULL, or `problem` as above. */
const char *lab_set_queues(struct lab *lab, const char *names, char *problem, size_t size);

/* Checks what no single key can show (a knob set that the workload ignores, no budget, more workers
 * than the limit...). NULL, or `problem` as above. */
const char *lab_check(const struct lab *lab, char *problem, size_t size);

/* The scenario of the i-th sweep point. */
struct scenario lab_point(const struct lab *lab, size_t i);

#endif
