/* A scenario: a workload with a value for every knob. One point of a lab's sweep. */
#ifndef QLAB_LAB_SCENARIO_H
#define QLAB_LAB_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/stamp.h"
#include "lab/knob.h"
#include "lab/workload.h"
#include "queue/queue.h"

struct scenario {
    const struct workload_class *workload;
    bool processes; /* workers are forked processes, not threads */
    bool pin;       /* worker i runs on the i-th allowed processor, round robin */
    enum stamp_kind stamp;
    uint64_t knob[KNOB_COUNT];
};

/* How many workers the scenario starts. */
size_t scenario_workers(const struct scenario *scenario);

/* How many bytes more every item carries. */
uint64_t scenario_bytes(const struct scenario *scenario);

/* The least capacity that the scenario may name. */
size_t scenario_least_room(const struct scenario *scenario);

/* Why the queue cannot run the scenario ("mpsc-gap lets one worker get; expected consumers 1"), in
 * `problem`; or NULL. */
const char *scenario_refuses(const struct scenario *scenario, const struct queue_class *queue,
                             char *problem, size_t size);

#endif
