/* Asks the explorer, and prints the answers in the format that the questions name. */
#include "command/explain/print.h"

#include <stdio.h>
#include <stdlib.h>

#include "command/explain/ask.h"
#include "command/explain/early/budget.h"
#include "command/explain/data.h"
#include "command/explain/measured_rates.h"
#include "command/explain/orders/happened.h"
#include "command/explain/orders/mutate.h"
#include "command/explain/text.h"
#include "command/explain/verdict.h"
#include "command/line/status.h"
#include "command/play/graph_json.h"
#include "command/strangers.h"

static int (*const writers[FORMAT_COUNT])(FILE *, const struct answers *, size_t) = {
    [FORMAT_TEXT] = answers_text,
    [FORMAT_JSON] = answers_json,
    [FORMAT_CSV] = answers_csv,
    [FORMAT_GRAPH] = graphs_json,
};

static int print(const struct answers *list, size_t count)
{
    int error = writers[list->question->format](stdout, list, count);
    return error ? printed(error) : answers_status(list, count);
}

/* Asks them all. 0, or the exit status after complaining. */
static int find(struct answers *list, const struct question *questions, size_t count)
{
    int status = 0;
    for (size_t i = 0; i < count && !status; i++)
        status = answers_find(&list[i], &questions[i]);
    for (size_t i = 0; i < count && !status; i++)
        happened_on_x86(&list[i]);
    return !status && questions->lab->folder ? measured_find(list) : status;
}

static int answer(void *argument)
{
    const struct parts *parts = argument;
    const struct question *questions = parts->list;
    size_t count = parts->count;
    if (questions->mutate)
        return mutate_print(questions);
    if (questions->replay) {
        questions += parts_replayed(parts);
        count = 1;
    }
    struct answers *list = calloc(count, sizeof *list);
    if (!list)
        return complain(STATUS_SYSTEM, "out of memory");
    int status = find(list, questions, count);
    status = status ? status : print(list, count);
    for (size_t i = 0; i < count; i++)
        answers_free(&list[i]);
    free(list);
    return status;
}

int explain_answer(const struct parts *parts)
{
    struct parts asked = *parts;
    if (!budget_open(parts->list->budget))
        return complain(STATUS_SYSTEM, "out of memory");
    return strangers_explored(parts->list->lab, answer, &asked);
}
