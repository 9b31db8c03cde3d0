/* Dead holder: the first worker is killed inside its get, before a given step; the others go on.
 *
 * The victim runs the instrumented build of the queue, which can count its steps; the survivors the
 * plain one. Both are the same source over the same memory. Step by step the sweep goes through the
 * call: before the lock is taken and after it is given back a death is harmless.
 */
#include <math.h>
#include <sched.h>

#include "measure/workload/common.h"
#include "measure/workload/dead_holder.h"

static const struct measure killed = {
    .name = "killed",
    .label = "killed",
    .help = "whether the first worker was killed: its call had so many steps",
    .unit = MEASURE_COUNT,
    .given = true,
};
static const struct measure told_empty = {
    .name = "told_empty",
    .label = "told Empty",
    .help = "share of the survivors' calls after the kill that answered Empty with items inside",
    .unit = MEASURE_SHARE,
};
static const struct measure hung = {
    .name = "hung",
    .label = "hung",
    .help = "survivors that never came back from their call",
    .unit = MEASURE_COUNT,
};
static const struct measure got_after = {
    .name = "got_after",
    .label = "got after",
    .help = "items that survivors got after the kill",
    .unit = MEASURE_COUNT,
};
enum { PLACE };               /* of control->note: where it died */
enum { UNDECIDED, SURVIVED }; /* in the victim's .state */

const struct measure_doom *measure_doom;

static void die(void *context, uint64_t place)
{
    struct worker *victim = context;
    victim->control->note[PLACE] = place;
    worker_die(victim);
}

static void victim_work(struct worker *victim)
{
    uint64_t item;
    const struct queue_class *twin = measure_doom ? measure_doom->twin(victim->queue->name) : NULL;
    if (twin) {
        victim->queue = twin;
        measure_doom->arm((unsigned)victim->scenario->knob[KNOB_STEP], die, victim);
    }
    if (worker_on(victim))
        record_get(victim, &item);
    if (twin)
        measure_doom->arm(0, NULL, NULL);
    /* Relaxed: whether it lives is all that the others ask. */
    atomic_store_explicit(&victim->control->state, SURVIVED, memory_order_relaxed);
}

static void dead_holder_work(struct worker *worker)
{
    const struct control *victim = worker->rig->control;
    uint64_t item;
    if (worker->index == 0) {
        victim_work(worker);
        return;
    }
    /* Partner: the release in worker_die(). The other needs none, see victim_work(). */
    while (!atomic_load_explicit(&victim->doomed, memory_order_acquire) &&
           atomic_load_explicit(&victim->state, memory_order_relaxed) != SURVIVED &&
           worker_on(worker))
        sched_yield();
    for (uint64_t i = 0; i < worker->scenario->knob[KNOB_TRIES] && worker_on(worker); i++)
        record_get(worker, &item);
}

static int dead_holder_measure(const struct piece *piece, struct readings *readings)
{
    const struct tally *tally = piece->tally;
    uint64_t hanging = 0, got = 0;
    for (size_t w = 1; w < piece->workers; w++) {
        const struct history_log *log = &piece->history->logs[w];
        for (size_t i = 0; i < log->count; i++) {
            got += log->operations[i].answer == ANSWER_GOT;
            hanging += log->operations[i].answer == ANSWER_PENDING;
        }
    }
    readings_set(readings, &killed,
                 atomic_load_explicit(&piece->control[0].doomed, memory_order_acquire));
    if (tally->attempts > 0)
        readings_set(readings, &told_empty, (double)tally->spurious / (double)tally->attempts);
    readings->place = piece->control[0].note[PLACE];
    readings_set(readings, &hung, (double)hanging);
    readings_set(readings, &got_after, (double)got);
    return 0;
}

const struct workload_class workload_dead_holder = {
    .name = "dead-holder",
    .summary = "a worker is killed inside its get; the others go on",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_ITEMS) | KNOB_BIT(KNOB_STEP) |
             KNOB_BIT(KNOB_TRIES) | KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_ONE_PIECE | TRAIT_KILLS | TRAIT_DOOM,
    .measures = {&killed, &told_empty, &hung, &got_after},
    .room = items_room,
    .fill = items_fill,
    .work = dead_holder_work,
    .measure = dead_holder_measure,
};
