/* Texts, each kept once: a list by number, and a tree that finds the number of a text. */
#include "explore/graph/texts.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

struct kept {
    uint32_t number;
    char text[];
};

static int compare(const void *a, const void *b)
{
    const struct kept *first = a, *second = b;
    return strcmp(first->text, second->text);
}

static struct kept *make(const char *text)
{
    size_t size = strlen(text) + 1;
    struct kept *kept = malloc(sizeof *kept + size);
    if (kept)
        memcpy(kept->text, text, size);
    return kept;
}

uint32_t texts_number(struct texts_kept *texts, const char *text)
{
    if (texts->count == texts->room) {
        size_t room = texts->room ? 2 * texts->room : 64;
        char **more = realloc(texts->list, room * sizeof *more);
        if (!more)
            return TEXT_NONE;
        texts->list = more;
        texts->room = room;
    }
    struct kept *kept = make(text);
    struct kept **found = kept ? tsearch(kept, &texts->sorted, compare) : NULL;
    if (!found) {
        free(kept);
        return TEXT_NONE;
    }
    if (*found != kept) {
        free(kept);
        return (*found)->number;
    }
    kept->number = (uint32_t)texts->count;
    texts->list[texts->count++] = kept->text;
    return kept->number;
}

void texts_free(struct texts_kept *texts)
{
    tdestroy(texts->sorted, free);
    free(texts->list);
    *texts = (struct texts_kept){0};
}
