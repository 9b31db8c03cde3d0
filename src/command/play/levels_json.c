/* Levels as data for the page. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/play/graph_json.h"
#include "command/play/levels.h"
#include "command/session/command_line.h"
#include "files/draft.h"
#include "json/build.h"
#include "lab/part.h"

enum { EDGE_PLACE = 6, EDGE_MEMORY = 10 }; /* what stands where in a choice: see README.md */

/* Begins a command: the verb; the lab and the queue of it, or the queue; the program. */
static void begin_command(FILE *out, const char *verb, const struct level *level)
{
    const struct question *question = level->answers->question;
    fprintf(out, "qlab %s ", verb);
    command_word(out, question->subject);
    if (question->lab->folder)
        command_queue(out, level->answer->queue->name);
    fprintf(out, " --program \"%s\"", question->program);
}

char *level_command(const struct level *level)
{
    const struct question *question = level->answers->question;
    struct draft draft;
    if (!draft_open(&draft))
        return NULL;
    begin_command(draft.out, "explain", level);
    fprintf(draft.out, " --capacity %zu", question->capacity);
    luck_print_options(&question->luck, &question->lab->explore, draft.out);
    draft_close(&draft, 0);
    return draft.text;
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
    struct draft draft;
    if (!draft_open(&draft))
        return NULL;
    begin_command(draft.out, "run", level);
    json_t *command = draft_close(&draft, 0) ? NULL : json_text(draft.text);
    free(draft.text);
    return command;
}

/* Values that come again, each once: rows of memory, source files. `seen` finds their numbers. */
struct rows {
    json_t *list, *seen;
};

/* The number of a row; NULL when out of memory. */
static json_t *row_number(struct rows *rows, json_t *row)
{
    char *text = json_dumps(row, JSON_COMPACT);
    json_t *number = text ? json_object_get(rows->seen, text) : NULL;
    if (text && !number) {
        number = json_integer((json_int_t)json_array_size(rows->list));
        rows->list = json_and(rows->list, json_incref(row));
        rows->seen = json_with(rows->seen, text, number);
    }
    free(text);
    return rows->list && rows->seen ? number : NULL;
}

/* Odds in five digits, which are as many as anybody is shown; near certainty all of them. */
static json_t *short_odds(double odds)
{
    char text[32];
    snprintf(text, sizeof text, "%.5g", odds);
    return json_real(odds > 0.9999 ? odds : strtod(text, NULL));
}

/* Gives a choice its memory by number, or leaves out the zeros at its end. 0, or -1 when out of
 * memory. */
static int shrink_edge(struct rows *rows, json_t *edge)
{
    json_t *row = json_array_get(edge, EDGE_MEMORY);
    if (row)
        return json_array_set(edge, EDGE_MEMORY, row_number(rows, row));
    for (size_t last; (last = json_array_size(edge) - 1) > EDGE_PLACE;
         json_array_remove(edge, last))
        if (json_integer_value(json_array_get(edge, last)) != 0)
            break;
    return 0;
}

/* Gives a state its memory by number, and its odds if there are any. 0, or -1 when out of memory.
 */
static int shrink_state(struct rows *rows, json_t *state)
{
    json_t *edge, *row, *odds = short_odds(json_real_value(json_object_get(state, "o")));
    size_t k;
    int failed = odds && json_real_value(odds) == 0 ? json_object_del(state, "o")
                                                    : json_object_set(state, "o", odds);
    json_decref(odds);
    if ((row = json_object_get(state, "m")))
        failed |= json_object_set(state, "m", row_number(rows, row));
    json_array_foreach(json_object_get(state, "s"), k, edge)
    {
        failed |= shrink_edge(rows, edge);
    }
    return failed;
}

/* Has the source files by their numbers among those of all levels. NULL when out of memory. */
static json_t *share_files(json_t *object, struct rows *files)
{
    json_t *numbers = json_array(), *file;
    size_t i;
    json_array_foreach(json_object_get(object, "files"), i, file)
    {
        numbers = json_and(numbers, json_incref(row_number(files, file)));
    }
    return json_with(object, "files", numbers);
}

/* Makes the graph smaller: states have their memory by number, and only the start its ways; what is
 * zero is left out. NULL when out of memory. */
static json_t *shrink(json_t *object)
{
    struct rows rows = {json_array(), json_object()};
    json_t *state;
    size_t i;
    int failed = 0;
    json_array_foreach(json_object_get(object, "states"), i, state)
    {
        if (i)
            json_object_del(state, "n");
        failed |= shrink_state(&rows, state);
    }
    json_decref(rows.seen);
    object = json_with(object, "memories", rows.list);
    if (!failed)
        return object;
    json_decref(object);
    return NULL;
}

static json_t *level_json(const struct level *level, struct rows *files)
{
    const struct lab *lab = level->chapter->lab;
    const struct lab_part *part = part_of(lab->number);
    json_t *object = graph_json(level->answers, level->answer);
    char *explain = level_command(level);
    object = json_with(object, "name", json_text(level->name));
    object = share_files(shrink(object), files);
    object = json_with(object, "lab", json_text(level->chapter->subject));
    object = json_with(object, "title", json_string(lab->folder ? lab->title : ""));
    object = json_with(object, "story", json_text(level->chapter->story));
    object = json_with(object, "part", json_text_or_null(part ? part->title : NULL));
    object = json_with(object, "explain", explain ? json_text(explain) : NULL);
    object = json_with(object, "threads_command", threads_command(level));
    free(explain);
    return object;
}

char *levels_text(const struct levels *levels, size_t first, size_t count)
{
    json_t *list = json_array();
    struct rows files = {json_array(), json_object()};
    for (size_t i = first; i < first + count; i++)
        list = json_and(list, level_json(&levels->list[i], &files));
    json_decref(files.seen);
    json_t *document = json_pack("{s:o, s:o}", "levels", list, "files", files.list);
    char *text =
        document ? json_dumps(document, JSON_COMPACT | JSON_REAL_PRECISION(JSON_MEASURED)) : NULL;
    json_decref(document);
    return text;
}
