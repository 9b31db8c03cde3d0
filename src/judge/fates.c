/* The list of items left. */
#include "judge/fates.h"

#include <errno.h>
#include <stdlib.h>

int fates_add(struct fates *fates, uint64_t item)
{
    if (fates->count == fates->room) {
        size_t room = fates->room ? 2 * fates->room : 64;
        uint64_t *wider = realloc(fates->left, room * sizeof *wider);
        if (!wider)
            return ENOMEM;
        fates->left = wider;
        fates->room = room;
    }
    fates->left[fates->count++] = item;
    return 0;
}

void fates_close(struct fates *fates)
{
    free(fates->taken);
    free(fates->left);
    *fates = (struct fates){0};
}
