/* The state graph as JSON. Whatever is said often stands once in a list and is known by its number:
 * texts, places in the source, states. */
#include "command/play/graph_json.h"

#include <string.h>

#include "command/explain/data.h"
#include "explore/tell/lane.h"
#include "json/build.h"

static json_t *strings(char *const *list, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        array = json_and(array, json_text(list[i]));
    return array;
}

/* A text by its number; null if there is none. */
static json_t *number_or_null(uint32_t number)
{
    return number == TEXT_NONE ? json_null() : json_integer(number);
}

static json_t *memory_json(const struct state_graph *graph, const struct graph_memory *memory)
{
    json_t *values = json_array();
    for (size_t i = 0; i < memory->count; i++)
        values = json_and(values, number_or_null(graph->values[memory->first + i]));
    return values;
}

static json_t *edge_json(const struct state_graph *graph, const struct graph_edge *edge)
{
    json_t *array = json_array();
    const json_int_t members[] = {edge->choice.worker, edge->choice.ingredient,
                                  edge->choice.pick,   edge->choice.needs,
                                  edge->target,        edge->action,
                                  edge->place,         edge->begins,
                                  edge->returns,       edge->answers};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        array = json_and(array, json_integer(members[i]));
    if (edge->memory.count)
        array = json_and(array, memory_json(graph, &edge->memory));
    return array;
}

/* Who waits for what: {"A": [text, place]}. */
static json_t *waits_json(const struct state_graph *graph, const struct graph_state *state)
{
    json_t *waits = json_object();
    for (size_t w = 0; w < graph->workers; w++) {
        const char name[2] = {(char)('A' + (int)w), '\0'};
        if (state->waits[w] != TEXT_NONE)
            waits = json_with(waits, name,
                              json_pack("[I, I]", (json_int_t)state->waits[w],
                                        (json_int_t)state->waits_place[w]));
    }
    return waits;
}

static json_t *state_json(const struct state_graph *graph, const struct graph_state *state)
{
    char ways[BIG_TEXT];
    json_t *edges = json_array(), *waits = waits_json(graph, state);
    json_t *object = json_pack("{s:f, s:s}", "o", state->odds, "n", big_text(&state->ways, ways));
    for (size_t i = 0; i < state->edges; i++)
        edges = json_and(edges, edge_json(graph, &graph->edges[state->edge + i]));
    object = json_with(object, "s", edges);
    if (state->memory.count)
        object = json_with(object, "m", memory_json(graph, &state->memory));
    if (!waits || json_object_size(waits))
        object = json_with(object, "b", waits);
    else
        json_decref(waits);
    if (state->verdict)
        object = json_with(object, "v", verdict_values(state->verdict));
    return object;
}

/* The calls of every worker of the program, then those before it. */
static json_t *calls_json(const struct answers *answers)
{
    json_t *workers = json_array();
    const struct program *program = &answers->program;
    for (size_t w = 0; w <= program->count; w++) {
        json_t *calls = json_array();
        for (size_t i = 0; i < program->workers[w].count; i++) {
            char call[40];
            lane_write_call(call, sizeof call, &program->workers[w].operations[i]);
            calls = json_and(calls, json_string(call));
        }
        workers = json_and(workers, calls);
    }
    return workers;
}

/* What had been answered before the first step: a text of every worker, the prefix last. */
static json_t *start_json(const struct state_graph *graph)
{
    json_t *start = json_array();
    for (size_t w = 0; w <= graph->workers; w++)
        if (w < graph->program || w == graph->workers)
            start = json_and(start, json_integer(graph->start[w].answers));
    return start;
}

static json_t *titles_json(const struct state_graph *graph)
{
    json_t *titles = json_array();
    for (size_t w = graph->program; w < graph->workers; w++)
        titles = json_and(titles, json_text(graph->texts.list[graph->titles[w]]));
    return titles;
}

static json_t *files_json(const struct state_graph *graph)
{
    json_t *files = json_array();
    for (size_t i = 0; i < graph->file_count; i++) {
        json_t *text = json_text_or_null(graph->files[i].text);
        files = json_and(files, json_pack("{s:o, s:o}", "path",
                                          json_text(graph->texts.list[graph->files[i].path]),
                                          "text", text));
    }
    return files;
}

/* The places: [file, line, window]. */
static json_t *places_json(const struct state_graph *graph)
{
    json_t *places = json_array();
    for (size_t i = 0; i < graph->place_count; i++) {
        const struct graph_place *place = &graph->places[i];
        json_int_t file = 0;
        while (graph->files[file].path != place->file)
            file++;
        places =
            json_and(places, json_pack("[I, i, I]", file, place->line, (json_int_t)place->window));
    }
    return places;
}

static json_t *left_out_json(const struct answer *answer)
{
    return answer->graph->left_out
               ? json_sprintf("%s%llu states; a graph has at most %d: try a smaller --program",
                              answer->findings.stopped ? "the search stopped after " : "",
                              (unsigned long long)answer->findings.states, GRAPH_STATES)
               : json_null();
}

json_t *graph_json(const struct answers *answers, const struct answer *answer)
{
    const struct state_graph *graph = answer->graph;
    json_t *states = json_array();
    for (size_t i = 0; i < graph->state_count; i++)
        states = json_and(states, state_json(graph, &graph->states[i]));
    json_t *document =
        json_pack("{s:s, s:o}", "format", "qlab-graph/1", "about", answer_json(answers, answer));
    document = json_with(document, "sought", verdict_values(answer->sought));
    document = json_with(document, "ordered", json_boolean(graph->ordered));
    document = json_with(document, "window",
                         json_text(answer->queue->window ? answer->queue->window : ""));
    document = json_with(document, "left_out", left_out_json(answer));
    document = json_with(document, "calls", calls_json(answers));
    document = json_with(document, "threads", titles_json(graph));
    document = json_with(document, "start", start_json(graph));
    document = json_with(document, "words", strings(graph->words.list, graph->words.count));
    document = json_with(document, "text", strings(graph->texts.list, graph->texts.count));
    document = json_with(document, "files", files_json(graph));
    document = json_with(document, "places", places_json(graph));
    document = json_with(document, "states", states);
    return document;
}

static int print(FILE *out, const struct answers *answers, const struct answer *answer)
{
    json_t *document = graph_json(answers, answer);
    int error = json_write_line(out, document, JSON_COMPUTED);
    json_decref(document);
    return error;
}

int graphs_json(FILE *out, const struct answers *list, size_t count)
{
    int error = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < list[i].count && !error; k++)
            error = print(out, &list[i], &list[i].list[k]);
    return error;
}
