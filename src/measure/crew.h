/* The crew: all workers of a run, started, sent through pieces, and ended. */
#ifndef QLAB_MEASURE_CREW_H
#define QLAB_MEASURE_CREW_H

#include <signal.h>

#include "measure/member.h"

#define HANG_PATIENCE_S 2 /* without a call begun or ended by anybody */

struct crew {
    struct measure_rig *rig;
    size_t size;  /* members started */
    bool stalled; /* a piece ended because nobody made a call any more */
    bool hung;    /* calls did not come back within HANG_PATIENCE_S, and nobody could make another
                   */
    uint64_t hung_at; /* and that was seen at this stamp */
    bool unrecorded;  /* no call is seen, so none is missed */
    bool kills; /* the workload kills workers; who then hangs in the queue is no fault either */
    struct member member[WORKERS_MOST];
};

/* Starts all workers of the scenario; they sleep until the first piece. 0, or an errno value with
 * none left. What the arguments point to must outlive the crew. */
int crew_start(struct crew *crew, struct measure_rig *rig, const struct queue_class *queue,
               void *memory, void *table, const struct scenario *scenario, uint64_t seed);

/* Sends everybody through one piece and waits until all have finished it. The piece is over early
 * when a worker's log is full, at `deadline` (now_ns(); 0: none), when *stop is set, when a worker
 * died, or when nobody has begun or ended a call for some seconds, HANG_PATIENCE_S if all are
 * inside calls. Who then still does not finish, stuck in the queue, is ended. Once a member died,
 * the crew is good for no further piece. */
void crew_piece(struct crew *crew, uint64_t deadline, const volatile sig_atomic_t *stop);

/* Ends all workers and waits for them. */
void crew_end(struct crew *crew);

/* True if all members live: nobody was killed or ended, by whomever. */
bool crew_whole(const struct crew *crew);

/* Members that were ended by a signal, or by us because they never came back. */
size_t crew_died(const struct crew *crew);

#endif
