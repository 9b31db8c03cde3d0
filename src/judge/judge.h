/* The judge: was this answer a lie? An exact verdict for every Empty, from the history alone.
 *
 * Item x is certainly inside on the open interval C(x) = (put(x).returned, get(x).invoked), for
 * ever if it was never got. An Empty is spurious iff its whole closed [invoked, returned] lies in
 * one connected piece of the union of all C(x); else it is legal, and an instant outside the union
 * is the proof. This is exact, and judging Empties one by one suffices jointly (Henzinger, Sezgin,
 * Vafeiadis, "Aspect-Oriented Linearizability Proofs", CONCUR 2013: the VWit violation). What a
 * get that never returned may have taken is settled first, in the way that excuses most: the k-th
 * earliest invoked takes the k-th earliest returned item that nobody got.
 *
 * Program order counts too (program.h). What else can be wrong is listed in faults.h.
 *
 * Not decided: Full and empty() = false jointly with Empties. "Legal" means legal on its own.
 */
#ifndef QLAB_JUDGE_JUDGE_H
#define QLAB_JUDGE_JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/history.h"
#include "judge/faults.h"

/* Counts over one or more histories (add with tally_add). */
struct tally {
    uint64_t operations;
    uint64_t put;             /* puts that went in */
    uint64_t full;            /* puts refused */
    uint64_t got;             /* gets that took an item */
    uint64_t busy;            /* gets that could not look */
    uint64_t pending;         /* calls that never returned */
    uint64_t not_empty;       /* empty() = false */
    uint64_t spurious;        /* Empties (and empty() = true) that were lies */
    uint64_t legal_empty;     /* the other Empties */
    uint64_t attempts;        /* returned get_nowait()/empty() calls invoked while certainly
                                 non-empty: some x has put(x).returned < invoked <= get(x).invoked */
    uint64_t first_attempts;  /* attempts that were the worker's first get_nowait()/empty() call
                                 since its last GOT, or since its start */
    uint64_t first_spurious;  /* of those, the spurious ones */
    uint64_t episodes;        /* maximal runs of a worker's spurious Empties with no GOT between */
    uint64_t longest_episode; /* ticks, from the first lie's invocation to the last one's return */
};

/* Adds `more` to `sum`; longest_episode takes the maximum. */
void tally_add(struct tally *sum, const struct tally *more);

/* Told of every Empty in order of its return. `instant` is an uncovered instant in
 * [invoked, returned + guard] if the Empty is legal, else meaningless. (0, ENOMEM, EOVERFLOW.) */
typedef void judge_visit(void *context, size_t worker, size_t index, bool spurious,
                         uint64_t instant);

/* Judges every Empty of the history. *tally is overwritten; `visit` may be NULL. Returns 0 or
 * ENOMEM. Memory: proportional to the items inside at one time. */
int judge_emptiness(const struct history *history, struct tally *tally, judge_visit *visit,
                    void *context);

/* Whether the whole history without its Empties is a FIFO queue's, as counts of items at fault. */
struct fifo {
    uint64_t fresh;  /* VFresh: got before it was put, or never put */
    uint64_t repeat; /* VRepet: got more than once (each extra get) */
    uint64_t order;  /* VOrd: got though an item put wholly before it was still inside */
};

/* The whole-FIFO check. Returns 0, ENOMEM, or EOVERFLOW (2^29 - 1 puts or more). Memory:
 * proportional to the items inside at one time, and one bit a put. */
int judge_fifo(const struct history *history, struct fifo *fifo);

/* The other reading of a history that was not drained: `lost` items were lost, the first of them
 * `item` (0: not known); or `count` of the faults are faults. */
struct either {
    uint64_t lost, count, item;
};

/* All that is wrong with one history. */
struct judgement {
    struct tally tally;
    uint64_t count[FAULT_KINDS];
    uint64_t beside_lost;   /* Empties that only lost items cover: not in tally.spurious */
    uint64_t inside_at_end; /* items that nobody got, and perhaps nobody lost */
    uint64_t beside_hangs;  /* items inside when nothing moved any more, if a call hangs */
    struct either either;   /* count: the spurious Empties that only such items cover */
    struct either either_order;
    struct either either_late; /* the same of timed gets that were late */
};

/* Tells of faults, other than spurious Empties, one by one. */
typedef void judge_fault(void *context, const struct fault *fault);

/* Judges everything, in the order that the history declares. `visit` and `tell` may be NULL; with
 * lost items `visit` tells the verdicts beside them. Returns 0, ENOMEM or EOVERFLOW. */
int judge_history(const struct history *history, struct judgement *judgement, judge_visit *visit,
                  judge_fault *tell, void *context);

/* Whether anything is wrong. */
bool judgement_wrong(const struct judgement *judgement);

/* Adds `more` to `sum`. */
void judgement_add(struct judgement *sum, const struct judgement *more);

/* The intervals C(x) of a history, indexed for shortest chains. Items that nobody got are inside to
 * the end; in a history that was drained they were lost, and have none. */
struct cover;

/* Returns NULL when out of memory. Free with cover_free (NULL is fine). */
struct cover *cover_open(const struct history *history);

/* Calls that will be asked about. */
struct cover_span {
    uint64_t invoked, over;
};

/* The same, but only what matters to these calls, which are put in order for it: far less. */
struct cover *cover_open_spans(const struct history *history, struct cover_span *spans,
                               size_t count);

/* The same of all items, but those that nobody got are taken to be lost. */
struct cover *cover_open_lost(const struct history *history);
void cover_free(struct cover *cover);

/* One link of a chain: x was certainly inside on the open interval (from, until). */
struct cover_link {
    uint64_t item, from, until; /* until = STAMP_NEVER: never got */
};

/* The shortest chain x1..xk that covers [invoked, returned]: from(x1) < invoked,
 * from(x(j+1)) < until(x(j)), returned + guard < until(xk). Writes at most `most` links and returns
 * k, or 0 if the Empty is legal. Every `from` already contains the history's guard. */
size_t cover_chain(const struct cover *cover, uint64_t invoked, uint64_t returned,
                   struct cover_link *links, size_t most);

/* The earliest instant from `stamp` on at which nothing is certainly inside; STAMP_NEVER: none. */
uint64_t cover_gap(const struct cover *cover, uint64_t stamp);

/* An excerpt of the history that shows one lie and still proves it: the operations of all workers
 * around the Empty (at most `most` of them), and besides the put and every get of each item that
 * they or the chain mention. Workers keep their numbers, operations their lines. Returns 0 or
 * ENOMEM; free *excerpt with history_free. */
int witness_cut(const struct history *history, const struct cover *cover, size_t worker,
                size_t index, size_t most, struct history *excerpt);

#endif
