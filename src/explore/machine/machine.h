/* The machine: one program on one queue, a step at a time, forwards and back.
 *
 * Every engine drives it the same way: list the choices (choices.h), save (saves.h), take one
 * (run.h), look (state.h, aftermath.h), go back. A choice is a worker's announced step, and how it
 * is to happen. The machine knows nothing of searches, and an engine nothing of mutexes. Here is
 * what it consists of.
 */
#ifndef QLAB_EXPLORE_MACHINE_MACHINE_H
#define QLAB_EXPLORE_MACHINE_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/experiment.h"
#include "explore/machine/buffer.h"
#include "explore/machine/choice.h"
#include "explore/machine/fiber.h"
#include "explore/machine/footprint.h"
#include "explore/machine/hash.h"
#include "explore/program.h"
#include "explore/races/clock.h"
#include "explore/steps/step.h"

enum { MACHINE_WORKERS = PROGRAM_WORKERS + 1, MACHINE_CHOICES = 512 };

/* How an execution ended, or what was found in it. */
enum verdict {
    VERDICT_SPURIOUS = 1,      /* an Empty that was a lie */
    VERDICT_OVERTAKES = 2,     /* an item lost its turn in a FIFO queue */
    VERDICT_DEADLOCK = 4,      /* nobody can go on */
    VERDICT_LIVELOCK = 8,      /* everybody can go on for ever and nobody returns */
    VERDICT_FREED = 16,        /* memory was used, or given back, that is not allocated */
    VERDICT_REFUSED = 32,      /* the queue did what the explorer does not model */
    VERDICT_HOLDER = 64,       /* a worker died, and the others wait or are sent away for ever */
    VERDICT_RACE = 128,        /* plain accesses that nothing orders */
    VERDICT_CRASH = 256,       /* a signal, endless recursion, exit(), abort(), a failed assert() */
    VERDICT_HANGS = 512,       /* nobody moves, one waits, and what he waits for is there */
    VERDICT_LOSES = 1024,      /* an item was put, and does not come when all is drained */
    VERDICT_EARLY = 2048,      /* a get_timed() said Empty before its deadline */
    VERDICT_LATE = 4096,       /* from its deadline on an item was inside, and it said Empty */
    VERDICT_FULL = 8192,       /* a Full that was a lie, of a queue that declares it exact */
    VERDICT_NOT_EMPTY = 16384, /* an empty() = false that was a lie */
    VERDICT_ENDLESS = 1 << 15, /* a loop without any step in it */
    VERDICT_VOLATILE = 1 << 16, /* a race of volatile accesses alone */
    VERDICT_REPEATS = 1 << 17,  /* an item was got twice */
    VERDICT_INVENTS = 1 << 18,  /* an item was got that nobody put before */
};

/* Wrong items, besides lost ones. */
#define VERDICTS_ITEMS ((unsigned)VERDICT_OVERTAKES | VERDICT_REPEATS | VERDICT_INVENTS)

/* What is told before any race. */
#define VERDICTS_WORSE ((unsigned)VERDICT_CRASH | VERDICT_FREED)

/* What a step and the code behind it did to the heap, as bits. */
enum heap_use {
    HEAP_ALLOCATED = 1,
    HEAP_REUSED = 2, /* memory that a worker had given back */
    HEAP_FREED = 4,
};

/* What the last step did. */
struct record {
    uint8_t kind;     /* enum step_kind */
    uint8_t width;    /* bytes; 0 for what is no plain value */
    uint8_t order;    /* as in <stdatomic.h>; of the failure if a compare-exchange failed */
    bool succeeded;   /* of a compare-exchange or a try */
    bool unheard;     /* a signal, broadcast or wake, and nobody waits */
    uint8_t woken;    /* by a wake: so many */
    bool buffered;    /* a store that only its own worker sees yet, or a load of such a value */
    bool timed;       /* the code behind it looked at the clock, before its deadline */
    uint8_t age;      /* in C11 memory: so many messages are newer than what was read or stored */
    uint8_t heap;     /* enum heap_use bits, where races are watched */
    uint8_t position; /* which of the worker's operations it belongs to */
    uint64_t address;
    step_value before, after;  /* the value there */
    uint64_t caller;           /* return address into the queue's code */
    uint64_t freed, freed_end; /* with HEAP_FREED: the memory given back lies in there */
};

#define DEADLINE_AHEAD UINT64_MAX

/* What the judge may know of one operation. Where he judges Empties of gets alone, less matters: a
 * put's invocation does not, nor does the return of a get that took something. */
struct fact {
    uint64_t before; /* how many operations each worker had returned when this was invoked, as far
                        as it matters: a byte per worker */
    uint64_t passed; /* of a get_timed(): the same when its deadline came, or DEADLINE_AHEAD */
    uint64_t item;   /* put, or got */
    uint64_t answer; /* enum operation_answer */
};

/* What a worker of C++ throws and handles: see hooks/exceptions.c. */
struct exceptions {
    struct thrown *handled; /* the last that is being handled */
    uint64_t from;          /* the return address of the last throw; 0: it was handled */
};

