/* Reading decimal numbers eight digits at a time: a word of text is a vector of bytes. */
#ifndef QLAB_HISTORY_DIGITS_H
#define QLAB_HISTORY_DIGITS_H

#include <stdint.h>
#include <string.h>

/* So many digits, and bytes after a number, may be looked at. */
enum { DIGITS_MOST = 24, DIGITS_BEYOND = 8 };

/* How many digits the eight bytes begin with, which *value then is. */
static inline unsigned digits_eight(const char *text, uint64_t *value)
{
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t bytes;
    memcpy(&bytes, text, sizeof bytes);
    bytes ^= 0x3030303030303030u; /* a digit is now its value, and nothing else is below 10 */
    /* The first byte that is none is marked; a carry only spoils the marks after it. */
    uint64_t other = ((bytes + 0x7676767676767676u) | bytes) & 0x8080808080808080u;
    unsigned count = other ? (unsigned)__builtin_ctzll(other) / 8 : 8;
    if (count == 0)
        return 0;
    bytes <<= 64 - 8 * count; /* zeros in front of the digits */
    bytes = bytes * 10 + (bytes >> 8);
    *value = ((bytes & 0x000000FF000000FFu) * 0x000F424000000064u +
              (bytes >> 16 & 0x000000FF000000FFu) * 0x0000271000000001u) >>
             32;
    return count;
#else
    unsigned count = 0;
    for (*value = 0; count < 8 && (unsigned)(text[count] - '0') <= 9; count++)
        *value = *value * 10 + (unsigned)(text[count] - '0');
    return count;
#endif
}

/* How many digits the text begins with; of DIGITS_MOST or more, DIGITS_MOST, and no more than those
 * are looked at. *value is right if there are at most 19. */
static inline unsigned digits_read(const char *text, uint64_t *value)
{
    static const uint64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
    uint64_t eight;
    unsigned count = digits_eight(text, value), more = count;
    if (count == 0)
        *value = 0;
    while (more == 8 && count < DIGITS_MOST && (more = digits_eight(text + count, &eight)) > 0) {
        *value = *value * tens[more] + eight;
        count += more;
    }
    return count;
}

#endif
