/* Queues that are left out, and servers that are started. */
#include "command/session/runnable.h"

#include <signal.h>

#include "command/line/status.h"
#include "measure/peer_call.h"

/* Says that peers run with fewer items than the lab names, if they do. */
static void note_fewer_items(const struct lab *lab)
{
    bool peers = false;
    uint64_t most = 0;
    for (size_t i = 0; i < lab->queue_count; i++)
        peers |= lab->queues[i].queue->peer != NULL;
    for (size_t i = 0; i < lab->value_count; i++) {
        struct scenario scenario = lab_point(lab, i);
        most = scenario.knob[KNOB_ITEMS] > most ? scenario.knob[KNOB_ITEMS] : most;
    }
    if (peers && workload_uses(lab->scenario.workload, KNOB_ITEMS) && most > PEER_ITEMS_MOST)
        complain(0, "the python queues get at most %d items a run: putting is slow there",
                 PEER_ITEMS_MOST);
}

/* Why the queue cannot run, in one line; NULL: it can, and what keeps it is there. */
static const char *missing(const struct queue_class *queue)
{
    if (queue->unavailable)
        return queue->unavailable;
    return queue->open ? queue->open() : peer_missing(queue);
}

int runnable_open(struct lab *lab)
{
    size_t kept = 0;
    signal(SIGPIPE, SIG_IGN); /* whoever asks a server that was killed is told so */
    for (size_t i = 0; i < lab->queue_count; i++) {
        const struct queue_class *queue = lab->queues[i].queue;
        const char *why = missing(queue);
        if (why)
            complain(STATUS_FEATURE, "left out: %s: %s", queue->name, why);
        else
            lab->queues[kept++] = lab->queues[i];
    }
    lab->queue_count = kept;
    note_fewer_items(lab);
    return kept > 0 ? 0 : STATUS_FEATURE;
}

void runnable_close(const struct lab *lab)
{
    for (size_t i = 0; i < lab->queue_count; i++)
        if (lab->queues[i].queue->close)
            lab->queues[i].queue->close();
}
