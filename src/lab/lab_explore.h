/* What a lab asks the explorer: [explore] of lab.ini. */
#ifndef QLAB_LAB_LAB_EXPLORE_H
#define QLAB_LAB_LAB_EXPLORE_H

#include <stddef.h>
#include <stdint.h>

#include "queue/queue.h"

#define EXPLORE_CAPACITY_MOST 1000 /* places in an explored queue */
#define LUCK_MOST             99   /* times in one execution */
#define PREEMPTIONS_MOST      1000
#define PROGRAMS_MOST         16

/* What an execution may need besides the scheduler's will, each so often at most. */
enum luck_kind { LUCK_WEAK_CAS, LUCK_TRYLOCK, LUCK_TIMEOUTS, LUCK_WAKEUPS, LUCK_KILL, LUCK_KINDS };

extern const char *const words_memory[]; /* sc, tso, c11: enum memory_model of the explorer */

/* The keys of [explore]: first of each kind of luck ("kill"), then program, capacity, ... */
enum { EXPLORE_KEYS = LUCK_KINDS + 4 };
extern const char *const words_explore[];

/* What the explored workers do, and where. */
struct lab_program {
    char *text;                      /* "put | put,get" */
    const struct queue_class *queue; /* the only queue that runs it, in the lab or not; NULL: every
                                        queue of the lab that has no program of its own */
};

struct lab_explore {
    struct lab_program programs[PROGRAMS_MOST];
    size_t program_count; /* 0: program_usual */
    uint64_t capacity;    /* of the queue that it explores */
    int memory;           /* index of words_memory */
    uint64_t luck[LUCK_KINDS];
    char *preemptions; /* "2" or "each"; NULL: as many as there are */
};

extern const char program_usual[]; /* what a lab's queues run if it names no program */

/* The first program of all the lab's queues. */
const char *lab_explore_program(const struct lab_explore *explore);

/* The first program of this queue's own, or NULL. */
const char *lab_explore_own(const struct lab_explore *explore, const struct queue_class *queue);

/* Adds a program, for one queue or (NULL) all. NULL, or `problem` with one line what is wrong. */
const char *lab_explore_add(struct lab_explore *explore, const struct queue_class *queue,
                            const char *text, char *problem, size_t size);

/* Sets one of the keys from its text. NULL, or `problem` with one line what is wrong and what was
 * expected. */
const char *lab_explore_set(struct lab_explore *explore, const char *key, const char *text,
                            char *problem, size_t size);

/* Gives back what it holds. */
void lab_explore_free(struct lab_explore *explore);

#endif
