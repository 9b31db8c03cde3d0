/* Calls what is neither modelled nor harmless: the test of the list of names must say so. */
#include <sys/random.h>

#include "queues.h"

bool foreign_put(void *queue, uint64_t item);
bool foreign_put(void *queue, uint64_t item)
{
    (void)item;
    return getrandom(queue, 1, 0) == 1;
}
