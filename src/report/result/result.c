/* A result: the raw rows of a session, and what names a point of it. */
#include "report/result/result.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

#include "files/grow.h"

int result_add(struct result *result, const struct result_row *row)
{
    assert(row->queue < result->lab->queue_count && row->point < result->lab->value_count);
    if (!grow(&result->rows, result->row_count, sizeof *result->rows))
        return ENOMEM;
    result->rows[result->row_count++] = *row;
    free(result->points);
    result->points = NULL;
    return 0;
}

void rows_free(struct result_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t m = 0; m < MEASURES_MOST; m++)
            samples_free(&rows[i].samples[m]);
    free(rows);
}

void result_free(struct result *result)
{
    lab_free(result->lab);
    free(result->command);
    free(result->delays);
    free(result->clock_why);
    rows_free(result->rows, result->row_count);
    free(result->odds);
    free(result->points);
    shards_free(result->shards);
    history_free(&result->witness);
    *result = (struct result){0};
}

void result_drop(struct result *result)
{
    if (result)
        result_free(result);
    free(result);
}

struct origin *result_origins(const struct result *result)
{
    const struct shards *shards = result->shards;
    size_t rounds = result->lab->rounds, at = 0;
    struct origin *origins = shards ? calloc(rounds + 1, sizeof *origins) : NULL;
    for (size_t i = 0; origins && i < shards->counted; i++)
        for (unsigned round = 0; round < shards->list[i].rounds && at < rounds; round++)
            origins[at++] = (struct origin){shards->list[i].machine, i};
    return origins;
}

const char *result_knob_name(const struct result *result)
{
    enum knob sweep = result->lab->sweep;
    return knob_table[sweep == KNOB_COUNT ? KNOB_CONSUMERS : sweep].name;
}

uint64_t result_knob_value(const struct result *result, size_t point)
{
    const struct lab *lab = result->lab;
    assert(point < lab->value_count);
    return lab->sweep == KNOB_COUNT ? lab->scenario.knob[KNOB_CONSUMERS] : lab->values[point];
}

const char *result_killed(const struct result *result, size_t queue, size_t value)
{
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (row_counts(row) && row_at(row, queue, value) && *row->place)
            return row->place;
    }
    return NULL;
}
