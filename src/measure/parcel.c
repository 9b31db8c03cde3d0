/* The memory is at one address in both processes, so pointers into it mean the same in both. The
 * parent believes no pointer and no count. */
#include "measure/parcel.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "own/contain.h"

enum { BYTES = 64 << 20 };

struct parcel {
    struct measure_outcome outcome;
    size_t used; /* of .bytes */
    _Alignas(64) char bytes[];
};

enum { ROOM = BYTES - sizeof(struct parcel) };

struct parcel *parcel_make(void)
{
    return contain_share(BYTES);
}

void parcel_free(struct parcel *parcel)
{
    contain_unshare(parcel, BYTES);
}

/* Copies an array into the parcel; NULL if it does not fit. */
static void *put(struct parcel *parcel, const void *array, size_t bytes)
{
    size_t rounded = (bytes + 15) / 16 * 16;
    if (rounded > ROOM - parcel->used)
        return NULL;
    void *copy = parcel->bytes + parcel->used;
    if (bytes)
        memcpy(copy, array, bytes);
    parcel->used += rounded;
    return copy;
}

int parcel_pack(struct parcel *parcel, const struct measure_outcome *outcome)
{
    struct measure_outcome *packed = &parcel->outcome;
    *packed = *outcome;
    parcel->used = 0;
    for (size_t i = 0; i < MEASURES_MOST; i++) {
        struct samples *samples = &packed->readings.samples[i];
        samples->value = put(parcel, samples->value, samples->count * sizeof *samples->value);
        if (!samples->value)
            return ENOMEM;
    }
    struct history *witness = &packed->witness;
    witness->logs = put(parcel, witness->logs, witness->workers * sizeof *witness->logs);
    for (size_t w = 0; witness->logs && w < witness->workers; w++) {
        struct history_log *log = &witness->logs[w];
        log->operations = put(parcel, log->operations, log->count * sizeof *log->operations);
        if (!log->operations)
            return ENOMEM;
    }
    return witness->logs ? 0 : ENOMEM;
}

/* A copy of an array in the parcel, from malloc; NULL with *error if there is none. */
static void *take(const struct parcel *parcel, const void *array, size_t count, size_t size,
                  int *error)
{
    uintptr_t first = (uintptr_t)parcel->bytes, at = (uintptr_t)array;
    if (at < first || at - first > ROOM || count > (ROOM - (at - first)) / size) {
        *error = EBADMSG;
        return NULL;
    }
    void *copy = malloc(count * size + 1);
    if (!copy)
        *error = ENOMEM;
    else
        memcpy(copy, array, count * size);
    return copy;
}

static int take_witness(const struct parcel *parcel, struct history *witness)
{
    const struct history packed = *witness;
    int error = 0;
    *witness = (struct history){0};
    if (packed.workers == 0)
        return 0;
    struct history_log *logs =
        take(parcel, packed.logs, packed.workers, sizeof *packed.logs, &error);
    for (size_t w = 0; logs && w < packed.workers; w++)
        logs[w].operations = error ? NULL
                                   : take(parcel, logs[w].operations, logs[w].count,
                                          sizeof *logs[w].operations, &error);
    if (logs) {
        *witness = packed;
        witness->logs = logs;
        witness->worker_names = witness->item_names = NULL;
        witness->priorities = NULL;
    }
    if (error)
        history_free(witness);
    return error;
}

int parcel_unpack(const struct parcel *parcel, struct measure_outcome *outcome)
{
    const struct workload_class *workload = outcome->readings.workload;
    int error = 0;
    *outcome = parcel->outcome;
    outcome->readings.workload = workload;
    outcome->peer[sizeof outcome->peer - 1] = '\0';
    for (size_t i = 0; i < MEASURES_MOST; i++) {
        struct samples *samples = &outcome->readings.samples[i];
        size_t count = samples->count;
        samples->count = 0;
        samples->value = count && !error
                             ? take(parcel, samples->value, count, sizeof *samples->value, &error)
                             : NULL;
        if (samples->value)
            samples->count = count;
    }
    int lost = take_witness(parcel, &outcome->witness);
    error = error ? error : lost;
    if (error) {
        history_free(&outcome->witness);
        readings_free(&outcome->readings);
    }
    return error;
}
