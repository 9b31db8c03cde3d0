/* What all toy queues share. */
#include "toy.h"

size_t toy_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct toy);
}

int toy_init(void *queue, size_t capacity)
{
    struct toy *toy = queue;
    pthread_mutexattr_t attributes;
    (void)capacity;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&toy->first, &attributes);
    pthread_mutexattr_destroy(&attributes);
    pthread_mutex_init(&toy->second, NULL);
    pthread_cond_init(&toy->filled, NULL);
    pthread_spin_init(&toy->spin, PTHREAD_PROCESS_PRIVATE);
    sem_init(&toy->items, 0, 0);
    toy->flag = 0;
    toy->head = toy->tail = 0;
    return 0;
}

void toy_destroy(void *queue)
{
    (void)queue;
}
