/* Seeded random numbers: xoshiro256**, seeded by splitmix64.
 *
 * D. Blackman, S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47(4), 2021;
 * G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
 * Four lines of arithmetic, so the same seed gives the same numbers on every machine.
 */
#include "stats/stats.h"

/* The next number of splitmix64; the generator that is safe to start from any seed, even 0. */
static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static uint64_t rotate_left(uint64_t x, int bits)
{
    return (x << bits) | (x >> (64 - bits));
}

void random_seed(struct random *random, uint64_t seed)
{
    for (int i = 0; i < 4; i++)
        random->state[i] = splitmix(&seed);
}

uint64_t random_next(struct random *random)
{
    uint64_t *s = random->state;
    uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    uint64_t shifted = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate_left(s[3], 45);
    return result;
}

uint64_t random_below(struct random *random, uint64_t bound)
{
    /* 2^64 is rarely a multiple of bound: refuse the first 2^64 mod bound numbers, so that what is
     * left is a whole number of rounds through 0 .. bound-1. They are less than bound: only then is
     * it worth a division to know how many there are. */
    uint64_t number;

    do
        number = random_next(random);
    while (number < bound && number < -bound % bound);
    return number % bound;
}

uint64_t random_mix(uint64_t a, uint64_t b)
{
    uint64_t state = splitmix(&a) + b;
    return splitmix(&state);
}
