/* The machine: one program on one queue, a step at a time, forwards and back.
 *
 * Every engine drives it the same way: list the choices, save, take one, look, go back. A choice is
 * a worker's announced step, and how it is to happen. The machine knows nothing of searches, and an
 * engine nothing of mutexes.
 */
#ifndef QLAB_EXPLORE_MACHINE_MACHINE_H
#define QLAB_EXPLORE_MACHINE_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/buffer.h"
#include "explore/machine/fiber.h"
#include "explore/machine/hash.h"
#include "explore/program.h"
#include "explore/races/races.h"
#include "explore/machine/step.h"
#include "history/history.h"
#include "queue/queue.h"

enum { MACHINE_WORKERS = PROGRAM_WORKERS + 1, MACHINE_CHOICES = 64 };

/* How an execution ended, or what was found in it. */
enum verdict {
    VERDICT_SPURIOUS = 1, /* an Empty that was a lie */
    VERDICT_ORDER = 2,    /* not a FIFO queue: an item lost its turn, came twice or from nowhere */
    VERDICT_DEADLOCK = 4, /* nobody can go on */
    VERDICT_LIVELOCK = 8, /* everybody can go on for ever and nobody returns */
    VERDICT_FREED = 16,   /* memory was used, or given back, that is not allocated */
    VERDICT_REFUSED = 32, /* the queue did what the explorer does not model */
    VERDICT_HOLDER = 64,  /* a worker died, and the others wait or are sent away for ever */
    VERDICT_RACE = 128,   /* plain accesses that nothing orders */
};

/* What a step needs besides the scheduler's will, from the weakest to the strongest. */
enum ingredient {
    INGREDIENT_NONE,
    INGREDIENT_TIMEOUT,  /* a timed wait gives up; offered only when nobody else can move */
    INGREDIENT_EARLY,    /* a timed wait gives up while others can move */
    INGREDIENT_WEAK_CAS, /* a weak compare-exchange fails though the value is as expected */
    INGREDIENT_TRYLOCK,  /* a try is refused though the lock is free */
    INGREDIENT_WAKEUP,   /* a condition's wait returns though nobody signalled */
    INGREDIENT_BUFFER,   /* as a choice: the oldest store in the worker's buffer reaches memory.
                            Needed by any other step that is taken while a store waits */
    INGREDIENT_DEATH,    /* the worker takes no step any more */
    INGREDIENTS
};

struct choice {
    uint8_t worker;
    uint8_t ingredient; /* enum ingredient */
    uint8_t pick;       /* which of several outcomes: the worker that a signal wakes */
    uint8_t needs;      /* the strongest ingredient of this step here */
};

/* Whether it is the worker that moves, and not its store buffer or its fate. */
static inline bool choice_moves(struct choice choice)
{
    return choice.ingredient < INGREDIENT_BUFFER;
}

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
    bool buffered;    /* a store that only its own worker sees yet, or a load of such a value */
    uint8_t heap;     /* enum heap_use bits, where races are watched */
    uint8_t position; /* which of the worker's operations it belongs to */
    uint64_t address;
    uint64_t before, after;    /* the value there; of a 16-byte value the lower half */
    uint64_t caller;           /* return address into the queue's code */
    uint64_t freed, freed_end; /* with HEAP_FREED: the memory given back lies in there */
};

/* What the judge may know of one operation. Where FIFO order is not judged, less matters: a put's
 * invocation does not, nor does the return of a get that took something. */
struct fact {
    uint64_t before; /* how many operations each worker had returned when this was invoked, as far
                        as it matters: a byte per worker */
    uint64_t item;   /* put, or got */
    uint64_t answer; /* enum operation_answer */
};

enum worker_status { WORKER_READY, WORKER_FINISHED, WORKER_STUCK, WORKER_DEAD };

