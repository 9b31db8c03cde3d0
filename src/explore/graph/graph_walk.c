/* The walk over the state graph: depth first, every state once, as the search went. An edge is
 * taken twice: what it did is told where it begins, for there the memory still has its names. */
#include "explore/graph/graph_walk.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/graph/graph_memory.h"
#include "explore/machine/aftermath.h"
#include "explore/machine/announced.h"
#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/state.h"
#include "explore/search/graph.h"
#include "explore/tell/action.h"
#include "explore/tell/lane.h"

/* A state on the path, and how many of its edges are taken. */
struct stay {
    uint32_t state;
    size_t taken;
};

struct walk_over {
    struct state_graph *graph;
    const struct exploration *exploration;
    struct layouts layouts;
    bool *met;
    struct stay *path; /* one for every state: none is met twice */
    size_t depth;
};

/* What worker w has answered from operation `first` on. */
static uint32_t answers_of(struct state_graph *graph, size_t w, size_t first, bool *failed)
{
    const struct machine_worker *worker = &machine.worker[w];
    char text[256] = "";
    for (size_t i = first; i < worker->position; i++) {
        const struct operation operation = {.answer = (uint8_t)worker->facts[i].answer,
                                            .item = worker->facts[i].item};
        lane_add_answer(text, sizeof text, &operation);
    }
    return graph_keep(graph, text, failed);
}

/* What those wait for who cannot go on, and where who is dead died; nothing of who could go on, but
 * the program is at its end. */
static void note_waits(struct state_graph *graph, struct graph_state *state,
                       const struct choice *choices, size_t count, bool *failed)
{
    char text[128];
    for (size_t w = 0; w < PROGRAM_WORKERS; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        bool dead = w < machine.workers && worker->status == WORKER_DEAD;
        bool moves = !dead && (w >= machine.workers || worker->status != WORKER_READY ||
                               step_enabled(worker));
        for (size_t i = 0; i < count; i++)
            moves |= choices[i].worker == w && choice_moves(choices[i]);
        state->waits[w] = TEXT_NONE;
        if (moves || machine.trouble)
            continue;
        size_t holder = dead ? machine.workers : step_holder(worker);
        if (dead)
            snprintf(text, sizeof text, "died here");
        else
            action_wait(text, sizeof text, worker);
        if (holder < machine.workers && machine.worker[holder].status != WORKER_DEAD)
            snprintf(text + strlen(text), sizeof text - strlen(text), ", held by %c",
                     'A' + (int)holder);
        state->waits[w] = graph_keep(graph, text, failed);
        state->waits_place[w] = graph_place_of(graph, worker->fiber.request.caller, failed);
    }
}

static void note_titles(struct state_graph *graph, bool *failed)
{
    char text[128] = "";
    for (size_t w = graph->program; w < graph->workers; w++)
        if (!*graph->texts.list[graph->titles[w]] && machine.worker[w].routine) {
            lane_thread(text, sizeof text, &machine.worker[w]);
            graph->titles[w] = graph_keep(graph, text, failed);
        }
}

/* The machine stands in a state that is new: notes it, and stays. False when out of memory. */
static bool enter(struct walk_over *over, uint32_t number)
{
    struct state_graph *graph = over->graph;
    struct graph_state *state = &graph->states[number];
    struct choice choices[MACHINE_CHOICES];
    size_t count = machine_choices(choices);
    bool failed = !GRAPH_ROOM(graph, edge, count);
    unsigned circle = explore_here(over->exploration, &state->odds);
    state->ways = state_at(&over->exploration->states, number)->interleavings[0];
    state->verdict = count ? circle : machine_verdict();
    state->edge = graph->edge_count;
    state->edges = count;
    graph->edge_count += failed ? 0 : count;
    note_waits(graph, state, choices, count, &failed);
    note_titles(graph, &failed);
    if (!machine_ended())
        failed |= !graph_memory_note(graph, &over->layouts, &state->memory);
    over->met[number] = true;
    over->path[over->depth++] = (struct stay){number, 0};
    return !failed;
}

