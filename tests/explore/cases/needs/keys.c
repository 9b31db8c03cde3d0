/* Keeps a value for each thread. */

#include "../ring.h"

static bool keys_put(void *queue, uint64_t item)
{
    pthread_key_t key;
    if (pthread_key_create(&key, NULL)) /* case */
        return false;
    return ring_put(queue, item);
}

CASE(needs_keys, keys_put, ring_get);
