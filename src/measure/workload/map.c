/* Map: a function of every input, the results in the order of the inputs, as Pool.map does it.
 *
 * Without a queue every worker has an equal share of the inputs from the start. With one, chunks
 * of inputs are in the queue and a worker takes another when it has finished one: uneven work is
 * evened out, and the queue is shared. Faulty workers answer at once, and wrongly.
 */
#include <math.h>

#include "measure/workload/common.h"

static const struct measure makespan = {
    .name = "makespan",
    .label = "makespan",
    .help = "from the first worker's start to the last one's end",
    .unit = MEASURE_TIME,
};
static const struct measure speed_up = {
    .name = "speed_up",
    .label = "speed-up",
    .help =
        "how many times faster than one worker that does all the work in turn, in the same round "
        "if it ran there",
    .unit = MEASURE_FACTOR,
    .times_of = "makespan",
};
static const struct measure busiest = {
    .name = "busiest",
    .label = "busiest",
    .help = "share of the inputs that the busiest worker mapped",
    .unit = MEASURE_SHARE,
};
static const struct measure wrong = {
    .name = "wrong",
    .label = "wrong results",
    .help = "share of the results that are wrong",
    .unit = MEASURE_SHARE,
};

/* Chunks that are handed out; 1 if inputs are not shared. */
static uint64_t chunk_size(const struct scenario *scenario)
{
    uint64_t chunk = scenario->knob[KNOB_CHUNK];
    return chunk ? chunk : 1;
}

/* One result for every input. */
static size_t map_table(const struct scenario *scenario)
{
    return scenario->knob[KNOB_ITEMS] * sizeof(uint64_t);
}

static void map_fill(struct worker *filler)
{
    uint64_t inputs = filler->scenario->knob[KNOB_ITEMS], chunk = chunk_size(filler->scenario);
    uint64_t chunks = (inputs + chunk - 1) / chunk;
    if (filler->queue->put)
        put_items(filler, chunks);
}

/* How long the i-th of `inputs` inputs takes, ns: the last takes `uneven` percent longer than the
 * first, and those between lie between. */
static uint64_t time_of(const struct scenario *scenario, uint64_t i)
{
    uint64_t inputs = scenario->knob[KNOB_ITEMS], work = scenario->knob[KNOB_WORK];
    return work + work * scenario->knob[KNOB_UNEVEN] / 100 * i / (inputs > 1 ? inputs - 1 : 1);
}

static uint64_t result_of(uint64_t input)
{
    return random_mix(input, 1);
}

/* Maps the inputs from `first` to before `end`. */
static void map_inputs(struct worker *worker, uint64_t first, uint64_t end)
{
    uint64_t *result = worker->table;
    bool faulty = worker->index < worker->scenario->knob[KNOB_FAULTY];
    for (uint64_t i = first; i < end && worker_on(worker); i++) {
        if (!faulty)
            worker_compute(worker, time_of(worker->scenario, i));
        result[i] = faulty ? 0 : result_of(i);
        worker->control->note[0]++;
    }
}

static void map_work(struct worker *worker)
{
    uint64_t inputs = worker->scenario->knob[KNOB_ITEMS], chunk = chunk_size(worker->scenario);
    uint64_t workers = worker->rig->board->workers, item;
    if (!worker->queue->put) {
        map_inputs(worker, inputs * worker->index / workers,
                   inputs * (worker->index + 1) / workers);
        return;
    }
    while (worker_on(worker)) {
        enum queue_answer answer = record_get(worker, &item);
        if (answer == QUEUE_EMPTY && items_got(worker->rig) >= worker->rig->board->target)
            return;
        if (answer != QUEUE_GOT)
            continue;
        uint64_t first = (item_number(item) - 1) * chunk;
        map_inputs(worker, first, first + chunk < inputs ? first + chunk : inputs);
    }
}

static int map_measure(const struct piece *piece, struct readings *readings)
{
    uint64_t inputs = piece->scenario->knob[KNOB_ITEMS];
    uint64_t faults = 0, most = 0, all = 0, work = 0;
    const uint64_t *result = piece->table;
    for (size_t w = 0; w < piece->workers; w++) {
        const struct control *control = &piece->control[w];
        most = control->note[0] > most ? control->note[0] : most;
        all += control->note[0];
    }
    for (uint64_t i = 0; i < inputs; i++) {
        faults += result[i] != result_of(i);
        work += time_of(piece->scenario, i);
    }
    readings_set(readings, &makespan, piece_span(piece));
    readings_set(readings, &speed_up, (double)work / piece_span(piece));
    readings_set(readings, &busiest, all ? (double)most / (double)all : NAN);
    readings_set(readings, &wrong, (double)faults / (double)inputs);
    return 0;
}

const struct workload_class workload_map = {
    .name = "map",
    .summary = "a function of every input, the results in the inputs' order",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_ITEMS) | KNOB_BIT(KNOB_WORK) |
             KNOB_BIT(KNOB_CHUNK) | KNOB_BIT(KNOB_UNEVEN) | KNOB_BIT(KNOB_FAULTY) |
             KNOB_BIT(KNOB_JITTER) | KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_ONE_PIECE | TRAIT_NO_QUEUE | TRAIT_ASIDE,
    .measures = {&makespan, &speed_up, &busiest, &wrong},
    .room = items_room,
    .table = map_table,
    .fill = map_fill,
    .work = map_work,
    .measure = map_measure,
};
