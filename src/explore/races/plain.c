/* A bit for each word of the arena. */
#include "explore/races/plain.h"

#include <string.h>

#include "explore/machine/arena.h"

enum { WORD = 8 };

static enum { ANYWHERE, COLLECTING, SETTLED } now;
static unsigned char plain[ARENA_SIZE / WORD / 8];

void plain_forget(void)
{
    now = ANYWHERE;
}

void plain_collect(void)
{
    memset(plain, 0, sizeof plain);
    now = COLLECTING;
}

void plain_settle(void)
{
    now = SETTLED;
}

static uint64_t word_of(uint64_t address)
{
    return (address - (uintptr_t)arena.queue) / WORD;
}

void plain_note(uint64_t address, size_t size)
{
    if (now != COLLECTING || !size)
        return;
    for (uint64_t word = word_of(address); word <= word_of(address + size - 1); word++)
        if (word < ARENA_SIZE / WORD)
            plain[word / 8] |= (unsigned char)(1 << word % 8);
}

bool plain_may_be(uint64_t address, size_t size)
{
    if (now != SETTLED || word_of(address) >= ARENA_SIZE / WORD)
        return true;
    for (uint64_t word = word_of(address); word <= word_of(address + size - 1); word++)
        if (plain[word / 8] >> word % 8 & 1)
            return true;
    return false;
}
