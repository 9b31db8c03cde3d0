/* Two bits for each word of the arena. */
#include "explore/races/plain.h"

#include <string.h>

#include "explore/machine/arena.h"

enum { WORD = 8 };

static enum { ANYWHERE, COLLECTING, SETTLED } now;
enum { PLAIN = 1, WRITTEN = 2 };
static bool grown;
static unsigned char words[ARENA_SIZE / WORD];

void plain_forget(void)
{
    now = ANYWHERE;
}

void plain_collect(void)
{
    memset(words, 0, sizeof words);
    now = COLLECTING;
}

void plain_resume(void)
{
    now = COLLECTING;
}

void plain_settle(void)
{
    now = SETTLED;
    grown = false;
}

static uint64_t word_of(uint64_t address)
{
    return (address - (uintptr_t)arena.queue) / WORD;
}

static void note(uint64_t address, size_t size, unsigned char bits)
{
    if (now == ANYWHERE || !size)
        return;
    for (uint64_t word = word_of(address); word <= word_of(address + size - 1); word++)
        if (word < ARENA_SIZE / WORD) {
            grown |= (words[word] | bits) != words[word];
            words[word] |= bits;
        }
}

bool plain_grown(void)
{
    return grown;
}

void plain_note(uint64_t address, size_t size, bool write)
{
    note(address, size, write ? PLAIN | WRITTEN : PLAIN);
}

void plain_note_atomic(uint64_t address, size_t size, bool write)
{
    note(address, size, write ? WRITTEN : 0);
}

bool plain_may_race(uint64_t address, size_t size)
{
    if (now != SETTLED || word_of(address) >= ARENA_SIZE / WORD)
        return true;
    for (uint64_t word = word_of(address); word <= word_of(address + size - 1); word++)
        if (words[word] == (PLAIN | WRITTEN))
            return true;
    return false;
}
