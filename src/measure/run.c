/* The pieces of a run: each on a fresh queue, each judged before the next.
 *
 * The workers live as long as the run and sleep while the parent judges, so a piece costs no fork
 * and leaves nothing behind but counts. The queue's memory is mapped before the workers start;
 * every piece makes the queue in it anew.
 */
#include "measure/run.h"

#include <assert.h>
#include <string.h>

#include "measure/piece.h"

/* The clock of deadlines was set if it moved by so much in a piece; less is the reading itself. */
#define CLOCK_STEP_NS 1000000

static void control_reset(struct control *control)
{
    /* Relaxed: nobody works now; the start of the piece publishes it all. */
    atomic_store_explicit(&control->begun, 0, memory_order_relaxed);
    atomic_store_explicit(&control->count, 0, memory_order_relaxed);
    atomic_store_explicit(&control->put, 0, memory_order_relaxed);
    atomic_store_explicit(&control->got, 0, memory_order_relaxed);
    atomic_store_explicit(&control->produced, false, memory_order_relaxed);
    control->began = control->ended = control->cpu = control->switches = 0;
    memset(control->note, 0, sizeof control->note);
    control->refused = 0;
    atomic_store_explicit(&control->state, 0, memory_order_relaxed);
    atomic_store_explicit(&control->doomed, false, memory_order_relaxed);
}

/* How far the clock of deadlines is ahead of the one that nobody sets, ns; slewing moves both. */
static int64_t clock_offset(void)
{
    return (int64_t)(clock_ns(CLOCK_REALTIME) - now_ns());
}

/* Makes board, controls and queue ready, and puts what is put before the start. */
static int piece_prepare(struct run *run)
{
    struct board *board = run->rig->board;
    uint64_t ops = run->scenario->knob[KNOB_OPS], got = run->outcome->tally.got, began = now_ns();
    int error = run->queue->put ? run->queue->init(run->memory, run->capacity) : 0;
    if (error)
        return error;
    if (run->deadline > 0) /* the time of a new server is not the run's */
        run->deadline += now_ns() - began;
    if (run->table)
        memset(run->table, 0, run->table_bytes);
    if (run->queue->payload)
        run->queue->payload(run->memory, scenario_bytes(run->scenario));
    if (run->queue->lease && workload_uses(run->scenario->workload, KNOB_LEASE))
        run->queue->lease(run->memory, run->scenario->knob[KNOB_LEASE]);
    for (size_t i = 0; i < run->crew.size; i++)
        control_reset(&run->rig->control[i]);
    control_reset(run->filler.control);
    control_reset(run->drainer.control);
    worker_reset(&run->filler);
    worker_reset(&run->drainer);
    run->clock_began = clock_offset();
    atomic_store_explicit(&board->over, false, memory_order_relaxed); /* no worker is awake */
    if (run->scenario->workload->fill) {
        if (!part_attach(&run->filler)) {
            run->queue->destroy(run->memory);
            return run->filler.control->refused;
        }
        run->scenario->workload->fill(&run->filler);
        if (run->scenario->knob[KNOB_FLUSH] == FLUSH_YES)
            part_detach(&run->filler);
    }
    board->target = run->filler.put;
    board->budget = ops > got ? ops - got : 0;
    return 0;
}

/* The worker's log as it left it. A call that had begun and was not counted never returned. */
static struct history_log log_read(const struct worker *worker)
{
    const struct control *control = worker->control;
    /* Acquire: partners are the releases in record.h. */
    size_t count = atomic_load_explicit(&control->count, memory_order_acquire);
    size_t begun = atomic_load_explicit(&control->begun, memory_order_acquire);
    if (begun > count) {
        struct operation *last = &worker->log[count];
        last->answer = ANSWER_PENDING;
        last->returned = STAMP_NEVER;
        if (last->kind != OPERATION_PUT)
            last->item = 0;
    }
    return (struct history_log){.operations = worker->log, .count = begun, .worker = worker->index};
}

/* Adds the time from the first worker's start to the last one's end. */
static void times_add(struct run *run)
{
    uint64_t began = UINT64_MAX, ended = 0;
    for (size_t i = 0; i < run->crew.size; i++) {
        const struct control *control = &run->rig->control[i];
        if (control->began == 0)
            continue; /* it died before it started */
        uint64_t end = control->ended ? control->ended : now_ns();
        began = control->began < began ? control->began : began;
        ended = end > ended ? end : ended;
        run->outcome->cpu_ns += control->cpu;
    }
    run->outcome->elapsed_ns += ended > began ? ended - began : 0;
}

/* Forgets the deadlines of a piece in which the clock was set: they cannot be converted. */
static void deadlines_check(struct run *run, const struct history *history)
{
    int64_t moved = clock_offset() - run->clock_began;
    if (moved < CLOCK_STEP_NS && moved > -CLOCK_STEP_NS)
        return;
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            struct operation *call = &history->logs[w].operations[i];
            if (call->manner == MANNER_TIMED && call->answer == ANSWER_EMPTY)
                call->deadline = STAMP_NEVER;
        }
}

