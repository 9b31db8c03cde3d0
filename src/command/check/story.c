/* The same question as `qlab explain` would ask, printed into a text. */
#include "command/check/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/explain/ask.h"
#include "command/explain/early/budget.h"
#include "command/explain/lanes.h"
#include "command/explain/reason.h"
#include "command/explain/verdict.h"
#include "command/line/status.h"
#include "files/starved.h"

/* The line of the step at which an Empty was answered last; without one, of the last step. */
static int line_of(const struct diagram *diagram)
{
    int line = 0;
    bool empty = false;
    for (size_t i = 0; i < diagram->count; i++) {
        const struct diagram_row *row = &diagram->rows[i];
        bool here = strstr(row->answers, "EMPTY") != NULL;
        if (row->kind != DIAGRAM_STEP || !row->line || (empty && !here))
            continue;
        line = row->line;
        empty |= here;
    }
    return line;
}

static void write(const struct answers *answers, struct walk *walk)
{
    const struct answer *answer = answers->list;
    FILE *out = fmemopen(walk->story, sizeof walk->story - 1, "w");
    if (!out)
        starved(); /* for a stream into what the walk has */
    lanes_print(out, &answer->diagram, fate_of(answer->findings.seen), false);
    if (reason_print(out, answers, answer))
        starved(); /* the one error of it, into memory */
    fclose(out);
    if (answer->schedule)
        snprintf(walk->schedule, sizeof walk->schedule, "%s", answer->schedule);
    walk->line = line_of(&answer->diagram);
}

void story_tell(const struct lab *lab, struct walk *walk, unsigned seconds)
{
    struct luck luck = luck_untyped();
    luck.memory = walk_ways[walk->pass].memory;
    if (walk->pass == WALK_STOPPED)
        luck.budget[INGREDIENT_DEATH] = 1;
    if (walk->timeouts)
        luck.budget[INGREDIENT_EARLY] = 1;
    luck_fill(&luck, &lab->explore);
    struct question question = {
        .subject = lab->queues[0].queue->name,
        .lab = lab,
        .program = walk->client,
        .all = true,
        .capacity = walk->capacity,
        .place = "the client",
        .status = STATUS_INTERNAL,
        .luck = luck,
        .engine = ENGINE_NONE,
    };
    struct answers answers;
    char problem[200];
    if (!budget_open(seconds * UINT64_C(1000000000)))
        return;
    engine_fill(&question.engine, &lab->explore, problem, sizeof problem);
    if (answers_find(&answers, &question) == 0 && answers.count && answers.list->told)
        write(&answers, walk);
    answers_free(&answers);
}
