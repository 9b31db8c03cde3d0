/* UTF-8 (RFC 3629): a character has one to four bytes, and only one way to be written. */
#include "files/utf8.h"

#include <stdint.h>
#include <string.h>

/* How many bytes the character at `at` has; 0 if there is none. At most `left` are looked at. */
static size_t character(const unsigned char *at, size_t left)
{
    static const struct {
        unsigned char from, to;    /* of the first byte */
        unsigned char least, most; /* of the second: no longer than needed, no surrogate */
        size_t bytes;
    } kinds[] = {
        {0x00, 0x7f, 0x00, 0x00, 1}, {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
        {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
        {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
    };
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        if (at[0] < kinds[k].from || at[0] > kinds[k].to || kinds[k].bytes > left)
            continue;
        if (kinds[k].bytes > 1 && (at[1] < kinds[k].least || at[1] > kinds[k].most))
            continue;
        size_t i = 2;
        while (i < kinds[k].bytes && (at[i] & 0xc0) == 0x80)
            i++;
        return i >= kinds[k].bytes ? kinds[k].bytes : 0;
    }
    return 0;
}

size_t utf8_length(const char *text, size_t length)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t good = 0;
    while (good < length) {
        uint64_t eight;
        if (length - good >= sizeof eight) { /* most text is ASCII */
            memcpy(&eight, at + good, sizeof eight);
            if (!(eight & UINT64_C(0x8080808080808080))) {
                good += sizeof eight;
                continue;
            }
        }
        size_t bytes = character(at + good, length - good);
        if (!bytes)
            break;
        good += bytes;
    }
    return good;
}

unsigned utf8_line(const char *text, size_t at)
{
    unsigned line = 1;
    for (size_t i = 0; i < at; i++)
        line += text[i] == '\n';
    return line;
}

void utf8_calm(char *text)
{
    size_t length = strlen(text);
    for (size_t good; (good = utf8_length(text, length)) < length;) {
        text[good] = '?';
        text += good + 1;
        length -= good + 1;
    }
}
