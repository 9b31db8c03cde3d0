/* The table of what was left: see left.h. */
#include "explore/memory/left.h"

#include <string.h>

#include "explore/machine/trouble.h"

struct left *left_at(uint64_t address, uint8_t worker)
{
    for (size_t i = 0; i < c11.left_count; i++)
        if (c11.left[i].address == address && c11.left[i].worker == worker)
            return &c11.left[i];
    return NULL;
}

static bool is_before(const struct left *left, uint64_t address, uint8_t worker)
{
    return left->address < address || (left->address == address && left->worker < worker);
}

bool left_join(uint64_t address, uint64_t size, uint8_t worker, const struct view *view)
{
    struct left *left = left_at(address, worker);
    if (left) {
        view_join(&left->view, view);
        left->size = size;
        return true;
    }
    if (c11.left_count == C11_LEFT) {
        trouble_in_step(VERDICT_REFUSED, 0,
                        "more locks and released objects at a time than C11 "
                        "memory has places for");
        return false;
    }
    size_t at = 0;
    while (at < c11.left_count && is_before(&c11.left[at], address, worker))
        at++;
    memmove(&c11.left[at + 1], &c11.left[at], (c11.left_count - at) * sizeof *c11.left);
    c11.left[at] = (struct left){address, size, worker, *view};
    c11.left_count++;
    return true;
}

void left_remove(size_t i)
{
    c11.left_count--;
    memmove(&c11.left[i], &c11.left[i + 1], (c11.left_count - i) * sizeof *c11.left);
}

void left_forget(uint64_t address, uint64_t size)
{
    for (size_t i = c11.left_count; i-- > 0;)
        if (c11.left[i].worker != C11_NONE && c11.left[i].address - address < size)
            left_remove(i);
}
