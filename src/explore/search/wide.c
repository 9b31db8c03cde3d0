#include "explore/search/wide.h"

#include <stdlib.h>
#include <sys/mman.h>

void *wide_memory(size_t size)
{
    size_t page = (size_t)1 << 21;
    if (size < page)
        return malloc(size);
    size = (size + page - 1) / page * page;
    void *memory = aligned_alloc(page, size);
    if (memory)
        madvise(memory, size, MADV_HUGEPAGE); /* only a wish */
    return memory;
}