enum worker_status { WORKER_READY, WORKER_FINISHED, WORKER_STUCK, WORKER_DEAD };

struct machine_worker {
    struct fiber fiber;
    uint8_t status;     /* enum worker_status */
    uint8_t position;   /* operations returned */
    bool inside;        /* the first step of operation [.position] has been taken */
    bool hashed;        /* all of its hashes are up to date */
    bool facts_hashed;  /* that of its facts is up to date */
    int32_t error;      /* its errno */
    struct hash code;   /* of its registers and stack */
    struct hash learnt; /* of its facts */
    struct hash whole;  /* of both */
    uint8_t parent;     /* of a thread of the queue's: who started it, ... */
    uint64_t routine;   /* ... and the address of its function */
    struct exceptions exceptions;
    bool looks; /* it still has an answer to give that the judge may look at */
    struct fact facts[PROGRAM_OPERATIONS];
    struct clocks clocks;       /* for data races; no part of the state */
    uint8_t spent[INGREDIENTS]; /* of the budgets, by this worker */
    struct buffer buffer;       /* last: only what is used of it is saved */
};

/* What a bound on preemptions asks about. */
struct past {
    uint32_t last; /* worker + 1; 0: none */
    uint32_t preemptions;
};

struct machine {
    struct experiment experiment;
    size_t workers; /* the program's and the queue's threads; the prefix is [.workers] */
    /* What a worker has left to do from each of its operations on, as a hash. */
    struct hash left[MACHINE_WORKERS][PROGRAM_OPERATIONS + 1];
    void *part[MACHINE_WORKERS]; /* what each worker gives to the operations: the queue, or its own
                                    part of it; never changes once all stand at the start */
    struct machine_worker *running; /* whose code runs now, or NULL */
    bool prints;                    /* it is told what is touched, */
    struct footprint footprint;     /* since whoever asks began a new one */
    struct machine_worker worker[MACHINE_WORKERS];
    bool lacks_thread;    /* the queue wanted to start a thread and there was no place for it */
    bool met_fence;       /* there was an acquire fence, in C11 memory, ever */
    bool met_weaker;      /* there was an access that is not seq_cst, in C11 memory, ever */
    struct record record; /* the last step */
    struct past past;     /* who ran last, and how many preemptions there were */
    bool blurred;         /* only Empties are judged, and nobody asks empty(): see struct fact */
    bool budgeted;        /* some ingredient has a budget */
    unsigned trouble;     /* enum verdict bits of what the last step ran into */
    char why[256];        /* and its description, without the place */
    uint64_t where;       /* and the return address in the queue's code, or 0 */
    uint64_t
        where_stack;   /* after a signal: the stack pointer then, to look for the queue's frame */
    uint64_t touched;  /* the memory that the last access or step was for */
    uint64_t resumed;  /* how often any worker's code was gone on with, ever */
    uint64_t written;  /* how often plain code wrote where other workers can read, ever */
    uint64_t accessed; /* the return address of the last plain access */
};
extern struct machine machine;

static inline size_t worker_number(const struct machine_worker *worker)
{
    return (size_t)(worker - machine.worker);
}

/* The operation that the worker is in, or comes to next. */
static inline const struct program_operation *operation_of(const struct machine_worker *worker)
{
    return &machine.experiment.program->workers[worker_number(worker)].operations[worker->position];
}

/* What the worker has left to do, the operation that it is in included: for all who have the same
 * left it is the same, whatever they did before. */
static inline const struct hash *worker_left(const struct machine_worker *worker)
{
    return &machine.left[worker_number(worker)][worker->position];
}

/* How often an ingredient was used since the start. */
unsigned machine_spent(enum ingredient ingredient);
/* How many of a worker's operations have returned, without those at the end that do not matter. */
uint64_t machine_returned(const struct machine_worker *worker);
/* Whether any worker has died. */
bool machine_killed(void);

/* Whether that worker is a thread of the queue's own, or a place for one. */
static inline bool thread_is(size_t worker)
{
    return worker < machine.workers && !machine.experiment.program->workers[worker].count;
}

/* Whether every worker of the program has finished. */
static inline bool machine_ended(void)
{
    for (size_t w = 0; w < machine.workers; w++)
        if (machine.worker[w].status == WORKER_READY && !thread_is(w))
            return false;
    return true;
}

/* Whether it is a thread of a worker's process, and not of one process of all. */
static inline bool thread_belongs(size_t worker)
{
    return thread_is(worker) && machine.experiment.queue->attach;
}

/* Whether a thread of the queue's own could go on some day. */
bool thread_alive(void);
/* The place that the next thread would get; SIZE_MAX if there is none. */
size_t thread_place(void);

/* Whether the worker could go on, now or later. Where workers have parts of the queue, each is a
 * process of its own: the threads that it started die with it. */
static inline bool worker_moves(size_t worker)
{
    return machine.worker[worker].status == WORKER_READY &&
           !(thread_belongs(worker) &&
             machine.worker[machine.worker[worker].parent].status == WORKER_DEAD);
}

#endif
