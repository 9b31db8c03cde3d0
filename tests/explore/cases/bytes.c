/* Slots that are filled, and looked at, by functions of the C library or by what a compiler puts in
 * the place of a loop: each is published too early, so each of them is a race. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "queue/queue.h"

enum { CELLS = 4, CELL = 64 };

struct queue {
    _Atomic size_t head, tail;
    uint64_t items[CELLS];
    char none[CELL], cells[CELLS][CELL];
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int init(void *queue, size_t capacity)
{
    (void)capacity;
    *(struct queue *)queue = (struct queue){0};
    return 0;
}

static void destroy(void *queue)
{
    (void)queue;
}

typedef void filler(struct queue *q, char *cell, uint64_t item);
typedef bool looker(struct queue *q, const char *cell);

static inline bool put(struct queue *q, uint64_t item, filler *fill)
{
    size_t tail = atomic_load(&q->tail);
    if (tail == CELLS)
        return false;
    q->items[tail] = item;
    atomic_store(&q->tail, tail + 1); /* too early */
    fill(q, q->cells[tail], item);
    return true;
}

static inline enum queue_answer get(struct queue *q, uint64_t *item, looker *full)
{
    size_t head = atomic_load(&q->head);
    if (head == atomic_load(&q->tail) || !full(q, q->cells[head]))
        return QUEUE_EMPTY;
    *item = q->items[head];
    atomic_store(&q->head, head + 1);
    return QUEUE_GOT;
}

static void by_hand(struct queue *q, char *cell, uint64_t item)
{
    (void)q;
    *cell = (char)('0' + item % 10);
}

static bool by_eye(struct queue *q, const char *cell)
{
    (void)q;
    return *cell;
}

#define QUEUE(name_, fill_, full_)                                                                 \
    static bool put_##name_(void *queue, uint64_t item)                                            \
    {                                                                                              \
        return put(queue, item, fill_);                                                            \
    }                                                                                              \
    static enum queue_answer get_##name_(void *queue, uint64_t *item)                              \
    {                                                                                              \
        return get(queue, item, full_);                                                            \
    }                                                                                              \
    const struct queue_class QUEUE_CLASS(case_##name_) = {.name = #name_,                          \
                                                          .family = "lock-free",                   \
                                                          .summary = "for the tests",              \
                                                          .claim = QUEUE_EXACT,                    \
                                                          .source = "tests/explore/cases",         \
                                                          .size = size,                            \
                                                          .init = init,                            \
                                                          .destroy = destroy,                      \
                                                          .put = put_##name_,                      \
                                                          .get_nowait = get_##name_};
#define WRITES(name_, code)                                                                        \
    static void fill_##name_(struct queue *q, char *cell, uint64_t item)                           \
    {                                                                                              \
        (void)q, (void)item;                                                                       \
        code;                                                                                      \
    }                                                                                              \
    QUEUE(name_, fill_##name_, by_eye)
#define READS(name_, code)                                                                         \
    static bool full_##name_(struct queue *q, const char *cell)                                    \
    {                                                                                              \
        (void)q;                                                                                   \
        return code;                                                                               \
    }                                                                                              \
    QUEUE(name_, by_hand, full_##name_)

WRITES(bytes_set, memset(cell, '1', CELL))
WRITES(bytes_set_few, __builtin_memset(cell, '1', 24))
WRITES(bytes_copied, __builtin_memcpy(cell, &(char[40]){'1'}, 40))
WRITES(bytes_moved, bcopy("1", cell, 2))
WRITES(bytes_looped, for (size_t i = 0; i < item + 20; i++) cell[i] = '1')
WRITES(bytes_printed, snprintf(cell, CELL, "%d", (int)item))
WRITES(bytes_placed, if (posix_memalign((void **)cell, 16, 16)) abort())

READS(bytes_same, memcmp(cell, q->none, CELL) != 0)
READS(bytes_same_few, __builtin_memcmp(cell, q->none, 8) != 0)
READS(bytes_found, memchr(cell, '1', CELL) != NULL)
READS(bytes_long, strlen(cell) > 0)
READS(bytes_worded, strcmp(cell, "") != 0)
READS(bytes_begun, strncmp(cell, "1", 1) == 0)
READS(bytes_worded_few, __builtin_strcmp(cell, "1") == 0)
READS(bytes_alike_few, __builtin_bcmp(cell, "1", 2) == 0)
