/* One execution after the other: queue, prefix, threads, verdict. */
#include "explore/threads/reenact.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "explore/call.h"
#include "explore/machine/arena.h"
#include "explore/machine/wrongs.h"
#include "explore/places.h"
#include "explore/threads/gate.h"
#include "explore/threads/gated_step.h"

struct stage {
    const struct experiment *experiment;
    const struct execution *execution;
    const struct stamp_clock *clock;
    uint64_t latest; /* the last return's stamp; whoever has the turn has it */
    struct history *history;
};

struct actor {
    struct stage *stage;
    size_t worker;
    pthread_t thread;
};

/* The stamp of an invocation that follows all returns in the execution: later than them by more
 * than the clocks of two processors may disagree. */
static uint64_t invoked_now(const struct stage *stage)
{
    uint64_t stamp;
    do
        stamp = stamp_invoked(stage->clock);
    while (stamp <= stage->latest + stage->clock->guard && stage->latest);
    return stamp;
}

/* Performs one operation and writes it into the log. */
static void operate(struct stage *stage, struct history_log *log, size_t worker, size_t position,
                    bool alone)
{
    const struct program_operation *todo =
        &stage->experiment->program->workers[worker].operations[position];
    struct operation *operation = &log->operations[log->count++];
    uint64_t item = todo->item;
    *operation = (struct operation){.item = item,
                                    .returned = STAMP_NEVER,
                                    .kind = (uint8_t)todo->kind,
                                    .manner = (uint8_t)todo->manner,
                                    .answer = ANSWER_PENDING};
    operation->invoked = alone ? stamp_invoked(stage->clock) : invoked_now(stage);
    operation->answer = (uint8_t)call_queue(stage->experiment->queue, todo, arena.queue, &item);
    operation->item = item;
    if (operation->manner == MANNER_TIMED && operation->answer == ANSWER_EMPTY)
        operation->deadline = STAMP_NEVER; /* the gate knows, not the clock */
    operation->returned = stamp_returned(stage->clock);
    if (!alone)
        stage->latest = operation->returned;
}

static void act(void *context)
{
    const struct actor *actor = context;
    struct stage *stage = actor->stage;
    struct operation unwritten;
    struct history_log probe = {.operations = &unwritten},
                       *log = &stage->history->logs[actor->worker];
    size_t count = stage->experiment->program->workers[actor->worker].count;
    size_t told = stage->execution->history.logs[actor->worker].count;
    /* What was not told to begin is begun after its end only to see that it waits. */
    for (size_t i = 0; i < count && i <= told && gate_begin(i); i++)
        operate(stage, i < told ? log : &probe, actor->worker, i, !gate_mine());
}

static void *thread(void *context)
{
    struct actor *actor = context;
    gate_work(actor->worker, act, actor);
    return NULL;
}

/* Room for every operation of the program; the prefix is the last log. */
static bool open_history(struct history *history, const struct program *program)
{
    history->logs = calloc(program->count + 1, sizeof *history->logs);
    if (!history->logs)
        return false;
    history->workers = program->count + 1;
    for (size_t w = 0; w < history->workers; w++) {
        struct history_log *log = &history->logs[w];
        log->operations = calloc(PROGRAM_OPERATIONS, sizeof *log->operations);
        if (!log->operations)
            return false;
    }
    return true;
}

/* Starts the threads and waits for them. EDEADLK: one is lost in a loop and will never end. */
static int run_threads(struct stage *stage, unsigned seconds)
{
    static struct actor actors[PROGRAM_WORKERS]; /* also of one that is lost */
    size_t workers = stage->experiment->program->count, started = 0;
    int error = 0;
    struct timespec until;
    for (; started < workers && !error; started += !error) {
        actors[started] = (struct actor){.stage = stage, .worker = started};
        error = pthread_create(&actors[started].thread, NULL, thread, &actors[started]);
    }
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += seconds + 1; /* by then the gate has sent home whoever waits there */
    for (size_t i = 0; i < started; i++)
        if (pthread_clockjoin_np(actors[i].thread, NULL, CLOCK_MONOTONIC, &until))
            return EDEADLK;
    return error;
}