/* The errno of the first worker whose queue had no part for it; 0 if all had. */
static int parts_refused(const struct run *run)
{
    for (size_t i = 0; i < run->crew.size; i++)
        if (run->rig->control[i].refused)
            return run->rig->control[i].refused;
    return 0;
}

/* Sends the drainer, if anything can be left and the queue may still be used: nobody died in it.
 * What nobody recorded is always counted up, and so is what a server kept that died. */
static void piece_drain(struct run *run, const volatile sig_atomic_t *stop)
{
    const struct workload_class *workload = run->scenario->workload;
    bool left = items_put(run->rig) + run->filler.put != items_got(run->rig) ||
                workload_unrecorded(workload) || workload_has(workload, TRAIT_FAILS);
    run->drain = DRAIN_NOT;
    if (run->queue->put && left && crew_whole(&run->crew) && !parts_refused(run) && !*stop)
        run->drain = drain(&run->drainer, stop);
}

/* Judges a piece, its end included: what came in the drain, who hangs. */
static int piece_verdicts(struct run *run, const struct history *history, struct history_log *next,
                          struct judgement *judgement)
{
    struct history known = *history;
    deadlines_check(run, history);
    known.order = run->queue->order == QUEUE_FIFO ? ORDER_FIFO : ORDER_BAG;
    known.drained = run->drain == DRAIN_DONE;
    known.has_ended = run->crew.hung;
    known.ended = run->crew.hung_at;
    if (known.drained) {
        *next = log_read(&run->drainer);
        next->aside = true;
        known.workers++;
    }
    int error = witness_judge(&run->witness, history, &known, judgement);
    if (error)
        return error;
    faulty_take(&run->outcome->faulty, judgement);
    tally_add(&run->outcome->tally, &judgement->tally);
    return 0;
}

/* Counts a piece that nobody recorded. */
static void piece_count(struct run *run, const struct piece *piece, struct tally *tally)
{
    run->scenario->workload->count(piece, tally);
    tally_add(&run->outcome->tally, tally);
    if (piece->drained)
        run->outcome->faulty.count[FAULT_LOST] += drain_missed(&run->drainer, tally);
}

static int piece_judge(struct run *run)
{
    struct history_log logs[WORKERS_MOST + 2];
    const struct stamp_clock *clock = &run->rig->clock;
    struct history history = {.logs = logs,
                              .workers = run->crew.size,
                              .guard = clock->guard,
                              .ticks_per_second = clock->ticks_per_second};
    for (size_t i = 0; i < run->crew.size; i++)
        logs[i] = log_read(&run->crew.member[i].worker);
    if (run->scenario->workload->fill)
        logs[history.workers++] = log_read(&run->filler);
    struct judgement judgement = {0};
    const struct workload_class *workload = run->scenario->workload;
    const struct piece piece = {.history = &history,
                                .tally = &judgement.tally,
                                .faults = judgement.count,
                                .drained = run->drain == DRAIN_DONE,
                                .scenario = run->scenario,
                                .control = run->rig->control,
                                .table = run->table,
                                .workers = run->crew.size,
                                .put_before = run->rig->board->target,
                                .random = &run->random};
    int error = 0;
    run->outcome->drained += piece.drained;
    if (workload_unrecorded(workload))
        piece_count(run, &piece, &judgement.tally);
    else
        error = piece_verdicts(run, &history, &logs[history.workers], &judgement);
    return error || !workload->measure ? error : workload->measure(&piece, &run->outcome->readings);
}

static int run_piece(struct run *run, const volatile sig_atomic_t *stop)
{
    int error = piece_prepare(run);
    if (error)
        return error;
    crew_piece(&run->crew, run->deadline, stop);
    times_add(run);
    run->outcome->pieces++;
    run->outcome->moved += items_got(run->rig) + items_put(run->rig);
    part_detach(&run->filler);
    piece_drain(run, stop);
    error = parts_refused(run);
    error = error ? error : piece_judge(run);
    /* A dead worker may have held the queue's lock: such a queue cannot be destroyed in order, only
     * its memory be thrown away. */
    if (crew_whole(&run->crew) && run->queue->put && run->drain != DRAIN_KILLED)
        run->queue->destroy(run->memory);
    return error;
}

/* True if another piece is to follow. A piece that moved nothing would be repeated for ever. */
static bool run_goes_on(const struct run *run, uint64_t got_before)
{
    uint64_t ops = run->scenario->knob[KNOB_OPS], got = run->outcome->tally.got;
    if (workload_has(run->scenario->workload, TRAIT_ONE_PIECE))
        return false;
    if (run->drain == DRAIN_KILLED || crew_died(&run->crew) > 0 || run->crew.stalled ||
        (ops > 0 && got >= ops))
        return false;
    return run->deadline > 0 ? now_ns() < run->deadline : ops > 0 && got > got_before;
}

int run_pieces(struct run *run, const volatile sig_atomic_t *stop)
{
    uint64_t got;
    int error;
    do {
        got = run->outcome->tally.got;
        error = run_piece(run, stop);
    } while (!error && !*stop && run_goes_on(run, got));
    return error;
}
