/* The whole state graph of a program on a queue, as a value: to be shown, checked, played.
 *
 * Everything of an edge is a function of the state and the choice: so one walk over the states
 * tells all that can happen, and no machine is needed any more. Texts are known by their numbers.
 */
#ifndef QLAB_EXPLORE_GRAPH_STATE_GRAPH_H
#define QLAB_EXPLORE_GRAPH_STATE_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/graph/texts.h"
#include "explore/machine/choice.h"
#include "explore/program.h"
#include "explore/search/big.h"

/* A larger graph is left out: nobody plays it, and a page of it is slow. */
enum { GRAPH_STATES = 5000 };

/* Where a step stands in the source. */
struct graph_place {
    uint64_t caller; /* its return address */
    uint32_t file;   /* texts: the path */
    int line;
    uint32_t window; /* texts: what the source says there of its window, or "" */
};

/* What the words of the memory hold: .count texts from .first in the graph's values, by the number
 * of the word; TEXT_NONE where there is no such word, such as a node that is not allocated. */
struct graph_memory {
    size_t first, count;
};

struct graph_edge {
    struct choice choice;
    uint32_t target;            /* a state */
    uint32_t action;            /* texts: what it does: "tail 0 -> 1" */
    uint32_t place;             /* places */
    uint32_t answers;           /* texts: of the calls that it returns from: "GOT 1", or "" */
    uint8_t begins, returns;    /* how many calls */
    struct graph_memory memory; /* behind it, if the program has ended: such states are one,
                                   whatever the memory holds */
};

struct graph_state {
    double odds;      /* that it ends in what is sought, if every choice is drawn alike */
    struct big ways;  /* to an end */
    unsigned verdict; /* enum verdict bits of an end, or of a circle that never ends */
    size_t edge, edges;
    struct graph_memory memory;
    uint32_t waits[PROGRAM_WORKERS]; /* texts, of who cannot go on: what it waits for, or that it
                                        died; of others TEXT_NONE */
    uint32_t waits_place[PROGRAM_WORKERS]; /* places */
};

/* A file of the source, as lines; none if it is not at hand. */
struct graph_file {
    uint32_t path; /* texts */
    char *text;    /* from malloc, or NULL */
};

/* What has happened before the first step: calls that take none, and the prefix. */
struct graph_start {
    uint8_t returns;
    uint32_t answers; /* texts */
};

struct state_graph {
    bool left_out;                    /* more than GRAPH_STATES, or the search stopped: no states */
    bool ordered;                     /* FIFO order is judged */
    size_t workers, program;          /* of the workers, the program's */
    uint32_t titles[PROGRAM_WORKERS]; /* texts: "A's feeder" of the queue's threads, else "" */
    struct graph_start start[PROGRAM_WORKERS + 1]; /* the prefix last */
    struct texts_kept texts, words;                /* words: names of the memory */
    struct graph_state *states;                    /* 0 is the start */
    struct graph_edge *edges;
    struct graph_place *places;
    struct graph_file *files;
    uint32_t *values;
    size_t state_count, edge_count, place_count, file_count, value_count;
    size_t edge_room, place_room, file_room, value_room;
};

/* The number of a text; sets *failed when out of memory. */
uint32_t graph_keep(struct state_graph *graph, const char *text, bool *failed);
/* The number of the place of the call that returns to `caller`. */
uint32_t graph_place_of(struct state_graph *graph, uint64_t caller, bool *failed);
void graph_free(struct state_graph *graph);

/* Room for `more` elements of one of the arrays; false when out of memory. */
bool graph_room(void **array, size_t *room, size_t count, size_t more, size_t size);
#define GRAPH_ROOM(graph, name, more)                                                              \
    graph_room((void **)&(graph)->name##s, &(graph)->name##_room, (graph)->name##_count, (more),   \
               sizeof *(graph)->name##s)

#endif
