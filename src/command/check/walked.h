/* What a walk through clients (walk.h) came to. */
#ifndef QLAB_COMMAND_CHECK_WALKED_H
#define QLAB_COMMAND_CHECK_WALKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/experiment.h"

enum { WALK_TEXT = 128, WALK_STORY = 1 << 15 };

/* Every client is looked at in each of these, as far as it is wished for. */
enum walk_pass {
    WALK_ORDERED,  /* sequentially consistent memory */
    WALK_BUFFERED, /* store buffers */
    WALK_WEAK,     /* all that C11 allows, on whatever machine */
    WALK_STOPPED,  /* a worker takes no step any more, wherever it is; nobody may wait for it */
    WALK_PASSES
};

/* How a pass is called, and what `qlab explain` is told to search the same; "" if nothing. */
struct walk_way {
    const char *name;
    const char *option;
    const char *words; /* its memory */
    enum memory_model memory;
};
extern const struct walk_way walk_ways[WALK_PASSES];

/* What is wished of a walk. */
struct walk_plan {
    unsigned seconds;
    size_t calls[WALK_PASSES]; /* clients of up to so many; 0: that pass is left out */
    size_t least;              /* clients of fewer calls than that were looked at before */
    uint64_t part, parts; /* of the clients, in their order, only each .parts-th, the .part-th (from
                             1) of them; 0: all */
    _Atomic uint64_t *first; /* the number of the first that goes wrong, among all who share the
                                walk, or UINT64_MAX; NULL: nobody does */
    size_t orders; /* and clients of up to so many need every memory order; 0: that is not asked */
};

/* Reads "K/M" into .part and .parts. False: it is none. */
bool walk_part(struct walk_plan *plan, const char *text);

/* What was proved in one pass. */
struct walk_proof {
    size_t calls;             /* every client of up to so many is right; 0: none */
    uint64_t clients, states; /* of these; a client counts once for every capacity */
    uint64_t looked;          /* clients that were looked at, others too, */
    uint64_t untried;         /* clients with timed calls, where the memory knows no time */
    uint64_t programs;        /* and how many programs that is */
    uint64_t nanoseconds;     /* that the pass took */
};

/* What came of weakening every memory order, one at a time. */
struct walk_orders {
    size_t tried;       /* weakenings */
    bool known;         /* none of them was left out */
    char needless[200]; /* the first that makes no difference, in words; "": none */
    int line;           /* of the file; 0 */
};

/* What the walk came to; plain bytes, for a contained child may write it. */
struct walk {
    struct walk_proof proof[WALK_PASSES];
    bool found;          /* a client that goes wrong, of which: */
    bool refutes;        /* a claim of the queue's */
    enum walk_pass pass; /* in which it does */
    bool timeouts;       /* a timed wait may give up once, at any time */
    uint64_t number;     /* of that client, from 1, in the order of the pass */
    size_t capacity;
    char client[WALK_TEXT], verdict[WALK_TEXT]; /* "put | put,get", "LIES" */
    char why[512];          /* in words, if there is no story; of a refusal too */
    char weak[512];         /* why the pass WALK_WEAK was not made, or "" */
    int refused;            /* exit status: the explorer cannot look at this queue; 0 */
    char story[WALK_STORY]; /* its shortest execution as `qlab explain` prints it, or "" */
    char schedule[256];
    char unreached[512]; /* lines and branches of the file that no execution came to, in words; ""
                            if there are none, or nobody can tell */
    bool covered;        /* somebody can */
    bool destroys;       /* and the file has a destroy(), which no execution calls */
    struct walk_orders orders;
    int line; /* of the file, where the call that is wrong has its last step; 0: not known */
};

#endif
