/* In a contained child, the queue as it is measured. */
#include "command/exercise/alone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "own/contain.h"
#include "own/own.h"

enum { PLACES = 2 };

struct visit {
    const struct queue_class *queue;
    char why[200];
};

/* NULL: all is well. */
static const char *try(const struct queue_class *queue, void *q)
{
    for (uint64_t item = 1; item <= PLACES; item++)
        if (!queue->put(q, item))
            return "put() refused an item though there was room";
    for (uint64_t item = 1, got = 0; item <= PLACES; item++) {
        if (queue->get_nowait(q, &got) != QUEUE_GOT || got < 1 || got > PLACES)
            return "an item was put, and get_nowait() did not give it";
        if (queue->settle && !queue->settle(q, got, true))
            return "an item was got, and settle() did not take it";
    }
    uint64_t got;
    return queue->get_nowait(q, &got) == QUEUE_EMPTY
               ? NULL
               : "get_nowait() of an empty queue was not Empty";
}

static int visit(void *argument)
{
    struct visit *visit = argument;
    if (!own_load(visit->queue, visit->why, sizeof visit->why))
        return 1;
    size_t bytes = (visit->queue->size(PLACES) + 63) / 64 * 64;
    void *q = aligned_alloc(64, bytes);
    if (q)
        memset(q, 0, bytes); /* as mapped memory is */
    if (!q || visit->queue->init(q, PLACES)) {
        snprintf(visit->why, sizeof visit->why, "init() failed");
        return 1;
    }
    const char *wrong = try(visit->queue, q);
    if (wrong)
        snprintf(visit->why, sizeof visit->why, "%s", wrong);
    return wrong != NULL;
}

void alone_add(struct cases *cases, const struct queue_class *queue)
{
    static const struct limits limits = {.seconds = 10};
    struct visit *shared = contain_share(sizeof *shared);
    struct ending ending;
    char words[400];
    if (!shared)
        return;
    shared->queue = queue;
    if (contain(visit, shared, &limits, &ending))
        cases_add(cases, "alone", CASE_SKIPPED, 0, "no process for it");
    else if (ending.how != END_RETURNED)
        cases_add(cases, "alone", CASE_FAILED, 0, "%s", ending_words(&ending, words, sizeof words));
    else if (ending.value)
        cases_add(cases, "alone", CASE_FAILED, 0, "%.*s", (int)sizeof shared->why - 1, shared->why);
    else
        cases_add(cases, "alone", CASE_PASSED, 0, "what a single worker puts it gets again");
    contain_unshare(shared, sizeof *shared);
}
