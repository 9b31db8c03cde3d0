/* Texts, each kept once and known by its number. */
#ifndef QLAB_EXPLORE_GRAPH_TEXTS_H
#define QLAB_EXPLORE_GRAPH_TEXTS_H

#include <stddef.h>
#include <stdint.h>

#define TEXT_NONE UINT32_MAX

/* All zero: none yet. */
struct texts_kept {
    char **list; /* by number */
    size_t count, room;
    void *sorted; /* a tree of them, for tsearch() */
};

/* The number of a text, which is kept if it is new; TEXT_NONE when out of memory. */
uint32_t texts_number(struct texts_kept *texts, const char *text);
void texts_free(struct texts_kept *texts);

#endif
