/* A step saves the arena and the stack of the worker who takes it. What it writes on another's
 * stack, a lock's node or the hand of one who waits, is noted byte by byte instead: it is seldom.
 */
#include "explore/machine/stack_writes.h"

#include <stdlib.h>
#include <string.h>

#include "explore/machine/machine.h"
#include "explore/machine/stacks.h"

enum { NOTED = 16 };

struct noted {
    uint64_t address;
    uint8_t width, owner;
    unsigned char before[NOTED];
};

static struct noted *list;
static size_t count, room;
static bool lost;

bool stack_lives(size_t owner, uint64_t address)
{
    const struct machine_worker *worker = &machine.worker[owner];
    return worker->status == WORKER_READY && address >= worker->fiber.stack;
}

bool stack_reached(size_t worker, uint64_t address)
{
    size_t owner = stack_owner(address);
    return owner == worker ? address >= machine.worker[worker].fiber.stack
                           : owner != SIZE_MAX && stack_lives(owner, address);
}

void stack_write(size_t owner, uint64_t address, size_t width)
{
    for (size_t done = 0; done < width; done += NOTED) {
        if (count == room) {
            struct noted *more = realloc(list, (2 * room + 64) * sizeof *list);
            if (!more) {
                lost = true;
                return;
            }
            list = more;
            room = 2 * room + 64;
        }
        size_t part = width - done < NOTED ? width - done : NOTED;
        struct noted *noted = &list[count++];
        *noted = (struct noted){address + done, (uint8_t)part, (uint8_t)owner, {0}};
        memcpy(noted->before, (const void *)noted->address, part);
    }
    machine.worker[owner].hashed = false;
}

size_t stack_writes_mark(void)
{
    return count;
}

void stack_writes_back(size_t mark)
{
    while (count > mark) {
        const struct noted *noted = &list[--count];
        memcpy((void *)noted->address, noted->before, noted->width);
        machine.worker[noted->owner].hashed = false;
    }
}

bool stack_writes_lost(void)
{
    return lost;
}

void stack_writes_close(void)
{
    free(list);
    list = NULL;
    count = room = 0;
    lost = false;
}
