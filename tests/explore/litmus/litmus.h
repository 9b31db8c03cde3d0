/* Litmus tests: small programs on three atomic words, and all that they can come to under C11.
 *
 *     Wxr1 Fs Rya | Wyl1 Rxa        stores 1 in x (relaxed), fence (seq_cst), loads y (acquire) |
 * ...
 *
 * An operation is a letter, the word x, y or z, an order r, a, l, b (acq_rel) or s, and values: W
 * stores, R loads, E exchanges, A adds, F is a fence. Cxra12 compares with 1 and stores 2, acquire
 * when it fails. What one run comes to is a line such as "01|1 x2y1z0": what each worker read, one
 * after the other, and the last values.
 */
#ifndef QLAB_TESTS_EXPLORE_LITMUS_LITMUS_H
#define QLAB_TESTS_EXPLORE_LITMUS_LITMUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/queue.h"

enum { LITMUS_WORKERS = 4, LITMUS_STEPS = 6, LITMUS_WORDS = 3, LITMUS_TEXT = 48 };

struct litmus_step {
    char kind;
    uint8_t word;
    int order, failed;
    uint64_t value, desired; /* of a compare-exchange: expected, desired */
};

struct litmus {
    size_t workers;
    size_t count[LITMUS_WORKERS];
    struct litmus_step steps[LITMUS_WORKERS][LITMUS_STEPS];
};

/* What the queue class below does: each worker his steps, in one get_nowait(). */
extern struct litmus litmus;
extern const struct queue_class queue_litmus_instrumented;

struct outcomes {
    char (*texts)[LITMUS_TEXT]; /* each once, in order of the alphabet */
    size_t count, room;
    size_t states;
};

/* Reads a program into `litmus`; false if it is none. */
bool litmus_parse(const char *text);
/* Whether it has no other order than seq_cst, but for fences. */
bool litmus_is_seq_cst(void);
/* All that it can come to, by all messages or as one whose accesses are all seq_cst; 0, or an error
 * of the explorer's with the reason in `why`. */
int outcomes_find(struct outcomes *outcomes, bool seq_cst, char *why, size_t why_size);
void outcomes_free(struct outcomes *outcomes);

#endif
