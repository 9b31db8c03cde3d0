/* Sends workers through pieces, and never loses one.
 *
 * The parent sleeps on a semaphore that the last worker to finish posts, but never long: a worker
 * may be killed from outside, the user may press ^C, the time may be up. A worker that does not
 * come back a while after the end of a piece is stuck in the queue, and is ended by force. A piece
 * in which nobody makes a call any more (a deadlock) is ended too, for it may have no other end:
 * soon, if all are inside calls, so that nobody else can begin one.
 */
#include "measure/crew.h"

#include <errno.h>

#define GRACE_NS UINT64_C(3000000000) /* from the end of a piece until a worker counts as stuck */
#define LOOK_NS  UINT64_C(20000000)   /* between two looks at *stop and at the children */
#define NAP_NS   100000               /* between two looks whether the children have left */

/* Looks in a row that find no call begun or ended until nobody will make one any more: 5 s, far
 * more than any knob lets a worker pause. Counted in looks, so that a stopped lab (^Z) loses none.
 */
#define STILL_MOST 250

/* The same where workers are killed on purpose, and the others may hang for it. Then only looks
 * count that find all of them asleep. */
#define ASLEEP_MOST 15

/* Looks in a row without a call begun or ended, until the calls under way count as hanging if all
 * are inside one. */
#define HANG_LOOKS (HANG_PATIENCE_S * NS_A_SECOND / LOOK_NS)

int crew_start(struct crew *crew, struct measure_rig *rig, const struct queue_class *queue,
               void *memory, void *table, const struct scenario *scenario, uint64_t seed)
{
    struct board *board = rig->board;
    *crew = (struct crew){.rig = rig,
                          .unrecorded = workload_unrecorded(scenario->workload),
                          .kills = workload_has(scenario->workload, TRAIT_KILLS)};
    board->workers = scenario_workers(scenario);
    board->piece = 0;
    board->leave = false;
    atomic_init(&board->standing, 0);
    int error = sem_init(&board->done, 1, 0) ? errno : 0;
    for (size_t i = 0; i < board->workers && !error; i++) {
        struct member *member = &crew->member[i];
        member->worker = worker_make(rig, queue, memory, scenario, i, seed);
        member->worker.table = table;
        atomic_init(&member->worker.control->finished, 0);
        error = sem_init(&member->worker.control->go, 1, 0) ? errno : 0;
        if (!error)
            error = member_start(member, scenario->processes, scenario->pin);
        if (!error)
            crew->size++;
    }
    if (error)
        crew_end(crew);
    return error;
}

/* True if nobody is left inside the piece. */
static bool crew_finished(const struct crew *crew)
{
    for (size_t i = 0; i < crew->size; i++) {
        const struct member *member = &crew->member[i];
        /* Acquire: the worker's log and controls. Partner: the release at the end of a piece. */
        if (!member->gone && atomic_load_explicit(&member->worker.control->finished,
                                                  memory_order_acquire) != crew->rig->board->piece)
            return false;
    }
    return true;
}

bool crew_whole(const struct crew *crew)
{
    for (size_t i = 0; i < crew->size; i++)
        if (crew->member[i].gone)
            return false;
    return true;
}

size_t crew_died(const struct crew *crew)
{
    size_t died = 0;
    for (size_t i = 0; i < crew->size; i++)
        died += crew->member[i].died;
    return died;
}

/* True if the member is still inside the piece. */
static bool inside(const struct crew *crew, const struct member *member)
{
    /* Partner: as in crew_finished(). */
    return !member->gone && atomic_load_explicit(&member->worker.control->finished,
                                                 memory_order_acquire) != crew->rig->board->piece;
}

/* True if nobody has begun or ended a call for `still` looks, all who are still inside the piece
 * are inside calls, and no death explains it, nor that somebody stopped one. */
static bool all_hang(const struct crew *crew, size_t still)
{
    if (still < HANG_LOOKS || crew->kills || !crew_whole(crew))
        return false;
    for (size_t i = 0; i < crew->size; i++) {
        const struct member *member = &crew->member[i];
        const struct control *control = member->worker.control;
        /* Relaxed: they have not changed for long. */
        bool calls = atomic_load_explicit(&control->begun, memory_order_relaxed) !=
                     atomic_load_explicit(&control->count, memory_order_relaxed);
        if (inside(crew, member) && (!calls || member_stopped(member)))
            return false;
    }
    return true;
}

