/* What answers hold, given back. */
#include "command/explain/answer.h"

#include <stdlib.h>

#include "explore/explore.h"

void answers_free(struct answers *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        execution_free(&answers->list[i].execution);
        diagram_free(&answers->list[i].diagram);
        free(answers->list[i].schedule);
        stories_free(&answers->list[i].stories);
        sample_free(&answers->list[i].sample);
        free(answers->list[i].easier);
        if (answers->list[i].graph)
            graph_free(answers->list[i].graph);
        free(answers->list[i].graph);
    }
    free(answers->list);
    free(answers->queues);
    free(answers->measured_in);
    names_close();
    *answers = (struct answers){0};
}
