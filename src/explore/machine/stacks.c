/* The workers' stacks, at fixed addresses; the gaps between them are not mapped, so that an
 * overflow stops the program instead of spoiling another worker. */
#include "explore/machine/stacks.h"

#include <errno.h>
#include <sys/mman.h>

static size_t open_stacks;

int stacks_open(size_t count)
{
    for (open_stacks = 0; open_stacks < count; open_stacks++) {
        void *want = (void *)(stack_top(open_stacks) - STACK_SIZE);
        if (mmap(want, STACK_SIZE, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1,
                 0) != want) {
            stacks_close();
            return ENOMEM;
        }
        madvise(want, STACK_SIZE, MADV_NOHUGEPAGE); /* few of its pages are ever touched */
    }
    return 0;
}

void stacks_close(void)
{
    while (open_stacks) {
        open_stacks--;
        munmap((void *)(stack_top(open_stacks) - STACK_SIZE), STACK_SIZE);
    }
}