/* What the last step did, from operation `first` of its worker on. */
static void note_edge(struct state_graph *graph, struct graph_edge *edge, size_t first,
                      size_t begun, bool *failed)
{
    size_t w = edge->choice.worker;
    const struct machine_worker *worker = &machine.worker[w];
    size_t end = (size_t)worker->position + worker->inside;
    edge->begins = (uint8_t)(end > begun ? end - begun : 0);
    edge->returns = (uint8_t)(worker->position - first);
    edge->answers = answers_of(graph, w, first, failed);
}

/* Takes a choice where the machine stands, and tells it. The machine is behind it then. */
static bool follow(struct walk_over *over, size_t number, struct choice choice)
{
    struct state_graph *graph = over->graph;
    struct graph_edge edge = {.choice = choice};
    struct execution_step step = {.choice = choice};
    char text[256];
    bool failed = false;
    size_t first = machine.worker[choice.worker].position;
    size_t begun = first + machine.worker[choice.worker].inside;
    if (!machine_save(choice.worker))
        return false;
    machine_take(choice);
    step.record = machine.record;
    note_edge(graph, &edge, first, begun, &failed);
    machine_back();
    action_write(text, sizeof text, &step);
    edge.action = graph_keep(graph, text, &failed);
    edge.place = graph_place_of(graph, step.record.caller, &failed);
    if (!machine_save(choice.worker))
        return false;
    machine_take(choice);
    edge.target = states_find(&over->exploration->states, machine_key());
    if (machine_ended())
        failed |= !graph_memory_note(graph, &over->layouts, &edge.memory);
    graph->edges[number] = edge;
    return !failed;
}

static bool walk(struct walk_over *over)
{
    struct choice choices[MACHINE_CHOICES];
    bool going = enter(over, 0);
    size_t saved = 0;
    while (going && over->depth) {
        struct stay *stay = &over->path[over->depth - 1];
        const struct graph_state *state = &over->graph->states[stay->state];
        if (stay->taken == state->edges) {
            over->depth--;
            if (saved) {
                machine_back();
                saved--;
            }
            continue;
        }
        machine_choices(choices);
        size_t taken = stay->taken++;
        going = follow(over, state->edge + taken, choices[taken]);
        uint32_t target = over->graph->edges[state->edge + taken].target;
        if (going && !over->met[target]) {
            saved++;
            going = enter(over, target);
        } else if (going) {
            machine_back();
        }
    }
    return going;
}

static void note_start(struct state_graph *graph, bool *failed)
{
    graph->workers = machine.workers;
    while (graph->program < machine.workers && !thread_is(graph->program))
        graph->program++;
    for (size_t w = 0; w < PROGRAM_WORKERS; w++)
        graph->titles[w] = graph_keep(graph, "", failed);
    for (size_t w = 0; w <= machine.workers; w++)
        graph->start[w] = (struct graph_start){(uint8_t)machine.worker[w].position,
                                               answers_of(graph, w, 0, failed)};
    graph->ordered = !machine.experiment.unordered;
}

int graph_make(struct state_graph *graph, const struct exploration *exploration)
{
    size_t count = explore_findings(exploration)->states;
    struct walk_over over = {.graph = graph, .exploration = exploration};
    bool failed = false;
    *graph = (struct state_graph){0};
    note_start(graph, &failed);
    graph->left_out = explore_findings(exploration)->stopped || count > GRAPH_STATES;
    if (failed || graph->left_out)
        return failed ? ENOMEM : 0;
    graph->states = calloc(count, sizeof *graph->states);
    graph->state_count = count;
    over.met = calloc(count, sizeof *over.met);
    over.path = calloc(count, sizeof *over.path);
    failed = !graph->states || !over.met || !over.path || !walk(&over);
    layouts_free(&over.layouts);
    free(over.met);
    free(over.path);
    return failed ? ENOMEM : 0;
}
