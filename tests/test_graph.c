/* The state graph as a value: on queues that hang, lose and lie, every state, its verdict, and
 * memory by name. The graphs of the course are walked in cli/test_graph.py. */
#include "check.h"

#include <stdlib.h>

#include "explore/cases/cases.h"
#include "explore/explore.h"
#include "explore/queues.h"

/* A graph, and what the search has found. */
struct made {
    struct state_graph graph;
    struct findings findings;
};

/* False after complaining; free the graph in either case. */
static bool make(struct made *made, const struct queue_class *queue, const char *text,
                 const struct experiment *luck, size_t most)
{
    static struct program program;
    struct experiment experiment = *luck;
    struct exploration *exploration;
    char why[256] = "";
    *made = (struct made){0};
    experiment.queue = queue;
    experiment.program = &program;
    experiment.capacity = 2;
    bool parsed = program_parse(&program, text, why, sizeof why);
    int error = parsed ? explore_search(&experiment, &(struct search_options){.most_states = most},
                                        &exploration, why, sizeof why)
                       : EINVAL;
    check_that(!error, "%s, %s: error %d %s", queue->name, text, error, why);
    if (error)
        return false;
    made->findings = *explore_findings(exploration);
    error = graph_make(&made->graph, exploration);
    double odds = 0;
    explore_here(exploration, &odds);
    check_that(odds == made->findings.odds, "%s: the machine is back at its start", queue->name);
    explore_close(exploration);
    check_int("error of the graph", error, 0);
    return !error;
}

/* Every number names something, and the ends say what the search has seen. */
static void check_graph(const struct queue_class *queue, const char *text,
                        const struct experiment *luck, unsigned want)
{
    struct made made;
    if (make(&made, queue, text, luck, 0)) {
        const struct state_graph *graph = &made.graph;
        unsigned seen = 0;
        uint64_t ends = 0;
        check_int("states", graph->state_count, made.findings.states);
        check_int("edges", graph->edge_count, made.findings.transitions);
        for (size_t i = 0; i < graph->state_count; i++) {
            const struct graph_state *state = &graph->states[i];
            seen |= state->verdict;
            ends += !state->edges;
            check_that(state->edge + state->edges <= graph->edge_count, "edges of %zu", i);
            check_that(state->odds >= 0 && state->odds <= 1, "odds of %zu: %g", i, state->odds);
        }
        for (size_t i = 0; i < graph->edge_count; i++) {
            const struct graph_edge *edge = &graph->edges[i];
            check_that(edge->target < graph->state_count && edge->place < graph->place_count &&
                           edge->action < graph->texts.count && edge->answers < graph->texts.count,
                       "%s: edge %zu", queue->name, i);
        }
        check_int("ends", ends, made.findings.ends);
        check_int(queue->name, seen, want);
        check_int("seen by the search", seen, made.findings.seen);
    }
    graph_free(&made.graph);
    names_close();
}

static void test_verdicts(void)
{
    static const struct experiment none = {0}, death = {.budget[INGREDIENT_DEATH] = 1};
    check_graph(&queue_waits_instrumented, "put | wait", &none, 0);
    check_graph(&queue_silent_instrumented, "put | wait", &none, VERDICT_HANGS);
    check_graph(&queue_rounded_instrumented, "get_timed", &none, VERDICT_EARLY);
    check_graph(&queue_silent_instrumented, "put | get_timed", &none, VERDICT_LATE);
    check_graph(&queue_crossed_instrumented, "put | get", &none, VERDICT_DEADLOCK);
    check_graph(&queue_polite_instrumented, "put | get", &none, VERDICT_LIVELOCK);
    check_graph(&queue_spinner_instrumented, "put | get", &death, VERDICT_HOLDER);
}

/* The texts that a word has somewhere: whether one of them is `value`. */
static bool has(const struct state_graph *graph, const char *word, const char *value)
{
    size_t number = 0;
    while (number < graph->words.count && strcmp(graph->words.list[number], word) != 0)
        number++;
    for (size_t i = 0; i < graph->state_count; i++) {
        const struct graph_memory *memory = &graph->states[i].memory;
        uint32_t text = number < memory->count ? graph->values[memory->first + number] : TEXT_NONE;
        if (text != TEXT_NONE && strcmp(graph->texts.list[text], value) == 0)
            return true;
    }
    return false;
}

static void check_memory(const struct queue_class *queue, const char *text,
                         const struct experiment *luck, const char *const (*want)[2])
{
    struct made made;
    if (make(&made, queue, text, luck, 0))
        for (size_t i = 0; want[i][0]; i++)
            check_that(has(&made.graph, want[i][0], want[i][1]), "%s: never %s = %s", queue->name,
                       want[i][0], want[i][1]);
    graph_free(&made.graph);
    names_close();
}

static void test_memory(void)
{
    static const struct experiment sc = {0}, tso = {.memory = MEMORY_TSO};
    check_memory(&queue_textbook_instrumented, "put | get", &sc,
                 (const char *const[][2]){{"head", "&node1"},
                                          {"node1.next", "&node2"},
                                          {"node2.item", "1"},
                                          {"node2.next", "not set"},
                                          {NULL, NULL}});
    check_memory(&queue_waits_instrumented, "put | wait", &sc,
                 (const char *const[][2]){{"lock", "held by A"},
                                          {"lock", "free"},
                                          {"changed", "waiting: B"},
                                          {"changed", "nobody waits"},
                                          {NULL, NULL}});
    check_memory(&queue_piped_instrumented, "put | get", &sc,
                 (const char *const[][2]){{"pipe1", "empty"},
                                          {"pipe1", "8 bytes: 01 00 00 00 00 00 00 00"},
                                          {NULL, NULL}});
    check_memory(&queue_spinner_instrumented, "put", &tso,
                 (const char *const[][2]){{"A's store buffer", "empty"}, {NULL, NULL}});
}

/* Who is refused is told that alone: the search stops there. */
static void test_refused(void)
{
    static const struct experiment tso = {.memory = MEMORY_TSO};
    struct made made;
    if (make(&made, &queue_mixer_instrumented, "put", &tso, 0)) {
        check_int("refused", made.findings.seen, VERDICT_REFUSED);
        check_int("states", made.graph.state_count, 0);
    }
    graph_free(&made.graph);
    names_close();
}

static void test_left_out(void)
{
    struct made made;
    if (make(&made, &queue_waits_instrumented, "put | wait", &(struct experiment){0}, 5)) {
        check_int("left out", made.graph.left_out, true);
        check_int("states", made.graph.state_count, 0);
    }
    graph_free(&made.graph);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"every state, and every verdict", test_verdicts},
        {"memory by name", test_memory},
        {"a search that stopped", test_left_out},
        {"a queue that is refused", test_refused},
        {NULL, NULL},
    };
    return check_main("state graph", cases);
}
