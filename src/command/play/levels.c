/* Gathers levels: asks the explorer for every queue's state graph. */
#include "command/play/levels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/course/lesson.h"
#include "command/explain/ask.h"
#include "command/line/status.h"
#include "explore/table.h"
#include "files/grow.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/lab_queues.h"

static const struct question asked = {
    .engine = ENGINE_NONE, .most_states = GRAPH_STATES + 1, .graph = true};

/* Without the folders that a file stands in. */
static const char *short_name(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash && slash[1] ? slash + 1 : name;
}

/* Names the newest level: further programs of the same lab and queue have numbers. */
static void name_level(struct levels *levels)
{
    struct level *level = &levels->list[levels->count - 1];
    char plain[120];
    size_t same = 1;
    snprintf(plain, sizeof plain, "%s/%s", short_name(level->chapter->subject),
             short_name(level->answer->queue->name));
    for (size_t i = 0; i + 1 < levels->count; i++)
        same += levels->list[i].chapter == level->chapter &&
                levels->list[i].answer->queue == level->answer->queue;
    if (same == 1)
        snprintf(level->name, sizeof level->name, "%s", plain);
    else
        snprintf(level->name, sizeof level->name, "%s-%zu", plain, same);
}

/* Adds the answers to one part of a chapter as levels. */
static int add_levels(struct levels *levels, const struct chapter *chapter,
                      const struct answers *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        if (answers->list[i].graph->left_out) {
            levels->left_out++;
            continue;
        }
        if (!grow(&levels->list, levels->count, sizeof *levels->list))
            return complain(STATUS_SYSTEM, "out of memory");
        levels->list[levels->count++] =
            (struct level){.chapter = chapter, .answers = answers, .answer = &answers->list[i]};
        name_level(levels);
    }
    return 0;
}

/* Asks the explorer for every part of a chapter. */
static int explore(struct levels *levels, struct chapter *chapter, const char *program)
{
    struct question question = asked;
    int status = 0;
    question.lab = chapter->lab;
    question.subject = chapter->subject;
    question.luck = luck_untyped();
    parts_make(&chapter->parts, &question, program, true);
    chapter->answers = calloc(chapter->parts.count, sizeof *chapter->answers);
    chapter->story = lesson_story(chapter->lab);
    if (!chapter->answers || !chapter->story)
        return complain(STATUS_SYSTEM, "out of memory");
    for (size_t i = 0; i < chapter->parts.count && !status; i++) {
        status = answers_find(&chapter->answers[i], &chapter->parts.list[i]);
        status = status ? status : add_levels(levels, chapter, &chapter->answers[i]);
    }
    return status;
}

int levels_add(struct levels *levels, struct lab *lab, const char *subject, const char *program)
{
    struct chapter *chapter = calloc(1, sizeof *chapter);
    if (!chapter || !grow(&levels->chapters, levels->chapter_count, sizeof chapter)) {
        free(chapter);
        lab_free(lab);
        return complain(STATUS_SYSTEM, "out of memory");
    }
    levels->chapters[levels->chapter_count++] = chapter;
    chapter->lab = lab;
    chapter->subject = subject ? subject : lab->name;
    return explore(levels, chapter, program);
}

/* Takes away the programs of queues that are not explored here. */
static void drop_programs(struct lab_explore *explore)
{
    size_t kept = 0;
    for (size_t i = 0; i < explore->program_count; i++)
        if (explore->programs[i].queue &&
            !queue_find_instrumented(explore->programs[i].queue->name))
            free(explore->programs[i].text);
        else
            explore->programs[kept++] = explore->programs[i];
    explore->program_count = kept;
}

/* Leaves to the lab the queues that the explorer sees; false if there are none. */
static bool keep_seen(struct lab *lab)
{
    char names[2000] = "";
    struct lab_error error;
    for (size_t i = 0; i < lab->queue_count; i++) {
        const char *name = lab->queues[i].queue->name;
        size_t used = strlen(names);
        if (queue_find_instrumented(name))
            snprintf(names + used, sizeof names - used, "%s%s", used ? "," : "", name);
    }
    drop_programs(&lab->explore);
    return *names && lab_set_queues(lab, names, &error);
}

int levels_add_seen(struct levels *levels, struct lab *lab)
{
    if (keep_seen(lab))
        return levels_add(levels, lab, NULL, NULL);
    lab_free(lab);
    return 0;
}

int levels_add_course(struct levels *levels)
{
    struct lab_error error;
    struct lab **labs;
    size_t count;
    int status = 0;
    if (lab_all(&labs, &count, &error))
        return complain(error.status, "%s", error.text);
    for (size_t i = 0; i < count; i++)
        if (!status)
            status = levels_add_seen(levels, labs[i]);
        else
            lab_free(labs[i]);
    free(labs);
    return status;
}

void levels_free(struct levels *levels)
{
    for (size_t i = 0; i < levels->chapter_count; i++) {
        for (size_t k = 0; levels->chapters[i]->answers && k < levels->chapters[i]->parts.count;
             k++)
            answers_free(&levels->chapters[i]->answers[k]);
        free(levels->chapters[i]->answers);
        lab_free(levels->chapters[i]->lab);
        free(levels->chapters[i]->story);
        free(levels->chapters[i]);
    }
    free(levels->chapters);
    free(levels->list);
    *levels = (struct levels){0};
}
