/* An experiment: which program on which queue, and what may happen to it. */
#ifndef QLAB_EXPLORE_EXPERIMENT_H
#define QLAB_EXPLORE_EXPERIMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/choice.h"
#include "explore/program.h"
#include "queue/queue.h"

enum memory_model {
    MEMORY_SC,  /* sequentially consistent */
    MEMORY_TSO, /* x86: a store waits in its worker's buffer, see buffer.h */
    MEMORY_C11, /* what the language promises, on any machine: see memory/c11.h */
};

/* What a state keeps of what its calls were told. */
enum remembering {
    REMEMBER_ALL,     /* all that the judge may know: machine/facts.h */
    REMEMBER_OUTLOOK, /* what he still has to know: outlook/outlook.h */
    REMEMBER_NOTHING, /* nobody judges */
};

struct experiment {
    const struct queue_class *queue; /* of the instrumented table */
    const struct program *program;
    size_t capacity;
    bool unordered; /* judge Empties only, not FIFO order: several times fewer states */
    bool apart;     /* states that differ in the past alone stay apart, so that every end is another
                       history */
    enum remembering remember;
    bool symmetric; /* the queue sees items as items.h says, for symmetry.h */
    bool unvisited; /* a death counts only against who waits for the dead: nobody comes afterwards
                       to see whether what is left can be got */
    bool bounded;   /* no execution has more preemptions than .preemptions */
    unsigned preemptions;
    enum memory_model memory;
    bool fenceless; /* of C11 memory: no acquire fence is expected, see machine.met_fence */
    bool seq_cst;   /* of C11 memory: no other order is expected, see machine.met_weaker */
    uint8_t budget[INGREDIENTS]; /* how often each may happen in one execution; of use for _EARLY,
                                    _WEAK_CAS, _TRYLOCK, _WAKEUP and _DEATH */
};

/* 0, or EINVAL with the reason in `why`: the queue cannot run this program. */
int experiment_check(const struct experiment *experiment, char *why, size_t why_size);

#endif
