/* 256-bit addition and decimal output. */
#include "explore/search/big.h"

#include <string.h>

bool big_add(struct big *sum, const struct big *more)
{
    unsigned carry = 0;
    if (big_is_infinite(sum) || big_is_infinite(more)) {
        *sum = BIG_INFINITE;
        return true;
    }
    for (int i = 0; i < 4; i++) {
        uint64_t limb = sum->limb[i] + carry;
        carry = limb < carry;
        limb += more->limb[i];
        carry |= limb < more->limb[i];
        sum->limb[i] = limb;
    }
    return !carry;
}

/* Divides by ten; returns the remainder. Works on halves, so that no product overflows. */
static unsigned next_digit(struct big *number)
{
    uint64_t rest = 0;
    for (int i = 3; i >= 0; i--) {
        uint64_t high = rest << 32 | number->limb[i] >> 32;
        uint64_t low = (high % 10) << 32 | (number->limb[i] & UINT32_MAX);
        number->limb[i] = (high / 10) << 32 | low / 10;
        rest = low % 10;
    }
    return (unsigned)rest;
}

char *big_text(const struct big *number, char *text)
{
    struct big rest = *number;
    char digits[BIG_TEXT];
    if (big_is_infinite(number))
        return strcpy(text, "infinite");
    char *at = digits + sizeof digits - 1;
    *at = '\0';
    do
        *--at = (char)('0' + next_digit(&rest));
    while (!big_is_zero(&rest));
    return strcpy(text, at);
}
