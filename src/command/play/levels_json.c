/* Levels as data for the page. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/play/graph_json.h"
#include "command/play/levels.h"
#include "lab/part.h"

enum { EDGE_MEMORY = 10 }; /* where a choice has the memory behind it: see README.md */

char *level_command(const struct level *level)
{
    const struct question *question = level->answers->question;
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return NULL;
    fprintf(out, "qlab explain %s", question->subject);
    if (question->lab->folder)
        fprintf(out, " --queues %s", level->answer->queue->name);
    fprintf(out, " --program \"%s\" --capacity %zu", question->program, question->capacity);
    luck_print_options(&question->luck, &question->lab->explore, out);
    return fclose(out) ? NULL : text;
}

/* The same on real threads, which know no luck, and no lab that is a queue; null if that cannot be.
 */
static json_t *threads_command(const struct level *level)
{
    const struct question *question = level->answers->question;
    bool luck = question->luck.memory != MEMORY_SC;
    for (size_t i = 0; i < INGREDIENTS; i++)
        luck = luck || question->luck.budget[i];
    if (luck || !question->lab->folder)
        return json_null();
    return json_sprintf("qlab run %s --queues %s --program \"%s\"", question->subject,
                        level->answer->queue->name, question->program);
}

/* The number of a row of memory in the list of all, each once. `seen` finds them. */
static json_t *row_number(json_t *rows, json_t *seen, json_t *row)
{
    char *text = json_dumps(row, JSON_COMPACT);
    json_t *number = text ? json_object_get(seen, text) : NULL;
    if (text && !number) {
        number = json_integer((json_int_t)json_array_size(rows));
        json_array_append(rows, row);
        json_object_set_new(seen, text, number);
    }
    free(text);
    return number;
}

/* Makes the graph smaller: states have their memory by number, and only the start its ways. */
static void shrink(json_t *object)
{
    json_t *rows = json_array(), *seen = json_object(), *state, *edge, *row;
    size_t i, k;
    json_array_foreach(json_object_get(object, "states"), i, state)
    {
        if (i)
            json_object_del(state, "n");
        if ((row = json_object_get(state, "m")))
            json_object_set(state, "m", row_number(rows, seen, row));
        json_array_foreach(json_object_get(state, "s"), k,
                           edge) if ((row = json_array_get(edge, EDGE_MEMORY)))
            json_array_set(edge, EDGE_MEMORY, row_number(rows, seen, row));
    }
    json_object_set_new(object, "memories", rows);
    json_decref(seen);
}

static json_t *level_json(const struct level *level)
{
    const struct lab *lab = level->chapter->lab;
    const struct lab_part *part = part_of(lab->number);
    json_t *object = graph_json(level->answers, level->answer);
    char *explain = level_command(level);
    if (object && explain) {
        json_object_set_new(object, "name", json_string(level->name));
        shrink(object);
        json_object_set_new(object, "lab", json_string(level->chapter->subject));
        json_object_set_new(object, "title", json_string(lab->folder ? lab->title : ""));
        json_object_set_new(object, "story", json_string(level->chapter->story));
        json_object_set_new(object, "part", part ? json_string(part->title) : json_null());
        json_object_set_new(object, "explain", json_string(explain));
        json_object_set_new(object, "threads_command", threads_command(level));
    }
    free(explain);
    return object;
}

json_t *levels_json(const struct levels *levels, size_t first, size_t count)
{
    json_t *list = json_array();
    for (size_t i = first; i < first + count; i++)
        json_array_append_new(list, level_json(&levels->list[i]));
    return json_pack("{s:o}", "levels", list);
}
