/* A queue that is read from a table: every operation is a list of instructions on a few shared
 * words, which one can sleep on, a lock and a semaphore. So a test can try queues that no compiler
 * has seen. */
#ifndef QLAB_TESTS_EXPLORE_ORACLE_INTERPRETED_H
#define QLAB_TESTS_EXPLORE_ORACLE_INTERPRETED_H

#include <stdint.h>

#include "queue/queue.h"

/* `word` and `value` and `jump` are said in brackets; "the word read" is a register, and so is the
 * item. A jump is to an instruction of the same operation. */
enum instruction_kind {
    OP_LOAD,     /* reads [word] */
    OP_STORE,    /* writes [value] to [word], relaxed */
    OP_STORE_SC, /* sequentially consistent */
    OP_SWAP,     /* compare-exchanges [word] from the word read to [value]; on failure jumps */
    OP_ADD,      /* adds [value] - 1 to [word] */
    OP_LOCK,
    OP_UNLOCK,
    OP_DOWN, /* the semaphore: waits, */
    OP_UP,   /* posts */
    OP_ZERO, /* jumps if the word read is 0 */
    OP_SOME, /* jumps if it is not */
    OP_JUMP,
    OP_KEEP,     /* the word read is the item */
    OP_NO,       /* returns Full or Empty */
    OP_YES,      /* returns true, or the item */
    OP_SLEEP,    /* sleeps on [word], if it is 0 */
    OP_WAKE,     /* wakes one who sleeps on [word] */
    OP_WAKE_ALL, /* wakes all */
};

enum { VALUE_NULL, VALUE_ITEM, VALUE_MORE /* than the word read, by one */ };
enum { INTERPRETED_WORDS = 4, INTERPRETED_LENGTH = 32 };

struct instruction {
    uint8_t kind, word, value, jump;
};

/* Put, get_nowait and get: what they are made of. It does not change while a queue is explored. */
extern struct instruction interpreted[3][INTERPRETED_LENGTH];
extern const struct queue_class queue_interpreted_instrumented;

#endif
