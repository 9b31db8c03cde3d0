/* The ring publishes by release stores only, as a queue may: on x86 those wait in the store buffer,
 * and no instruction of the queue's own drains it before the stamp of the return is taken.
 */
#include "stamp/handover.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "history/counter.h"
#include "judge/judge.h"

#define CELLS 64
#define FAR   ((size_t)4 << 20) /* words: more than the caches hold */
#define PAUSE 97                /* the putter's longest pause, in turns of a loop */

struct scene {
    _Alignas(128) _Atomic uint64_t head; /* release: the getter; acquire: the putter */
    _Alignas(128) _Atomic uint64_t tail; /* release: the putter; acquire: the getter */
    _Alignas(128) uint64_t cell[CELLS];  /* published by .tail, given back by .head */
    _Alignas(128) _Atomic bool over;
    _Atomic unsigned standing;
    uint64_t *far_away, random;
    const struct handover *handover;
    struct history_log logs[2]; /* the putter's, the getter's */
};

static bool put(struct scene *scene, uint64_t item)
{
    for (unsigned i = 0; i < scene->handover->cold; i++) {
        scene->random = scene->random * 6364136223846793005u + 1442695040888963407u;
        scene->far_away[(scene->random >> 33) % FAR] = item;
    }
    uint64_t tail = atomic_load_explicit(&scene->tail, memory_order_relaxed); /* its own */
    if (tail - atomic_load_explicit(&scene->head, memory_order_acquire) == CELLS)
        return false;
    scene->cell[tail % CELLS] = item;
    atomic_store_explicit(&scene->tail, tail + 1, memory_order_release);
    return true;
}

/* 0: Empty. */
static uint64_t get(struct scene *scene)
{
    uint64_t head = atomic_load_explicit(&scene->head, memory_order_relaxed); /* its own */
    if (atomic_load_explicit(&scene->tail, memory_order_acquire) == head)
        return 0;
    uint64_t item = scene->cell[head % CELLS];
    atomic_store_explicit(&scene->head, head + 1, memory_order_release);
    return item;
}

static inline uint64_t plain(void)
{
#if defined(__x86_64__)
    return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
    uint64_t now;
    __asm__ volatile("mrs %0, cntvct_el0" : "=r"(now));
    return now;
#else
    return 0;
#endif
}

static inline uint64_t before(enum stamping stamping)
{
    return stamping == STAMPING_PLAIN ? plain() : stamp_counter_before();
}

static inline uint64_t after(enum stamping stamping)
{
    return stamping == STAMPING_PLAIN ? plain()
           : stamping == STAMPING_RAW ? stamp_counter_raw()
                                      : stamp_counter_after();
}

/* The calls of one of them. `stamping` is a constant wherever this is called, so that nothing but
 * the stamps stands around the call. */
static inline __attribute__((always_inline)) void live(struct scene *scene, bool puts,
                                                       enum stamping stamping)
{
    struct history_log *log = &scene->logs[!puts];
    uint64_t last = 0, item = 1;
    /* Relaxed: the flag only asks. */
    while (log->count < scene->handover->calls &&
           !atomic_load_explicit(&scene->over, memory_order_relaxed)) {
        struct operation *call = &log->operations[log->count];
        uint64_t invoked = before(stamping);
        bool in = puts && put(scene, item);
        uint64_t got = puts ? 0 : get(scene);
        uint64_t returned = after(stamping);
        *call = (struct operation){
            .item = puts ? item : got,
            .invoked = invoked > last ? invoked : last,
            .kind = puts ? OPERATION_PUT : OPERATION_GET,
            .answer = puts ? (in ? ANSWER_OK : ANSWER_FULL) : (got ? ANSWER_GOT : ANSWER_EMPTY),
        };
        call->returned = last = returned > call->invoked ? returned : call->invoked;
        item += in;
        if (puts && log->count % 16 == 15)
            for (volatile size_t pause = log->count / 16 % PAUSE; pause > 0; pause--)
                ;
        log->count++;
    }
    atomic_store_explicit(&scene->over, true, memory_order_relaxed);
}

static void live_as(struct scene *scene, bool puts)
{
    switch (scene->handover->stamping) {
    case STAMPING_OURS:
        live(scene, puts, STAMPING_OURS);
        break;
    case STAMPING_RAW:
        live(scene, puts, STAMPING_RAW);
        break;
    case STAMPING_PLAIN:
        live(scene, puts, STAMPING_PLAIN);
        break;
    }
}

/* Both begin when both are there. */
static void *side(struct scene *scene, bool puts)
{
    atomic_fetch_add(&scene->standing, 1);
    while (atomic_load(&scene->standing) < 2)
        sched_yield();
    live_as(scene, puts);
    return NULL;
}

static void *putter(void *scene)
{
    return side(scene, true);
}

static void *getter(void *scene)
{
    return side(scene, false);
}

static int start(pthread_t *thread, struct scene *scene, bool puts)
{
    pthread_attr_t attributes;
    int error = pthread_attr_init(&attributes);
    if (error)
        return error;
    error = pthread_attr_setaffinity_np(&attributes, sizeof(cpu_set_t),
                                        &scene->handover->processor[!puts]);
    if (!error)
        error = pthread_create(thread, &attributes, puts ? putter : getter, scene);
    pthread_attr_destroy(&attributes);
    return error;
}

static int play(struct scene *scene)
{
    pthread_t one, two;
    int error = start(&one, scene, true);
    if (error)
        return error;
    error = start(&two, scene, false);
    if (!error) {
        pthread_join(two, NULL);
    } else { /* so that the other one ends */
        atomic_store(&scene->over, true);
        atomic_store(&scene->standing, 2);
    }
    pthread_join(one, NULL);
    return error;
}

static int judge(const struct scene *scene, struct handover *handover)
{
    struct history_log logs[] = {scene->logs[0], scene->logs[1]};
    const struct history history = {
        .logs = logs, .workers = 2, .guard = handover->guard, .capacity = CELLS};
    struct judgement judgement;
    int error = judge_history(&history, &judgement, NULL, NULL, NULL);
    handover->empties = judgement.tally.spurious + judgement.tally.legal_empty;
    handover->convicted = judgement.tally.spurious;
    for (int kind = 0; kind < FAULT_KINDS; kind++)
        handover->convicted += judgement.count[kind];
    return error;
}

int handover_run(struct handover *handover)
{
    struct scene scene = {
        .random = 1, .handover = handover, .logs = {{.worker = 0}, {.worker = 1}}};
    int error = 0;
    for (int i = 0; i < 2; i++) {
        scene.logs[i].operations = calloc(handover->calls, sizeof(struct operation));
        error = scene.logs[i].operations ? error : ENOMEM;
    }
    scene.far_away = malloc(FAR * sizeof *scene.far_away);
    error = scene.far_away ? error : ENOMEM;
    if (!error) {
        memset(scene.far_away, 1, FAR * sizeof *scene.far_away); /* its pages are there */
        error = play(&scene);
    }
    if (!error)
        error = judge(&scene, handover);
    for (int i = 0; i < 2; i++)
        free(scene.logs[i].operations);
    free(scene.far_away);
    return error;
}
