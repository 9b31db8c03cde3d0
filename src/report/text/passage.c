/* Cuts a lesson into what belongs together. */
#include "report/text/passage.h"

#include <stddef.h>
#include <string.h>

/* The begin of the next line, or `end`. */
static const char *next_line(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? newline + 1 : end;
}

static bool begins(const char *at, const char *end, const char *mark)
{
    size_t length = strlen(mark);
    return (size_t)(end - at) >= length && memcmp(at, mark, length) == 0;
}

struct passage passage_under(const char *text, const char *end, const char *heading)
{
    struct passage under = {end, end};
    for (const char *at = text; at < end; at = next_line(at, end)) {
        if (under.begin < end && begins(at, end, "## ")) {
            under.end = at;
            break;
        }
        if (begins(at, end, heading))
            under.begin = next_line(at, end);
    }
    return under;
}

bool passage_next(struct passage *rest, struct passage *piece)
{
    const char *at = rest->begin, *end = rest->end;
    while (at < end && *at == '\n')
        at++;
    piece->begin = at;
    bool fence = begins(at, end, "```");
    while (at < end) {
        at = next_line(at, end);
        if (fence ? begins(at, end, "```") : at == end || *at == '\n' || begins(at, end, "* "))
            break;
    }
    piece->end = rest->begin = fence && at < end ? next_line(at, end) : at;
    return piece->begin < piece->end;
}

bool passage_asks(const struct passage *piece)
{
    return memchr(piece->begin, '?', (size_t)(piece->end - piece->begin)) != NULL;
}
