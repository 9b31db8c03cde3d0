/* The calls of a program and their answers, in words that fit a lane. */
#include "explore/tell/lane.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "explore/machine/machine.h"
#include "explore/names/names.h"

char *lane_call(char *text, size_t size, const struct operation *operation)
{
    static const char *const words[] = {"put", "get", "empty"};
    if (operation->kind == OPERATION_PUT)
        snprintf(text, size, operation->manner == MANNER_WAIT ? "wait_put(%u)" : "put(%u)",
                 (unsigned)operation->item);
    else
        snprintf(text, size, "%s", words[operation->kind]);
    return text;
}

static void add_text(char *text, size_t size, const char *more)
{
    size_t used = strlen(text);
    snprintf(text + used, size - used, "%s%s", used ? ", " : "", more);
}

void lane_add_answer(char *text, size_t size, const struct operation *operation)
{
    static const char *const words[] = {"ok", "FULL", "GOT", "EMPTY", "BUSY", "true", "false", "?"};
    char answer[40];
    if (operation->answer == ANSWER_GOT)
        snprintf(answer, sizeof answer, "GOT %" PRIu64,
                 operation->item == ITEM_NEVER_PUT ? 0 : operation->item);
    else
        snprintf(answer, sizeof answer, "%s", words[operation->answer]);
    add_text(text, size, answer);
}

void lane_write_call(char *text, size_t size, const struct program_operation *todo)
{
    const struct operation operation = {
        .kind = (uint8_t)todo->kind, .manner = (uint8_t)todo->manner, .item = todo->item};
    if ((todo->manner != MANNER_NOW || todo->back) && todo->kind == OPERATION_GET)
        snprintf(text, size, "%s", program_word(todo));
    else
        lane_call(text, size, &operation);
}

void lane_add_call(char *text, size_t size, size_t w, size_t i)
{
    char name[40];
    lane_write_call(name, sizeof name, &machine.experiment.program->workers[w].operations[i]);
    add_text(text, size, name);
}

void lane_thread(char *text, size_t size, const struct machine_worker *thread)
{
    char name[64];
    names_function(thread->routine, name, sizeof name);
    if (thread->parent < machine.workers)
        snprintf(text, size, "%c's %s", 'A' + thread->parent, name);
    else
        snprintf(text, size, "the queue's %s", name);
}
