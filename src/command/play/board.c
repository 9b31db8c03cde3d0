/* The game as text: goal, workers with their calls and next lines, memory, and the last steps. */
#include "command/play/board.h"

#include <string.h>

#include "command/play/standing.h"
#include "explore/names/source.h"
#include "explore/tell/lane.h"
#include "explore/machine/machine.h"
#include "report/text/grid.h"

enum { STEPS_SHOWN = 8 };

static const char *text_of(const struct game *game, uint32_t number)
{
    return game_graph(game)->texts.list[number];
}

/* What a queue that is no exact one says it may do. */
static const char *deed_of(const struct answer *answer)
{
    unsigned seen = answer->findings.seen & (answer->sought ? answer->sought : ~0u);
    return seen & VERDICT_HANGS      ? "hang"
           : seen & VERDICT_SPURIOUS ? "lie"
           : seen & VERDICT_REPEATS  ? "give an item twice"
           : seen & VERDICT_LOSES    ? "lose items"
                                     : "lie";
}

static void put_goal(FILE *out, const struct game *game, bool colour)
{
    const struct level *level = &game->levels->list[game->level];
    const struct answer *answer = level->answer;
    fprintf(out, "%sLevel %zu of %zu: %s%s", style_begin(GRID_BOLD, colour), game->level + 1,
            game->levels->count, answer->queue->name, style_end(colour));
    fprintf(out, "  (%s, %s)\n", level->chapter->subject, level->answers->question->program);
    if (*level->chapter->story && !game->count)
        text_wrap(out, "", level->chapter->story);
    if (answer->queue->claim == QUEUE_EXACT)
        fputs("It claims to be exact. Make it go wrong, or say that it is impossible.\n", out);
    else if (game_breakable(game))
        fprintf(out,
                "It says of itself that it may %s. Make it! Par: %u preemption%s, %zu steps.\n",
                deed_of(answer), answer->execution.preemptions,
                answer->execution.preemptions == 1 ? "" : "s", answer->execution.count);
    else
        fputs("It says of itself that it may lie. Make it, or say that it is impossible here.\n",
              out);
}

/* The line of source at a place, trimmed; "" if it is not at hand. */
static void source_line(const struct state_graph *graph, uint32_t number, char *text, size_t size)
{
    const struct graph_place *place = &graph->places[number];
    const char *at = NULL;
    char line[512];
    *text = '\0';
    for (size_t i = 0; i < graph->file_count; i++)
        if (graph->files[i].path == place->file)
            at = graph->files[i].text;
    for (int i = 1; at && i < place->line; i++)
        at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL;
    if (!at || place->line < 1)
        return;
    snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
    source_trim(text, size, line + strspn(line, " \t"));
}

/* The calls of a worker of the program: "put(1) ok, get ..." */
static void put_calls(FILE *out, const struct game *game, size_t w)
{
    const struct state_graph *graph = game_graph(game);
    const struct program_worker *todo =
        &game->levels->list[game->level].answers->program.workers[w];
    size_t begun = graph->start[w].returns;
    char answers[512], name[40], *rest = answers;
    snprintf(answers, sizeof answers, "%s", text_of(game, graph->start[w].answers));
    for (size_t i = 0; i < game->count; i++) {
        const struct graph_edge *edge = &graph->edges[game->path[i]];
        if (edge->choice.worker != w)
            continue;
        size_t used = strlen(answers);
        begun += edge->begins;
        if (edge->returns)
            snprintf(answers + used, sizeof answers - used, "%s%s", used ? ", " : "",
                     text_of(game, edge->answers));
    }
    for (size_t i = 0; i < todo->count; i++) {
        size_t length = strcspn(rest, ",");
        lane_write_call(name, sizeof name, &todo->operations[i]);
        fprintf(out, "%s%s", i ? ", " : "", name);
        if (length)
            fprintf(out, " -> %.*s", (int)length, rest);
        else if (i < begun)
            fputs(" ...", out);
        rest += length;
        rest += strspn(rest, ", ");
    }
}

static void put_option(FILE *out, const struct game *game, const struct option_key *option,
                       bool colour)
{
    const struct state_graph *graph = game_graph(game);
    const struct graph_edge *edge = &graph->edges[option->edge];
    bool hint = game_hints(game, option->edge);
    char source[48];
    source_line(graph, edge->place, source, sizeof source);
    fprintf(out, "   %s[%c]%s %-32s %4d %s%s\n", style_begin(GRID_BOLD, colour),
            option->key ? option->key : ' ', style_end(colour), text_of(game, edge->action),
            graph->places[edge->place].line, source, hint ? "  <- hint" : "");
}

static void put_workers(FILE *out, const struct game *game, bool colour)
{
    const struct state_graph *graph = game_graph(game);
    const struct graph_state *state = &graph->states[game_state(game)];
    struct option_key options[MACHINE_CHOICES];
    size_t count = game_options(game, options);
    fputc('\n', out);
    for (size_t w = 0; w < graph->workers; w++) {
        const char *title = text_of(game, graph->titles[w]);
        if (w >= graph->program && !*title)
            continue;
        fprintf(out, "%c  ", 'A' + (int)w);
        if (w < graph->program)
            put_calls(out, game, w);
        else
            fputs(title, out);
        fputc('\n', out);
        for (size_t i = 0; i < count; i++)
            if (graph->edges[options[i].edge].choice.worker == w)
                put_option(out, game, &options[i], colour);
        if (state->waits[w] != TEXT_NONE)
            fprintf(out, "       %s\n", text_of(game, state->waits[w]));
    }
}

/* What the memory holds that is not as it was at the start. */
static void put_memory(FILE *out, const struct game *game)
{
    const struct state_graph *graph = game_graph(game);
    const struct graph_memory *first = &graph->states[0].memory,
                              *now = &graph->states[game_state(game)].memory;
    if (game->count && graph->edges[game->path[game->count - 1]].memory.count)
        now = &graph->edges[game->path[game->count - 1]].memory;
    fputs("\nMemory that changed:", out);
    size_t shown = 0;
    for (size_t i = 0; i < now->count; i++) {
        uint32_t before = i < first->count ? graph->values[first->first + i] : TEXT_NONE;
        uint32_t value = graph->values[now->first + i];
        if (value != TEXT_NONE && value != before)
            fprintf(out, "%s %s = %s", shown++ ? "," : "", graph->words.list[i],
                    text_of(game, value));
    }
    fputs(shown ? "\n" : " none\n", out);
}

static void put_steps(FILE *out, const struct game *game)
{
    const struct state_graph *graph = game_graph(game);
    size_t last, first = game->count > STEPS_SHOWN ? game->count - STEPS_SHOWN : 0;
    for (size_t i = first; i < game->count; i++) {
        const struct graph_edge *edge = &graph->edges[game->path[i]];
        if (game_preempts(game, i, &last))
            fprintf(out, "      %c is preempted\n", 'A' + (int)last);
        fprintf(out, "  %3zu %c %-40s %-10s", i + 1, 'A' + edge->choice.worker,
                text_of(game, edge->action), text_of(game, edge->answers));
        if (game->open)
            standing_percent(out, graph->states[edge->target].odds);
        fputc('\n', out);
    }
}

void board_draw(FILE *out, const struct game *game, bool colour)
{
    put_goal(out, game, colour);
    put_workers(out, game, colour);
    put_memory(out, game);
    put_steps(out, game);
    standing_put(out, game);
    fputs("A B ... step · Z undo · Y redo · R again · H hint · O odds · I impossible · N P level · "
          "Q leave\n",
          out);
}