static unsigned judge(const struct experiment *experiment, const struct execution *execution,
                      const struct history *history)
{
    /* The gate saw to it that all wait, and that deadlines came when they were told to come. */
    unsigned gated = VERDICT_DEADLOCK | VERDICT_HANGS | VERDICT_EARLY | VERDICT_LATE;
    bool fifo = !experiment->unordered && experiment->queue->order != QUEUE_BAG;
    uint64_t places = places_exact(experiment, history);
    return (execution->verdict & gated) | (wrongs_judge(history, fifo, places) & ~gated);
}

/* What an item that was put and not got comes to: whether it is lost. Everybody has stopped. */
static bool loses(const struct queue_class *queue, const struct history *history)
{
    uint64_t inside = 0, item;
    for (int pass = 0; pass < 2; pass++)
        for (size_t w = 0; w < history->workers; w++)
            for (size_t i = 0; i < history->logs[w].count; i++) {
                const struct operation *operation = &history->logs[w].operations[i];
                uint64_t bit = (uint64_t)1 << (operation_item(operation) - 1) % 64;
                if (pass == 0 && operation->answer == ANSWER_OK)
                    inside |= bit;
                if (pass == 1 && operation->answer == ANSWER_GOT)
                    inside &= ~bit;
            }
    const struct program_operation get = {.kind = OPERATION_GET};
    while (inside && call_queue(queue, &get, arena.queue, &item) == ANSWER_GOT)
        inside &= ~((uint64_t)1 << (item - 1) % 64);
    return inside != 0;
}

/* The execution itself, in the arena. */
static int perform(struct stage *stage, unsigned seconds)
{
    const struct experiment *experiment = stage->experiment;
    size_t prefix = experiment->program->count;
    int error = experiment->queue->init(arena.queue, experiment->capacity);
    for (size_t i = 0; !error && i < experiment->program->workers[prefix].count; i++)
        operate(stage, &stage->history->logs[prefix], prefix, i, false);
    if (error)
        return error;
    gate_open(&gated_observer, stage->execution, prefix, seconds);
    error = run_threads(stage, seconds);
    if (error != EDEADLK)
        gate_close();
    return error;
}

static int perform_once(const struct experiment *experiment, const struct execution *execution,
                        unsigned seconds, const struct stamp_clock *clock,
                        struct reenactment *reenactment, char *why, size_t why_size)
{
    struct stage stage = {.experiment = experiment,
                          .execution = execution,
                          .clock = clock,
                          .history = &reenactment->history};
    int error = arena_open(experiment->queue->size(experiment->capacity));
    if (error)
        return error;
    history_free(&reenactment->history);
    error = open_history(&reenactment->history, experiment->program) ? perform(&stage, seconds)
                                                                     : ENOMEM;
    if (error == EDEADLK) { /* its memory stays, for it is still being used */
        snprintf(why, why_size, "a worker goes round between two steps and never ends");
        return ECANCELED;
    }
    bool lost = !error && execution->verdict & VERDICT_LOSES &&
                loses(experiment->queue, &reenactment->history);
    arena_close();
    if (error)
        return error;
    reenactment->history.guard = clock->guard;
    reenactment->history.ticks_per_second = clock->ticks_per_second;
    snprintf(why, why_size, "%s", gate_divergence());
    if (*why)
        return ECANCELED;
    reenactment->verdict =
        judge(experiment, execution, &reenactment->history) | (lost ? VERDICT_LOSES : 0u);
    return 0;
}

int reenact(const struct experiment *experiment, const struct execution *execution, unsigned runs,
            unsigned seconds, const struct stamp_clock *clock, struct reenactment *reenactment,
            char *why, size_t why_size)
{
    int error = 0;
    *reenactment = (struct reenactment){0};
    if (!gate_can(execution, why, why_size))
        return EINVAL;
    for (unsigned i = 0; i < runs && !error; i++) {
        error = perform_once(experiment, execution, seconds, clock, reenactment, why, why_size);
        if (!error) {
            reenactment->runs++;
            reenactment->same += reenactment->verdict == execution->verdict;
        }
    }
    return error;
}
