/* Runs of queues that are not C: what their script answers.
 *
 * It answers with a trace. Comments at the trace's beginning tell what no call can: processor time,
 * whether the run is whole, and who the peer is. Its stamps are CLOCK_MONOTONIC in ns, a clock made
 * of the counter that qlab's own stamps read, so the guard between processors is the same.
 */
#include "measure/peer.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "history/trace.h"
#include "measure/peer_call.h"
#include "measure/piece.h"
#include "measure/script.h"
#include "measure/witness.h"

#define GRACE_S 5 /* the script's time to say that its time was up */

struct heading {
    uint64_t cpu_ns;
    bool whole;
    bool calls; /* there is one at least: a run may be over before anybody made one */
    char peer[200];
};

static struct heading read_heading(FILE *trace)
{
    struct heading heading = {0};
    char line[400], word[8];
    while (fgets(line, sizeof line, trace)) {
        heading.calls = line[0] != '#' && strncmp(line, "worker,", 7) != 0;
        if (heading.calls)
            break;
        sscanf(line, "# cpu_ns: %" SCNu64, &heading.cpu_ns);
        sscanf(line, "# peer: %199[^\n]", heading.peer);
        if (sscanf(line, "# whole: %7s", word) == 1)
            heading.whole = strcmp(word, "yes") == 0;
    }
    rewind(trace);
    return heading;
}

/* Puts the logs where the measures expect them: a worker's at its number, whether it made a call or
 * not, then the filler's, if any; and beyond them, at workers + 1, that of who drained the queue.
 * `read` becomes empty. 0, EPROTO or ENOMEM. */
static int history_arrange(struct history *read, size_t workers, struct history *history)
{
    *history = *read;
    history->logs = calloc(workers + 2, sizeof *history->logs);
    history->workers = workers;
    if (!history->logs)
        return ENOMEM;
    for (size_t i = 0; i <= workers + 1; i++)
        history->logs[i].worker = i;
    history->logs[workers + 1].aside = true;
    for (size_t i = 0; i < read->workers; i++) {
        struct history_log *log = &read->logs[i];
        if (log->worker > workers + read->drained)
            return EPROTO;
        if (log->worker == workers)
            history->workers = workers + 1;
        history->logs[log->worker].operations = log->operations;
        history->logs[log->worker].count = log->count;
        log->operations = NULL;
    }
    return 0;
}

/* Time from the first worker's first call to the last one's last return. */
static uint64_t elapsed(const struct history *history, size_t workers)
{
    uint64_t began = UINT64_MAX, ended = 0;
    for (size_t i = 0; i < workers; i++) {
        const struct history_log *log = &history->logs[i];
        if (log->count == 0)
            continue;
        const struct operation *last = &log->operations[log->count - 1];
        began = log->operations[0].invoked < began ? log->operations[0].invoked : began;
        ended = last->returned != STAMP_NEVER && last->returned > ended ? last->returned : ended;
    }
    return ended > began ? ended - began : 0;
}

/* Puts of a log that went in. */
static uint64_t puts_of(const struct history_log *log)
{
    uint64_t puts = 0;
    for (size_t i = 0; i < log->count; i++)
        puts += log->operations[i].kind == OPERATION_PUT && log->operations[i].answer == ANSWER_OK;
    return puts;
}

/* Judges a whole run and takes its measures. `drained`: the log behind those of the history has
 * what came when all was over. */
static int judge(const struct scenario *scenario, const struct history *history, bool drained,
                 uint64_t seed, struct measure_outcome *outcome)
{
    const struct workload_class *workload = scenario->workload;
    struct witness witness = {0};
    struct random random;
    struct judgement judgement;
    struct history known = *history;
    known.order = ORDER_BAG; /* a peer's order is not judged */
    known.drained = drained;
    if (drained)
        known.workers = scenario_workers(scenario) + 2;
    int error = witness_judge(&witness, history, &known, &judgement);
    if (error)
        return error;
    outcome->tally = judgement.tally;
    outcome->drained += drained;
    faulty_take(&outcome->faulty, &judgement);
    random_seed(&random, seed);
    const struct piece piece = {
        .history = history,
        .tally = &outcome->tally,
        .scenario = scenario,
        .workers = scenario_workers(scenario),
        .put_before = workload->fill ? puts_of(&history->logs[scenario_workers(scenario)]) : 0,
        .random = &random};
    outcome->witness = witness.excerpt;
    outcome->elapsed_ns = elapsed(history, piece.workers);
    outcome->moved = outcome->tally.got + outcome->tally.put - piece.put_before;
    outcome->pieces = 1;
    return workload->measure ? workload->measure(&piece, &outcome->readings) : 0;
}

/* Reads the script's trace and judges it. */
static int take_trace(const struct stamp_clock *clock, FILE *trace, const char *name,
                      const struct scenario *scenario, uint64_t seed,
                      struct measure_outcome *outcome)
{
    struct trace_error wrong;
    struct history read, history = {0};
    int error = trace_read(trace, name, &read, &wrong);
    if (error) {
        snprintf(outcome->peer, sizeof outcome->peer, "%.199s", wrong.text);
        return error == EINVAL ? EPROTO : error;
    }
    error = history_arrange(&read, scenario_workers(scenario), &history);
    if (error == EPROTO)
        snprintf(outcome->peer, sizeof outcome->peer, "%s: more workers than were asked for", name);
    uint64_t guard = clock->ticks_per_second ? stamp_nanoseconds(clock, clock->guard) + 1 : 0;
    if (history.guard < guard)
        history.guard = guard;
    bool drained = history.drained;
    history.drained = false;
    if (!error)
        error = judge(scenario, &history, drained, seed, outcome);
    history.workers = history.logs ? scenario_workers(scenario) + 2 : 0;
    history_free(&history);
    history_free(&read);
    return error;
}

/* What became of a script that exited by itself. */
static int take_answer(const struct stamp_clock *clock, const struct script *script,
                       const char *name, const struct scenario *scenario, uint64_t seed,
                       struct measure_outcome *outcome)
{
    if (script->status != 0) {
        snprintf(outcome->peer, sizeof outcome->peer, "%s",
                 *script->said ? script->said : "the script failed and did not say why");
        return EPROTO;
    }
    struct heading heading = read_heading(script->out);
    memcpy(outcome->peer, heading.peer, sizeof outcome->peer);
    outcome->cpu_ns = heading.cpu_ns;
    outcome->stalled = !heading.whole;
    if (!heading.whole || !heading.calls)
        return 0;
    return take_trace(clock, script->out, name, scenario, seed, outcome);
}

int peer_run(const struct measure_rig *rig, const struct queue_class *queue,
             const struct scenario *scenario, uint64_t seed, const volatile sig_atomic_t *stop,
             struct measure_outcome *outcome)
{
    struct peer_call *call = peer_call_make(queue, scenario, seed);
    struct script script;
    if (!call)
        return ENOMEM;
    int error = script_run(call->list, (call->limit_s + GRACE_S) * NS_A_SECOND, stop, &script);
    free(call);
    if (error)
        return error;
    if (script.end == SCRIPT_EXITED)
        error = take_answer(&rig->clock, &script, queue->peer, scenario, seed, outcome);
    outcome->interrupted = *stop != 0;
    outcome->died = script.end == SCRIPT_KILLED;
    outcome->stalled |= script.end == SCRIPT_LATE;
    if (error) {
        history_free(&outcome->witness);
        readings_free(&outcome->readings);
    }
    fclose(script.out);
    return error;
}
