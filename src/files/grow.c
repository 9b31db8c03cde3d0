/* Lists that grow: twice as long whenever their length is a power of two. */
#include "files/grow.h"

#include <stdlib.h>
#include <string.h>

bool grow(void *list, size_t count, size_t size)
{
    void *now;
    if ((count & (count - 1)) != 0)
        return true;
    memcpy(&now, list, sizeof now); /* whatever it points to, a pointer looks the same */
    void *longer = realloc(now, (count ? 2 * count : 1) * size);
    if (longer)
        memcpy(list, &longer, sizeof longer);
    return longer != NULL;
}