struct machine_worker {
    struct fiber fiber;
    uint8_t status;     /* enum worker_status */
    uint8_t position;   /* operations returned */
    bool inside;        /* the first step of operation [.position] has been taken */
    bool hashed;        /* the hashes are up to date */
    int32_t error;      /* its errno */
    struct hash code;   /* of its registers and stack */
    struct hash learnt; /* of its facts */
    struct hash whole;  /* of both */
    uint8_t parent;     /* of a thread of the queue's: who started it, ... */
    uint64_t routine;   /* ... and the address of its function */
    bool looks;         /* it still has an answer to give that the judge may look at */
    struct fact facts[PROGRAM_OPERATIONS];
    struct clocks clocks;       /* for data races; no part of the state */
    uint8_t spent[INGREDIENTS]; /* of the budgets, by this worker */
    struct buffer buffer;       /* last: only what is used of it is saved */
};

/* After the end of an execution in which somebody died: what one more get comes to, alone. */
enum aftermath {
    AFTERMATH_FINE,  /* it got an item, or there was none to get */
    AFTERMATH_EMPTY, /* an item is inside, and it answers Empty and changes nothing: for ever */
    AFTERMATH_BUSY,  /* the same with Busy */
    AFTERMATH_WAITS, /* it never returns */
};

enum memory_model {
    MEMORY_SC,  /* sequentially consistent */
    MEMORY_TSO, /* x86: a store waits in its worker's buffer, see buffer.h */
};

struct experiment {
    const struct queue_class *queue; /* of the instrumented table */
    const struct program *program;
    size_t capacity;
    bool unordered; /* judge Empties only, not FIFO order: several times fewer states */
    bool apart;     /* states that differ in the past alone stay apart, so that every end is another
                       history */
    bool bounded;   /* no execution has more preemptions than .preemptions */
    unsigned preemptions;
    enum memory_model memory;
    uint8_t budget[INGREDIENTS]; /* how often each may happen in one execution; of use for _EARLY,
                                    _WEAK_CAS, _TRYLOCK, _WAKEUP and _DEATH */
};

/* What a bound on preemptions asks about. */
struct past {
    uint32_t last; /* worker + 1; 0: none */
    uint32_t preemptions;
};

struct machine {
    struct experiment experiment;
    size_t workers; /* the program's and the queue's threads; the prefix is [.workers] */
    void *part[MACHINE_WORKERS]; /* what each worker gives to the operations: the queue, or its own
                                    part of it; never changes once all stand at the start */
    struct machine_worker *running; /* whose code runs now, or NULL */
    struct machine_worker worker[MACHINE_WORKERS];
    bool lacks_thread;    /* the queue wanted to start a thread and there was no place for it */
    struct record record; /* the last step */
    struct past past;     /* who ran last, and how many preemptions there were */
    bool budgeted;        /* some ingredient has a budget */
    unsigned trouble;     /* enum verdict bits of what the last step ran into */
    char why[256];        /* and its description, without the place */
    uint64_t where;       /* and the return address in the queue's code, or 0 */
};
extern struct machine machine;

/* Makes the queue, runs the prefix and brings every worker to its first step. Returns 0, EBUSY,
 * ENOMEM, or EINVAL with the reason in `why`; on failure nothing is held. */
int machine_open(const struct experiment *experiment, char *why, size_t why_size);
void machine_close(void);

/* Every step that can happen now, in order of workers: none at an end. `list` has MACHINE_CHOICES
 * places. */
size_t machine_choices(struct choice *list);

/* Lets one of them happen, up to the worker's next step. */
void machine_take(struct choice choice);

/* How often an ingredient was used since the start. */
unsigned machine_spent(enum ingredient ingredient);

/* Of a machine without choices: its enum verdict bits, by the judge. */
unsigned machine_verdict(void);

/* The state: equal keys mean equal futures and equal verdicts. */
struct hash machine_key(void);

/* Saves what a step of `worker` may change; machine_back undoes up to the last save and forgets it.
 * Saves nest. machine_save returns false when out of memory. */
bool machine_save(size_t worker);
void machine_back(void);
/* Bytes that the saves hold at most. */
size_t machine_saved(void);

/* The end of worker w's stack; its live stack is [fiber.stack, top). */
uint64_t machine_stack_top(size_t worker);

#endif