/* Ends those who are still inside the piece, and notes whether they hang. */
static void end_stuck(struct crew *crew, size_t still)
{
    if (all_hang(crew, still)) {
        crew->hung = crew->stalled = true;
        crew->hung_at = stamp_returned(&crew->rig->clock);
    }
    for (size_t i = 0; i < crew->size; i++) {
        struct member *member = &crew->member[i];
        if (!inside(crew, member))
            continue;
        member_end(member);
        member->died = !crew->kills;
    }
}

/* True if all who are still inside the piece sleep. */
static bool all_asleep(const struct crew *crew)
{
    for (size_t i = 0; i < crew->size; i++)
        if (inside(crew, &crew->member[i]) && !member_sleeps(&crew->member[i]))
            return false;
    return true;
}

/* The calls that have begun, plus those that are over. Relaxed: only whether it changes matters. */
static size_t calls_seen(const struct crew *crew)
{
    size_t calls = 0;
    for (size_t i = 0; i < crew->size; i++) {
        const struct control *control = crew->member[i].worker.control;
        calls += atomic_load_explicit(&control->begun, memory_order_relaxed) +
                 atomic_load_explicit(&control->count, memory_order_relaxed);
    }
    return calls;
}

/* Waits until the last worker has finished, or for a short while; true if that while went by. */
static bool doze(struct board *board)
{
    uint64_t until = now_ns() + LOOK_NS;
    const struct timespec when = {.tv_sec = (time_t)(until / NS_A_SECOND),
                                  .tv_nsec = (long)(until % NS_A_SECOND)};
    /* A signal, the time, the post: the caller looks at everything anyway. */
    return sem_clockwait(&board->done, CLOCK_MONOTONIC, &when) != 0 && errno == ETIMEDOUT;
}

/* Relaxed, here and in the workers: the flag only asks. */
static bool piece_over(struct crew *crew, bool set)
{
    _Atomic bool *over = &crew->rig->board->over;
    if (set)
        atomic_store_explicit(over, true, memory_order_relaxed);
    return atomic_load_explicit(over, memory_order_relaxed);
}

void crew_piece(struct crew *crew, uint64_t deadline, const volatile sig_atomic_t *stop)
{
    struct board *board = crew->rig->board;
    uint64_t grace = 0;
    size_t calls = 0, still = 0;
    board->piece++;
    /* What is set here is published by the semaphores. */
    atomic_store_explicit(&board->over, *stop != 0, memory_order_relaxed);
    atomic_store_explicit(&board->working, crew->size, memory_order_relaxed);
    for (size_t i = 0; i < crew->size; i++)
        sem_post(&crew->member[i].worker.control->go);
    while (!crew_finished(crew)) {
        still += doze(board);
        size_t calls_now = calls_seen(crew);
        if (calls_now != calls || crew->unrecorded)
            still = 0;
        calls = calls_now;
        if (crew->kills && still > 0 && !all_asleep(crew))
            still = 0;
        if ((crew->kills && still >= ASLEEP_MOST) || all_hang(crew, still)) {
            end_stuck(crew, still);
            continue;
        }
        crew->stalled |= still >= STILL_MOST;
        for (size_t i = 0; i < crew->size; i++)
            member_look(&crew->member[i]);
        uint64_t now = now_ns();
        if (!piece_over(crew,
                        *stop || crew_died(crew) || crew->stalled || (deadline && now >= deadline)))
            continue;
        if (grace == 0)
            grace = now + GRACE_NS;
        else if (now > grace)
            end_stuck(crew, still);
    }
}

void crew_end(struct crew *crew)
{
    crew->rig->board->leave = true;
    for (size_t i = 0; i < crew->size; i++)
        sem_post(&crew->member[i].worker.control->go);
    /* A stopped child (SIGSTOP) does not leave, so nobody is joined before it is sure to come. */
    uint64_t grace = now_ns() + GRACE_NS;
    for (size_t i = 0; i < crew->size; i++) {
        struct member *member = &crew->member[i];
        for (; member->process > 0 && !member->gone; member_look(member)) {
            if (now_ns() > grace)
                member_end(member);
            else
                nanosleep(&(struct timespec){.tv_nsec = NAP_NS}, NULL);
        }
        member_join(member);
    }
}
