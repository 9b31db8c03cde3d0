/* Makes and unmakes the rig. */
#include "measure/rig.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "lab/knob.h"

void *shared_memory(size_t bytes)
{
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

/* Lays the mapping out: board, controls, workers' logs, the filler's, the drainer's. */
static int rig_map(struct measure_rig *rig)
{
    size_t head = sizeof(struct board) + (rig->workers + 2) * sizeof(struct control);
    size_t operations = rig->workers * rig->limit + 2 * LOG_MOST;
    rig->bytes = head + operations * sizeof(struct operation);
    char *memory = shared_memory(rig->bytes);
    if (!memory)
        return ENOMEM;
    rig->board = (struct board *)memory;
    rig->control = (struct control *)(memory + sizeof(struct board));
    struct operation *first = (struct operation *)(memory + head);
    for (size_t i = 0; i <= rig->workers; i++)
        rig->log[i] = first + i * rig->limit;
    rig->log[rig->workers + 1] = rig->log[rig->workers] + LOG_MOST;
    return 0;
}

int measure_open(struct measure_rig **opened, size_t workers, enum stamp_kind stamp)
{
    if (workers == 0 || workers > WORKERS_MOST)
        return EINVAL;
    struct measure_rig *rig = calloc(1, sizeof *rig);
    if (!rig)
        return ENOMEM;
    rig->workers = workers;
    rig->limit = LOGS_MOST / workers < LOG_MOST ? LOGS_MOST / workers : LOG_MOST;
    rig->log = calloc(workers + 2, sizeof *rig->log);
    int error = rig->log ? rig_map(rig) : ENOMEM;
    if (error) {
        free(rig->log);
        free(rig);
        return error;
    }
    stamp_clock_open(&rig->clock, stamp, &rig->board->ticket);
    *opened = rig;
    return 0;
}

void measure_close(struct measure_rig *rig)
{
    if (!rig)
        return;
    munmap(rig->board, rig->bytes);
    free(rig->log);
    free(rig);
}

const struct stamp_clock *measure_clock(const struct measure_rig *rig)
{
    return &rig->clock;
}

uint64_t items_got(const struct measure_rig *rig)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < rig->board->workers; i++)
        /* Partner: the release in record_get(). */
        sum += atomic_load_explicit(&rig->control[i].got, memory_order_acquire);
    return sum;
}

uint64_t items_put(const struct measure_rig *rig)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < rig->board->workers; i++)
        /* Partner: the release in record_put(). */
        sum += atomic_load_explicit(&rig->control[i].put, memory_order_acquire);
    return sum;
}
