/* The state graph as a value: growing arrays, texts, and places with the files that they stand in.
 */
#include "explore/graph/state_graph.h"

#include <stdio.h>
#include <stdlib.h>

#include "explore/names/names.h"

bool graph_room(void **array, size_t *room, size_t count, size_t more, size_t size)
{
    if (count + more <= *room)
        return true;
    size_t wanted = 2 * (count + more) + 64;
    void *wider = realloc(*array, wanted * size);
    if (!wider)
        return false;
    *array = wider;
    *room = wanted;
    return true;
}

uint32_t graph_keep(struct state_graph *graph, const char *text, bool *failed)
{
    uint32_t number = texts_number(&graph->texts, text);
    *failed |= number == TEXT_NONE;
    return number;
}

static char *read_all(FILE *stream)
{
    char *text = NULL;
    size_t size = 0;
    if (stream && getdelim(&text, &size, '\0', stream) < 0) {
        free(text);
        text = NULL;
    }
    if (stream)
        fclose(stream);
    return text;
}

/* Sees to it that the file is kept, with its text. */
static bool keep_file(struct state_graph *graph, uint32_t path, uint64_t caller)
{
    for (size_t i = 0; i < graph->file_count; i++)
        if (graph->files[i].path == path)
            return true;
    if (!GRAPH_ROOM(graph, file, 1))
        return false;
    graph->files[graph->file_count++] = (struct graph_file){path, read_all(names_open(caller))};
    return true;
}

uint32_t graph_place_of(struct state_graph *graph, uint64_t caller, bool *failed)
{
    struct place place;
    for (size_t i = 0; i < graph->place_count; i++)
        if (graph->places[i].caller == caller)
            return (uint32_t)i;
    names_source(caller, &place);
    struct graph_place kept = {.caller = caller,
                               .file = graph_keep(graph, place.file, failed),
                               .line = place.line,
                               .window = graph_keep(graph, place.window, failed)};
    if (!GRAPH_ROOM(graph, place, 1) || !keep_file(graph, kept.file, caller)) {
        *failed = true;
        return 0;
    }
    graph->places[graph->place_count++] = kept;
    return (uint32_t)graph->place_count - 1;
}

void graph_free(struct state_graph *graph)
{
    texts_free(&graph->texts);
    texts_free(&graph->words);
    for (size_t i = 0; i < graph->file_count; i++)
        free(graph->files[i].text);
    free(graph->files);
    free(graph->states);
    free(graph->edges);
    free(graph->places);
    free(graph->values);
    *graph = (struct state_graph){0};
}
