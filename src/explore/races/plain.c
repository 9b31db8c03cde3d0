/* Two bits for each word of the arena. */
#include "explore/races/plain.h"

#include <string.h>

struct plain plain;

void plain_forget(void)
{
    plain.now = PLAIN_ANYWHERE;
}

void plain_collect(void)
{
    memset(plain.words, 0, sizeof plain.words);
    plain.now = PLAIN_COLLECTING;
}

void plain_resume(void)
{
    plain.now = PLAIN_COLLECTING;
}

void plain_settle(void)
{
    plain.now = PLAIN_SETTLED;
    plain.grown = false;
}

bool plain_grown(void)
{
    return plain.grown;
}
