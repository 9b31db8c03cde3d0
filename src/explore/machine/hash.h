/* A 128-bit hash of bytes: two independent 64-bit lanes, each a chain of folded multiplications (as
 * in wyhash). With n states the chance that any two collide is n^2 / 2^129: 10^-25 for ten million.
 */
#ifndef QLAB_EXPLORE_MACHINE_HASH_H
#define QLAB_EXPLORE_MACHINE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct hash {
    uint64_t high, low;
};

__extension__ typedef unsigned __int128 hash_product;

static inline uint64_t hash_fold(uint64_t a, uint64_t b)
{
    hash_product product = (hash_product)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline void hash_words(struct hash *hash, uint64_t a, uint64_t b)
{
    hash->high = hash_fold(hash->high ^ a ^ 0xa0761d6478bd642fu, b ^ 0xe7037ed1a0b428dbu) +
                 (hash->high << 23 | hash->high >> 41);
    hash->low = hash_fold(hash->low ^ b ^ 0x8ebc6af09c88c6e3u, a ^ 0x589965cc75374cc3u) +
                (hash->low << 29 | hash->low >> 35);
}

/* A word at a place, as one of many that are summed up; 0 for the word 0. */
static inline struct hash hash_placed(uint64_t word, uint64_t place)
{
    struct hash hash = {place, word};
    if (!word)
        return (struct hash){0, 0};
    hash_words(&hash, word, place);
    return hash;
}

/* Adds `size` bytes, a multiple of 8: a sum of products with keys of their own, so that no
 * multiplication waits for another. (NH of J. Black, S. Halevi, H. Krawczyk, T. Krovetz and
 * P. Rogaway, UMAC: Fast and Secure Message Authentication, CRYPTO 1999.) */
static inline void hash_bytes(struct hash *hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    const uint64_t odd =
        0xe7037ed1a0b428dbu; /* so that no factor is 0 for words such as 0 and -1 */
    struct hash sum = {size, 0};
    uint64_t word[2], key = 0;
    for (; size >= 16; size -= 16, at += 16, key += 0x9e3779b97f4a7c15u) {
        memcpy(word, at, 16);
        sum.high += hash_fold(word[0] ^ (key + 0xa0761d6478bd642fu), word[1] ^ (key + odd));
        sum.low += hash_fold(word[1] ^ (key + 0x8ebc6af09c88c6e3u), word[0] ^ (key - odd));
    }
    if (size) {
        memcpy(word, at, 8);
        hash_words(&sum, word[0], 0x1d8e4e27c47d124fu);
    }
    hash_words(hash, sum.high, sum.low);
}

#endif
