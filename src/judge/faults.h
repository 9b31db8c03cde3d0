/* Wrong answers other than a spurious Empty: what they are called, and how they are told. */
#ifndef QLAB_JUDGE_FAULTS_H
#define QLAB_JUDGE_FAULTS_H

#include <stddef.h>
#include <stdint.h>

enum fault_kind {
    FAULT_FULL,      /* a put was told Full though there was room */
    FAULT_NOT_EMPTY, /* empty() = false though nothing was inside */
    FAULT_LOST,      /* a put item never came */
    FAULT_REPEAT,    /* an item was got again */
    FAULT_FRESH,     /* an item was got before it was put, or never put */
    FAULT_ORDER,     /* an item came before one that should have come first */
    FAULT_HANG,      /* a call never returned though it could have */
    FAULT_EARLY,     /* a timed get gave up before its deadline */
    FAULT_LATE,      /* ... though an item had been inside since before its deadline */
    FAULT_KINDS,
};

/* The word for a queue that answers so: "LOSES". */
const char *fault_word(enum fault_kind kind);

/* One wrong answer: the call at fault (of a lost item its put). */
struct fault {
    enum fault_kind kind;
    size_t worker, index;
};

/* Where faults go: each is counted, and told if somebody listens. */
struct faults {
    uint64_t count[FAULT_KINDS];
    void (*tell)(void *context, const struct fault *fault); /* NULL: nobody listens */
    void *context;
};

static inline void faults_add(struct faults *faults, enum fault_kind kind, size_t worker,
                              size_t index)
{
    faults->count[kind]++;
    if (faults->tell)
        faults->tell(faults->context, &(struct fault){kind, worker, index});
}

#endif
