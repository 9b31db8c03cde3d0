/* A server's answer as a queue's. */
#ifndef QLAB_QUEUE_SERVER_ANSWER_H
#define QLAB_QUEUE_SERVER_ANSWER_H

#include "queue/queue.h"
#include "queue/server/client/taken.h"

/* Where none to be had means that there is none. */
static inline enum queue_answer server_answer(enum taken taken)
{
    static const enum queue_answer answers[] = {
        [TAKEN] = QUEUE_GOT, [TAKEN_NOTHING] = QUEUE_EMPTY, [TAKEN_FAILED] = QUEUE_BUSY};
    return answers[taken];
}

#endif
