/* The queue contract: what one queue file exports, and all that the lab ever asks of a queue.
 *
 * A queue lives wholly in memory that the caller gives (64-byte aligned, mapped before any worker
 * is forked), so every queue runs with threads and with processes alike. An item is a nonzero
 * 64-bit value that is put at most once. Every operation may be called by every worker at any
 * time, unless .putters or .getters says otherwise. A queue file exports one const struct
 * queue_class; queues.list has them all. A capacity is 1 to 2^30; the caller sees to that.
 */
#ifndef QLAB_QUEUE_QUEUE_H
#define QLAB_QUEUE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* What get_nowait() answers. BUSY is the honest third answer: "I could not look". */
enum queue_answer { QUEUE_GOT, QUEUE_EMPTY, QUEUE_BUSY };

/* What a queue says of its own Empty. The lab tests the claim. */
enum queue_claim {
    QUEUE_EXACT,   /* Empty is linearizable: at some instant inside the call nothing was inside */
    QUEUE_INEXACT, /* Empty may be spurious; .window says where */
};

/* What a queue promises of its items. Empties are judged alike: the proof needs no order. */
enum queue_order {
    QUEUE_FIFO,   /* each comes out once, in the order in which they went in */
    QUEUE_BAG,    /* each comes out once */
    QUEUE_BROKEN, /* nothing, by design: items may get lost or come twice */
};

struct queue_class {
    const char *name;        /* as typed by the user: "mutex-trylock" */
    const char *family;      /* mutex, semaphore, lock-free, process, library or broker */
    const char *summary;     /* one line */
    enum queue_claim claim;  /* exact or inexact */
    enum queue_order order;  /* FIFO, bag or broken */
    bool full;               /* Full is exact too: at some instant inside the call it was */
    bool alike;              /* it looks into no item and asks nobody who he is: whatever it does it
                                would do with the items and the callers changed about, too. Proofs
                                of a queue that says so take far fewer states */
    const char *window;      /* where in the source it can lie, one line; NULL if exact */
    const char *wrong;       /* what else it is wrong in, by design, in words of `qlab explain`:
                                "hangs", "loses", "early", "late", "not-empty"; NULL: nothing */
    const char *progress;    /* progress guarantee, one line */
    const char *reference;   /* where the algorithm comes from */
    const char *source;      /* path of the source file from the top of the tree */
    const char *unavailable; /* why it can't run in this build, or NULL */
    unsigned putters;        /* most workers that may put at a time; 0: any number */
    unsigned getters;        /* most workers that may get at a time; 0: any number */
    bool threads_only;       /* keeps state outside of the caller's memory: no processes */
    bool processes_only;     /* a part of a worker's holds what one ended by force must not leave
                                behind, such as a connection: no threads */
    const char *peer;        /* for a queue that is not C: the script in scripts/peers that runs and
                                records it; then there are no functions */

    /* The functions; all NULL for a peer, and for "none", which is no queue at all. */

    /* Bytes needed for a queue of at least `capacity` items. */
    size_t (*size)(size_t capacity);
    /* Makes an empty queue in size(capacity) bytes. 0, or an errno value with nothing held. */
    int (*init)(void *queue, size_t capacity);
    /* Gives back what init took. No operation may be running. */
    void (*destroy)(void *queue);

    /* Adds an item; false means Full and the queue is unchanged. Full may count an item or a place
     * of a call that has not returned yet; Empty of an exact queue may not. */
    bool (*put)(void *queue, uint64_t item);
    /* Takes the oldest item into *item, or answers EMPTY or BUSY and leaves *item alone. */
    enum queue_answer (*get_nowait)(void *queue, uint64_t *item);

    /* Optional (NULL if the queue has none): */
    bool (*empty)(void *queue);   /* is the queue empty? */
    uint64_t (*get)(void *queue); /* takes the oldest item, waiting until there is one */
    void (*put_wait)(void *queue, uint64_t item); /* adds an item, waiting until there is room */
    /* Takes the oldest item into *item, waiting until there is one; answers EMPTY and leaves *item
     * alone if there is none once CLOCK_REALTIME has reached *deadline. */
    enum queue_answer (*get_timed)(void *queue, uint64_t *item, const struct timespec *deadline);

    /* For queues with a part per worker (a buffer and its feeder thread; a registration), optional:
     * called by every worker, with a number of its own, before its first operation. Returns what
     * this worker gives to the operations above in place of `queue`, or NULL and errno. */
    void *(*attach)(void *queue, unsigned worker);
    /* Ends the worker's part. All that it put is where others can get it when this returns. */
    void (*detach)(void *part);
    /* The worker begins to wait outside of the queue, or is back and computes again; for parts
     * whose threads run only while the worker lets them (an interpreter's lock). That lock is there
     * from the first of these calls on, if it comes before the first put. */
    void (*idle)(void *part, bool waits);
    /* Every item carries so many bytes more. Before any worker has a part. */
    void (*payload)(void *queue, size_t bytes);

    /* For queues whose GOT is a reservation, optional: makes it final, or gives the item back. Who
     * has got an item makes no other call before. False: it was not taken, whatever was asked. */
    bool (*settle)(void *queue, uint64_t item, bool done);
    /* What is got and not settled for so many ns is given to another; 0: never. Before any worker
     * has a part. */
    void (*lease)(void *queue, uint64_t ns);

    /* For queues that a server or a file keeps, optional: */

    /* Before anything is forked and before init, once for every close(): what keeps the queues is
     * there when this returns NULL; else why it cannot be had, in one line. */
    const char *(*open)(void);
    void (*close)(void); /* nothing of it is left */
    /* Puts them all, or none of them (false), cheaper than one by one. */
    bool (*put_many)(void *part, const uint64_t *items, size_t count);
    /* The server that keeps the queue dies, with all that it has not told its copy; then the copy
     * takes over. Between them nobody is served. False: it did not. The next init() has both. */
    bool (*fail)(void *part);
    bool (*promote)(void *part);
};

/* The name under which a queue file exports its class. A build that needs a second copy of every
 * queue in one binary compiles with -DQUEUE_SUFFIX=_something. */
#ifdef QUEUE_SUFFIX
#define QUEUE_PASTE_(name, suffix) queue_##name##suffix
#define QUEUE_PASTE(name, suffix)  QUEUE_PASTE_(name, suffix)
#define QUEUE_CLASS(name)          QUEUE_PASTE(name, QUEUE_SUFFIX)
#else
#define QUEUE_CLASS(name) queue_##name
#endif

/* Every queue of the lab in teaching order, ended by NULL. */
extern const struct queue_class *const QUEUE_CLASS(table)[];

/* The queue of that name, or NULL. */
const struct queue_class *QUEUE_CLASS(find)(const char *name);

#endif
