/* Tries: the never-empty work, looked at in tries of n attempts in a row by the same worker.
 *
 * "An error of tiny probability, but trillions of tries." If every attempt lied with probability p
 * and independently of the others, a try of n would meet a lie with probability 1 - (1 - p)^n. The
 * run measures its own p, hence that prediction, and beside it the share of tries that did meet
 * one. Lies that come in bursts make the two differ: p says how many lies, not how they lie.
 */
#include <math.h>

#include "judge/judge.h"
#include "measure/workload/common.h"
#include "measure/workload/never_empty.h"

static const struct measure chance = {
    .name = "chance",
    .label = "tries that met a lie",
    .help = "share of the tries in which at least one attempt lied",
    .unit = MEASURE_SHARE,
};
static const struct measure predicted = {
    .name = "predicted",
    .label = "1-(1-p)^n",
    .help =
        "what that share would be if each of the n attempts of a try lied independently with the "
        "run's own rate p",
    .unit = MEASURE_SHARE,
    .model_of = "chance",
};
static const struct measure tries_made = {
    .name = "tries_made",
    .label = "tries made",
    .help = "tries of n attempts in a row that the run was long enough for",
    .unit = MEASURE_COUNT,
};

/* One worker's attempts so far. A try does not go on with the next worker. */
struct count {
    size_t next; /* its first operation not looked at yet */
    uint64_t attempts;
    bool lied; /* in the try that is under way */
};

struct counts {
    const struct history *history;
    uint64_t size; /* attempts in a try */
    uint64_t tries, tries_lied;
    struct count worker[WORKERS_MOST];
};

static void attempt(struct counts *counts, struct count *count, bool spurious)
{
    count->lied |= spurious;
    if (++count->attempts % counts->size != 0)
        return;
    counts->tries++;
    counts->tries_lied += count->lied;
    count->lied = false;
}

/* Counts the worker's gets that found an item, up to its operation `end`. */
static void attempts_until(struct counts *counts, size_t worker, size_t end)
{
    const struct operation *operations = counts->history->logs[worker].operations;
    struct count *count = &counts->worker[worker];
    for (; count->next < end; count->next++)
        if (operations[count->next].answer == ANSWER_GOT)
            attempt(counts, count, false);
}

/* The judge tells of every Empty, those of one worker in the order of its calls. */
static void visit(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct counts *counts = context;
    (void)instant;
    attempts_until(counts, worker, index);
    if (spurious)
        attempt(counts, &counts->worker[worker], true);
}

static int tries_measure(const struct piece *piece, struct readings *readings)
{
    struct counts counts = {.history = piece->history, .size = piece->scenario->knob[KNOB_TRIES]};
    struct tally tally;
    int error = judge_emptiness(piece->history, &tally, visit, &counts);
    if (error)
        return error;
    for (size_t w = 0; w < piece->workers; w++)
        attempts_until(&counts, w, piece->history->logs[w].count);
    if (counts.tries == 0)
        return 0;
    double p = (double)tally.spurious / (double)tally.attempts;
    readings_set(readings, &chance, (double)counts.tries_lied / (double)counts.tries);
    readings_set(readings, &predicted, 1 - pow(1 - p, (double)counts.size));
    readings_set(readings, &tries_made, (double)counts.tries);
    return 0;
}

const struct workload_class workload_tries = {
    .name = "tries",
    .summary = "as never-empty, but n attempts in a row are one try of many",
    .knobs = TAKE_KNOBS | KNOB_BIT(KNOB_TRIES),
    .traits = TRAIT_EVERYONE | TRAIT_ONE_PIECE,
    .measures = {&chance, &predicted, &tries_made},
    .room = never_empty_room,
    .work = never_empty_work,
    .measure = tries_measure,
};
