/* Goes through the lists of instructions: see interpreted.h. Between two shared accesses there is
 * nothing but plain code, so the steps are those of the list. */
#include "explore/oracle/interpreted.h"

#include <limits.h>
#include <linux/futex.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

struct instruction interpreted[3][INTERPRETED_LENGTH];

struct queue {
    _Atomic uint64_t words[INTERPRETED_WORDS];
    pthread_mutex_t lock;
    sem_t count;
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
    for (size_t i = 0; i < INTERPRETED_WORDS; i++)
        atomic_init(&q->words[i], 0);
    return pthread_mutex_init(&q->lock, NULL) || sem_init(&q->count, 0, 0);
}

static void destroy(void *queue)
{
    (void)queue;
}

/* 0 for OP_NO; the item, which is never 0, for OP_YES. */
static uint64_t interpret(struct queue *q, const struct instruction *list, uint64_t item)
{
    uint64_t read = 0;
    for (const struct instruction *at = list;; at++) {
        _Atomic uint64_t *word = &q->words[at->word];
        uint64_t value = at->value == VALUE_ITEM ? item : at->value == VALUE_MORE ? read + 1 : 0;
        bool jumps =
            at->kind == OP_JUMP || (at->kind == OP_ZERO && !read) || (at->kind == OP_SOME && read);
        switch (at->kind) {
        case OP_LOAD:
            read = atomic_load_explicit(word, memory_order_relaxed);
            break;
        case OP_STORE:
            atomic_store_explicit(word, value, memory_order_relaxed);
            break;
        case OP_STORE_SC:
            atomic_store(word, value);
            break;
        case OP_SWAP:
            jumps = !atomic_compare_exchange_strong(word, &read, value);
            break;
        case OP_ADD:
            atomic_fetch_add(word, (uint64_t)at->value - 1);
            break;
        case OP_LOCK:
            pthread_mutex_lock(&q->lock);
            break;
        case OP_UNLOCK:
            pthread_mutex_unlock(&q->lock);
            break;
        case OP_DOWN:
            sem_wait(&q->count);
            break;
        case OP_UP:
            sem_post(&q->count);
            break;
        case OP_KEEP:
            item = read;
            break;
        case OP_NO:
            return 0;
        case OP_YES:
            return item;
        case OP_SLEEP:
            syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, 0, NULL);
            break;
        case OP_WAKE:
            syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, 1);
            break;
        case OP_WAKE_ALL:
            syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, INT_MAX);
            break;
        }
        if (jumps)
            at = list + at->jump - 1;
    }
}

static bool put(void *queue, uint64_t item)
{
    return interpret(queue, interpreted[0], item);
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    uint64_t got = interpret(queue, interpreted[1], 0);
    if (got)
        *item = got;
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

static uint64_t get(void *queue)
{
    return interpret(queue, interpreted[2], 0);
}

const struct queue_class QUEUE_CLASS(interpreted) = {
    .name = "interpreted",
    .family = "lock-free",
    .summary = "for the tests",
    .claim = QUEUE_EXACT,
    .source = "tests/explore/oracle/interpreted.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .get = get,
};
