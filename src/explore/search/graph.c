/* Rows of the state graph, and the weights in them: see graph.h. */
#include "explore/search/graph.h"

#include <stdlib.h>
#include <string.h>

bool graph_reserve(struct exploration *exploration, void **array, size_t *room, size_t count,
                   size_t size)
{
    if (count <= *room)
        return true;
    size_t wanted = 2 * count + 64;
    void *more = realloc(*array, wanted * size);
    if (!more) {
        exploration->no_memory = true;
        return false;
    }
    *array = more;
    *room = wanted;
    return true;
}

uint64_t cost_of(struct choice choice, size_t last, bool could)
{
    bool switches = last_after(choice, last) != last && last != SIZE_MAX;
    bool uses = choice.ingredient != INGREDIENT_NONE && choice.ingredient != INGREDIENT_BUFFER;
    return COST(uses, switches && could, switches, 1);
}

double row_odds(const struct exploration *exploration, uint32_t row)
{
    double odds;
    memcpy(&odds, row_at(exploration, row) + ROW_ODDS, sizeof odds);
    return odds;
}

bool row_make(struct exploration *exploration, struct state *state)
{
    size_t row = exploration->rows_count, words = row_words(exploration);
    if (state->row)
        return true;
    if (!graph_reserve(exploration, (void **)&exploration->rows, &exploration->rows_room, row + 1,
                       words * sizeof(uint64_t)))
        return false;
    exploration->rows_count++;
    state->row = (uint32_t)row & 0x7fffffff;
    memset(row_at(exploration, state->row), 0, ROW_COSTS * sizeof(uint64_t));
    for (size_t i = ROW_COSTS; i < words; i++)
        row_at(exploration, state->row)[i] = COST_NONE;
    return true;
}

bool row_add_lying(struct exploration *exploration, struct state *state, const struct state *next)
{
    if (!next->row || !row_make(exploration, state))
        return true;
    struct big sum, more;
    uint64_t *row = row_at(exploration, state->row) + ROW_LYING;
    memcpy(&sum, row, sizeof sum);
    memcpy(&more, row_at(exploration, next->row) + ROW_LYING, sizeof more);
    bool fits = big_add(&sum, &more);
    memcpy(row, &sum, sizeof sum);
    return fits;
}
