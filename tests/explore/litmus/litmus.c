/* A queue that is none: its get_nowait() takes the steps of its worker's litmus program, and what
 * it gets are the values read, as decimal digits. */
#include "explore/litmus/litmus.h"

#include <stdatomic.h>

struct litmus litmus;

struct part {
    unsigned worker;
};

struct queue {
    _Atomic uint64_t words[LITMUS_WORDS];
    struct part parts[8];
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    for (size_t i = 0; i < LITMUS_WORDS; i++)
        atomic_init(&q->words[i], 0);
    return 0;
}

static void destroy(void *queue)
{
    (void)queue;
}

static void *attach(void *queue, unsigned worker)
{
    struct queue *q = queue;
    q->parts[worker].worker = worker;
    return &q->parts[worker];
}

static void detach(void *part)
{
    (void)part;
}

static bool put(void *part, uint64_t item)
{
    (void)part, (void)item;
    return true;
}

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    const struct part *own = part;
    struct queue *q =
        (struct queue *)((char *)part - sizeof *own * own->worker - offsetof(struct queue, parts));
    uint64_t read = 1; /* a digit to begin with: it is never 0 */
    for (size_t i = 0; i < litmus.count[own->worker]; i++) {
        const struct litmus_step *step = &litmus.steps[own->worker][i];
        _Atomic uint64_t *word = &q->words[step->word];
        uint64_t value = step->value;
        switch (step->kind) {
        case 'W':
            atomic_store_explicit(word, value, step->order);
            continue;
        case 'F':
            atomic_thread_fence(step->order);
            continue;
        case 'R':
            value = atomic_load_explicit(word, step->order);
            break;
        case 'E':
            value = atomic_exchange_explicit(word, value, step->order);
            break;
        case 'A':
            value = atomic_fetch_add_explicit(word, value, step->order);
            break;
        default:
            atomic_compare_exchange_strong_explicit(word, &value, step->desired, step->order,
                                                    step->failed);
        }
        read = 10 * read + value;
    }
    *item = read;
    return QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(litmus) = {
    .name = "litmus",
    .family = "lock-free",
    .summary = "for the tests",
    .claim = QUEUE_EXACT,
    .source = "tests/explore/litmus/litmus.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .attach = attach,
    .detach = detach,
    .put = put,
    .get_nowait = get_nowait,
};
