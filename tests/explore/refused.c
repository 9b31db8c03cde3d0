/* Queues that do what the explorer must refuse, and one that uses atomics of every width. */
#include <stdatomic.h>
#include <unistd.h>

#include "queues.h"
#include "toy.h"

static enum queue_answer get(void *queue, uint64_t *item)
{
    return toy_take(queue, item);
}

static _Atomic unsigned long calls;

static bool counting_put(void *queue, uint64_t item)
{
    atomic_fetch_add(&calls, 1);
    toy_add(queue, item);
    return true;
}

static bool forking_put(void *queue, uint64_t item)
{
    toy_add(queue, item);
    return fork() >= 0;
}

static bool sharing_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    if (pthread_rwlock_wrlock(&toy->shared))
        return false;
    toy_add(queue, item);
    return !pthread_rwlock_unlock(&toy->shared);
}

struct widths {
    _Atomic uint8_t byte;
    _Atomic uint16_t half;
    _Atomic uint32_t word;
    _Atomic uint64_t whole;
    _Atomic bool truth;
    uint64_t item;
};

/* Answers Full as soon as any operation of any width is wrong. */
static bool narrow_put(void *queue, uint64_t item)
{
    struct widths *w = queue;
    uint8_t byte = 0;
    uint16_t half = 1;
    bool right = atomic_fetch_sub(&w->byte, 1) == 0 && atomic_load(&w->byte) == 255;
    right = right && !atomic_compare_exchange_strong(&w->byte, &byte, 7) && byte == 255;
    right =
        right && atomic_compare_exchange_strong(&w->byte, &byte, 7) && atomic_load(&w->byte) == 7;
    right = right && !atomic_compare_exchange_weak(&w->half, &half, 9) && half == 0;
    right = right && atomic_exchange(&w->half, 0xfff0) == 0 &&
            atomic_fetch_add(&w->half, 0x20) == 0xfff0;
    right = right && atomic_load(&w->half) == 0x10;
    right = right && atomic_fetch_or(&w->word, 12) == 0 && atomic_fetch_and(&w->word, 10) == 12;
    right = right && atomic_fetch_xor(&w->word, 3) == 8 && atomic_load(&w->word) == 11;
    right = right && __atomic_fetch_nand(&w->item, 5, __ATOMIC_RELAXED) == 0;
    right = right && __atomic_load_n(&w->item, __ATOMIC_RELAXED) == UINT64_MAX;
    right = right && !atomic_exchange(&w->truth, true) && atomic_load(&w->truth);
    atomic_store(&w->whole, item);
    return right;
}

static enum queue_answer narrow_get(void *queue, uint64_t *item)
{
    struct widths *w = queue;
    *item = atomic_exchange(&w->whole, 0);
    return *item ? QUEUE_GOT : QUEUE_EMPTY;
}

static int narrow_init(void *queue, size_t capacity)
{
    struct widths *w = queue;
    (void)capacity;
    *w = (struct widths){0};
    return 0;
}

#define TOY(name_, init_, put_, get_)                                                              \
    const struct queue_class QUEUE_CLASS(name_) = {.name = #name_,                                 \
                                                   .family = "lock-free",                          \
                                                   .summary = "for the tests",                     \
                                                   .claim = QUEUE_EXACT,                           \
                                                   .source = "tests/explore/refused.c",            \
                                                   .size = toy_size,                               \
                                                   .init = init_,                                  \
                                                   .destroy = toy_destroy,                         \
                                                   .put = put_,                                    \
                                                   .get_nowait = get_}

TOY(static, toy_init, counting_put, get);
TOY(forker, toy_init, forking_put, get);
TOY(reader, toy_init, sharing_put, get);
TOY(narrow, narrow_init, narrow_put, narrow_get);
